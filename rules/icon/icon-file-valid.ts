import { defineRule } from '../define.ts';
import { packaged } from '../package/example-package.ts';
import { quote } from '../quote.ts';
import { icon } from './example-icon.ts';

export const iconFileValid = defineRule({
  id: 'icon-file-valid',
  subject: 'icon',
  codes: ['5000.2.1.3', '5000.1.1.1'],
  severity: 'error',
  programs: ['certified'],
  summary: 'The certification package of a certified connector holds its icon as a PNG named icon.png.',
  why: 'Makers find a connector by its icon; without one the package is sent back.',
  fix: 'Save the icon as PNG, and put it as icon.png beside intro.md into the package.',
  given: 'package',
  check({ icon, outer }) {
    // Of a package that is not read nobody knows what it holds.
    if (outer.refusal !== undefined || icon?.image !== undefined) return;
    return { message: icon === undefined ? 'The package holds no icon.png.' : `${quote(icon.path)} is no PNG, or a damaged one.` };
  },
  valid: [
    packaged('an icon', {}),
    packaged('in another letter case', { outer: { 'icon.png': undefined, 'Icon.PNG': icon } }),
    packaged('an independent publisher', {}, { program: 'independent-publisher' }),
    packaged('a package that is not read', { outer: { 'icon.png': undefined, '../icon.png': icon } }),
  ],
  invalid: [
    packaged('none', { outer: { 'icon.png': undefined } }),
    packaged('in another format', { outer: { 'icon.png': '<svg xmlns="http://www.w3.org/2000/svg"/>' } }),
    packaged('cut off', { outer: { 'icon.png': () => icon().subarray(0, 30) } }),
    packaged('in a folder', { outer: { 'icon.png': undefined, 'images/icon.png': icon } }),
  ],
});
