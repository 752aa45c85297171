import { isArray, objectOr } from '../../src/connector/json-value.ts';
import { defineRule, everyProgram } from '../define.ts';
import { schema } from '../examples.ts';
import { quote } from '../quote.ts';
import { valueKey } from './value-key.ts';

export const filterFunctionsNonEmpty = defineRule({
  id: 'filter-functions-non-empty',
  subject: 'extension',
  codes: ['FilterFunctionsPropertyEmpty', 'FilterFunctionsPropertyHasDuplicates'],
  severity: 'warning',
  programs: everyProgram,
  summary: 'filterFunctions names at least one function, and each once.',
  why: 'The list tells apps which filters the service runs itself; an empty or repeated one is refused by the validator.',
  fix: 'Name each supported function once, or remove filterFunctions.',
  published: { certified: 0, 'independent-publisher': 0 },
  given: 'schema',
  having: ['x-ms-capabilities'],
  *check(node) {
    const { filterFunctions } = objectOr(node['x-ms-capabilities']);
    if (!isArray(filterFunctions)) return;
    const at = ['x-ms-capabilities', 'filterFunctions'];
    if (filterFunctions.length === 0) yield { message: 'filterFunctions is empty.', at, codes: ['FilterFunctionsPropertyEmpty'] };
    const known = new Set<string>();
    const repeated = filterFunctions.find((one) => known.size === known.add(valueKey(one)).size);
    if (repeated === undefined) return;
    yield { message: `filterFunctions names ${quote(repeated)} more than once.`, at, codes: ['FilterFunctionsPropertyHasDuplicates'] };
  },
  valid: [
    schema('two functions', { 'x-ms-capabilities': { filterFunctions: ['eq', 'ne'] } }),
    schema('a property of that name', { type: 'object', properties: { filterFunctions: { type: 'array', items: { type: 'string' } } } }),
  ],
  invalid: [
    schema('empty', { 'x-ms-capabilities': { filterFunctions: [] } }, { at: ['x-ms-capabilities', 'filterFunctions'] }),
    schema('repeated', { 'x-ms-capabilities': { filterFunctions: ['eq', 'ne', 'eq'] } }, { at: ['x-ms-capabilities', 'filterFunctions'] }),
  ],
});
