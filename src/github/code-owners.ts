import { UserError } from '../connector/user-error.ts';

/** Who may approve changes of one connector, beside the maintainers. */
export interface OwnedFolder {
  /** From the root of the repository, with slashes. */
  readonly folder: string;
  /** Logins of its publisher's approvers. A login is for GitHub alone: rights are asked by number everywhere else. */
  readonly approvers: readonly string[];
}

export const ownersPath = '.github/CODEOWNERS';
const begin = '# certify: begin. Made by: certify github owners. Write above or below, not in here.';
const end = '# certify: end';

/** What the pipeline relies on belongs to the maintainers alone, also inside a publisher's folder: the last line that fits counts. */
const maintained = ['/.github/', '/certification.json', '/publishers/', '/rules/', '/rulesets/', '/src/', '/trust/', '/waivers.json'];

/** GitHub reads no larger file. */
const mostBytes = 3_000_000;

/** The marked part of CODEOWNERS: a line for each connector with an approver, then what only maintainers own. */
export function ownersBlock(folders: readonly OwnedFolder[], maintainers: readonly string[]): string {
  const owned = folders
    .filter(({ folder, approvers }) => approvers.length > 0 && canBeWritten(folder))
    .map(({ folder, approvers }) => {
      const owners = [...new Set([...approvers.map((login) => `@${login}`).sort(), ...maintainers])];
      return `/${escapePattern(folder)}/ ${owners.join(' ')}`;
    })
    .sort();
  const rest = maintained.map((path) => `${path} ${maintainers.join(' ')}`);
  return [begin, `* ${maintainers.join(' ')}`, ...owned, ...rest, end, ''].join('\n');
}

/**
 * The file with its marked part exchanged, or with one at its end where it has none: what people wrote around it stays as it is. A
 * `UserError` where the marks do not fit, because nobody could tell what is whose.
 */
export function withOwnersBlock(file: string, block: string): string {
  const lines = file.split(/(?<=\n)/);
  const [from, ...secondBegins] = indexesOf(lines, begin);
  const [to, ...secondEnds] = indexesOf(lines, end);
  if (from === undefined && to === undefined) return limited(file === '' || file.endsWith('\n') ? `${file}${block}` : `${file}\n${block}`);
  if (from === undefined || to === undefined || to < from || secondBegins.length + secondEnds.length > 0)
    throw new UserError(
      `The marks in ${ownersPath} do not fit: one line '${begin}' and after it one line '${end}' are expected. Repair them, or remove the marked part; nothing was written.`,
    );
  return limited([...lines.slice(0, from), block, ...lines.slice(to + 1)].join(''));
}

function limited(text: string): string {
  if (new TextEncoder().encode(text).length > mostBytes)
    throw new UserError(
      `${ownersPath} would be larger than ${mostBytes} bytes, which GitHub does not read. Remove lines that were written by hand.`,
    );
  return text;
}

function indexesOf(lines: readonly string[], mark: string): readonly number[] {
  return lines.flatMap((line, index) => (line.trim() === mark ? [index] : []));
}

/** A name of which no pattern can be written is the maintainers' by the first line. */
function canBeWritten(folder: string): boolean {
  return !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(folder);
}

/** A path as a pattern that fits it alone. */
function escapePattern(path: string): string {
  return path.replace(/[\s\\*?[\]!#]/gu, (character) => `\\${character}`);
}
