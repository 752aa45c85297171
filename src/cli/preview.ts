import { nameText } from '../catalog/ledger-laws.ts';
import { stateOf } from '../catalog/ledger-state.ts';
import { readState } from '../catalog/store-state.ts';
import { connectorId } from '../connector/connector-id.ts';
import { nearNames } from '../connector/near-names.ts';
import { UserError } from '../connector/user-error.ts';
import { escapeLine } from '../render/escape.ts';
import { recordApprovals } from './github/record-approvals.ts';
import { submissionsOn } from './github/submissions.ts';
import { openGitHubOf } from './github-option.ts';
import { openSteps } from './open-steps.ts';
import { parseOptions } from './options.ts';
import { judgeAll, previewStep } from './run-steps.ts';
import { type Command, progressOn, type Terminal } from './terminal.ts';
import { testStep } from './test-step.ts';

const help = `certify preview [ID…]: put connectors of this repository on the preview channel

Certifies them, all or those named, and puts what passes and is new on preview. Promotes and publishes nothing.

  --store URL   the store, when it is not the one in this repository's .certify
  --github      in a workflow: ask GitHub which pull request brought each version, who wrote it, and which maintainers approved
                exactly what is on preview in a review, and record their numbers; nobody approves their own, and the pull
                request is told what became of it

Exit status: 0 done, 1 a named connector was refused, 2 it could not be done.
`;

export const preview: Command = { help, run };

async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseOptions('preview', args, { store: { type: 'string' }, github: { type: 'boolean', default: false } });
  const progress = progressOn(terminal);
  try {
    const steps = await openSteps(terminal, values.store, progress.show);
    const folders = steps.source.folders.map((folder) => ({ folder, id: connectorId(folder.name, folder.program) }));
    for (const id of positionals) refuseUnknown(id, new Set(folders.map((one) => one.id)));
    const wanted = folders.filter(({ id }) => positionals.length === 0 || positionals.includes(id)).map(({ folder }) => folder);
    const judged = await judgeAll({ folders: wanted }, steps.by, progress.show);
    const github = values.github ? await openGitHubOf(terminal) : undefined;
    const submissionOf = github && submissionsOn(github);
    const { arrivals, refused, snapshot } = await previewStep({ ...steps, submissionOf }, judged);
    await testStep(steps);
    const approvals = github === undefined ? [] : await recordApprovals({ ...steps, github, terminal });
    progress.clear();
    const state = readState(snapshot.files);
    for (const { passed } of arrivals) {
      const { record } = stateOf(state.ledgers.get(passed.id) ?? []).preview ?? {};
      terminal.out(`${passed.id}: ${escapeLine(record === undefined ? passed.version : nameText(record))} is on preview now.\n`);
    }
    for (const { judged: one, sentence } of refused) terminal.out(`${one.id}: refused, ${escapeLine(sentence)}\n`);
    for (const line of approvals) terminal.out(`${escapeLine(line)}\n`);
    if (arrivals.length + refused.length + approvals.length === 0) terminal.out('Nothing is new.\n');
    return positionals.length > 0 && refused.length > 0 ? 1 : 0;
  } finally {
    progress.clear();
  }
}

function refuseUnknown(id: string, known: ReadonlySet<string>): void {
  if (known.has(id)) return;
  const near = nearNames(id, known);
  throw new UserError(`This repository has no connector '${id}'.${near.length > 0 ? ` Did you mean ${near.join(' or ')}?` : ''}`);
}
