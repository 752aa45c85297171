import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Rule } from '../../rules/define.ts';
import * as index from '../../rules/index.ts';
import { certifierOf } from '../../src/certify/certify.ts';
import { certifySubmission } from '../../src/certify/certify-submission.ts';
import { comparerOf } from '../../src/certify/compare.ts';
import type { Finding } from '../../src/certify/finding.ts';
import type { ConnectorReport } from '../../src/certify/report.ts';
import { type JudgedSubmission, judgeSubmission } from '../../src/change/judge-submission.ts';
import { main } from '../../src/cli/main.ts';
import type { Connector } from '../../src/connector/connector.ts';
import type { PullRequest, Submission } from '../../src/connector/submission.ts';
import { readSubmission } from '../../src/io/submission.ts';
import { temporaryFolder } from '../helpers/folder.ts';
import { git } from '../helpers/repository.ts';
import { buildCase, type SubmissionCase } from '../helpers/submission-case.ts';
import { fakeTerminal } from '../helpers/terminal.ts';

const cases = new URL('../fixtures/submissions/', import.meta.url);
const rules: readonly Rule[] = Object.values(index);
const certifier = certifierOf(rules);
const judge = {
  judgeStrictly: async (connector: Connector) => certifier.judge(connector),
  waive: (_connector: Connector, report: ConnectorReport) => report,
  comparer: comparerOf(rules),
  isAsked: () => true,
  ruleIds: new Set(rules.map(({ id }) => id)),
  certifySubmission: (submission: Submission) => certifySubmission(rules, submission),
};

describe.each(readdirSync(cases).sort())('%s', (name) => {
  const asked: SubmissionCase = JSON.parse(readFileSync(new URL(`${name}/case.json`, cases), 'utf8'));
  const file = (stage: string) => new URL(`${name}/${stage}.txt`, cases).pathname;

  test(asked.about, async () => {
    const top = buildCase(asked);
    const { submission } = await readSubmission(top, { ...asked, base: 'main', head: 'submission' });
    await expect(describeSubmission(submission)).toMatchFileSnapshot(file('submission'));
    const judged = await judgeSubmission({ ...submission, baseBranch: asked.baseBranch }, judge);
    await expect(describeDiffs(judged)).toMatchFileSnapshot(file('diff'));
    await expect(describeFindings(judged)).toMatchFileSnapshot(file('findings'));
    await expect(await outputOf(top, asked)).toMatchFileSnapshot(file('output'));
  });
});

/** What a publisher sees, without what changes from run to run. */
async function outputOf(top: string, { pullRequest }: SubmissionCase): Promise<string> {
  const terminal = fakeTerminal(top);
  const event = join(temporaryFolder(pullRequest && { 'event.json': JSON.stringify(eventOf(pullRequest)) }), 'event.json');
  const status = await main(['check', '--base', 'main', '--head', 'submission', ...(pullRequest ? ['--event', event] : [])], terminal);
  const text = terminal.printed.out.replace(/ \(\d+\.\d\d s\)/, '');
  const commits = new Map(['main', 'submission'].map((name) => [git(top, 'rev-parse', name).slice(0, 12), `<${name}>`]));
  const named = [...commits].reduce((shownText, [id, name]) => shownText.replaceAll(id, name), text);
  return `${named}${terminal.printed.err}exit ${status}\n`;
}

/** As GitHub hands it to a workflow, as far as anybody reads it. */
function eventOf({ title, body, baseBranch, authorId }: PullRequest) {
  return { action: 'opened', pull_request: { title, body, base: { ref: baseBranch }, user: { id: authorId } } };
}

/** What git's objects became: connectors, records and stray paths. */
function describeSubmission({ changes, publisherRecords, strayPaths, registry, attestations }: Submission): string {
  return lines([
    ...changes.map(
      ({ kind, folder, previousFolder }) => `${kind} ${previousFolder === undefined ? '' : `${shown(previousFolder)} -> `}${shown(folder)}`,
    ),
    ...publisherRecords.map(({ path }) => `record ${shown(path)}`),
    ...strayPaths.map((path) => `stray ${shown(path)}`),
    ...registry.map(({ id, title }) => `known ${id} ${shown(title ?? '')}`),
    ...attestations.map(({ text, programs }) => `asked ${shown(text)} of ${programs.join(', ')}`),
  ]);
}

function describeDiffs({ connectors }: JudgedSubmission): string {
  return lines(
    connectors.flatMap(({ change, diff }) =>
      diff === undefined
        ? [`${shown(change.folder)}: not compared`]
        : [
            `${shown(change.folder)}: ${diff.updateClass}${diff.breaking ? ', breaking' : ''}${diff.sensitive.length > 0 ? `, sensitive: ${diff.sensitive.join(', ')}` : ''}`,
            ...diff.changes.map(
              (one) =>
                `  ${one.ruleId} ${one.location.pointer ?? one.location.file} ${shown(JSON.stringify(one.old))} -> ${shown(JSON.stringify(one.new))}`,
            ),
          ],
    ),
  );
}

function describeFindings({ findings, connectors }: JudgedSubmission): string {
  const isFailed = [findings, ...connectors.map(({ judgement }) => judgement?.report.findings ?? [])].some((some) =>
    some.some(({ state, severity, accepted }) => state === 'new' && severity === 'error' && !accepted),
  );
  return lines([
    isFailed ? 'fail' : 'pass',
    ...findings.map(describeFinding),
    ...connectors.flatMap(({ change, judgement }) =>
      judgement === undefined
        ? [`${shown(change.folder)}: not judged`]
        : [`${shown(change.folder)}: ${judgement.report.verdict}`, ...judgement.report.findings.map((one) => `  ${describeFinding(one)}`)],
    ),
  ]);
}

function describeFinding({ state, severity, ruleId, message, location: { file, pointer, line }, accepted }: Finding): string {
  const place = `${shown(file)}${line === undefined ? '' : `:${line}`}${pointer === undefined ? '' : ` ${shown(pointer)}`}`;
  return `${state} ${severity} ${ruleId} at ${place}: ${shown(message)}${accepted ? ` (accepted: ${accepted.by})` : ''}`;
}

/** Fingerprints would change with every word of the golden connector; what nobody can see is spelt out. */
function shown(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`);
}

function lines(all: readonly string[]): string {
  return all.map((line) => `${line}\n`).join('');
}
