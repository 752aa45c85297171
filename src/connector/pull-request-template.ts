import type { Program } from './program.ts';
import type { Attestation } from './submission.ts';

/** A template longer than this asks more than anybody reads. */
const mostAttestations = 100;

/**
 * What a pull-request template asks submitters to confirm: its items with a box to tick. An item below a heading that names one of the
 * two public programmes is for that programme alone.
 */
export function attestationsOf(template: string): Attestation[] {
  const attestations: Attestation[] = [];
  let programs: readonly Program[] = both;
  for (const line of template.replace(/<!--[\s\S]*?(?:-->|$)/g, '').split(/\r\n|\r|\n/)) {
    const heading = /^#{1,6} (.*)$/.exec(line)?.[1];
    if (heading !== undefined) programs = programsOf(heading);
    const text = /^\s{0,12}[-*+] \[ \] (.*\S)\s*$/.exec(line)?.[1];
    if (text !== undefined && attestations.length < mostAttestations) attestations.push({ text: text.replace(/\s+/g, ' '), programs });
  }
  return attestations;
}

const both: readonly Program[] = ['certified', 'independent-publisher'];

function programsOf(heading: string): readonly Program[] {
  const isIndependent = /independent/i.test(heading);
  const isCertified = /\b(?:certified|verified)\b/i.test(heading);
  if (isIndependent === isCertified) return both;
  return isIndependent ? ['independent-publisher'] : ['certified'];
}
