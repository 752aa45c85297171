/** Members that people read: an update that changes nothing else is a minor one to the platform. */
export const textMembers: readonly string[] = ['x-ms-summary', 'summary', 'title', 'description'];

/** Such members of an operation, its responses and its notification. */
export const operationTexts: readonly string[] = [...textMembers, 'x-ms-trigger-hint'];

/** Members that fetch choices, a schema or a tree from another operation while a maker builds a flow. */
export const dynamicMembers: readonly string[] = [
  'x-ms-dynamic-values',
  'x-ms-dynamic-list',
  'x-ms-dynamic-schema',
  'x-ms-dynamic-properties',
  'x-ms-dynamic-tree',
];

/** Members that say how a value is written into the request. */
export const encodingMembers: readonly string[] = ['collectionFormat', 'x-ms-url-encoding'];

/** Members that limit the values which an input takes. */
export const constraintMembers: readonly string[] = [
  'minimum',
  'exclusiveMinimum',
  'minLength',
  'minItems',
  'minProperties',
  'maximum',
  'exclusiveMaximum',
  'maxLength',
  'maxItems',
  'maxProperties',
  'multipleOf',
  'pattern',
  'uniqueItems',
];
