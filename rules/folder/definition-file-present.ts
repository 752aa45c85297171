import { defineRule, everyProgram } from '../define.ts';
import { folder } from '../examples.ts';

export const definitionFilePresent = defineRule({
  id: 'definition-file-present',
  subject: 'folder',
  codes: ['5000.1.1.3'],
  severity: 'error',
  programs: everyProgram,
  summary: 'The folder holds a definition, apiDefinition.swagger.json.',
  why: 'The definition is the connector: without it there is nothing to certify.',
  fix: 'Add apiDefinition.swagger.json, directly in the folder.',
  given: 'connector',
  check({ definitionEntry, truncated }) {
    // In a folder of too many files it may be among those that were not listed.
    if (definitionEntry === undefined && !truncated) return { message: 'The folder has no apiDefinition.swagger.json.' };
  },
  valid: [
    folder('in another letter case: definition-file-name', { 'apiDefinition.swagger.json': undefined, 'apidefinition.swagger.json': '{}' }),
    folder('under another name: definition-file-name', { 'apiDefinition.swagger.json': undefined, 'Things.swagger.json': '{}' }),
    folder('broken, but there', { 'apiDefinition.swagger.json': '{' }),
  ],
  invalid: [
    folder('absent', { 'apiDefinition.swagger.json': undefined }, [{ file: '.' }]),
    folder('in a folder below', { 'apiDefinition.swagger.json': undefined, 'things/apiDefinition.swagger.json': '{}' }, [{ file: '.' }]),
    folder('two that might be meant', { 'apiDefinition.swagger.json': undefined, 'Things.swagger.json': '{}', 'definition.json': '{}' }, [
      { file: '.' },
    ]),
    folder('in another format', { 'apiDefinition.swagger.json': undefined, 'apiDefinition.swagger.yaml': 'swagger: "2.0"\n' }, [
      { file: '.' },
    ]),
    folder('a link to somewhere else', { 'apiDefinition.swagger.json': { kind: 'symlink' } }, [{ file: '.' }]),
  ],
});
