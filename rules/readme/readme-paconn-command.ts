import { defineRule, publicPrograms } from '../define.ts';
import { readme } from '../examples.ts';
import { usesOAuth } from './sign-in.ts';

const oauth = { connectionParameters: { token: { type: 'oauthSetting' } } };

const command = /\bpaconn (?:create|update)\b/;

export const readmePaconnCommand = defineRule({
  id: 'readme-paconn-command',
  subject: 'readme',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  heuristic: true,
  summary: 'A command paconn in the readme has --secret exactly when the connector signs in with OAuth.',
  why: 'Whoever deploys the connector copies the command: it fails, or creates a connector to which nobody can connect.',
  fix: 'Show the command that fits how makers sign in.',
  published: { certified: 9, 'independent-publisher': 2 },
  given: 'readme',
  *check({ text, lines }, connector) {
    // How the connector signs in stands in a file that may be missing or broken.
    if (connector.properties === undefined || !command.test(text)) return;
    const isOAuth = usesOAuth(connector);
    for (const { text, line } of lines) {
      const at = text.search(command);
      // Without options it is spoken of, not shown.
      if (at === -1 || !/ --?\w/.test(text.slice(at))) continue;
      const hasSecret = /--secret\b|client secret/i.test(text);
      if (hasSecret && !isOAuth) {
        yield {
          message: 'The command paconn has a secret, but the connector does not sign in with OAuth.',
          line,
          fix: 'Leave out --secret.',
        };
      } else if (!hasSecret && isOAuth) {
        yield { message: 'The command paconn has no --secret, but the connector signs in with OAuth.', line, fix: 'Add --secret.' };
      }
    }
  },
  valid: [
    readme('a key', '```\npaconn create --api-def apiDefinition.swagger.json --api-prop apiProperties.json\n```\n'),
    readme('OAuth', '```\npaconn create --api-prop apiProperties.json --secret <client_secret>\n```\n', undefined, { properties: oauth }),
    readme('spoken of', 'Run paconn create with your settings.\n', undefined, { properties: oauth }),
  ],
  invalid: [
    readme('a secret for a key', '```\npaconn update --api-prop apiProperties.json --secret <client_secret>\n```\n', 2),
    readme('no secret for OAuth', 'Run `paconn create --api-prop apiProperties.json`.\n', 1, {
      properties: oauth,
      program: 'independent-publisher',
    }),
  ],
});
