import type { Operation } from '../connector/definition.ts';
import { arrayOr, isObject, isText, type JsonObject, type JsonValue, objectOr } from '../connector/json-value.ts';
import { pointerOf } from '../connector/place.ts';
import type { ConnectionParameter } from '../connector/properties.ts';
import type { Resolve } from '../connector/references.ts';
import { isMarkedInternal } from '../connector/schemas.ts';
import { type Layers, layersOf, type Shape, shapeOf } from '../preview/generate-shape.ts';
import { valueKeysOf } from '../preview/parameters.ts';
import type { Field, FieldKind, ShownChoice } from './protocol.ts';

/** Fields with the schema objects that they stand for, by `at`. */
export interface BuiltFields {
  readonly fields: readonly Field[];
  readonly holders: ReadonlyMap<string, JsonObject>;
}

/** Fields of one form, and how deep they may lie: a definition may refer to itself. */
const ceilings = { fields: 600, depth: 6, choices: 500, text: 600 };

/** The inputs of an operation that a maker fills in. What holds a callback is none: the platform fills it in. */
export function operationFields(operation: Operation): BuiltFields {
  const builder = builderOf(operation.definition.resolve);
  const keys = valueKeysOf(operation);
  const fields = operation.parameters.flatMap(({ parameter }, index): Field[] => {
    const { value } = parameter;
    const key = keys[index] ?? '';
    const written = parameter.in === 'body' ? { ...objectOr(value['schema']) } : value;
    const facts = { key, isRequired: value['required'] === true || parameter.in === 'path', path: [key], about: [value] };
    if (isMarkedInternal(value) || value['x-ms-notification-url'] === true) return [];
    return builder.field(written, facts, 0) ?? [];
  });
  return { fields, holders: builder.holders };
}

/** The fields of a schema that was asked for while the form is open; `path` leads to what holds them. */
export function schemaFields(schema: JsonObject, at: string, resolve: Resolve): BuiltFields {
  const builder = builderOf(resolve);
  const [field] = builder.field(schema, { key: '', isRequired: false, path: [at], about: [] }, 0) ?? [];
  return { fields: field?.fields ?? (field === undefined ? [] : [field]), holders: builder.holders };
}

const connectionKinds: ReadonlyMap<string, FieldKind> = new Map([
  ['securestring', 'secret'],
  ['int', 'integer'],
  ['bool', 'boolean'],
]);

/** A connection parameter as a field; nothing for a sign-in and for what is hidden. */
export function connectionField({ name, value }: ConnectionParameter): readonly Field[] {
  const type = isText(value['type']) ? value['type'].toLowerCase() : 'string';
  const shown = objectOr(value['uiDefinition']);
  const constraints = objectOr(shown['constraints']);
  if (type === 'oauthsetting' || isTrue(constraints['hidden'])) return [];
  const allowed = arrayOr(constraints['allowedValues']).filter(isObject);
  const choices = allowed.slice(0, ceilings.choices).map((one): ShownChoice => {
    const chosen = one['value'] ?? null;
    return { value: chosen, title: short(one['text'] ?? chosen) };
  });
  const preset = value['defaultValue'];
  return [
    {
      key: name,
      at: pointerOf([name]),
      label: short(shown['displayName']) || name,
      hint: short(shown['description']) || short(shown['tooltip']),
      kind:
        choices.length > 0
          ? 'choice'
          : isTrue(constraints['clearText']) && type === 'securestring'
            ? 'text'
            : (connectionKinds.get(type) ?? 'text'),
      isRequired: isTrue(constraints['required']),
      visibility: 'none',
      ...(preset !== undefined && preset !== null && type !== 'securestring' && { preset }),
      ...(choices.length > 0 && { choices }),
    },
  ];
}

function isTrue(value: JsonValue | undefined): boolean {
  return value === true || value === 'true';
}

/** A text of the publisher, as long as a form can show. */
function short(value: JsonValue | undefined): string {
  const text = typeof value === 'string' ? value : value === undefined || value === null ? '' : JSON.stringify(value);
  return text.length > ceilings.text ? `${text.slice(0, ceilings.text).replace(/[\ud800-\udbff]$/, '')}…` : text;
}

interface FieldFacts {
  readonly key: string;
  readonly isRequired: boolean;
  readonly path: readonly string[];
  /** Where words about it may stand before the schema's own. */
  readonly about: readonly JsonObject[];
}

function builderOf(resolve: Resolve) {
  const holders = new Map<string, JsonObject>();
  let left = ceilings.fields;

  function field(written: JsonObject, { key, isRequired, path, about }: FieldFacts, depth: number): Field[] | undefined {
    if ((left -= 1) < 0) return undefined;
    const layers = layersOf([written], resolve) ?? [written];
    if (layers.some((layer) => isMarkedInternal(layer) || layer['x-ms-notification-url'] === true)) return [];
    const shape = shapeOf(layers);
    const spoken = [...about, ...layers];
    const word = (...names: string[]): string => {
      for (const name of names) for (const one of spoken) if (isText(one[name])) return short(one[name]);
      return '';
    };
    const at = pointerOf(path);
    const holder = spoken.find((one) => dynamicOf(one) !== undefined);
    const dynamic = holder && dynamicOf(holder);
    if (holder !== undefined) holders.set(at, holder);
    const visibility = word('x-ms-visibility').toLowerCase();
    const preset = spoken.map((one) => one['default']).find((value) => value !== undefined);
    const common = {
      key,
      at,
      label: word('x-ms-summary', 'title') || key,
      hint: word('description'),
      isRequired,
      visibility: visibility === 'important' || visibility === 'advanced' ? visibility : 'none',
      ...(preset !== undefined && { preset }),
      ...(dynamic !== undefined && { dynamic }),
    } as const;
    const choices = shape.enum === undefined ? undefined : choicesOf(shape.enum, layers);
    if (choices !== undefined) return [{ ...common, kind: 'choice', choices }];
    return [{ ...common, ...shaped(shape, { path, depth, key, isTree: dynamic === 'tree' }) }];
  }

  function shaped(
    shape: Shape,
    { path, depth, key, isTree }: { path: readonly string[]; depth: number; key: string; isTree: boolean },
  ): Pick<Field, 'kind' | 'fields' | 'item'> {
    const type = shape.types?.find((one) => one !== 'null') ?? (shape.properties.size > 0 ? 'object' : undefined);
    if (type === 'object' && shape.properties.size > 0 && depth < ceilings.depth && !isTree) {
      const fields = [...shape.properties].flatMap(([name, layers]): Field[] => {
        const facts = { key: name, isRequired: shape.required.has(name), path: [...path, name], about: [] };
        return field(oneOf(layers), facts, depth + 1) ?? [];
      });
      return { kind: 'object', fields };
    }
    if (type === 'array' && shape.items !== undefined && depth < ceilings.depth) {
      const [item] = field(oneOf(shape.items), { key, isRequired: true, path: [...path, '*'], about: [] }, depth + 1) ?? [];
      if (item !== undefined) return { kind: 'array', item };
    }
    return { kind: kindOf(type, shape) };
  }

  return { field, holders };
}

function oneOf(layers: Layers): JsonObject {
  return layers.length === 1 ? layers[0] : { allOf: layers };
}

function kindOf(type: string | undefined, { format }: Shape): FieldKind {
  if (type === 'file' || (type === 'string' && format === 'binary')) return 'file';
  if (type === 'integer' || type === 'number' || type === 'boolean') return type;
  if (type === 'string') return format === 'date' || format === 'date-time' ? format : format === 'password' ? 'secret' : 'text';
  return 'json';
}

function choicesOf(values: readonly JsonValue[], layers: Layers): readonly ShownChoice[] {
  const titles = new Map<string, string>();
  for (const layer of layers)
    for (const one of arrayOr(layer['x-ms-enum-values']))
      if (isObject(one) && isText(one['displayName'])) titles.set(JSON.stringify(one['value']), short(one['displayName']));
  return values
    .slice(0, ceilings.choices)
    .map((value) => ({ value, title: titles.get(JSON.stringify(value)) ?? (value === '' ? '(empty)' : short(value)) }));
}

function dynamicOf(holder: JsonObject): Field['dynamic'] {
  if (isObject(holder['x-ms-dynamic-tree'])) return 'tree';
  if (isObject(holder['x-ms-dynamic-list']) || isObject(holder['x-ms-dynamic-values'])) return 'choices';
  return isObject(holder['x-ms-dynamic-properties']) || isObject(holder['x-ms-dynamic-schema']) ? 'schema' : undefined;
}
