import { limits } from '../../src/connector/limits.ts';
import { commandWords, readComment } from '../../src/github/comment-command.ts';
import { readCommentEvent } from '../../src/github/comment-event.ts';
import { linesOfFolder, parseTreeLine, withinLimits } from '../../src/io/git.ts';
import { bytesOf, textOf } from '../case.ts';
import { holdsNoControls } from '../oracles.ts';
import { keptCases } from '../seeds.ts';
import { promise, type Target } from '../target.ts';
import { casesOf } from './one-file.ts';

const repository = 'contoso/connectors';
const event = {
  action: 'created',
  repository: { full_name: repository },
  issue: { number: 7, pull_request: { url: 'https://api.github.com/repos/contoso/connectors/pulls/7' }, state: 'open' },
  comment: {
    id: 11,
    body: '/recheck',
    created_at: '2026-11-01T00:00:00Z',
    updated_at: '2026-11-01T00:00:00Z',
    user: { id: 9, login: 'rosa', type: 'User' },
    author_association: 'NONE',
  },
  sender: { id: 9, login: 'rosa', type: 'User' },
};

/** Events of GitHub, and what people write in comments. */
export const github: Target = {
  name: 'github',
  about: '`github/comment-event` and `comment-command`: payloads of events, and the texts of comments',
  medium: {
    kindOf: (name) => (name === 'event' ? 'json' : 'text'),
    stretch: { bytes: 300_000, share: 0.02 },
    mostBytes: 8192,
    words: ['/', '/certify ', ' ', '\n', '\t', '@', ...commandWords.map(([written]) => written)],
  },
  seeds: () => [
    ...keptCases('github'),
    ...casesOf('event', [JSON.stringify(event)]),
    ...casesOf(
      'comment',
      commandWords.map(([written]) => written),
    ),
    ...casesOf('comment', ['/hold contoso because of it', '/yank contoso@1.0.0 It leaks.', '/explain title-length', 'Thanks!']),
  ],
  run: (parts) => {
    const read = readComment(textOf(parts, 'comment'));
    if ('sentence' in read) holdsNoControls(read.sentence, 'answer to a comment');
    const payload = parsed(bytesOf(parts, 'event'));
    if (payload === undefined) return;
    const told = readCommentEvent(payload, repository);
    if (told !== undefined && 'comment' in told) {
      const { comment } = told;
      promise(
        Number.isSafeInteger(comment.pullRequest) && Number.isSafeInteger(comment.id) && Number.isSafeInteger(comment.author.id),
        'A comment is read that has no number.',
      );
    }
  },
};

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString());
  } catch {
    return undefined;
  }
}

const blob = (path: string, mode = '100644', size = '12'): string => `${mode} blob ${'a'.repeat(40)}${size.padStart(8)}\t${path}`;

/** Listings of git trees, whose names strangers choose. */
export const tree: Target = {
  name: 'tree',
  about: '`io/git`: the records of `git ls-tree`, and which entries are read of them',
  medium: {
    kindOf: () => 'text',
    stretch: { bytes: 300_000, share: 0.02 },
    mostBytes: 8192,
    words: [
      '\t',
      '\0',
      ' ',
      '-',
      '120000',
      '160000',
      '100755',
      '040000 tree',
      'blob',
      'commit',
      '99999999999999999999',
      'readme.md',
      '../',
      '\ufffd',
      '\n',
    ],
  },
  seeds: () => [
    ...keptCases('tree'),
    ...casesOf('listing', [
      [blob('apiDefinition.swagger.json'), blob('readme.md'), blob('a', '120000'), `160000 commit ${'b'.repeat(40)}       -\tsub`].join(
        '\0',
      ),
      Array.from({ length: 150 }, (_, index) => blob(`f${index}`, '100644', '2000000')).join('\0'),
    ]),
  ],
  run: (parts) => {
    const all = textOf(parts, 'listing')
      .split('\0')
      .filter((line) => line !== '')
      .map(parseTreeLine);
    const { lines } = linesOfFolder(all);
    const listed = withinLimits(lines);
    promise(listed.length <= limits.folderFiles + 1, 'More files are listed than the limits allow.');
    const bytes = listed.filter(({ isRead }) => isRead).reduce((sum, { entry }) => sum + entry.size, 0);
    promise(bytes <= limits.folderBytes && bytes >= 0, 'More bytes are read than the limits allow.');
  },
};
