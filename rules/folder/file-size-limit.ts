import { grouped } from '../../src/connector/grouped.ts';
import { limits } from '../../src/connector/limits.ts';
import { defineRule, everyProgram } from '../define.ts';
import { folder } from '../examples.ts';

const most = grouped(limits.fileBytes);

export const fileSizeLimit = defineRule({
  id: 'file-size-limit',
  subject: 'folder',
  codes: [],
  severity: 'error',
  programs: everyProgram,
  summary: `No file of the folder is larger than 2 MiB (${most} bytes).`,
  why: 'A larger file is not read, so nothing in it is judged.',
  fix: 'Reduce the file; split the connector when it is the definition.',
  given: 'entry',
  check({ kind, path, size }) {
    if (kind !== 'file' || size <= limits.fileBytes) return;
    return { message: `The file has ${grouped(size)} bytes; at most ${most} are read.`, file: path };
  },
  valid: [folder('exactly 2 MiB', { 'icon.png': { size: limits.fileBytes } })],
  invalid: [
    folder('one byte more', { 'images/steps.png': { size: limits.fileBytes + 1 } }, [{ file: 'images/steps.png' }]),
    folder('the definition', { 'apiDefinition.swagger.json': { size: 9_000_000 } }, [{ file: 'apiDefinition.swagger.json' }]),
  ],
});
