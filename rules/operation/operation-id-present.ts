import { defineRule, everyProgram } from '../define.ts';
import { operation } from '../examples.ts';
import { routeName } from '../route-name.ts';

export const operationIdPresent = defineRule({
  id: 'operation-id-present',
  subject: 'operation',
  codes: ['OperationIdRequired'],
  severity: 'error',
  programs: everyProgram,
  summary: 'Every operation has an operationId, an internal one too.',
  why: 'Apps and flows store an action by its operationId; without one the operation cannot be used or referred to.',
  fix: 'Add an operationId in PascalCase that says what the operation does, such as GetInvoice.',
  published: { certified: 0, 'independent-publisher': 0 },
  given: 'operation',
  check(_operation, operation) {
    if (operation.id === undefined) return { message: `Operation ${routeName(operation)} has no operationId.` };
  },
  valid: [operation('one letter', { operationId: 'L' })],
  invalid: [
    operation('absent', { operationId: undefined }),
    operation('blank', { operationId: ' ' }),
    operation('not a text', { operationId: 7 }),
    operation('absent, internal and deprecated', { operationId: undefined, 'x-ms-visibility': 'internal', deprecated: true }),
  ],
});
