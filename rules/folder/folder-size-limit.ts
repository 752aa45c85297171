import { grouped } from '../../src/connector/grouped.ts';
import { limits } from '../../src/connector/limits.ts';
import { defineRule, everyProgram } from '../define.ts';
import type { ExampleFile } from '../example-text.ts';
import { folder } from '../examples.ts';

const mostBytes = grouped(limits.folderBytes);

export const folderSizeLimit = defineRule({
  id: 'folder-size-limit',
  subject: 'folder',
  codes: [],
  severity: 'error',
  programs: everyProgram,
  summary: `The folder holds at most ${limits.folderFiles} files and at most 8 MiB (${mostBytes} bytes).`,
  why: 'More is not read, so the connector cannot be judged as a whole.',
  fix: 'Remove the files that do not belong to the connector.',
  given: 'connector',
  *check({ entries, truncated }) {
    if (truncated || entries.length > limits.folderFiles) yield { message: `The folder has more than ${limits.folderFiles} files.` };
    const bytes = entries.reduce((sum, { size }) => sum + size, 0);
    if (bytes > limits.folderBytes)
      yield { message: `The files of the folder have ${grouped(bytes)} bytes together; at most ${mostBytes} are read.` };
  },
  valid: [
    // Three files are in the folder already.
    folder('as many files as allowed', images(limits.folderFiles - 3, 0)),
    folder('many bytes', images(4, 2_000_000)),
  ],
  invalid: [
    folder('one file more', images(limits.folderFiles - 2, 0), [{ file: '.' }]),
    folder('too many bytes', images(5, 2_000_000), [{ file: '.' }]),
    folder('both', images(limits.folderFiles, 100_000), [{ file: '.' }, { file: '.' }]),
  ],
});

function images(count: number, size: number): Record<string, ExampleFile> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`images/${index}.png`, { size }]));
}
