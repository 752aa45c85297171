import { isObject, isText, type JsonObject, objectOr } from '../connector/json-value.ts';
import type { MarkdownFile } from '../connector/markdown-file.ts';
import { readmeSections } from '../connector/readme-sections.ts';

/** An operation that makers see, as a readme tells of it. */
export interface ListedOperation {
  /** Its summary, else its id; empty when it has none. */
  readonly name: string;
  /** The first line of its description. */
  readonly description: string;
}

const methods = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch']);

/** The operations that makers see, in the order of the definition. */
export function listedOperations(definition: JsonObject): readonly ListedOperation[] {
  return operationsIn(definition).flatMap(({ operation }) => {
    if (operation['x-ms-visibility'] === 'internal') return [];
    const description = isText(operation['description']) ? (operation['description'].trim().split(/\r?\n/, 1)[0] ?? '') : '';
    return [{ name: nameOf(operation), description }];
  });
}

/** Those of them that the text does not mention anywhere. */
export function unmentioned(text: string, operations: readonly ListedOperation[]): readonly ListedOperation[] {
  const [prose, words] = [singleBlanks(text), wordsOf(text)];
  // A readme may write `list\_orders` where the definition has `list_orders`.
  return operations.filter(({ name }) => name !== '' && !prose.includes(singleBlanks(name)) && !hasWords(words, name));
}

/** Headings of the section about operations that name none of the definition's, and stand neither above nor below one that does. */
export function headingsOfNone(readme: MarkdownFile, definition: JsonObject): MarkdownFile['headings'] {
  const names = operationsIn(definition).flatMap(({ operation }) => [operation['summary'], operation['operationId']].filter(isText));
  const wanted = names.map(wordsOf).filter((words) => words.trim() !== '');
  const section = headingsOfSection(readme).map((heading) => {
    const words = wordsOf(heading.text);
    return { heading, isEmpty: words.trim() === '', isNamed: wanted.some((name) => words.includes(name)) };
  });
  const found: MarkdownFile['headings'][number][] = [];
  let above: number | undefined;
  for (const [index, { heading, isEmpty, isNamed }] of section.entries()) {
    if (above !== undefined && heading.level > above) continue;
    above = undefined;
    if (!isNamed && (readmeSections.operations.test(heading.text) || hasNamedBelow(section, index))) continue;
    above = heading.level;
    if (!isNamed && !isEmpty) found.push(heading);
  }
  return found;
}

/** True when a heading of a deeper level, before the next of the same, names an operation. */
function hasNamedBelow(
  section: readonly { readonly heading: MarkdownFile['headings'][number]; readonly isNamed: boolean }[],
  index: number,
): boolean {
  const level = section[index]?.heading.level ?? 0;
  for (let next = index + 1; next < section.length; next += 1) {
    const one = section[next];
    if (one === undefined || one.heading.level <= level) return false;
    if (one.isNamed) return true;
  }
  return false;
}

/** An operation that is called by another name than before. */
export interface Renamed {
  readonly before: string;
  readonly after: string;
}

/** The operations that were given another name, and whose old one is a heading of the readme that names nothing any more. */
export function renamedInReadme(readme: MarkdownFile, before: JsonObject, after: JsonObject): readonly Renamed[] {
  const headings = headingsOfNone(readme, after).map(({ text }) => wordsOf(text));
  const old = new Map(operationsIn(before).map(({ place, operation }) => [place, nameOf(operation)]));
  return operationsIn(after).flatMap(({ place, operation }) => {
    const [was, is] = [old.get(place) ?? '', nameOf(operation)];
    return was !== '' && is !== '' && was !== is && headings.includes(wordsOf(was)) ? [{ before: was, after: is }] : [];
  });
}

/** The heading of the section about operations; the title of the readme, its first heading, may be worded like one. */
export function operationsHeading({ headings }: MarkdownFile): MarkdownFile['headings'][number] | undefined {
  const all = headings.filter(({ text }) => readmeSections.operations.test(text));
  return all.find((one) => one !== headings[0]) ?? all[0];
}

function headingsOfSection(readme: MarkdownFile): MarkdownFile['headings'] {
  const start = operationsHeading(readme);
  // A title alone is no section.
  if (start === undefined || (start.level === 1 && start === readme.headings[0])) return [];
  const rest = readme.headings.filter(({ line }) => line > start.line);
  const end = rest.findIndex(({ level }) => level <= start.level);
  return end < 0 ? rest : rest.slice(0, end);
}

function operationsIn(definition: JsonObject): readonly { readonly place: string; readonly operation: JsonObject }[] {
  return Object.entries(objectOr(definition['paths'])).flatMap(([path, item]) =>
    Object.entries(objectOr(item)).flatMap(([method, operation]) =>
      methods.has(method) && isObject(operation) ? [{ place: `${method} ${path}`, operation }] : [],
    ),
  );
}

function nameOf(operation: JsonObject): string {
  return [operation['summary'], operation['operationId']].find(isText) ?? '';
}

function singleBlanks(text: string): string {
  return text.trim().replace(/\s+/g, ' ').toLowerCase();
}

/** The words of a text between single blanks: what is markup or punctuation parts them. */
function wordsOf(text: string): string {
  return ` ${(text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).join(' ')} `;
}

function hasWords(words: string, name: string): boolean {
  const wanted = wordsOf(name);
  return wanted.trim() !== '' && words.includes(wanted);
}
