import { isBlank } from '../../src/connector/json-value.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { document } from '../examples.ts';

export const hostPresent = defineRule({
  id: 'host-present',
  subject: 'host',
  codes: [],
  severity: 'error',
  programs: publicPrograms,
  summary: 'The definition names the host of the service.',
  why: 'The platform sends every call there; without a host no call leaves it.',
  fix: 'Set host to the production host name of the service.',
  published: { certified: 0, 'independent-publisher': 0 },
  sources: ['OpenAPI 2.0: Swagger Object'],
  given: 'document',
  check({ host }) {
    if (isBlank(host)) return { message: 'The definition names no host.' };
  },
  valid: [
    document('with a port', { host: 'things.northwindtraders.com:8443' }),
    document('custom', { host: undefined }, { program: 'custom' }),
  ],
  invalid: [
    document('absent', { host: undefined }),
    document('blank', { host: ' ' }),
    document('not a text', { host: { name: 'things.northwindtraders.com' } }, { program: 'independent-publisher' }),
  ],
});
