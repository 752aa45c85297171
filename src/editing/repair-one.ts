import type { Certifier } from '../certify/certify.ts';
import type { Finding } from '../certify/finding.ts';
import { repairConnector } from '../certify/repair.ts';
import type { Connector } from '../connector/connector.ts';
import { findingKey } from './edit-view.ts';

/**
 * The connector with the finding of this key repaired as `certify fix` would, and nothing else; `undefined` when the repair would bring
 * other findings, or there is none.
 */
export function repairedOne(connector: Connector, certifier: Certifier, key: string): Connector | undefined {
  const only: Certifier = {
    certify: certifier.certify,
    judge: (one) => {
      const { report, proposals } = certifier.judge(one);
      // A finding about several things has other words when one of them is repaired; where it stands and how many there are still counts.
      const wordless = new Map<Finding, Finding>(report.findings.map((finding) => [finding, { ...finding, message: '' }]));
      // What was repaired moves lines: the key names the finding in the connector as it was given.
      const chosen = one === connector ? proposals().filter(({ finding }) => findingKey(finding) === key) : [];
      return {
        report: { ...report, findings: [...wordless.values()] },
        proposals: () => chosen.map((proposal) => ({ ...proposal, finding: wordless.get(proposal.finding) ?? proposal.finding })),
      };
    },
  };
  const repaired = repairConnector(connector, only);
  return repaired.fixed.length === 0 ? undefined : repaired.connector;
}
