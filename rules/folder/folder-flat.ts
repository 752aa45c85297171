import { defineRule, everyProgram } from '../define.ts';
import { folder } from '../examples.ts';
import { isImage } from '../file-kinds.ts';
import { quote } from '../quote.ts';
import { isImageOfReadme } from './readme-images.ts';

export const folderFlat = defineRule({
  id: 'folder-flat',
  subject: 'folder',
  codes: [],
  severity: 'info',
  programs: everyProgram,
  summary: 'The folder has no folder below it, except one for the images of the readme.',
  why: 'Files of a connector are looked for directly in its folder; what lies deeper is not found.',
  fix: 'Move the files up, or delete them.',
  given: 'connector',
  *check({ entries, readme }) {
    const files = new Map<string, string[]>();
    for (const { path } of entries) {
      const end = path.indexOf('/');
      if (end !== -1) files.set(path.slice(0, end), [...(files.get(path.slice(0, end)) ?? []), path]);
    }
    const ofImages = [...files].find(([, paths]) => paths.every(isImage) && paths.some((path) => isImageOfReadme(path, readme)));
    for (const [name] of files) {
      if (name !== ofImages?.[0]) yield { message: `The folder has a folder ${quote(name)} below it.`, file: name };
    }
  },
  valid: [
    folder('files only', { 'icon.png': new Uint8Array(8) }),
    folder('images of the readme', {
      'readme.md': '![Steps](images/steps.png)\n',
      'images/steps.png': new Uint8Array(8),
      'images/old.png': new Uint8Array(8),
    }),
  ],
  invalid: [
    folder('images that the readme does not show', { 'images/steps.png': new Uint8Array(8) }, [{ file: 'images' }]),
    folder(
      'more than images',
      { 'readme.md': '![Steps](docs/steps.png)\n', 'docs/steps.png': new Uint8Array(8), 'docs/steps.pdf': new Uint8Array(8) },
      [{ file: 'docs' }],
    ),
    folder(
      'a second folder of images',
      { 'readme.md': '![A](a/a.png) ![B](b/b.png)\n', 'a/a.png': new Uint8Array(8), 'b/b.png': new Uint8Array(8) },
      [{ file: 'b' }],
      { program: 'custom' },
    ),
  ],
});
