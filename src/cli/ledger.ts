import { type ChainLink, eventDigest } from '../catalog/chain.ts';
import type { LedgerEvent } from '../catalog/ledger.ts';
import { nameText } from '../catalog/ledger-laws.ts';
import { beginReplay, type LedgerState, stateOf } from '../catalog/ledger-state.ts';
import { findConnector } from '../catalog/operation-target.ts';
import type { PublisherEvent } from '../catalog/publisher-events.ts';
import type { Files } from '../catalog/store-state.ts';
import { readState, type StoreState } from '../catalog/store-state.ts';
import { UserError } from '../connector/user-error.ts';
import { escapeLine } from '../render/escape.ts';
import { counted } from '../render/words.ts';
import { causeText, eventText, publisherEventText } from './event-text.ts';
import { parseOptions } from './options.ts';
import { openExistingStore } from './store-option.ts';
import type { Command, Terminal } from './terminal.ts';

const help = `certify ledger [ID | @PUBLISHER]: tell what happened to a connector or a publisher, or where each connector stands

  --check       replay the whole ledger: every event must follow from the one before, be possible then, and lead to the channels
  --store URL   the store, when it is not the one in this repository's .certify

Exit status: 0 the ledger is whole, 1 --check found that it is not, 2 it could not be read.
`;

export const ledger: Command = { help, run };

async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseOptions('ledger', args, { check: { type: 'boolean', default: false }, store: { type: 'string' } });
  if (positionals.length > 1) throw new UserError('certify ledger takes one connector or publisher. See: certify ledger --help');
  const { files } = await (await openExistingStore(terminal.cwd, values.store, terminal)).read();
  const read = values.check ? checked(files) : readState(files);
  if (typeof read === 'string') {
    terminal.out(`${escapeLine(read)}\n`);
    return 1;
  }
  const [id] = positionals;
  terminal.out(id === undefined ? overview(read) : id.startsWith('@') ? publisherHistory(id.slice(1), read) : history(id, read));
  if (values.check)
    terminal.out(
      `${counted(eventCount(read.ledgers), 'event')} of ${counted(read.ledgers.size, 'connector')}${read.publishers.size === 0 ? '' : ` and ${counted(eventCount(read.publishers), 'event')} of ${counted(read.publishers.size, 'publisher')}`} checked: the ledger is whole, and leads to both channels.\n`,
    );
  return 0;
}

/** The state, or the sentence that says what is broken. */
function checked(files: Files): StoreState | string {
  try {
    return readState(files);
  } catch (thrown) {
    if (thrown instanceof UserError) return thrown.message;
    throw thrown;
  }
}

function overview({ ledgers }: StoreState): string {
  return [...ledgers.keys()]
    .sort()
    .map((id) => {
      const events = ledgers.get(id) ?? [];
      return `${id}  ${escapeLine(standing(stateOf(events)))}, ${counted(events.length, 'event')}\n`;
    })
    .join('');
}

function standing(state: LedgerState): string {
  if (state.withdrawn !== undefined) return 'withdrawn';
  if (state.suspended !== undefined) return 'suspended';
  const waiting = state.preview === undefined ? 'nothing on preview' : `${nameText(state.preview.record)} on preview`;
  return `${state.public === undefined ? (state.isWithheld ? 'withheld' : 'not public') : `${nameText(state.public.record)} public`}, ${waiting}`;
}

function history(id: string, state: StoreState): string {
  const { events, ledger: now } = findConnector(state, id);
  const replay = beginReplay();
  const lines = events.map((event) => {
    replay.take(event);
    return line(event, eventText(event, replay.state()));
  });
  return `${id}: ${escapeLine(standing(now))}\n${lines.join('')}${head(events)}`;
}

/** Where a publisher stands depends on its record and the time: `certify verify-publisher` tells it. */
function publisherHistory(id: string, { publishers }: StoreState): string {
  const events = publishers.get(id);
  if (events === undefined)
    throw new UserError(
      `Nothing is recorded of a publisher ${JSON.stringify(id)}. Its id is the name of its file in publishers/, without .json.`,
    );
  return `@${id}: ${counted(events.length, 'event')}\n${events.map((event) => line(event, publisherEventText(event))).join('')}${head(events)}`;
}

function line(event: LedgerEvent | PublisherEvent, text: string): string {
  return `${String(event.seq).padStart(4)}  ${event.at}  ${escapeLine(text)}  (${causeText(event)})\n`;
}

function head(events: readonly ChainLink[]): string {
  const last = events.at(-1);
  return `Head  ${last === undefined ? '' : eventDigest(last)}\n`;
}

function eventCount(chains: ReadonlyMap<string, readonly ChainLink[]>): number {
  let count = 0;
  for (const events of chains.values()) count += events.length;
  return count;
}
