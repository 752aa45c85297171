import { objectOr } from '../../src/connector/json-value.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { connectionParameter, properties } from '../examples.ts';
import { quote } from '../quote.ts';
import { descriptionOf } from './connection-parameter.ts';

export const connectionParameterTextAscii = defineRule({
  id: 'connection-parameter-text-ascii',
  subject: 'auth',
  codes: [],
  severity: 'warning',
  programs: publicPrograms,
  summary: 'The texts of connection parameters and of their sets are ASCII.',
  why: 'Published connectors speak English: makers all over the world must be able to read the form in which they connect.',
  fix: 'Write the text in English, with plain quotes and hyphens.',
  published: { certified: 0, 'independent-publisher': 0 },
  given: ['connection-parameter', 'connection-parameter-set'],
  having: ['uiDefinition'],
  *check(node, { name }) {
    const uiDefinition = objectOr(node['uiDefinition']);
    const texts = { displayName: uiDefinition['displayName'], description: descriptionOf(uiDefinition), tooltip: uiDefinition['tooltip'] };
    for (const [member, text] of Object.entries(texts)) {
      if (typeof text !== 'string' || !/[^\x00-\x7f]/.test(text)) continue;
      yield { message: `${member} of ${quote(name)} is not ASCII: ${quote(text)}.`, at: ['uiDefinition'] };
    }
  },
  valid: [
    connectionParameter('plain English', {
      type: 'securestring',
      uiDefinition: { displayName: "Your account's key", tooltip: 'See your account.' },
    }),
    connectionParameter('a custom connector', { type: 'securestring', uiDefinition: { displayName: 'Schlüssel' } }, { program: 'custom' }),
  ],
  invalid: [
    connectionParameter('another language', { type: 'securestring', uiDefinition: { displayName: 'Schlüssel' } }, { at: ['uiDefinition'] }),
    connectionParameter(
      'typographic signs in two texts',
      { type: 'string', uiDefinition: { displayName: 'Account – name', tooltip: 'Your “name”' } },
      { at: [['uiDefinition'], ['uiDefinition']], program: 'independent-publisher' },
    ),
    properties(
      'a parameter set and its parameter',
      {
        connectionParameters: undefined,
        connectionParameterSets: {
          values: [
            {
              name: 'key',
              uiDefinition: { displayName: 'Clé' },
              parameters: { api_key: { type: 'securestring', uiDefinition: { schema: { description: 'La clé.' } } } },
            },
          ],
        },
      },
      {
        at: [
          ['connectionParameterSets', 'values', 0, 'uiDefinition'],
          ['connectionParameterSets', 'values', 0, 'parameters', 'api_key', 'uiDefinition'],
        ],
      },
    ),
  ],
});
