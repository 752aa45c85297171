import { defineRule, everyProgram } from '../define.ts';
import { operation, parameter } from '../examples.ts';
import { parameterName } from '../name-of.ts';

/** Headers that the connection or the transport sets. The platform's own list is not published. */
const reserved = new Set([
  'authorization',
  'proxy-authorization',
  'host',
  'content-length',
  'connection',
  'transfer-encoding',
  'expect',
  'upgrade',
  'te',
  'trailer',
  'keep-alive',
]);

export const parameterReservedName = defineRule({
  id: 'parameter-reserved-name',
  subject: 'parameter',
  codes: ['ReservedParameterIsUsed'],
  severity: 'warning',
  programs: everyProgram,
  summary: 'No header parameter has the name of a header that the platform sets itself.',
  why: 'The platform overwrites or drops what makers enter there, and the call fails or goes out with another value.',
  fix: 'Delete the parameter: the connection sends the credential, the transport sends the rest.',
  published: { certified: 0, 'independent-publisher': 1 },
  given: 'parameter',
  having: ['name'],
  check(_, parameter) {
    if (parameter.in !== 'header' || !reserved.has(parameter.name.toLowerCase())) return;
    return { message: `${parameterName(parameter)} is a header that the platform sets itself.` };
  },
  valid: [
    headerNamed('Accept'),
    headerNamed('Content-Type'),
    headerNamed('X-Host'),
    parameter('a query may have the name', { name: 'host' }),
  ],
  invalid: [
    parameter('the credential', { name: 'Authorization', in: 'header' }),
    operation(
      'internal, other capitals',
      {
        parameters: [{ name: 'CONTENT-LENGTH', in: 'header', type: 'string', required: true, default: '0', 'x-ms-visibility': 'internal' }],
      },
      { at: ['parameters', 0] },
    ),
  ],
});

function headerNamed(name: string) {
  return parameter(name, { name, in: 'header' });
}
