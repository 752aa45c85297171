import type { MarkdownFile } from '../../src/connector/markdown-file.ts';
import { isImage } from '../file-kinds.ts';

/**
 * True for an image that the readme names by its path, in whichever kind of link: those to the repository's own web pages, by which many
 * readmes show their images, end in the same path.
 */
export function isImageOfReadme(path: string, readme: MarkdownFile | undefined): boolean {
  if (readme === undefined || !isImage(path)) return false;
  const text = readme.text.toLowerCase().replaceAll('%20', ' ').replaceAll('\\', '/');
  const name = path.toLowerCase();
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) {
    // `step-1.png` does not name `1.png`.
    if (at === 0 || /[\s/(<"'=[]/.test(text.charAt(at - 1))) return true;
  }
  return false;
}
