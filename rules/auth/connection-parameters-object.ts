import { isObject } from '../../src/connector/json-value.ts';
import { defineRule, everyProgram } from '../define.ts';
import { properties } from '../examples.ts';
import { quote } from '../quote.ts';

export const connectionParametersObject = defineRule({
  id: 'connection-parameters-object',
  subject: 'auth',
  codes: [],
  severity: 'error',
  programs: everyProgram,
  summary: 'connectionParameters is an object that holds an object for every parameter.',
  why: 'The platform builds the form for a new connection from it; from anything else no connection can be made.',
  fix: 'Write an object with one object for each parameter, or {} for a service that needs no sign-in.',
  published: { certified: 0, 'independent-publisher': 0 },
  given: 'properties',
  *check({ connectionParameters }, { hasParameterSets }) {
    if (connectionParameters === undefined) {
      if (!hasParameterSets)
        yield {
          message: 'properties has no connectionParameters.',
          fix: 'Add connectionParameters, {} for a service that needs no sign-in.',
        };
      return;
    }
    if (!isObject(connectionParameters)) {
      yield { message: `connectionParameters is ${quote(connectionParameters)}, not an object.`, at: ['connectionParameters'] };
      return;
    }
    for (const [name, parameter] of Object.entries(connectionParameters)) {
      if (isObject(parameter)) continue;
      yield { message: `Connection parameter ${quote(name)} is ${quote(parameter)}, not an object.`, at: ['connectionParameters', name] };
    }
  },
  valid: [
    properties('no sign-in', { connectionParameters: {} }),
    properties('sets instead', { connectionParameters: undefined, connectionParameterSets: { values: [] } }),
  ],
  invalid: [
    properties('absent', { connectionParameters: undefined }),
    properties('sets that are none', { connectionParameters: undefined, connectionParameterSets: [] }),
    properties('an array', { connectionParameters: [] }, { at: ['connectionParameters'] }),
    properties('null', { connectionParameters: null }, { at: ['connectionParameters'], program: 'custom' }),
    properties(
      'a parameter that is a text',
      { connectionParameters: { api_key: 'securestring' } },
      { at: ['connectionParameters', 'api_key'] },
    ),
  ],
});
