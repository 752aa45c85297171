import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { canonicalBytes } from '../catalog/canonical-json.ts';
import { sha256 } from '../catalog/digest.ts';
import { stateOf } from '../catalog/ledger-state.ts';
import { readState, type StoreState } from '../catalog/store-state.ts';
import type { ToolName } from '../catalog/stored-report.ts';
import { limits } from '../connector/limits.ts';
import { UserError } from '../connector/user-error.ts';
import { openAnySource } from '../io/source.ts';
import evidenceSchema from '../preview/evidence.schema.json' with { type: 'json' };
import type { OperationEvidence } from '../preview/evidence.ts';
import { escapeLine } from '../render/escape.ts';
import { refuseLostStore } from './guard.ts';
import { causeOf } from './operation.ts';
import { parseOptions } from './options.ts';
import { judgeOfSource } from './run.ts';
import { storeChange } from './store-change.ts';
import { openExistingStore } from './store-option.ts';
import type { Command, Terminal } from './terminal.ts';
import { readTrust } from './trust-files.ts';

const help = `certify evidence FILE: record what a publisher tried against the real service

FILE is what certify test CONNECTOR --against URL --output FILE wrote. It must be about a version on preview, byte for byte, and
made by this certify with this repository's configuration. It is the word of whoever ran it: nothing is called again, and the
catalog shows it as the publisher's.

  --by NUMBER   who brings it, by GitHub's number of the account; without it, the operator of this store
  --store URL   the store, when it is not the one in this repository's .certify

It writes the store alone; certify promote, or the next certify run, asks about it.
Exit status: 0 done, 2 it could not be done.
`;

/** Takes evidence of a live run into the store. */
export const evidence: Command = { help, run };

async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseOptions('evidence', args, { by: { type: 'string' }, store: { type: 'string' } });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0)
    throw new UserError('certify evidence takes one file: certify evidence FILE. See: certify evidence --help');
  const by = causeOf(values.by);
  const now = terminal.now();
  const brought = readEvidence(file, terminal.cwd);
  const source = await openAnySource(terminal.cwd);
  const { tool } = await judgeOfSource(source, now);
  refuseUnfit(file, brought, tool, now);
  const bytes = canonicalBytes(brought);
  const digest = sha256(bytes);

  const store = await openExistingStore(terminal.cwd, values.store, terminal);
  await refuseLostStore(join(terminal.cwd, '.certify', 'site'), (await store.read()).files, await readTrust(source), now);
  let told: readonly string[] = [];
  await store.update(async ({ files }) => {
    const state = readState(files);
    const ids = onPreview(file, brought.tree, state);
    const unknown = ids.filter((id) => stateOf(state.ledgers.get(id) ?? []).evidence.every((one) => one.sha256 !== digest));
    const counted = `${brought.counts.passed} of ${brought.counts.operations} operations passed`;
    told = ids.map(
      (id) => `${id}: ${unknown.includes(id) ? `the publisher's evidence is recorded, ${counted}` : 'it is recorded already'}.`,
    );
    const drafts = unknown.map(
      (id) =>
        ({ type: 'evidenced', id, tree: brought.tree, kind: 'operation-tests', evidence: digest, at: now.toISOString(), by }) as const,
    );
    return storeChange('Record evidence of', { drafts, files: new Map([[`evidence/${digest}.json`, bytes]]) }, state, now);
  });
  for (const line of told) terminal.out(`${escapeLine(line)}\n`);
  return 0;
}

function readEvidence(file: string, cwd: string): OperationEvidence {
  const path = resolve(cwd, file);
  const facts = statSync(path, { throwIfNoEntry: false });
  if (facts === undefined) throw new UserError(`There is no file '${file}'.`);
  if (!facts.isFile() || facts.size > limits.fileBytes) throw new UserError(`'${file}' is no file that evidence can be read from.`);
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path)));
  } catch (cause) {
    throw new UserError(`'${file}' is no JSON; certify test --against URL --output FILE writes it.`, { cause });
  }
  const isEvidence = new Ajv2020({ allowUnionTypes: true }).compile<OperationEvidence>(evidenceSchema);
  if (isEvidence(value)) return value;
  const [error] = isEvidence.errors ?? [];
  throw new UserError(`'${file}' is no evidence: ${error?.instancePath || '/'} ${error?.message ?? 'is not allowed'}.`);
}

function refuseUnfit(file: string, { against, certifier, operations }: OperationEvidence, tool: ToolName, now: Date): void {
  if (against.kind !== 'live' || against.runBy !== 'publisher')
    throw new UserError(`'${file}' tells no publisher's run against a service; certify test --against URL --output FILE writes one.`);
  if (against.date > now.toISOString().slice(0, 10)) throw new UserError(`'${file}' tells of a run on ${against.date}, which is to come.`);
  if (certifier.version !== tool.version || certifier.rules !== tool.rules)
    throw new UserError(
      `'${file}' was made by another certify, or with another configuration than this repository's: run certify test again, in this repository.`,
    );
  const known = new Set<string>();
  for (const { id, result, calls, succeeded } of operations) {
    if (known.has(id)) throw new UserError(`'${file}' tells the operation '${id}' twice.`);
    known.add(id);
    if (succeeded > calls || (result === 'passed' && succeeded < calls))
      throw new UserError(`'${file}' contradicts itself about '${id}': ${succeeded} of ${calls} calls succeeded, and it ${result}.`);
  }
}

/** The connectors whose version on preview has exactly this content. */
function onPreview(file: string, tree: string, { ledgers }: StoreState): readonly string[] {
  const ids: string[] = [];
  for (const [id, events] of ledgers) if (stateOf(events).preview?.record.tree === tree) ids.push(id);
  if (ids.length === 0)
    throw new UserError(
      `'${file}' is about content that is not on preview (tree ${tree.slice(0, 12)}): certify preview puts it there, unless a file was changed since.`,
    );
  return ids.sort();
}
