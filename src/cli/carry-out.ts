import { findFallback } from '../catalog/fallback.ts';
import type { LedgerEvent } from '../catalog/ledger.ts';
import { findConnector } from '../catalog/operation-target.ts';
import { happeningOf, type OperationFacts, type Wish } from '../catalog/operations.ts';
import { parsePolicy } from '../catalog/policy.ts';
import { type Happening, readState, type StoreState } from '../catalog/store-state.ts';
import { readConnector } from '../connector/connector.ts';
import { UserError } from '../connector/user-error.ts';
import { openAnySource, type Source } from '../io/source.ts';
import type { Store } from '../io/store.ts';
import { ownershipOf } from '../publisher/ownership.ts';
import { accountsOf, parsePublishers } from '../publisher/publisher.ts';
import { contentsOf } from './contents.ts';
import { eventText } from './event-text.ts';
import { judgeOfSource } from './run.ts';
import { standingsBy } from './standings.ts';
import { storeChange } from './store-change.ts';
import type { Terminal } from './terminal.ts';

/** What came of a wish. Holds words of strangers. */
export interface CarriedOut {
  /** A line for each event, which begins with the connector's id. */
  readonly happened: readonly string[];
  readonly notes: readonly string[];
}

/** Says why a wish cannot be granted as things are; asking again changes nothing. */
export class RefusedWish extends UserError {}

/**
 * Makes a wish happen in the store, as one commit. What a comment asked for happens once: asked again, it tells the events that the comment
 * caused. A `RefusedWish` says why a wish cannot be granted.
 */
export async function carryOut(
  wish: Wish,
  store: Store,
  terminal: Pick<Terminal, 'cwd' | 'now'>,
  openRepository: () => Promise<Source> = () => openAnySource(terminal.cwd),
): Promise<CarriedOut> {
  const facts = factsOf(terminal, openRepository);
  let happened: readonly string[] = [];
  await store.update(async (snapshot) => {
    const state = readState(snapshot.files);
    const before = state.ledgers.get(wish.id)?.filter((event) => isOfComment(event, wish)) ?? [];
    const { drafts, ...files } = before.length > 0 ? { drafts: before, files: new Map() } : await granted(wish, state, facts.of(state));
    happened = drafts.map((draft) => `${draft.id}: ${eventText(draft, findConnector(state, draft.id).ledger)}`);
    if (before.length > 0) return undefined;
    const name = `${wish.operation.charAt(0).toUpperCase()}${wish.operation.slice(1)}`;
    return storeChange(name, { drafts, ...files }, state, wish.at);
  });
  return { happened, notes: facts.notes() };
}

async function granted(wish: Wish, state: StoreState, facts: OperationFacts): Promise<Happening> {
  try {
    return await happeningOf(wish, state, facts);
  } catch (cause) {
    if (cause instanceof UserError) throw new RefusedWish(cause.message, { cause });
    throw cause;
  }
}

function isOfComment({ by }: LedgerEvent, wish: Wish): boolean {
  if (by.kind !== 'account' || wish.by.kind !== 'account') return false;
  return by.comment !== undefined && by.comment.id === wish.by.comment?.id;
}

/** What only some operations ask of the world is loaded when they do; a repository that cannot be read stops no yank. */
function factsOf(terminal: Pick<Terminal, 'now'>, openRepository: () => Promise<Source>) {
  let notes: string[] = [];
  const opened = once(async () => {
    try {
      const source = await openRepository();
      return { source, publishers: parsePublishers(source.publishers), judge: await judgeOfSource(source, terminal.now()) };
    } catch (thrown) {
      if (!(thrown instanceof UserError)) throw thrown;
      return { problem: thrown.message };
    }
  });
  return {
    notes: () => notes,
    of: (state: StoreState): OperationFacts => {
      notes = [];
      return {
        publisherIds: async () => {
          const world = await opened();
          return 'problem' in world ? undefined : world.publishers.map(({ id }) => id);
        },
        ownAccounts: async (version) => {
          const world = await opened();
          if ('problem' in world) throw new UserError(`Who its publisher is cannot be looked up: ${world.problem}`);
          const { source, publishers } = world;
          const folder = await contentsOf(source).find(version, state);
          const owner = folder && ownershipOf(readConnector(folder), publishers, terminal.now()).publisher;
          return owner === undefined ? [] : accountsOf(owner);
        },
        fallbackFor: async ({ ledger }, leaving) => {
          const world = await opened();
          if ('problem' in world) {
            notes.push(`No other version could be looked at, so nothing is public: ${world.problem}`);
            return null;
          }
          const { source, publishers, judge } = world;
          const contents = contentsOf(source);
          const policy = parsePolicy(await source.file('certification.json'));
          const now = terminal.now();
          const { record, passedOver } = await findFallback(ledger, leaving, {
            judge,
            publishers,
            standings: standingsBy(source.folders, publishers, policy, now)(state),
            policy,
            now,
            folderOf: (version) => contents.find(version, state),
          });
          notes.push(...passedOver.map(({ name, sentence }) => `${name} is not taken instead: ${sentence}`));
          return record;
        },
      };
    },
  };
}

/** The same answer to every call, made at the first one. */
export function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
