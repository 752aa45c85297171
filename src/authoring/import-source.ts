import { isObject, isText, type JsonObject, objectOr } from '../connector/json-value.ts';
import { nearNames } from '../connector/near-names.ts';
import { UserError } from '../connector/user-error.ts';
import { type Choices, type ConnectorFiles, connectorFilesOf } from './connector-files.ts';
import type { Note } from './notes.ts';
import { convertOpenApi2, type OperationName } from './openapi2.ts';
import { type Converted, convertOpenApi3, everything } from './openapi3/convert.ts';
import { fromCollection } from './postman/convert.ts';
import type { SourceDocument } from './source-document.ts';

/** Which operations become part of the connector. Empty lists choose all. */
export interface Selection {
  /** Ids as in the source, or `METHOD /path`. */
  readonly operations: readonly string[];
  readonly tags: readonly string[];
  /** Ids or `METHOD /path` of operations that are left out of those. */
  readonly without?: readonly string[];
}

/** A connector made from a description of its API. */
export interface Imported extends ConnectorFiles {
  readonly title: string;
  readonly operations: number;
  readonly notes: readonly Note[];
}

/** The platform's limits on a connector (rules `limits-operation-count` and `limits-definition-size`). */
const mostOperations = 256;
const mostBytes = 1_048_576;

/**
 * Makes the files of a connector from a description. A `UserError` when nothing is left of it, a name chooses nothing, or the platform's
 * limits are passed; it proposes which tags to choose.
 */
export function importSource(source: SourceDocument, selection: Selection, choices: Choices): Imported {
  const collection = source.kind === 'postman' ? fromCollection(source.document) : undefined;
  const document = collection?.document ?? source.document;
  const all = operationsOf(document);
  const isWanted = chosen(selection, all);
  const converted: Converted =
    source.kind === 'openapi-2.0'
      ? convertOpenApi2(document, isWanted)
      : convertOpenApi3(document, isWanted === everything ? everything : (one) => isWanted(nameOf(one.value, one.method, one.path)));
  const notes = collection === undefined ? converted.notes : [...collection.notes, ...converted.notes.map(collection.placed)];
  const operations = operationsOf(converted.definition).length;
  if (operations === 0)
    throw new UserError('No operation is left that the platform takes: it knows paths without query and fragment, and no TRACE.');
  if (operations > mostOperations)
    throw new UserError(`The connector would have ${operations} operations; the platform takes ${mostOperations}. ${proposal(all)}`);
  const made = connectorFilesOf(converted.definition, converted.properties, choices);
  const size = made.files.get('apiDefinition.swagger.json')?.length ?? 0;
  if (size >= mostBytes)
    throw new UserError(`The definition would have ${size} bytes; the platform takes fewer than ${mostBytes}. ${proposal(all)}`);
  const title = objectOr(converted.definition['info'])['title'];
  return { ...made, title: isText(title) ? title : '', operations, notes };
}

const methods = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch']);

function operationsOf(document: JsonObject): OperationName[] {
  return Object.entries(objectOr(document['paths'])).flatMap(([path, item]) =>
    Object.entries(objectOr(item)).flatMap(([method, value]) =>
      methods.has(method) && isObject(value) ? [nameOf(value, method, path)] : [],
    ),
  );
}

function nameOf(value: JsonObject, method: string, path: string): OperationName {
  const tags = Array.isArray(value['tags']) ? value['tags'].filter(isText) : [];
  return { id: isText(value['operationId']) ? value['operationId'] : undefined, tags, method, path };
}

function chosen({ operations, tags, without = [] }: Selection, all: readonly OperationName[]): (operation: OperationName) => boolean {
  const ids = all.flatMap(({ id, method, path }) => [...(id === undefined ? [] : [id]), `${method.toUpperCase()} ${path}`]);
  refuseUnknown('operation', [...operations, ...without], ids);
  refuseUnknown(
    'tag',
    tags,
    all.flatMap((one) => one.tags),
  );
  if (operations.length === 0 && tags.length === 0 && without.length === 0) return everything;
  const isIn = (list: readonly string[], { id, method, path }: OperationName): boolean =>
    (id !== undefined && list.includes(id)) || list.includes(`${method.toUpperCase()} ${path}`);
  const isAll = operations.length === 0 && tags.length === 0;
  return (one) => !isIn(without, one) && (isAll || isIn(operations, one) || one.tags.some((tag) => tags.includes(tag)));
}

function refuseUnknown(what: string, asked: readonly string[], known: readonly string[]): void {
  for (const name of asked) {
    if (known.includes(name)) continue;
    const near = nearNames(name, known);
    throw new UserError(
      `The source has no ${what} '${name}'.${near.length > 0 ? ` Did you mean ${near.map((one) => `'${one}'`).join(' or ')}?` : ''}`,
    );
  }
}

/** Which tags hold how many operations: what a person chooses by. */
function proposal(all: readonly OperationName[]): string {
  const counts = new Map<string, number>();
  for (const { tags } of all) for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  if (counts.size === 0) return 'Choose operations with --operations or --without, and make several connectors of it.';
  const listed = [...counts].sort((a, b) => b[1] - a[1]).map(([tag, count]) => `${tag} (${count})`);
  const shown = listed.length > 12 ? `${listed.slice(0, 12).join(', ')} and ${listed.length - 12} more` : listed.join(', ');
  return `Make several connectors of it, each with --tags or --operations. Tags and their operations: ${shown}.`;
}
