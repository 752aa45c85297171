import { isArray, isObject, isText, type JsonObject, type JsonValue } from '../../connector/json-value.ts';
import { below, root } from '../../connector/place.ts';
import { connectionOf } from '../connection.ts';
import type { Note } from '../notes.ts';
import { addCallbacks } from './callbacks.ts';
import { type Conversion, conversionOf, noteUnknown, objectOf, platformExtensions } from './conversion.ts';
import { convertOperation, operationsOf, type SourceOperation } from './operations.ts';
import { convertDefinition } from './schemas.ts';
import { signInsOf } from './security.ts';
import { serverOf } from './servers.ts';

/** What a document became: the two files of a connector that it says something about, and what was not the same. */
export interface Converted {
  readonly definition: JsonObject;
  /** The `properties` of `apiProperties.json`, as far as the source says them. */
  readonly properties: JsonObject;
  readonly notes: readonly Note[];
}

const treatedRoot: ReadonlySet<string> = new Set([
  'openapi',
  'info',
  'servers',
  'paths',
  'components',
  'security',
  'tags',
  'externalDocs',
  'webhooks',
  '$schema',
  'jsonSchemaDialect',
]);
const treatedInfo: ReadonlySet<string> = new Set(['title', 'description', 'version', 'termsOfService', 'contact', 'license', 'summary']);

/** A document of OpenAPI 3.0 or 3.1 as a connector. `isWanted` chooses its operations. */
export function convertOpenApi3(document: JsonObject, isWanted: (operation: SourceOperation) => boolean = () => true): Converted {
  const c = conversionOf(document);
  noteUnknown(document, treatedRoot, { from: root, to: root }, c);
  if (isObject(document['webhooks']))
    c.notes.take(
      'dropped',
      'webhooks',
      { from: below(root, 'webhooks'), to: root },
      'Nobody can subscribe to these: the platform needs an operation that takes a callback address.',
    );
  const operations = operationsOf(c).filter(isWanted);
  const paths = new Map<string, Map<string, JsonValue | undefined>>();
  for (const operation of operations) {
    const item = paths.get(operation.path) ?? new Map();
    paths.set(operation.path, item);
    item.set(operation.method, convertOperation(operation, c));
  }
  for (const operation of operations) addCallbacks(operation, paths.get(operation.path) ?? new Map(), c);
  const server = serverOf(c);
  const connection = connectionOf(signInsOf(c));
  const definitions = definitionsOf(c);
  const definition = objectOf([
    ['swagger', '2.0'],
    ['info', infoOf(document['info'], c)],
    ['host', server.host],
    ['basePath', server.basePath ?? '/'],
    ['schemes', [...server.schemes]],
    ['consumes', ['application/json']],
    ['produces', ['application/json']],
    ['paths', objectOf([...paths].map(([path, item]) => [path, objectOf(item)]))],
    ['definitions', Object.keys(definitions).length > 0 ? definitions : undefined],
    ['securityDefinitions', connection.securityDefinitions],
    ['security', connection.security],
    ['tags', tagsOf(document['tags'], operations)],
    ['externalDocs', isObject(document['externalDocs']) ? document['externalDocs'] : undefined],
    ...platformExtensions(document),
  ]);
  const { connectionParameters, ...rest } = connection.properties;
  const properties = objectOf([
    [
      'connectionParameters',
      rest['connectionParameterSets'] === undefined
        ? { ...(isObject(connectionParameters) ? connectionParameters : {}), ...server.parameters }
        : undefined,
    ],
    ...Object.entries(rest),
    ['capabilities', ['actions']],
    ['policyTemplateInstances', [...connection.policies, ...server.policies]],
  ]);
  return { definition, properties, notes: c.notes.notes() };
}

/** Every schema that is referred to, also by those that are converted here. */
function definitionsOf(c: Conversion): JsonObject {
  const converted: [string, JsonObject][] = [];
  for (let waiting = c.waiting(); waiting.length > 0; waiting = c.waiting())
    for (const { name, schema } of waiting)
      converted.push([name, convertDefinition(schema.value, { from: schema.place, to: below(root, 'definitions', name) }, c)]);
  return objectOf(converted);
}

function infoOf(value: JsonValue | undefined, c: Conversion): JsonObject {
  const info = isObject(value) ? value : {};
  const spot = { from: below(root, 'info'), to: below(root, 'info') };
  noteUnknown(info, treatedInfo, spot, c);
  const license = isObject(info['license'])
    ? objectOf(Object.entries(info['license']).filter(([name]) => name !== 'identifier'))
    : undefined;
  return objectOf([
    ['title', isText(info['title']) ? info['title'].trim() : ''],
    ['description', [info['description'], info['summary']].find(isText)],
    ['version', isText(info['version']) ? info['version'] : '1.0'],
    ['termsOfService', isText(info['termsOfService']) ? info['termsOfService'] : undefined],
    [
      'contact',
      isObject(info['contact']) ? objectOf(Object.entries(info['contact']).filter(([name]) => !name.startsWith('x-'))) : undefined,
    ],
    ['license', license],
    ...platformExtensions(info),
  ]);
}

/** The tags that operations of the definition have, each once. */
function tagsOf(value: JsonValue | undefined, operations: readonly SourceOperation[]): JsonValue | undefined {
  const used = new Set(operations.flatMap(({ value: { tags } }) => (isArray(tags) ? tags : [])));
  const kept = (isArray(value) ? value : [])
    .filter(isObject)
    .filter(({ name }) => isText(name) && used.delete(name))
    .map(({ name, description }) =>
      objectOf([
        ['name', name],
        ['description', isText(description) ? description : undefined],
      ]),
    );
  return kept.length > 0 ? kept : undefined;
}
