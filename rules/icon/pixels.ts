import type { Png } from '../../src/connector/png.ts';

/** Red, green, blue and alpha, 0 to 255 each. */
export type Pixel = readonly [red: number, green: number, blue: number, alpha: number];

/** Differences that an eye does not see: what is left of the compression of an earlier format. */
const tolerance = 8;

/** The four corners with their names; `undefined` when the pixels are not known. */
export function cornersOf({ width, height, pixels }: Png): readonly (readonly [name: string, pixel: Pixel])[] | undefined {
  return (
    pixels && [
      ['upper left', pixelAt(pixels, 0)],
      ['upper right', pixelAt(pixels, width - 1)],
      ['lower left', pixelAt(pixels, (height - 1) * width)],
      ['lower right', pixelAt(pixels, height * width - 1)],
    ]
  );
}

export function pixelAt(pixels: Uint8Array, index: number): Pixel {
  const [red = 0, green = 0, blue = 0, alpha = 0] = pixels.subarray(index * 4, index * 4 + 4);
  return [red, green, blue, alpha];
}

/** True for colours that look the same; what cannot be seen has no colour. */
export function isNear(one: Pixel, other: Pixel): boolean {
  if (one[3] === 0 && other[3] === 0) return true;
  return one.every((channel, index) => Math.abs(channel - (other[index] ?? 0)) <= tolerance);
}

/** The opaque pixel of a colour in six hexadecimal digits. */
export function pixelOf(color: string): Pixel {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  return [red, green, blue, 255];
}

export function colorOf(pixel: Pixel): string {
  return `#${pixel
    .slice(0, 3)
    .map((channel) => channel.toString(16).padStart(2, '0'))
    .join('')}`;
}
