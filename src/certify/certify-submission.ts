import { observationsIn, type Rule } from '../../rules/define.ts';
import { type Path, pointerOf } from '../connector/place.ts';
import type { ConnectorChange, Submission } from '../connector/submission.ts';
import { compareFindings, type Finding } from './finding.ts';

/** As many of one rule are told: a submission may touch every file of a repository. */
const mostOfOneRule = 1_000;

/**
 * What the rules about submissions find in one; those about a connector's change are asked for each. A rule is asked when one of the
 * programmes it is for is concerned, or none is. Findings name paths below the registry's root as their file, `.` for the submission itself.
 */
export function certifySubmission(rules: readonly Rule[], submission: Submission): readonly Finding[] {
  const programs = new Set(submission.changes.map(({ program }) => program));
  const findings: Finding[] = [];
  for (const rule of rules) {
    if (programs.size > 0 && !rule.programs.some((program) => programs.has(program))) continue;
    const nodes: readonly [Submission | ConnectorChange, string][] = rule.given.includes('submission')
      ? [[submission, '.']]
      : rule.given.includes('connector-change')
        ? submission.changes.filter(({ program }) => rule.programs.includes(program)).map((change) => [change, change.folder])
        : [];
    let told = 0;
    for (const [node, place] of nodes) {
      const seen = rule.check(node as never, submission as never, { program: 'certified' });
      for (const { message, file, at, codes, fix } of observationsIn(seen)) {
        told += 1;
        if (told > mostOfOneRule) break;
        findings.push({
          ruleId: rule.id,
          codes: codes ?? rule.codes,
          severity: rule.severity,
          message,
          fix: fix ?? rule.fix,
          state: 'new',
          location: { file: file ?? place, ...pointerAt(at) },
        });
      }
    }
  }
  return findings.sort(compareFindings);
}

function pointerAt(at: Path | undefined): { readonly pointer?: string } {
  return at === undefined ? {} : { pointer: pointerOf(at) };
}
