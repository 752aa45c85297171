import type { Parameter } from '../../src/connector/definition.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { operation, parameter, paths } from '../examples.ts';
import { parameterName } from '../name-of.ts';
import { isShownField } from './shown-field.ts';

const credential =
  /^(x-)?(api[-_ ]?key|(auth|authentication|access|bearer)[-_ ]?token|authorization|subscription[-_ ]?key|client[-_ ]?secret)$/i;

/** Paths where a credential is what the call is about. */
const signIn = /token|login|auth/i;

export const parameterCredentialAbsent = defineRule({
  id: 'parameter-credential-absent',
  subject: 'parameter',
  codes: [],
  severity: 'warning',
  programs: publicPrograms,
  heuristic: true,
  summary: 'No parameter that makers see asks for the credential of the connection.',
  why: 'Makers would paste their key into every step, where everyone who sees the flow or its history can read it.',
  fix: 'Ask for the credential once, in the connection parameters, and let the security definition or a policy send it.',
  published: { certified: 15, 'independent-publisher': 7 },
  given: 'parameter',
  check({ 'x-ms-summary': summary }, parameter) {
    const isNamedSo = credential.test(parameter.name) || (typeof summary === 'string' && credential.test(summary.trim()));
    if (!isNamedSo || !isShownField(parameter) || isForSigningIn(parameter)) return;
    return { message: `${parameterName(parameter)} asks makers for a credential.` };
  },
  valid: [
    parameter('not a credential of the connection', { name: 'page_token', 'x-ms-summary': 'Page Token' }),
    parameter('part of a longer name', { name: 'apiKeyId', 'x-ms-summary': 'Key Number' }),
    parameter('internal', { name: 'api_key', 'x-ms-visibility': 'internal' }),
    paths('to sign in', { '/login': { post: { operationId: 'LogIn', parameters: [queryNamed('client_secret')], responses: {} } } }),
    parameter('custom connectors are not published', { name: 'api_key' }, { program: 'custom' }),
  ],
  invalid: [
    parameter('by its name', { name: 'X-API-Key', in: 'header' }),
    parameter('by its label', { name: 'k', 'x-ms-summary': 'Authentication Token' }),
    operation(
      'shared, and used outside of signing in',
      { parameters: [{ $ref: '#/parameters/Key' }] },
      {
        document: { parameters: { Key: queryNamed('subscription-key') } },
        places: [{ file: 'apiDefinition.swagger.json', pointer: '/parameters/Key' }],
      },
    ),
  ],
});

function isForSigningIn({ uses }: Parameter): boolean {
  return uses.length > 0 && uses.every(({ path }) => signIn.test(path));
}

function queryNamed(name: string) {
  return { name, in: 'query', type: 'string' };
}
