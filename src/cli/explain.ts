import type { Rule } from '../../rules/define.ts';
import * as index from '../../rules/index.ts';
import { UserError } from '../connector/user-error.ts';
import { renderRule } from '../render/describe-rule.ts';
import { parseOptions } from './options.ts';
import type { Command, Terminal } from './terminal.ts';

const help = `certify explain RULE|CODE: what a rule asks, why, and how to fix it

RULE is a rule's id, such as parameter-summary-present. CODE is a code of the platform's own validator, such as
RequiredPropertyMissing or 5000.2.2.1; every rule that carries it is told. Letter case does not matter.
`;

export const explain: Command = { help, run };

async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const { positionals } = parseOptions('explain', args, {});
  const [asked, ...more] = positionals;
  if (asked === undefined || more.length > 0) throw new UserError('Name one rule or code. See: certify explain --help');
  const rules = Object.values(index);
  const found = rulesNamed(asked, rules);
  if (found.length === 0) throw new UserError(`There is no rule or code '${asked}'.${suggestion(asked, rules)}`);
  terminal.out(found.map((rule) => renderRule(rule, { color: terminal.hasColor })).join('\n'));
  return 0;
}

function rulesNamed(asked: string, rules: readonly Rule[]): Rule[] {
  const name = asked.toLowerCase();
  const byId = rules.filter((rule) => rule.id === name);
  return byId.length > 0 ? byId : rules.filter((rule) => rule.codes.some((code) => code.toLowerCase() === name));
}

/** Names what the person may have meant: the ids and codes that share most pairs of letters with what was typed (Sørensen and Dice). */
function suggestion(asked: string, rules: readonly Rule[]): string {
  const typed = pairsOf(asked);
  const names = [...new Set(rules.flatMap(({ id, codes }) => [id, ...codes]))];
  const near = names
    .map((name) => ({ name, likeness: likenessOf(typed, pairsOf(name)) }))
    .filter(({ likeness }) => likeness > 0.5)
    .sort((a, b) => b.likeness - a.likeness || (a.name < b.name ? -1 : 1));
  if (near.length === 0) return '';
  return ` Did you mean ${near
    .slice(0, 3)
    .map(({ name }) => name)
    .join(', ')}?`;
}

function pairsOf(name: string): Set<string> {
  const letters = name.toLowerCase();
  return new Set(Array.from({ length: Math.max(0, letters.length - 1) }, (_, at) => letters.slice(at, at + 2)));
}

function likenessOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((pair) => b.has(pair)).length;
  return (2 * shared) / Math.max(1, a.size + b.size);
}
