import { unseenCharacters } from '../connector/unseen-characters.ts';

/** What somebody asked for in a comment. */
export type CommentCommand =
  | { readonly name: 'recheck' }
  | {
      readonly name: 'explain';
      /** A rule's id or a code, as it was written. */
      readonly asked: string;
    }
  | { readonly name: 'hold'; readonly reason: string }
  | {
      readonly name: 'promote';
      /** A connector's id; `undefined` for those of the pull request. */
      readonly id: string | undefined;
    }
  | {
      readonly name: 'yank';
      readonly id: string;
      /** As people write it, `1.2.0` or `1.2.0+1`; `undefined` for the version that is public. */
      readonly version: string | undefined;
      readonly reason: string;
    };

/** What a comment says: nothing to us, a command, or something that was meant as one. */
export type ReadComment =
  | { readonly kind: 'other' }
  | { readonly kind: 'command'; readonly command: CommentCommand }
  | {
      readonly kind: 'unclear';
      /** What is wrong with it, in a sentence without words of the comment. */
      readonly sentence: string;
    };

/** Each command as it is written, and what it does. */
export const commandWords: readonly (readonly [written: string, meaning: string])[] = [
  ['/recheck', 'judge the pull request anew'],
  ['/explain <rule or code>', 'what a rule asks, why, and how to fix it'],
  ['/hold <reason>', 'keep the connectors of this pull request from becoming public'],
  ['/promote [<id>]', 'ask whether they, or the one named, can become public, and make it so'],
  ['/yank <id>[@<version>] <reason>', 'take back a version that must not be used'],
];

/** The longest reason of a comment, in characters: it is one line of a ledger that everybody reads. */
const longestReason = 500;

const other: ReadComment = { kind: 'other' };

/**
 * Reads a comment. Only its first line counts, and only when it is a command to the letter: `/`, a word of ours in lower case, blanks, and
 * what belongs to it. A word that is one letter away from ours, and `/certify`, are unclear; every other slash is somebody else's.
 */
export function readComment(body: string): ReadComment {
  const [line = ''] = body.split(/[\r\n]/, 1);
  const [, word, rest = ''] = /^\/([A-Za-z][A-Za-z-]{0,30})(?:[ \t]+(.*?))?[ \t]*$/s.exec(line.slice(0, longestLine)) ?? [];
  if (word === undefined) return other;
  if (!isReader(word)) return isMeantForUs(word.toLowerCase()) ? unclear('That is none of the commands.') : other;
  if (line.length > longestLine) return unclear('Its line is too long.');
  if (rest.search(unseenCharacters) !== -1) return unclear('It holds characters that cannot be seen.');
  return readers[word](rest);
}

/** A reason, an id and a version are shorter together. */
const longestLine = 4000;

const readers = {
  recheck: (rest) => (rest === '' ? command({ name: 'recheck' }) : unclear('/recheck stands alone.')),
  explain: (rest) =>
    /^[a-z\d][a-z\d._-]{0,99}$/i.test(rest) ? command({ name: 'explain', asked: rest }) : unclear('/explain takes one rule or code.'),
  hold: (rest) => withReason(rest, '/hold', (reason) => ({ name: 'hold', reason })),
  promote: (rest) =>
    rest === '' || isId(rest)
      ? command({ name: 'promote', id: rest === '' ? undefined : rest })
      : unclear('/promote takes one id, or none.'),
  yank: (rest) => {
    const [, id = '', version, reason = ''] = /^([^\s@]+)(?:@([!-?A-~]{1,100}))?(?:[ \t]+(.*))?$/.exec(rest) ?? [];
    if (!isId(id)) return unclear('/yank begins with the id of a connector, and the version after an at sign.');
    return withReason(reason, '/yank', (text) => ({ name: 'yank', id, version, reason: text }));
  },
} as const satisfies Readonly<Record<CommentCommand['name'], (rest: string) => ReadComment>>;

function isReader(word: string): word is keyof typeof readers {
  return Object.hasOwn(readers, word);
}

function command(found: CommentCommand): ReadComment {
  return { kind: 'command', command: found };
}

function unclear(sentence: string): ReadComment {
  return { kind: 'unclear', sentence };
}

function withReason(reason: string, word: string, make: (reason: string) => CommentCommand): ReadComment {
  if (reason === '') return unclear(`${word} needs a reason, which everybody will read.`);
  if (reason.length > longestReason) return unclear(`The reason is longer than ${longestReason} characters.`);
  return command(make(reason));
}

/** True for what may be a connector's id. */
function isId(text: string): boolean {
  return /^[a-z\d](?:[a-z\d-]{0,62}[a-z\d])?$/.test(text);
}

/** Words that nobody but us has, or that are a slip away from ours. */
function isMeantForUs(word: string): boolean {
  return word === 'certify' || word === 'unhold' || word === 'unyank' || Object.keys(readers).some((ours) => isSlip(word, ours));
}

/** True when two words are the same but for one letter that is more, less, another, or in its neighbour's place. */
function isSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let same = 0;
  while (same < a.length && a[same] === b[same]) same += 1;
  const [restA, restB] = [a.slice(same), b.slice(same)];
  const isSwap = restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
  return isSwap || restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1);
}
