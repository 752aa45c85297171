import { isBlank, isObject, type JsonObject } from '../../src/connector/json-value.ts';

/** The members of a security definition beside `type` and `description`, all of which its type demands. */
export function membersOfScheme({ type, flow }: JsonObject): readonly string[] | undefined {
  if (type === 'basic') return [];
  if (type === 'apiKey') return ['name', 'in'];
  if (type !== 'oauth2') return undefined;
  const usesAuthorizationUrl = flow === 'implicit' || flow === 'accessCode';
  const usesTokenUrl = flow === 'password' || flow === 'application' || flow === 'accessCode';
  return ['flow', 'scopes', ...(usesAuthorizationUrl ? ['authorizationUrl'] : []), ...(usesTokenUrl ? ['tokenUrl'] : [])];
}

/** True when the member says nothing; an empty object of scopes says that there are none. */
export function lacksMember(scheme: JsonObject, member: string): boolean {
  return member === 'scopes' ? !isObject(scheme[member]) : isBlank(scheme[member]);
}
