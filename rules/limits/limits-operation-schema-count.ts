import { grouped } from '../../src/connector/grouped.ts';
import { defineRule, everyProgram } from '../define.ts';
import { operation } from '../examples.ts';
import { operationName } from '../name-of.ts';
import { doubling } from './example-schemas.ts';
import { expandsToLittle, mostSchemasOfOperation, schemasOfOperation } from './schema-size.ts';

const most = grouped(mostSchemasOfOperation);

export const limitsOperationSchemaCount = defineRule({
  id: 'limits-operation-schema-count',
  subject: 'limits',
  codes: ['OperationSchemaCountExceedsMaxAllowed'],
  severity: 'error',
  programs: everyProgram,
  summary: `The bodies and responses of one operation expand to at most ${most} schemas together, every reference written out.`,
  why: 'The platform writes every reference out, and imports no connector that becomes too large by it.',
  fix: 'Remove properties that nobody needs, or leave the inside of large objects undescribed.',
  published: { certified: 0, 'independent-publisher': 0 },
  given: 'operation',
  check(_operation, operation) {
    if (expandsToLittle(operation.definition) || schemasOfOperation(operation) <= mostSchemasOfOperation) return;
    return { message: `The bodies and responses of ${operationName(operation)} expand to more than ${most} schemas.` };
  },
  valid: [
    operation(
      'just below',
      { responses: { '200': { description: 'Things.', schema: { $ref: '#/definitions/Level1' } } } },
      { document: { definitions: doubling(14) } },
    ),
    operation('nothing but texts', { responses: { '200': { description: 'Things.' } } }),
  ],
  invalid: [
    operation(
      'one response',
      { responses: { '200': { description: 'Things.', schema: { $ref: '#/definitions/Level1' } } } },
      { document: { definitions: doubling(15) } },
    ),
    operation(
      'two responses together',
      {
        responses: {
          '200': { description: 'Things.', schema: { $ref: '#/definitions/Level1' } },
          '202': { description: 'Things that are on their way.', schema: { type: 'array', items: { $ref: '#/definitions/Level1' } } },
        },
      },
      { document: { definitions: doubling(14) } },
    ),
  ],
});
