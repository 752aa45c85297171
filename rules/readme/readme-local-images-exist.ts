import { defineRule, publicPrograms } from '../define.ts';
import { folder, readme } from '../examples.ts';
import { quote } from '../quote.ts';

/** The addresses of images: in Markdown, and as HTML that Markdown lets pass. */
const images = [/!\[[^[\]]*\]\([ \t]{0,9}<?([^()\s<>]+)/g, /<img\b[^<>]{0,500}?\bsrc=["']([^"'<>]+)["']/gi];

const image = /!\[|<img/i;

export const readmeLocalImagesExist = defineRule({
  id: 'readme-local-images-exist',
  subject: 'readme',
  codes: [],
  severity: 'warning',
  programs: publicPrograms,
  summary: 'An image that the readme shows from the folder lies in the folder.',
  why: 'Readers see a broken image where a step was to be explained.',
  fix: 'Correct the path, letter case included, or delete the image.',
  given: 'readme',
  *check({ text, lines }, { entries, truncated }) {
    if (truncated || !image.test(text)) return;
    const files = new Set(entries.map(({ path }) => path));
    for (const { text, line, isCode } of lines) {
      if (isCode || !image.test(text)) continue;
      for (const [, address = ''] of images.flatMap((shape) => [...text.matchAll(shape)])) {
        const path = pathInFolder(address);
        if (path !== undefined && !files.has(path)) yield { message: `The image ${quote(address)} is not in the folder.`, line };
      }
    }
  },
  valid: [
    folder('in the folder', { 'readme.md': '![Icon](icon.png) ![Icon](./images/../icon.png#top)\n', 'icon.png': new Uint8Array(1) }),
    folder('with a blank in its name', { 'readme.md': '![A](images/my%20icon.png "Icon")\n', 'images/my icon.png': new Uint8Array(1) }),
    folder('with a backslash', { 'readme.md': '![A](images\\icon.png)\n', 'images/icon.png': new Uint8Array(1) }),
    readme('elsewhere', '![A](https://www.fabrikam.com/a.png) ![B](//fabrikam.com/b.png) ![C](data:image/png;base64,AA) ![D](#d)\n'),
    readme('no image, and code', '[Manual](manual.md)\n\n```\n![A](a.png)\n```\n'),
  ],
  invalid: [
    readme('absent', '# Northwind Things\n\n![Steps](images/steps.png)\n', 3),
    readme('as HTML', '<img width="9" src="images/steps.png" />\n', 1, { program: 'independent-publisher' }),
    folder('another letter case', { 'readme.md': '![Icon](Icon.png)\n', 'icon.png': new Uint8Array(1) }, [{ file: 'readme.md', line: 1 }]),
    readme('out of the folder', '![Icon](../Northwind%20Things/icon.png)\n', 1),
  ],
});

/** The path below the folder that an address means; `undefined` when it leads to another site or stays on the page. */
function pathInFolder(address: string): string | undefined {
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/|#)/i.test(address)) return undefined;
  const names: string[] = [];
  // Browsers take a backslash for a slash.
  for (const name of decoded(address.replace(/[?#].*$/, '')).split(/[\\/]/)) {
    if (name === '..' && names.length > 0 && names.at(-1) !== '..') names.pop();
    else if (name !== '.') names.push(name);
  }
  return names.join('/');
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
