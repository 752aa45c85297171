import { hash } from 'node:crypto';
import { join, relative } from 'node:path';
import type { RepositoryJudge } from '../certify/repository-judge.ts';
import { escapeLine } from '../render/escape.ts';
import { counted } from '../render/words.ts';
import { rulesDigest } from './version.ts';

/** What is said of the settings that a judge has, without the judge: plain data. */
export interface JudgeFacts {
  /** The digest of all that judges. */
  readonly digest: string;
  /** What they change about our rules, in words; empty when nothing. */
  readonly changes: string;
  /** Ids of the rules that are off by default and judge all the same: what they say is wanted, hints included. */
  readonly asked: readonly string[];
}

/** The facts of a judge. */
export function factsOf({ digest, changes, rules }: Pick<RepositoryJudge, 'digest' | 'changes' | 'rules'>): JudgeFacts {
  return { digest, changes: wordsOf(changes), asked: rules.filter(({ isOffByDefault }) => isOffByDefault).map(({ id }) => id) };
}

/** The facts of all judges of a call: `folder` is where the settings of each are, undefined where there are none. */
export function factsTogether(
  all: readonly { readonly folder: string | undefined; readonly facts: JudgeFacts }[],
  { cwd, config = 'certification.json' }: { readonly cwd: string; readonly config: string | undefined },
): JudgeFacts {
  const lines = all.map(({ folder, facts: { changes } }) =>
    folder === undefined || changes === ''
      ? ''
      : `${escapeLine(relative(cwd, join(folder, config)))}: ${changes} (--no-config ignores it).\n`,
  );
  const digests = [...new Set(all.map(({ facts }) => facts.digest))].sort();
  const [first = rulesDigest] = digests;
  return {
    digest: digests.length < 2 ? first : `sha256:${hash('sha256', digests.join(), 'hex')}`,
    changes: lines.join(''),
    asked: [...new Set(all.flatMap(({ facts }) => facts.asked))],
  };
}

function wordsOf({ off, on, other }: RepositoryJudge['changes']): string {
  const parts = [
    ...(off > 0 ? [`${counted(off, 'rule')} off`] : []),
    ...(on > 0 ? [`${counted(on, 'rule')} on`] : []),
    ...(other > 0 ? [`${counted(other, 'rule')} with another severity`] : []),
  ];
  return parts.join(', ');
}
