import { defineRule, everyProgram } from '../define.ts';
import { parameter, pathParameter } from '../examples.ts';
import { parameterName } from '../name-of.ts';

export const pathParameterRequired = defineRule({
  id: 'path-parameter-required',
  subject: 'parameter',
  codes: ['PathParameterMustBeRequired'],
  severity: 'error',
  programs: everyProgram,
  summary: 'A path parameter has "required": true.',
  why: 'A path without the value is another path: the designer lets makers leave the field empty, and the flow fails when it runs.',
  fix: 'Add "required": true.',
  published: { certified: 0, 'independent-publisher': 0 },
  sources: ['OpenAPI 2.0'],
  given: 'parameter',
  check({ required }, parameter) {
    if (parameter.in !== 'path' || required === true) return;
    return {
      message: `${parameterName(parameter)} is part of the path, but not required.`,
      repair: { kind: 'set', name: 'required', value: true },
    };
  },
  valid: [pathParameter('required', { required: true }), parameter('a query may be optional', { required: false })],
  invalid: [
    pathParameter('absent', { required: undefined }),
    pathParameter('optional', { required: false }),
    pathParameter('a text in place of true', { required: 'true' }),
    pathParameter('internal with a default', { required: false, default: '1', 'x-ms-visibility': 'internal' }),
  ],
});
