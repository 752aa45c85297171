import * as changes from '../../rules/changes.ts';
import type { Rule } from '../../rules/define.ts';
import { comparerOf } from '../../src/certify/compare.ts';
import { diffReportOf } from '../../src/change/diff-report.ts';
import { renderChangesJson } from '../../src/render/changes-json.ts';
import { renderChangesMarkdown } from '../../src/render/changes-markdown.ts';
import { renderChangesText } from '../../src/render/changes-text.ts';
import type { Case } from '../case.ts';
import { kindByName } from '../mutate/mutate.ts';
import { areAlike, holdsNoControls, isOneOf } from '../oracles.ts';
import { connectorSeeds, keptCases } from '../seeds.ts';
import { promise, type Target } from '../target.ts';
import { connectorOf } from './read-case.ts';

const comparer = comparerOf(Object.values<Rule>(changes), 'any');
const before = 'before/';

/** What changed between two versions, and its three formats. */
export const compare: Target = {
  name: 'compare',
  about: '`connector/versions`, `certify/compare` with every rule that tells changes, `change/diff-report` and its formats',
  medium: {
    kindOf: kindByName,
    stretch: { bytes: 250_000, share: 0.01 },
    favourites: ['apiDefinition.swagger.json', 'apiProperties.json'],
  },
  seeds: () => [
    ...keptCases('compare'),
    ...connectorSeeds().map((parts) => [...parts, ...parts.slice(1, 3).map(({ name, bytes }) => ({ name: before + name, bytes }))]),
  ],
  run: (parts) => {
    const newer = connectorOf(parts.filter(({ name }) => !name.startsWith(before)));
    const older = connectorOf(olderOf(parts));
    const report = diffReportOf(comparer.compare(older, newer));
    const printed = renderChangesJson(report);
    holdsNoControls(printed, 'JSON of changes');
    JSON.parse(printed);
    holdsNoControls(renderChangesText(report, {}), 'text of changes');
    holdsNoControls(renderChangesMarkdown(report, {}), 'Markdown of changes');
    if (isOneOf(parts[1]?.bytes ?? new Uint8Array(), 8)) {
      areAlike(printed, renderChangesJson(diffReportOf(comparer.compare(older, newer))), 'The report of changes');
      promise(comparer.compare(newer, newer).length === 0, 'A version differs from itself.');
    }
  },
};

function olderOf(parts: Case): Case {
  const older = parts.flatMap(({ name, bytes }) => (name.startsWith(before) ? [{ name: name.slice(before.length), bytes }] : []));
  return [...parts.filter(({ name }) => !older.some((one) => one.name === name || name.startsWith(before))), ...older];
}
