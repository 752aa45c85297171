import { rewritten } from '../certify/json-edits.ts';
import { parseJsonFile } from '../connector/json-file.ts';
import type { JsonValue } from '../connector/json-value.ts';
import { strictProblem } from '../connector/strict-json.ts';
import { UserError } from '../connector/user-error.ts';
import { withMetadata, withValue } from './document-change.ts';
import type { Change, FileKind, HeldFile, HeldFiles } from './protocol.ts';
import { signInChoices, withSignIn } from './sign-in.ts';
import { typedText } from './typed-text.ts';

/**
 * The texts after a change: the smallest edits of what was read that give the new values. A `UserError` where a text is no strict JSON, so
 * that nobody can be sure which of its parts a place means.
 */
export function withChange(files: HeldFiles, change: Change): HeldFiles {
  switch (change.kind) {
    case 'text': {
      const text = typedText(held(files, change.file).text, change.text);
      return { ...files, [change.file]: { text, base: text } };
    }
    case 'metadata': {
      const file = held(files, 'definition');
      return { ...files, definition: withDocument(file, withMetadata(documentOf(file), change.name, change.value ?? undefined)) };
    }
    case 'value': {
      const file = held(files, change.file);
      return { ...files, [change.file]: withDocument(file, withValue(documentOf(file), change.path, change.value ?? undefined)) };
    }
    case 'sign-in': {
      if (!signInChoices.some(({ value }) => value === change.to)) throw new UserError('There is no such kind of sign-in.');
      const [definition, properties] = [held(files, 'definition'), held(files, 'properties')];
      const next = withSignIn({ definition: documentOf(definition), properties: documentOf(properties) }, change.to);
      return { ...files, definition: withDocument(definition, next.definition), properties: withDocument(properties, next.properties) };
    }
  }
}

/** Why the values of a text cannot be edited one by one, in a sentence; `undefined` when they can. */
export function problemOfText(name: string, text: string): string | undefined {
  const file = parseJsonFile(name, new TextEncoder().encode(text));
  const problem = strictProblem(file);
  if (problem === undefined && file.value !== undefined) return undefined;
  return `${name} is no strict JSON: ${problem ?? 'it holds no value.'} Edit its text until it is.`;
}

function held(files: HeldFiles, kind: FileKind): HeldFile {
  const file = files[kind];
  if (file === undefined) throw new UserError(`The ${kind} cannot be edited here.`);
  return file;
}

function documentOf({ text }: HeldFile): JsonValue {
  const problem = problemOfText('The file', text);
  if (problem !== undefined) throw new UserError(problem);
  return JSON.parse(text) as JsonValue;
}

/** From the base, so that a value that is put back has its old spelling and place again. */
function withDocument({ text, base }: HeldFile, value: JsonValue): HeldFile {
  const from = problemOfText('', base) === undefined ? base : text;
  return { text: rewritten(from, value), base: from };
}
