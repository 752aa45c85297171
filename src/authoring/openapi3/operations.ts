import { isArray, isObject, isText, type JsonObject, type JsonValue } from '../../connector/json-value.ts';
import { below, type Place, root } from '../../connector/place.ts';
import { convertBody } from './bodies.ts';
import { type Conversion, extensionsOf, followed, noteUnknown, objectOf } from './conversion.ts';
import { nameGiver, pascalCase, wordsOf } from './names.ts';
import { convertParameters } from './parameters.ts';
import { convertResponses } from './responses.ts';
import { convertSchema } from './schemas.ts';
import { requirementsOf } from './security.ts';

/** An operation of the source. */
export interface SourceOperation {
  readonly path: string;
  readonly method: string;
  readonly value: JsonObject;
  /** Its path item, which may stand elsewhere. */
  readonly item: JsonObject;
  readonly place: Place;
  readonly itemPlace: Place;
  /** As it will be named; unique. */
  readonly id: string;
}

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch'];
const treatedItem: ReadonlySet<string> = new Set([...methods, 'trace', 'parameters', 'summary', 'description', 'servers', '$ref']);
const treated: ReadonlySet<string> = new Set([
  'tags',
  'summary',
  'description',
  'externalDocs',
  'operationId',
  'parameters',
  'requestBody',
  'responses',
  'callbacks',
  'deprecated',
  'security',
  'servers',
]);

/** Every operation of the document, in its order, with the name it gets. */
export function operationsOf(c: Conversion): readonly SourceOperation[] {
  const free = nameGiver();
  const paths = isObject(c.document['paths']) ? c.document['paths'] : {};
  const templates = new Set<string>();
  const found: SourceOperation[] = [];
  for (const [path, written] of Object.entries(paths)) {
    if (!path.startsWith('/')) continue;
    const place = below(root, 'paths', path);
    if (/[?#]/.test(path)) {
      c.notes.take(
        'dropped',
        'path with a query',
        { from: place, to: place },
        'The platform takes paths alone: write the rest as parameters of a query by hand.',
      );
      continue;
    }
    const item = followed(written, place, place, c);
    if (item === undefined) continue;
    if (item.value['trace'] !== undefined)
      c.notes.take('dropped', 'trace', { from: below(item.place, 'trace'), to: place }, 'OpenAPI 2.0 has no operations with TRACE.');
    for (const method of methods) {
      const value = item.value[method];
      if (!isObject(value)) continue;
      const itemPlace = item.place;
      const template = `${method} ${path.replace(/\{[^{}]*\}/g, '{}').toLowerCase()}`;
      if (templates.has(template)) {
        c.notes.take(
          'dropped',
          'path of another',
          { from: below(itemPlace, method), to: place },
          'Another operation takes the same requests: only the names in its path differ.',
        );
        continue;
      }
      templates.add(template);
      found.push({
        path,
        method,
        value,
        item: item.value,
        place: below(itemPlace, method),
        itemPlace,
        id: free(idOf(value, method, path)),
      });
    }
  }
  return found;
}

/**
 * The operation's own id as it is, because flows and formulas know the operation by it; the letters of one that the platform refuses,
 * or nothing.
 */
export function keptId(written: JsonValue | undefined): string {
  if (!isText(written)) return '';
  return written.length <= longestId && /^[^\p{Cc}\p{Cf}\p{Cs}]+$/u.test(written) ? written : pascalCase(written).slice(0, longestId);
}

/** The limit of rule `operation-id-length`. */
const longestId = 80;

/** The operation's own id, else one made of what it does and to what. */
function idOf(value: JsonObject, method: string, path: string): string {
  const own = keptId(value['operationId']);
  if (own !== '') return own;
  const steps = path.split('/').filter((step) => step !== '');
  const last = steps.at(-1) ?? '';
  const isOne = last.startsWith('{');
  const verb =
    { get: isOne ? 'Get' : 'List', post: 'Create', put: 'Update', patch: 'Update', delete: 'Delete', head: 'Check', options: 'Ask' }[
      method
    ] ?? '';
  const nouns = steps.map((step) =>
    step.startsWith('{')
      ? ''
      : wordsOf(step)
          .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
          .join(''),
  );
  return `${verb}${nouns.join('')}`.slice(0, longestId) || 'Operation';
}

/** The platform's own members of a path: what a webhook sends is a schema. */
export function convertItemExtensions({ item, itemPlace, path }: SourceOperation, c: Conversion): [string, JsonValue | undefined][] {
  return extensionsOf(item).map(([name, value]) => {
    if (name !== 'x-ms-notification-content' || !isObject(value)) return [name, value];
    const spot = { from: below(itemPlace, name, 'schema'), to: below(root, 'paths', path, name, 'schema') };
    return [name, { ...value, schema: convertSchema(value['schema'], spot, c, 'body') }];
  });
}

/** One operation as OpenAPI 2.0 has it. */
export function convertOperation(operation: SourceOperation, c: Conversion): JsonObject {
  const { path, method, value, item, place, itemPlace, id } = operation;
  const to = below(root, 'paths', path, method);
  const spot = { from: place, to };
  noteUnknown(value, treated, spot, c);
  noteUnknown(item, treatedItem, { from: itemPlace, to: below(root, 'paths', path) }, c);
  if (isText(value['operationId']) && value['operationId'] !== id)
    c.notes.take(
      'changed',
      'operationId',
      { from: below(place, 'operationId'), to: below(to, 'operationId') },
      'The platform takes each name once, of at most 80 characters that can be seen.',
    );
  for (const [name, where] of [
    ['servers', value],
    ['servers', item],
  ] as const)
    if (where[name] !== undefined)
      c.notes.take(
        'dropped',
        'servers of an operation',
        { from: below(place, name), to },
        'All operations of a connector share one host; a policy can send this one elsewhere.',
      );
  const parameters = convertParameters(
    [
      { value: item['parameters'], from: below(itemPlace, 'parameters') },
      { value: value['parameters'], from: below(place, 'parameters') },
    ],
    to,
    c,
  );
  const body =
    ['get', 'head', 'delete', 'options'].includes(method) && value['requestBody'] !== undefined && method !== 'delete'
      ? droppedBody(spot, c)
      : convertBody(value['requestBody'], below(place, 'requestBody'), to, c);
  const { responses, produces } = convertResponses(value['responses'], below(place, 'responses'), to, c);
  const all = [...parameters, ...body.parameters];
  return objectOf([
    ['operationId', id],
    ['summary', firstText(value['summary'], item['summary'])],
    ['description', firstText(value['description'], item['description'])],
    ['externalDocs', isObject(value['externalDocs']) ? value['externalDocs'] : undefined],
    ['tags', isArray(value['tags']) ? value['tags'].filter(isText) : undefined],
    ['deprecated', typeof value['deprecated'] === 'boolean' ? value['deprecated'] : undefined],
    ['consumes', body.consumes.length > 0 ? [...body.consumes] : undefined],
    ['produces', produces.length > 0 ? [...produces] : undefined],
    ['parameters', all.length > 0 ? all : undefined],
    ['responses', responses],
    ['security', requirementsOf(value['security'], c)],
    ...extensionsOf(value),
  ]);
}

function droppedBody(spot: { readonly from: Place; readonly to: Place }, c: Conversion) {
  c.notes.take('dropped', 'requestBody', { from: below(spot.from, 'requestBody'), to: spot.to }, 'A request that only reads has no body.');
  return { parameters: [], consumes: [] };
}

function firstText(...values: readonly (JsonValue | undefined)[]): string | undefined {
  return values.find(isText) ?? values.find((value) => typeof value === 'string');
}
