import { equalJson, isArray, isObject, isText, type JsonObject, type JsonValue, objectOr } from '../../connector/json-value.ts';
import { below, type Place, root } from '../../connector/place.ts';
import { convertBody } from './bodies.ts';
import { type Conversion, followed, noteUnknown, objectOf, platformExtensions } from './conversion.ts';
import { nameGiver, pascalCase, wordsOf } from './names.ts';
import { convertParameters } from './parameters.ts';
import { convertResponses } from './responses.ts';

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

/** The operation's own id in the letters that the platform takes, else one made of what it does and to what. */
function idOf(value: JsonObject, method: string, path: string): string {
  const own = isText(value['operationId']) ? pascalCase(value['operationId']) : '';
  if (own !== '') return own.slice(0, 80);
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
  return `${verb}${nouns.join('')}`.slice(0, 80) || 'Operation';
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
      'The platform takes letters and digits, each name once.',
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
  if (signsInOtherwise(value['security'], c))
    c.notes.take(
      'dropped',
      'security of an operation',
      { from: below(place, 'security'), to },
      'All operations of a connector sign in alike.',
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
    ['tags', isArray(value['tags']) ? value['tags'].filter(isText) : undefined],
    ['deprecated', value['deprecated'] === true ? true : undefined],
    ['consumes', body.consumes.length > 0 ? [...body.consumes] : undefined],
    ['produces', produces.length > 0 ? [...produces] : undefined],
    ['parameters', all.length > 0 ? all : undefined],
    ['responses', responses],
    ...platformExtensions(value),
  ]);
}

/** True when an operation asks for another sign-in than the document does. */
function signsInOtherwise(security: JsonValue | undefined, { document }: Conversion): boolean {
  if (security === undefined) return false;
  const asked = document['security'] ?? firstSecurity(document);
  return asked !== undefined && !equalJson(security, asked);
}

/** What the first operation asks for, where the document as a whole asks for nothing. */
function firstSecurity(document: JsonObject): JsonValue | undefined {
  for (const item of Object.values(objectOr(document['paths'])))
    for (const operation of Object.values(objectOr(item))) {
      const security = objectOr(operation)['security'];
      if (security !== undefined) return security;
    }
  return undefined;
}

function droppedBody(spot: { readonly from: Place; readonly to: Place }, c: Conversion) {
  c.notes.take('dropped', 'requestBody', { from: below(spot.from, 'requestBody'), to: spot.to }, 'A request that only reads has no body.');
  return { parameters: [], consumes: [] };
}

function firstText(...values: readonly (JsonValue | undefined)[]): string | undefined {
  return values.find(isText);
}
