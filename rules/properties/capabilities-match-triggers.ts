import { arrayOr } from '../../src/connector/json-value.ts';
import { defineRule, everyProgram } from '../define.ts';
import { operation, properties } from '../examples.ts';

const capabilitiesPlace = { file: 'apiProperties.json', pointer: '/properties/capabilities' };

export const capabilitiesMatchTriggers = defineRule({
  id: 'capabilities-match-triggers',
  subject: 'properties',
  codes: [],
  severity: 'info',
  programs: everyProgram,
  summary: 'Capabilities that are listed name triggers exactly when the definition has one.',
  why: 'The list says what a maker can do with the connector; a promise that the definition does not keep sends people searching.',
  fix: 'Make the list agree with the definition, or leave it empty.',
  published: { certified: 6, 'independent-publisher': 1 },
  given: 'connector',
  check({ definition, properties, propertiesFile }) {
    const listed = arrayOr(properties?.value['capabilities']);
    if (definition === undefined || propertiesFile === undefined || listed.length === 0) return;
    const isPromised = listed.some((capability) => typeof capability === 'string' && capability.toLowerCase() === 'triggers');
    const hasTrigger = definition.operations.some(({ value }) => value['x-ms-trigger'] !== undefined);
    const where = { file: propertiesFile.name, at: ['properties', 'capabilities'] };
    if (isPromised && !hasTrigger) {
      return { ...where, message: 'capabilities names triggers but the definition has none.', fix: 'Remove "triggers" from capabilities.' };
    } else if (!isPromised && hasTrigger) {
      return {
        ...where,
        message: 'The definition has a trigger but capabilities does not name triggers.',
        fix: 'Add "triggers" to capabilities.',
      };
    }
  },
  valid: [
    operation('promised and kept', { 'x-ms-trigger': 'batch' }, { properties: { capabilities: ['actions', 'triggers'] } }),
    operation('an empty list promises nothing', { 'x-ms-trigger': 'batch' }, { properties: { capabilities: [] } }),
    operation('wrong case has a rule of its own', { 'x-ms-trigger': 'single' }, { properties: { capabilities: ['Triggers'] } }),
  ],
  invalid: [
    properties('promised only', { capabilities: ['actions', 'triggers'] }, { at: ['capabilities'] }),
    operation(
      'kept without a promise',
      { 'x-ms-trigger': 'batch' },
      { properties: { capabilities: ['actions'] }, places: [capabilitiesPlace] },
    ),
  ],
});
