import type { Finding } from '../certify/finding.ts';
import { pointerOf } from '../connector/place.ts';
import type { EditField, EditStep, FileKind } from './protocol.ts';

/** Where the page shows a finding. */
export interface FindingPlace {
  readonly step: EditStep;
  readonly field: string | null;
  readonly operation: string | null;
}

/** Rules about what a kind of sign-in brings as a whole. */
const asksForSignIn: ReadonlySet<string> = new Set([
  'connection-parameters-object',
  'security-definitions-present',
  'security-matches-connection',
  'security-requirement-defined',
]);

/** Tells where findings are shown, for the fields that there are and the pointers of all operations. */
export function findingPlacer(
  fields: readonly EditField[],
  pointerOfField: (field: EditField) => string,
  operations: readonly string[],
): (finding: Finding, file: FileKind | undefined) => FindingPlace {
  const known = new Set(operations);
  const exact = new Map(fields.filter(({ kind }) => kind !== 'json').map((field) => [`${field.file}:${pointerOfField(field)}`, field]));
  const absent = fields.filter(isEmpty).map((field) => ({ field, pointer: pointerOfField(field) }));
  return (finding, file) => {
    const { pointer } = finding.location;
    if (file === undefined || pointer === undefined) return { step: 'general', field: null, operation: null };
    const operation = file === 'definition' ? operationAt(pointer, known) : null;
    const field = exactly(exact, file, pointer) ?? empty(absentBelow(file, pointer), finding) ?? signIn(finding);
    return { step: field?.step ?? stepOf(file, pointer, operation), field: field?.key ?? null, operation };
  };

  function absentBelow(file: FileKind, pointer: string): readonly EmptyField[] {
    const found = absent.filter((one) => one.field.file === file && one.pointer.startsWith(`${pointer}/`));
    return found.map(({ field, pointer: whole }) => ({ field, below: whole.slice(pointer.length) }));
  }

  function empty(below: readonly EmptyField[], finding: Finding): EditField | undefined {
    return below.length === 0 ? undefined : (named(below, finding) ?? missing(below, finding));
  }

  function signIn({ ruleId }: Finding): EditField | undefined {
    return asksForSignIn.has(ruleId) ? fields.find(({ kind }) => kind === 'sign-in') : undefined;
  }
}

/** A field without a value, and its place below that of a finding. */
interface EmptyField {
  readonly field: EditField;
  /** Begins with a slash. */
  readonly below: string;
}

/** The field of a value, or of the list that the value is in. */
function exactly(fields: ReadonlyMap<string, EditField>, file: FileKind, pointer: string): EditField | undefined {
  const field = fields.get(`${file}:${pointer}`);
  if (field !== undefined && field.kind !== 'sign-in') return field;
  const list = fields.get(`${file}:${pointer.replace(/\/[^/]*$/, '')}`);
  return list?.kind === 'list' || list?.metadata !== undefined ? list : field;
}

function isEmpty({ value, kind }: EditField): boolean {
  return kind !== 'json' && (value === null || (typeof value === 'string' && value.trim() === ''));
}

/**
 * A finding about what is not there points at the nearest thing that is, and most end with the name of the member that it lacks. Where that
 * holds several values, the first empty one is where to begin. Whoever chose the other words of the sentence chooses among empty fields below the place.
 */
function named(fields: readonly EmptyField[], { message }: Finding): EditField | undefined {
  const lacks =
    /^.* (?:has|names) no (?:item )?(.{1,200})\.$/s.exec(message)?.[1] ?? /^.* gives (".{1,200}") no value\.$/s.exec(message)?.[1] ?? '';
  for (const words of lacks.split(/ and no |, /)) {
    const name = /^"?([\w-]+(?: [\w-]+)?)"?$/.exec(words)?.[1];
    if (name === undefined) continue;
    const member = pointerOf([name]);
    const found =
      fields.find(({ field, below }) => (field.metadata === undefined ? below === member : field.metadata === name)) ??
      fields.find(({ below }) => below.startsWith(`${member}/`)) ??
      fields.find(({ field, below }) => field.metadata === undefined && below.split('/').length === 3 && below.endsWith(member));
    if (found !== undefined) return found.field;
  }
  return undefined;
}

/** Of other findings about what is not there, the rule's name tells which of its members is meant. */
function missing(fields: readonly EmptyField[], { ruleId }: Finding): EditField | undefined {
  const tokens = new Set(ruleId.split('-'));
  let best: EditField | undefined;
  for (const { field, below } of fields) {
    if (field.words.length === 0 || !field.words.every((word) => tokens.has(word)) || below.split('/').length > 3) continue;
    if (best === undefined || field.words.length > best.words.length) best = field;
  }
  return best;
}

/** The operation that holds a place: `/paths/PATH/METHOD` and what is below it. */
function operationAt(pointer: string, known: ReadonlySet<string>): string | null {
  const start = pointer.split('/').slice(0, 4).join('/');
  return known.has(start) ? start : null;
}

function stepOf(file: FileKind, pointer: string, operation: string | null): EditStep {
  if (operation !== null) return 'definition';
  if (file === 'properties') return /^\/properties\/connectionParameter/.test(pointer) ? 'security' : 'general';
  if (/^\/security/.test(pointer)) return 'security';
  return /^\/(?:paths|definitions|parameters|responses)(?:\/|$)/.test(pointer) ? 'definition' : 'general';
}
