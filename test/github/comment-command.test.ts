import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commandWords, readComment } from '../../src/github/comment-command.ts';

test.each([
  ['/recheck', { name: 'recheck' }],
  ['/recheck  \t', { name: 'recheck' }],
  ['/recheck\r\nThank you.', { name: 'recheck' }],
  ['/explain parameter-summary-present', { name: 'explain', asked: 'parameter-summary-present' }],
  ['/explain 5000.2.2.1', { name: 'explain', asked: '5000.2.2.1' }],
  ['/hold The host answers with 500.\nMore tomorrow.', { name: 'hold', reason: 'The host answers with 500.' }],
  ['/promote', { name: 'promote', id: undefined }],
  ['/promote northwind-things', { name: 'promote', id: 'northwind-things' }],
  ['/yank northwind-things It leaks.', { name: 'yank', id: 'northwind-things', version: undefined, reason: 'It leaks.' }],
  ['/yank contoso-ip@1.2.0+1   It leaks.', { name: 'yank', id: 'contoso-ip', version: '1.2.0+1', reason: 'It leaks.' }],
])('%j is a command', (body, command) => {
  expect(readComment(body)).toEqual({ kind: 'command', command });
});

test.each([
  ['/recheck please', '/recheck stands alone.'],
  ['/Recheck', 'That is none of the commands.'],
  ['/rechek', 'That is none of the commands.'],
  ['/pormote', 'That is none of the commands.'],
  ['/yanks', 'That is none of the commands.'],
  ['/unyank northwind-things', 'That is none of the commands.'],
  ['/certify check', 'That is none of the commands.'],
  ['/explain', '/explain takes one rule or code.'],
  ['/explain a b', '/explain takes one rule or code.'],
  ['/explain ../secret', '/explain takes one rule or code.'],
  ['/hold', '/hold needs a reason, which everybody will read.'],
  ['/hold \t ', '/hold needs a reason, which everybody will read.'],
  [`/hold ${'x'.repeat(501)}`, 'The reason is longer than 500 characters.'],
  ['/hold It is \u202egnorw', 'It holds characters that cannot be seen.'],
  ['/hold a\u0000b', 'It holds characters that cannot be seen.'],
  ['/promote Northwind', '/promote takes one id, or none.'],
  ['/promote a b', '/promote takes one id, or none.'],
  ['/promote constructor/../a', '/promote takes one id, or none.'],
  ['/yank', '/yank begins with the id of a connector, and the version after an at sign.'],
  ['/yank contoso', '/yank needs a reason, which everybody will read.'],
  ['/yank contoso@ It leaks.', '/yank begins with the id of a connector, and the version after an at sign.'],
  ['/yank contoso@1@2 It leaks.', '/yank begins with the id of a connector, and the version after an at sign.'],
  [`/recheck${' '.repeat(4100)}x`, 'Its line is too long.'],
])('%j was meant as one, and says what is wrong', (body, sentence) => {
  expect(readComment(body)).toEqual({ kind: 'unclear', sentence });
});

test.each([
  '',
  '\n/recheck',
  ' /recheck',
  '    /recheck',
  '> /recheck',
  '`/recheck`',
  'Please /recheck',
  '/azp run',
  '/lgtm',
  '/approve',
  '/merge',
  '/recheck, please',
  '/recheck/now',
  '/yank:contoso',
  '//recheck',
  '/home/user is where it is',
  '/constructor',
  '/__proto__ x',
  '/\u017fold it',
  '/rechec\u212a',
])('%j is none of ours, and nothing is said to it', (body) => {
  expect(readComment(body)).toEqual({ kind: 'other' });
});

test('any text is read, and only what begins with a command to the letter becomes one', () => {
  const words = ['recheck', 'explain', 'hold', 'promote', 'yank'];
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(...words.map((word) => `/${word}`), ' ', '\t', '\n', '\r', '@', '1.0.0', 'contoso', '/azp', '<!--', '\u2028', '\ufeff'),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const body = pieces.join('');
      const read = readComment(body);
      if (read.kind !== 'command') return;
      const [line = ''] = body.split(/[\r\n]/);
      const { name } = read.command;
      expect(line.startsWith(`/${name}`)).toBe(true);
      expect([undefined, ' ', '\t']).toContain(line[name.length + 1]);
      // Nothing is said that the line does not hold.
      for (const value of Object.values(read.command)) if (value !== undefined) expect(line).toContain(value);
      expect(readComment(line)).toEqual(read);
    }),
    { numRuns: 2000 },
  );
});

test('what is told to be a command is one', () => {
  const filled = commandWords.map(([written]) =>
    written
      .replace(/\[([^\]]*)\]/g, '')
      .replace('<rule or code>', 'info-title')
      .replaceAll('<id>', 'contoso')
      .replaceAll(/<\w+>/g, 'words'),
  );
  expect(filled.map((body) => readComment(body).kind)).toEqual(filled.map(() => 'command'));
});
