import type { Icon } from '../../src/connector/package.ts';
import { independentPublisherColor } from '../../src/connector/program.ts';
import { defineRule } from '../define.ts';
import { folder } from '../examples.ts';
import { isIconImage, isImage } from '../file-kinds.ts';
import { packaged } from '../package/example-package.ts';
import { quote } from '../quote.ts';
import { icon } from './example-icon.ts';
import { cornersOf, isNear, pixelOf } from './pixels.ts';

export const iconIndependentAbsent = defineRule({
  id: 'icon-independent-absent',
  subject: 'icon',
  codes: [],
  severity: 'warning',
  programs: ['independent-publisher'],
  summary: 'An independent submission brings no icon but the common one of all independent publishers.',
  why: 'The logo belongs to the owner of the service, who has not agreed that somebody else publishes under it.',
  fix: 'Delete the icon; the connector gets the common one.',
  published: { certified: 0, 'independent-publisher': 0 },
  given: 'connector',
  *check(connector) {
    for (const { path, kind } of connector.entries) {
      // The others are those of icon-absent-in-folder.
      const isIcon = kind === 'file' && isImage(path) && !isIconImage(path) && /(?:icon|logo)[^/]*$/i.test(path);
      if (isIcon) yield { message: `The folder holds the icon ${quote(path)}.`, file: path };
    }
    const certificationPackage = connector.package();
    const packed = certificationPackage?.icon;
    if (certificationPackage && packed && !isCommonIcon(packed))
      yield { message: `The package holds the icon ${quote(packed.path)}.`, file: certificationPackage.name };
  },
  valid: [
    packaged('none', {}, { program: 'independent-publisher' }),
    packaged(
      'the common one',
      { outer: { 'icon.png': () => icon({ background: [0xda, 0x3b, 0x01] }) } },
      { program: 'independent-publisher' },
    ),
    packaged('a certified connector', { outer: { 'icon.png': icon } }),
    folder('icon-absent-in-folder', { 'icon.png': new Uint8Array(8) }, [], { program: 'independent-publisher' }),
    folder('an image of the readme', { 'icons/steps.webp': new Uint8Array(8) }, [], { program: 'independent-publisher' }),
  ],
  invalid: [
    packaged('in the package', { outer: { 'icon.png': icon } }, { program: 'independent-publisher' }),
    packaged('in the package, of no known format', { outer: { 'Icon.PNG': 'GIF89a' } }, { program: 'independent-publisher' }),
    folder('in the folder, of another format', { 'favicon.ico': new Uint8Array(8) }, [{ file: 'favicon.ico' }], {
      program: 'independent-publisher',
    }),
  ],
});

/** The common icon stands on a colour that no other connector may have. */
function isCommonIcon({ image }: Icon): boolean {
  const corners = image && cornersOf(image);
  return corners?.every(([, pixel]) => isNear(pixel, pixelOf(independentPublisherColor))) ?? false;
}
