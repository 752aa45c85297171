import type { Operation } from '../connector/definition.ts';
import type { JsonValue } from '../connector/json-value.ts';

/** Why the gateway calls the backend. `call` is the operation itself; the others are calls that a policy, a trigger or paging makes beside it. */
export type CallPurpose = 'call' | 'value-from-url' | 'next-page' | 'poll' | 'unsubscribe';

/** What a backend is told beside the request: policies may have changed the path, so a mock goes by the operation. */
interface BackendContext {
  /** The operation that the request belongs to; `undefined` when its path belongs to none. */
  readonly operation: Operation | undefined;
  readonly purpose: CallPurpose;
}

/**
 * Answers a request as the service would. Must not follow redirects, and must end by itself: the gateway waits as long as it takes. What it
 * throws becomes a problem of kind `backend`.
 */
export type Backend = (request: Request, context: BackendContext) => Promise<Response>;

/**
 * What a maker gives for the parameters of an operation, by parameter name; where two parameters share a name, by `in` and name
 * (`query.id`). A file is `{ "$content-type": "image/png", "$content": "<base64>", "$filename": "a.png" }` or a plain text.
 */
export type ParameterValues = Readonly<Record<string, JsonValue>>;

/** What an identity provider gave for a connection. */
export interface OAuthToken {
  readonly accessToken: string;
  readonly refreshToken: string | undefined;
  /** Milliseconds since 1970; `undefined` when the provider said nothing. */
  readonly expiresAt: number | undefined;
}

/** A connection as a maker made it. */
export interface Connection {
  /** The name of the connection parameter set; null where the connector has none. */
  readonly set: string | null;
  /** What was typed, by name of the connection parameter; also names such as `token:TenantId`. */
  readonly values: Readonly<Record<string, JsonValue>>;
  readonly token?: OAuthToken;
}

/** Header names in the order sent, lower case. */
export type HeaderList = readonly (readonly [name: string, value: string])[];

/** A request as bytes. */
export interface RequestRecord {
  /** Upper case. */
  readonly method: string;
  readonly url: string;
  readonly headers: HeaderList;
  readonly body: Uint8Array;
}

/** A response as bytes. */
export interface ResponseRecord {
  readonly status: number;
  readonly headers: HeaderList;
  readonly body: Uint8Array;
}

/** Something that the gateway relied on and that the platform documents nowhere. */
export interface Assumption {
  /** Kebab case, stable: `policy-order-after-auth`. */
  readonly id: string;
  /** What was assumed, in one sentence. */
  readonly sentence: string;
}

/**
 * What kept a call from being what was asked.
 * `needs-runtime`: a script would run; `needs-real-backend`: a mock cannot speak the other side of a body policy;
 * `refused`: the gateway did not let it go, for safety; `limit`: a ceiling was reached;
 * `connection`: credentials are missing or were not accepted; `policy`: a policy could not do its work;
 * `call`: the call itself fits no operation, or cannot be written as HTTP; `backend`: the backend could not answer.
 */
export type ProblemKind = 'needs-runtime' | 'needs-real-backend' | 'refused' | 'limit' | 'connection' | 'policy' | 'call' | 'backend';

export interface Problem {
  readonly kind: ProblemKind;
  readonly sentence: string;
}

/** A policy that ran. */
export interface AppliedPolicy {
  /** In lower case. */
  readonly templateId: string;
  /** Position in `policyTemplateInstances`. */
  readonly index: number;
  readonly section: 'request' | 'response' | 'failure';
}

/** One call through the gateway, from what the maker asked to what the maker got. */
export interface Exchange {
  /** The operation's id; `undefined` when the request fits none, or the operation has no id. */
  readonly operationId: string | undefined;
  /** Before authentication and policies. */
  readonly asked: RequestRecord;
  /** As the backend got it; `undefined` when it was not called. Carries credentials: `redacted` (redact.ts) takes them out. */
  readonly sent: RequestRecord | undefined;
  /** As the backend answered. */
  readonly received: ResponseRecord | undefined;
  /** After response policies. Where the gateway itself answers (429, 502), its own answer; `undefined` where nobody can know (needs-runtime). */
  readonly answered: ResponseRecord | undefined;
  /** Calls beside the operation's own, such as those of setvaluefromurl. */
  readonly sideCalls: readonly RequestRecord[];
  readonly policies: readonly AppliedPolicy[];
  /** Each once, in the order relied on. */
  readonly assumptions: readonly Assumption[];
  /** Empty when the call went as asked. */
  readonly problems: readonly Problem[];
  /** The token, when it had to be renewed for this call: the connection to use from now on has it. */
  readonly renewedToken: OAuthToken | undefined;
  /** False when an answer marked the connection as unauthenticated (setconnectionstatustounauthenticated). */
  readonly isConnectionAccepted: boolean;
}

export interface GatewayOptions {
  readonly backend: Backend;
  /** `mock`: any host is answered by the backend. Else the only origins (`https://api.contoso.com`) that a request may go to. */
  readonly origins: 'mock' | readonly string[];
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** That many random bytes; the same ones for the same run, where a run shall be repeatable. */
  readonly random: (count: number) => Uint8Array;
  /** Answers `/authorize` and `/token` of OAuth connections; without one, tokens are never renewed. */
  readonly identityProvider?: (request: Request) => Promise<Response>;
  /** Where the gateway itself stands, without a slash at the end: next links and polling locations lead there. */
  readonly gatewayUrl?: string;
}

interface FollowOptions {
  /** The operation whose answer held the link. */
  readonly operation: Operation | undefined;
  readonly purpose: CallPurpose;
  /** GET when absent. */
  readonly method?: string;
  /** The URL that was answered with the link: a relative one is read against it. */
  readonly from?: string;
}

/** One call of a polling trigger, as a flow sees it. */
export interface Poll {
  /** True when a flow starts. The first call of a trigger whose state the gateway keeps never starts one. */
  readonly hasFired: boolean;
  /** What the flow gets: the items of a batch, or the one thing. Empty unless fired. */
  readonly items: readonly JsonValue[];
  /** What the gateway answers: 202 for nothing new, 200 with the items, else what the backend said. */
  readonly answered: ResponseRecord | undefined;
  /** Where the flow calls next; `undefined` where the service gave no `Location` and the trigger itself is called again. */
  readonly location: string | undefined;
  /** Seconds until then. */
  readonly retryAfter: number;
  readonly exchange: Exchange;
  readonly assumptions: readonly Assumption[];
  /** What makes the trigger lose or repeat something, in sentences. */
  readonly findings: readonly string[];
}

/** One connector, opened for calls. */
export interface Gateway {
  /**
   * Sends a request, written as the definition describes it (`callOf` makes one), through authentication and policies.
   * Never throws for what connector, caller or backend do. `operation` says which one is meant when it is known.
   * For a mock, policies that change the body of an answer are left out, since the mock speaks as the definition does; the exchange then
   * has the problem `needs-real-backend`.
   */
  readonly call: (request: Request, connection: Connection, operation?: Operation) => Promise<Exchange>;
  /** Calls a link that an answer held (next page, `Location`), with the connection's credentials and without request policies. */
  readonly follow: (link: string, connection: Connection, options: FollowOptions) => Promise<Exchange>;
  /**
   * Calls a polling trigger: at first as the flow that was just made does, with a request, and then with the `location` of the call before.
   * With a pollingtrigger policy the gateway keeps the state; without one, the service's own 202, 200, `Location` and `Retry-After` count.
   */
  readonly poll: (
    operation: Operation,
    connection: Connection,
    from: { readonly request: Request } | { readonly location: string },
  ) => Promise<Poll>;
  /** The operation that a request is for: by method and path, the most literal path first. */
  readonly operationOf: (request: Request) => Operation | undefined;
  /** What keeps an operation from being tried in full here; empty when nothing does. `needs-real-backend` is told for mocks only. */
  readonly obstacles: (operation: Operation) => readonly Problem[];
}
