import { arrayOr, equalJson, isArray, isObject, type JsonObject, objectOr } from './json-value.ts';
import { below } from './place.ts';
import type { Located, Resolve } from './references.ts';
import { isMarkedInternal } from './schemas.ts';

/** A schema, or a parameter that is none, as one version writes it; references are followed. */
export interface FieldVersion extends Located {
  /** Named in `required` by the object it is a property of; of a parameter, `required: true`. */
  readonly isRequired: boolean;
  /** Everything it is part of is required as well. */
  readonly isRequiredAbove: boolean;
  /** Marked as internal itself. */
  readonly isInternal: boolean;
  /** Part of something internal. */
  readonly isInternalAbove: boolean;
}

/** One field in two versions; one side is absent where only the other version has it. */
export type FieldVersions = { readonly label: string } & (
  | { readonly before: FieldVersion; readonly after: FieldVersion }
  | { readonly before: FieldVersion; readonly after: undefined }
  | { readonly before: undefined; readonly after: FieldVersion }
);

/** Compares the schemas of two documents, whatever refers to whatever. */
export interface SchemaComparison {
  /**
   * The fields at and below two fields that the versions do not write alike, in the order of the older one: one side is absent, or
   * members differ that do not just lead to deeper fields. Nothing is told below an absent side. Circles are followed once.
   */
  readonly between: (label: string, before: FieldVersion, after: FieldVersion) => readonly FieldVersions[];
  /** True once the comparison cost more than `mostSteps`: it then stopped, and what it told is not all. */
  readonly isExhausted: () => boolean;
}

/** Pairs looked at and fields told between two versions. The largest published definition takes 60,000 when all of it changes. */
const mostSteps = 500_000;
const deepest = 500;

/** What is known of a pair of objects: how deep on the way down it is open, or what differs below it, relative to it. */
type Knowledge = { readonly openAt: number } | { readonly parts: readonly FieldVersions[] };

/** Makes a comparison; it remembers pairs of schemas, because operations share most of them. */
export function compareSchemas(resolveBefore: Resolve, resolveAfter: Resolve): SchemaComparison {
  const known = new Map<JsonObject, Map<JsonObject, Knowledge>>();
  let steps = 0;

  return {
    isExhausted: () => steps > mostSteps,
    between: (label, before, after) => {
      const fields: FieldVersions[] = isAlike(before, after) ? [] : [{ label, before, after }];
      for (const part of differencesBelow(before, after, 0).parts) {
        steps += 1;
        if (steps > mostSteps) break;
        fields.push(inside(label, before, after, part));
      }
      return fields;
    },
  };

  /** `cutAt` is how deep the outermost pair is open that a circle led back to: up there more may differ than is told here. */
  function differencesBelow(before: Located, after: Located, depth: number): { parts: readonly FieldVersions[]; cutAt: number } {
    const pairs = known.get(before.value) ?? new Map<JsonObject, Knowledge>();
    known.set(before.value, pairs);
    const knowledge = pairs.get(after.value);
    if (knowledge !== undefined && 'parts' in knowledge) return { parts: knowledge.parts, cutAt: Number.POSITIVE_INFINITY };
    if (knowledge !== undefined) return { parts: [], cutAt: knowledge.openAt };
    steps += 1;
    if (depth > deepest) steps = Number.POSITIVE_INFINITY;
    if (steps > mostSteps) return { parts: [], cutAt: 0 };

    pairs.set(after.value, { openAt: depth });
    const parts: FieldVersions[] = [];
    let cutAt = Number.POSITIVE_INFINITY;
    const older = partsOf(before, resolveBefore);
    const newer = partsOf(after, resolveAfter);
    for (const [key, { label, field: old }] of older) {
      const now = newer.get(key)?.field;
      if (now === undefined) parts.push({ label, before: old, after: undefined });
      else {
        if (!isAlike(old, now)) parts.push({ label, before: old, after: now });
        const deeper = differencesBelow(old, now, depth + 1);
        cutAt = Math.min(cutAt, deeper.cutAt);
        for (const part of deeper.parts) parts.push(inside(label, old, now, part));
        steps += deeper.parts.length;
      }
    }
    for (const [key, { label, field }] of newer) if (!older.has(key)) parts.push({ label, before: undefined, after: field });

    // A circle that leads back above this pair left something out that is told there: asked from elsewhere, it must be looked for again.
    const isWhole = cutAt >= depth;
    if (isWhole) pairs.set(after.value, { parts });
    else pairs.delete(after.value);
    return { parts, cutAt: isWhole ? Number.POSITIVE_INFINITY : cutAt };
  }
}

/** A part as seen from further up: with the label of what it is part of, and what holds above it. */
function inside(label: string, before: FieldVersion, after: FieldVersion, part: FieldVersions): FieldVersions {
  const seen = (field: FieldVersion, above: FieldVersion): FieldVersion => ({
    ...field,
    isRequiredAbove: field.isRequiredAbove && above.isRequired && above.isRequiredAbove,
    isInternalAbove: field.isInternalAbove || above.isInternal || above.isInternalAbove,
  });
  return {
    label: `${label}${part.label}`,
    before: part.before && seen(part.before, before),
    after: part.after && seen(part.after, after),
  } as FieldVersions;
}

interface Part {
  readonly label: string;
  readonly field: FieldVersion;
}

/** What a schema is made of: its properties, those of its `allOf` branches included, its items, and its further properties. */
function partsOf(schema: Located, resolve: Resolve): Map<string, Part> {
  const parts = new Map<string, Part>();
  const add = (key: string, label: string, written: Located, isRequired: boolean): void => {
    const target = followed(written, resolve);
    if (target === undefined || parts.has(key)) return;
    // The reference may hide what it refers to: the designer looks at both.
    const isInternal = isMarkedInternal(written.value) || isMarkedInternal(target.value);
    parts.set(key, { label, field: { ...target, isRequired, isRequiredAbove: true, isInternal, isInternalAbove: false } });
  };
  const branches = branchesOf(schema, resolve);
  const required = new Set(branches.flatMap(({ value }) => arrayOr(value['required'])));
  for (const { value, place } of branches) {
    const properties = objectOr(value['properties']);
    for (const name of Object.keys(properties)) {
      const property = properties[name];
      if (isObject(property)) add(`.${name}`, `.${name}`, { value: property, place: below(place, 'properties', name) }, required.has(name));
    }
    for (const [member, label] of [['items', '[]'] as const, ['additionalProperties', '.*'] as const]) {
      const part = value[member];
      // An item is there whenever its array is: it adds nothing to what is required.
      if (isObject(part)) add(member, label, { value: part, place: below(place, member) }, true);
    }
  }
  return parts;
}

/** The schema and its `allOf` branches at any depth, each once; what the schema writes itself comes first and wins. */
function branchesOf(schema: Located, resolve: Resolve): readonly Located[] {
  const branches = new Map<JsonObject, Located>();
  const open: Located[] = [schema];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const branch = followed(next, resolve);
    if (branch === undefined || branches.has(branch.value)) continue;
    branches.set(branch.value, branch);
    const { value, place } = branch;
    if (!isArray(value['allOf'])) continue;
    for (const [index, one] of value['allOf'].entries()) if (isObject(one)) open.push({ value: one, place: below(place, 'allOf', index) });
  }
  return [...branches.values()];
}

function followed(written: Located, resolve: Resolve): Located | undefined {
  const reference = written.value['$ref'];
  return typeof reference === 'string' ? resolve(reference) : written;
}

const leading = new Set(['properties', 'items', 'allOf', 'additionalProperties', 'required']);

/** True when two versions of a field say the same about it; what it is made of is compared part by part. */
function isAlike(before: FieldVersion, after: FieldVersion): boolean {
  if (before.isRequired !== after.isRequired || before.isInternal !== after.isInternal) return false;
  if (before.value === after.value) return true;
  const names = (value: JsonObject): string[] => Object.keys(value).filter((name) => !leading.has(name));
  const older = names(before.value);
  return (
    older.length === names(after.value).length &&
    older.every((name) => Object.hasOwn(after.value, name) && equalJson(before.value[name], after.value[name]))
  );
}
