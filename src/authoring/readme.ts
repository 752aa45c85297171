import { isObject, isText, type JsonObject, objectOr } from '../connector/json-value.ts';
import type { Program } from '../connector/program.ts';

/** A readme that says what the definition says, and the headings below which a person has to write. */
export interface ReadmeSkeleton {
  readonly text: string;
  readonly toWrite: readonly string[];
}

interface Section {
  readonly heading: string;
  readonly lines: readonly string[];
}

const methods = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch']);

/**
 * The readme of a connector with the sections that its programme expects. Titles, operations and their descriptions are taken from the
 * definition; sections that nothing tells about are left empty, never filled with words.
 */
export function readmeSkeleton(definition: JsonObject, properties: JsonObject, program: Program): ReadmeSkeleton {
  const info = objectOr(definition['info']);
  const publisher = isText(properties['publisher']) ? properties['publisher'] : '';
  const sections: Section[] = [
    { heading: `Publisher: ${plainText(publisher)}`.trim(), lines: publisher === '' ? [] : [''] },
    { heading: 'Prerequisites', lines: [] },
    { heading: 'Supported Operations', lines: operationLines(definition) },
    { heading: 'Obtaining Credentials', lines: [] },
    { heading: 'Getting Started', lines: [] },
    { heading: 'Known Issues and Limitations', lines: [] },
    ...(program === 'certified' ? [{ heading: 'Deployment Instructions', lines: [] }] : []),
  ];
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

function operationLines(definition: JsonObject): string[] {
  return Object.values(objectOr(definition['paths'])).flatMap((item) =>
    Object.entries(objectOr(item)).flatMap(([method, operation]) => {
      if (!methods.has(method) || !isObject(operation) || operation['x-ms-visibility'] === 'internal') return [];
      const name = [operation['summary'], operation['operationId']].find(isText) ?? '';
      const description = isText(operation['description']) ? (operation['description'].trim().split(/\r?\n/, 1)[0] ?? '') : '';
      return [`### ${plainText(name)}`, '', ...(description === '' ? [] : [plainText(description), ''])];
    }),
  );
}

/** The text on one line, with what would be markup made plain. */
function plainText(text: string): string {
  return text
    .replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ')
    .replace(/([\\`*_[\]<>|])/g, '\\$1')
    .trim();
}
