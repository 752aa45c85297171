import { createHash } from 'node:crypto';
import { type Connector, versionOf } from '../connector/connector.ts';
import type { Definition, Operation } from '../connector/definition.ts';
import { isText, objectOr } from '../connector/json-value.ts';
import type { Properties } from '../connector/properties.ts';
import { noHost } from './base-url.ts';
import { callRate } from './call-rate.ts';
import { type Notes, quoted, Stopped } from './notes.ts';
import { type PolicyPlan, planPolicies } from './policies.ts';
import type { DraftRequest } from './policy-run.ts';
import { type SignedLinks, signedLinks } from './signed-links.ts';
import type { Connection, GatewayOptions, Problem, RequestRecord } from './types.ts';

/** What all calls through one gateway share. */
export interface Workshop {
  readonly definition: Definition;
  readonly properties: Properties | undefined;
  readonly options: GatewayOptions;
  readonly isMock: boolean;
  readonly plan: PolicyPlan;
  readonly links: SignedLinks;
  /** Seconds until a connection may call again; 0 means now, and counts. */
  readonly waitOf: (connection: Connection) => number;
  /** The id of the operation that tests connections. */
  readonly testOperation: string | undefined;
  readonly obstacles: (operation: Operation) => readonly Problem[];
  /** What a signed link is good for. */
  readonly bindingOf: (operation: Operation | undefined, connection: Connection) => string;
  /** Stops what would go anywhere else than to the backend. */
  readonly allow: (url: URL) => void;
}

export function workshopOf(connector: Connector, definition: Definition, options: GatewayOptions): Workshop {
  const { properties } = connector;
  const plan = planPolicies(properties);
  const isMock = options.origins === 'mock';
  const test = objectOr(objectOr(definition.value['x-ms-capabilities'])['testConnection'])['operationId'];
  const rate = callRate(options.now);
  return {
    definition,
    properties,
    options,
    isMock,
    plan,
    links: signedLinks(options.gatewayUrl ?? 'https://gateway.invalid', options.random(32)),
    waitOf: (connection) => rate(keyOf(connection)),
    testOperation: isText(test) ? test : undefined,
    bindingOf: (operation, connection) =>
      JSON.stringify([connector.name, versionOf(connector) ?? '', operation?.id ?? '', keyOf(connection)]),
    obstacles: (operation) => {
      const found: Problem[] = [];
      if (isScripted(connector, operation))
        found.push({ kind: 'needs-runtime', sentence: 'The script of the connector answers this operation; scripts are not run here.' });
      if (isMock && plan.of(operation).some(({ section, template }) => section === 'response' && template?.changesBody === true))
        found.push({
          kind: 'needs-real-backend',
          sentence: 'A policy changes the body of the answer, and the definition does not say what that body was before.',
        });
      return found;
    },
    allow: (url) => {
      if (url.hostname === noHost) throw new Stopped('call', 'The definition names no host, and no policy sets one.');
      if (options.origins !== 'mock' && !options.origins.includes(url.origin))
        throw new Stopped('refused', `The request would go to ${quoted(url.origin)}, and it may go to ${options.origins.join(', ')} only.`);
    },
  };
}

/** The request that a draft has become, if it may leave. */
export function finished(draft: DraftRequest, { allow }: Workshop, notes: Notes): RequestRecord {
  const url = new URL(draft.base + draft.path + (draft.query.length > 0 ? `?${draft.query.join('&')}` : ''));
  if (url.origin !== new URL(draft.base).origin) throw new Stopped('refused', 'The path would lead to another host.');
  allow(url);
  const dropsBody = draft.body.length > 0 && (draft.method === 'GET' || draft.method === 'HEAD');
  if (dropsBody) notes.assume('get-body-dropped');
  return { method: draft.method, url: url.href, headers: [...draft.headers], body: dropsBody ? new Uint8Array() : draft.body };
}

/** A link against the address it stands in, if it leads anywhere by HTTP. */
export function resolvedLink(link: string, from: string): URL {
  const url = URL.canParse(link, from) ? new URL(link, from) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '')
    throw new Stopped('refused', `The link ${quoted(link)} leads nowhere.`);
  return url;
}

/** True when the connector's script answers the operation: it names its operations, or none and then it answers all. */
function isScripted({ script, properties }: Connector, operation: Operation): boolean {
  if (script === undefined) return false;
  const ids = properties?.scriptOperations ?? [];
  return ids.length === 0 || (operation.id !== undefined && ids.includes(operation.id));
}

/** The same for the same connection, telling nothing of it. */
function keyOf({ set, values }: Connection): string {
  return createHash('sha256')
    .update(JSON.stringify([set, values]))
    .digest('hex');
}
