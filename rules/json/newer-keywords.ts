import type { ObjectKind } from './definition-schema.ts';

const noBranches = 'Describe all alternatives in one schema of type object, without required members they do not share.';
const noCondition = 'Remove the condition, and say in the description when the member is needed.';

/** The keywords of OpenAPI 3 and of newer JSON Schema, for the objects that have them there, and what takes their place in OpenAPI 2.0. */
const keywords: ReadonlyMap<ObjectKind, ReadonlyMap<string, string>> = new Map([
  [
    'document',
    new Map([
      ['openapi', 'Convert the document to OpenAPI 2.0 and begin it with "swagger": "2.0".'],
      ['components', 'Move its members to definitions, parameters, responses and securityDefinitions.'],
      ['servers', 'Write the address as host, basePath and schemes.'],
    ]),
  ],
  [
    'operation',
    new Map([
      ['requestBody', 'Make it a parameter with "in": "body" and a schema.'],
      ['callbacks', 'Describe the notification with x-ms-notification-content.'],
      ['servers', 'Write the address as host, basePath and schemes of the definition.'],
    ]),
  ],
  [
    'response',
    new Map([
      ['content', 'Move the schema up to the response and the media types to produces.'],
      ['links', 'Remove it.'],
    ]),
  ],
  [
    'parameter',
    new Map([
      ['content', 'Give the parameter a type.'],
      ['style', 'Use collectionFormat.'],
      ['explode', 'Use collectionFormat.'],
      ['examples', 'Tell the examples in the description.'],
    ]),
  ],
  [
    'schema',
    new Map([
      ['oneOf', noBranches],
      ['anyOf', noBranches],
      ['not', noCondition],
      ['if', noCondition],
      ['then', noCondition],
      ['else', noCondition],
      ['nullable', 'Remove it, and leave the member out of required.'],
      ['writeOnly', 'Remove it, and leave the member out of the schemas of responses.'],
      ['const', 'Use an enum with one value.'],
      ['contains', 'Remove it.'],
      ['patternProperties', 'Use additionalProperties.'],
      ['propertyNames', 'Use additionalProperties.'],
      ['$defs', 'Move the schemas to definitions at the root of the definition.'],
      ['$schema', 'Remove it.'],
      ['examples', 'Write one example as example.'],
      ['deprecated', 'Remove it, and say so in the description.'],
    ]),
  ],
]);

/** The names of all of them, wherever they belong. */
export const newerKeywordNames = [...new Set([...keywords.values()].flatMap((ofKind) => [...ofKind.keys()]))];

/** How to write the keyword in OpenAPI 2.0; `undefined` for a name that is no newer keyword in such an object. */
export function replacementOfNewerKeyword(kind: ObjectKind, name: string): string | undefined {
  return keywords.get(kind)?.get(name);
}
