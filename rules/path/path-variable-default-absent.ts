import { defineRule, everyProgram } from '../define.ts';
import { paths } from '../examples.ts';
import { variablesOf } from '../path-template.ts';
import { quote } from '../quote.ts';

export const pathVariableDefaultAbsent = defineRule({
  id: 'path-variable-default-absent',
  subject: 'path',
  codes: ['OperationPathVariablesContainDefaults'],
  severity: 'error',
  programs: everyProgram,
  summary: 'A path variable is a name without a default value.',
  why: 'Some web frameworks take a default value in the braces; here all of it is read as the name, and no parameter matches it.',
  fix: 'Leave the name alone in the braces and write the value as default of the parameter.',
  published: { certified: 0, 'independent-publisher': 0 },
  given: 'path-item',
  check(_pathItem, { path }) {
    if (!path.includes('=')) return;
    const name = variablesOf(path).find((one) => one.includes('='));
    if (name !== undefined) return { message: `Variable ${quote(name)} of path ${quote(path)} carries a default value.` };
  },
  valid: [paths('a sign outside of the variables', { '/parts/kind={kind}': { get: { responses: {} } } })],
  invalid: [paths('a default', { '/parts/{kind=new}': { get: { responses: {} } } }, { at: ['/parts/{kind=new}'] })],
});
