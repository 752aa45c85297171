import type { Connector } from '../src/connector/connector.ts';
import type {
  Definition,
  DefinitionNode,
  Item,
  Operation,
  Parameter,
  PathItem,
  Response,
  SchemaNode,
  SecurityRequirement,
  Text,
} from '../src/connector/definition.ts';
import type { FolderEntry } from '../src/connector/folder.ts';
import type { JsonFile } from '../src/connector/json-file.ts';
import type { JsonObject, JsonValue } from '../src/connector/json-value.ts';
import type { MarkdownFile } from '../src/connector/markdown-file.ts';
import type { OperationField } from '../src/connector/operation-fields.ts';
import type { CertificationPackage, Icon } from '../src/connector/package.ts';
import type { Path, Place } from '../src/connector/place.ts';
import type { Program } from '../src/connector/program.ts';
import type { ConnectionParameter, ConnectionParameterSet, OAuthSettings, Policy, Properties } from '../src/connector/properties.ts';
import type { Reference } from '../src/connector/references.ts';
import type { Script } from '../src/connector/script.ts';
import type { ConnectorChange, Submission } from '../src/connector/submission.ts';
import type { KeptOperation, OperationVersions, Versions } from '../src/connector/versions.ts';
import type { Example } from './examples.ts';

export type Severity = 'error' | 'warning' | 'info';

/** What a rule says it is about; it is also the name of its folder. */
type Subject =
  | 'auth'
  | 'change'
  | 'dynamic'
  | 'extension'
  | 'folder'
  | 'host'
  | 'icon'
  | 'info'
  | 'intro'
  | 'json'
  | 'limits'
  | 'metadata'
  | 'operation'
  | 'package'
  | 'parameter'
  | 'path'
  | 'policy'
  | 'properties'
  | 'publisher'
  | 'readme'
  | 'response'
  | 'schema'
  | 'script'
  | 'security'
  | 'submission'
  | 'trigger'
  | 'versioning'
  | 'webhook';

/**
 * The kinds of node of one definition: what the rule gets as its node, and what it is told about it.
 * Rules of these kinds read nothing but the definition, and so are Spectral rules too.
 */
export interface DefinitionKinds {
  document: { node: JsonObject; context: Definition };
  info: { node: JsonObject; context: DefinitionNode };
  contact: { node: JsonObject; context: DefinitionNode };
  license: { node: JsonObject; context: DefinitionNode };
  tag: { node: JsonObject; context: DefinitionNode };
  'external-docs': { node: JsonObject; context: DefinitionNode };
  'path-item': { node: JsonObject; context: PathItem };
  operation: { node: JsonObject; context: Operation };
  parameter: { node: JsonObject; context: Parameter };
  response: { node: JsonObject; context: Response };
  header: { node: JsonObject; context: Item };
  /** The `items` of a parameter or header. */
  items: { node: JsonObject; context: Item };
  schema: { node: JsonObject; context: SchemaNode };
  'security-definition': { node: JsonObject; context: Item };
  'security-requirement': { node: JsonObject; context: SecurityRequirement };
  /** An object that holds a `$ref`. */
  reference: { node: JsonObject; context: Reference & { readonly definition: Definition } };
  /** A summary, `x-ms-summary`, title or description. */
  text: { node: string; context: Text };
}

/** The kinds of node outside the definition. */
interface ConnectorKinds {
  /** The definition's and the properties' file: bytes and text, before any meaning. */
  'json-file': { node: JsonFile; context: Connector };
  /** The `properties` object of `apiProperties.json`. */
  properties: { node: JsonObject; context: Properties };
  'connection-parameter': { node: JsonObject; context: ConnectionParameter };
  'connection-parameter-set': { node: JsonObject; context: ConnectionParameterSet };
  'oauth-settings': { node: JsonObject; context: OAuthSettings };
  policy: { node: JsonObject; context: Policy };
  readme: { node: MarkdownFile; context: Connector };
  script: { node: Script; context: Connector };
  /** The certification package in the folder. */
  package: { node: CertificationPackage; context: Connector };
  /** The icon of the certification package; one in the folder is none. */
  icon: { node: Icon; context: Connector };
  /** Each entry of the folder. */
  entry: { node: FolderEntry; context: Connector };
  /** The connector as a whole: for what only several files together can tell. */
  connector: { node: Connector; context: Connector };
}

/** What two versions of a connector have in common and what they do not: rules of these kinds tell changes. */
interface VersionKinds {
  versions: { node: Versions; context: Versions };
  /** Each operation of either version. Hidden ones are handed over as well. */
  'operation-versions': { node: OperationVersions; context: Versions };
  /** Each input that the versions do not write alike, of the operations that both have and that the older one does not hide. */
  'input-versions': { node: OperationField; context: KeptOperation };
  /** Each output, likewise. */
  'output-versions': { node: OperationField; context: KeptOperation };
}

/** What a pull request changes, seen as a whole. Findings name paths below the registry's root as their file, or `'.'`. */
interface SubmissionKinds {
  submission: { node: Submission; context: Submission };
  'connector-change': { node: ConnectorChange; context: Submission };
}

interface NodeKinds extends DefinitionKinds, ConnectorKinds, VersionKinds, SubmissionKinds {}
export type NodeKind = keyof NodeKinds;
export type DefinitionKind = keyof DefinitionKinds;
export type VersionKind = keyof VersionKinds;

/** What a rule saw. The runner adds id, severity, codes and fix: a rule cannot misname itself. */
export interface Observation {
  /** A sentence that names the thing and says what is wrong with it. */
  readonly message: string;
  /** Keys from the judged node down to the place, when it is not the node itself. A place that does not exist points at its nearest existing parent. */
  readonly at?: Path;
  /** A place elsewhere in the same file; `at` counts from there. */
  readonly place?: Place;
  /** The file, for the kinds `entry` and `connector`, or `'.'` for the folder itself: which is also what its absence means. */
  readonly file?: string;
  /** Line and column, starting at 1, for what has a position but no JSON pointer. */
  readonly line?: number;
  readonly column?: number;
  /** Which of the rule's codes this observation carries, when not all of them. */
  readonly codes?: readonly string[];
  /** How to fix just this one, when more can be said than the rule says for all. */
  readonly fix?: string;
  /** A text to copy into a file: the end of `fix`, which formats with room for it show by itself. It holds no words of the connector. */
  readonly snippet?: string;
  /** What `certify fix` does about it: only where one text is certainly the right one. Several steps are done together or not at all. */
  readonly repair?: Repair | readonly Repair[] | undefined;
  /** Of a change: what it was and what it is now, whole; absent where there was or is nothing. */
  readonly old?: JsonValue | undefined;
  readonly new?: JsonValue | undefined;
  /** Of a change: where it was in the older version, when that is not where the compared node stands there. */
  readonly previous?: { readonly file?: string; readonly place?: Place; readonly at?: Path };
  /** Of a change: what tells it from others of its rule in the same operation or connector, when the place does not. */
  readonly subject?: string;
}

/**
 * What a rule saw in a node. Most rules can see one thing or nothing, and return it; a rule that can see several yields them. Nothing is the
 * answer millions of times, and making a generator for it costs more than finding it.
 */
export type Observations = Observation | Iterable<Observation> | undefined;

/** What a change of a kind means for those who use the connector, and for how it is promoted. */
export interface ChangeMeaning {
  /** Flows and apps that were built on the older version can fail or act otherwise. */
  readonly isBreaking: boolean;
  /** The platform's own list calls an update minor that changes only texts, contact, icon, brand colour or readme. */
  readonly updateClass: 'minor' | 'major';
  /** Decides where data goes or who answers for it: promoted only after approval and the longest soak. */
  readonly sensitive?: Sensitive;
  /** What was not seen may be anything: who acknowledges it does so for the two versions as they are, byte for byte. */
  readonly isBoundToFiles?: true;
}

type Sensitive =
  | 'host'
  | 'base-path'
  | 'schemes'
  | 'security-definitions'
  | 'connection-parameters'
  | 'oauth'
  | 'policies'
  | 'script'
  | 'webhook-callback'
  | 'publisher'
  | 'links'
  /** Nobody knows what changed: it may be any of these. */
  | 'not-compared';

/** One step of a repair. `at` counts from where the observation's `at` counts from, and is the same when it is absent. */
export type Repair =
  /** Another value at the place. */
  | { readonly kind: 'replace'; readonly value: JsonValue; readonly at?: Path }
  /** The member or item at the place goes. */
  | { readonly kind: 'remove'; readonly at?: Path }
  /** The member at the place gets another name. */
  | { readonly kind: 'rename'; readonly name: string; readonly at?: Path }
  /** The object at the place gets this member, or this value for the member it has. */
  | { readonly kind: 'set'; readonly name: string; readonly value: JsonValue; readonly at?: Path }
  /** The observed line of a text gets these words. */
  | { readonly kind: 'line'; readonly text: string }
  /** The file loses its byte order mark. */
  | { readonly kind: 'drop-byte-order-mark' }
  /** Each tab in the indentation becomes this many blanks. */
  | { readonly kind: 'expand-tabs'; readonly width: number }
  /** The file of the observation gets this name, in the same folder. */
  | { readonly kind: 'rename-file'; readonly name: string }
  /** The file of the observation is executable no more. */
  | { readonly kind: 'clear-executable' }
  /** The file, which is in UTF-16 with a byte order mark, is in UTF-8 without one. */
  | { readonly kind: 'save-as-utf8' }
  /** The array at the place gets this item at its end. */
  | { readonly kind: 'append'; readonly value: JsonValue; readonly at?: Path }
  /** Lines whose indentation is of one of these kinds are indented as their siblings are. */
  | { readonly kind: 'indent-alike'; readonly stray: readonly StrayIndentation[] };

/** Indentation that holds a tab, that holds nothing but spaces, or whose spaces are odd in number. */
export type StrayIndentation = 'tabs' | 'spaces' | 'odd';

/** What a rule may ask beside its node. */
export interface Run {
  readonly program: Program;
  /** Where two versions are compared, for rules of the kind `versions`: the rules of which not every change is told, because there are too many. */
  readonly cut?: ReadonlySet<string>;
  /** There when a rule that is off by default and needs it was asked for. */
  readonly spelling?: Spelling | undefined;
}

/** A dictionary of English and of the field, as rules may ask it about words in lower case. */
export interface Spelling {
  /** True for a word that is spelt right, in American or British English. */
  readonly isWord: (word: string) => boolean;
  /** The word in common use that a wrong one was most likely meant to be; `undefined` for a right one, and when none is near enough. */
  readonly intended: (word: string) => string | undefined;
}

/** A rule without its types: what the runner holds. */
export interface Rule {
  /** Kebab-case; also the name of its file. */
  readonly id: string;
  readonly subject: Subject;
  /** The platform's own codes for it. */
  readonly codes: readonly string[];
  readonly severity: Severity;
  readonly programs: readonly Program[];
  /** When the platform began to enforce it (ISO 8601 year and month), where that is known. */
  readonly since?: string;
  /** True for a guess about language or style; such a rule is never an error. */
  readonly heuristic?: boolean;
  /** True for a rule that judges only where somebody asked for it. */
  readonly isOffByDefault?: true;
  /** One sentence: what must be so. */
  readonly summary: string;
  /** One or two sentences: who is hurt when it is not. */
  readonly why: string;
  /** What to do about it, as an order. */
  readonly fix: string;
  /** What is left to do elsewhere, as an order, once `certify fix` did its part. */
  readonly afterRepair?: string;
  /** How many of 500 certified and 324 independent connectors of the public repository (state of 2024-10) break it, where that could be counted. */
  readonly published?: { readonly certified: number; readonly 'independent-publisher': number };
  /** Where the fact comes from. */
  readonly sources?: readonly string[];
  /** For rules that tell changes: what such a change means. */
  readonly change?: ChangeMeaning;
  readonly given: readonly NodeKind[];
  /** The rule looks only at nodes that hold one of these members: most schema rules are about one keyword. */
  readonly having?: readonly string[];
  /**
   * A cheap question asked first, for rules that meet hundreds of thousands of nodes: where it says no, `check` would find nothing.
   * It saves the generator, where `check` is one.
   */
  readonly when?: (node: never, context: never) => boolean;
  readonly check: (node: never, context: never, run: Run) => Observations;
  readonly valid: readonly Example[];
  readonly invalid: readonly Example[];
}

type Declared<K extends NodeKind> = Omit<Rule, 'given' | 'when' | 'check'> & {
  readonly given: K | readonly K[];
  when?(node: NodeKinds[K]['node'], context: NodeKinds[K]['context']): boolean;
  check(node: NodeKinds[K]['node'], context: NodeKinds[K]['context'], run: Run): Observations;
};

export const everyProgram: readonly Program[] = ['certified', 'independent-publisher', 'custom'];
/** The programmes that are published: what is only about looks and publishing does not concern a custom connector. */
export const publicPrograms: readonly Program[] = ['certified', 'independent-publisher'];

/** Makes a rule; the types of node and context follow from `given`. */
export function defineRule<const K extends NodeKind>(rule: Declared<K>): Rule {
  const { given, when, check, ...rest } = rule;
  return {
    ...rest,
    given: typeof given === 'string' ? [given] : given,
    ...(when && { when: when as NonNullable<Rule['when']> }),
    check: check as Rule['check'],
  };
}
