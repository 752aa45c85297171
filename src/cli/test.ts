import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { treeIdOf } from '../catalog/tree-id.ts';
import { type Connector, versionOf } from '../connector/connector.ts';
import { dayOf } from '../connector/day.ts';
import { nearNames } from '../connector/near-names.ts';
import { pathOf } from '../connector/place.ts';
import { UserError } from '../connector/user-error.ts';
import { type ConnectionFile, readConnectionFile } from '../io/connection-file.ts';
import { findConnectors, readFoundConnector } from '../io/find-connectors.ts';
import { inBrackets, type LiveBackend, type LiveTarget, liveBackend, parseTarget } from '../io/live-backend.ts';
import { calledAt } from '../io/try-target.ts';
import { writeWholeFile } from '../io/write-file.ts';
import { missingIn } from '../preview/connection.ts';
import { countsOf, type EvidenceTarget, evidenceOf } from '../preview/evidence.ts';
import { openGateway } from '../preview/gateway.ts';
import { effortOf } from '../preview/generate-effort.ts';
import { idOf, type TestedOperation, testOperations } from '../preview/operation-tests.ts';
import { steppingClock, testOnMock } from '../preview/operation-tests-mock.ts';
import type { Connection } from '../preview/types.ts';
import { printJson } from '../render/escape.ts';
import { renderTried } from '../render/tried-operations.ts';
import { counted } from '../render/words.ts';
import { judgesFor } from './judges.ts';
import { parseOptions } from './options.ts';
import { programOf } from './program-option.ts';
import { type Command, progressOn, type Terminal } from './terminal.ts';
import { version } from './version.ts';

const help = `certify test CONNECTOR: try every operation of a connector

CONNECTOR is a connector's folder. Each operation gets at least ten calls that the definition says are right, at the edges of
its inputs, through the connector's policies; what comes back must be what the definition promises. Calls that the definition
forbids must be refused. Scripts are never run.

  --against TARGET    mock (the default): answers made from the definition, which show that it agrees with itself; or the
                      address of the service: https://api.contoso.com (http only for this machine); a path in it stands
                      for the definition's base path. Nothing else is called, and no redirect is followed
  --connection FILE   for a service: JSON with "values" (by connection parameter), "set", "accessToken" and "inputs" (by
                      operation and parameter: values that exist there). It is never stored and never printed
  --writes            for a service: also try POST, PUT, PATCH and DELETE, which may change something there
  --format FORMAT     text or json (default: text); json is the evidence that promotion asks for
  --output FILE       write the evidence there as well; stdout gets what --format says all the same
  --program PROGRAM   certified, independent-publisher or custom, for folders outside the programmes' own folders
  --all               list every operation

Exit status: 0 no operation failed, 1 at least one failed, 2 nothing could be tried.
`;

export const test: Command = { help, run };

async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseOptions('test', args, {
    against: { type: 'string', default: 'mock' },
    connection: { type: 'string' },
    writes: { type: 'boolean', default: false },
    format: { type: 'string', default: 'text' },
    output: { type: 'string' },
    program: { type: 'string' },
    all: { type: 'boolean', default: false },
  });
  if (values.format !== 'text' && values.format !== 'json') throw new UserError(`--format knows text, json, not '${values.format}'.`);
  const target = values.against === 'mock' ? undefined : parseTarget(values.against);
  for (const name of ['connection', 'writes'] as const)
    if (target === undefined && values[name]) throw new UserError(`--${name} goes with --against and the address of a service.`);
  const { one, connector } = connectorAt(positionals, programOf(values.program), terminal);
  const tree = treeIdOf(connector.entries);
  const file = values.connection === undefined ? {} : readConnectionFile(values.connection, terminal.cwd);

  const started = performance.now();
  const progress = progressOn(terminal);
  const live = target && liveBackend(target);
  const trial = live === undefined ? testOnMock(connector, () => performance.now()) : onService(connector, live, file, values.writes);
  const tested: TestedOperation[] = [];
  for await (const operation of trial) {
    const unreachable = live?.unreachable();
    if (unreachable !== undefined) throw new UserError(`${target?.origin} cannot be reached${inBrackets(unreachable)}.`);
    tested.push(operation);
    progress.show(`Tried ${tested.length} of ${connector.definition?.operations.length ?? 0}: ${operation.id}`);
  }
  progress.clear();

  const isWritten = values.format === 'json' || values.output !== undefined;
  if (isWritten && tree === undefined)
    throw new UserError(`'${connector.path}' holds files that cannot be read, so no evidence can name its content.`);
  // The digest of its repository's configuration, by which certify run judges there: other evidence counts for nothing.
  const rules = isWritten ? (await judgesFor([one], {}, terminal)).facts.digest : '';
  const against: EvidenceTarget =
    target === undefined
      ? { kind: 'definition-mock' }
      : { kind: 'live', host: target.host, date: dayOf(terminal.now()), runBy: 'publisher' };
  const evidence = printJson(evidenceOf(tested, { tree: tree ?? '', certifier: { version, rules }, against }));
  if (values.output !== undefined) await writeWholeFile(resolve(terminal.cwd, values.output), [evidence]);
  if (values.format === 'json') terminal.out(evidence);
  if (values.format === 'text')
    terminal.out(textOf(connector, tested, target, (performance.now() - started) / 1000, { ...values, terminal }));
  return countsOf(tested).failed === 0 ? 0 : 1;
}

/** The one connector that was named, and where it was found; one without operations cannot be tried. */
function connectorAt(paths: readonly string[], program: ReturnType<typeof programOf>, terminal: Terminal) {
  if (paths.length > 1)
    throw new UserError(`certify test tries one connector at a time, and ${paths.length} are named: '${paths.join("', '")}'.`);
  const found = findConnectors(paths.length > 0 ? paths : ['.'], terminal.cwd);
  const [one, another] = found;
  if (one === undefined || another !== undefined)
    throw new UserError(`certify test tries one connector, and '${paths[0] ?? '.'}' holds ${found.length}. Name its folder.`);
  const connector = readFoundConnector(one, program);
  if (connector.definition === undefined) throw new UserError(`The definition of '${one.path}' cannot be read; certify check tells why.`);
  if (connector.definition.operations.length === 0)
    throw new UserError(`The definition of '${one.path}' has no operations, so there is nothing to try.`);
  return { one, connector };
}

/** A live run ends after so many milliseconds; what it has not tried by then is told as that. */
const longestRun = 30 * 60_000;

function onService(connector: Connector, live: LiveBackend, file: ConnectionFile, writes: boolean): AsyncGenerator<TestedOperation> {
  const connection = connectionOf(file);
  const { target } = live;
  refuseUnknownSet(connector, file);
  refuseUnknownInputs(connector, file);
  const [missing] = missingIn(connector.properties, connection);
  if (missing !== undefined) throw new UserError(`${missing} --connection names the file that holds it; see docs/testing.md.`);
  const asCalled = calledAt(connector, target);
  const gateway = openGateway(asCalled, {
    backend: live.backend,
    origins: [target.origin],
    // Calls to this machine are not spaced, so that the platform's ceiling of calls a minute would be in their way.
    now: target.isLoopback ? steppingClock() : Date.now,
    random: (count) => new Uint8Array(randomBytes(count)),
  });
  const kind = { kind: 'live', host: target.host, writes, inputs: file.inputs ?? {} } as const;
  const clock = (): number => performance.now();
  const end = clock() + longestRun;
  return testOperations(asCalled, {
    gateway,
    connection,
    target: kind,
    seed: 0,
    effort: effortOf(),
    isOver: () => clock() >= end,
    clock,
  });
}

/** Nothing of the file is printed, so that the sets are named that there are. */
function refuseUnknownSet({ properties }: Connector, { set }: ConnectionFile): void {
  const sets = (properties?.connectionParameterSets ?? []).map(({ name }) => name);
  if (set === undefined || sets.includes(set)) return;
  throw new UserError(
    sets.length === 0
      ? 'The file of --connection names a connection parameter set, and the connector has none: leave "set" out.'
      : `The file of --connection names a connection parameter set that the connector does not have; it has '${sets.join("', '")}'.`,
  );
}

/** The same for operations. */
function refuseUnknownInputs({ definition }: Connector, { inputs = {} }: ConnectionFile): void {
  const ids = (definition?.operations ?? []).map(idOf);
  const unknown = Object.keys(inputs).find((name) => !ids.includes(name));
  if (unknown === undefined) return;
  const near = nearNames(unknown, ids);
  const hint = near.length > 0 ? `: did you mean '${near.join("' or '")}'?` : '.';
  throw new UserError(`"inputs" in the file of --connection names an operation that the connector does not have${hint}`);
}

function connectionOf({ set, values = {}, accessToken }: ConnectionFile): Connection {
  const token = accessToken === undefined ? {} : { token: { accessToken, refreshToken: undefined, expiresAt: undefined } };
  return { set: set ?? null, values: values as Connection['values'], ...token };
}

function textOf(
  connector: Connector,
  tested: readonly TestedOperation[],
  target: LiveTarget | undefined,
  seconds: number,
  { all, terminal }: { readonly all: boolean; readonly terminal: Terminal },
): string {
  const { path, program, definitionFile } = connector;
  const places = definitionFile?.positionsOf(tested.map(({ operation, difference }) => pathOf((difference ?? operation).place))) ?? [];
  const lines = definitionFile?.text.split('\n') ?? [];
  const tried = {
    path,
    facts: [program, versionOf(connector) ?? 'no version', counted(tested.length, 'operation')].join(', '),
    file: definitionFile?.name ?? '',
    operations: tested.map(({ id, result, calls, succeeded, difference }, index) => ({
      id,
      result,
      calls,
      succeeded,
      sentence: difference?.sentence ?? null,
      line: places[index]?.line ?? 1,
      column: places[index]?.column ?? 1,
    })),
    host: target?.host,
    refused: countsOf(tested).refused,
    assumptions: new Set(tested.flatMap(({ assumptions }) => assumptions.map(({ id }) => id))).size,
    seconds,
  };
  return renderTried(tried, {
    color: terminal.hasColor,
    width: terminal.width,
    all,
    sourceLine: (line) => lines[line - 1]?.replace(/\r$/, ''),
  });
}
