import type { Definition } from '../connector/definition.ts';
import { arrayOr, isObject, isText, type JsonObject, type JsonValue, objectOr } from '../connector/json-value.ts';
import type { ConnectionParameter, Properties } from '../connector/properties.ts';
import { type Choices, mostCombinations } from './address.ts';
import type { HostUse } from './hosts.ts';

/** One call and nothing else, with or without braces; quotes inside of quotes are for nobody to guess. */
const call =
  /^@(?:\{\s*(?=.*\}$)|(?=.*\)$))(connectionParameters|queryParameters|headers|pathParameters)\(\s*'([^']*)'\s*(?:,\s*'([^']*)'\s*)?\)\s*\}?$/i;
const bareName = /^\{([\w: -]+)\}$/;
const anything: Choices = { values: [], isClosed: false, isAny: true };

/**
 * What a connection parameter can hold, or what the definition says a parameter of an operation holds: nothing keeps makers from another
 * value of the latter. An expression that is not one plain call or name can hold anything, and so can one that has a value which is itself
 * an expression; `undefined` for a plain one of which nothing is known.
 */
export function choicesOf(
  text: string,
  use: HostUse,
  definition: Definition | undefined,
  properties: Properties | undefined,
): Choices | undefined {
  const [, source, called, fallback] = call.exec(text) ?? [];
  const bare = bareName.exec(text)?.[1]?.trim();
  if (called === undefined && bare === undefined) return anything;
  // A sign-in names connection parameters only, so it does without saying whose: `{env}` is `token:env`.
  if (called === undefined && use !== 'sign-in') return undefined;
  const name = (called ?? bare ?? '').toLowerCase();
  const isConnection = (source ?? 'connectionParameters').toLowerCase() === 'connectionparameters';
  const isNamed = (own: string): boolean => own === name || (called === undefined && own.endsWith(`:${name}`));
  const parameters = isConnection ? (properties?.connectionParameters.filter((one) => isNamed(one.name.toLowerCase())) ?? []) : [];
  const allowed = parameters.map(allowedValues);
  const values = [
    fallback ?? '',
    ...parameters.flatMap(defaultValues),
    ...allowed.flat(),
    ...(isConnection ? [] : operationValues(name, definition)),
  ].filter((value) => value !== null && value !== '' && typeof value !== 'boolean' && typeof value !== 'number');
  const texts = [...new Set(values.filter(isText))];
  const known = texts.filter((value) => plainValue.test(value));
  // Too many to follow up: single labels stay within what stands around them.
  if (known.length > mostCombinations) return texts.every((value) => /^[\w-]+$/.test(value)) ? undefined : anything;
  if (!values.every(isText) || known.length < texts.length) return { values: known, isClosed: false, isAny: true };
  return { values: texts, isClosed: allowed.length > 0 && allowed.every((list) => list.length > 0 && list.every(isText)) };
}

/** Listed values, each as an object with a value or bare. */
function allowedValues({ value }: ConnectionParameter): JsonValue[] {
  return [...arrayOr(value['allowedValues']), ...arrayOr(constraintsOf(value)['allowedValues'])].map((choice) =>
    isObject(choice) ? (choice['value'] ?? '') : choice,
  );
}

function defaultValues({ value }: ConnectionParameter): JsonValue[] {
  const constraints = constraintsOf(value);
  return [value['defaultValue'], value['default'], constraints['default'], constraints['defaultValue']].map((one) => one ?? '');
}

function constraintsOf(parameter: JsonObject): JsonObject {
  return objectOr(objectOr(parameter['uiDefinition'])['constraints']);
}

/** A value that holds nothing to be filled in; where it has a whole host in front, an at sign behind that is part of a path. */
const plainValue = /^(?:[^@{]*|https?:\/\/[a-z0-9.-]+(?::\d+)?\/[^{(\\]*)$/i;

/** Defaults and listed values of every parameter of an operation that has a name, in any letter case. */
function operationValues(name: string, definition: Definition | undefined): JsonValue[] {
  const parameters = definition?.parameters.filter((parameter) => parameter.name.toLowerCase() === name) ?? [];
  return parameters.flatMap(({ value }) => [value['default'] ?? '', ...arrayOr(value['enum'])]);
}
