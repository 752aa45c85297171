import { isArray, isObject, isText, type JsonObject, type JsonValue } from '../../connector/json-value.ts';
import { below, root } from '../../connector/place.ts';
import { connectionOf } from '../connection.ts';
import type { Note } from '../notes.ts';
import { addCallbacks } from './callbacks.ts';
import { type Conversion, conversionOf, extensionsOf, noteUnknown, objectOf } from './conversion.ts';
import { withSharedTypes } from './media-types.ts';
import { convertItemExtensions, convertOperation, operationsOf, type SourceOperation } from './operations.ts';
import { convertDefinition } from './schemas.ts';
import { requirementsOf, securityOf } from './security.ts';
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
export function convertOpenApi3(document: JsonObject, isWanted: (operation: SourceOperation) => boolean = everything): Converted {
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
    const item = paths.get(operation.path) ?? new Map(convertItemExtensions(operation, c));
    paths.set(operation.path, item);
    item.set(operation.method, convertOperation(operation, c));
  }
  for (const operation of operations) addCallbacks(operation, paths.get(operation.path) ?? new Map(), c);
  const shared = withSharedTypes(paths);
  const server = serverOf(c);
  const security = securityOf(c);
  const connection = connectionOf(security.ways);
  const definitions = definitionsOf(c);
  const definition = objectOf([
    ['swagger', '2.0'],
    ['info', infoOf(document['info'], c)],
    ['host', server.host],
    ['basePath', server.basePath],
    ['schemes', [...server.schemes]],
    ['consumes', shared.consumes],
    ['produces', shared.produces],
    ['paths', { ...shared.paths, ...Object.fromEntries(extensionsOf(isObject(document['paths']) ? document['paths'] : {})) }],
    ['definitions', Object.keys(definitions).length > 0 ? definitions : undefined],
    ['securityDefinitions', security.definitions],
    ['security', requirementsOf(document['security'], c)],
    ['tags', tagsOf(document['tags'], operations, isWanted === everything)],
    ['externalDocs', isObject(document['externalDocs']) ? document['externalDocs'] : undefined],
    ...extensionsOf(document),
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

/** Chooses all operations. */
export function everything(): boolean {
  return true;
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
    ['termsOfService', typeof info['termsOfService'] === 'string' ? info['termsOfService'] : undefined],
    ['contact', isObject(info['contact']) ? info['contact'] : undefined],
    ['license', license],
    ...extensionsOf(info),
  ]);
}

/** The described tags, each once: all of them, or those that the chosen operations have. */
function tagsOf(value: JsonValue | undefined, operations: readonly SourceOperation[], isWhole: boolean): JsonValue | undefined {
  const seen = new Set<JsonValue | undefined>();
  const used = new Set(operations.flatMap(({ value: { tags } }) => (isArray(tags) ? tags : [])));
  const kept = (isArray(value) ? value : [])
    .filter(isObject)
    .filter(({ name }) => isText(name) && (isWhole || used.has(name)) && !seen.has(name) && seen.add(name))
    .map((tag) => {
      const { name, description, externalDocs } = tag;
      return objectOf([
        ['name', name],
        ['description', typeof description === 'string' ? description : undefined],
        ['externalDocs', isObject(externalDocs) ? externalDocs : undefined],
        ...extensionsOf(tag),
      ]);
    });
  return kept.length > 0 ? kept : undefined;
}
