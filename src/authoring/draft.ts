import type { JsonValue } from '../connector/json-value.ts';
import type { Choices } from './connector-files.ts';

/** A connector as its publisher describes it in the platform's steps. What nobody said is empty, and becomes a finding. */
export interface ConnectorDraft extends Choices {
  readonly title: string;
  readonly description: string;
  /** The address of the API: `https://api.contoso.com/v1`; a host alone means https. */
  readonly address: string;
  readonly contact: { readonly name: string; readonly url: string; readonly email: string };
  readonly website: string;
  readonly privacyPolicy: string;
  /** As the store spells them, or nearly. */
  readonly categories: readonly string[];
  /** How makers sign in; none for an API that is open to all, several for a choice. */
  readonly ways: readonly DraftWay[];
  readonly operations: readonly DraftOperation[];
}

/** One way to sign in. */
export type DraftWay =
  | { readonly kind: 'basic' }
  | { readonly kind: 'bearer' }
  | { readonly kind: 'api-key'; readonly name: string; readonly where: 'header' | 'query' }
  | {
      readonly kind: 'oauth2';
      /** The id of a known provider; undefined for the addresses of an own one. */
      readonly provider: string | undefined;
      readonly authorizationUrl: string;
      readonly tokenUrl: string;
      readonly refreshUrl: string;
      readonly clientId: string;
      readonly scopes: readonly string[];
      /** By what Entra ID knows the service. */
      readonly resource: string;
    };

/** An action or a trigger, by what one call of it looks like. */
export interface DraftOperation {
  /** `polling`: the platform asks again and again; `webhook`: the service is told where to send news. */
  readonly kind: 'action' | 'polling' | 'webhook';
  /** In capitals. */
  readonly method: string;
  /** A path below the address of the API, or a whole address: `/things/{id}?limit=10`. */
  readonly path: string;
  /** Made from the summary when it is empty. */
  readonly id: string;
  readonly summary: string;
  readonly description: string;
  /** What its answer is, in words. */
  readonly answer: string;
  /** Of a trigger: what a maker does to see it fire. */
  readonly hint: string;
  /** Label and description of parameters, by their names. */
  readonly words: Readonly<Record<string, { readonly label: string; readonly description: string }>>;
  /** A body as it is sent, and one as it comes back; undefined where there is none. */
  readonly request: JsonValue | undefined;
  readonly response: JsonValue | undefined;
  /** Of a webhook: a notification as it is sent, and the path that ends the subscription. */
  readonly notification: JsonValue | undefined;
  readonly unsubscribe: string;
  /** The property of its request that takes the address to notify; empty for the one that looks like it. */
  readonly callback: string;
}
