import { defineRule, everyProgram } from '../define.ts';
import { securityDefinition } from '../examples.ts';
import { quote } from '../quote.ts';
import { membersOfScheme } from './scheme-members.ts';

/** What every type may have. */
const common = ['type', 'description'];
/** Whether an address belongs to an OAuth definition depends on its flow; of an unknown flow nothing is known. */
const flows: readonly unknown[] = ['implicit', 'password', 'application', 'accessCode'];

export const securityDefinitionMembers = defineRule({
  id: 'security-definition-members',
  subject: 'security',
  codes: ['SecuritySchemePropertyNotValid'],
  severity: 'error',
  programs: everyProgram,
  summary: 'A security definition holds only members of its type.',
  why: 'A member of another type shows that the authentication was mixed up, and the validator refuses it.',
  fix: 'Remove the member, or correct the type or flow it belongs to.',
  published: { certified: 0, 'independent-publisher': 0 },
  sources: ['OpenAPI 2.0'],
  given: 'security-definition',
  *check(scheme, { name }) {
    const members = membersOfScheme(scheme);
    if (members === undefined) return;
    const allowed = new Set([...common, ...members]);
    if (scheme['type'] === 'oauth2' && !flows.includes(scheme['flow'])) allowed.add('authorizationUrl').add('tokenUrl');
    for (const member of Object.keys(scheme)) {
      if (allowed.has(member) || member.startsWith('x-')) continue;
      yield {
        message: `Security definition ${quote(name)} has ${quote(member)}, which does not belong to ${described(scheme)}.`,
        at: [member],
      };
    }
  },
  valid: [
    securityDefinition('an extension', { 'x-ms-summary': 'Key' }),
    securityDefinition('basic', { type: 'basic', name: undefined, in: undefined, description: 'User name and password.' }),
    securityDefinition('OAuth', {
      type: 'oauth2',
      flow: 'accessCode',
      name: undefined,
      in: undefined,
      scopes: {},
      authorizationUrl: 'https://login.northwindtraders.com/authorize',
      tokenUrl: 'https://login.northwindtraders.com/token',
    }),
    securityDefinition('an unknown type', { type: 'bearer', scheme: 'bearer' }),
  ],
  invalid: [
    securityDefinition('basic with a place', { type: 'basic', name: undefined }, { at: ['in'] }),
    securityDefinition('a key with scopes', { scopes: {} }, { at: ['scopes'] }),
    securityDefinition(
      'an address of another flow',
      {
        type: 'oauth2',
        flow: 'implicit',
        name: undefined,
        in: undefined,
        scopes: {},
        authorizationUrl: 'https://login.northwindtraders.com/authorize',
        tokenUrl: 'https://login.northwindtraders.com/token',
      },
      { at: ['tokenUrl'] },
    ),
    securityDefinition('a name like that of a built-in member', { constructor: 'X-Api-Key' }, { at: ['constructor'] }),
  ],
});

function described({ type, flow }: { readonly type?: unknown; readonly flow?: unknown }): string {
  return type === 'oauth2' && typeof flow === 'string' ? `${type} with flow ${quote(flow)}` : `${String(type)}`;
}
