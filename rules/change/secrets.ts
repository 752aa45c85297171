import { isArray, isObject, isText, type JsonObject, type JsonValue } from '../../src/connector/json-value.ts';
import type { Path } from '../../src/connector/place.ts';
import { firstCredential } from '../auth/credential.ts';

/** What is told in place of a value that may open a door: reports of changes are public. */
export const notShown = '(not shown)';

/**
 * The value without whatever in it may be a credential, by its shape or by the name it stands under. Within a connection parameter that
 * holds a secret, defaults are credentials at any depth.
 */
export function withoutSecrets(value: JsonValue, isInSecret = false): JsonValue {
  if (typeof value === 'string') return firstCredential(value) === undefined ? value : notShown;
  if (isArray(value)) return value.map((item) => withoutSecrets(item, isInSecret));
  if (!isObject(value)) return value;
  const isSecret = isInSecret || holdsSecret(value);
  const members = Object.entries(value).map(([name, member]): [string, JsonValue] => {
    if (member === undefined) return [name, null];
    if (!isObject(member) && (isSecretIn(value, name) || (isSecret && isDefault(name)))) return [name, notShown];
    return [name, withoutSecrets(inner(name, member), isSecret)];
  });
  return Object.fromEntries(members);
}

/** True when a value at these keys is a credential by its name: among custom parameters it stands in the member `value` of an object. */
export function isSecretPlace(at: Path): boolean {
  const [last, holder] = [at.at(-1), at.at(-2)].map(String);
  return isSecretName(last ?? '') || (last === 'value' && isSecretName(holder ?? ''));
}

/** True for a member in which a connection parameter or policy may hold a credential of the publisher's own. */
export function isSecretIn(holder: JsonObject, name: string): boolean {
  if (isSecretName(name)) return true;
  if (isDefault(name)) return holdsSecret(holder);
  if (name !== headerValue) return false;
  const [header, value] = [holder[headerName], holder[headerValue]];
  // What the platform fills in from the connection is no secret, and a reviewer has to see it.
  return isText(header) && /auth|key|token|cookie|signature|^(?:code|sig)$/i.test(header) && !(isText(value) && value.includes('@'));
}
const headerName = 'x-ms-apimTemplateParameter.name';
const headerValue = 'x-ms-apimTemplateParameter.value';

function holdsSecret({ type }: JsonObject): boolean {
  return typeof type === 'string' && type.toLowerCase() === 'securestring';
}

function isDefault(name: string): boolean {
  return /^default(?:value)?$/i.test(name);
}

function inner(name: string, member: JsonValue): JsonValue {
  return isSecretName(name) && isObject(member) && 'value' in member ? { ...member, value: notShown } : member;
}

function isSecretName(name: string): boolean {
  return /secret|passw|passphrase|private.?key|credential/i.test(name);
}
