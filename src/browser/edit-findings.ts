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
      { class: isAccepted || severity === 'info' ? 'hint' : severity },
      el('p', {}, el('strong', {}, `${isAccepted ? 'Accepted ' : ''}${severity === 'info' ? 'hint' : severity}: `), message),
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

/** Counts the errors and warnings that nobody answers for, in words, or else the hints; empty for none. `worst` is the worst of these. */
export function countOf(findings: readonly PlacedFinding[]): { readonly text: string; readonly worst: PlacedFinding['severity'] } {
  const count = (wanted: PlacedFinding['severity']): number =>
    findings.filter(({ severity, isAccepted }) => severity === wanted && !isAccepted).length;
  const [errors, warnings, hints] = [count('error'), count('warning'), count('info')];
  const inWords = (number: number, word: string) => (number === 0 ? [] : [`${number} ${word}${number === 1 ? '' : 's'}`]);
  const serious = [...inWords(errors, 'error'), ...inWords(warnings, 'warning')];
  const text = (serious.length > 0 ? serious : inWords(hints, 'hint')).join(', ');
  return { text, worst: errors > 0 ? 'error' : warnings > 0 ? 'warning' : 'info' };
}
