import { equalJson, objectOr, own } from '../../src/connector/json-value.ts';
import { defineRule, everyProgram } from '../define.ts';
import { bodyParameter, parameter } from '../examples.ts';
import { parameterName } from '../name-of.ts';
import { quote } from '../quote.ts';
import { isBody } from './is-body.ts';

const allowed = new Set(['name', 'in', 'description', 'required', 'schema']);

export const parameterBodyMembers = defineRule({
  id: 'parameter-body-members',
  subject: 'parameter',
  codes: ['BodyParameterPropertyNotValid'],
  severity: 'error',
  programs: everyProgram,
  summary: 'A body parameter holds name, in, description, required, schema and extensions, nothing else.',
  why: 'Whatever else is said beside the schema is ignored: a limit or a default that stands there does not work.',
  fix: 'Move the member into the schema of the body.',
  published: { certified: 0, 'independent-publisher': 0 },
  sources: ['OpenAPI 2.0'],
  given: 'parameter',
  when: isBody,
  *check(node, parameter) {
    for (const member of Object.keys(node)) {
      if (allowed.has(member) || member.startsWith('x-')) continue;
      yield {
        message: `${parameterName(parameter)} is a body, which cannot hold ${quote(member)}.`,
        at: [member],
        repair: equalJson(own(objectOr(node['schema']), member), node[member]) ? { kind: 'remove' } : undefined,
      };
    }
  },
  valid: [
    bodyParameter('all that is allowed', { description: 'The new thing.', required: true, 'x-ms-summary': 'Thing' }),
    bodyParameter('a limit inside the schema', { schema: { type: 'string', default: 'none', maxLength: 20 } }),
    parameter('a query may have a type', { type: 'string' }),
  ],
  invalid: [
    bodyParameter('type', { type: 'object' }, { at: ['type'] }),
    bodyParameter('default and enum', { default: 'small', enum: ['small', 'large'] }, { at: [['default'], ['enum']] }),
    bodyParameter('a name every object inherits', { constructor: 'small' }, { at: ['constructor'] }),
  ],
});
