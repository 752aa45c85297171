import { objectOr } from '../../src/connector/json-value.ts';
import { defineRule, everyProgram } from '../define.ts';
import { document } from '../examples.ts';
import { quote } from '../quote.ts';

const two = { api_key: { type: 'apiKey', in: 'header', name: 'X-Api-Key' }, user: { type: 'basic' } };

export const securitySingleDefinition = defineRule({
  id: 'security-single-definition',
  subject: 'security',
  codes: [],
  severity: 'info',
  programs: everyProgram,
  summary: 'A connector with one way to sign in has one security definition.',
  why: 'A connection signs in one way; of two definitions nobody can tell which one it fills in.',
  fix: 'Keep the definition that the connector uses, or offer several ways by connectionParameterSets in apiProperties.json.',
  published: { certified: 5, 'independent-publisher': 1 },
  given: 'connector',
  check({ definition, definitionFile, properties }) {
    // Whether there are several ways to sign in stands in a file that may be missing or broken.
    if (definition === undefined || definitionFile === undefined || properties === undefined || properties.hasParameterSets) return;
    const names = Object.keys(objectOr(definition.value['securityDefinitions']));
    if (names.length < 2) return;
    return {
      message: `The definition has ${names.length} security definitions: ${quote(names)}.`,
      file: definitionFile.name,
      at: ['securityDefinitions'],
    };
  },
  valid: [
    document('none', { securityDefinitions: {} }),
    document('several ways to sign in', { securityDefinitions: two }, { properties: { connectionParameterSets: { values: [] } } }),
  ],
  invalid: [document('two', { securityDefinitions: two }, { at: ['securityDefinitions'] })],
});
