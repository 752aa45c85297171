import { isArray, isObject, isText, type JsonObject, type JsonValue, own } from '../../connector/json-value.ts';
import { below, type Place, root } from '../../connector/place.ts';
import { basicSignIn, bearerSignIn, keySignIn, oauthSignIn, type SignIn } from '../connection.ts';
import { type Conversion, followed } from './conversion.ts';

/**
 * The ways to sign in that the platform can offer, in the order the document lists them: those it asks for as a whole, else all that it
 * describes. One of each kind: the platform tells them apart by what a maker fills in.
 */
export function signInsOf(c: Conversion): readonly SignIn[] {
  const components = isObject(c.document['components']) ? c.document['components'] : {};
  const schemes = isObject(components['securitySchemes']) ? components['securitySchemes'] : {};
  const from = below(root, 'components', 'securitySchemes');
  const to = below(root, 'securityDefinitions');
  const ways: SignIn[] = [];
  for (const name of wantedSchemes(c, schemes)) {
    const found = followed(own(schemes, name), below(from, name), to, c);
    if (found === undefined) continue;
    for (const way of waysOf(found.value, found.place, to, c)) {
      if (ways.some((other) => other.name === way.name))
        c.notes.take(
          'dropped',
          'security scheme',
          { from: found.place, to },
          'A connection has one way to sign in of each kind; the first was kept.',
        );
      else ways.push(way);
    }
  }
  return ways;
}

/** Names of schemes: those of the document's own requirements, else of its operations', else all. */
function wantedSchemes(c: Conversion, schemes: JsonObject): readonly string[] {
  const asked = namesIn(c.document['security']);
  const paths = isObject(c.document['paths']) ? Object.values(c.document['paths']) : [];
  const inOperations = paths
    .flatMap((item) => (isObject(item) ? Object.values(item) : []))
    .flatMap((operation) => (isObject(operation) ? namesIn(operation['security']) : []));
  const wanted = asked.length > 0 ? asked : inOperations.length > 0 ? inOperations : Object.keys(schemes);
  const names = [...new Set(wanted)].filter((name) => Object.hasOwn(schemes, name));
  for (const requirement of isArray(c.document['security']) ? c.document['security'] : [])
    if (isObject(requirement) && Object.keys(requirement).length > 1)
      c.notes.take(
        'simplified',
        'security together',
        { from: below(root, 'security'), to: below(root, 'security') },
        'The service asks for several ways to sign in at once; the platform offers them one by one.',
      );
  return names;
}

function namesIn(security: JsonValue | undefined): string[] {
  return (isArray(security) ? security : []).flatMap((requirement) => (isObject(requirement) ? Object.keys(requirement) : []));
}

function waysOf(scheme: JsonObject, from: Place, to: Place, c: Conversion): SignIn[] {
  const spot = { from, to };
  const drop = (sentence: string): SignIn[] => {
    c.notes.take('dropped', 'security scheme', spot, sentence);
    return [];
  };
  switch (scheme['type']) {
    case 'apiKey': {
      const { name, in: where } = scheme;
      if (isText(name) && (where === 'header' || where === 'query')) return [keySignIn(name, where)];
      return drop('The platform sends keys in headers and queries alone, never in cookies.');
    }
    case 'http': {
      const kind = String(scheme['scheme']).toLowerCase();
      if (kind === 'basic') return [basicSignIn()];
      if (kind !== 'bearer') return drop(`The platform does not know the HTTP authentication '${kind.slice(0, 40)}'.`);
      c.notes.take('changed', 'bearer token', spot, 'A policy puts "Bearer" before the token that a maker fills in.');
      return [bearerSignIn()];
    }
    case 'oauth2':
      return oauthOf(scheme, spot, c, drop);
    case 'openIdConnect':
      return drop('The addresses of this sign-in stand in another document: write them into apiProperties.json by hand.');
    default:
      return drop(`The platform does not know the security '${String(scheme['type']).slice(0, 40)}'.`);
  }
}

function oauthOf(
  scheme: JsonObject,
  spot: { readonly from: Place; readonly to: Place },
  c: Conversion,
  drop: (sentence: string) => SignIn[],
): SignIn[] {
  const flows = isObject(scheme['flows']) ? scheme['flows'] : {};
  for (const name of Object.keys(flows))
    if (name !== 'authorizationCode' && isObject(flows['authorizationCode']))
      c.notes.take(
        'dropped',
        `flow ${name}`,
        { from: below(spot.from, 'flows', name), to: spot.to },
        'The platform signs people in by authorization code.',
      );
  const code = flows['authorizationCode'];
  if (!isObject(code))
    return drop(
      `The platform signs in by authorization code alone; the document describes ${Object.keys(flows).join(', ').slice(0, 80) || 'no flow'}.`,
    );
  const { authorizationUrl, tokenUrl, refreshUrl } = code;
  if (!isText(authorizationUrl) || !isText(tokenUrl)) return drop('The flow names no addresses.');
  const scopes = isObject(code['scopes']) ? Object.keys(code['scopes']) : [];
  return [oauthSignIn({ authorization: authorizationUrl, token: tokenUrl, refresh: isText(refreshUrl) ? refreshUrl : tokenUrl }, scopes)];
}
