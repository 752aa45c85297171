import { anything, arrayOf, boolean, integer, mapOf, object, objectWith, oneOf, text } from './schema-words.ts';

const status = oneOf('Production', 'Preview');
/** Of schemas and of responses. */
export const mediaKind = oneOf('image', 'audio');

/** What the documentation of the platform says of extensions; `x-ms-visibility` and `x-ms-trigger` have rules of their own. */
export const documentExtensions = {
  'x-ms-capabilities': object,
  'x-ms-connector-metadata': arrayOf(objectWith({ propertyName: text, propertyValue: text }, ['propertyName', 'propertyValue'])),
};

/** Of `info`. */
export const infoExtensions = { 'x-ms-api-annotation': objectWith({ status }) };

/** Of operations, without `x-ms-notification-content`, which holds a schema. */
export const operationExtensions = {
  'x-ms-api-annotation': objectWith({ family: text, revision: integer, status, replacement: object }),
  'x-ms-capabilities': object,
  'x-ms-no-generic-test': boolean,
  'x-ms-notification': objectWith({ operationId: text }, ['operationId']),
  'x-ms-operation-context': object,
  'x-ms-pageable': objectWith({ nextLinkName: text }, ['nextLinkName']),
  'x-ms-summary': text,
  'x-ms-trigger-hint': text,
  'x-ms-trigger-metadata': objectWith({ kind: oneOf('query'), mode: oneOf('polling') }),
};

/** Of parameters, headers and schemas. */
export const valueExtensions = {
  'x-ms-summary': text,
  'x-ms-visibility': anything,
  'x-ms-dynamic-values': objectWith({
    operationId: text,
    builtInOperation: text,
    capability: text,
    parameters: object,
    'value-collection': text,
    'value-title': text,
    'value-path': text,
  }),
  'x-ms-dynamic-list': objectWith(
    { operationId: text, parameters: mapOf(object), itemsPath: text, itemTitlePath: text, itemValuePath: text },
    ['operationId'],
  ),
  'x-ms-dynamic-schema': objectWith({ operationId: text, parameters: object, 'value-path': text }, ['operationId']),
  'x-ms-dynamic-properties': objectWith({ operationId: text, parameters: mapOf(object), itemValuePath: text }, ['operationId']),
  'x-ms-dynamic-tree': objectWith({ settings: object, open: object, browse: object }),
  'x-ms-enum-values': arrayOf(objectWith({ value: anything }, ['value'])),
  'x-ms-media-kind': mediaKind,
  'x-ms-notification-url': boolean,
  'x-ms-url-encoding': oneOf('single', 'double'),
};
