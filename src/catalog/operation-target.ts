import { nearNames } from '../connector/near-names.ts';
import { UserError } from '../connector/user-error.ts';
import type { LedgerEvent } from './ledger.ts';
import { nameText } from './ledger-laws.ts';
import { type KnownVersion, type LedgerState, stateOf } from './ledger-state.ts';
import type { StoreState } from './store-state.ts';

/** A connector that something is to happen to. */
export interface Target {
  readonly id: string;
  readonly events: readonly LedgerEvent[];
  readonly ledger: LedgerState;
}

/** Splits what people write, `ID` or `ID@VERSION`; no id has an at sign. */
export function parseTarget(text: string): { readonly id: string; readonly version: string | undefined } {
  const at = text.indexOf('@');
  return at === -1 ? { id: text, version: undefined } : { id: text.slice(0, at), version: text.slice(at + 1) };
}

/** The connector of this id; a `UserError` for an unknown one names those that were probably meant. */
export function findConnector({ ledgers }: StoreState, id: string): Target {
  const events = ledgers.get(id);
  if (events === undefined) {
    const near = nearNames(id, ledgers.keys());
    throw new UserError(`There is no connector '${id}' in this catalog.${near.length > 0 ? ` Did you mean ${near.join(' or ')}?` : ''}`);
  }
  return { id, events, ledger: stateOf(events) };
}

/**
 * The version of this name: `1.2.0`, or `1.2.0+1` for its second content. A name that several contents have is a `UserError`, as is one
 * that nothing has: nobody should take down another version than the one they looked at.
 */
export function findVersion({ id, ledger }: Target, text: string): KnownVersion {
  const named = ledger.versions.filter(({ record }) => fullName(record) === text || record.version === text);
  const [only, ...more] = named;
  if (only === undefined) {
    const all = ledger.versions.map(({ record }) => nameText(record));
    throw new UserError(`'${id}' has no version ${text}. It has ${listed(all)}.`);
  }
  if (more.length > 0)
    throw new UserError(
      `'${id}' has ${named.length} contents under ${text}: write ${listed(
        named.map(({ record }) => fullName(record)),
        'or',
      )}.`,
    );
  return only;
}

function fullName({ version, revision }: KnownVersion['record']): string {
  return `${version}+${revision}`;
}

function listed(names: readonly string[], word = 'and'): string {
  const shown = names.length > 12 ? ['…', ...names.slice(-12)] : names;
  return shown.length === 1 ? `${shown[0]}` : `${shown.slice(0, -1).join(', ')} ${word} ${shown.at(-1)}`;
}
