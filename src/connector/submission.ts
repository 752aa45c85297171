import type { Connector } from './connector.ts';
import type { Program } from './program.ts';

/** What one pull request changes: everything between the merge base and its head. */
export interface Submission {
  /** The connectors it touches, sorted by folder; no more than `limits.submissionConnectors`. */
  readonly changes: readonly ConnectorChange[];
  /** The folders of all further connectors it touches: a submission may change one, so nobody needs these read. */
  readonly furtherFolders: readonly string[];
  /** The changed files `publishers/<id>.json`, sorted by path. */
  readonly publisherRecords: readonly ChangedRecord[];
  /** Changed paths that belong to no connector and are no publisher record, sorted. */
  readonly strayPaths: readonly string[];
  /** What GitHub knows of it; `undefined` when two commits are compared without one. */
  readonly pullRequest: PullRequest | undefined;
  /** Every connector of the base commit, those that this submission changes included, sorted by folder. */
  readonly registry: readonly KnownConnector[];
  /** The publishers' records of the default branch, those without a mistake, sorted by id; none where it keeps none. */
  readonly publishers: readonly KnownPublisher[];
  /** The branch that pull requests go to, where the repository's configuration says. */
  readonly baseBranch: string | undefined;
  /** What the default branch's pull-request template asks submitters to confirm. */
  readonly attestations: readonly Attestation[];
}

/** A changed file of the publisher registry. */
export interface ChangedRecord {
  readonly path: string;
  /** What is wrong with it at the head, a sentence each. */
  readonly problems: readonly string[];
  /** What the change leads to, a sentence each; nothing of a record that cannot be read. */
  readonly notices?: readonly string[];
}

/** A line of the pull-request template with a box to tick. */
export interface Attestation {
  readonly text: string;
  /** The programmes it is for. */
  readonly programs: readonly Program[];
}

/** One connector in a submission. */
export interface ConnectorChange {
  readonly kind: 'added' | 'updated' | 'removed' | 'moved';
  /** The folder at the head; of a removed connector, at the base. Its programme's folder comes first: `certified-connectors/Pushcut`. */
  readonly folder: string;
  readonly program: Program;
  /** Of a moved connector: the folder at the base. */
  readonly previousFolder: string | undefined;
  /** The connector at the merge base; `undefined` for one that is added. */
  readonly before: Connector | undefined;
  /** The connector at the head; `undefined` for one that is removed. */
  readonly after: Connector | undefined;
  /** What breaks flows without a word about it, once the two versions were compared. */
  readonly unacknowledged?: Unacknowledged | undefined;
}

/** Breaking changes that the connector's acknowledgements do not name. */
interface Unacknowledged {
  /** A sentence for each change. */
  readonly messages: readonly string[];
  /** What to write into the file: the whole of it, or the entry to add to its list. */
  readonly text: string;
  readonly hasFile: boolean;
}

/** What is known of a connector of the default branch without judging it: for questions about all connectors together. */
export interface KnownConnector {
  readonly folder: string;
  readonly program: Program;
  readonly id: string;
  /** `info.title`, `undefined` when there is none. */
  readonly title: string | undefined;
  /** `publisher` of the properties. */
  readonly publisher: string | undefined;
}

/** What is known of a publisher by its record on the default branch. */
export interface KnownPublisher {
  readonly id: string;
  readonly name: string;
  /** The programmes it is admitted to. */
  readonly programs: readonly Program[];
  /** GitHub's numeric id of the account that is bound to the name. */
  readonly accountId: number | undefined;
  /** Numeric ids of the accounts that may approve for it. */
  readonly approverIds: readonly number[];
  /** True when it claims a domain or host that somebody can prove to own. */
  readonly hasProvableClaim: boolean;
}

/** A pull request as GitHub tells it; every text is a stranger's. */
export interface PullRequest {
  readonly title: string;
  readonly body: string;
  /** The branch it wants to change. */
  readonly baseBranch: string;
  /** GitHub's numeric id of its author. */
  readonly authorId: number;
}
