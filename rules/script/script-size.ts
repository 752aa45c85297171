import { connectorFileNames } from '../../src/connector/folder.ts';
import { defineRule, everyProgram } from '../define.ts';
import { folder } from '../examples.ts';

/** Bytes. */
const largest = 1_048_576;

export const scriptSize = defineRule({
  id: 'script-size',
  subject: 'script',
  codes: [],
  severity: 'error',
  programs: everyProgram,
  summary: 'The script has at most 1 MiB (1,048,576 bytes).',
  why: 'The platform refuses to load a longer script, and with it the connector.',
  fix: 'Shorten the script: most of a script of this length is data that belongs to the service.',
  sources: ['Write code in a custom connector'],
  given: 'entry',
  check({ path, kind, size }) {
    if (kind !== 'file' || path.toLowerCase() !== connectorFileNames.script || size <= largest) return;
    return { message: `The script has ${size} bytes; at most ${largest} are allowed.` };
  },
  valid: [folder('as long as may be', { 'script.csx': { size: largest } }), folder('another file', { 'icon.png': { size: largest + 1 } })],
  invalid: [
    folder('one byte too many', { 'script.csx': { size: largest + 1 } }, [{ file: 'script.csx' }]),
    folder('another letter case', { 'Script.csx': { size: 3 * largest } }, [{ file: 'Script.csx' }], { program: 'custom' }),
  ],
});
