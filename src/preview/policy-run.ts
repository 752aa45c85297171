import { type JsonObject, type JsonValue, objectOr } from '../connector/json-value.ts';
import type { Scope } from './evaluate.ts';
import type { MutableHeaders } from './headers.ts';
import type { Notes } from './notes.ts';
import type { ResponseRecord } from './types.ts';

/** A request while policies change it. */
export interface DraftRequest {
  method: string;
  /** Scheme, host and base path, without a slash at the end. */
  base: string;
  /** Below the base, encoded, with a slash before. */
  path: string;
  /** Encoded pairs. */
  query: string[];
  readonly headers: MutableHeaders;
  body: Uint8Array;
  /** What stands in the path for each parameter, encoded. */
  readonly pathValues: ReadonlyMap<string, string>;
}

/** A response while policies change it. */
export interface DraftResponse {
  readonly status: number;
  readonly headers: MutableHeaders;
  body: Uint8Array;
}

/** What a policy works with. */
export interface PolicyRun {
  /** A parameter as text, by its name without `x-ms-apimTemplateParameter.` in lower case; empty when it is absent. */
  readonly parameter: (name: string) => string;
  readonly request: DraftRequest;
  /** In the response section. */
  readonly response: DraftResponse | undefined;
  readonly scope: Scope;
  readonly notes: Notes;
  /** Counts what is made; stops a policy that multiplies its input without end. */
  readonly spend: (amount: number) => void;
  /** Calls the backend beside the operation: a path with a query, below the base of the request. */
  readonly ask: (pathAndQuery: string, method: string) => Promise<ResponseRecord>;
  /** A link to the backend as one that leads through the gateway; stops for a link to another host. */
  readonly gatewayLink: (link: string) => string;
  /** True when the operation is the one that tests connections, or when there is none. */
  readonly testsConnection: () => boolean;
  readonly markUnauthenticated: () => void;
}

/** Does the work of one template. May stop the call by throwing `Stopped`. */
export type PolicyTemplate = (run: PolicyRun) => void | Promise<void>;

/** The parameters of a policy, by name in lower case and without the common beginning. */
export function policyParameters(policy: JsonObject): ReadonlyMap<string, JsonValue> {
  const found = new Map<string, JsonValue>();
  for (const [name, value] of Object.entries(objectOr(policy['parameters'])))
    if (value !== undefined) found.set(name.toLowerCase().replace(/^x-ms-apimtemplate(parameter\.|-)/, ''), value);
  return found;
}
