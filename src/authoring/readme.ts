import { isText, type JsonObject, objectOr } from '../connector/json-value.ts';
import type { MarkdownFile } from '../connector/markdown-file.ts';
import type { Program } from '../connector/program.ts';
import { readmeSections } from '../connector/readme-sections.ts';
import { headingsOfNone, type ListedOperation, listedOperations, operationsHeading, unmentioned } from './readme-operations.ts';

/** A readme that says what the definition says, and the headings below which a person has to write. */
export interface ReadmeSkeleton {
  readonly text: string;
  readonly toWrite: readonly string[];
}

interface Section {
  readonly heading: string;
  readonly lines: readonly string[];
  /** Headings that stand for it. */
  readonly known: RegExp;
}

/**
 * The readme of a connector with the sections that its programme expects. Titles, operations and their descriptions are taken from the
 * definition; sections that nothing tells about are left empty, never filled with words.
 */
export function readmeSkeleton(definition: JsonObject, properties: JsonObject, program: Program): ReadmeSkeleton {
  const info = objectOr(definition['info']);
  const sections = sectionsOf(definition, properties, program);
  const title = plainText(isText(info['title']) ? info['title'] : '');
  const description = isText(info['description']) ? (info['description'].trim().split(/\r?\n/, 1)[0] ?? '') : '';
  const head = [`# ${title}`.trim(), '', ...(description === '' ? [] : [plainText(description), ''])];
  const body = sections.flatMap(({ heading, lines }) => [
    `## ${heading}`,
    '',
    ...(lines.some((line) => line !== '') ? [...lines, ''] : []),
  ]);
  return {
    text: `${[...head, ...body].join('\n').trimEnd()}\n`,
    toWrite: sections.filter(({ lines }) => lines.length === 0).map(({ heading }) => heading),
  };
}

function sectionsOf(definition: JsonObject, properties: JsonObject, program: Program): readonly Section[] {
  const publisher = isText(properties['publisher']) ? properties['publisher'] : '';
  return [
    { heading: `Publisher: ${plainText(publisher)}`.trim(), lines: publisher === '' ? [] : [''], known: readmeSections.publisher },
    { heading: 'Prerequisites', lines: [], known: readmeSections.prerequisites },
    { heading: 'Supported Operations', lines: listedOperations(definition).flatMap(linesOf), known: readmeSections.operations },
    { heading: 'Obtaining Credentials', lines: [], known: readmeSections.credentials },
    { heading: 'Getting Started', lines: [], known: readmeSections.gettingStarted },
    { heading: 'Known Issues and Limitations', lines: [], known: readmeSections.knownIssues },
    ...(program === 'certified' ? [{ heading: 'Deployment Instructions', lines: [], known: readmeSections.deployment }] : []),
  ];
}

/** A readme with what it lacks put in, and what that is: headings, and the summaries of operations. */
export interface CompletedReadme extends ReadmeSkeleton {
  readonly operations: readonly string[];
  /** Headings about operations that name none of the definition, as they stood before. */
  readonly ofNone: MarkdownFile['headings'];
}

/**
 * A readme that somebody wrote, with the sections that its programme expects and nobody began at its end, and the operations that it does not
 * mention at the end of their section. What is there keeps its bytes.
 */
export function completedReadme(readme: MarkdownFile, definition: JsonObject, properties: JsonObject, program: Program): CompletedReadme {
  // Who publishes it may be said anywhere.
  const isThere = (known: RegExp): boolean =>
    readme.headings.some(({ text }) => known.test(text)) || (known === readmeSections.publisher && known.test(readme.text));
  const missing = sectionsOf(definition, properties, program).filter(({ known }) => !isThere(known));
  const lacking = unmentioned(readme.text, listedOperations(definition));
  const end = readme.text.includes('\r\n') ? '\r\n' : '\n';
  const isListed = isThere(readmeSections.operations);
  const operations = isListed ? lacking.flatMap(linesOf) : [];
  const added = missing.flatMap(({ heading, lines }) => [
    `## ${heading}`,
    '',
    ...(lines.some((line) => line !== '') ? [...lines, ''] : []),
  ]);
  const place = isListed ? endOfSection(readme) : readme.text.length;
  const text = [
    inserted(readme.text.slice(0, place), operations, end),
    place < readme.text.length && operations.length > 0 ? end : '',
    inserted(readme.text.slice(place), added, end),
  ].join('');
  return {
    text,
    toWrite: missing.filter(({ lines }) => lines.length === 0).map(({ heading }) => heading),
    operations: lacking.map(({ name }) => name),
    ofNone: headingsOfNone(readme, definition),
  };
}

/** Where the section about operations ends: at the next heading of its level, or the end of the file. */
function endOfSection(readme: MarkdownFile): number {
  const { headings, text } = readme;
  const start = operationsHeading(readme);
  const next = start && headings.find(({ line, level }) => line > start.line && level <= start.level);
  if (next === undefined) return text.length;
  const before = text.split('\n').slice(0, next.line - 1);
  return before.join('\n').length + 1;
}

/** The text with further lines behind an empty line. */
function inserted(text: string, lines: readonly string[], end: string): string {
  if (lines.length === 0) return text;
  const gap = text === '' || /\n\r?\n$/.test(text) ? '' : text.endsWith('\n') ? end : end + end;
  return `${text}${gap}${lines.join(end).trimEnd()}${end}`;
}

function linesOf({ name, description }: ListedOperation): readonly string[] {
  return [`### ${plainText(name)}`, '', ...(description === '' ? [] : [plainText(description), ''])];
}

/** The introduction of the certification package, with the headings of its template; what it is for stands in the definition. */
export function introSkeleton(definition: JsonObject): ReadmeSkeleton {
  const description = objectOr(definition['info'])['description'];
  const first = isText(description) ? plainText(description) : '';
  const headings = ['Prerequisites', 'How to get credentials', 'Get started with your connector', 'Known issues and limitations'];
  const all = [...headings, 'Common errors and remedies', 'FAQ'];
  return { text: `${[first, ...all.map((heading) => `## ${heading}`)].filter((line) => line !== '').join('\n\n')}\n`, toWrite: all };
}

/** The text on one line, with what would be markup made plain. */
function plainText(text: string): string {
  return text
    .replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ')
    .replace(/([\\`*_[\]<>|])/g, '\\$1')
    .trim();
}
