import { readConnector } from '../connector/connector.ts';
import { connectorId } from '../connector/connector-id.ts';
import type { ConnectorFolder } from '../connector/folder.ts';
import { reachableHosts } from '../publisher/hosts.ts';
import type { Look } from '../publisher/look.ts';
import type { Publisher } from '../publisher/publisher.ts';
import type { Cause } from './chain.ts';
import type { Standings } from './claim-answers.ts';
import { isSameVersion } from './ledger.ts';
import { type LedgerState, stateOf } from './ledger-state.ts';
import type { PublisherEventDraft } from './publisher-events.ts';
import type { Happening, StoreState } from './store-state.ts';
import { type VerificationFacts, verify } from './verification.ts';

/** What the connectors of a publisher have to do with its proofs. */
export interface PublisherConnectors {
  /** Their ids, sorted. */
  readonly ids: readonly string[];
  /** The hosts that their definitions call, sorted; without those that the customer completes. */
  readonly hosts: readonly string[];
}

/** The connectors of each publisher, by its id: those that bear its name in a programme it is admitted to. */
export function connectorsOfPublishers(
  folders: readonly ConnectorFolder[],
  publishers: readonly Publisher[],
): ReadonlyMap<string, PublisherConnectors> {
  const found = new Map(publishers.map(({ id }) => [id, { ids: new Set<string>(), hosts: new Set<string>() }]));
  for (const folder of folders) {
    const connector = readConnector(folder);
    const name = connector.properties?.publisher;
    const publisher = publishers.find((one) => one.name === name && one.programs.includes(connector.program));
    const known = publisher && found.get(publisher.id);
    if (known === undefined) continue;
    known.ids.add(connectorId(connector.name, connector.program));
    for (const { host, isOpen, uses } of reachableHosts(connector))
      if (host !== '' && !isOpen && uses.includes('api')) known.hosts.add(host);
  }
  return new Map([...found].map(([id, { ids, hosts }]) => [id, { ids: [...ids].sort(), hosts: [...hosts].sort() }]));
}

/** What was seen of publishers, by id, and what is known of their connectors. */
export interface Sighting {
  readonly looks: ReadonlyMap<string, readonly Look[]>;
  readonly connectors: ReadonlyMap<string, PublisherConnectors>;
}

/**
 * Judges what was seen of publishers, records it, and suspends the public connectors of those that are suspended. Publishers that nobody
 * looked at stay as they are.
 */
export function verifyPublishers(
  publishers: readonly Publisher[],
  { looks, connectors }: Sighting,
  state: StoreState,
  facts: Omit<VerificationFacts, 'isNamePublic'>,
): { readonly standings: Standings; readonly happening: Happening } {
  const standings = new Map<string, ReturnType<typeof verify>['standing']>();
  const publisherDrafts: PublisherEventDraft[] = [];
  const drafts: Happening['drafts'][number][] = [];
  const files = new Map<string, Uint8Array>();
  const imported = importedPublic(state);
  for (const publisher of publishers) {
    const seen = looks.get(publisher.id);
    if (seen === undefined) continue;
    const ids = connectors.get(publisher.id)?.ids ?? [];
    const isNamePublic = ids.some((id) => imported.has(id));
    const verification = verify(publisher, state.publishers.get(publisher.id) ?? [], seen, { ...facts, isNamePublic });
    standings.set(publisher.id, verification.standing);
    publisherDrafts.push(...verification.drafts);
    for (const [path, bytes] of verification.files) files.set(path, bytes);
    if (verification.standing.state !== 'suspended') continue;
    const { reason } = verification.standing;
    const cause = { reason, at: facts.now.toISOString(), by: { kind: 'pipeline' } } as const;
    drafts.push(...suspensionsOf(publisher, ids, state, cause));
  }
  return { standings, happening: { drafts, publisherDrafts, files } };
}

/** The connectors whose public version was imported: public before anybody claimed their publisher's name. */
export function importedPublic(state: StoreState): ReadonlySet<string> {
  const imported = new Set<string>();
  for (const [id, events] of state.ledgers) {
    if (!events.some(({ type }) => type === 'imported')) continue;
    const { versions, latestPublic } = stateOf(events);
    if (versions.some(({ record, isImported }) => isImported && isSameVersion(record, latestPublic))) imported.add(id);
  }
  return imported;
}

/** What suspends those connectors of a publisher that are public; `ids` are those that bear its name. */
export function suspensionsOf(
  publisher: Publisher,
  ids: readonly string[],
  state: StoreState,
  cause: { readonly reason: string; readonly at: string; readonly by: Cause },
): Happening['drafts'] {
  return connectorLedgers(publisher, ids, state)
    .filter(({ ledger }) => ledger.latestPublic !== undefined && ledger.suspended === undefined)
    .map(({ id }) => ({ ...cause, type: 'suspended', id }));
}

/** The ledgers of a publisher's connectors: those it answered for when they became public, and those that bear its name now. */
function connectorLedgers({ id }: Publisher, ids: readonly string[], state: StoreState) {
  const own: { readonly id: string; readonly ledger: LedgerState }[] = [];
  for (const [connector, events] of state.ledgers) {
    const ledger = stateOf(events);
    if (ids.includes(connector) || ledger.publisher === id) own.push({ id: connector, ledger });
  }
  return own;
}
