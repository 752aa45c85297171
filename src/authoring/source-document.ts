import { Composer, type Document, isScalar, Lexer, Parser, visit } from 'yaml';
import { scanJson } from '../connector/json-scan.ts';
import { isArray, isObject, type JsonObject, type JsonValue } from '../connector/json-value.ts';
import { below, type Place, pathOf, pointerOf, root } from '../connector/place.ts';
import { UserError } from '../connector/user-error.ts';
import { azureExportIn } from './azure-export.ts';
import { isCollection } from './postman/collection.ts';

/** A description of an API, as far as it is known what it is. */
export interface SourceDocument {
  readonly kind: 'openapi-2.0' | 'openapi-3' | 'postman';
  readonly document: JsonObject;
}

/** Bytes of a source that is read: the largest published description has twelve million. */
export const mostSourceBytes = 25_000_000;
/** The same for YAML, which takes its parser much longer. */
const mostYamlBytes = 2_000_000;
/** Words, signs, blanks and line ends as the parser counts them: real descriptions have three letters for each. */
const mostYamlPieces = 1_500_000;
const mostAliases = 1000;
/** Levels of nesting: real descriptions have forty. */
const mostLevels = 200;
/** Values after all aliases of YAML are followed. */
const mostValues = 4_000_000;

/** Reads a description from JSON or YAML. A `UserError` names the source and says why it cannot be imported. */
export function parseSource(name: string, bytes: Uint8Array): SourceDocument {
  if (bytes.length > mostSourceBytes) throw new UserError(`${name} has ${bytes.length} bytes; at most ${mostSourceBytes} are read.`);
  const value = unwrapped(name, parsed(name, textOf(name, bytes), bytes.length));
  if (!isObject(value)) throw new UserError(`${name} holds no object, so it describes no API.`);
  const problem = structureProblem(value);
  if (problem !== undefined) throw new UserError(`${name} ${problem}`);
  const { swagger, openapi } = value;
  if (typeof openapi === 'string' && /^3\.[01]\./.test(openapi)) return { kind: 'openapi-3', document: value };
  if (swagger === '2.0') return { kind: 'openapi-2.0', document: value };
  const collection = isObject(value['collection']) ? value['collection'] : value;
  if (isCollection(collection)) return { kind: 'postman', document: collection };
  if (Array.isArray(value['requests']) && value['order'] !== undefined)
    throw new UserError(`${name} is a Postman collection of version 1; export it as version 2.1.`);
  const said = openapi ?? swagger;
  throw new UserError(
    said === undefined
      ? `${name} is no description of an API that can be imported: it names neither "swagger": "2.0" nor "openapi": "3.0.x" or "3.1.x", and is no Postman collection 2.0 or 2.1.`
      : `${name} has version ${JSON.stringify(said).slice(0, 40)}; OpenAPI 2.0, 3.0 and 3.1 can be imported.`,
  );
}

/** What an export of Azure API Management is wrapped around; a description that is text inside of it is parsed. */
function unwrapped(name: string, value: unknown): unknown {
  const found = isObject(value) ? azureExportIn(value) : undefined;
  if (found === undefined) return value;
  if ('link' in found)
    throw new UserError(
      `${name} is an export of Azure API Management that holds no description, but an address where it is for five minutes. Import that address, or export with the format openapi+json.`,
    );
  const { description } = found;
  return typeof description === 'string'
    ? parsed(`The description in ${name}`, description, new TextEncoder().encode(description).length)
    : description;
}

function textOf(name: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new UserError(`${name} is no UTF-8 text.`, { cause });
  }
}

function parsed(name: string, text: string, size: number): unknown {
  if (/^\s*[{[]/.test(text)) {
    const { tooDeepAt } = scanJson(new TextEncoder().encode(text), mostLevels);
    if (tooDeepAt !== -1) throw new UserError(`${name} nests more than ${mostLevels} levels deep.`);
    try {
      return JSON.parse(text);
    } catch (cause) {
      throw new UserError(`${name} is no JSON: ${cause instanceof Error ? cause.message.slice(0, 200) : 'it cannot be parsed'}.`, {
        cause,
      });
    }
  }
  if (size > mostYamlBytes)
    throw new UserError(`${name} has ${size} bytes; of YAML at most ${mostYamlBytes} are read. Convert it to JSON and import that.`);
  try {
    return parsedYaml(name, text);
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    const reason = cause instanceof Error ? cause.message : 'it cannot be parsed';
    throw new UserError(`${name} is neither JSON nor YAML: ${reason.slice(0, 200)}.`, { cause });
  }
}

/** Throws an `Error` that names the first thing that is wrong, or a `UserError` for what is too much. */
function parsedYaml(name: string, text: string): unknown {
  const document = composed(name, text);
  const [error] = document.errors;
  if (error !== undefined) throw new Error(`${error.message}${lineOf(text, error.pos[0])}`);
  let aliases = 0;
  visit(document, {
    Alias: () => {
      // Each is looked for among everything before it.
      aliases += 1;
      if (aliases > mostAliases) throw new Error(`more than ${mostAliases} aliases`);
    },
    Map: (_, { items }) => {
      const names = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        if (names.has(key.value)) throw new Error(`the key ${shown(key.value)} stands twice in one mapping${lineOf(text, key.range?.[0])}`);
        names.add(key.value);
      }
    },
  });
  return document.toJS({ maxAliasCount: mostAliases });
}

function composed(name: string, text: string): Document.Parsed {
  // The parser's own look for repeated keys compares each with all before it.
  const options = { uniqueKeys: false, prettyErrors: false, logLevel: 'error', stringKeys: true, schema: 'core' } as const;
  const { stackTraceLimit } = Error;
  // The parser makes an error of each wrong letter, and goes on: without their stacks a million of them take a quarter of the time.
  Error.stackTraceLimit = 0;
  try {
    const [document, another] = new Composer(options).compose(tokensOf(name, text), true, text.length);
    if (document === undefined) throw new Error('it holds no document');
    if (another !== undefined && document.errors.length === 0) throw new Error('it holds several documents');
    return document;
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** The text as the parser takes it, which keeps what is open on a stack: its levels are counted before anything recurses over them. */
function* tokensOf(name: string, text: string) {
  const parser = new Parser();
  let pieces = 0;
  for (const piece of new Lexer().lex(text)) {
    pieces += 1;
    if (pieces > mostYamlPieces)
      throw new UserError(`${name} has more than ${mostYamlPieces} words and signs of YAML. Convert it to JSON and import that.`);
    yield* parser.next(piece);
    // Below the levels is the document, above them the text that is being read.
    if (parser.stack.length > mostLevels + 3) throw new UserError(`${name} nests more than ${mostLevels} levels deep.`);
  }
  yield* parser.end();
}

function shown(key: unknown): string {
  return JSON.stringify(key).slice(0, 80);
}

function lineOf(text: string, at: number | undefined): string {
  return at === undefined ? '' : ` (line ${text.slice(0, at).split('\n').length})`;
}

/** What would make a conversion go on for ever, or read another document: told with its place. */
function structureProblem(document: JsonObject): string | undefined {
  let values = 0;
  const waiting: { readonly value: JsonValue | undefined; readonly place: Place; readonly depth: number }[] = [
    { value: document, place: root, depth: 0 },
  ];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, place, depth } = next;
    values += 1;
    if (values > mostValues) return `holds more than ${mostValues} values.`;
    if (depth > mostLevels) return `nests more than ${mostLevels} levels deep.`;
    if (isArray(value))
      for (const [index, item] of value.entries()) waiting.push({ value: item, place: below(place, index), depth: depth + 1 });
    else if (isObject(value)) {
      const reference = Object.hasOwn(value, '$ref') ? value['$ref'] : undefined;
      if (typeof reference === 'string' && !reference.startsWith('#') && !isPropertyMap(place))
        return `refers to another document at ${pointerOf(pathOf(place))} (${JSON.stringify(reference).slice(0, 120)}), and nothing is fetched: bundle it into one document first.`;
      for (const [name, member] of Object.entries(value)) waiting.push({ value: member, place: below(place, name), depth: depth + 1 });
    }
  }
  return undefined;
}

/** True where `$ref` is the name of a property, an example or an extension, and refers to nothing. */
function isPropertyMap(place: Place): boolean {
  const path = pathOf(place);
  return (
    path.at(-1) === 'properties' ||
    path.some((key) => key === 'example' || key === 'examples' || key === 'default' || key === 'enum' || String(key).startsWith('x-'))
  );
}
