import { own } from '../../src/connector/json-value.ts';
import { defineRule } from '../define.ts';
import { packaged } from '../package/example-package.ts';
import { isColor, isRefusedColor } from '../properties/brand-color.ts';
import { icon } from './example-icon.ts';
import { colorOf, cornersOf, isNear, type Pixel, pixelOf } from './pixels.ts';

export const iconBackground = defineRule({
  id: 'icon-background',
  subject: 'icon',
  codes: ['5000.2.1.5'],
  severity: 'warning',
  programs: ['certified'],
  heuristic: true,
  summary: 'The background of the icon is opaque and has the brand colour, which is neither white nor #007ee5.',
  why: 'Makers see the icon on a tile of the brand colour: another background becomes a box on it.',
  fix: 'Fill the background of the icon with the colour of iconBrandColor, to the corners.',
  given: 'icon',
  *check({ image }, { properties }) {
    const corners = image && cornersOf(image);
    const color = properties && own(properties.value, 'iconBrandColor');
    const brand = typeof color === 'string' && isColor(color) ? color : undefined;
    for (const [name, pixel] of corners ?? []) {
      const fault = faultOf(pixel, brand);
      if (fault === undefined) continue;
      yield { message: `The ${name} corner of the icon is ${fault}.` };
      return;
    }
  },
  valid: [
    packaged('the brand colour', {}),
    packaged('nearly the brand colour', { outer: { 'icon.png': () => icon({ background: [0x20, 0x70, 0xe3] }) } }),
    packaged('not a PNG: icon-file-valid', { outer: { 'icon.png': '' } }),
  ],
  invalid: [
    packaged('transparent', { outer: { 'icon.png': () => icon({ background: [0x1f, 0x6f, 0xeb, 0] }) } }),
    packaged('half transparent', { outer: { 'icon.png': () => icon({ background: [0x1f, 0x6f, 0xeb, 254] }) } }),
    packaged('white', { outer: { 'icon.png': () => icon({ background: [255, 255, 255] }) } }),
    packaged('the colour that the platform fills in', { outer: { 'icon.png': () => icon({ background: [0, 0x7e, 0xe5] }) } }),
    packaged('in one corner of four', {
      outer: { 'icon.png': () => icon({ background: (x) => (x === 99 ? [255, 255, 255] : [0x1f, 0x6f, 0xeb]) }) },
    }),
    packaged('another colour', { outer: { 'icon.png': () => icon({ background: [0x1f, 0x6f, 0xe2] }) } }),
  ],
});

function faultOf(pixel: Pixel, brand: string | undefined): string | undefined {
  if (pixel[3] < 255) return pixel[3] === 0 ? 'transparent' : 'partly transparent';
  const color = colorOf(pixel);
  if (isRefusedColor(color)) return color;
  return brand === undefined || isNear(pixel, pixelOf(brand)) ? undefined : `${color}, not ${brand} as iconBrandColor says`;
}
