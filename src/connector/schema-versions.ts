import { equalJson } from './json-value.ts';
import type { Resolve } from './references.ts';
import { type ContentReader, contentReader, type SchemaContent } from './schema-parts.ts';

/** A schema or a parameter as one version has it; references and `allOf` are followed. */
export interface FieldVersion extends SchemaContent {
  /** The same without its context: many fields share it. */
  readonly content: SchemaContent;
  /** Named in `required` by the object it is a property of; of a parameter, `required: true`. */
  readonly isRequired: boolean;
  /** A parameter or property; false for items and further properties, which count as required where what holds them is. */
  readonly isNamed: boolean;
  /** Everything it is part of is required as well. */
  readonly isRequiredAbove: boolean;
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
  readonly before: ContentReader;
  readonly after: ContentReader;
  /**
   * The fields at and below two fields that the versions do not write alike: one side is absent, or they say something else. Nothing
   * is told below an absent side. What is part of itself is followed once, by the shortest way.
   */
  readonly between: (label: string, before: FieldVersion | undefined, after: FieldVersion | undefined) => readonly FieldVersions[];
  /** True once the comparison cost too much: it then stopped, and what it told is not all. */
  readonly isExhausted: () => boolean;
}

/** What one comparison may cost: a step for each value looked at. Published definitions of which every field changes take 60,000. */
const mostSteps = 250_000;
/** A difference that is kept takes memory, and each thing that refers to its schema keeps it once more. */
const costOfDifference = 4;
/** A long way takes memory as well: each thing that is told spells its label out. */
const charactersOfStep = 100;

/** Two schemas that stand in the same position, and where that leads. */
interface Pair {
  readonly before: SchemaContent;
  readonly after: SchemaContent;
  /** They say the same about themselves. */
  readonly isAlike: boolean;
  /** Empty until the pair is looked into. */
  edges: readonly Edge[];
  /** The pairs from which each leads to all others; undefined while that is being found out. */
  circle: Circle | undefined;
  /** Relative to this pair; undefined until somebody asks. */
  differences: readonly FieldVersions[] | undefined;
}

interface Circle {
  readonly pairs: readonly Pair[];
  /** Nothing differs in it, nor in anything it leads to. */
  readonly isQuiet: boolean;
}

/** A part of the two schemas of a pair. */
interface Edge {
  readonly field: FieldVersions;
  /** Where both have it: the pair that it is. */
  readonly pair: Pair | undefined;
}

/** Makes a comparison; it remembers pairs of schemas, because operations share most of them. */
export function compareSchemas(resolveBefore: Resolve, resolveAfter: Resolve): SchemaComparison {
  const [readBefore, readAfter] = [contentReader(resolveBefore, spend), contentReader(resolveAfter, spend)];
  const known = new Map<SchemaContent, Map<SchemaContent, Pair>>();
  let steps = 0;
  return { before: readBefore, after: readAfter, between, isExhausted: () => steps > mostSteps };

  function between(label: string, before: FieldVersion | undefined, after: FieldVersion | undefined): readonly FieldVersions[] {
    if (before === undefined || after === undefined) return oneSided(label, before, after);
    const pair = pairOf(before.content, after.content);
    settleFrom(pair);
    const root: FieldVersions = { label, before, after };
    const fields: FieldVersions[] = isAlike(root, pair) ? [] : [root];
    for (const part of differencesOf(pair)) {
      const field = inside(root, part);
      if (spend(costOfDifference + field.label.length / charactersOfStep)) fields.push(field);
    }
    return fields;
  }

  /** False once too much was spent. */
  function spend(cost: number): boolean {
    steps += cost;
    return steps <= mostSteps;
  }

  function pairOf(before: SchemaContent, after: SchemaContent): Pair {
    let pairs = known.get(before);
    if (pairs === undefined) known.set(before, (pairs = new Map()));
    let pair = pairs.get(after);
    if (pair === undefined) {
      const isSame = !spend(Math.min(before.cost, after.cost)) || equalJson(before.members, after.members);
      pairs.set(after, (pair = { before, after, isAlike: isSame, edges: [], circle: undefined, differences: undefined }));
    }
    return pair;
  }

  function edgesOf({ before, after }: Pair): Edge[] {
    const edges: Edge[] = [];
    if (!spend(1 + before.parts.size + after.parts.size)) return edges;
    for (const [label, part] of before.parts) {
      const now = after.parts.get(label);
      const old = fieldOf(readBefore.schema(part.written), part);
      if (now === undefined) edges.push({ field: { label, before: old, after: undefined }, pair: undefined });
      else {
        const field = { label, before: old, after: fieldOf(readAfter.schema(now.written), now) };
        edges.push({ field, pair: pairOf(old.content, field.after.content) });
      }
    }
    for (const [label, part] of after.parts) {
      if (before.parts.has(label)) continue;
      edges.push({ field: { label, before: undefined, after: fieldOf(readAfter.schema(part.written), part) }, pair: undefined });
    }
    return edges;
  }

  /** Finds the circles of all pairs that this one leads to (Tarjan's algorithm, on a stack of its own: a chain can be long). */
  function settleFrom(start: Pair): void {
    if (start.circle !== undefined) return;
    interface Visit {
      readonly pair: Pair;
      readonly index: number;
      low: number;
      next: number;
    }
    const visits = new Map<Pair, Visit>();
    const unsettled: Pair[] = [];
    const open: Visit[] = [];
    const enter = (pair: Pair): void => {
      const visit = { pair, index: visits.size, low: visits.size, next: 0 };
      visits.set(pair, visit);
      unsettled.push(pair);
      open.push(visit);
      pair.edges = edgesOf(pair);
    };
    enter(start);
    for (let visit = open.at(-1); visit !== undefined; visit = open.at(-1)) {
      const edge: Edge | undefined = visit.pair.edges[visit.next++];
      if (edge !== undefined) {
        if (edge.pair === undefined || edge.pair.circle !== undefined) continue;
        const seen = visits.get(edge.pair);
        if (seen === undefined) enter(edge.pair);
        else visit.low = Math.min(visit.low, seen.index);
        continue;
      }
      open.pop();
      const parent = open.at(-1);
      if (parent !== undefined) parent.low = Math.min(parent.low, visit.low);
      if (visit.low === visit.index) closeCircle(unsettled.splice(unsettled.lastIndexOf(visit.pair)));
    }
  }

  function closeCircle(pairs: readonly Pair[]): void {
    const inside = new Set(pairs);
    const isQuiet = pairs.every(({ edges }) =>
      edges.every(({ field, pair }) => pair !== undefined && isAlike(field, pair) && (inside.has(pair) || pair.circle?.isQuiet === true)),
    );
    const circle: Circle = { pairs, isQuiet };
    for (const pair of pairs) pair.circle = circle;
    // Which way is the shortest must not depend on the order in which members are written.
    if (pairs.length > 1) for (const pair of pairs) pair.edges = byLabel(pair.edges);
    // What lies behind is gathered now: later it would have to be done in a recursion as deep as the document.
    for (const { edges } of pairs) for (const { pair } of edges) if (pair !== undefined && !inside.has(pair)) differencesOf(pair);
  }

  /** What differs below a pair, in the order of the older version; inside a circle, what is nearer comes first. */
  function differencesOf(entry: Pair): readonly FieldVersions[] {
    if (entry.differences !== undefined) return entry.differences;
    const { circle } = entry;
    const found: FieldVersions[] = [];
    entry.differences = found;
    if (circle === undefined || circle.isQuiet) return found;
    const seen = new Set([entry]);
    const open: { readonly pair: Pair; readonly way: FieldVersions | undefined }[] = [{ pair: entry, way: undefined }];
    for (const { pair, way } of open) {
      for (const edge of pair.edges) {
        if (!spend(1)) return found;
        const isTold = edge.pair === undefined || !isAlike(edge.field, edge.pair);
        const isWithin = edge.pair?.circle === circle;
        const behind = edge.pair === undefined || isWithin ? [] : differencesOf(edge.pair);
        const next = isWithin && edge.pair !== undefined && !seen.has(edge.pair) ? edge.pair : undefined;
        // Most edges of a crowded circle lead back to what was seen.
        if (!isTold && behind.length === 0 && next === undefined) continue;
        const field: FieldVersions = way === undefined ? edge.field : inside(way, edge.field);
        if (isTold) found.push(field);
        for (const part of behind) if (spend(costOfDifference)) found.push(inside(field, part));
        if (next === undefined) continue;
        seen.add(next);
        open.push({ pair: next, way: field });
      }
    }
    return found;
  }
}

/** A content as a field of its own, before anything is known of what it is part of. */
export function fieldOf(content: SchemaContent, { isRequired, isNamed }: Pick<FieldVersion, 'isRequired' | 'isNamed'>): FieldVersion {
  return { ...content, content, isRequired, isNamed, isRequiredAbove: true, isInternalAbove: false };
}

function oneSided(label: string, before: FieldVersion | undefined, after: FieldVersion | undefined): readonly FieldVersions[] {
  if (before !== undefined) return [{ label, before, after: undefined }];
  return after === undefined ? [] : [{ label, before: undefined, after }];
}

/** True when two versions of a field say the same about it; what it is made of is compared part by part. */
function isAlike({ before, after }: FieldVersions, pair: Pair): boolean {
  return pair.isAlike && before?.isRequired === after?.isRequired && before?.isInternal === after?.isInternal;
}

/** A part as seen from further up: with the label of what it is part of, and what holds above it. */
function inside(above: FieldVersions, part: FieldVersions): FieldVersions {
  const seen = (field: FieldVersion, from: FieldVersion): FieldVersion => ({
    ...field,
    isRequiredAbove: field.isRequiredAbove && from.isRequired && from.isRequiredAbove,
    isInternalAbove: field.isInternalAbove || from.isInternal || from.isInternalAbove,
  });
  const label = `${above.label}${part.label}`;
  const before = part.before && above.before && seen(part.before, above.before);
  const after = part.after && above.after && seen(part.after, above.after);
  return { label, before, after } as FieldVersions;
}

function byLabel(edges: readonly Edge[]): Edge[] {
  return edges.toSorted((a, b) => (a.field.label < b.field.label ? -1 : 1));
}
