import { deflateSync } from 'node:zlib';
import { encode } from 'fast-png';
import { iconOf } from '../../src/catalog/icon.ts';
import { readPng } from '../../src/connector/png.ts';
import { bytesOf } from '../case.ts';
import { pngOf } from '../mutate/png.ts';
import { isOneOf } from '../oracles.ts';
import { keptCases } from '../seeds.ts';
import { promise, type Target } from '../target.ts';
import { casesOf } from './one-file.ts';
import { connectorOf } from './read-case.ts';

/** A small image, as it should be. */
export const image = encode({ width: 3, height: 2, data: new Uint8Array(24).fill(120), depth: 8, channels: 4 });

/** Images. */
export const png: Target = {
  name: 'png',
  about: '`connector/png` and `catalog/icon`: images, and what is published of them',
  medium: { kindOf: () => 'png', mostBytes: 16_384 },
  seeds: () => [
    ...keptCases('png'),
    ...casesOf('icon.png', [
      image,
      encode({ width: 2, height: 2, data: new Uint16Array(16).fill(9), depth: 16, channels: 4 }),
      encode({ width: 5, height: 3, data: new Uint8Array(15), depth: 8, channels: 1 }),
      pngOf([
        { type: 'IHDR', data: Buffer.from([0, 0, 0, 4, 0, 0, 0, 2, 2, 3, 0, 0, 0]) },
        { type: 'PLTE', data: Buffer.from([1, 2, 3, 4, 5, 6, 7, 8, 9]) },
        { type: 'tRNS', data: Buffer.from([0, 128]) },
        { type: 'IDAT', data: deflateSync(Buffer.from([0, 0x1b, 4, 0x12])) },
        { type: 'IEND', data: new Uint8Array() },
      ]),
    ]),
  ],
  run: (parts) => {
    const bytes = bytesOf(parts, 'icon.png');
    const read = readPng(bytes);
    if (read === undefined) return;
    const { width, height, pixels } = read;
    promise(width > 0 && height > 0, 'An image has no width or height.');
    promise(pixels === undefined || pixels.length === width * height * 4, 'An image has more or fewer pixels than its sides.');
    if (pixels === undefined || !isOneOf(bytes, 4)) return;
    const icon = iconOf(connectorOf([{ name: 'icon.png', bytes }]));
    promise(icon !== undefined && readPng(icon)?.pixels !== undefined, 'The icon that was made of an image is none.');
  },
};
