import { arrayOr, isObject, type JsonObject, type JsonValue } from '../../src/connector/json-value.ts';
import type { Path } from '../../src/connector/place.ts';
import { defineRule, everyProgram, type Observation } from '../define.ts';
import { info, inputSchema, operation, parameter } from '../examples.ts';
import { quote } from '../quote.ts';

const membersOf: Readonly<Record<string, readonly string[]>> = {
  'x-ms-dynamic-values': ['operationId', 'builtInOperation', 'capability', 'parameters', 'value-collection', 'value-title', 'value-path'],
  'x-ms-dynamic-list': ['operationId', 'parameters', 'itemsPath', 'itemTitlePath', 'itemValuePath'],
  'x-ms-dynamic-schema': ['operationId', 'parameters', 'value-path'],
  'x-ms-dynamic-properties': ['operationId', 'parameters', 'itemValuePath'],
  'x-ms-dynamic-tree': ['settings', 'open', 'browse'],
  'x-ms-pageable': ['nextLinkName'],
  'x-ms-notification': ['operationId'],
};
const membersOfEnumValue = ['value', 'displayName'];
const membersOfOperationAnnotation = ['status', 'family', 'revision', 'replacement', 'expires'];
const membersOfInfoAnnotation = ['status'];
const membersOfReplacement = ['api', 'operationId'];

export const definitionExtensionMembers = defineRule({
  id: 'definition-extension-members',
  subject: 'extension',
  codes: ['AdditionalPropertyNotAllowed'],
  severity: 'warning',
  programs: everyProgram,
  summary: 'An extension holds only the members that the platform knows.',
  why: 'The platform ignores a member it does not know, so a list stays empty or a page is missing and nothing says why.',
  fix: 'Correct the name of the member, or remove it.',
  published: { certified: 0, 'independent-publisher': 0 },
  given: ['info', 'operation', 'parameter', 'header', 'items', 'schema'],
  having: [...Object.keys(membersOf), 'x-ms-enum-values', 'x-ms-api-annotation'],
  check(node, context) {
    if (areAllKnown(node)) return;
    return unknownMembers(closedObjects(node, 'methodKey' in context ? 'operation' : 'name' in context ? 'value' : 'info'));
  },
  valid: [
    parameter('an extension within', { 'x-ms-dynamic-values': { operationId: 'ListThings', 'value-path': 'id', 'x-note': 'ours' } }),
    operation('an annotation', {
      'x-ms-api-annotation': {
        status: 'Preview',
        family: 'ListThings',
        revision: 2,
        replacement: { api: 'things', operationId: 'ListThings_V2' },
      },
    }),
    parameter('malformed', { 'x-ms-dynamic-values': 'ListThings', 'x-ms-enum-values': ['new', null] }),
    parameter('an annotation that nobody reads', { 'x-ms-api-annotation': { note: 'ours' } }),
  ],
  invalid: [
    parameter(
      'the path of another extension',
      { 'x-ms-dynamic-values': { operationId: 'ListThings', itemsPath: 'value' } },
      { at: ['x-ms-dynamic-values', 'itemsPath'] },
    ),
    inputSchema(
      'another letter case',
      { 'x-ms-dynamic-list': { operationId: 'ListThings', itemvaluePath: 'id' } },
      { at: ['x-ms-dynamic-list', 'itemvaluePath'] },
    ),
    operation('of a page', { 'x-ms-pageable': { nextLinkName: 'nextLink', itemName: 'value' } }, { at: ['x-ms-pageable', 'itemName'] }),
    parameter(
      'of a value',
      { enum: ['new'], 'x-ms-enum-values': [{ value: 'new', displayName: 'New', description: 'New things.' }] },
      { at: ['x-ms-enum-values', 0, 'description'] },
    ),
    info('of the connector', { 'x-ms-api-annotation': { status: 'Preview', family: 'Things' } }, { at: ['x-ms-api-annotation', 'family'] }),
    operation(
      'of a replacement',
      { 'x-ms-api-annotation': { replacement: { api: 'things', operationID: 'ListThings_V2' } } },
      { at: ['x-ms-api-annotation', 'replacement', 'operationID'] },
    ),
    parameter(
      'a name like that of a built-in member',
      { 'x-ms-dynamic-tree': { open: {}, constructor: {} } },
      { at: ['x-ms-dynamic-tree', 'constructor'] },
    ),
  ],
});

/** True of nearly all nodes, and only of those with nothing unknown in them. */
function areAllKnown(node: JsonObject): boolean {
  for (const extension in node) {
    if (extension === 'x-ms-enum-values' || extension === 'x-ms-api-annotation') return false;
    const members = knownMembers.get(extension);
    const value = node[extension];
    if (members === undefined || !isObject(value)) continue;
    for (const name in value) if (!members.includes(name)) return false;
  }
  return true;
}
const knownMembers: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(membersOf));

function* unknownMembers(objects: readonly ClosedObject[]): Iterable<Observation> {
  for (const { extension, at, value, members } of objects) {
    for (const name of Object.keys(value)) {
      if (members.includes(name) || name.startsWith('x-')) continue;
      yield { message: `${extension} knows no ${quote(name)}.`, at: [...at, name] };
    }
  }
}

interface ClosedObject {
  readonly extension: string;
  readonly at: Path;
  readonly value: JsonObject;
  readonly members: readonly string[];
}

/** The objects in the extensions of a node that may hold certain members only. */
function closedObjects(node: JsonObject, owner: 'info' | 'operation' | 'value'): ClosedObject[] {
  const found: ClosedObject[] = [];
  const add = (value: JsonValue | undefined, members: readonly string[], extension: string, ...rest: Path): void => {
    if (isObject(value)) found.push({ extension, at: [extension, ...rest], value, members });
  };
  for (const [extension, members] of Object.entries(membersOf)) add(node[extension], members, extension);
  for (const [index, item] of arrayOr(node['x-ms-enum-values']).entries()) add(item, membersOfEnumValue, 'x-ms-enum-values', index);
  const annotation = node['x-ms-api-annotation'];
  if (owner === 'value' || !isObject(annotation)) return found;
  add(annotation, owner === 'info' ? membersOfInfoAnnotation : membersOfOperationAnnotation, 'x-ms-api-annotation');
  if (owner === 'operation') add(annotation['replacement'], membersOfReplacement, 'x-ms-api-annotation', 'replacement');
  return found;
}
