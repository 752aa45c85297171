import type { Rule } from '../../rules/define.ts';
import { type Path, pointerOf } from '../connector/place.ts';
import { programOfPath } from '../connector/program.ts';
import type { ConnectorChange, Submission } from '../connector/submission.ts';
import { compareFindings, type Finding } from './finding.ts';
import { observationsIn } from './observations.ts';

/** As many of one rule are told: a submission may touch every file of a repository. */
const mostOfOneRule = 1_000;

/**
 * What the rules about submissions find in one; those about a connector's change are asked for each that is or was in one of their
 * programmes: a move elsewhere must not escape them. Findings name paths below the registry's root as their file, `.` for the
 * submission itself.
 */
export function certifySubmission(rules: readonly Rule[], submission: Submission): readonly Finding[] {
  const findings: Finding[] = [];
  for (const rule of rules) {
    const nodes: readonly [Submission | ConnectorChange, string][] = rule.given.includes('submission')
      ? [[submission, '.']]
      : rule.given.includes('connector-change')
        ? submission.changes.filter((change) => concerns(rule, change)).map((change) => [change, change.folder])
        : [];
    let told = 0;
    for (const [node, place] of nodes) {
      const seen = rule.check(node as never, submission as never, { program: 'certified' });
      for (const { message, file, at, codes, fix, snippet } of observationsIn(seen)) {
        told += 1;
        if (told > mostOfOneRule) break;
        findings.push({
          ruleId: rule.id,
          codes: codes ?? rule.codes,
          severity: rule.severity,
          message,
          fix: fix ?? rule.fix,
          ...(snippet !== undefined && { snippet }),
          state: 'new',
          location: { file: file ?? place, ...pointerAt(at) },
        });
      }
    }
  }
  return findings.sort(compareFindings);
}

function concerns({ programs }: Rule, { program, previousFolder }: ConnectorChange): boolean {
  const previous = previousFolder === undefined ? undefined : programOfPath(previousFolder);
  return programs.includes(program) || (previous !== undefined && programs.includes(previous));
}

function pointerAt(at: Path | undefined): { readonly pointer?: string } {
  return at === undefined ? {} : { pointer: pointerOf(at) };
}
