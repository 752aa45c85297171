import { objectOr } from '../../src/connector/json-value.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { document, folder } from '../examples.ts';

export const securityDefinitionsPresent = defineRule({
  id: 'security-definitions-present',
  subject: 'security',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'A connector that asks for credentials has securityDefinitions.',
  why: 'Tools and reviewers read there how the service is signed in to; without it the definition looks like that of an open service.',
  fix: 'Declare under securityDefinitions how the service authenticates, and require it under security.',
  published: { certified: 28, 'independent-publisher': 9 },
  given: 'connector',
  check({ definition, definitionFile, properties }) {
    if (definition === undefined || definitionFile === undefined || properties === undefined) return;
    if (properties.hasParameterSets || properties.connectionParameters.length === 0) return;
    const { securityDefinitions } = definition.value;
    if (Object.keys(objectOr(securityDefinitions)).length > 0) return;
    const state = securityDefinitions === undefined ? 'has no securityDefinitions' : 'has empty securityDefinitions';
    return {
      message: `The definition ${state}, though apiProperties.json asks for credentials.`,
      file: definitionFile.name,
      at: ['securityDefinitions'],
    };
  },
  valid: [
    document('an open service', { securityDefinitions: undefined }, { properties: { connectionParameters: {} } }),
    document('several ways to sign in', { securityDefinitions: undefined }, { properties: { connectionParameterSets: { values: [] } } }),
    document('custom', { securityDefinitions: undefined }, { program: 'custom' }),
    folder('no properties to compare with', { 'apiProperties.json': undefined }, [], { document: { securityDefinitions: undefined } }),
  ],
  invalid: [
    document('absent', { securityDefinitions: undefined }),
    document('empty', { securityDefinitions: {} }, { at: ['securityDefinitions'] }),
    document('a list', { securityDefinitions: [] }, { at: ['securityDefinitions'] }),
  ],
});
