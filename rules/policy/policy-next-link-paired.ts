import { isObject } from '../../src/connector/json-value.ts';
import { defineRule, everyProgram } from '../define.ts';
import { operation, properties } from '../examples.ts';
import { operationName } from '../name-of.ts';

const pageable = { 'x-ms-pageable': { nextLinkName: '@odata.nextLink' } };
const nextLink = (...operations: string[]) => ({
  policyTemplateInstances: [
    { templateId: 'updatenextlink', title: 'Next page', parameters: { 'x-ms-apimTemplate-operationName': operations } },
  ],
});

export const policyNextLinkPaired = defineRule({
  id: 'policy-next-link-paired',
  subject: 'policy',
  codes: [],
  severity: 'info',
  programs: everyProgram,
  summary: 'An operation with x-ms-pageable has a policy updatenextlink.',
  why: 'Without it the second page is asked of the service itself, past the gateway and without the credentials of the connection.',
  fix: 'Add a policy updatenextlink for this operation.',
  published: { certified: 6, 'independent-publisher': 0 },
  given: 'connector',
  *check({ definition, definitionFile, properties }) {
    if (definition === undefined || definitionFile === undefined || properties === undefined) return;
    const policies = properties.policies.filter(({ templateId }) => templateId?.toLowerCase() === 'updatenextlink');
    const isForAll = policies.some(({ operations }) => operations.length === 0);
    const covered = new Set(policies.flatMap(({ operations }) => operations));
    for (const operation of definition.operations) {
      const { id, value, place } = operation;
      if (isForAll || !isObject(value['x-ms-pageable']) || (id !== undefined && covered.has(id))) continue;
      yield {
        file: definitionFile.name,
        place,
        at: ['x-ms-pageable'],
        message: `Operation ${operationName(operation)} has pages but no policy updatenextlink.`,
      };
    }
  },
  valid: [
    operation('a policy for it', pageable, { properties: nextLink('ListThings') }),
    operation('a policy for all', pageable, { properties: nextLink() }),
    operation('no pages', {}),
    properties('a policy without pages', nextLink('ListThings')),
  ],
  invalid: [
    operation('no policy', pageable, { at: ['x-ms-pageable'] }),
    operation('a policy for another operation', pageable, { at: ['x-ms-pageable'], properties: nextLink('GetThing'), program: 'custom' }),
    operation(
      'no name to be covered by',
      { ...pageable, operationId: undefined },
      { at: ['x-ms-pageable'], properties: nextLink('ListThings') },
    ),
  ],
});
