import type { FolderEntry } from '../src/connector/folder.ts';
import type { JsonObject, JsonValue } from '../src/connector/json-value.ts';

/** A file of the folder as an example sees it: its text or bytes, or an entry that is not a plain file. */
export type ExampleFile = string | Uint8Array | Partial<Omit<FolderEntry, 'path'>> | undefined;

/** The longest list or object beside the changed members that is shown, in characters. */
const longestBeside = 60;

/** A node as it is after a change: what changed in full, of the rest what is short, and the names of members that were removed. */
export function membersText(before: JsonObject, members: JsonObject): string {
  const written = Object.entries({ ...before, ...members }).filter(([, value]) => value !== undefined);
  const removed = Object.keys(members).filter((name) => members[name] === undefined);
  const lines = written.map(([name, value]) => {
    const text = Object.hasOwn(members, name) ? JSON.stringify(value, null, 2).replaceAll('\n', '\n  ') : besideText(value);
    return `  ${JSON.stringify(name)}: ${text}`;
  });
  return [
    ...(lines.length > 0 ? [`{\n${lines.join(',\n')}\n}`] : removed.length > 0 ? [] : ['{}']),
    ...(removed.length > 0 ? [`(absent: ${removed.join(', ')})`] : []),
  ].join('\n');
}

function besideText(value: JsonValue | undefined): string {
  const text = JSON.stringify(value) ?? '';
  if (text.length <= longestBeside || typeof value !== 'object') return text;
  return Array.isArray(value) ? '[…]' : '{…}';
}

/** A folder: its name where an example is about that, the text of the files it is about, and the names of others. */
export function folderText(
  name: string | undefined,
  files: Readonly<Record<string, ExampleFile>>,
  told: Readonly<Record<string, ExampleFile>>,
): string {
  const lines = Object.entries(files).map(([file, content]) =>
    typeof content === 'string' && Object.hasOwn(told, file) ? `${file}:\n${content}` : `${file}${entryFacts(content)}`,
  );
  return [...(name === undefined ? [] : [`folder ${JSON.stringify(name)}`]), ...lines].join('\n');
}

function entryFacts(content: ExampleFile): string {
  if (content === undefined) return ' (absent)';
  if (typeof content === 'string') return '';
  if (content instanceof Uint8Array) return ` (${content.length} bytes)`;
  const { kind = 'file', executable, size } = content;
  const facts = [...(kind === 'file' ? [] : [kind]), ...(executable ? ['executable'] : []), ...(size ? [`${size} bytes`] : [])];
  return facts.length === 0 ? '' : ` (${facts.join(', ')})`;
}

/** Lines of two versions that are shown as they are; of longer ones, what they have alike is left out. */
const mostLinesOfVersions = 23;
const linesAround = 3;

/** Two versions of an example, one below the other. */
export function versionsText(before: string, after: string): string {
  const [a, b] = [before.split('\n'), after.split('\n')];
  const isShort = a.length + b.length <= mostLinesOfVersions;
  const common = Math.min(a.length, b.length);
  let start = 0;
  while (start < common && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < common - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const [skipped, rest] = isShort ? [0, 0] : [Math.max(0, start - linesAround), Math.max(0, end - linesAround)];
  const part = (lines: readonly string[]): string[] => [
    ...(skipped > 0 ? ['…'] : []),
    ...lines.slice(skipped, lines.length - rest),
    ...(rest > 0 ? ['…'] : []),
  ];
  return ['before:', ...part(a), 'after:', ...part(b)].join('\n');
}
