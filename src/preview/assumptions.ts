import type { Assumption } from './types.ts';

/**
 * What the gateway takes for granted where no page of the platform says how it is. An exchange lists those it relied on, so that nobody
 * takes a success here for the platform's promise.
 */
const sentences = {
  'absent-body-value-is-empty': 'A body expression whose last name is absent gives an empty text.',
  'absent-value-is-empty':
    'An expression whose header, query or connection parameter is absent, and that has no default, gives an empty text.',
  'append-joins-with-comma': 'Appending to a header joins both values with a comma.',
  'array-to-object-last-wins': 'Where two elements have the same key, the later one wins; an element without the key is left out.',
  'auth-before-policies': 'The credentials of the connection are in the request before its policies run.',
  'basic-by-parameter-names':
    'Connection parameters named username and password are sent as basic authentication although no security definition says so.',
  'body-not-changed': 'A policy on a body leaves everything as it is when the body is no JSON or does not hold what the policy works on.',
  'connection-default-used': 'A connection parameter that was not given has the default value of its definition.',
  'dynamic-host-keeps-base-path': 'A host template without a path keeps the base path of the definition.',
  'encode-as-uri-component': 'A property is URL-encoded like encodeURIComponent does.',
  'environment-variable-is-empty': 'An environment variable has no value in the sandbox.',
  'failure-section-without-answer': 'The failure section runs only when the backend gave no answer.',
  'first-fitting-security': 'Of several ways to authenticate, the first that the connection has values for is taken.',
  'get-body-dropped': 'A GET or HEAD request is sent without its body.',
  'host-header-not-set': 'A policy or parameter that sets a header of the connection itself, such as Host, has no effect.',
  'json-body-whatever-consumes': 'A body that is no text is sent as JSON, whatever media types the operation consumes.',
  'location-resolved': 'A relative Location is read against the URL that answered it.',
  'move-properties-undocumented': 'moveproperties moves the members of one object into another.',
  'name-in-other-letter-case': 'A parameter is found although its name is written in other letter case.',
  'next-link-without-policy': 'A next link that no policy rewrites is called through the gateway with the credentials of the connection.',
  'optional-default-not-sent': 'The default of an optional parameter that the maker sees is sent only when the maker fills it in.',
  'path-through-collection': 'A path that leads through an array means every element of it.',
  'pattern-not-judged': 'Patterns of the definition are not run.',
  'policies-on-location': 'A request to a Location or next link runs no request policies of the operation: they already ran.',
  'policy-section-request': 'A policy that names no section runs on the request.',
  'retry-after-one-minute': 'A trigger whose service says nothing about it is called again after 60 seconds.',
  'route-keeps-query': 'A route to another path keeps the query of the call.',
  'route-values-encoded-once': 'A value that an expression puts into a path is URL-encoded once.',
  'security-none-still-authenticated': 'An operation with an empty security requirement is sent with the credentials of the connection.',
  'single-credential-by-type': 'A credential goes to the only connection parameter that can hold it, although the names differ.',
  'state-of-empty-collection':
    'When the first poll finds nothing, the next one is made without the parameters that its items would have given.',
  'status-means-any-operation': 'Without a test connection, setconnectionstatustounauthenticated looks at every operation.',
  'string-to-array-parts': 'Every character of the delimiter list separates; empty parts are left out and nothing is trimmed.',
  'stringreplace-is-literal': 'stringreplace replaces every occurrence, letter by letter.',
  'text-that-is-json': 'A value that forms a JSON array or object becomes that array or object.',
  'trigger-next-link-ignored': 'The special key for next links in the configuration of a polling trigger has no effect.',
  'unknown-function-is-text': 'Something that looks like an expression and is none of the documented ones stays as it is written.',
  'unknown-policy-skipped': 'A policy with an unknown template or section does nothing.',
  'unsubscribe-authenticated': 'The call that unsubscribes carries the credentials of the connection.',
  'value-from-url-authenticated':
    'The extra call of setvaluefromurl goes to the host of the request with the credentials of the connection.',
} as const satisfies Record<string, string>;

export type AssumptionId = keyof typeof sentences;

/** The assumption of that id. */
export function assumption(id: AssumptionId): Assumption {
  return { id, sentence: sentences[id] };
}
