import { arrayOr, isArray, isObject, isText, type JsonObject, type JsonValue, objectOr, own, textIn } from '../connector/json-value.ts';
import { localPath, type Resolve } from '../connector/references.ts';
import { isMarkedInternal } from '../connector/schemas.ts';
import { shortened } from './parts.ts';

/** What a value is, in the words of the definition; `shared` names the type that a section of its own describes. */
export interface TypeWords {
  readonly text: string;
  readonly shared?: string;
}

/** One line of a table: an input, or a member of what comes back. Every text is the publisher's. */
export interface Field {
  /** The names on the way to it, with dots between, as the platform writes them. */
  readonly path: string;
  readonly label: string;
  readonly type: TypeWords;
  readonly required: boolean;
  readonly description: string;
  /** The first values to choose from. */
  readonly allowed: readonly string[];
  /** How many more there are. */
  readonly moreAllowed: number;
  readonly standard: string | undefined;
  /** The operation that the choices come from. */
  readonly choicesFrom: string | undefined;
}

/** How schemas of one definition are read. */
export interface SchemaReader {
  readonly resolve: Resolve;
  /** Types by their reference that have a section of their own. */
  readonly shared: ReadonlyMap<string, string>;
}

/** A table is cut here: who needs more reads the definition. */
export const mostFields = 300;
const mostLevels = 10;
const mostAllowed = 20;
const longestText = 600;

/** The members of a schema, and theirs, as lines with dotted paths; lists are entered, shared types are named. Cut at `mostFields`. */
export function fieldsOf(schema: JsonValue | undefined, reader: SchemaReader): readonly Field[] {
  const fields: Field[] = [];
  addMembers(schema, '', { reader, fields, within: [] });
  return fields;
}

interface Walk {
  readonly reader: SchemaReader;
  readonly fields: Field[];
  /** The schemas on the way: one that holds itself is not entered again. */
  readonly within: readonly JsonObject[];
}

function addMembers(schema: JsonValue | undefined, prefix: string, walk: Walk): void {
  const { reader, fields, within } = walk;
  const inner = innermost(schema, reader.resolve);
  if (inner === undefined || within.includes(inner) || within.length >= mostLevels) return;
  const { members, required } = membersOf(inner, reader.resolve);
  for (const [name, raw] of members) {
    if (fields.length > mostFields) return;
    const value = resolved(raw, reader.resolve) ?? {};
    if (isMarkedInternal(value) || isMarkedInternal(raw)) continue;
    const path = prefix === '' ? name : `${prefix}.${name}`;
    const type = typeOf(raw, reader);
    fields.push(fieldOf(path, name, type, required.has(name), raw, value));
    if (type.shared === undefined) addMembers(raw, path, { reader, fields, within: [...within, inner] });
  }
}

/** A line of its own: `written` may only refer to `value`, and may say more about it. */
export function fieldOf(path: string, name: string, type: TypeWords, required: boolean, written: JsonObject, value: JsonObject): Field {
  const said = (member: string): string => textIn(written, member) || textIn(value, member);
  const items = objectOr(value['items']);
  const allowed = arrayOr(value['enum'] ?? items['enum']).filter((one) => typeof one !== 'object' || one === null);
  const dynamic = objectOr(value['x-ms-dynamic-values'] ?? value['x-ms-dynamic-list'] ?? value['x-ms-dynamic-tree']);
  const source = dynamic['operationId'];
  const standard = value['default'];
  return {
    path: cut(path),
    label: cut(said('x-ms-summary') || said('title') || name),
    type,
    required,
    description: cut(said('description')),
    allowed: allowed.slice(0, mostAllowed).map((one) => cut(String(one))),
    moreAllowed: Math.max(0, allowed.length - mostAllowed),
    standard:
      standard === undefined || standard === null
        ? undefined
        : cut(typeof standard === 'object' ? JSON.stringify(standard) : String(standard)),
    choicesFrom: isText(source) ? source : undefined,
  };
}

/** The type of a schema: of a list what it holds, of an object that many share its name. */
export function typeOf(schema: JsonValue | undefined, reader: SchemaReader): TypeWords {
  let value = isObject(schema) ? schema : {};
  let lists = '';
  for (let level = 0; level < mostLevels; level += 1) {
    const reference = value['$ref'];
    const shared = typeof reference === 'string' ? reader.shared.get(reference) : undefined;
    if (shared !== undefined) return { text: lists, shared };
    value = resolved(value, reader.resolve) ?? {};
    if (value['type'] !== 'array' && !isObject(value['items'])) return { text: `${lists}${plainType(value)}` };
    lists += 'array of ';
    value = objectOr(value['items']);
  }
  return { text: `${lists}any` };
}

function plainType(value: JsonObject): string {
  const format = textIn(value, 'format');
  const type = textIn(value, 'type') || (isObject(value['properties']) || isArray(value['allOf']) ? 'object' : 'any');
  return cut(format === '' ? type : `${type} (${format})`);
}

/** Through references and lists to what a list of lists finally holds. */
export function innermost(schema: JsonValue | undefined, resolve: Resolve): JsonObject | undefined {
  let value = resolved(schema, resolve);
  for (let level = 0; level < mostLevels && value !== undefined; level += 1) {
    if (!isObject(value['items'])) return value;
    value = resolved(value['items'], resolve);
  }
  return value;
}

/** The members of a schema and of its `allOf` branches as they are written, and which of them are required. */
export function membersOf(schema: JsonObject, resolve: Resolve) {
  const members = new Map<string, JsonObject>();
  const required = new Set<JsonValue>();
  const seen = new Set<JsonObject>();
  const open: (JsonValue | undefined)[] = [schema];
  while (open.length > 0) {
    const value = resolved(open.pop(), resolve);
    if (value === undefined || seen.has(value)) continue;
    seen.add(value);
    const written = objectOr(value['properties']);
    for (const name of Object.keys(written)) {
      const member = own(written, name);
      if (isObject(member) && !members.has(name)) members.set(name, member);
    }
    for (const name of arrayOr(value['required'])) required.add(name);
    open.push(...[...arrayOr(value['allOf'])].reverse());
  }
  return { members, required };
}

/** The schema that is meant; a reference to elsewhere leads nowhere. */
export function resolved(schema: JsonValue | undefined, resolve: Resolve): JsonObject | undefined {
  if (!isObject(schema)) return undefined;
  const reference = schema['$ref'];
  return typeof reference === 'string' ? resolve(reference)?.value : schema;
}

/** The name that a reference to a shared definition ends in; `undefined` for any other. */
export function definitionName(reference: string): string | undefined {
  const path = localPath(reference);
  return path?.length === 2 && path[0] === 'definitions' ? path[1] : undefined;
}

function cut(text: string): string {
  return shortened(text, longestText);
}
