import type { EditView, PlacedFinding } from '../editing/protocol.ts';
import { button, el } from './dom.ts';

/** Findings as list items: what is wrong, what to do, which rule says so; with a button where it can be repaired. */
export function findingItems(
  findings: readonly PlacedFinding[],
  repair: (key: string) => Promise<void>,
  withPlace: boolean,
): readonly HTMLElement[] {
  return findings.map(({ severity, message, fix, ruleId, where, repair: key, isAccepted }) =>
    el(
      'li',
      { class: isAccepted ? 'hint' : severity },
      el('p', {}, el('strong', {}, `${isAccepted ? 'Accepted ' : ''}${severity}: `), message),
      el('p', {}, fix),
      el('p', { class: 'rule' }, withPlace && `${where} · `, el('code', {}, ruleId)),
      key !== null && button('Repair', async () => await repair(key), { 'aria-label': `Repair: ${message}` }),
    ),
  );
}

const byField = new WeakMap<EditView, ReadonlyMap<string, readonly PlacedFinding[]>>();

/** The findings of a view that stand at a field. */
export function findingsAt(view: EditView, key: string): readonly PlacedFinding[] {
  let known = byField.get(view);
  if (known === undefined) {
    const found = new Map<string, PlacedFinding[]>();
    for (const finding of view.findings) {
      const at = finding.field;
      if (at === null) continue;
      const list = found.get(at);
      if (list === undefined) found.set(at, [finding]);
      else list.push(finding);
    }
    known = found;
    byField.set(view, known);
  }
  return known.get(key) ?? [];
}

/** How many there are of those that nobody answers for, in words; empty for none. */
export function countOf(findings: readonly PlacedFinding[]): string {
  const count = findings.filter(({ isAccepted }) => !isAccepted).length;
  return count === 0 ? '' : `${count} ${count === 1 ? 'finding' : 'findings'}`;
}
