import { defineRule, everyProgram } from '../define.ts';
import { paths } from '../examples.ts';
import { variablesOf } from '../path-template.ts';
import { quote } from '../quote.ts';
import { nameList } from './name-list.ts';

export const pathVariableUnique = defineRule({
  id: 'path-variable-unique',
  subject: 'path',
  codes: [],
  severity: 'warning',
  programs: everyProgram,
  summary: 'A path uses each variable name once.',
  why: 'Makers get one field for both places, so they cannot give them different values.',
  fix: 'Rename one of the variables and declare a parameter for it.',
  published: { certified: 0, 'independent-publisher': 0 },
  given: 'path-item',
  check(_pathItem, { path }) {
    const variables = variablesOf(path);
    if (variables.length < 2) return;
    const known = new Set<string>();
    const repeated = variables.filter((name) => known.size === known.add(name).size);
    if (repeated.length === 0) return;
    const names = nameList([...new Set(repeated)].map(quote));
    return { message: `Path ${quote(path)} uses variables more than once: ${names}.` };
  },
  valid: [paths('another letter case is another name', { '/parts/{id}/pieces/{Id}': { get: { responses: {} } } })],
  invalid: [paths('twice', { '/parts/{id}/pieces/{id}': { get: { responses: {} } } }, { at: ['/parts/{id}/pieces/{id}'] })],
});
