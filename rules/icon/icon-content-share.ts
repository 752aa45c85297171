import type { Png } from '../../src/connector/png.ts';
import { defineRule } from '../define.ts';
import { packaged } from '../package/example-package.ts';
import { icon } from './example-icon.ts';
import { cornersOf, isNear, pixelAt } from './pixels.ts';

/** The logo must stay below this part of width and height. */
const limit = 0.7;

export const iconContentShare = defineRule({
  id: 'icon-content-share',
  subject: 'icon',
  codes: [],
  severity: 'info',
  programs: ['certified'],
  heuristic: true,
  summary: 'The logo covers less than 70% of the width and height of the icon.',
  why: 'Where the icon is cut to a circle or shown small, a logo without margin loses its edges.',
  fix: 'Leave more margin around the logo.',
  given: 'icon',
  check({ image }) {
    const content = image && contentOf(image);
    if (content === undefined || (content.width < limit && content.height < limit)) return;
    return { message: `The logo covers ${percent(content.width)} of the width and ${percent(content.height)} of the height of the icon.` };
  },
  valid: [
    packaged('half of it', {}),
    packaged('a little less than 70%', { outer: { 'icon.png': () => icon({ width: 230, share: 160 / 230 }) } }),
    packaged('no logo at all', { outer: { 'icon.png': () => icon({ share: 0 }) } }),
    packaged('no single background', { outer: { 'icon.png': () => icon({ share: 0.9, background: (x) => [2 * x, 0, 0] }) } }),
  ],
  invalid: [
    packaged('exactly 70%', { outer: { 'icon.png': () => icon({ share: 0.7 }) } }),
    packaged('on a transparent background', { outer: { 'icon.png': () => icon({ share: 0.98, background: [0, 0, 0, 0] }) } }),
    packaged('of another shape', { outer: { 'icon.png': () => icon({ share: 0.9, height: 200 }) } }),
  ],
});

/** The parts of width and height that differ from the background: from the one colour that all corners have. */
function contentOf(image: Png): { readonly width: number; readonly height: number } | undefined {
  const { width, height, pixels } = image;
  const [first, ...others] = cornersOf(image) ?? [];
  if (pixels === undefined || first === undefined || !others.every(([, pixel]) => isNear(pixel, first[1]))) return undefined;
  let [left, right, top, bottom] = [width, -1, height, -1];
  for (let index = 0; index < width * height; index += 1) {
    if (isNear(pixelAt(pixels, index), first[1])) continue;
    const x = index % width;
    const y = Math.floor(index / width);
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return right === -1 ? undefined : { width: (right - left + 1) / width, height: (bottom - top + 1) / height };
}

function percent(part: number): string {
  return `${Math.round(part * 100)}%`;
}
