import {
  equalJson,
  isArray,
  isObject,
  isText,
  type JsonObject,
  type JsonValue,
  objectOr,
  own,
  textOfValue,
} from '../../connector/json-value.ts';
import { below, root } from '../../connector/place.ts';
import { basicSignIn, bearerSignIn, keySignIn, oauthSignIn, type SignIn } from '../connection.ts';
import type { Spot } from '../notes.ts';
import { type Conversion, extensionsOf, followed, noteUnknown, objectOf } from './conversion.ts';

/** What a document says of signing in: its schemes in the words of OpenAPI 2.0, and the ways that a connection offers. */
interface Security {
  readonly definitions: JsonObject | undefined;
  /** One of each kind: the platform tells them apart by what a maker fills in. */
  readonly ways: readonly SignIn[];
}

/**
 * Security schemes in the order the document lists them: those that it asks for as a whole or in an operation, else all that it
 * describes.
 */
export function securityOf(c: Conversion): Security {
  const { schemes } = schemesOf(c);
  const definitions: [string, JsonObject][] = [];
  const ways: SignIn[] = [];
  for (const name of wantedSchemes(c, schemes ?? {})) {
    const spot = { from: below(root, 'components', 'securitySchemes', name), to: below(root, 'securityDefinitions', name) };
    const found = followed(own(schemes ?? {}, name), spot.from, spot.to, c);
    if (found === undefined) continue;
    const definition = definitionOf(found.value);
    if (definition === undefined) {
      c.notes.take('dropped', 'security scheme', spot, problemOf(found.value));
      continue;
    }
    definitions.push([name, definition]);
    noteUnknown(found.value, treated, spot, c);
    noteFlows(found.value, spot, c);
    const way = wayOf(found.value, definition);
    if (way === undefined)
      c.notes.take(
        'simplified',
        'security scheme',
        spot,
        'The definition tells it; connections sign people in by authorization code alone.',
      );
    else if (ways.some((other) => other.name === way.name))
      c.notes.take('simplified', 'security scheme', spot, 'A connection has one way to sign in of each kind; the first was kept.');
    else {
      ways.push(way);
      if (way.name === 'bearer')
        c.notes.take('changed', 'bearer token', spot, 'A policy puts "Bearer" before the token that a maker fills in.');
    }
  }
  return { definitions: schemes === undefined ? undefined : objectOf(definitions), ways };
}

/** Requirements of the document or of an operation, without schemes that OpenAPI 2.0 cannot tell; scopes are those of OAuth alone. */
export function requirementsOf(value: JsonValue | undefined, c: Conversion): JsonValue | undefined {
  if (!isArray(value)) return undefined;
  const { schemes } = schemesOf(c);
  const kept = value.filter(isObject).flatMap((requirement) => {
    const members = Object.entries(requirement).flatMap(([name, scopes]): [string, JsonValue][] => {
      const written = own(schemes ?? {}, name);
      if (written === undefined) return [[name, isArray(scopes) ? scopes : []]];
      const scheme = followed(written, root, root, c)?.value;
      const definition = scheme && definitionOf(scheme);
      if (definition === undefined) return [];
      // Scopes that the definition does not list are refused.
      const listed = objectOr(definition['scopes']);
      return [[name, (isArray(scopes) ? scopes : []).filter((scope) => isText(scope) && Object.hasOwn(listed, scope))]];
    });
    return members.length === 0 && Object.keys(requirement).length > 0 ? [] : [objectOf(members)];
  });
  // The same requirement twice is no valid list.
  const different = kept.filter((one, at) => kept.findIndex((other) => equalJson(one, other)) === at);
  return different.length === 0 && value.length > 0 ? undefined : different;
}

const treated: ReadonlySet<string> = new Set(['type', 'description', 'name', 'in', 'scheme', 'bearerFormat', 'flows']);
/** Flows by their names in OpenAPI 3 and 2.0, the one that connections sign in by first. */
const flowNames: readonly (readonly [string, string])[] = [
  ['authorizationCode', 'accessCode'],
  ['implicit', 'implicit'],
  ['password', 'password'],
  ['clientCredentials', 'application'],
];

function schemesOf(c: Conversion): { readonly schemes: JsonObject | undefined } {
  const schemes = objectOr(c.document['components'])['securitySchemes'];
  return { schemes: isObject(schemes) ? schemes : undefined };
}

/** A scheme as OpenAPI 2.0 has it, with every member that its type demands; undefined where it has no such type. */
function definitionOf(scheme: JsonObject): JsonObject | undefined {
  const members = typeMembers(scheme);
  if (members === undefined) return undefined;
  const { description } = scheme;
  return objectOf([
    ...Object.entries(members),
    ['description', typeof description === 'string' ? description : undefined],
    ...extensionsOf(scheme),
  ]);
}

function typeMembers(scheme: JsonObject): JsonObject | undefined {
  const { type, name, in: where } = scheme;
  if (type === 'apiKey') return isText(name) && (where === 'header' || where === 'query') ? { type, name, in: where } : undefined;
  if (type === 'http') {
    const kind = textOfValue(scheme['scheme']).toLowerCase();
    if (kind === 'basic') return { type: 'basic' };
    return kind === 'bearer' ? { type: 'apiKey', name: 'Authorization', in: 'header' } : undefined;
  }
  const flow = type === 'oauth2' ? flowOf(scheme) : undefined;
  if (flow === undefined) return undefined;
  const { authorizationUrl, tokenUrl } = flow.value;
  const [hasAuthorization, hasToken] = [flow.name === 'accessCode' || flow.name === 'implicit', flow.name !== 'implicit'];
  if ((hasAuthorization && !isText(authorizationUrl)) || (hasToken && !isText(tokenUrl))) return undefined;
  return objectOf([
    ['type', 'oauth2'],
    ['flow', flow.name],
    ['authorizationUrl', hasAuthorization ? authorizationUrl : undefined],
    ['tokenUrl', hasToken ? tokenUrl : undefined],
    ['scopes', objectOr(flow.value['scopes'])],
  ]);
}

/** The flow that is kept, by its name in OpenAPI 2.0. */
function flowOf(scheme: JsonObject): { readonly name: string; readonly value: JsonObject } | undefined {
  const flows = objectOr(scheme['flows']);
  for (const [written, name] of flowNames) {
    const value = own(flows, written);
    if (isObject(value)) return { name, value };
  }
  return undefined;
}

function noteFlows(scheme: JsonObject, spot: Spot, c: Conversion): void {
  const kept = flowOf(scheme)?.value;
  if (scheme['type'] !== 'oauth2' || kept === undefined) return;
  for (const [name, flow] of Object.entries(objectOr(scheme['flows'])))
    if (flow !== kept && !name.startsWith('x-'))
      c.notes.take(
        'dropped',
        `flow ${name}`,
        { from: below(spot.from, 'flows', name), to: spot.to },
        'A definition of OpenAPI 2.0 has one flow.',
      );
}

function problemOf({ type, scheme, flows }: JsonObject): string {
  if (type === 'apiKey') return 'The platform sends keys in headers and queries alone, never in cookies.';
  if (type === 'http') return `The platform does not know the HTTP authentication '${textOfValue(scheme).toLowerCase().slice(0, 40)}'.`;
  if (type === 'openIdConnect')
    return 'The addresses of this sign-in stand in another document: write them into apiProperties.json by hand.';
  if (type === 'oauth2')
    return isObject(flows) && Object.keys(flows).length > 0 ? 'The flow names no addresses.' : 'The document describes no flow.';
  return `The platform does not know the security '${textOfValue(type).slice(0, 40)}'.`;
}

function wayOf(scheme: JsonObject, definition: JsonObject): SignIn | undefined {
  if (scheme['type'] === 'http') return definition['type'] === 'basic' ? basicSignIn() : bearerSignIn();
  const { name, in: where, flow, authorizationUrl, tokenUrl, scopes } = definition;
  if (isText(name)) return keySignIn(name, where === 'query' ? 'query' : 'header');
  if (flow !== 'accessCode' || !isText(authorizationUrl) || !isText(tokenUrl)) return undefined;
  const refresh = flowOf(scheme)?.value['refreshUrl'];
  return oauthSignIn(
    { authorization: authorizationUrl, token: tokenUrl, refresh: isText(refresh) ? refresh : tokenUrl },
    Object.keys(objectOr(scopes)),
  );
}

/** Names of schemes: those that the document or an operation asks for, else all. */
function wantedSchemes(c: Conversion, schemes: JsonObject): readonly string[] {
  const asked = namesIn(c.document['security']);
  const paths = isObject(c.document['paths']) ? Object.values(c.document['paths']) : [];
  const inOperations = paths
    .flatMap((item) => (isObject(item) ? Object.values(item) : []))
    .flatMap((operation) => (isObject(operation) ? namesIn(operation['security']) : []));
  const wanted = new Set([...asked, ...inOperations].filter((name) => Object.hasOwn(schemes, name)));
  for (const requirement of isArray(c.document['security']) ? c.document['security'] : [])
    if (isObject(requirement) && Object.keys(requirement).length > 1)
      c.notes.take(
        'simplified',
        'security together',
        { from: below(root, 'security'), to: below(root, 'security') },
        'The service asks for several ways to sign in at once; a connection offers them one by one.',
      );
  return wanted.size > 0 ? Object.keys(schemes).filter((name) => wanted.has(name)) : Object.keys(schemes);
}

function namesIn(security: JsonValue | undefined): string[] {
  return (isArray(security) ? security : []).flatMap((requirement) => (isObject(requirement) ? Object.keys(requirement) : []));
}
