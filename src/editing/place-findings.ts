import type { Finding } from '../certify/finding.ts';
import type { EditField, EditStep, FileKind } from './protocol.ts';

/** Where the page shows a finding. */
export interface FindingPlace {
  readonly step: EditStep;
  readonly field: string | null;
  readonly operation: string | null;
}

/** Tells where findings are shown, for the fields that there are and the pointers of all operations. */
export function findingPlacer(
  fields: readonly EditField[],
  pointerOfField: (field: EditField) => string,
  operations: readonly string[],
): (finding: Finding, file: FileKind | undefined) => FindingPlace {
  const known = new Set(operations);
  const exact = new Map(fields.filter(({ kind }) => kind !== 'json').map((field) => [`${field.file}:${pointerOfField(field)}`, field]));
  const absent = fields.filter(({ value, kind }) => (value === null || value === '') && kind !== 'json');
  return ({ ruleId, location: { pointer } }, file) => {
    if (file === undefined || pointer === undefined) return { step: 'general', field: null, operation: null };
    const operation = file === 'definition' ? operationAt(pointer, known) : null;
    const field = exactly(exact, file, pointer) ?? missing(absent, pointerOfField, file, pointer, ruleId);
    return { step: field?.step ?? stepOf(file, pointer, operation), field: field?.key ?? null, operation };
  };
}

/** The field of a value, or of the list that the value is in. */
function exactly(fields: ReadonlyMap<string, EditField>, file: FileKind, pointer: string): EditField | undefined {
  const field = fields.get(`${file}:${pointer}`);
  if (field !== undefined && field.kind !== 'sign-in') return field;
  const list = fields.get(`${file}:${pointer.replace(/\/[^/]*$/, '')}`);
  return list?.kind === 'list' || list?.metadata !== undefined ? list : field;
}

/** A finding about what is not there points at the nearest thing that is; the rule's name tells which of its members is meant. */
function missing(
  absent: readonly EditField[],
  pointerOfField: (field: EditField) => string,
  file: FileKind,
  pointer: string,
  ruleId: string,
): EditField | undefined {
  const tokens = new Set(ruleId.split('-'));
  let best: EditField | undefined;
  for (const field of absent) {
    if (field.file !== file || field.words.length === 0 || !field.words.every((word) => tokens.has(word))) continue;
    const rest = pointerOfField(field);
    if (!rest.startsWith(`${pointer}/`) || rest.slice(pointer.length + 1).split('/').length > 2) continue;
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
