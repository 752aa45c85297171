import { defineRule, publicPrograms } from '../define.ts';
import { folder } from '../examples.ts';
import { isIconImage } from '../file-kinds.ts';
import { quote } from '../quote.ts';

export const iconAbsentInFolder = defineRule({
  id: 'icon-absent-in-folder',
  subject: 'icon',
  codes: [],
  severity: 'warning',
  programs: publicPrograms,
  summary: 'The folder holds no image of an icon or logo.',
  why: 'The icon that makers see comes from the certification package; an image in the folder is shown nowhere, and reviewers send it back.',
  fix: 'Delete the image; the icon of a certified connector goes into its certification package.',
  published: { certified: 6, 'independent-publisher': 0 },
  given: 'entry',
  check({ path, kind }) {
    if (kind === 'file' && isIconImage(path)) return { message: `The folder holds the image ${quote(path)}.` };
  },
  valid: [
    folder('an image of the readme', { 'images/steps.png': new Uint8Array(8) }),
    folder('a folder of that name', { 'icons/steps.png': new Uint8Array(8), 'logo.txt': '' }),
    folder('a custom connector', { 'icon.png': new Uint8Array(8) }, [], { program: 'custom' }),
  ],
  invalid: [
    folder('an icon', { 'icon.png': new Uint8Array(8) }, [{ file: 'icon.png' }]),
    folder('a logo in a folder below', { 'images/Northwind-Logo-2.SVG': '<svg/>' }, [{ file: 'images/Northwind-Logo-2.SVG' }], {
      program: 'independent-publisher',
    }),
  ],
});
