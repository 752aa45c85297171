import type { NodeKind, Rule } from '../../rules/define.ts';
import { isObject, type JsonObject } from '../connector/json-value.ts';
import type { Place } from '../connector/place.ts';
import type { KindRules, RuleIndex } from './rule-index.ts';

/** A part of a JSON file: rules are shown its value, and all of it as the context. */
interface Part {
  readonly value: unknown;
  readonly place: Place;
}

/** The nodes of one kind: a node and its context stand at the same position of their lists. */
export interface KindNodes {
  readonly rules: KindRules;
  readonly values: unknown[];
  readonly contexts: unknown[];
  /** Of parts the file that all of them stand in, of anything else the file of each. */
  readonly files: string[];
  /** Positions of the nodes that hold a member which rules name, by the groups of these rules; undefined where no node does. */
  readonly groups: (number[] | undefined)[];
  /** True for a kind whose nodes are parts of one JSON file. */
  areParts: boolean;
}

/** Sorts nodes by their kind, and by the members that rules of the kind name; kinds that no rule judges are left out. */
export interface Sorter {
  readonly nodes: ReadonlyMap<NodeKind, KindNodes>;
  /** Takes in parts of a JSON file; all of one kind stand in one file. */
  readonly parts: (kind: NodeKind, parts: readonly Part[], file: string) => void;
  /** Takes in what is no part of a JSON file. */
  readonly whole: (kind: NodeKind, node: unknown, context: unknown, file: string) => void;
  /** The question that all rules about a kind ask first: other nodes need not be taken in. `undefined` where they ask no such question. */
  readonly questionAbout: (kind: NodeKind) => Rule['when'];
}

/** A sorter for one connector. */
export function sorterFor(index: RuleIndex): Sorter {
  const nodes = new Map<NodeKind, KindNodes>();
  for (const [kind, rules] of index) nodes.set(kind, { rules, values: [], contexts: [], files: [], groups: [], areParts: false });
  return {
    nodes,
    parts: (kind, parts, file) => {
      const known = nodes.get(kind);
      if (known === undefined || parts.length === 0) return;
      known.areParts = true;
      known.files[0] = file;
      const { rules, values, contexts } = known;
      for (const part of parts) {
        const { value } = part;
        const position = values.push(value) - 1;
        contexts.push(part);
        if (rules.groups > 0 && isObject(value)) join(known, value, position);
      }
    },
    whole: (kind, node, context, file) => {
      const known = nodes.get(kind);
      if (known === undefined) return;
      known.values.push(node);
      known.contexts.push(context);
      known.files.push(file);
    },
    questionAbout: (kind) => {
      const asked = index.get(kind)?.asked;
      if (asked === undefined) return () => false;
      return asked.length === 1 ? asked[0]?.when : undefined;
    },
  };
}

/** Where a node stands in its JSON file; `undefined` for one that is no part of any. */
export function placeOf({ areParts, contexts }: KindNodes, position: number): Place | undefined {
  return areParts ? (contexts[position] as Part).place : undefined;
}

/** The file of a node. */
export function fileOf({ areParts, files }: KindNodes, position: number): string {
  return files[areParts ? 0 : position] ?? '.';
}

function join({ groups, rules }: KindNodes, node: JsonObject, position: number): void {
  for (const name in node) {
    const numbers = rules.groupsOf.get(name);
    if (numbers === undefined) continue;
    for (const number of numbers) {
      const group = groups[number];
      if (group === undefined) groups[number] = [position];
      // A node that holds several of the members joins once.
      else if (group.at(-1) !== position) group.push(position);
    }
  }
}
