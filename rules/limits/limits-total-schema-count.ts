import { grouped } from '../../src/connector/grouped.ts';
import { defineRule, everyProgram } from '../define.ts';
import { document } from '../examples.ts';
import { doubling } from './example-schemas.ts';
import { expandsToLittle, mostSchemasOfDefinition, schemasOfDefinition } from './schema-size.ts';

const most = grouped(mostSchemasOfDefinition);

export const limitsTotalSchemaCount = defineRule({
  id: 'limits-total-schema-count',
  subject: 'limits',
  codes: ['TotalSchemaCountExceedsMaxAllowed'],
  severity: 'error',
  programs: everyProgram,
  summary: `All operations together expand to at most ${most} schemas, every reference written out.`,
  why: 'The platform writes every reference out, and imports no connector that becomes too large by it.',
  fix: 'Remove properties that nobody needs, or split the connector.',
  published: { certified: 0, 'independent-publisher': 0 },
  given: 'document',
  having: ['paths'],
  check(_document, definition) {
    if (expandsToLittle(definition) || schemasOfDefinition(definition) <= mostSchemasOfDefinition) return;
    return { message: `The operations expand to more than ${most} schemas.` };
  },
  valid: [document('large, but not too large', { paths: listing('#/definitions/Level1'), definitions: doubling(12) })],
  invalid: [
    document(
      'definitions that refer to each other twice',
      { paths: listing('#/definitions/Level1'), definitions: doubling(23) },
      { at: [] },
    ),
  ],
});

function listing(reference: string) {
  return {
    '/things': { get: { operationId: 'ListThings', responses: { '200': { description: 'Things.', schema: { $ref: reference } } } } },
  };
}
