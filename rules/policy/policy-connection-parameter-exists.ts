import type { JsonObject, JsonValue } from '../../src/connector/json-value.ts';
import { below } from '../../src/connector/place.ts';
import type { Properties } from '../../src/connector/properties.ts';
import { defineRule, everyProgram } from '../define.ts';
import { policy } from '../examples.ts';
import { jsonNodes } from '../json-nodes.ts';
import { quote } from '../quote.ts';

const header = (value: JsonValue): JsonObject => ({ parameters: { 'x-ms-apimTemplateParameter.value': value } });
const at = ['parameters', 'x-ms-apimTemplateParameter.value'];

export const policyConnectionParameterExists = defineRule({
  id: 'policy-connection-parameter-exists',
  subject: 'policy',
  codes: [],
  severity: 'warning',
  programs: everyProgram,
  summary: 'A policy refers to connection parameters that the connector has.',
  why: 'The gateway finds no value for the expression: the call goes to a wrong address or without its key.',
  fix: 'Correct the name, or declare the connection parameter.',
  published: { certified: 5, 'independent-publisher': 2 },
  given: 'policy',
  having: ['parameters'],
  *check({ parameters }, { properties, place }) {
    for (const { value: text, place: textPlace } of jsonNodes(parameters ?? null, below(place, 'parameters'))) {
      if (typeof text !== 'string') continue;
      for (const [, name = ''] of text.matchAll(/@\{?connectionParameters\([ \t]{0,9}'([^']*)'/gi)) {
        if (isDeclared(properties, name)) continue;
        yield {
          message: `A policy refers to the connection parameter ${quote(name)}, which the connector does not have.`,
          place: textPlace,
        };
      }
    }
  },
  valid: [
    policy('declared', header("Key @connectionParameters('api_key')")),
    policy('with a default and in another letter case', header("@ConnectionParameters('api_key', '')")),
    policy('the prefix left out', header("https://@connectionParameters('region').fabrikam.com"), {
      properties: { connectionParameters: { 'token:region': { type: 'string' } } },
    }),
    policy('the tenant of the sign-in', header("@connectionParameters('token:tenantId')")),
    policy('of a parameter set', header("@{connectionParameters('host')}"), {
      properties: { connectionParameterSets: { values: [{ name: 'key', parameters: { host: { type: 'string' } } }] } },
    }),
    policy('another function', header("@headers('host')")),
  ],
  invalid: [
    policy('misspelt', header("@connectionParameters('apikey')"), { at }),
    policy('the second of two', header("@connectionParameters('api_key')@connectionParameters('host','')"), { at, program: 'custom' }),
    policy('a plain name that objects inherit', header("@connectionParameters('constructor')"), { at }),
    policy(
      'inside an object',
      { parameters: { 'x-ms-apimTemplateParameter.triggerConfig': { since: ["@{connectionParameters('since')}"] } } },
      { at: ['parameters', 'x-ms-apimTemplateParameter.triggerConfig', 'since', 0] },
    ),
  ],
});

const declared = new WeakMap<Properties, ReadonlySet<string>>();

/** The platform finds a parameter with and without the prefix of the sign-in, and knows the tenant by itself. */
function isDeclared(properties: Properties, name: string): boolean {
  let names = declared.get(properties);
  if (names === undefined) {
    names = new Set(properties.connectionParameters.map((parameter) => withoutPrefix(parameter.name)));
    declared.set(properties, names);
  }
  return names.has(withoutPrefix(name)) || name.toLowerCase() === 'token:tenantid';
}

function withoutPrefix(name: string): string {
  return name.replace(/^token:/, '');
}
