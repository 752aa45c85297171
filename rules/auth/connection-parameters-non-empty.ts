import { isObject } from '../../src/connector/json-value.ts';
import { defineRule } from '../define.ts';
import { properties } from '../examples.ts';

export const connectionParametersNonEmpty = defineRule({
  id: 'connection-parameters-non-empty',
  subject: 'auth',
  codes: [],
  severity: 'info',
  programs: ['certified'],
  summary: 'A certified connector says how its makers sign in.',
  why: 'A service that needs a key or a sign-in refuses every call when the connector never asks for one.',
  fix: 'Declare what the service needs to sign in, unless anybody may call it.',
  published: { certified: 28, 'independent-publisher': 0 },
  given: 'properties',
  having: ['connectionParameters'],
  check({ connectionParameters }, { hasParameterSets }) {
    if (hasParameterSets || !isObject(connectionParameters) || Object.keys(connectionParameters).length > 0) return;
    return { message: 'connectionParameters is empty: anybody may call the service.', at: ['connectionParameters'] };
  },
  valid: [
    properties('sets instead', { connectionParameters: {}, connectionParameterSets: { values: [] } }),
    properties('an independent publisher', { connectionParameters: {} }, { program: 'independent-publisher' }),
    properties('absent has a rule of its own', { connectionParameters: undefined }),
  ],
  invalid: [properties('empty', { connectionParameters: {} }, { at: ['connectionParameters'] })],
});
