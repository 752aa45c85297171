import type { Rule } from '../../rules/define.ts';
import type { Example } from '../../rules/examples.ts';
import { certifierOf } from '../../src/certify/certify.ts';
import { certifySubmission } from '../../src/certify/certify-submission.ts';
import { comparerOf } from '../../src/certify/compare.ts';
import type { Finding } from '../../src/certify/finding.ts';
import { type Connector, readConnector } from '../../src/connector/connector.ts';

/** The connector that an example shows; with other entries, the version before it. */
export function connectorOf(example: Example, entries = example.entries()): Connector {
  return readConnector({ path: example.folderName, name: example.folderName, program: example.program, entries, truncated: false });
}

/** What one rule says about an example: about its connector, about what changed in it, or about the submission. */
export function judgeExample(rule: Rule, example: Example, facts: Parameters<typeof certifierOf>[1] = {}): readonly Finding[] {
  if (example.submission !== undefined) return certifySubmission([rule], example.submission());
  if (example.before === undefined) return certifierOf([rule], facts).certify(connectorOf(example)).findings;
  const changes = comparerOf([rule]).compare(connectorOf(example, example.before()), connectorOf(example));
  return changes.map(({ finding }) => finding);
}
