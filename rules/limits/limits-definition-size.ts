import { grouped } from '../../src/connector/grouped.ts';
import { limits } from '../../src/connector/limits.ts';
import { defineRule, everyProgram } from '../define.ts';
import { folder } from '../examples.ts';

/** Bytes; a definition must be smaller. */
const limit = 1_048_576;
const shownLimit = grouped(limit);

export const limitsDefinitionSize = defineRule({
  id: 'limits-definition-size',
  subject: 'limits',
  codes: [],
  severity: 'error',
  programs: everyProgram,
  summary: `The definition is smaller than 1 MiB (${shownLimit} bytes).`,
  why: 'The platform accepts no larger file.',
  fix: 'Remove unused definitions and white space, or split the connector.',
  published: { certified: 1, 'independent-publisher': 0 },
  given: 'connector',
  check({ definitionEntry }) {
    // A file that no one reads (file-size-limit) needs one finding, not two.
    if (definitionEntry === undefined || definitionEntry.size < limit || definitionEntry.size > limits.fileBytes) return;
    return {
      message: `The definition has ${grouped(definitionEntry.size)} bytes; it must have fewer than ${shownLimit}.`,
      file: definitionEntry.path,
    };
  },
  valid: [
    folder('one byte less', { 'apiDefinition.swagger.json': { size: limit - 1 } }),
    folder('another file', { 'readme.md': { size: limit } }),
    folder('too large to be read at all', { 'apiDefinition.swagger.json': { size: limits.fileBytes + 1 } }),
  ],
  invalid: [
    folder('exactly 1 MiB', { 'apiDefinition.swagger.json': { size: limit } }, [{ file: 'apiDefinition.swagger.json' }]),
    folder('under a wrong name', { 'apiDefinition.swagger.json': undefined, 'Things.swagger.json': { size: 2 * limit } }, [
      { file: 'Things.swagger.json' },
    ]),
  ],
});
