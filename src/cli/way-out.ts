import { nameText } from '../catalog/ledger-laws.ts';
import { stateOf, versionNamed } from '../catalog/ledger-state.ts';
import type { Decision } from '../catalog/promote.ts';
import type { Answer } from '../catalog/questions.ts';
import type { StoreState } from '../catalog/store-state.ts';
import { escapeLine } from '../render/escape.ts';

/** The command that answers an open question, ` → certify …`; nothing where none does. For whoever runs the catalog, not for its pages. */
export function wayOut(decision: Decision, answer: Answer, state: StoreState): string {
  const call = answer.answer === 'yes' ? undefined : callFor(decision, answer, state);
  return call === undefined ? '' : ` → ${call}`;
}

function callFor({ id, record }: Decision, { question, answer }: Answer, { ledgers }: StoreState): string | undefined {
  const ledger = stateOf(ledgers.get(id) ?? []);
  if (question === 'approval') return `certify approve ${id} --by NUMBER`;
  if (question === 'tests') {
    const test = `certify test ${JSON.stringify(escapeLine(record.folder))}`;
    // An exemption excuses what nobody could try, and nothing that failed.
    if (answer === 'no') return test;
    const isOnly = ledger.versions.filter(({ record: { version } }) => version === record.version).length <= 1;
    const name = escapeLine(isOnly ? nameText(record) : `${record.version}+${record.revision}`);
    return `${test}, or certify exempt ${id}@${name} --question tests --until DATE --reason "…"`;
  }
  if (question !== 'hold') return undefined;
  if (ledger.suspended !== undefined) return `certify resume ${id} --reason "…"`;
  return versionNamed(ledger, record)?.yanked === undefined ? `certify release ${id} --reason "…"` : undefined;
}
