import type { Change } from '../../src/certify/compare.ts';
import type { Versions } from '../../src/connector/versions.ts';

/** By which rules a change is told when the versions are swapped; a rule that is not here tells it itself. */
const mirrors: Readonly<Record<string, readonly string[]>> = {
  'change-operation-removed': ['change-operation-added'],
  'change-operation-added': ['change-operation-removed'],
  'change-parameter-removed': ['change-input-added', 'change-required-parameter-added'],
  'change-input-added': ['change-parameter-removed'],
  'change-required-parameter-added': ['change-parameter-removed', 'change-hidden-field'],
  'change-parameter-required': ['change-input-requirement', 'change-input-default', 'change-hidden-field'],
  'change-input-requirement': ['change-input-requirement', 'change-parameter-required'],
  'change-input-default': ['change-input-default', 'change-parameter-required'],
  'change-parameter-type': ['change-parameter-type', 'change-field-other'],
  'change-field-other': ['change-field-other', 'change-parameter-type'],
  'change-parameter-hidden': ['change-field-visibility'],
  'change-field-visibility': ['change-field-visibility', 'change-parameter-hidden'],
  'change-enum-value-removed': ['change-enum-widened'],
  'change-enum-added': ['change-enum-widened'],
  'change-enum-widened': ['change-enum-value-removed', 'change-enum-added'],
  'change-constraint-tightened': ['change-constraint-loosened', 'change-constraint-tightened'],
  'change-constraint-loosened': ['change-constraint-tightened'],
  'change-output-removed': ['change-output-added'],
  'change-output-added': ['change-output-removed'],
  'change-hidden-field': ['change-hidden-field', 'change-parameter-required', 'change-required-parameter-added'],
};

/** Changes of operations that have no counterpart when the versions are swapped. */
export function unmirrored(there: readonly Change[], back: readonly Change[], versions: Versions): string[] {
  const skipped = oneWay(versions);
  const answers = groupByKey(back);
  return there
    .filter(({ operation }) => operation !== undefined && !skipped.has(operation))
    .filter((change) => {
      const { ruleId } = change.finding;
      const expected = mirrors[ruleId] ?? [ruleId];
      return !answers.get(keyOf(change))?.some((answer) => expected.includes(answer.finding.ruleId));
    })
    .map(({ finding }) => `${finding.ruleId}: ${finding.message}`);
}

/** What was renamed is told under its old name alone; what was hidden is told once, and in full only while makers see it. */
function oneWay({ operations }: Versions): Set<string> {
  const names = operations.filter(
    ({ before, after, counterpart }) => counterpart !== undefined || before?.isInternal !== after?.isInternal,
  );
  return new Set(names.filter(({ before, after, counterpart }) => counterpart !== undefined || (before && after)).map(({ name }) => name));
}

function groupByKey(changes: readonly Change[]): Map<string, Change[]> {
  const groups = new Map<string, Change[]>();
  for (const change of changes) groups.set(keyOf(change), [...(groups.get(keyOf(change)) ?? []), change]);
  return groups;
}

/** What changed, as the beginning of the message names it. */
function keyOf({ operation, finding }: Change): string {
  const field = /(?:[Ii]nput|[Oo]utput) '.*?' of /s.exec(finding.message);
  return `${operation} ${field?.[0].toLowerCase() ?? ''}`;
}
