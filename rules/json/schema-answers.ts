import { isArray, type JsonObject, type JsonValue } from '../../src/connector/json-value.ts';
import { type Path, parsePointer, valueAt } from '../../src/connector/place.ts';
import type { DefinitionKinds } from '../define.ts';
import * as compiled from './compiled-definition-schema.ts';
import type { ObjectKind } from './definition-schema.ts';
import { isPlainlyRight } from './plainly-right.ts';

/** The kinds of node that the schema judges. */
export const schemaKinds = [
  'document',
  'info',
  'contact',
  'license',
  'tag',
  'external-docs',
  'path-item',
  'operation',
  'parameter',
  'response',
  'header',
  'items',
  'schema',
  'security-definition',
] as const;

export type JudgedContext = DefinitionKinds[(typeof schemaKinds)[number]]['context'];

/** One thing that the schema does not allow in an object, as ajv tells it. */
interface Answer {
  readonly keyword: string;
  /** The value it is about: a JSON pointer from the object. */
  readonly instancePath: string;
  readonly params: {
    readonly type?: string | readonly string[];
    readonly allowedValues?: readonly string[];
    readonly missingProperty?: string;
    readonly additionalProperty?: string;
  };
}

/** Leaves its answers in `errors`. It follows no reference and enters no object that rules are given by itself, so it never goes deep. */
interface Validate {
  (node: JsonObject): boolean;
  readonly errors?: readonly Answer[] | null;
}
const validators: Readonly<Record<ObjectKind, Validate>> = compiled;

/** The object whose schema a rule's node must hold to. */
export function objectKindOf(context: JudgedContext): ObjectKind {
  // The most frequent kind first.
  if ('role' in context) return 'schema';
  if ('pathItems' in context) return 'document';
  if ('methodKey' in context) return 'operation';
  if ('operations' in context) return 'pathItem';
  if ('in' in context) return 'parameter';
  if ('code' in context) return 'response';
  const { key, parent } = context.place;
  if ('name' in context) return parent?.parent?.parent === undefined ? 'securityDefinition' : 'header';
  switch (key) {
    case 'info':
    case 'contact':
    case 'license':
    case 'externalDocs':
      return key;
    default:
      return 'tag';
  }
}

const noAnswers: readonly Answer[] = [];
/** The rules that begin with `isRefused` meet a node together: only the last answers are asked for again. Two variables, since an object for each node costs. */
let lastContext: JudgedContext | undefined;
let lastAnswers = noAnswers;

function answersOf(node: JsonObject, context: JudgedContext): readonly Answer[] {
  if (lastContext !== context) {
    const kind = objectKindOf(context);
    const validate = validators[kind];
    lastAnswers = isPlainlyRight(node, kind) || validate(node) ? noAnswers : (validate.errors ?? noAnswers);
    lastContext = context;
  }
  return lastAnswers;
}

/** Whether the schema has anything against a node; its members that have rules by themselves do not count. */
export function isRefused(node: JsonObject, context: JudgedContext): boolean {
  return answersOf(node, context).length > 0;
}

/** A value inside a node, and the keys down to it. */
export interface Found {
  readonly value: JsonValue;
  readonly at: Path;
}

/** The values of another JSON type than theirs, each with that type; of several types, they are parted by commas. */
export function* wrongTypes(node: JsonObject, context: JudgedContext): Generator<Found & { readonly type: string }> {
  for (const { keyword, instancePath, params } of answersOf(node, context))
    if (keyword === 'type') yield { ...found(node, instancePath), type: String(params.type) };
}

/** The texts that are none of those allowed. What is no text is a wrong type. */
export function* wrongTexts(node: JsonObject, context: JudgedContext): Generator<Found & { readonly allowed: readonly string[] }> {
  for (const { keyword, instancePath, params } of answersOf(node, context)) {
    const wrong = keyword === 'enum' && found(node, instancePath);
    if (wrong && typeof wrong.value === 'string') yield { ...wrong, allowed: params.allowedValues ?? [] };
  }
}

/** The members that must be there and are not, or are `null`; `at` names the object that lacks them. */
export function* missingMembers(node: JsonObject, context: JudgedContext): Generator<{ readonly name: string; readonly at: Path }> {
  for (const { keyword, instancePath, params } of answersOf(node, context)) {
    // The schema says `not` of nothing but null.
    if (keyword !== 'required' && keyword !== 'not') continue;
    const { at } = found(node, instancePath);
    yield keyword === 'required' ? { name: params.missingProperty ?? '', at } : { name: String(at.at(-1)), at: at.slice(0, -1) };
  }
}

/** The members of the node itself that OpenAPI 2.0 does not know, extensions left out. */
export function* unknownMembers(node: JsonObject, context: JudgedContext): Generator<string> {
  for (const { keyword, params } of answersOf(node, context)) if (keyword === 'additionalProperties') yield params.additionalProperty ?? '';
}

function found(node: JsonObject, pointer: string): Found {
  const at: (string | number)[] = [];
  let value: JsonValue = node;
  for (const key of parsePointer(pointer) ?? []) {
    at.push(isArray(value) ? Number(key) : key);
    value = valueAt(value, [key]) ?? null;
  }
  return { value, at };
}
