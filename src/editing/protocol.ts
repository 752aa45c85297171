import type { JsonValue } from '../connector/json-value.ts';
import type { Path } from '../connector/place.ts';

/** The files that are edited, by what they are; their names in the folder may differ in letter case. */
export type FileKind = 'definition' | 'properties' | 'readme';

/** Names the connector that is edited where it is tried: the sandbox knows connectors by ids. */
export const editedId = 'edited';

/** The steps whose values can be edited. */
export type EditStep = 'general' | 'security' | 'definition';

/** The text of a file as the page holds it. */
export interface HeldFile {
  readonly text: string;
  /** What edits are measured against: the text as it was read, or as somebody typed it whole. */
  readonly base: string;
}

/** The texts that the page holds; a file that cannot be edited is absent. */
export type HeldFiles = { readonly [K in FileKind]?: HeldFile };

/** A file as it is on disk. */
export interface ReadFile extends HeldFile {
  readonly name: string;
  /** SHA-256 of its bytes; null when there is no such file. */
  readonly digest: string | null;
  /** Why it cannot be edited; null when it can. */
  readonly refusal: string | null;
}

/** One change. A value of null takes the member away. */
export type Change =
  | { readonly kind: 'value'; readonly file: FileKind; readonly path: Path; readonly value: JsonValue }
  /** An entry of `x-ms-connector-metadata`, by its name. */
  | { readonly kind: 'metadata'; readonly name: string; readonly value: JsonValue }
  /** Another kind of sign-in, or another identity provider. */
  | { readonly kind: 'sign-in'; readonly to: string }
  /** A file typed whole; its line ends are LF, as text areas have them. */
  | { readonly kind: 'text'; readonly file: FileKind; readonly text: string };

/** One value on the page. */
export interface EditField {
  /** Names it on the page; stays the same while other values change. */
  readonly key: string;
  readonly step: EditStep;
  /** What it is shown with; fields of a group follow each other. */
  readonly group: string;
  readonly file: FileKind;
  readonly path: Path;
  /** Where it is an entry of `x-ms-connector-metadata`. */
  readonly metadata?: string;
  readonly kind: 'text' | 'long' | 'boolean' | 'choice' | 'list' | 'plain' | 'json' | 'color' | 'sign-in';
  readonly label: string;
  readonly hint?: string;
  readonly choices?: readonly { readonly value: string; readonly title: string }[];
  /** Null when the document has none. */
  readonly value: JsonValue;
  /** What the rules call it, so that a finding about its absence finds it. */
  readonly words: readonly string[];
}

/** An action or trigger in the list. */
export interface EditOperation {
  /** RFC 6901, in the definition. */
  readonly pointer: string;
  readonly title: string;
  /** `GET /things`. */
  readonly line: string;
  readonly kind: 'action' | 'polling trigger' | 'webhook trigger';
  readonly isInternal: boolean;
  readonly findings: number;
}

/** A finding where the page shows it. */
export interface PlacedFinding {
  readonly severity: string;
  readonly ruleId: string;
  readonly message: string;
  readonly fix: string;
  readonly file: string;
  /** Where it stands: `apiProperties.json, line 3, column 5`. */
  readonly where: string;
  readonly step: EditStep;
  /** The key of the field that it is about; null when it is about none that is shown. */
  readonly field: string | null;
  /** The pointer of the operation that it is about; null when it is about none. */
  readonly operation: string | null;
  /** Given back to have it repaired; null when `certify fix` would not. */
  readonly repair: string | null;
  /** True when somebody answers for it: it fails nothing. */
  readonly isAccepted: boolean;
}

/** What the page shows of a connector. */
export interface EditView {
  readonly title: string;
  readonly verdict: 'pass' | 'fail';
  readonly fields: readonly EditField[];
  readonly operations: readonly EditOperation[];
  /** The operation whose fields are among `fields`; null when none is open. */
  readonly open: string | null;
  readonly findings: readonly PlacedFinding[];
  /** Why the values of a file cannot be edited one by one. */
  readonly problems: readonly { readonly file: FileKind; readonly sentence: string }[];
}

/** An operation that was tried. */
export interface TriedOperation {
  readonly id: string;
  readonly result: string;
  readonly sentence: string;
}

interface Asks {
  readonly files: HeldFiles;
  /** The operation to show the fields of. */
  readonly open: string | null;
}

/** The texts after a change, and what is to be said of them. */
export interface Edited {
  readonly files: HeldFiles;
  readonly view: EditView;
}

/** What the page asks of the server, and gets. */
export interface EditCommands {
  /** What is on disk. */
  readonly read: { readonly asks: { readonly open: string | null }; readonly gets: { readonly files: ReadFiles; readonly view: EditView } };
  readonly change: { readonly asks: Asks & { readonly changes: readonly Change[] }; readonly gets: Edited };
  readonly fix: { readonly asks: Asks & { readonly repair: string }; readonly gets: Edited };
  /** Writes what differs. `read` holds the digests of what the page began with; `stale` names what is not that any more, and then nothing was written. */
  readonly save: {
    readonly asks: { readonly files: HeldFiles; readonly read: { readonly [K in FileKind]?: string | null } };
    readonly gets: { readonly written: readonly string[]; readonly stale: readonly FileKind[]; readonly files: ReadFiles };
  };
  readonly test: { readonly asks: { readonly files: HeldFiles }; readonly gets: { readonly operations: readonly TriedOperation[] } };
}

/** The files as they are on disk. */
export type ReadFiles = { readonly [K in FileKind]: ReadFile };
