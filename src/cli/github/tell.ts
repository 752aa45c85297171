import type { Decision } from '../../catalog/promote.ts';
import { readState, type StoreState } from '../../catalog/store-state.ts';
import { dayLength, dayOf } from '../../connector/day.ts';
import { UserError } from '../../connector/user-error.ts';
import type { GitHub, PullRequestFacts } from '../../github/github.ts';
import { lifeLabelsOf, livesOf, pullRequestsToTell, type VersionLife } from '../../github/lives.ts';
import { gateLabels, headLine, lifeLabels, verdictMarker } from '../../github/names.ts';
import { ownComment, type Write } from '../../github/reconcile.ts';
import { escapeLine } from '../../render/escape.ts';
import { renderLifeComment, type ToldVersion } from '../../render/life-comment.ts';
import { actors } from '../actors.ts';
import { openGitHubOf } from '../github-option.ts';
import { openSteps } from '../open-steps.ts';
import { parseOptions } from '../options.ts';
import { promoteStep, type RunSteps } from '../run-steps.ts';
import type { Command, Terminal } from '../terminal.ts';
import { carryOut, describeWrites } from './carry-out.ts';
import { livesOfRefused } from './refused-merges.ts';

const help = `certify github tell: tell merged pull requests what became of their connectors

Brings the comment with the verdict, and the labels, of merged pull requests up to date: since when their versions are on preview, which
questions are open and who acts next, that they became public, were replaced, held, yanked or refused. Looks at those whose versions wait
on preview, at those that something happened to in the last 14 days, and at those whose labels say that something is open: 100 in a run,
in turn where there are more. Writes what differs and nothing else; the store is only read.

  --store URL   the store; without it, the branch catalog of the repository that GITHUB_REPOSITORY names
  --dry-run     print what would be written, and write nothing

Reads GITHUB_TOKEN, GITHUB_REPOSITORY, CERTIFY_APP_SLUG, GITHUB_API_URL, GITHUB_SERVER_URL. The clone needs its whole history.
Exit status: 0 everybody was told, 2 somebody could not be; a run that follows goes on from there.
`;

export const tell: Command = {
  help,
  run: async (args, terminal) => {
    const { values } = parseOptions('github tell', args, { store: { type: 'string' }, 'dry-run': { type: 'boolean', default: false } });
    const world = await openTelling(await openGitHubOf(terminal), terminal, values.store);
    return await tellAll(world, terminal, values['dry-run']);
  },
};

/** Days after an event in which its pull request is looked at. */
const recentDays = 14;

/** What is told, and to whom it can be. */
interface TellingWorld {
  readonly github: GitHub;
  readonly steps: RunSteps;
  /** The pull requests to look at, by number. */
  readonly numbers: readonly number[];
  readonly state: StoreState;
  /** About the versions that they brought. */
  readonly decisions: readonly Decision[];
}

/** Reads store and labels, and asks the questions of promotion about what is to be told, without promoting anything. */
export async function openTelling(github: GitHub, terminal: Terminal, store: string | undefined): Promise<TellingWorld> {
  const steps = await openSteps(terminal, store ?? `${github.webUrl}.git`, () => {});
  const before = readState((await steps.store.read()).files);
  const all = new Set(pullRequestsToTell(before, new Date(steps.now.getTime() - recentDays * dayLength)));
  for (const label of [...gateLabels, lifeLabels.preview, lifeLabels.held])
    for (const number of await github.closedPullRequests(label)) all.add(number);
  const numbers = turnOf(
    [...all].sort((a, b) => a - b),
    steps.now,
  );
  const ids = new Set(numbers.flatMap((number) => livesOf(number, before, []).map(({ id }) => id)));
  const { promotion, snapshot } = await promoteStep(steps, ids, true);
  return { github, steps, numbers, state: readState(snapshot.files), decisions: promotion.decisions };
}

/** So many pull requests are looked at in one run; each costs two requests. */
const mostAtOnce = 100;
/** How often a run is expected, in milliseconds. */
const turnLength = 600_000;

/** Those whose turn it is: all of them, or of more than fit into one run as many as do, others in each span of ten minutes. */
export function turnOf(numbers: readonly number[], now: Date, most: number = mostAtOnce): readonly number[] {
  if (numbers.length <= most) return numbers;
  const turns = Math.ceil(numbers.length / most);
  const turn = Math.floor(now.getTime() / turnLength) % turns;
  return numbers.slice(turn * most, (turn + 1) * most);
}

/** Tells the pull requests that there is something to tell; answers with the exit status. */
export async function tellAll(world: TellingWorld, terminal: Terminal, isDry: boolean): Promise<number> {
  const { github, numbers } = world;
  const problems: string[] = [];
  for (const number of numbers) {
    try {
      const between = await writesFor(await github.pullRequest(number), world);
      const writes = { first: [], between, last: [], unfinished: [] };
      if (isDry) terminal.out(describeWrites(writes));
      else problems.push(...(await carryOut(writes, github)).problems);
      if (between.length > 0) terminal.err(`#${number}: ${isDry ? 'would be told' : 'was told'}\n`);
    } catch (cause) {
      // One that cannot be told keeps nobody else from being told.
      if (!(cause instanceof UserError)) throw cause;
      problems.push(`#${number}: ${cause.message}`);
    }
  }
  for (const problem of problems) terminal.err(`${escapeLine(problem)}\n`);
  return problems.length > 0 ? 2 : 0;
}

/** What differs between what a pull request shows and what became of it. */
async function writesFor(pull: PullRequestFacts, { github, steps, state, decisions }: TellingWorld): Promise<readonly Write[]> {
  const ours = [...gateLabels, ...Object.values(lifeLabels)];
  if (pull.state === 'open') return [];
  // Nothing comes of what was closed: its labels would only be looked at for ever.
  if (pull.state === 'closed') return labelWrites(pull, [], ours);
  const known = livesOf(pull.number, state, decisions);
  const lives = known.length > 0 ? known : await livesOfRefused(pull.number, github, steps, state);
  if (lives.length === 0) return labelWrites(pull, [], ours);
  const own = ownComment(await github.comments(pull.number));
  const old = own === undefined ? '' : own.body.replaceAll('\r\n', '\n');
  const rest = old.replace(/^[^\n]*\n(?:<!-- head [0-9a-f]{40} -->\n)?/, '');
  const body = `${verdictMarker}\n${headLine(pull.head)}\n${renderLifeComment(headlineOf(lives), lives.map(toldOf), rest)}`;
  // GitHub may cut white space off the end.
  const isTold = old.trimEnd() === body.trimEnd();
  const comment: readonly Write[] = isTold
    ? []
    : [
        own === undefined
          ? { kind: 'create-comment', number: pull.number, body }
          : { kind: 'update-comment', number: pull.number, id: own.id, body },
      ];
  return [...comment, ...labelWrites(pull, lifeLabelsOf(lives), ours)];
}

function labelWrites({ number, labels: shown }: PullRequestFacts, wanted: readonly string[], ours: readonly string[]): readonly Write[] {
  return [
    ...wanted.filter((label) => !shown.includes(label)).map((label) => ({ kind: 'add-label', number, label }) as const),
    ...shown
      .filter((label) => ours.includes(label) && !wanted.includes(label))
      .map((label) => ({ kind: 'remove-label', number, label }) as const),
  ];
}

const stageWords: Readonly<Record<VersionLife['stage'], string>> = {
  waiting: 'merged',
  refused: '**refused**',
  preview: 'preview',
  held: '**held**',
  public: '**public**',
  replaced: 'replaced',
  gone: '**gone**',
};

/** From what asks for most to what asks for nothing: the first that is among the stages is the headline. */
const headlines: readonly (readonly [VersionLife['stage'], string])[] = [
  ['refused', 'Merged, and refused on preview'],
  ['held', 'Merged, and held'],
  ['gone', 'Merged, and taken back'],
  ['waiting', 'Merged: comes on preview with the next run'],
  ['preview', 'Merged: on preview'],
  ['public', 'Merged: public'],
  ['replaced', 'Merged, and replaced by a newer version'],
];

function headlineOf(lives: readonly VersionLife[]): string {
  return headlines.find(([stage]) => lives.some((life) => life.stage === stage))?.[1] ?? 'Merged';
}

function toldOf({ id, version, stage, sentence, open }: VersionLife): ToldVersion {
  return {
    id,
    version,
    stage: stageWords[stage],
    sentence,
    open: open.map((answer) => ({
      question: answer.question,
      sentence: answer.sentence,
      isOptional: answer.answer === 'not asked yet' && answer.isOptional,
      who: actors[answer.who],
      since: dayOf(answer.since),
    })),
  };
}
