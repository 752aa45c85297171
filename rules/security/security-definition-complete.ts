import { isBlank } from '../../src/connector/json-value.ts';
import { defineRule, everyProgram } from '../define.ts';
import { securityDefinition } from '../examples.ts';
import { quote } from '../quote.ts';
import { lacksMember, membersOfScheme } from './scheme-members.ts';

const oauth = {
  type: 'oauth2',
  flow: 'accessCode',
  name: undefined,
  in: undefined,
  scopes: {},
  authorizationUrl: 'https://login.northwindtraders.com/authorize',
  tokenUrl: 'https://login.northwindtraders.com/token',
};

export const securityDefinitionComplete = defineRule({
  id: 'security-definition-complete',
  subject: 'security',
  codes: ['SecuritySchemePropertyRequired'],
  severity: 'error',
  programs: everyProgram,
  summary: 'A security definition has every member that its type demands.',
  why: 'With half of the definition the platform cannot tell how to sign in, and no connection can be made.',
  fix: 'Add the missing member.',
  published: { certified: 1, 'independent-publisher': 0 },
  sources: ['OpenAPI 2.0'],
  given: 'security-definition',
  check(scheme, { name }) {
    const missing = isBlank(scheme['type']) ? ['type'] : (membersOfScheme(scheme) ?? []).filter((member) => lacksMember(scheme, member));
    if (missing.length > 0) {
      return { message: `Security definition ${quote(name)} has no ${missing.join(' and no ')}.`, fix: `Add ${missing.join(' and ')}.` };
    }
  },
  valid: [
    securityDefinition('basic', { type: 'basic', name: undefined, in: undefined }),
    securityDefinition('OAuth without scopes', oauth),
    securityDefinition('implicit needs no tokenUrl', { ...oauth, flow: 'implicit', tokenUrl: undefined }),
    securityDefinition('application needs no authorizationUrl', { ...oauth, flow: 'application', authorizationUrl: undefined }),
  ],
  invalid: [
    securityDefinition('no type', { type: undefined }),
    securityDefinition('a key without name and place', { name: undefined, in: undefined }),
    securityDefinition('a blank name', { name: ' ' }),
    securityDefinition('no flow', { ...oauth, flow: undefined }),
    securityDefinition('no scopes', { ...oauth, scopes: undefined }),
    securityDefinition('scopes as list', { ...oauth, scopes: ['read'] }),
    securityDefinition('no address of the token', { ...oauth, flow: 'password', authorizationUrl: undefined, tokenUrl: undefined }),
  ],
});
