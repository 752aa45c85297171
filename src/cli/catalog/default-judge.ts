import * as index from '../../../rules/index.ts';
import type { Judge } from '../../catalog/stored-report.ts';
import { repositoryJudgeOf } from '../../certify/repository-judge.ts';
import { loadFacts } from '../../io/load-facts.ts';
import { loadSettings } from '../../io/load-settings.ts';
import { type ReadFile, readPlainFile } from '../../io/plain-file.ts';
import { rulesDigest, version } from '../version.ts';

/** Judges as a repository does that sets nothing of its own: what a reader has at hand to make a report again. */
export async function defaultJudge(now: Date): Promise<Judge> {
  return await judgeBy(async () => undefined, now);
}

/** Judges as the repository in a folder does, but without its waivers, which depend on the day. A mistake in its settings is a `UserError`. */
export async function judgeOfFolder(folder: string, now: Date): Promise<Judge> {
  return await judgeBy(async (path) => (path === 'waivers.json' ? undefined : await readPlainFile(folder, path)), now);
}

async function judgeBy(file: ReadFile, now: Date): Promise<Judge> {
  const rules = Object.values(index);
  const settings = await loadSettings(file, { rules, now });
  const others = () => ({ ids: new Set<string>(), areAllJudged: true });
  const { digest, judge } = await repositoryJudgeOf(rules, settings, { now, rulesDigest, loadFacts, others });
  return { tool: { version, rules: digest }, certify: async (connector) => (await judge(connector)).report };
}
