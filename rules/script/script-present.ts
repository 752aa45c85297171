import { arrayOr } from '../../src/connector/json-value.ts';
import { defineRule, everyProgram } from '../define.ts';
import { folder, properties } from '../examples.ts';
import { hasScript, scriptName } from './csharp-files.ts';

const withOperations = JSON.stringify({ properties: { scriptOperations: ['ListThings'] } });

export const scriptPresent = defineRule({
  id: 'script-present',
  subject: 'script',
  codes: [],
  severity: 'warning',
  programs: everyProgram,
  summary: 'A connector with scriptOperations has a script.',
  why: 'The operations are sent to a script that is not there, and fail.',
  fix: `Add ${scriptName}, or delete scriptOperations.`,
  given: 'connector',
  check(connector) {
    const { properties, propertiesFile, truncated } = connector;
    const operations = arrayOr(properties?.value['scriptOperations']);
    if (propertiesFile === undefined || operations.length === 0 || hasScript(connector) || truncated) return;
    return {
      message: 'scriptOperations names operations, but the folder has no script.',
      file: propertiesFile.name,
      at: ['properties', 'scriptOperations'],
    };
  },
  valid: [
    folder('a script', { 'apiProperties.json': withOperations, 'script.csx': 'class Script : ScriptBase { }\n' }),
    folder('a wrong name has a rule of its own', { 'apiProperties.json': withOperations, 'Code.cs': 'class Script : ScriptBase { }\n' }),
    properties('an empty list', { scriptOperations: [] }),
  ],
  invalid: [
    properties('no script', { scriptOperations: ['ListThings'] }, { at: ['scriptOperations'] }),
    properties('no script for a custom connector', { scriptOperations: ['ListThings'] }, { at: ['scriptOperations'], program: 'custom' }),
  ],
});
