import { defineRule } from '../define.ts';
import { packaged } from '../package/example-package.ts';
import { icon } from './example-icon.ts';

const smallest = 100;
const largest = 230;

export const iconDimensions = defineRule({
  id: 'icon-dimensions',
  subject: 'icon',
  codes: ['5000.2.1.4'],
  severity: 'error',
  programs: ['certified'],
  summary: `The icon is a square of ${smallest} to ${largest} pixels.`,
  why: 'The places that show it are squares of one size: another shape is distorted, a smaller one is blurred.',
  fix: `Scale the icon to a square of at most ${largest} pixels.`,
  given: 'icon',
  check({ image }) {
    if (image === undefined) return;
    const { width, height } = image;
    if (width === height && width >= smallest && width <= largest) return;
    return { message: `The icon is ${width} pixels wide and ${height} high.` };
  },
  valid: [
    packaged('the smallest', { outer: { 'icon.png': () => icon({ width: smallest }) } }),
    packaged('the largest', { outer: { 'icon.png': () => icon({ width: largest }) } }),
    packaged('not a PNG: icon-file-valid', { outer: { 'icon.png': '' } }),
  ],
  invalid: [
    packaged('one pixel too small', { outer: { 'icon.png': () => icon({ width: smallest - 1 }) } }),
    packaged('one pixel too large', { outer: { 'icon.png': () => icon({ width: largest + 1 }) } }),
    packaged('not a square', { outer: { 'icon.png': () => icon({ width: 160, height: 161 }) } }),
  ],
});
