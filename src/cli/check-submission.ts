import { readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { textSpelling } from '../../rules/index.ts';
import { repairableOf } from '../certify/repair.ts';
import { submissionReportOf } from '../change/judge-submission.ts';
import { programFolders } from '../connector/program.ts';
import { parsePullRequestEvent } from '../connector/pull-request.ts';
import type { ConnectorChange, PullRequest, Submission } from '../connector/submission.ts';
import { UserError } from '../connector/user-error.ts';
import { kindOfPath, readable } from '../io/disk.ts';
import { escapeLine } from '../render/escape.ts';
import type { Format } from '../render/formats.ts';
import { deliver, textWishOf } from './deliver.ts';
import { factsOf } from './judge-facts.ts';
import { judgeRange, submittedOwnership } from './judge-range.ts';
import { namedRuleset } from './judges.ts';
import { printedPart, printerOf } from './printer.ts';
import type { Terminal } from './terminal.ts';

interface SubmissionOptions {
  readonly base: string;
  readonly head?: string | undefined;
  readonly strict: boolean;
  readonly format: Format;
  readonly all: boolean;
  readonly output?: string | undefined;
  readonly started: number;
  readonly 'no-config': boolean;
  readonly config?: string | undefined;
  readonly ruleset?: string | undefined;
  readonly program?: string | undefined;
  readonly oracle: boolean;
  readonly spelling: boolean;
  readonly event?: string | undefined;
}

/**
 * `certify check --base`: judges the connectors that a submission changes, as the gate does. Configuration and waivers are those of the
 * branch that it goes to.
 */
export async function checkSubmission(paths: readonly string[], options: SubmissionOptions, terminal: Terminal): Promise<number> {
  for (const name of ['config', 'program', 'oracle'] as const)
    if (options[name]) throw new UserError(`--${name} does not go with --base: a submission is judged as the branch that it goes to says.`);
  const { root, folders } = registryOf(paths, terminal.cwd);
  const pullRequest = options.event === undefined ? undefined : readEvent(options.event, terminal.cwd);
  const now = terminal.now();
  const { read, judge, judged } = await judgeRange(
    root,
    { base: options.base, head: options.head ?? 'HEAD', pullRequest },
    {
      now,
      isStrict: options.strict,
      asked: options.spelling ? [textSpelling.id] : [],
      named: await namedRuleset(options.ruleset, terminal),
      hasSettings: !options['no-config'],
      choose: (submission) => askedOf(submission, folders),
    },
  );
  const leftOut = options.head === undefined ? await read.uncommitted() : [];
  if (leftOut.length > 0) terminal.err(`Not in this check, because not committed: ${listOf(leftOut)}\n`);
  for (const notice of judge.notices()) terminal.err(`${escapeLine(notice)}\n`);
  const text = textWishOf(options, { asked: factsOf(judge).asked, isTried: true }, terminal);
  const printer = printerOf(options.format, text, judge);
  for (const { change, judgement } of judged.connectors) {
    if (change.after === undefined || judgement === undefined) continue;
    const { report } = judgement;
    const fixable = new Set(options.format === 'text' ? repairableOf(change.after, judgement, judge.certifier) : []);
    printer.add(printedPart(change.after, report, { format: options.format, text, fixable }));
  }
  const fixCall = { paths: undefined, options: options['no-config'] ? ['--no-config'] : [], isTried: true };
  return deliver(
    printer,
    {
      ...options,
      before: '',
      fixCall,
      submission: submissionReportOf(judged, read.submission, read, (connector) => submittedOwnership(connector, read.publishers, now)),
    },
    terminal,
  );
}

function readEvent(file: string, cwd: string): PullRequest {
  const path = resolve(cwd, file);
  if (kindOfPath(path) !== 'file') throw new UserError(`There is no file '${file}'.`);
  return parsePullRequestEvent(file, new Uint8Array(readable(file, () => readFileSync(path))));
}

function listOf(paths: readonly string[]): string {
  const shown = paths.slice(0, 5).map(escapeLine).join(', ');
  return paths.length > 5 ? `${shown} and ${paths.length - 5} more` : shown;
}

/** The registry that paths belong to, and the connector folders in it that they name; none for all. */
function registryOf(paths: readonly string[], cwd: string): { readonly root: string; readonly folders: readonly string[] } {
  const found = (paths.length > 0 ? paths : ['.']).map((path) => placeOf(path, resolve(cwd, path)));
  const [root = cwd] = found.map((one) => one.root);
  const other = found.find((one) => one.root !== root);
  if (other !== undefined) throw new UserError(`'${other.root}' and '${root}' are two registries; a submission changes one.`);
  // Where somebody happens to stand chooses nothing.
  return { root, folders: paths.length === 0 ? [] : found.flatMap(({ folder }) => folder ?? []) };
}

/** A path at or below a programme's folder names connectors, also those that are no longer there; any other stands for its registry. */
function placeOf(path: string, absolute: string): { readonly root: string; readonly folder: string | undefined } {
  for (let folder = absolute; folder !== dirname(folder); folder = dirname(folder)) {
    if (!Object.hasOwn(programFolders, basename(folder))) continue;
    const root = dirname(folder);
    return { root, folder: relative(root, absolute).split(/[\\/]/).slice(0, 2).join('/') };
  }
  const kind = kindOfPath(absolute);
  if (kind === undefined) throw new UserError(`There is no folder '${path}'.`);
  const start = kind === 'file' ? dirname(absolute) : absolute;
  for (let folder = start; folder !== dirname(folder); folder = dirname(folder)) {
    const isRoot = Object.keys(programFolders).some((name) => kindOfPath(join(folder, name)) === 'folder');
    if (isRoot || kindOfPath(join(folder, '.git')) !== undefined) return { root: folder, folder: undefined };
  }
  return { root: start, folder: undefined };
}

/** Says of a connector whether paths named it; a `UserError` when they name none that the submission changes. */
function askedOf({ changes }: Submission, folders: readonly string[]): (change: ConnectorChange) => boolean {
  if (folders.length === 0) return () => true;
  const isBelow = (folder: string): boolean => folders.some((one) => folder === one || folder.startsWith(`${one}/`));
  const isAsked = ({ folder, previousFolder }: ConnectorChange): boolean =>
    isBelow(folder) || (previousFolder !== undefined && isBelow(previousFolder));
  if (!changes.some(isAsked))
    throw new UserError(`The submission changes nothing in ${folders.map((one) => `'${one}'`).join(', ')}: there is nothing to check.`);
  return isAsked;
}
