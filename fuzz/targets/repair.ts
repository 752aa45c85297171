import * as index from '../../rules/index.ts';
import { certifierOf } from '../../src/certify/certify.ts';
import { repairConnector } from '../../src/certify/repair.ts';
import { renderDiff } from '../../src/render/diff.ts';
import { areAlike, holdsNoControls } from '../oracles.ts';
import { connectorSeeds, keptCases } from '../seeds.ts';
import { promise, type Target } from '../target.ts';
import { connectorMedium, connectorOf } from './read-case.ts';

const certifier = certifierOf(Object.values(index));

/** What `certify fix` makes of a connector. */
export const repair: Target = {
  name: 'repair',
  about: '`certify/repair`, `text-edits`, `file-repairs`, `json-edits` and `render/diff`: what `certify fix` does',
  medium: connectorMedium,
  seeds: () => [...keptCases('repair'), ...connectorSeeds().slice(0, 12)],
  run: (parts) => {
    const connector = connectorOf(parts);
    const judgement = certifier.judge(connector);
    const repaired = repairConnector(connector, certifier, judgement);
    const count = (severity: string, findings: typeof judgement.report.findings): number =>
      findings.filter((one) => one.severity === severity).length;
    promise(
      count('error', repaired.judgement.report.findings) <= count('error', judgement.report.findings),
      'There are more errors after the repair than before.',
    );
    promise(
      repaired.judgement.report.findings.length <= judgement.report.findings.length,
      'There are more findings after the repair than before.',
    );
    for (const entry of repaired.connector.entries) {
      const before = connector.entries.find(({ path }) => path === entry.path);
      if (before?.bytes === undefined || entry.bytes === undefined || before.bytes === entry.bytes) continue;
      const diff = renderDiff(
        { path: entry.path, bytes: before.bytes, isExecutable: false },
        { path: entry.path, bytes: entry.bytes, isExecutable: false },
      );
      // Tabs, and what ends a line elsewhere, stay so that git takes the diff.
      holdsNoControls(diff.replace(/[\t\r]/g, ''), 'diff');
    }
    if (repaired.fixed.length === 0) return;
    const again = repairConnector(repaired.connector, certifier);
    areAlike(String(again.fixed.length), '0', 'What is repaired, which a second repair changes,');
  },
};
