import type { FolderEntry } from '../src/connector/folder.ts';
import { arrayOr, type JsonObject, type JsonValue, objectOr } from '../src/connector/json-value.ts';
import { type Path, pointerOf, valueAt } from '../src/connector/place.ts';
import type { Program } from '../src/connector/program.ts';
import type { Submission } from '../src/connector/submission.ts';
import { type ExampleFile, folderText, membersText, versionsText } from './example-text.ts';
import { golden } from './golden.ts';

/** Where a rule must say something about an example. */
export interface ExpectedPlace {
  /** The file's name, `'.'` for the folder. */
  readonly file: string;
  readonly pointer?: string;
  readonly line?: number;
}

/** A whole connector folder that shows a rule, made from the golden one by changing one thing. Its files are built when asked for. */
export interface Example {
  readonly name: string;
  readonly program: Program;
  readonly folderName: string;
  readonly entries: () => readonly FolderEntry[];
  /** The part that was changed, as the rule's page shows it. */
  readonly shown: () => string;
  /** For rules that tell changes: the version it replaces. */
  readonly before?: () => readonly FolderEntry[];
  /** For rules about submissions: the whole of it. */
  readonly submission?: () => Submission;
  /** Where an invalid example is wrong; not looked at in a valid one. */
  readonly at: readonly ExpectedPlace[];
}

export interface ExampleOptions {
  /** The place of the finding below the changed node, or several; the node itself when absent. */
  readonly at?: Path | readonly Path[];
  /** The places in full, when they are elsewhere. */
  readonly places?: readonly ExpectedPlace[];
  readonly program?: Program;
  /** Members of `apiProperties.json`'s `properties` that go with the change of the definition. */
  readonly properties?: JsonObject;
  /** Members of the definition's root that go with the change. */
  readonly document?: JsonObject;
}

const definitionName = 'apiDefinition.swagger.json';
const propertiesName = 'apiProperties.json';

const nodes = {
  info: ['info'],
  contact: ['info', 'contact'],
  operation: ['paths', '/things', 'get'],
  createOperation: ['paths', '/things', 'post'],
  parameter: ['paths', '/things', 'get', 'parameters', 0],
  pathParameter: ['paths', '/things/{id}', 'get', 'parameters', 0],
  bodyParameter: ['paths', '/things', 'post', 'parameters', 0],
  response: ['paths', '/things', 'get', 'responses', '200'],
  responseSchema: ['paths', '/things', 'get', 'responses', '200', 'schema'],
  bodySchema: ['paths', '/things', 'post', 'parameters', 0, 'schema'],
  schema: ['paths', '/things', 'get', 'responses', '200', 'schema', 'items', 'properties', 'name'],
  inputSchema: ['paths', '/things', 'post', 'parameters', 0, 'schema', 'properties', 'name'],
  securityDefinition: ['securityDefinitions', 'api_key'],
} as const satisfies Record<string, Path>;

type Change = (name: string, members: JsonObject, options?: ExampleOptions) => Example;

/** Members to set in a node of the golden connector; `undefined` removes one. */
export const info: Change = changeAt(nodes.info);
export const contact: Change = changeAt(nodes.contact);
/** The listing operation: `get /things`. */
export const operation: Change = changeAt(nodes.operation);
/** The operation with a body: `post /things`. */
export const createOperation: Change = changeAt(nodes.createOperation);
/** The query parameter of the listing operation. */
export const parameter: Change = changeAt(nodes.parameter);
/** The parameter of `/things/{id}`. */
export const pathParameter: Change = changeAt(nodes.pathParameter);
export const bodyParameter: Change = changeAt(nodes.bodyParameter);
/** The 200 response of the listing operation. */
export const response: Change = changeAt(nodes.response);
/** An array schema: the root of the listing operation's response. */
export const responseSchema: Change = changeAt(nodes.responseSchema);
/** An object schema: the root of the creating operation's body. */
export const bodySchema: Change = changeAt(nodes.bodySchema);
/** A string property of a response. */
export const schema: Change = changeAt(nodes.schema);
/** A string property of a body. */
export const inputSchema: Change = changeAt(nodes.inputSchema);
export const securityDefinition: Change = changeAt(nodes.securityDefinition);

/** Members to set at the root of the definition. */
export const document: Change = changeAt([]);

/** Paths to add to the definition, or to replace; `undefined` removes one. Places count from the `paths` object. */
export function paths(name: string, items: JsonObject, options: ExampleOptions = {}): Example {
  return changeAt(['paths'])(name, items, options);
}

/** Members to set in the `properties` object of `apiProperties.json`. Places count from that object. */
export function properties(name: string, members: JsonObject, options: ExampleOptions = {}): Example {
  return example(name, options, propertiesName, ['properties'], members);
}

/** Replaces the connection parameter `api_key` with these members, or with a parameter of another name. */
export function connectionParameter(
  name: string,
  members: JsonObject,
  options: ExampleOptions & { readonly parameterName?: string } = {},
): Example {
  const parameterName = options.parameterName ?? 'api_key';
  return moved(properties(name, { connectionParameters: { [parameterName]: members } }, options), options, [
    'properties',
    'connectionParameters',
    parameterName,
  ]);
}

/** The `oAuthSettings` of the only connection parameter, in full. */
export function oauthSettings(name: string, settings: JsonObject, options: ExampleOptions = {}): Example {
  return moved(properties(name, { connectionParameters: { token: { type: 'oauthSetting', oAuthSettings: settings } } }, options), options, [
    'properties',
    'connectionParameters',
    'token',
    'oAuthSettings',
  ]);
}

/** Members to set in the only policy. */
export function policy(name: string, members: JsonObject, options: ExampleOptions = {}): Example {
  return example(name, options, propertiesName, ['properties', 'policyTemplateInstances', 0], members);
}

/** The readme's text. Lines where something is wrong go into `line`. */
export function readme(name: string, text: string, line?: number | readonly number[], options: ExampleOptions = {}): Example {
  const lines = line === undefined ? [] : typeof line === 'number' ? [line] : line;
  const places = options.places ?? lines.map((one) => ({ file: 'readme.md', line: one }));
  return folder(name, { 'readme.md': text }, places, options);
}

/** The script's text. */
export function script(name: string, text: string, line?: number | readonly number[], options: ExampleOptions = {}): Example {
  const lines = line === undefined ? [] : typeof line === 'number' ? [line] : line;
  const places = options.places ?? lines.map((one) => ({ file: 'script.csx', line: one }));
  return folder(name, { 'script.csx': text }, places, options);
}

/** Files to add to the folder, or to replace; `undefined` removes one. */
export function folder(
  name: string,
  files: Readonly<Record<string, ExampleFile>>,
  places: readonly ExpectedPlace[] = [],
  options: ExampleOptions & { readonly folderName?: string } = {},
): Example {
  const program = options.program ?? 'certified';
  return {
    name,
    program,
    folderName: options.folderName ?? 'Northwind Things',
    entries: () => toEntries({ ...goldenTexts(program, options), ...files }),
    shown: () => folderText(options.folderName, { ...(Object.keys(files).length === 0 ? goldenTexts(program, {}) : {}), ...files }, files),
    at: places,
  };
}

/** The example as the version that replaces another: the golden connector when none is named. */
export function update(after: Example, before?: Example): Example {
  const older = before ?? unchanged(after.program);
  return {
    ...after,
    before: older.entries,
    shown: () => (before === undefined ? after.shown() : versionsText(older.shown(), after.shown())),
  };
}

/** The golden connector as it is. */
export function unchanged(program: Program = 'certified'): Example {
  return folder('the golden connector', {}, [], { program });
}

function changeAt(node: Path): Change {
  return (name, members, options = {}) => example(name, options, definitionName, node, members);
}

function example(name: string, options: ExampleOptions, file: string, node: Path, members: JsonObject): Example {
  const program = options.program ?? 'certified';
  return {
    name,
    program,
    folderName: 'Northwind Things',
    entries: () => {
      const base = golden(program);
      const definition = withMembers(base.definition, [], options.document ?? {});
      const props = withMembers(base.properties, ['properties'], options.properties ?? {});
      return toEntries({
        [definitionName]: print(file === definitionName ? withMembers(definition, node, members) : definition),
        [propertiesName]: print(file === propertiesName ? withMembers(props, node, members) : props),
        'readme.md': base.readme,
      });
    },
    shown: () => {
      const base = file === definitionName ? golden(program).definition : golden(program).properties;
      // Of a whole document, what was changed is enough.
      const around = node.length < 2 ? {} : objectOr(valueAt(base, node));
      return [
        membersText(around, members),
        ...(options.document ? [`${definitionName}:`, membersText({}, options.document)] : []),
        ...(options.properties ? [`${propertiesName}:`, membersText({}, options.properties)] : []),
      ].join('\n');
    },
    at: options.places ?? placesBelow(file, node, options.at),
  };
}

function moved(made: Example, options: ExampleOptions, node: Path): Example {
  return { ...made, at: options.places ?? placesBelow(propertiesName, node, options.at) };
}

function placesBelow(file: string, node: Path, at: ExampleOptions['at']): ExpectedPlace[] {
  const several = at === undefined ? [[]] : at.length > 0 && at.every(Array.isArray) ? (at as readonly Path[]) : [at as Path];
  return several.map((path) => ({ file, pointer: pointerOf([...node, ...path]) }));
}

function goldenTexts(program: Program, options: ExampleOptions): Record<string, string> {
  const base = golden(program);
  return {
    [definitionName]: print(withMembers(base.definition, [], options.document ?? {})),
    [propertiesName]: print(withMembers(base.properties, ['properties'], options.properties ?? {})),
    'readme.md': base.readme,
  };
}

function toEntries(files: Readonly<Record<string, ExampleFile>>): FolderEntry[] {
  const entries: FolderEntry[] = [];
  for (const [path, content] of Object.entries(files)) {
    if (content === undefined) continue;
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content instanceof Uint8Array ? content : undefined;
    if (bytes !== undefined) entries.push({ path, kind: 'file', executable: false, size: bytes.length, bytes });
    else entries.push({ path, kind: 'file', executable: false, size: 0, ...(content as Partial<FolderEntry>) });
  }
  return entries.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** A copy of the document in which the node at a path has these members; `undefined` removes one. */
function withMembers(value: JsonObject, path: Path, members: JsonObject): JsonObject {
  return changed(value, path, members) as JsonObject;
}

function changed(value: JsonValue | undefined, path: Path, members: JsonObject): JsonValue {
  const [key, ...rest] = path;
  if (key === undefined) {
    return Object.fromEntries(
      Object.entries({ ...objectOr(value), ...members }).filter((entry): entry is [string, JsonValue] => entry[1] !== undefined),
    );
  }
  if (Array.isArray(value)) return arrayOr(value).map((item, index) => (index === Number(key) ? changed(item, rest, members) : item));
  const object = objectOr(value);
  return { ...object, [key]: changed(object[key], rest, members) };
}

function print(value: JsonObject): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
