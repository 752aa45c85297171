import { defineRule, everyProgram } from '../define.ts';
import { contact, document, info, operation, securityDefinition } from '../examples.ts';
import { quote } from '../quote.ts';
import { isWebAddress } from '../web-address.ts';

const members = ['url', 'authorizationUrl', 'tokenUrl'] as const;

export const urlAbsolute = defineRule({
  id: 'url-absolute',
  subject: 'info',
  codes: ['UrlNotValid'],
  severity: 'error',
  programs: everyProgram,
  summary: 'The addresses of contact, license, documentation and sign-in are absolute http or https URLs.',
  why: 'They are opened from many pages, none of which knows what a shorter address is relative to.',
  fix: 'Write the full address, beginning with https://.',
  published: { certified: 0, 'independent-publisher': 0 },
  sources: ['OpenAPI 2.0'],
  given: ['contact', 'license', 'external-docs', 'security-definition'],
  having: members,
  *check(node) {
    for (const member of members) {
      const url = node[member];
      if (typeof url !== 'string' || url === '' || isWebAddress(url)) continue;
      yield { message: `${member} is ${quote(url)}, which is no absolute http or https URL.`, at: [member] };
    }
  },
  valid: [
    contact('with a port and a path', { url: 'https://support.northwindtraders.com:8443/help?for=things' }),
    contact('empty', { url: '' }),
    info('a license without an address', { license: { name: 'MIT' } }),
    securityDefinition('sign-in', {
      type: 'oauth2',
      flow: 'accessCode',
      in: undefined,
      name: undefined,
      authorizationUrl: 'https://login.northwindtraders.com/authorize',
      tokenUrl: 'https://login.northwindtraders.com/token',
    }),
  ],
  invalid: [
    contact('no scheme', { url: 'www.northwindtraders.com' }, { at: ['url'] }),
    contact('a blank in it', { url: 'https://www.northwindtraders.com/our help' }, { at: ['url'], program: 'custom' }),
    contact('a missing slash', { url: 'https:/www.northwindtraders.com' }, { at: ['url'] }),
    info('another scheme', { license: { name: 'Ours', url: 'ftp://files.northwindtraders.com/license' } }, { at: ['license', 'url'] }),
    document('of a tag', { tags: [{ name: 'Things', externalDocs: { url: '/docs' } }] }, { at: ['tags', 0, 'externalDocs', 'url'] }),
    operation('of an operation', { externalDocs: { url: 'docs/things' } }, { at: ['externalDocs', 'url'] }),
    securityDefinition(
      'both addresses of a sign-in',
      { type: 'oauth2', flow: 'accessCode', in: undefined, name: undefined, authorizationUrl: '/authorize', tokenUrl: '/token' },
      { at: [['authorizationUrl'], ['tokenUrl']] },
    ),
  ],
});
