import { compareText } from '../connector/compare-text.ts';
import { type Connector, readConnector } from '../connector/connector.ts';
import type { FolderEntry } from '../connector/folder.ts';
import { pointerOf } from '../connector/place.ts';
import type { Certifier, Judgement } from './certify.ts';
import { fileAction, isFileRepair, repairedEntry } from './file-repairs.ts';
import type { Finding } from './finding.ts';
import { jsonFileOf, type Proposal } from './proposal.ts';
import { harmOf } from './repair-harm.ts';
import { groupedByFile, type Moves, movesOf, type Plan, plansByFile, type State } from './repair-plan.ts';
import { isReadable } from './repair-readable.ts';
import { type Edit, editsOf, jsonActions, lineAction, withEdits } from './text-edits.ts';

/** A connector after everything that can be repaired was. */
export interface Repaired {
  readonly connector: Connector;
  readonly judgement: Judgement;
  /** The findings that are gone, as they were found. */
  readonly fixed: readonly Finding[];
  /** Where a pointer into a file of the connector as it was leads now; `undefined` for what is gone. */
  readonly placeAfter: (file: string, pointer: string) => string | undefined;
}

/** So many times one round may judge: a connector whose repairs all fail is given up some day. */
const mostJudgements = 64;
/** So many repairs beside new findings are tried one by one; more are taken for the culprits they nearly always are. */
const mostSuspects = 4;
/** Each round removes a finding at least; this many are enough for everything that is not contrived. */
const mostRounds = 50;

/**
 * Repairs what has one right answer by the smallest edits of the original texts, and judges again: a repair stays only when its finding
 * is gone and no other came. What touches the same text waits for the next round. Repairing the result again changes nothing.
 * `judgement` is that of the connector as it is, for who has it already.
 */
export function repairConnector(connector: Connector, certifier: Certifier, judgement = certifier.judge(connector)): Repaired {
  let state = { connector, judgement };
  const fixed: Finding[] = [];
  const moves: Moves[] = [];
  // What was refused alone waits until nothing else is left to do: then it is tried once more, beside what was repaired meanwhile.
  let waiting = new Set<string>();
  for (let round = 0; round < mostRounds; round += 1) {
    const refused = new Set<string>();
    const next = repairOnce(state, certifier, { waiting, refused });
    if (next === undefined && waiting.size === 0) break;
    waiting = next === undefined ? new Set() : new Set([...waiting, ...refused]);
    if (next === undefined) continue;
    fixed.push(...next.done.map(({ finding }) => finding));
    moves.push(next.moves);
    state = next;
  }
  const placeAfter = (file: string, pointer: string): string | undefined =>
    moves.reduce<string | undefined>((at, move) => (at === undefined ? undefined : (move.get(file) ?? same)(at)), pointer);
  return { ...state, fixed, placeAfter };
}

const same = (pointer: string): string => pointer;

/** So many times `repairableOf` may judge: one attempt at everything, and a few at what does no harm. */
const mostTrials = 4;

/**
 * The findings of a judgement that `repairConnector` is certain to make go: those that its first round repairs, found by that very
 * round with fewer attempts. What needs more rounds or attempts is left out, though it may be repaired as well. Costs a judgement or a few.
 */
export function repairableOf(connector: Connector, judgement: Judgement, certifier: Certifier): ReadonlySet<Finding> {
  const next = repairOnce({ connector, judgement }, certifier, { most: mostTrials });
  return new Set(next?.done.map(({ finding }) => finding));
}

interface RoundOptions {
  /** So many times the round may judge. */
  readonly most?: number;
  /** Repairs that are left out, by their keys. */
  readonly waiting?: ReadonlySet<string>;
  /** Takes the keys of repairs that did not stand the test alone. */
  readonly refused?: Set<string>;
}

/** Does all repairs that can be done together; `undefined` when none stands the test. */
function repairOnce(
  state: State,
  certifier: Certifier,
  { most = mostJudgements, waiting = new Set(), refused }: RoundOptions,
): (State & { readonly done: readonly Proposal[]; readonly moves: Moves }) | undefined {
  let judgements = most;
  let done: readonly Plan[] = [];
  let best: State & { readonly moves: Moves } = { ...state, moves: new Map() };
  const attempt = (plans: readonly Plan[]): void => {
    if (plans.length === 0 || judgements === 0) return;
    judgements -= 1;
    const together = [...done, ...plans];
    const connector = withPlans(state.connector, together);
    const next = { connector, judgement: certifier.judge(connector) };
    const moves = movesOf(state.connector, together);
    const harm = isReadable(state, next, together) ? harmOf(state, next, together, moves) : undefined;
    if (harm?.length === 0) {
      done = together;
      best = { ...next, moves };
    } else if (plans.length === 1) {
      for (const plan of plans) refused?.add(keyOf(plan));
    } else {
      // One of them does harm: mostly one at the very place, else it is looked for in halves, which mostly part one rule from another.
      const places = new Set<string>();
      for (const { location } of harm ?? []) if (location.pointer !== undefined) places.add(`${location.file}\n${location.pointer}`);
      const suspects = plans.filter((plan) => isSuspect(plan, places));
      if (suspects.length === 0) {
        const half = plans.length >> 1;
        attempt(plans.slice(0, half));
        attempt(plans.slice(half));
      } else {
        if (suspects.length < plans.length) attempt(plans.filter((plan) => !suspects.includes(plan)));
        if (suspects.length <= mostSuspects) for (const plan of suspects) attempt([plan]);
      }
    }
  };
  for (let left = plansOf(state).filter((plan) => !waiting.has(keyOf(plan))); left.length > 0 && done.length === 0; ) {
    const chosen = new Set(withoutConflicts(left));
    if (chosen.size === 0) break;
    attempt([...chosen].sort((a, b) => compareText(a.proposal.finding.ruleId, b.proposal.finding.ruleId)));
    left = left.filter((plan) => !chosen.has(plan));
  }
  return done.length === 0 ? undefined : { ...best, done: done.map(({ proposal }) => proposal) };
}

/** What a repair is about, as long as nothing before it moves. */
function keyOf({ proposal: { finding } }: Plan): string {
  const { ruleId, message, location } = finding;
  return JSON.stringify([ruleId, location.file, location.pointer ?? null, message]);
}

function plansOf({ connector, judgement }: State): Plan[] {
  const plans: Plan[] = [];
  for (const [file, proposals] of groupedByFile(judgement.proposals(), ({ finding }) => finding)) {
    const text = sourceOf(connector, file)?.text;
    const json = jsonFileOf(connector, file);
    const steps = proposals.flatMap((proposal) => proposal.steps);
    const inJson = json && text !== undefined ? jsonActions(text, json.value, steps) : undefined;
    let next = 0;
    for (const proposal of proposals) {
      const { line } = proposal.finding.location;
      const actions = proposal.steps.map(({ repair }) => {
        const index = next++;
        if (isFileRepair(repair)) return fileAction(repair);
        return repair.kind === 'line' ? line && text !== undefined && lineAction(text, line, repair.text) : inJson?.[index];
      });
      if (actions.every((action) => typeof action === 'object')) plans.push({ proposal, actions });
    }
  }
  return plans;
}

/** Those that can be done at the same time, chosen in the order of the text; of two around each other the outer one. */
function withoutConflicts(plans: readonly Plan[]): Plan[] {
  const refused = new Set<Plan>();
  for (const group of plansByFile(plans).values()) {
    const claims = group.flatMap((plan) => plan.actions.map(({ claim }) => ({ plan, ...claim })));
    let last: (typeof claims)[number] | undefined;
    for (const claim of claims.sort((a, b) => a.start - b.start || b.end - a.end)) {
      // The steps of one repair are made for each other.
      if (last !== undefined && last.plan !== claim.plan && claim.start < last.end) refused.add(claim.plan);
      else if (!refused.has(claim.plan)) last = claim;
    }
  }
  return plans.filter((plan) => !refused.has(plan));
}

function withPlans(connector: Connector, plans: readonly Plan[]): Connector {
  const { path, name, program, truncated } = connector;
  const groups = plansByFile(plans);
  const entries = connector.entries.map((entry) => {
    const group = groups.get(entry.path);
    if (group === undefined) return entry;
    const edits = editsOf(group.flatMap(({ actions }) => actions));
    return group
      .flatMap(({ proposal }) => proposal.steps.map(({ repair }) => repair))
      .filter(isFileRepair)
      .reduce(repairedEntry, edits.length === 0 ? entry : withText(entry, sourceOf(connector, entry.path), edits));
  });
  return readConnector({ path, name, program, truncated, entries });
}

function withText(entry: FolderEntry, source: Source | undefined, edits: readonly Edit[]): FolderEntry {
  if (source === undefined) return entry;
  const { mark, text } = source;
  const shifted = edits.map((edit) => ({ ...edit, start: edit.start + mark.length, end: edit.end + mark.length }));
  const bytes = new TextEncoder().encode(withEdits(mark + text, shifted));
  return { ...entry, size: bytes.length, bytes };
}

/** True when a repair is at or works at one of these places. */
function isSuspect({ proposal: { finding, steps } }: Plan, places: ReadonlySet<string>): boolean {
  const { file, pointer } = finding.location;
  return (
    (pointer !== undefined && places.has(`${file}\n${pointer}`)) || steps.some(({ path }) => places.has(`${file}\n${pointerOf(path)}`))
  );
}

/** The text of a file with its byte order mark apart. */
interface Source {
  readonly mark: string;
  readonly text: string;
}

/** `undefined` when the bytes are not UTF-8, so that the text could not be written back. */
function sourceOf(connector: Connector, name: string): Source | undefined {
  const bytes = connector.entries.find(({ path }) => path === name)?.bytes;
  if (bytes === undefined) return undefined;
  try {
    const whole = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const mark = whole.startsWith('\ufeff') ? '\ufeff' : '';
    return { mark, text: whole.slice(mark.length) };
  } catch {
    return undefined;
  }
}
