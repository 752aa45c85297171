import type { Definition, Operation } from '../connector/definition.ts';
import { isObject, isText, type JsonObject, type JsonValue, objectOr } from '../connector/json-value.ts';
import { type Path, pathOf, pointerOf } from '../connector/place.ts';
import { shortLabel } from '../connector/short-label.ts';
import { type FieldPlan, fieldOf } from './fields.ts';
import type { EditField } from './protocol.ts';

/** Beyond so many fields the rest is edited as JSON. */
const mostFields = 400;
/** Levels of a schema that are shown. */
const deepest = 6;

const visibilities = [
  { value: 'important', title: 'important: shown first' },
  { value: 'none', title: 'none: shown' },
  { value: 'advanced', title: 'advanced: shown on request' },
  { value: 'internal', title: 'internal: never shown' },
];

/** The values of one operation: its own, those of its parameters and responses, and of the schemas in them; and all of it as JSON. */
export function operationFields(definition: Definition, operation: Operation): readonly EditField[] {
  const fields: EditField[] = [];
  const seen = new Set<string>();
  const walked = new Set<string>();
  const add = (group: string, path: Path, label: string, words: readonly string[], more: Partial<FieldPlan> = {}): void => {
    const pointer = pointerOf(path);
    if (fields.length >= mostFields || seen.has(pointer)) return;
    seen.add(pointer);
    fields.push(fieldOf(definition.value, { step: 'definition', group, file: 'definition', path, kind: 'text', label, words, ...more }));
  };
  const addVisibility = (group: string, path: Path): void =>
    add(group, [...path, 'x-ms-visibility'], 'Visibility', ['visibility'], { kind: 'choice', choices: visibilities });
  const addSchema = (group: string, value: JsonValue | undefined, path: Path, level: number): void => {
    const reference = isObject(value) ? value['$ref'] : undefined;
    const target = typeof reference === 'string' ? definition.resolve(reference) : undefined;
    const schema = target?.value ?? objectOr(value);
    const at = target === undefined ? path : pathOf(target.place);
    const pointer = pointerOf(at);
    // What is written once is shown once, however often it is referred to.
    if (level > deepest || fields.length >= mostFields || walked.has(pointer)) return;
    walked.add(pointer);
    if (isObject(schema['items'])) addSchema(group, schema['items'], [...at, 'items'], level + 1);
    for (const [name, property] of Object.entries(objectOr(schema['properties']))) {
      const below = [...at, 'properties', name];
      if (!isObject(property)) continue;
      const words = `${group}, ${shortLabel(name)}`;
      if (property['$ref'] === undefined) {
        add(words, [...below, 'title'], 'Title', ['title']);
        add(words, [...below, 'description'], 'Description', ['description'], { kind: 'long' });
        addVisibility(words, below);
      }
      addSchema(words, property, below, level + 1);
    }
    for (const [index, part] of (Array.isArray(schema['allOf']) ? schema['allOf'] : []).entries())
      addSchema(group, part, [...at, 'allOf', index], level + 1);
  };

  const own = pathOf(operation.place);
  add('Operation', [...own, 'operationId'], 'Operation id', ['id']);
  add('Operation', [...own, 'summary'], 'Summary', ['summary']);
  add('Operation', [...own, 'description'], 'Description', ['description'], { kind: 'long' });
  addVisibility('Operation', own);
  for (const { parameter } of operation.parameters) addParameter(parameter.value, parameter, pathOf(parameter.place));
  for (const { code, response } of operation.responses) {
    const path = pathOf(response.place);
    const group = `Response ${shortLabel(code)}`;
    add(group, [...path, 'description'], 'Description', ['description'], { kind: 'long', ...shared(response.uses.length) });
    addSchema(group, response.value['schema'], [...path, 'schema'], 0);
  }
  if (operation.notificationContent !== undefined && operation.pathItem.notificationContent === operation.notificationContent) {
    const path = [...pathOf(operation.pathItem.place), 'x-ms-notification-content'];
    add('Notification', [...path, 'description'], 'Description', ['description'], { kind: 'long' });
    addSchema('Notification', operation.notificationContent['schema'], [...path, 'schema'], 0);
  }
  const last = fieldOf(definition.value, {
    step: 'definition',
    group: 'Everything else',
    file: 'definition',
    path: own,
    kind: 'json',
    label: 'The operation as JSON',
    words: [],
  });
  return [...fields, last];

  function addParameter(
    value: JsonObject,
    { name, in: where, uses }: { readonly name: string; readonly in: string; readonly uses: readonly Operation[] },
    path: Path,
  ): void {
    const group = `Parameter ${shortLabel(name)} (${where})`;
    const more = shared(uses.length);
    if (where === 'body') {
      add(group, [...path, 'description'], 'Description', ['description'], { kind: 'long', ...more });
      addSchema(group, value['schema'], [...path, 'schema'], 0);
      return;
    }
    add(group, [...path, 'x-ms-summary'], 'Label', ['summary'], more);
    add(group, [...path, 'description'], 'Description', ['description'], { kind: 'long' });
    addVisibility(group, path);
    add(group, [...path, 'required'], 'Required', ['path', 'required'], { kind: 'boolean' });
    const isText = value['type'] === 'string' || value['type'] === undefined;
    add(group, [...path, 'default'], 'Default', ['default'], { kind: isText ? 'text' : 'plain' });
  }
}

function shared(uses: number): { readonly hint?: string } {
  return uses > 1 ? { hint: `Shared by ${uses} operations.` } : {};
}

/** What people call an operation. */
export function operationTitle({ value, id, path, methodKey }: Operation): string {
  const { summary } = value;
  return isText(summary) ? summary : (id ?? `${methodKey.toUpperCase()} ${path}`);
}
