import * as index from '../../../rules/index.ts';
import type { Judge } from '../../catalog/stored-report.ts';
import { repositoryJudgeOf } from '../../certify/repository-judge.ts';
import { loadFacts } from '../../io/load-facts.ts';
import { loadSettings } from '../../io/load-settings.ts';
import { rulesDigest, version } from '../version.ts';

/** Judges as a repository does that sets nothing of its own: what a reader has at hand to make a report again. */
export async function defaultJudge(now: Date): Promise<Judge> {
  const rules = Object.values(index);
  const settings = await loadSettings(async () => undefined, { rules, now });
  const others = () => ({ ids: new Set<string>(), areAllJudged: true });
  const { digest, judge } = await repositoryJudgeOf(rules, settings, { now, rulesDigest, loadFacts, others });
  return { tool: { version, rules: digest }, certify: async (connector) => (await judge(connector)).report };
}
