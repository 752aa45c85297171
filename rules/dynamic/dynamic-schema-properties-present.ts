import { defineRule, everyProgram } from '../define.ts';
import { paths, responseSchema } from '../examples.ts';
import { quote } from '../quote.ts';
import { callsAt, dynamicKinds } from './calls.ts';
import { ordering, part } from './order-example.ts';
import { unclearSources } from './unclear-names.ts';

const member = 'x-ms-dynamic-schema';
const codes = {
  ambiguous: 'DynamicPropertiesExtensionRequiredForAmbiguousReferences',
  'no parameter': 'DynamicPropertiesExtensionRequiredForNonParameterReferences',
} as const;
const codeOfPath = 'DynamicPropertiesExtensionRequiredForPropertiesValuePath';

export const dynamicSchemaPropertiesPresent = defineRule({
  id: 'dynamic-schema-properties-present',
  subject: 'dynamic',
  codes: [...Object.values(codes), codeOfPath],
  severity: 'error',
  programs: everyProgram,
  summary: `${member} that refers to more than plain parameters, or whose path ends at "properties", has x-ms-dynamic-properties beside it.`,
  why: `${member} knows parameters by name alone and whole schemas: the platform finds no schema, and makers see no fields.`,
  fix: 'Add x-ms-dynamic-properties with the same call, and "parameterReference" with the full path of each field, such as "body/shelf".',
  published: { certified: 0, 'independent-publisher': 0 },
  given: dynamicKinds,
  having: [member],
  *check(node, { definition }) {
    for (const call of callsAt(node, definition)) {
      if (call.extension !== member) continue;
      for (const { reason, message } of unclearSources(call)) yield { message, place: call.place, codes: [codes[reason]] };
      const path = call.value['value-path'];
      if (node['x-ms-dynamic-properties'] !== undefined || typeof path !== 'string' || !/(^|\/)properties$/.test(path)) continue;
      yield {
        message: `${member} has the value-path ${quote(path)}, which leads to the properties of a schema.`,
        place: call.place,
        codes: [codeOfPath],
      };
    }
  },
  valid: [
    paths('a parameter', ordering({ part: schemaOf('warehouse') })),
    paths(
      'the properties beside it',
      ordering({
        part: {
          ...schemaOf('shelf'),
          'x-ms-dynamic-properties': { operationId: 'ListParts', parameters: { shelf: { parameterReference: 'body/shelf' } } },
        },
      }),
    ),
    responseSchema('a path to the properties, and x-ms-dynamic-properties', {
      [member]: { operationId: 'ListThings', 'value-path': 'schema/properties' },
      'x-ms-dynamic-properties': { operationId: 'ListThings', itemValuePath: 'schema' },
    }),
    responseSchema('a path that only begins so', { [member]: { operationId: 'ListThings', 'value-path': 'properties/schema' } }),
  ],
  invalid: [
    paths('a property', ordering({ part: schemaOf('shelf') }), { at: [...part, member] }),
    paths('both a parameter and a property', ordering({ part: schemaOf('warehouse'), properties: { warehouse: { type: 'string' } } }), {
      at: [...part, member],
    }),
    responseSchema('only properties', { [member]: { operationId: 'ListThings', 'value-path': 'properties' } }, { at: [member] }),
    responseSchema(
      'a path to properties',
      { [member]: { operationId: 'ListThings', 'value-path': 'schema/properties' } },
      { at: [member] },
    ),
  ],
});

function schemaOf(source: string) {
  return { [member]: { operationId: 'ListParts', parameters: { shelf: { parameter: source } } } };
}
