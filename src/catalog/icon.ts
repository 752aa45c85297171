import { encode } from 'fast-png';
import type { Connector } from '../connector/connector.ts';
import { limits } from '../connector/limits.ts';
import { type Png, readPng } from '../connector/png.ts';

/** Pixels of the longer side of a published icon: twice what a page shows. */
const side = 128;

/** More of a file than this is no icon. */
const mostBytes = limits.fileBytes / 2;

/**
 * The connector's icon as a PNG of our own: made of the pixels alone, so that nothing else of the publisher's file is served. From the
 * folder's `icon.png`, else from the certification package; `undefined` when there is none, or none that can be read.
 */
export function iconOf(connector: Connector): Uint8Array | undefined {
  const image = folderImage(connector) ?? packageImage(connector);
  if (image?.pixels === undefined) return undefined;
  const { width, height } = image;
  const scale = Math.min(1, side / Math.max(width, height));
  const size = { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
  const data = scale === 1 ? image.pixels : shrunk(image.pixels, image, size);
  return encode({ ...size, data, depth: 8, channels: 4 });
}

function folderImage({ entries }: Connector): Png | undefined {
  const file = entries.find(({ kind, path }) => kind === 'file' && path.toLowerCase() === 'icon.png');
  return file?.bytes === undefined || file.size > mostBytes ? undefined : readPng(file.bytes);
}

function packageImage(connector: Connector): Png | undefined {
  const icon = connector.package()?.icon;
  return icon === undefined || icon.size > mostBytes ? undefined : icon.image;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Each pixel is the mean of those it stands for; a colour counts as much as it is opaque. */
function shrunk(pixels: Uint8Array, from: Size, to: Size): Uint8Array {
  const made = new Uint8Array(to.width * to.height * 4);
  for (let y = 0; y < to.height; y += 1) {
    const [top, bottom] = span(y, to.height, from.height);
    for (let x = 0; x < to.width; x += 1) {
      const [left, right] = span(x, to.width, from.width);
      const sum = [0, 0, 0, 0];
      for (let row = top; row < bottom; row += 1)
        for (let at = (row * from.width + left) * 4; at < (row * from.width + right) * 4; at += 4) {
          const alpha = pixels[at + 3] ?? 0;
          sum[3] = (sum[3] ?? 0) + alpha;
          for (let color = 0; color < 3; color += 1) sum[color] = (sum[color] ?? 0) + (pixels[at + color] ?? 0) * alpha;
        }
      const [red = 0, green = 0, blue = 0, alpha = 0] = sum;
      const shown = Math.max(1, alpha);
      made.set(
        [red / shown, green / shown, blue / shown, alpha / ((bottom - top) * (right - left))].map(Math.round),
        (y * to.width + x) * 4,
      );
    }
  }
  return made;
}

function span(at: number, count: number, of: number): readonly [from: number, to: number] {
  const from = Math.floor((at * of) / count);
  return [from, Math.max(from + 1, Math.floor(((at + 1) * of) / count))];
}
