import type { JsonValue } from '../connector/json-value.ts';

/** How an input is filled in. `json`: anything, written as JSON. */
export type FieldKind =
  | 'text'
  | 'secret'
  | 'integer'
  | 'number'
  | 'boolean'
  | 'date'
  | 'date-time'
  | 'choice'
  | 'object'
  | 'array'
  | 'file'
  | 'json';

/** One line of a list to choose from. */
export interface ShownChoice {
  readonly value: JsonValue;
  readonly title: string;
  /** In a tree: something is below it, which `item` asks for. */
  readonly isParent?: boolean;
  readonly item?: JsonValue;
}

/** One input as a maker fills it in. What the publisher hid is no field. */
export interface Field {
  /** The name of its value in the values of what holds it. */
  readonly key: string;
  /** Names it when its choices or its schema are asked for: a JSON pointer. */
  readonly at: string;
  readonly label: string;
  readonly hint: string;
  readonly kind: FieldKind;
  readonly isRequired: boolean;
  readonly visibility: 'important' | 'none' | 'advanced';
  /** What the definition presets. */
  readonly preset?: JsonValue;
  /** Of a `choice`. */
  readonly choices?: readonly ShownChoice[];
  /** What is asked for while a flow is made: choices, a tree of them, or the fields themselves. */
  readonly dynamic?: 'choices' | 'tree' | 'schema';
  /** Of an `object`. */
  readonly fields?: readonly Field[];
  /** Of an `array`: how each item is filled in. */
  readonly item?: Field;
}

/** One way to connect: a connection parameter set, or the connector's own parameters. */
export interface Way {
  /** The name of the set; null where there are none. */
  readonly set: string | null;
  readonly label: string;
  readonly hint: string;
  readonly signIn: 'identity-provider' | 'access-token' | undefined;
  readonly fields: readonly Field[];
}

/** An operation in a list. */
export interface OperationLine {
  /** Its position in the definition, which names it: ids may be missing. */
  readonly index: number;
  readonly id: string;
  readonly summary: string;
  readonly description: string;
  readonly kind: 'action' | 'polling' | 'webhook';
  readonly method: string;
  readonly path: string;
  readonly isInternal: boolean;
  readonly isDeprecated: boolean;
  /** What it needs and the sandbox has not, in a sentence. */
  readonly needs: readonly string[];
}

/** Everything that the page shows before a connection is made. */
export interface TrialDescription {
  readonly title: string;
  readonly description: string;
  readonly version: string;
  /** Where this version is offered: `preview`, `public` or `preview and public`. */
  readonly channel: string;
  /** Where calls go: the address of a service, or null for answers made from the definition. */
  readonly service: string | null;
  /** As the definition says it: scheme, host and base path. */
  readonly address: string;
  readonly ways: readonly Way[];
  readonly operations: readonly OperationLine[];
  /** True where the connector names an operation that tests connections. */
  readonly testsConnection: boolean;
}

/** The inputs of one operation. */
export interface OperationForm {
  readonly fields: readonly Field[];
  /** Values that the definition says are right; null where none can be made. */
  readonly example: Readonly<Record<string, JsonValue>> | null;
  /** How the service says it can be made to happen. */
  readonly triggerHint: string;
  /** True where a sample of what a trigger gives can be asked for (`simulate`). */
  readonly hasSample: boolean;
  /** The promised answers, as `200: Order`. */
  readonly answers: readonly string[];
}

/** A message as it is shown: credentials are taken out of it. */
export interface ShownMessage {
  /** `GET https://api.contoso.com/orders`, or the status. */
  readonly line: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
  /** Of the whole body. */
  readonly bytes: number;
  readonly isCut: boolean;
}

/** One call, from what was asked to what came back. */
export interface ShownExchange {
  /** Names it when its next page is asked for. */
  readonly number: number;
  readonly asked: ShownMessage;
  readonly sent: ShownMessage | null;
  readonly received: ShownMessage | null;
  readonly answered: ShownMessage | null;
  readonly sideCalls: readonly ShownMessage[];
  /** As `setheader (request)`. */
  readonly policies: readonly string[];
  readonly assumptions: readonly string[];
  /** What kept the call from being what was asked. */
  readonly problems: readonly string[];
  /** Why the definition forbids the call, which was made all the same; null where it does not. A test of ours, as the next one. */
  readonly forbidden: string | null;
  /** Where the answer is not as the definition promises. */
  readonly findings: readonly string[];
  readonly hasRenewedToken: boolean;
  readonly isConnectionAccepted: boolean;
  readonly hasNextPage: boolean;
}

/** A step of a trigger. */
export interface ShownTrigger {
  /** True when a flow would start. */
  readonly hasFired: boolean;
  /** What happened, in a sentence. */
  readonly sentence: string;
  /** What the flow gets. */
  readonly items: readonly JsonValue[];
  /** What would lose, repeat or keep events. */
  readonly findings: readonly string[];
  readonly assumptions: readonly string[];
  readonly exchange: ShownExchange | null;
  /** Names the trigger in the next step; null when it is over. */
  readonly trigger: string | null;
  /** For a webhook: an example of what the service would post, to be changed and sent. */
  readonly payload?: JsonValue;
}

/** Where a connection is. */
export interface ShownConnection {
  /** Names it in every later call; whoever knows it may use it. */
  readonly connection: string;
  readonly set: string | null;
  readonly state: 'ready' | 'sign-in' | 'failed';
  /** Where the browser goes to sign in. */
  readonly signInAt: string | null;
  readonly problems: readonly string[];
}

/** Choices that a definition's operation gave. */
export interface ShownChoices {
  readonly choices: readonly ShownChoice[];
  readonly problems: readonly string[];
}

/** Fields that a definition's operation gave. */
export interface ShownFields {
  readonly fields: readonly Field[] | null;
  readonly problems: readonly string[];
}

type Values = Readonly<Record<string, JsonValue>>;
interface OfConnection {
  readonly connection: string;
}
interface OfOperation extends OfConnection {
  readonly operation: number;
  readonly values: Values;
}

/** What the page may ask for, by name, and what it gets. */
export interface Commands {
  readonly describe: { readonly asks: object; readonly gets: TrialDescription };
  readonly form: { readonly asks: { readonly operation: number }; readonly gets: OperationForm };
  readonly connect: {
    readonly asks: { readonly set: string | null; readonly values: Values; readonly accessToken?: string };
    readonly gets: ShownConnection;
  };
  /** `null` for one that is not known any more: a page that comes back cannot know. */
  readonly connection: { readonly asks: OfConnection; readonly gets: ShownConnection | null };
  readonly forget: { readonly asks: OfConnection; readonly gets: object };
  readonly test: { readonly asks: OfConnection; readonly gets: ShownExchange };
  readonly call: { readonly asks: OfOperation; readonly gets: ShownExchange };
  readonly next: { readonly asks: OfConnection & { readonly exchange: number }; readonly gets: ShownExchange };
  readonly choices: { readonly asks: OfOperation & { readonly at: string; readonly opened?: JsonValue }; readonly gets: ShownChoices };
  readonly fields: { readonly asks: OfOperation & { readonly at: string }; readonly gets: ShownFields };
  readonly sample: { readonly asks: OfOperation; readonly gets: ShownTrigger };
  readonly poll: { readonly asks: OfOperation & { readonly trigger: string | null }; readonly gets: ShownTrigger };
  readonly subscribe: { readonly asks: OfOperation; readonly gets: ShownTrigger };
  readonly fire: { readonly asks: OfConnection & { readonly trigger: string; readonly payload: JsonValue }; readonly gets: ShownTrigger };
  readonly notifications: { readonly asks: OfConnection & { readonly trigger: string }; readonly gets: ShownTrigger };
  readonly unsubscribe: { readonly asks: OfConnection & { readonly trigger: string }; readonly gets: ShownTrigger };
}
