import { arrayOr, type JsonObject, type JsonValue, objectOr } from '../../src/connector/json-value.ts';
import { defineRule, everyProgram } from '../define.ts';
import { policy } from '../examples.ts';
import { idInOtherCase } from '../operation-id-case.ts';
import { operationById } from '../operations-by-id.ts';
import { quote } from '../quote.ts';
import { operationNameParameter } from './policy-templates.ts';

const parameters = (...operations: JsonValue[]): JsonObject => ({ parameters: { [operationNameParameter]: operations } });
const at = ['parameters', operationNameParameter];

export const policyOperationExists = defineRule({
  id: 'policy-operation-exists',
  subject: 'policy',
  codes: [],
  severity: 'warning',
  programs: everyProgram,
  summary: 'A policy names operations that the definition has.',
  why: 'A policy for an operation that does not exist is never applied, and the operation it was meant for goes without.',
  fix: 'Correct the name, or remove it from the policy.',
  published: { certified: 4, 'independent-publisher': 1 },
  given: 'connector',
  *check({ definition, properties, propertiesFile }) {
    if (definition === undefined || properties === undefined || propertiesFile === undefined) return;
    for (const { value: policy, place } of properties.policies) {
      const names = arrayOr(objectOr(policy['parameters'])[operationNameParameter]);
      for (const [index, name] of names.entries()) {
        if (typeof name !== 'string' || operationById(definition, name) !== undefined) continue;
        const meant = idInOtherCase(definition, name);
        yield {
          file: propertiesFile.name,
          place,
          at: ['parameters', operationNameParameter, index],
          message:
            meant === undefined
              ? `A policy is for operation ${quote(name)}, which the definition does not have.`
              : `A policy is for operation ${quote(name)}, but the definition spells it ${quote(meant)}.`,
          ...(meant !== undefined && { fix: `Write ${quote(meant)}.` }),
        };
      }
    }
  },
  valid: [
    policy('two of them', parameters('ListThings', 'GetThing')),
    policy('none means all', parameters()),
    policy('what is no text has a rule of its own', parameters(1, null)),
  ],
  invalid: [
    policy('gone', parameters('ListThings', 'DeleteThing'), { at: [...at, 1] }),
    policy('wrong letter case', parameters('listthings'), { at: [...at, 0], program: 'custom' }),
    policy('a plain name that objects inherit', parameters('constructor'), { at: [...at, 0] }),
  ],
});
