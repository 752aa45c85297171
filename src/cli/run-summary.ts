import { type LedgerState, stateOf } from '../catalog/ledger-state.ts';
import type { Policy } from '../catalog/policy.ts';
import type { Arrival, Judged, Refused } from '../catalog/preview.ts';
import { type Decision, openQuestionsOf } from '../catalog/promote.ts';
import type { StoreState } from '../catalog/store-state.ts';
import { shortId } from '../catalog/trust.ts';
import { dayOf } from '../connector/day.ts';
import type { Source } from '../io/source.ts';
import type { SiteChanges } from '../io/write-site.ts';
import { escapeLine } from '../render/escape.ts';
import { counted } from '../render/words.ts';
import { actors } from './actors.ts';
import type { TriedCounts } from './test-step.ts';
import { wayOut } from './way-out.ts';

/** What a run did, as values. */
export interface RunResult {
  readonly source: Source;
  readonly policy: Policy;
  readonly judged: readonly Judged[];
  readonly refused: readonly Refused[];
  readonly arrivals: readonly Arrival[];
  readonly decisions: readonly Decision[];
  /** What maintainers should know about their waivers. */
  readonly notices: readonly string[];
  readonly state: StoreState;
  readonly changes: SiteChanges;
  readonly tried: TriedCounts;
  /** The command that shows the pages; `undefined` when there are none. */
  readonly look: string | undefined;
  /** Ids of the keys that signed the catalog. */
  readonly signers: readonly string[];
}

/** The closing lines of a run: what is certified, on preview, promoted and held, why, and where to look. */
export function renderRun(result: RunResult): string {
  const lines = [
    ...sourceLines(result),
    certifiedLine(result),
    ...refusedLines(result),
    previewLine(result),
    ...promotedLines(result),
    ...heldLines(result),
    ...goneLines(result),
    ...waiverLines(result),
    ...whereLines(result),
  ];
  return `${lines.join('\n')}\n`;
}

function sourceLines({ source }: RunResult): string[] {
  if (source.commit === null) return [row('Source', 'the folders as they are: there is no commit to read from.')];
  const what = row('Source', `commit ${source.commit.slice(0, 12)}`);
  if (source.leftOut.length === 0) return [`${what}.`];
  return [`${what}; what is not committed is not in it:`, ...source.leftOut.map((place) => row('', escapeLine(place)))];
}

function certifiedLine({ judged }: RunResult): string {
  const failing = judged.filter(({ report }) => report.report.verdict === 'fail').length;
  return `Certified ${counted(judged.length, 'connector')}: ${judged.length - failing} pass${failing > 0 ? `, ${failing} fail` : ''}.`;
}

/** Every folder that stays off preview, and what fails although it is there: it came in with an import, or under older rules. */
function refusedLines({ refused, judged, state }: RunResult): string[] {
  const lines = refused.map(({ judged: one, sentence, closed }) => {
    const folder = escapeLine(one.folder);
    const check = `certify check ${JSON.stringify(folder)}`;
    const way =
      closed === undefined
        ? check
        : { withdrawn: `certify reinstate ${one.id} --reason "…"`, purged: 'remove the folder from the repository: docs/purge.md' }[closed];
    return row('', `${folder}: ${escapeLine(sentence)} → ${way}`);
  });
  const isRefused = new Set(refused.map(({ judged: { folder } }) => folder));
  const kept = judged.filter(({ folder, report }) => report.report.verdict === 'fail' && !isRefused.has(folder));
  const keptLines = kept.map(({ id, folder, tree, report }) => {
    const known = stateOf(state.ledgers.get(id) ?? []).versions.find(({ record }) => record.tree === tree);
    const why = known?.isImported ? 'imported as it is' : 'older than this version or than the rules';
    const name = escapeLine(folder);
    return row('', `${name}: ${counted(report.report.summary.errors, 'error')}, ${why} → certify check ${JSON.stringify(name)}`);
  });
  return folded([...lines, ...keptLines], 'certify check lists them');
}

function previewLine({ state, arrivals, tried }: RunResult): string {
  const onPreview = countStates(state, (ledger) => ledger.preview !== undefined);
  const { agreeing, failed, needRuntime, untried, live } = tried;
  const facts = [
    `${counted(agreeing, 'operation')} ${agreeing === 1 ? 'agrees with its' : 'agree with their'} own definition`,
    ...(failed > 0 ? [`${failed} ${failed === 1 ? 'does' : 'do'} not`] : []),
    ...(needRuntime > 0 ? [`${needRuntime} ${needRuntime === 1 ? 'needs' : 'need'} the platform's runtime`] : []),
    ...(untried > 0 ? [`${untried} could not be tried on a mock`] : []),
    `${live} tried against a real service`,
  ];
  return row('Preview', `${counted(onPreview, 'version')} (${arrivals.length} new); ${facts.join(', ')}.`);
}

function countStates({ ledgers }: StoreState, isCounted: (ledger: LedgerState) => boolean): number {
  let count = 0;
  for (const events of ledgers.values()) if (isCounted(stateOf(events))) count += 1;
  return count;
}

function promotedLines({ decisions, state, policy }: RunResult): string[] {
  const promoted = decisions.filter(({ isPromoted }) => isPromoted);
  const total = countStates(state, (ledger) => ledger.public !== undefined);
  const rules = [
    `${policy.profile} policy: ${Object.values(policy.soakDays).every((days) => days === 0) ? 'no soak' : 'soak on preview'}`,
    ...(policy.profile === 'local' ? ['nothing is read from GitHub'] : []),
    ...(policy.optionalQuestions.length === 0 ? [] : [`not asked yet and optional: ${policy.optionalQuestions.join(', ')}`]),
  ];
  const names = promoted.map((decision) => row('', nameOf(decision)));
  return [
    row('Promoted', `${promoted.length} to public, ${total} public now (${rules.join('; ')}).`),
    ...folded(names, 'the catalog lists them'),
  ];
}

function nameOf({ title, record }: Decision): string {
  return escapeLine(
    `${title} ${record.version}${record.revision > 0 ? ` (revision ${record.revision}: same version, other content)` : ''}`,
  );
}

function heldLines({ decisions, state }: RunResult): string[] {
  const held = decisions.filter(({ isPromoted }) => !isPromoted);
  const blocks = held.map((decision) => {
    const name = nameOf(decision);
    return openQuestionsOf(decision).map((question, index) => {
      const who = question.answer === 'yes' ? '' : ` Next: ${actors[question.who]}, since ${dayOf(question.since)}.`;
      return `${index === 0 ? name : ''.padEnd(name.length)}  ${question.question}: ${escapeLine(asSentence(question.sentence))}${who}${wayOut(decision, question, state)}`;
    });
  });
  if (blocks.length === 0) return [row('Held', 'nothing.')];
  const shown = blocks.slice(0, mostHeld).flat();
  const rest = blocks.length - mostHeld;
  if (rest > 0) shown.push(`… and ${counted(rest, 'more connector')} (the catalog lists them with their open questions).`);
  return shown.map((line, index) => row(index === 0 ? 'Held' : '', line));
}

/** The text with a full stop: one that ends in lines to be copied has none. */
function asSentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** Each has a line for every open question. */
const mostHeld = 8;

/** Versions whose folder the source no longer has: what was published stays published, and must not do so unseen. */
function goneLines({ source, state }: RunResult): string[] {
  const present = new Set(source.folders.map(({ path }) => path));
  const gone: string[] = [];
  for (const [id, events] of state.ledgers) {
    const { preview, public: open } = stateOf(events);
    const record = open?.record ?? preview?.record;
    if (record === undefined || present.has(record.folder)) continue;
    const channel = open === undefined ? 'on preview' : 'public';
    gone.push(
      `${escapeLine(record.folder)} is not in the repository any more; ${record.version} stays ${channel} → certify withdraw ${id} --reason "…"`,
    );
  }
  return folded(
    gone.map((line, index) => row(index === 0 ? 'Gone' : '', line)),
    'the catalog still lists them',
  );
}

function waiverLines({ notices }: RunResult): string[] {
  return folded(
    notices.map((notice, index) => row(index === 0 ? 'Waivers' : '', escapeLine(notice))),
    'waivers.json has them all',
  );
}

/** The first lines; a summary of a thousand connectors is still read in one glance. */
function folded(lines: readonly string[], where: string): string[] {
  const most = 20;
  if (lines.length <= most) return [...lines];
  return [...lines.slice(0, most), row('', `… and ${lines.length - most} more (${where}).`)];
}

function whereLines({ changes, look, signers }: RunResult): string[] {
  const changed = changes.written.filter((path) => path !== '/v1/timestamp.json').length + changes.removed.length;
  const news = changed === 0 ? 'nothing new' : `${counted(changed, 'file')} changed`;
  const pages = look !== undefined ? `   Pages  .certify/site/index.html   Look: ${look}` : '';
  const signed = signers.length === 0 ? 'not signed' : `signed by key ${signers.map(shortId).join(' and ')}`;
  return [row('Catalog', `.certify/site/v1/index.json (${news}; ${signed})${pages}`)];
}

function row(label: string, text: string): string {
  return `${label.padEnd(9)} ${text}`;
}
