import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as index from '../../../rules/index.ts';
import type { Report } from '../../certify/report.ts';
import { withoutLastSlashes } from '../../connector/last-slashes.ts';
import { UserError } from '../../connector/user-error.ts';
import { readable } from '../../io/disk.ts';
import { fetchSubmission } from '../../io/fetch-submission.ts';
import { writeWholeFile } from '../../io/write-file.ts';
import { renderGithub } from '../../render/github.ts';
import { renderMarkdown } from '../../render/markdown.ts';
import { renderSarif } from '../../render/sarif.ts';
import { counted } from '../../render/words.ts';
import { check } from '../check.ts';
import type { Terminal } from '../terminal.ts';
import { type EventRange, rangeOfEvent } from './range.ts';

/** What a workflow asks of the action; an empty text is an input that was not given. */
export interface ActionInputs {
  /** The checkout to judge, or a folder in it. */
  readonly path: string;
  readonly base: string;
  readonly head: string;
  readonly config: string;
  readonly ruleset: string;
  readonly program: string;
  readonly strict: boolean;
  readonly spelling: boolean;
  readonly annotations: boolean;
  readonly summary: boolean;
  readonly failOn: string;
  readonly sarifFile: string;
  readonly reportFile: string;
  readonly token: string;
}

/** What the action says when it is done. */
export interface ActionResult {
  readonly outputs: Readonly<Record<'verdict' | 'errors' | 'warnings' | 'connectors' | 'checked' | 'report' | 'sarif', string>>;
  /** Workflow commands, a line each; every text of a stranger in them is escaped. */
  readonly annotations: string;
  /** Markdown for the page of the run. */
  readonly summary: string;
  /** Why the step fails; `undefined` when it does not. */
  readonly failure: string | undefined;
}

/** GitHub takes a mebibyte; one UTF-16 unit is at most three bytes. */
const longestSummary = 340_000;

/** Judges what the event is about, or every connector below the path where it is about no submission. */
export async function runAction(inputs: ActionInputs, terminal: Terminal): Promise<ActionResult> {
  const failOn = levelOf(inputs.failOn);
  const root = resolve(terminal.cwd, inputs.path);
  const range = await rangeOf(inputs, root, terminal);
  const draft = await mkdtemp(join(tmpdir(), 'certify-'));
  try {
    const reportFile = inputs.reportFile === '' ? undefined : resolve(terminal.cwd, inputs.reportFile);
    const file = reportFile ?? join(draft, 'report.json');
    const status = await check.run([...argumentsOf(inputs, range, terminal), `--output=${file}`], { ...terminal, cwd: root });
    const report: Report = JSON.parse(readFileSync(file, 'utf8'));
    if (status !== (report.verdict === 'pass' ? 0 : 1)) throw new Error(`The report says ${report.verdict}, and the status is ${status}.`);
    const rules = Object.values(index);
    if (inputs.sarifFile !== '') await writeWholeFile(resolve(terminal.cwd, inputs.sarifFile), [renderSarif(report, { rules })]);
    return {
      outputs: { ...numbersOf(report), report: inputs.reportFile, sarif: inputs.sarifFile },
      annotations: inputs.annotations ? renderGithub(report) : '',
      summary: inputs.summary ? renderMarkdown(report, { limit: longestSummary }) : '',
      failure: failureOf(report, failOn),
    };
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** The event decides, unless both commits are named. */
async function rangeOf(
  { base, head, token }: ActionInputs,
  root: string,
  terminal: Terminal,
): Promise<EventRange | Pick<EventRange, 'base' | 'head'> | undefined> {
  if (base !== '') return { base, head: head === '' ? 'HEAD' : head };
  if (head !== '') throw new UserError("The input 'head' goes with 'base', the branch or commit to compare with.");
  const event = terminal.variable('GITHUB_EVENT_PATH');
  if (event === undefined) return undefined;
  const range = rangeOfEvent('GITHUB_EVENT_PATH', new Uint8Array(readable('GITHUB_EVENT_PATH', () => readFileSync(event))));
  if (range === undefined) return undefined;
  const repository = terminal.variable('GITHUB_REPOSITORY');
  if (repository === undefined) throw new UserError('The variable GITHUB_REPOSITORY is not set; workflows of GitHub set it.');
  const server = withoutLastSlashes(terminal.variable('GITHUB_SERVER_URL') ?? 'https://github.com');
  await fetchSubmission(root, { address: `${server}/${repository}.git`, token: token === '' ? undefined : token, ...range });
  return range;
}

function argumentsOf(inputs: ActionInputs, range: Awaited<ReturnType<typeof rangeOf>>, terminal: Terminal): readonly string[] {
  const named = (['config', 'ruleset', 'program'] as const).flatMap((name) => (inputs[name] === '' ? [] : [`--${name}=${inputs[name]}`]));
  const flags = [...(inputs.spelling ? ['--spelling'] : []), '--format=json', '--no-cache'];
  if (range === undefined) return [...named, ...flags];
  const event = 'isPullRequest' in range && range.isPullRequest ? [`--event=${terminal.variable('GITHUB_EVENT_PATH')}`] : [];
  return [...named, ...flags, `--base=${range.base}`, `--head=${range.head}`, ...event, ...(inputs.strict ? ['--strict'] : [])];
}

function numbersOf({ verdict, summary, submission }: Report) {
  const checked = submission === undefined ? summary.connectors : submission.changes.length + submission.publisherRecords.length;
  return {
    verdict,
    errors: String(summary.errors),
    warnings: String(summary.warnings),
    connectors: String(summary.connectors),
    checked: String(checked),
  };
}

type Level = 'error' | 'warning' | 'never';

function levelOf(text: string): Level {
  if (text === 'error' || text === 'warning' || text === 'never') return text;
  throw new UserError(`The input 'fail-on' takes error, warning or never, not '${text}'.`);
}

function failureOf({ verdict, summary: { errors, warnings } }: Report, failOn: Level): string | undefined {
  const fails = failOn === 'never' ? false : verdict === 'fail' || (failOn === 'warning' && warnings > 0);
  return fails
    ? `${counted(errors, 'error')} and ${counted(warnings, 'warning')}: see the annotations and the summary of the run.`
    : undefined;
}
