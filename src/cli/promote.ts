import { nameText } from '../catalog/ledger-laws.ts';
import { findConnector } from '../catalog/operation-target.ts';
import type { Decision } from '../catalog/promote.ts';
import { readState, type StoreState } from '../catalog/store-state.ts';
import { dayOf } from '../connector/day.ts';
import { escapeLine } from '../render/escape.ts';
import { actors } from './actors.ts';
import { openSteps } from './open-steps.ts';
import { parseOptions } from './options.ts';
import { promoteStep } from './run-steps.ts';
import { type Command, progressOn, type Terminal } from './terminal.ts';
import { wayOut } from './way-out.ts';

const help = `certify promote [ID…]: make the versions on preview public that qualify

Asks the seven questions about every version on preview that is not public, or about those named, and tells each answer.

  --dry-run     only ask
  --store URL   the store, when it is not the one in this repository's .certify

Exit status: 0 done, 1 a named connector was not promoted, 2 it could not be done.
`;

export const promoteCommand: Command = { help, run };

async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseOptions('promote', args, {
    store: { type: 'string' },
    'dry-run': { type: 'boolean', default: false },
  });
  const isDryRun = values['dry-run'];
  const progress = progressOn(terminal);
  try {
    const steps = await openSteps(terminal, values.store, progress.show);
    const before = readState((await steps.store.read()).files);
    for (const id of positionals) findConnector(before, id);
    const ids = positionals.length > 0 ? new Set(positionals) : undefined;
    const { promotion, snapshot } = await promoteStep(steps, ids, isDryRun);
    progress.clear();
    const others = positionals.filter((id) => promotion.decisions.every((decision) => decision.id !== id));
    const state = readState(snapshot.files);
    for (const decision of promotion.decisions) terminal.out(decisionText(decision, state, isDryRun));
    for (const id of others) terminal.out(`${id}: ${standingText(id, state)}\n`);
    if (promotion.decisions.length + others.length === 0) terminal.out('Nothing on preview waits to become public.\n');
    const isRefused = promotion.decisions.some(({ isPromoted }) => !isPromoted) || others.some((id) => !isPublic(id, state));
    return positionals.length > 0 && isRefused ? 1 : 0;
  } finally {
    progress.clear();
  }
}

function decisionText(decision: Decision, state: StoreState, isDryRun: boolean): string {
  const { id, record, answers, isPromoted } = decision;
  const outcome = isPromoted ? (isDryRun ? 'would become public' : 'is public now') : 'stays on preview';
  const lines = answers.map((answer) => {
    const sign = answer.answer === 'not asked yet' ? (answer.isOptional ? 'open, and optional' : 'open') : answer.answer;
    const who = answer.answer === 'yes' ? '' : ` Next: ${actors[answer.who]}, since ${dayOf(answer.since)}.`;
    return `  ${answer.question.padEnd(15)} ${sign}: ${escapeLine(answer.sentence)}${who}${wayOut(decision, answer, state)}\n`;
  });
  return `${id} ${escapeLine(nameText(record))} ${outcome}\n${lines.join('')}`;
}

/** Why nothing of a connector was asked, in a sentence that begins after its id. Escaped for a terminal. */
export function standingText(id: string, state: StoreState): string {
  const { ledger } = findConnector(state, id);
  if (ledger.withdrawn !== undefined) return `it is withdrawn since ${dayOf(ledger.withdrawn.at)}.`;
  if (ledger.suspended !== undefined) return `it is suspended since ${dayOf(ledger.suspended.at)}.`;
  if (ledger.public !== undefined) return `${escapeLine(nameText(ledger.public.record))} is public, and nothing newer is on preview.`;
  return 'nothing of it is on preview.';
}

function isPublic(id: string, state: StoreState): boolean {
  return findConnector(state, id).ledger.public !== undefined;
}
