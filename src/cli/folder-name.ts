import { join } from 'node:path';
import { UserError } from '../connector/user-error.ts';

/** A folder's name from a title: letters, digits and blanks that every system takes. `fallback` stands for an empty title. */
export function folderNameOf(title: string, fallback = ''): string {
  const plain = (title === '' ? fallback : title)
    .normalize('NFC')
    .replace(/[^\p{L}\p{N} ()&-]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
    .slice(0, 80)
    .trim();
  if (plain === '') throw new UserError('There is no title to name a folder after. Name one with --output.');
  if (/^(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³])$/i.test(plain))
    throw new UserError(`No folder can be named '${plain}' on Windows, where that is a device. Name one with --output.`);
  return join('.', plain);
}
