import type { JsonFile } from '../../src/connector/json-file.ts';
import { root } from '../../src/connector/place.ts';
import { lineIndex } from '../../src/connector/text-position.ts';
import { defineRule, everyProgram, type Observation } from '../define.ts';
import { folder, info, policy, readme, script } from '../examples.ts';
import { jsonNodes } from '../json-nodes.ts';
import { firstCredential } from './credential.ts';

// Put together here, so that no scanner takes the examples for real.
const awsKey = `AKIA${'Q7'.repeat(8)}`;
const bearer = `Bearer ${'q7W2e9R4'.repeat(3)}`;
const webToken = `eyJ${'a1'.repeat(8)}.eyJ${'b2'.repeat(8)}.${'c3'.repeat(8)}`;

export const secretLiteralAbsent = defineRule({
  id: 'secret-literal-absent',
  subject: 'auth',
  codes: [],
  severity: 'warning',
  programs: everyProgram,
  heuristic: true,
  summary: 'No file holds a key, a token or a password.',
  why: 'Everything in this folder becomes public, history included: whoever finds the credential uses it within minutes.',
  fix: 'Remove the credential, and replace it at the service at once: it counts as stolen from the moment it was pushed.',
  given: ['json-file', 'readme', 'script'],
  *check(file) {
    if (firstCredential(file.text) === undefined) return;
    const inValues = 'value' in file ? credentialsIn(file) : [];
    yield* inValues.length > 0 ? inValues : credentialLines(file.text);
  },
  valid: [
    readme(
      'how a token is sent',
      '# Northwind Things\n\nSend `Authorization: Bearer <access_token>` or Bearer YOUR_ACCESS_TOKEN_GOES_HERE.\n',
    ),
    info('a word that begins alike', { description: 'Basic authentication, AKIA and AccountKey=…, sig=… are explained in our manual.' }),
    policy('from the connection', {
      parameters: { 'x-ms-apimTemplateParameter.value': "Bearer @connectionParameters('api_key_of_the_maker2')" },
    }),
  ],
  invalid: [
    info('in a description', { description: `Try it with ${awsKey}.` }, { at: ['description'] }),
    policy(
      'in a header',
      { parameters: { 'x-ms-apimTemplateParameter.name': 'Authorization', 'x-ms-apimTemplateParameter.value': bearer } },
      { at: ['parameters', 'x-ms-apimTemplateParameter.value'], program: 'custom' },
    ),
    readme('in two lines of the readme', `# Northwind Things\n\n${webToken}\n\n-----BEGIN RSA PRIVATE KEY-----\n`, [3, 5]),
    script('in code', `public class Script : ScriptBase\n{\n    string key = "AccountKey=${'q7W/'.repeat(12)}";\n}\n`, 3),
    folder('in a file that cannot be read', { 'apiProperties.json': `{\n  "note": "ghp_${'a1B2'.repeat(9)}",\n` }, [
      { file: 'apiProperties.json', line: 2 },
    ]),
    folder('in the name of a member', { 'apiProperties.json': `{"properties": {\n  "xoxb-${'1234567890'.repeat(2)}": 1}}\n` }, [
      { file: 'apiProperties.json', line: 2 },
    ]),
  ],
});

function credentialsIn({ value }: JsonFile): Observation[] {
  const found: Observation[] = [];
  if (value === undefined) return found;
  for (const { value: text, place } of jsonNodes(value, root)) {
    const credential = typeof text === 'string' ? firstCredential(text) : undefined;
    if (credential !== undefined) found.push({ message: `This value holds what looks like ${credential.kind}.`, place });
  }
  return found;
}

function* credentialLines(text: string): Iterable<Observation> {
  const positionAt = lineIndex(text);
  let start = 0;
  for (const line of text.split('\n')) {
    const credential = firstCredential(line);
    if (credential !== undefined)
      yield { message: `This line holds what looks like ${credential.kind}.`, ...positionAt(start + credential.offset) };
    start += line.length + 1;
  }
}
