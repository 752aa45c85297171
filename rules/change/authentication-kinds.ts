import { isObject, isText, type JsonObject, objectOr } from '../../src/connector/json-value.ts';
import { remembered } from '../../src/connector/remembered.ts';
import type { Versions } from '../../src/connector/versions.ts';

/** A way to authenticate that a connector offers. */
export interface AuthenticationKind {
  readonly of: 'security definition' | 'identity provider' | 'connection parameter';
  /** Its type or name, as the version that has it writes it. */
  readonly kind: string;
}

/** Lost kinds by what tells them apart. */
type Lost = ReadonlyMap<string, AuthenticationKind>;

/** The ways to authenticate that the older version has and the newer has not. Letter case does not tell them apart. */
export function lostAuthentication(versions: Versions): readonly AuthenticationKind[] {
  return [...lostIn(versions).values()];
}

/** True when nothing is of that type or name any more: then one sentence is said about it, whatever it stood in. */
export function isLost(versions: Versions, of: AuthenticationKind['of'], kind: unknown): boolean {
  return isText(kind) && lostIn(versions).has(keyOf({ of, kind }));
}

const lostIn = remembered((versions: Versions): Lost => {
  const newer = new Set([...kindsOf(versions, 'after')].map(keyOf));
  return new Map([...kindsOf(versions, 'before')].map((one) => [keyOf(one), one] as const).filter(([key]) => !newer.has(key)));
});

function keyOf({ of, kind }: AuthenticationKind): string {
  return `${of} ${kind.toLowerCase()}`;
}

/** Types of connection parameters that hold what a maker types in beside a secret: a region, an address, a user's name. */
const plainTypes: ReadonlySet<string> = new Set(['string', 'int', 'integer', 'number', 'bool', 'boolean', 'object', 'array']);

function* kindsOf({ definitions, properties }: Versions, side: 'before' | 'after'): Iterable<AuthenticationKind> {
  for (const kind of typesOf(definitions?.[side].value['securityDefinitions'])) yield { of: 'security definition', kind };
  for (const { identityProvider } of properties?.[side].oauthSettings ?? [])
    if (identityProvider !== undefined) yield { of: 'identity provider', kind: identityProvider };
  for (const { value } of properties?.[side].connectionParameters ?? [])
    if (isText(value['type']) && !plainTypes.has(value['type'].toLowerCase())) yield { of: 'connection parameter', kind: value['type'] };
}

function typesOf(definitions: unknown): string[] {
  const members: JsonObject = objectOr(definitions);
  return Object.values(members).flatMap((one) => (isObject(one) && isText(one['type']) ? [one['type']] : []));
}
