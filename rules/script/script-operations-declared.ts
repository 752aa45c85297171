import { defineRule, everyProgram } from '../define.ts';
import { properties, script } from '../examples.ts';
import { hasScript } from './csharp-files.ts';

const place = { file: 'apiProperties.json', pointer: '/properties' };

export const scriptOperationsDeclared = defineRule({
  id: 'script-operations-declared',
  subject: 'script',
  codes: [],
  severity: 'info',
  programs: everyProgram,
  summary: 'A connector with a script lists in scriptOperations what the script handles.',
  why: 'Without the list every operation runs through the script, also those it knows nothing of, and each has only five seconds.',
  fix: 'Add scriptOperations with the ids of the operations that the script handles.',
  given: 'connector',
  check(connector) {
    const { properties, propertiesFile } = connector;
    if (properties === undefined || propertiesFile === undefined || !hasScript(connector)) return;
    if (properties.value['scriptOperations'] !== undefined) return;
    return { message: 'The connector has a script but no scriptOperations.', file: propertiesFile.name, at: ['properties'] };
  },
  valid: [
    script('a list', 'class Script : ScriptBase { }\n', undefined, { properties: { scriptOperations: ['ListThings'] } }),
    script('an empty list says all', 'class Script : ScriptBase { }\n', undefined, { properties: { scriptOperations: [] } }),
    properties('no script', {}),
  ],
  invalid: [
    script('no list', 'class Script : ScriptBase { }\n', undefined, { places: [place] }),
    script('no list for a custom connector', 'class Script : ScriptBase { }\n', undefined, { places: [place], program: 'custom' }),
  ],
});
