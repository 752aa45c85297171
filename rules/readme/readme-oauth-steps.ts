import { defineRule } from '../define.ts';
import { readme } from '../examples.ts';
import { usesOAuth } from './sign-in.ts';

const oauth = { connectionParameters: { token: { type: 'oauthSetting' } } };

export const readmeOauthSteps = defineRule({
  id: 'readme-oauth-steps',
  subject: 'readme',
  codes: [],
  severity: 'info',
  programs: ['independent-publisher'],
  heuristic: true,
  summary: 'The readme of an independent publisher with OAuth tells how to register the application.',
  why: 'The application belongs to nobody but its reader: without these steps no connection can be made.',
  fix: 'Describe how to create the application, its redirect address and its client id.',
  published: { certified: 0, 'independent-publisher': 3 },
  given: 'readme',
  check({ text }, connector) {
    if (!usesOAuth(connector) || /app registration|register an app|client id|redirect/i.test(text)) return;
    return { message: 'The readme does not tell how to register the application for OAuth.', line: 1 };
  },
  valid: [
    readme('the steps', '# Northwind Things\n\nRegister an app and copy its Client ID.\n', undefined, {
      properties: oauth,
      program: 'independent-publisher',
    }),
    readme('a key', '# Northwind Things\n', undefined, { program: 'independent-publisher' }),
    readme('a verified publisher', '# Northwind Things\n', undefined, { properties: oauth }),
  ],
  invalid: [readme('no steps', '# Northwind Things\n\nSign in.\n', 1, { properties: oauth, program: 'independent-publisher' })],
});
