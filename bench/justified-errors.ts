import type { Rule } from '../rules/define.ts';
import { type Program, programFolders } from '../src/connector/program.ts';

/**
 * Why a rule is an error although more than one of a hundred published connectors break it: on what evidence certification refuses it
 * today. A rule for which nothing can be named here is a warning.
 */
export const justifiedErrors: Readonly<Record<string, string>> = {
  'connector-metadata-present':
    'enforced since 2020-09: refused by the validator in PR 1095 and by reviewers in PR 2459 and 2647; who lacks it was published before',
  'info-contact-present':
    'enforced since 2020-09: refused by the validator in PR 1095 and 2637, by reviewers in PR 1583 and 2647; who lacks it was published before',
  'json-syntax-valid': 'policy 5000.2.6.2 and PR 3647: what is not JSON cannot be imported; the repository also holds what never was',
  'parameter-summary-present':
    'refused by the validator from PR 550 (2020-11) over PR 1658 to PR 3407 (2024-04) and PR 3841 (2025), one finding for each parameter',
  'publisher-present': 'enforced since 2020-10: asked for in PR 2637, step 3a of the submission; who lacks it was published before',
  'readme-present': 'policy 5000.1.1.2, asked for in PR 551 and 819; two of these readmes were left out of the copy of the corpus',
  'response-default-schema':
    'enforced since 2025-01, after the corpus: policy 5000.2.4.2, refused by the validator in PR 3810, 3841 and 4181; a remark in PR 2551 (2023)',
  'script-class':
    'scripts are one line of comment in the copy of the corpus; of the whole scripts 0 certified and 3 independent ones (under 1 %) lack the class',
  'script-execute-async':
    'scripts are one line of comment in the copy of the corpus; of the whole scripts 3 certified and 1 independent one (under 1 %) lack the method',
  'stack-owner-present':
    'enforced since 2020-10: asked for in eight reviews from PR 754 (2021-04) to PR 2637 (2023-05); no approved state lacks it',
};

/** Connectors, counted by their programme. */
export type Counts = ReadonlyMap<Program, number>;

/**
 * True for an error that more than one of a hundred connectors break, of all or of one programme's. One connector alone is no share of
 * anything: of the custom ones there are 17.
 */
export function needsJustification({ severity }: Rule, broken: Counts, judged: Counts): boolean {
  if (severity !== 'error') return false;
  const programs = Object.values(programFolders);
  const groups = [programs, ...programs.map((program) => [program])];
  return groups.some((group) => {
    const hits = sumOf(broken, group);
    return hits > 1 && hits * 100 > sumOf(judged, group);
  });
}

function sumOf(counts: Counts, programs: readonly Program[]): number {
  return programs.reduce((sum, program) => sum + (counts.get(program) ?? 0), 0);
}
