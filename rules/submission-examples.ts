import { type Connector, readConnector, titleOf } from '../src/connector/connector.ts';
import { connectorId } from '../src/connector/connector-id.ts';
import { type Program, programFolders } from '../src/connector/program.ts';
import type { ConnectorChange, KnownConnector, KnownPublisher, PullRequest, Submission } from '../src/connector/submission.ts';
import { type Example, type ExpectedPlace, unchanged } from './examples.ts';

/** A submission that shows a rule. `files` are the places where it is wrong, `'.'` for the submission itself. */
export function submission(name: string, parts: Partial<Submission>, files: readonly (string | ExpectedPlace)[] = []): Example {
  const whole: Submission = {
    changes: [],
    furtherFolders: [],
    publisherRecords: [],
    strayPaths: [],
    pullRequest: undefined,
    registry: [],
    publishers: [],
    baseBranch: undefined,
    attestations: [],
    ...parts,
  };
  return {
    ...unchanged(whole.changes[0]?.program),
    name,
    submission: () => whole,
    shown: () => describe(whole),
    at: files.map((file) => (typeof file === 'string' ? { file } : file)),
  };
}

/** A connector that is new: the golden one, or that of an example. */
export function added(example: Example = unchanged()): ConnectorChange {
  return { kind: 'added', ...placeOf(example), previousFolder: undefined, before: undefined, after: connectorOf(example) };
}

/** A connector that is updated: from the golden one to that of the example. */
export function updated(example: Example = unchanged()): ConnectorChange {
  return { ...added(example), kind: 'updated', before: connectorOf(unchanged(example.program)) };
}

export function removed(example: Example = unchanged()): ConnectorChange {
  return { kind: 'removed', ...placeOf(example), previousFolder: undefined, before: connectorOf(example), after: undefined };
}

/** A connector that is at another place than before. */
export function moved(example: Example, previousFolder: string): ConnectorChange {
  return { ...updated(example), kind: 'moved', previousFolder };
}

/** A connector of the default branch. */
export function known(folder: string, title: string, publisher = 'Northwind Traders'): KnownConnector {
  const [parent = '', name = ''] = folder.split('/');
  const program: Program = programFolders[parent] ?? 'certified';
  return { folder, program, id: connectorId(name, program), title, publisher };
}

/** The publisher of the golden connector, by its record on the default branch. */
export function publisherRecord(parts: Partial<KnownPublisher>): KnownPublisher {
  return {
    id: 'northwind',
    name: 'Northwind Traders',
    programs: ['certified'],
    accountId: 1,
    approverIds: [],
    hasProvableClaim: true,
    ...parts,
  };
}

export function pullRequest(parts: Partial<PullRequest>): PullRequest {
  return { title: 'Northwind Things', body: '', baseBranch: 'main', authorId: 1, ...parts };
}

function placeOf({ program, folderName }: Example): Pick<ConnectorChange, 'folder' | 'program'> {
  const [parent] = Object.entries(programFolders).find(([, one]) => one === program) ?? [''];
  return { folder: `${parent}/${folderName}`, program };
}

function connectorOf(example: Example): Connector {
  const { program, folderName: name } = example;
  return readConnector({ path: placeOf(example).folder, name, program, entries: example.entries(), truncated: false });
}

function describe(whole: Submission): string {
  const {
    changes,
    furtherFolders,
    publisherRecords,
    strayPaths,
    pullRequest: request,
    registry,
    publishers,
    baseBranch,
    attestations,
  } = whole;
  const isAboutNames = registry.length > 0;
  return [
    ...(baseBranch === undefined ? [] : [`wanted   into ${baseBranch}`]),
    ...attestations.map(({ text, programs }) => `wanted   - [x] ${text} (${programs.join(', ')})`),
    ...(request
      ? [
          `title: ${request.title}`,
          `into: ${request.baseBranch}`,
          ...(publishers.length > 0 ? [`by: account ${request.authorId}`] : []),
          ...request.body.split('\n').map((line) => `| ${line}`),
        ]
      : []),
    ...changes.flatMap((change) => [changeText(change, isAboutNames), ...unacknowledgedText(change)]),
    ...publisherRecords.flatMap(({ path, problems, notices = [] }) => [
      `changed  ${path}`,
      ...problems.map((problem) => `problem  ${problem}`),
      ...notices.map((notice) => `leads to ${notice}`),
    ]),
    ...[...furtherFolders, ...strayPaths].map((path) => `changed  ${path}`),
    ...publishers.map(recordText),
    ...registry.map(({ folder, id, title }) => `exists   ${folder}  ${id}  ${JSON.stringify(title)}`),
  ].join('\n');
}

function recordText({ id, name, programs, accountId, approverIds, hasProvableClaim }: KnownPublisher): string {
  const accounts = [accountId ?? 'none', ...approverIds].join(', ');
  return `record   ${id}  ${JSON.stringify(name)}  ${programs.join(', ')}  accounts: ${accounts}${hasProvableClaim ? '  with a domain' : ''}`;
}

function changeText({ kind, folder, previousFolder, after }: ConnectorChange, isAboutNames: boolean): string {
  const names = after && isAboutNames ? `  ${connectorId(after.name, after.program)}  ${JSON.stringify(titleOf(after))}` : '';
  return `${kind.padEnd(8)} ${previousFolder ? `${previousFolder} -> ` : ''}${folder}${names}`;
}

function unacknowledgedText({ unacknowledged }: ConnectorChange): string[] {
  return (unacknowledged?.messages ?? []).map((message) => `breaks   ${message} Not acknowledged.`);
}
