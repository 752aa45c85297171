import { parsePolicy } from '../catalog/policy.ts';
import { isObject } from '../connector/json-value.ts';
import { UserError } from '../connector/user-error.ts';
import { requiredCheck } from '../github/expected-settings.ts';
import { healthDifferences, type IndexFact, mostHoursUnjudged } from '../github/health.ts';
import { schedulesIn } from '../github/schedules.ts';
import { type Difference, settingDifferences } from '../github/setting-differences.ts';
import { readPlainFile } from '../io/plain-file.ts';
import { openPublished } from '../io/read-published.ts';
import { escapeLine, printJson } from '../render/escape.ts';
import { counted } from '../render/words.ts';
import { settingsFacts } from './github/settings-facts.ts';
import { parseOptions } from './options.ts';
import type { Command, Terminal } from './terminal.ts';

const help = `certify doctor: hold the repository on GitHub against what the pipeline relies on

Tells what certify github setup would change, how old the published catalog is, which schedules did not succeed for too long,
and whether a pull request waits for its verdict. Each with one sentence, and the way out. Nothing is changed.

  --format FORMAT  text or json (default: text)

It needs GITHUB_REPOSITORY (owner/name) and GITHUB_TOKEN. What the token may not see is told as unseen: an administrator's sees
everything, that of a workflow does not see who may pass a ruleset, nor which actions may run.

Exit status: 0 everything that could be seen is as expected, 1 something is not, 2 the job could not be done.
`;

/** `certify doctor`. */
export const doctor: Command = {
  help,
  run: async (args, terminal) => {
    const { values, positionals } = parseOptions('doctor', args, { format: { type: 'string', default: 'text' } });
    if (positionals.length > 0) throw new UserError('certify doctor takes no names. See: certify doctor --help');
    if (values.format !== 'text' && values.format !== 'json') throw new UserError(`--format takes text or json, not '${values.format}'.`);
    const found = await diagnose(terminal);
    const differs = found.filter(({ kind }) => kind === 'differs').length;
    const verdict = differs === 0 ? 'pass' : 'fail';
    if (values.format === 'json')
      terminal.out(
        printJson({ schemaVersion: 1, verdict, found: found.map(({ kind, sentence, wayOut }) => ({ kind, sentence, wayOut })) }),
      );
    else terminal.out(textOf(found));
    return differs === 0 ? 0 : 1;
  },
};

async function diagnose(terminal: Terminal): Promise<readonly Difference[]> {
  const { api, actual, expected, gateApp, workflows } = await settingsFacts(terminal);
  const now = terminal.now();
  const schedules = [];
  for (const schedule of schedulesIn(workflows))
    schedules.push({ ...schedule, lastSuccess: await api.lastScheduledSuccess(schedule.file) });
  const before = new Date(now.getTime() - mostHoursUnjudged * 3_600_000);
  const unjudged = await api.oldestUnjudged({ base: actual.defaultBranch, check: requiredCheck, app: gateApp, before });
  return [
    ...settingDifferences(actual, expected),
    ...healthDifferences({ now, index: await readIndexFact(terminal), schedules, unjudged }),
  ];
}

/** The timestamp that is served; larger ones are none. */
const mostBytes = 262_144;

async function readIndexFact({ cwd }: Terminal): Promise<IndexFact> {
  const { catalogUrl } = parsePolicy(await readPlainFile(cwd, 'certification.json'));
  if (catalogUrl === undefined) return { kind: 'unset' };
  try {
    const read = await (await openPublished(catalogUrl, cwd)).read('/v1/timestamp.json', mostBytes);
    if (read.kind === 'absent') return { kind: 'absent', address: catalogUrl };
    const value: unknown = read.kind === 'file' ? JSON.parse(new TextDecoder().decode(read.bytes)) : undefined;
    const { generatedAt, expiresAt } = isObject(value) ? value : {};
    if (typeof generatedAt === 'string' && typeof expiresAt === 'string' && !Number.isNaN(Date.parse(expiresAt)))
      return { kind: 'there', generatedAt, expiresAt };
    return { kind: 'unreadable', reason: `${catalogUrl}/v1/timestamp.json is no timestamp.` };
  } catch (thrown) {
    if (thrown instanceof UserError) return { kind: 'unreadable', reason: thrown.message };
    if (thrown instanceof SyntaxError) return { kind: 'unreadable', reason: `${catalogUrl}/v1/timestamp.json is no JSON.` };
    throw thrown;
  }
}

function textOf(found: readonly Difference[]): string {
  const count = (kind: Difference['kind']): number => found.filter((one) => one.kind === kind).length;
  const lines = found.map(({ kind, sentence, wayOut }) => `${kind.padEnd(7)}  ${escapeLine(sentence)}\n         ${escapeLine(wayOut)}\n`);
  const differs =
    count('differs') === 0 ? 'Everything that could be seen is as expected' : `${counted(count('differs'), 'thing')} not as expected`;
  const unseen = count('unseen') === 0 ? '' : `, ${count('unseen')} unseen`;
  return `${lines.join('')}${lines.length > 0 ? '\n' : ''}${differs}${unseen}.\n`;
}
