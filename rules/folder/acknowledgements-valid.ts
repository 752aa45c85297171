import { readAcknowledgements } from '../../src/connector/acknowledgements.ts';
import { connectorFileNames } from '../../src/connector/folder.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { folder } from '../examples.ts';

const name = connectorFileNames.acknowledgements;
const entry = {
  fingerprints: ['0123456789abcdef0123456789abcdef'],
  reason: 'The service counts its filters now.',
  notice: 'Choose the filter anew in each flow.',
};
const fileOf = (...acknowledgements: unknown[]): string => `${JSON.stringify({ schemaVersion: 1, acknowledgements }, null, 2)}\n`;

export const acknowledgementsValid = defineRule({
  id: 'acknowledgements-valid',
  subject: 'folder',
  codes: [],
  severity: 'error',
  programs: publicPrograms,
  summary: 'acknowledgements.json, where there is one, can be read and is as its schema says.',
  why: 'With a mistake in it none of it counts, and an update that breaks flows is held although somebody answered for it.',
  fix: 'Correct the file: an object with "schemaVersion": 1 and "acknowledgements", a list of objects with fingerprints, reason and notice.',
  given: 'connector',
  check(connector) {
    const problem = readAcknowledgements(connector)?.problem;
    if (problem !== undefined) return { message: problem, file: name };
  },
  valid: [folder('no such file', {}), folder('one that is right', { [name]: fileOf(entry) })],
  invalid: [
    folder('words that were not replaced', { [name]: fileOf({ ...entry, reason: '<why this is necessary>' }) }, [{ file: name }]),
    folder('no JSON', { [name]: '{' }, [{ file: name }]),
  ],
});
