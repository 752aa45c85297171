import { isText, type JsonObject, type JsonValue, objectOr, own, textOfValue } from '../connector/json-value.ts';
import type { ConnectionParameter, OAuthSettings, Properties } from '../connector/properties.ts';
import type { Notes } from './notes.ts';
import { quoted } from './notes.ts';
import type { Connection } from './types.ts';

/** The connection parameters that a connection fills in: those of its set, or those that belong to none. */
export function parametersOf(properties: Properties | undefined, connection: Pick<Connection, 'set'>): readonly ConnectionParameter[] {
  return (properties?.connectionParameters ?? []).filter(({ set }) => (set ?? null) === connection.set);
}

/** The sign-in of a connection's set, when it has one. */
export function oauthOf(properties: Properties | undefined, connection: Pick<Connection, 'set'>): OAuthSettings | undefined {
  return (properties?.oauthSettings ?? []).find(({ parameter }) => (parameter.set ?? null) === connection.set);
}

/** Says what a connection lacks: a set that there is not, or required parameters. */
export function missingIn(properties: Properties | undefined, connection: Connection): readonly string[] {
  const sets = (properties?.connectionParameterSets ?? []).map(({ name }) => name);
  if (connection.set !== null && !sets.includes(connection.set))
    return [`The connector has no connection parameter set ${quoted(connection.set)}.`];
  if (connection.set === null && sets.length > 0 && parametersOf(properties, connection).length === 0)
    return ['The connector has several ways to sign in, and the connection names none of its connection parameter sets.'];
  return parametersOf(properties, connection)
    .filter(
      (parameter) => !isSignIn(parameter) && isRequired(parameter) && parameterValue(properties, connection, parameter.name) === undefined,
    )
    .map(({ name }) => `The connection has no value for ${quoted(name)}, which is required.`);
}

export function isSignIn({ value }: ConnectionParameter): boolean {
  return typeof value['type'] === 'string' && value['type'].toLowerCase() === 'oauthsetting';
}

function isRequired({ value }: ConnectionParameter): boolean {
  const { required } = constraintsOf(value);
  return required === true || required === 'true';
}

function constraintsOf(value: JsonObject): JsonObject {
  return objectOr(objectOr(value['uiDefinition'])['constraints']);
}

/**
 * The value of a connection parameter as text: what was typed, else the default of its definition; `undefined` when there is neither.
 * A name in other letter case is found as well.
 */
export function parameterValue(
  properties: Properties | undefined,
  connection: Connection,
  name: string,
  notes?: Notes,
): string | undefined {
  const typed = typedValue(connection, name, notes);
  if (typed !== undefined && typed !== null) return textOfValue(typed);
  const parameter = parametersOf(properties, connection).find((one) => one.name.toLowerCase() === name.toLowerCase());
  const fallback = parameter?.value['defaultValue'];
  if (fallback === undefined || fallback === null) return undefined;
  notes?.assume('connection-default-used');
  return textOfValue(fallback);
}

function typedValue({ values }: Connection, name: string, notes: Notes | undefined): JsonValue | undefined {
  const exact = own(values, name);
  if (exact !== undefined) return exact;
  const other = Object.keys(values).find((known) => known.toLowerCase() === name.toLowerCase());
  if (other === undefined) return undefined;
  notes?.assume('name-in-other-letter-case');
  return own(values, other);
}

/** The text parameters of a connection's set that may hold a secret, in the order written. */
export function secretsOf(properties: Properties | undefined, connection: Connection): readonly ConnectionParameter[] {
  return parametersOf(properties, connection).filter(
    ({ value }) => isText(value['type']) && value['type'].toLowerCase() === 'securestring',
  );
}
