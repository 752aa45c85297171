import type { Verification } from '../../catalog/verify.ts';
import { type Step, stepNames } from '../../catalog/verify-session.ts';
import { escapeLine } from '../../render/escape.ts';
import { counted } from '../../render/words.ts';

/** Steps of one kind that are told one by one before they are counted. */
const mostTold = 3;
/** Failed steps that are told. */
const mostFailed = 50;

/** A verification for people: one line for each link of the chain, a line for each thing that is wrong, and the outcome. */
export function renderVerification({ steps, verdict, requests, bytes }: Verification, isVerbose: boolean): string {
  const lines: string[] = [];
  for (const name of stepNames) {
    const of = (status: Step['status']): Step[] => steps.filter((one) => one.step === name && one.status === status);
    lines.push(...told(name, 'ok', of('ok'), isVerbose), ...told(name, 'not checked', of('not-checked'), isVerbose));
  }
  const failed = steps.filter(({ status }) => status === 'failed');
  for (const { step, sentence } of failed.slice(0, mostFailed)) lines.push(row(step, 'FAILED', sentence));
  if (failed.length > mostFailed)
    lines.push(row('', '', `… and ${counted(failed.length - mostFailed, 'more failure')} (--format json lists them all).`));
  const reading = `${counted(requests, 'file')} read, ${counted(bytes, 'byte')}`;
  const open = steps.filter(({ status }) => status === 'not-checked').length;
  lines.push(
    verdict === 'failed'
      ? `NOT VERIFIED: ${counted(failed.length, 'thing')} wrong (${reading}).`
      : `Verified${open > 0 ? `, with ${counted(open, 'thing')} not checked` : ''} (${reading}).`,
  );
  return `${lines.join('\n')}\n`;
}

function told(name: string, mark: string, steps: readonly Step[], isVerbose: boolean): string[] {
  if (steps.length === 0) return [];
  if (!isVerbose && steps.length > mostTold)
    return [row(name, mark, `${steps.length}${mark === 'ok' ? ' checked' : ''}${rerunOf(name, steps)}.`)];
  return steps.map(({ file, sentence }) => row(name, mark, name === 'ledger' || name === 'report' ? `${file}: ${sentence}` : sentence));
}

/** How many reports were made again: the one thing that readers of many want to know. */
function rerunOf(name: string, steps: readonly Step[]): string {
  if (name !== 'report') return '';
  const again = steps.filter(({ sentence }) => sentence.endsWith('re-run: same bytes.')).length;
  return `, ${again} re-run with the same bytes, ${steps.length - again} not re-run`;
}

function row(name: string, mark: string, sentence: string): string {
  return `${name.padEnd(10)} ${mark.padEnd(11)} ${escapeLine(sentence)}`;
}
