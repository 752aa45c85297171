import type { Rule } from '../../rules/define.ts';
import type { Example } from '../../rules/examples.ts';
import { golden } from '../../rules/golden.ts';
import { type Certifier, certifierOf } from '../../src/certify/certify.ts';
import type { Finding } from '../../src/certify/finding.ts';
import { type Connector, readConnector } from '../../src/connector/connector.ts';
import type { EffectiveParameter, Operation } from '../../src/connector/definition.ts';
import type { FolderEntry } from '../../src/connector/folder.ts';
import { isArray, isObject, type JsonObject, type JsonValue } from '../../src/connector/json-value.ts';
import { type Path, parsePointer, pathOf, pointerOf, valueAt } from '../../src/connector/place.ts';
import type { Program } from '../../src/connector/program.ts';
import { readSpelling } from '../../src/io/read-spelling.ts';

/** With these, rules that are off by default judge as well. */
export const facts = { spelling: await readSpelling() };

const definitionName = 'apiDefinition.swagger.json';
const propertiesName = 'apiProperties.json';
const readmeName = 'readme.md';

/** A folder as mutations see it: the two JSON documents, the readme, and every other entry as it is. */
export interface Files {
  readonly definition: JsonObject;
  readonly properties: JsonObject;
  readonly readme: string;
  readonly others: readonly FolderEntry[];
}

/** A well-kept connector that mutations are applied to. */
export interface Target {
  readonly name: string;
  readonly program: Program;
  readonly files: Files;
  readonly connector: Connector;
  /** What is said about it before any mutation. */
  readonly before: ReadonlyMap<string, number>;
}

/** Where the mutated connector must be wrong; without pointer and line it is the file as a whole, and any place in it will do. */
interface MutatedPlace {
  readonly file: string;
  readonly pointer?: string;
  readonly line?: number;
}

/** A folder with one thing changed. */
export interface Mutation {
  readonly how: string;
  readonly entries: readonly FolderEntry[];
  readonly program: Program;
  readonly folderName: string;
  readonly places: readonly MutatedPlace[];
}

/** What a mutation brought: whether the rule said so at the place, and which others spoke up. */
export interface Outcome {
  readonly how: string;
  readonly others: readonly string[];
}

/** Reads a target again after printing its JSON anew, so that no mutation changes the formatting besides. */
export function targetOf(read: Connector, certifier: Certifier): Target | undefined {
  const definition = read.definitionFile?.value;
  const properties = read.propertiesFile?.value;
  const readme = read.readmeEntry?.bytes;
  if (!isObject(definition) || !isObject(properties) || readme === undefined) return undefined;
  const own = new Set([read.definitionEntry, read.propertiesEntry, read.readmeEntry]);
  const files: Files = {
    definition,
    properties,
    readme: new TextDecoder().decode(readme),
    others: read.entries.filter((entry) => !own.has(entry)),
  };
  const connector = readEntries(read.name, read.program, entriesOf(files));
  return { name: read.name, program: read.program, files, connector, before: counted(certifier.certify(connector).findings) };
}

/** The same connector with another way to sign in, OAuth, which few have. */
export function withOAuth(target: Target, certifier: Certifier): Target {
  return targetWith(target, filesWithOAuth(target), certifier);
}

export function filesWithOAuth(target: Target): Files {
  const { definition, properties, readme } = target.files;
  const parameters = valueAt(properties, ['properties', 'connectionParameters']);
  const kept = Object.entries(isObject(parameters) ? parameters : {}).filter(([, value]) => isObject(value) && value['type'] === 'string');
  const address = 'https://login.northwindtraders.com/oauth';
  return {
    ...target.files,
    definition: edited(definition, [
      {
        path: ['securityDefinitions'],
        value: {
          account: {
            type: 'oauth2',
            flow: 'accessCode',
            authorizationUrl: `${address}/authorize`,
            tokenUrl: `${address}/token`,
            scopes: { 'things.read': 'Read what is there' },
          },
        },
      },
      { path: ['security'], value: [{ account: ['things.read'] }] },
    ]) as JsonObject,
    properties: edited(properties, [
      { path: ['properties', 'connectionParameterSets'], value: undefined },
      {
        path: ['properties', 'connectionParameters'],
        value: {
          token: {
            type: 'oauthSetting',
            oAuthSettings: {
              identityProvider: 'oauth2',
              clientId: 'northwind-flows',
              scopes: ['things.read'],
              redirectMode: 'GlobalPerConnector',
              properties: { IsFirstParty: 'False' },
              customParameters: {
                authorizationUrl: { value: `${address}/authorize` },
                tokenUrl: { value: `${address}/token` },
                refreshUrl: { value: `${address}/token` },
              },
            },
            uiDefinition: { displayName: 'Sign in', description: 'Sign in with your account.', tooltip: 'Sign in with your account' },
          },
          ...Object.fromEntries(kept),
        },
      },
    ]) as JsonObject,
    readme: `${readme.replace(/^(.*paconn (?:create|update).*?)( --secret.*)?$/gm, '$1 --secret <client secret>')}\n${oauthSteps}\n`,
  };
}

/** What the readme of an independent publisher must say about it. */
export const oauthSteps = 'Register an app and copy its Client ID.';

/** The same connector with a script, which few have. */
export function withScript(target: Target, certifier: Certifier): Target {
  const bytes = new TextEncoder().encode(scriptText);
  const files: Files = {
    ...target.files,
    properties: edited(target.files.properties, [{ path: ['properties', 'scriptOperations'], value: [] }]) as JsonObject,
    others: [
      ...target.files.others.filter(({ path }) => path.toLowerCase() !== 'script.csx'),
      { path: 'script.csx', kind: 'file', executable: false, size: bytes.length, bytes },
    ],
  };
  return targetWith(target, files, certifier);
}

const scriptText = `using System.Net.Http;
using System.Threading.Tasks;

public class Script : ScriptBase
{
    public override async Task<HttpResponseMessage> ExecuteAsync()
    {
        return await this.Context.SendAsync(this.Context.Request, this.CancellationToken).ConfigureAwait(false);
    }
}
`;

function targetWith({ name, program }: Target, files: Files, certifier: Certifier): Target {
  const connector = readEntries(name, program, entriesOf(files));
  return { name, program, files, connector, before: counted(certifier.certify(connector).findings) };
}

/** Applies the mutation and tells what it brought; `undefined` when the rule did not speak up at the mutated place. */
export function outcomeOf(rule: Rule, mutation: Mutation, target: Target, certifier: Certifier): Outcome | undefined {
  const connector = readEntries(mutation.folderName, mutation.program, mutation.entries);
  if (!isFound(mutation.places, newFindings(certifierFor(rule).certify(connector).findings, target))) return undefined;
  const others = newFindings(certifier.certify(connector).findings, target)
    .map(({ ruleId }) => ruleId)
    .filter((id) => id !== rule.id);
  return { how: mutation.how, others: [...new Set(others)].sort() };
}

/** The same for an example as it is: a connector of our own with one thing wrong. */
export function fixtureOutcome(rule: Rule, example: Example, certifier: Certifier): Outcome | undefined {
  const connector = readEntries(example.folderName, example.program, example.entries());
  const { findings } = certifier.certify(connector);
  if (
    !isFound(
      example.at,
      findings.filter(({ ruleId }) => ruleId === rule.id),
    )
  )
    return undefined;
  return { how: example.name, others: [...new Set(findings.map(({ ruleId }) => ruleId).filter((id) => id !== rule.id))].sort() };
}

const single = new Map<Rule, Certifier>();
function certifierFor(rule: Rule): Certifier {
  let certifier = single.get(rule);
  if (certifier === undefined) single.set(rule, (certifier = certifierOf([rule], facts)));
  return certifier;
}

function isFound(places: readonly MutatedPlace[], findings: readonly Finding[]): boolean {
  return (
    places.length > 0 &&
    places.every(({ file, pointer, line }) =>
      findings.some(
        ({ location }) =>
          location.file === file &&
          (pointer === undefined || location.pointer === pointer) &&
          (line === undefined || location.line === line),
      ),
    )
  );
}

function newFindings(findings: readonly Finding[], target: Target): Finding[] {
  const left = new Map(target.before);
  return findings.filter((finding) => {
    const key = keyOf(finding);
    const known = left.get(key) ?? 0;
    left.set(key, known - 1);
    return known <= 0;
  });
}

function counted(findings: readonly Finding[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const finding of findings) counts.set(keyOf(finding), (counts.get(keyOf(finding)) ?? 0) + 1);
  return counts;
}

/** Without the line, which moves when something above is added, and whatever the letter case of the file's name, which is mutated too. */
function keyOf({ ruleId, location, message }: Finding): string {
  return `${ruleId}\n${location.file.toLowerCase()}\n${location.pointer ?? ''}\n${location.pointer === undefined ? '' : message}`;
}

function readEntries(name: string, program: Program, entries: readonly FolderEntry[]): Connector {
  return readConnector({ path: name, name, program, entries, truncated: false });
}

export function entriesOf(files: Files): FolderEntry[] {
  return entriesOfTexts(
    { [definitionName]: print(files.definition), [propertiesName]: print(files.properties), [readmeName]: files.readme },
    files.others,
  );
}

export function entriesOfTexts(texts: Readonly<Record<string, string>>, others: readonly FolderEntry[]): FolderEntry[] {
  const made = Object.entries(texts).map(([path, text]) => {
    const bytes = new TextEncoder().encode(text);
    return { path, kind: 'file' as const, executable: false, size: bytes.length, bytes };
  });
  return [...made, ...others.filter(({ path }) => !Object.hasOwn(texts, path))].sort((a, b) => (a.path < b.path ? -1 : 1));
}

export function print(value: JsonValue): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** One step from the golden connector to an example, or from a target to its mutation; without a value the node is removed. */
export interface Edit {
  readonly path: Path;
  readonly value: JsonValue | undefined;
}

/** The steps that make one document of another: as few and as deep as can be. */
function editsBetween(before: JsonValue | undefined, after: JsonValue | undefined, path: Path = []): Edit[] {
  if (isObject(before) && isObject(after)) {
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) =>
      editsBetween(own(before, key), own(after, key), [...path, key]),
    );
  }
  if (isArray(before) && isArray(after) && before.length > 0 && before.length <= after.length) {
    return after.flatMap((item, index) => editsBetween(before[index], item, [...path, index]));
  }
  // What the golden connector does not have and others do: the example's entries go beside theirs.
  if (before === undefined && path.length === 1 && isObject(after) && Object.keys(after).length > 0 && containers.has(String(path[0]))) {
    return editsBetween({}, after, path);
  }
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ path, value: after }];
}
const containers: ReadonlySet<string> = new Set(['definitions', 'parameters', 'responses']);

function own(object: JsonObject, key: string): JsonValue | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** A copy of the document with the edits made; what lies between root and node is made when it is not there. */
export function edited(document: JsonValue, edits: readonly Edit[]): JsonValue {
  const copy = structuredClone(document);
  for (const { path, value } of edits) {
    const key = path.at(-1);
    if (key === undefined) {
      if (value !== undefined) return structuredClone(value);
      continue;
    }
    const parent = parentFor(copy, path);
    if (isArray(parent)) {
      const items = parent as JsonValue[];
      if (value === undefined) items.splice(Number(key), 1);
      else items[Number(key)] = value;
    } else if (value === undefined) Reflect.deleteProperty(parent, key);
    else Object.defineProperty(parent, key, { value, configurable: true, enumerable: true, writable: true });
  }
  return copy;
}

function parentFor(document: JsonValue, path: Path): object {
  let node = document as Record<string | number, JsonValue>;
  for (const [depth, key] of path.slice(0, -1).entries()) {
    const next = Object.hasOwn(node, key) ? node[key] : undefined;
    if (typeof next !== 'object' || next === null) node[key] = typeof path[depth + 1] === 'number' ? [] : {};
    node = node[key] as Record<string | number, JsonValue>;
  }
  return node;
}

/** Which node of a target stands for which node of the golden connector; the longest beginning of a path decides. */
type Correspondence = readonly (readonly [golden: Path, target: Path])[];

/**
 * The mutations that examples teach for a target: what each changes in the golden connector is changed at the corresponding nodes, at
 * different ones each time. Some are made on the target with the golden connector's operations beside its own, for what needs more of them
 * than the target has. Each is made only when it is asked for.
 */
export function* mutationsOf(examples: readonly Example[], target: Target): Generator<Mutation> {
  const lessons = examples.flatMap(lessonOf);
  const seen = new Set<string>();
  for (const setting of settingsFor(target)) {
    for (const lesson of lessons) yield* applied(lesson, setting, target, seen);
  }
}

/** What an example changes in the golden connector. */
interface Lesson {
  readonly example: Example;
  readonly ofDefinition: readonly Edit[];
  readonly ofProperties: readonly Edit[];
  readonly extra: readonly FolderEntry[];
}

/** Nothing where the example replaces a whole text: that cannot be transplanted. */
function lessonOf(example: Example): Lesson[] {
  const base = golden(example.program);
  const made = Object.fromEntries(example.entries().map((entry) => [entry.path, entry]));
  const definition = parsed(made[definitionName]);
  const properties = parsed(made[propertiesName]);
  if (definition === undefined || properties === undefined || textOf(made[readmeName]) !== base.readme) return [];
  return [
    {
      example,
      ofDefinition: editsBetween(base.definition, definition),
      ofProperties: editsBetween(base.properties, properties),
      extra: Object.values(made).filter(({ path }) => ![definitionName, propertiesName, readmeName].includes(path)),
    },
  ];
}

function* applied(lesson: Lesson, { how, files, correspondence }: Setting, target: Target, seen: Set<string>): Generator<Mutation> {
  const { example, ofDefinition, ofProperties, extra } = lesson;
  const plain = mapped(ofDefinition, correspondence.definition, files.definition);
  if (plain === undefined) return;
  for (const edits of [...signInEdits(ofProperties, files.properties), ofProperties]) {
    const forProperties = mapped(edits, correspondence.properties, files.properties);
    if (forProperties === undefined) continue;
    const places = example.at.map(({ file, pointer }): MutatedPlace => {
      const path = pointer === undefined ? undefined : parsePointer(pointer);
      if (path === undefined) return { file };
      const which = file === definitionName ? 'definition' : 'properties';
      return { file, pointer: pointerOf(mappedPath(path, correspondence[which], files[which]) ?? []) };
    });
    for (const words of ['none', 'some', 'all'] as const) {
      const forDefinition =
        words === 'none'
          ? plain
          : [...triggerWords(plain), ...plain.filter(isNoRest).map((edit) => withWords(edit, files.definition, words === 'all'))];
      const changes = words === 'none' ? forProperties : forProperties.filter(isNoReplacedMember);
      const key = JSON.stringify([example.name, how === besideIt, forDefinition, changes]);
      if (seen.has(key)) continue;
      seen.add(key);
      const definition = edited(files.definition, forDefinition) as JsonObject;
      const changed = edited(files.properties, changes) as JsonObject;
      const properties = words === 'none' ? changed : withTriggersNamed(changed, definition);
      const readme = followingReadme(files.readme, files.definition, definition);
      yield {
        how: `${example.name} (${how})`,
        program: target.program,
        folderName: example.folderName === 'Northwind Things' ? target.name : example.folderName,
        entries: entriesOfTexts({ [definitionName]: print(definition), [propertiesName]: print(properties), [readmeName]: readme }, [
          ...extra,
          ...files.others.filter(({ path }) => !extra.some((one) => one.path === path)),
        ]),
        places,
      };
    }
  }
}

/** Examples replace the connection parameter as a whole; a target keeps what they do not set. */
function isNoReplacedMember({ path, value }: Edit): boolean {
  return !(value === undefined && path[1] === 'connectionParameters' && path.length > 2);
}

/** An operation that becomes a trigger also gets the words of one. */
function triggerWords(edits: readonly Edit[]): Edit[] {
  return edits
    .filter(({ path }) => path.length === 4 && path[0] === 'paths' && path[3] === 'x-ms-trigger')
    .flatMap(({ path }) => [
      { path: [...path.slice(0, 3), 'summary'], value: 'When something new is found' },
      { path: [...path.slice(0, 3), 'x-ms-trigger-hint'], value: 'To see it work, add something new.' },
    ]);
}

/** `capabilities` names triggers where there are some. */
function withTriggersNamed(properties: JsonObject, definition: JsonObject): JsonObject {
  const path = ['properties', 'capabilities'];
  const capabilities = valueAt(properties, path);
  const operations = Object.values(isObject(definition['paths']) ? definition['paths'] : {}).flatMap((item) =>
    Object.values(isObject(item) ? item : {}),
  );
  const hasTrigger = operations.some((operation) => isObject(operation) && operation['x-ms-trigger'] !== undefined);
  if (!hasTrigger || !isArray(capabilities) || capabilities.includes('triggers')) return properties;
  return edited(properties, [{ path, value: [...capabilities, 'triggers'] }]) as JsonObject;
}

/** False for a path of an example that has no operations any more. */
function isNoRest({ path, value }: Edit): boolean {
  return !(path[0] === 'paths' && path.length === 2 && isObject(value) && Object.keys(value).length === 0);
}

const besideIt = 'beside its own operations';

/**
 * Examples of OAuth are connectors with little more than the members they are about. Where the target signs in with OAuth, only those
 * members are changed: without the identity provider, which would ask for others, and with it.
 */
function signInEdits(edits: readonly Edit[], properties: JsonObject): Edit[][] {
  const name = oauthParameterOf(properties);
  const example = edits.find(({ path, value }) => pointerOf(path) === '/properties/connectionParameters/token' && isObject(value))?.value;
  const settings = isObject(example) ? example['oAuthSettings'] : undefined;
  if (name === undefined || !isObject(settings)) return [];
  const place = ['properties', 'connectionParameters', name, 'oAuthSettings'];
  const deep = Object.entries(settings).flatMap(([key, value]) =>
    isObject(value)
      ? Object.entries(value).map(([inner, one]) => ({ path: [...place, key, inner], value: one }))
      : [{ path: [...place, key], value }],
  );
  const without = deep.filter(({ path }) => path.at(-1) !== 'identityProvider');
  return without.length > 0 && without.length < deep.length ? [without, deep] : [deep];
}

function oauthParameterOf(properties: JsonObject): string | undefined {
  const parameters = valueAt(properties, ['properties', 'connectionParameters']);
  return Object.entries(isObject(parameters) ? parameters : {}).find(
    ([, value]) => isObject(value) && value['type'] === 'oauthSetting',
  )?.[0];
}

/**
 * Paths, operations and schemas of examples are bare: the words that every operation needs are added to what an edit adds to a definition,
 * so that only what the example is about is wrong with it.
 */
function withWords({ path, value }: Edit, document: JsonObject, declaresVariables: boolean): Edit {
  if (!isObject(value)) return { path, value };
  const depth = path[0] === 'paths' ? path.length : 0;
  let count = 0;
  if (depth === 2) return { path, value: ofPathItem(value) };
  if (depth === 3 && methods.has(String(path[2]).toLowerCase())) return { path, value: ofOperation(value) };
  if (path[0] === 'definitions' && path.length === 2) return { path, value: ofSchema(value) };
  if (depth === 5 && path[3] === 'parameters') return { path, value: ofParameter(value) };
  if (path.at(-1) === 'schema' || path.at(-2) === 'properties' || path.at(-1) === 'items') {
    return { path, value: path.at(-2) === 'properties' ? ofProperty(value, String(path.at(-1))) : ofSchema(value) };
  }
  return { path, value };

  function ofPathItem(item: JsonObject): JsonObject {
    return mappedMembers(item, (member, key) => {
      if (key === 'parameters' && isArray(member)) return member.map((one) => (isObject(one) ? ofParameter(one) : one));
      if (key === 'x-ms-notification-content' && isObject(member)) return withSchema(member);
      return methods.has(key.toLowerCase()) && isObject(member) ? ofOperation(member) : member;
    });
  }

  function ofOperation(operation: JsonObject): JsonObject {
    count += 1;
    const word = letters(`${path.join(' ')} ${count}`);
    const isTrigger = operation['x-ms-trigger'] !== undefined;
    const responses = isObject(operation['responses']) ? operation['responses'] : {};
    const isWithoutSuccess = !Object.keys(responses).some((code) => /^2\d\d$/.test(code));
    return {
      operationId: `Mutate${word}`,
      summary: isTrigger ? `When a ${word.toLowerCase()} is found` : `Mutate the ${word.toLowerCase()}`,
      description: isTrigger
        ? `Starts a flow when there is a new ${word.toLowerCase()}.`
        : `Changes what is known as ${word.toLowerCase()}.`,
      ...(isTrigger && { 'x-ms-trigger-hint': `To see it work, add a ${word.toLowerCase()}.` }),
      ...operation,
      // Revisions of one operation have the same summary in examples.
      ...(declaresVariables && typeof operation['summary'] === 'string' && { summary: `${operation['summary']} ${word.toLowerCase()}` }),
      ...parametersOf(operation),
      responses: mappedMembers(
        isWithoutSuccess ? { ...responses, '200': { description: 'What was found at the place.', schema: textSchema } } : responses,
        (response, code) => (isObject(response) ? ofResponse(response, code) : response),
      ),
    };
  }

  function parametersOf(operation: JsonObject): JsonObject {
    const given = isArray(operation['parameters']) ? operation['parameters'].map((one) => (isObject(one) ? ofParameter(one) : one)) : [];
    const names = new Set(given.map((one) => (isObject(one) ? one['name'] : undefined)));
    const variables = declaresVariables ? [...String(path[1]).matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name) : [];
    const missing = [...new Set(variables)]
      .filter((name) => name !== undefined && !names.has(name))
      .map((name) => ofParameter({ name: String(name), in: 'path', required: true, type: 'string' }));
    return given.length + missing.length === 0 ? {} : { parameters: [...given, ...missing] };
  }

  function ofResponse(response: JsonObject, code: string): JsonObject {
    if (response['$ref'] !== undefined) return response;
    const needsSchema = /^2\d\d$/.test(code) && code !== '204';
    return withSchema({ description: 'What was found at the place.', ...(needsSchema && { schema: textSchema }), ...response });
  }

  function withSchema(owner: JsonObject): JsonObject {
    return isObject(owner['schema']) ? { ...owner, schema: ofSchema(owner['schema']) } : owner;
  }

  function ofParameter(parameter: JsonObject): JsonObject {
    if (parameter['$ref'] !== undefined) return parameter;
    if (parameter['in'] === 'body') {
      const given = isObject(parameter['schema']) && Object.keys(parameter['schema']).length > 0 ? parameter['schema'] : undefined;
      const schema =
        given?.['type'] === 'object' && given['properties'] === undefined ? { ...given, ...objectSchema } : (given ?? objectSchema);
      return { ...parameter, schema: ofSchema(schema) };
    }
    const word = letters(String(parameter['name'] ?? 'value'));
    return {
      ...parameter,
      'x-ms-summary': parameter['x-ms-summary'] ?? `Choice ${word.toUpperCase().slice(0, 1)}${word.toLowerCase().slice(1)}`,
      description: parameter['description'] ?? 'Tells which of them is meant.',
      ...(parameter['in'] === 'path' && { 'x-ms-url-encoding': parameter['x-ms-url-encoding'] ?? 'single' }),
    };
  }

  function ofProperty(schema: JsonObject, name: string): JsonObject {
    if (schema['$ref'] !== undefined || schema['x-ms-visibility'] === 'internal') return schema;
    return ofSchema({ title: `Member ${letters(name)}`, description: 'What is kept under this name.', ...schema });
  }

  function ofSchema(schema: JsonObject): JsonObject {
    return mappedMembers(schema, (member, key) => {
      if (key === 'properties' && isObject(member))
        return mappedMembers(member, (one, name) => (isObject(one) ? ofProperty(one, name) : one));
      if (key === 'items' && isObject(member)) return ofSchema(member);
      if (key === 'allOf' && isArray(member)) return member.map((one) => (isObject(one) ? ofSchema(one) : one));
      return member;
    });
  }

  function letters(text: string): string {
    const known = new Set(summaries(document).map(([, summary]) => summary));
    const made = text.replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)] ?? '').replace(/[^A-Za-z]/g, '');
    const word = `${made.slice(0, 1).toUpperCase()}${made.slice(1, 14).toLowerCase()}${made.length > 14 ? made.slice(-4).toLowerCase() : ''}`;
    return known.has(word) ? `${word}s` : word || 'Thing';
  }
}

const methods: ReadonlySet<string> = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch']);
const textSchema: JsonObject = { type: 'string', title: 'Outcome', description: 'What became of it.' };
const objectSchema: JsonObject = { type: 'object', properties: { outcome: textSchema } };

function mappedMembers(object: JsonObject, map: (value: JsonValue, key: string) => JsonValue): JsonObject {
  const entries = Object.entries(object).flatMap(([key, value]) => (value === undefined ? [] : [[key, map(value, key)] as const]));
  return Object.fromEntries(entries);
}

function parsed(entry: FolderEntry | undefined): JsonObject | undefined {
  const text = textOf(entry);
  try {
    const value: unknown = text === undefined ? undefined : JSON.parse(text);
    return isObject(value) && print(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}

function textOf(entry: FolderEntry | undefined): string | undefined {
  return entry?.bytes && new TextDecoder().decode(entry.bytes);
}

interface Setting {
  readonly how: string;
  readonly files: Files;
  readonly correspondence: { readonly definition: Correspondence; readonly properties: Correspondence };
}

const settings = new WeakMap<Target, Setting[]>();

function settingsFor(target: Target): Setting[] {
  const known = settings.get(target);
  if (known !== undefined) return known;
  const own = withGoldenPolicy(target.files);
  const at = (position: number): Setting => ({
    how: `at position ${position}`,
    files: own,
    correspondence: { definition: definitionWays(target.connector, position), properties: propertiesWays(own) },
  });
  const more = withGoldenOperations(own);
  const beside: Setting = {
    how: besideIt,
    files: more,
    correspondence: { definition: sharedWays(more), properties: propertiesWays(more) },
  };
  const made = [at(0), beside, at(1), at(2), at(3)];
  settings.set(target, made);
  return made;
}

/** The target with the golden connector's operations beside its own. */
function withGoldenOperations(files: Files): Files {
  const { definition } = golden('certified');
  const theirs = isObject(files.definition['paths']) ? files.definition['paths'] : {};
  const ours = isObject(definition['paths']) ? definition['paths'] : {};
  const made = { ...files.definition, paths: { ...theirs, ...ours } };
  return { ...files, definition: made, readme: followingReadme(files.readme, files.definition, made) };
}

/** The target with the golden connector's policy after its own. */
function withGoldenPolicy(files: Files): Files {
  const policies = valueAt(files.properties, ['properties', 'policyTemplateInstances']);
  const ours = valueAt(golden('certified').properties, ['properties', 'policyTemplateInstances', 0]);
  const value = [...(isArray(policies) ? policies : []), ...(ours === undefined ? [] : [ours])];
  const edits = [{ path: ['properties', 'policyTemplateInstances'], value }];
  return { ...files, properties: edited(files.properties, edits) as JsonObject };
}

/** The readme after summaries have changed: it names every operation, so it is changed with them. */
export function followingReadme(readme: string, before: JsonObject, after: JsonObject): string {
  const title = (document: JsonObject): unknown => valueAt(document, ['info', 'title']);
  let text = readme;
  const [oldTitle, newTitle] = [title(before), title(after)];
  if (typeof oldTitle === 'string' && typeof newTitle === 'string' && newTitle !== '' && oldTitle !== newTitle) {
    text = text.replaceAll(oldTitle, newTitle);
  }
  const known = new Map(summaries(before));
  const added: string[] = [];
  for (const [place, summary] of summaries(after)) {
    const old = known.get(place);
    if (old === summary) continue;
    const heading = old === undefined ? undefined : `### ${old}\n`;
    if (heading !== undefined && text.includes(heading)) text = text.replace(heading, `### ${summary}\n`);
    else if (summary.trim() !== '') added.push(`### ${summary}\n\nDoes what its name says.\n`);
  }
  if (added.length === 0) return text;
  const section = /^## Supported Operations.*$/im.exec(text);
  if (section === null) return `${text.trimEnd()}\n\n${added.join('\n')}`;
  const end = section.index + section[0].length;
  return `${text.slice(0, end)}\n\n${added.join('\n')}${text.slice(end).replace(/^\n/, '')}`.replace(/\n{3,}/g, '\n\n');
}

function summaries(document: JsonObject): [string, string][] {
  const paths = isObject(document['paths']) ? document['paths'] : {};
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(isObject(item) ? item : {}).flatMap(([method, operation]): [string, string][] =>
      isObject(operation) && typeof operation['summary'] === 'string' ? [[`${method} ${path}`, operation['summary']]] : [],
    ),
  );
}

function mapped(edits: readonly Edit[], ways: Correspondence, document: JsonValue): Edit[] | undefined {
  const made: Edit[] = [];
  for (const { path, value } of edits) {
    const target = mappedPath(path, ways, document);
    if (target === undefined) return undefined;
    made.push({ path: target, value });
  }
  return made;
}

/** The path in the target that corresponds to one in the golden connector, references followed. */
function mappedPath(path: Path, ways: Correspondence, document: JsonValue): Path | undefined {
  const text = (key: string | number): string => String(key);
  let best: readonly [Path, Path] | undefined;
  for (const way of ways) {
    const [from] = way;
    if (from.length > path.length || (best && best[0].length >= from.length)) continue;
    if (from.every((key, at) => text(key) === text(path[at] ?? ''))) best = way;
  }
  if (best === undefined) return path;
  const [from, to] = best;
  if (to.length === 1 && to[0] === absent) return undefined;
  let made: Path = to;
  for (const key of path.slice(from.length)) made = [...followed(made, document), key];
  return made;
}

/** Stands for what the target does not have. */
const absent = '\0absent';
const nowhere: Path = [absent];

function followed(path: Path, document: JsonValue): Path {
  let made = path;
  for (let steps = 0; steps < 20; steps++) {
    const value = valueAt(document, made);
    const reference = isObject(value) ? value['$ref'] : undefined;
    const target = typeof reference === 'string' && reference.startsWith('#/') ? parsePointer(reference.slice(1)) : undefined;
    if (target === undefined) return made;
    made = target;
  }
  return made;
}

const listed: Path = ['paths', '/things', 'get'];
const created: Path = ['paths', '/things', 'post'];
const got: Path = ['paths', '/things/{id}', 'get'];

function definitionWays(connector: Connector, position: number): Correspondence {
  const { definition } = connector;
  if (definition === undefined) return [];
  const document = definition.value;
  const visible = definition.operations.filter(({ isInternal, trigger }) => !isInternal && trigger === undefined);
  const at = <T>(items: readonly T[]): T | undefined => items[position % Math.max(1, items.length)];
  const inline = (operation: Operation, where: string): EffectiveParameter[] =>
    operation.parameters.filter(({ parameter }) => parameter.in === where && !parameter.isInternal);
  const query = (operation: Operation) =>
    inline(operation, 'query').filter(({ parameter }) => parameter.value['type'] === 'string' && !parameter.value['enum']);
  const success = (operation: Operation) => operation.responses.find(({ code }) => /^2\d\d$/.test(code));

  const ways: (readonly [Path, Path])[] = [...sharedWays({ definition: document })];
  const lists = visible.filter(({ method }) => method === 'get');
  const list = at(lists.filter((one) => query(one).length > 0)) ?? at(lists) ?? at(visible);
  const create = at(visible.filter((one) => inline(one, 'body').length > 0));
  const get = at(visible.filter((one) => inline(one, 'path').length > 0));

  if (list === undefined) ways.push([['paths', '/things'], nowhere]);
  else {
    ways.push([['paths', '/things'], pathOf(list.pathItem.place)], [listed, pathOf(list.place)]);
    const parameter = at(query(list)) ?? list.parameters[0];
    ways.push([[...listed, 'parameters', 0], parameter ? pathOf(parameter.parameter.place) : nowhere]);
    for (const extra of [1, 2, 3]) {
      const count = (list.value['parameters'] as readonly unknown[] | undefined)?.length ?? 0;
      ways.push([
        [...listed, 'parameters', extra],
        [...pathOf(list.place), 'parameters', count + extra - 1],
      ]);
    }
    const response = success(list);
    ways.push([[...listed, 'responses', '200'], response ? pathOf(response.response.place) : nowhere]);
    if (response) {
      const root = [...pathOf(response.response.place), 'schema'];
      const found = schemasBelow(root, document);
      const arrays = found.filter(({ value }) => value['type'] === 'array');
      const objects = found.filter(({ value }) => isObject(value['properties']));
      const strings = found.filter(({ value, isProperty }) => isProperty && value['type'] === 'string' && !value['enum']);
      const schema = [...listed, 'responses', '200', 'schema'];
      const name = at(strings)?.path;
      const owner = name?.slice(0, -2) ?? at(objects)?.path ?? nowhere;
      ways.push(
        [schema, at(arrays)?.path ?? root],
        [[...schema, 'items'], owner],
        [[...schema, 'items', 'properties', 'name'], name ?? nowhere],
      );
      const other = strings.find(({ path }) => path !== name)?.path ?? nowhere;
      ways.push([[...schema, 'items', 'properties', 'id'], other]);
    }
  }
  if (create === undefined) ways.push([created, nowhere]);
  else {
    ways.push([created, pathOf(create.place)]);
    const body = inline(create, 'body')[0];
    ways.push([[...created, 'parameters', 0], body ? pathOf(body.parameter.place) : nowhere]);
    const response = success(create);
    ways.push([[...created, 'responses', '201'], response ? pathOf(response.response.place) : nowhere]);
    if (body) {
      const root = followed([...pathOf(body.parameter.place), 'schema'], document);
      const strings = schemasBelow(root, document).filter(
        ({ value, isProperty }) => isProperty && value['type'] === 'string' && !value['enum'],
      );
      const name = at(strings)?.path;
      const schema = [...created, 'parameters', 0, 'schema'];
      ways.push([schema, name?.slice(0, -2) ?? root], [[...schema, 'properties', 'name'], name ?? nowhere]);
    }
  }
  if (get === undefined) ways.push([['paths', '/things/{id}'], nowhere]);
  else {
    ways.push([['paths', '/things/{id}'], pathOf(get.pathItem.place)], [got, pathOf(get.place)]);
    const parameter = at(inline(get, 'path'));
    ways.push([[...got, 'parameters', 0], parameter ? pathOf(parameter.parameter.place) : nowhere]);
    const response = success(get);
    ways.push([[...got, 'responses', '200'], response ? pathOf(response.response.place) : nowhere]);
  }
  return ways;
}

/** What every definition has, whatever its operations are. */
function sharedWays({ definition }: Pick<Files, 'definition'>): Correspondence {
  const ways: (readonly [Path, Path])[] = [];
  const security = Object.keys(isObject(definition['securityDefinitions']) ? definition['securityDefinitions'] : {})[0];
  if (security !== undefined)
    ways.push([
      ['securityDefinitions', 'api_key'],
      ['securityDefinitions', security],
    ]);
  const metadata = isArray(definition['x-ms-connector-metadata']) ? definition['x-ms-connector-metadata'] : [];
  for (const [index, name] of ['Website', 'Privacy policy', 'Categories'].entries()) {
    const place = metadata.findIndex((item) => isObject(item) && item['propertyName'] === name);
    if (place >= 0)
      ways.push([
        ['x-ms-connector-metadata', index],
        ['x-ms-connector-metadata', place],
      ]);
  }
  ways.push([
    ['x-ms-connector-metadata', 3],
    ['x-ms-connector-metadata', metadata.length],
  ]);
  return ways;
}

function propertiesWays({ properties }: Files): Correspondence {
  const ways: (readonly [Path, Path])[] = [];
  const parameters = valueAt(properties, ['properties', 'connectionParameters']);
  const first = Object.entries(isObject(parameters) ? parameters : {}).find(([, value]) => isObject(value) && value['uiDefinition'])?.[0];
  if (first !== undefined)
    ways.push([
      ['properties', 'connectionParameters', 'api_key'],
      ['properties', 'connectionParameters', first],
    ]);
  const policies = valueAt(properties, ['properties', 'policyTemplateInstances']);
  if (isArray(policies)) {
    ways.push([
      ['properties', 'policyTemplateInstances', 0],
      ['properties', 'policyTemplateInstances', policies.length - 1],
    ]);
    ways.push([
      ['properties', 'policyTemplateInstances', 1],
      ['properties', 'policyTemplateInstances', policies.length],
    ]);
  }
  const token = oauthParameterOf(properties);
  if (token !== undefined)
    ways.push([
      ['properties', 'connectionParameters', 'token'],
      ['properties', 'connectionParameters', token],
    ]);
  return ways;
}

interface FoundSchema {
  readonly path: Path;
  readonly value: JsonObject;
  readonly isProperty: boolean;
}

/** The schemas that one leads to, each once, where it is written. */
function schemasBelow(root: Path, document: JsonValue): FoundSchema[] {
  const found: FoundSchema[] = [];
  const seen = new Set<JsonValue>();
  visit(root, false);
  return found;

  function visit(written: Path, isProperty: boolean): void {
    const path = followed(written, document);
    const value = valueAt(document, path);
    if (!isObject(value) || seen.has(value) || found.length > 200) return;
    seen.add(value);
    found.push({ path, value, isProperty: isProperty && path === written });
    const { properties } = value;
    for (const name of Object.keys(isObject(properties) ? properties : {})) visit([...path, 'properties', name], true);
    if (isObject(value['items'])) visit([...path, 'items'], false);
  }
}
