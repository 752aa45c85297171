import { defineRule, everyProgram } from '../define.ts';
import { operation, parameter } from '../examples.ts';
import { parameterName } from '../name-of.ts';

export const parameterNameConnectionId = defineRule({
  id: 'parameter-name-connection-id',
  subject: 'parameter',
  codes: ['ConnectionIdParameterNotAllowed'],
  severity: 'error',
  programs: everyProgram,
  summary: 'No parameter is named connectionId.',
  why: 'The platform keeps that name for the connection itself: a value that makers enter under it never reaches the service.',
  fix: 'Rename the parameter, and give it back its name on the way to the service with a policy.',
  published: { certified: 0, 'independent-publisher': 0 },
  given: 'parameter',
  having: ['name'],
  check(_, parameter) {
    if (parameter.name.toLowerCase() !== 'connectionid') return;
    return { message: `${parameterName(parameter)} has the name that the platform keeps for the connection.`, at: ['name'] };
  },
  valid: [parameter('part of a longer name', { name: 'connectionIds' }), parameter('with a hyphen', { name: 'connection-id' })],
  invalid: [
    parameter('as it is', { name: 'connectionId' }, { at: ['name'] }),
    operation(
      'other capitals, in a header, internal',
      { parameters: [{ name: 'ConnectionID', in: 'header', type: 'string', required: true, default: '1', 'x-ms-visibility': 'internal' }] },
      { at: ['parameters', 0, 'name'] },
    ),
  ],
});
