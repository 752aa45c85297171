import type { NodeKind, Rule } from '../../rules/define.ts';
import type { Program } from '../connector/program.ts';

/** Rules sorted by what they judge, so that a rule meets only the nodes that it can have something to say about. */
export type RuleIndex = ReadonlyMap<NodeKind, KindRules>;

/** The rules about one kind of node. */
export interface KindRules {
  readonly asked: readonly AskedRules[];
  /** The groups of nodes that a node joins by holding a member: one group for the rules that name the same members. */
  readonly groupsOf: ReadonlyMap<string, readonly number[]>;
  readonly groups: number;
}

/** Rules that meet the same nodes. All have one shape, because this is read for millions of nodes. */
interface AskedRules {
  /** Those that first ask the same question stand together, so that it is asked once; any other stands alone. */
  readonly rules: readonly { readonly rule: Rule; readonly check: Rule['check']; readonly isOfOneKind: boolean }[];
  readonly when: Rule['when'];
  /** The group of nodes they meet; -1 for every node of the kind. */
  readonly group: number;
}

/** Sorts rules for one programme. */
export function indexRules(rules: readonly Rule[], program: Program): RuleIndex {
  const byKind = new Map<NodeKind, Rule[]>();
  for (const rule of rules) {
    if (!rule.programs.includes(program)) continue;
    for (const kind of rule.given) {
      const known = byKind.get(kind);
      if (known === undefined) byKind.set(kind, [rule]);
      else known.push(rule);
    }
  }
  return new Map([...byKind].map(([kind, all]) => [kind, kindRules(all)]));
}

function kindRules(rules: readonly Rule[]): KindRules {
  const groups = new Map<string, number>();
  const groupsOf = new Map<string, number[]>();
  const groupOf = (members: readonly string[]): number => {
    const name = members.join('\n');
    let group = groups.get(name);
    if (group === undefined) {
      groups.set(name, (group = groups.size));
      for (const member of members) groupsOf.set(member, [...(groupsOf.get(member) ?? []), group]);
    }
    return group;
  };
  const asked: (Omit<AskedRules, 'rules'> & { readonly rules: AskedRules['rules'][number][] })[] = [];
  for (const rule of rules) {
    const { when, check, having } = rule;
    const one = { rule, check, isOfOneKind: rule.given.length === 1 };
    const group = having === undefined ? -1 : groupOf(having);
    const alike = when && asked.find((other) => other.when === when && other.group === group);
    if (alike === undefined) asked.push({ rules: [one], when, group });
    else alike.rules.push(one);
  }
  return { asked, groupsOf, groups: groups.size };
}
