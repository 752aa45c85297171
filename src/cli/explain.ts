import type { Rule } from '../../rules/define.ts';
import { nearNames } from '../connector/near-names.ts';
import { UserError } from '../connector/user-error.ts';
import { renderRule } from '../render/describe-rule.ts';
import { counted } from '../render/words.ts';
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
  const found = await explained(asked);
  if ('problem' in found) throw new UserError(found.problem);
  terminal.out(found.rules.map((rule) => renderRule(rule, { color: terminal.hasColor })).join('\n'));
  return 0;
}

/** The rules of this id or code with their examples, or a sentence that there are none, and what was probably meant. */
export async function explained(asked: string): Promise<{ readonly rules: readonly Rule[] } | { readonly problem: string }> {
  const rules: readonly Rule[] = Object.values(await import('./explained-rules.ts'));
  const found = rulesNamed(asked, rules);
  return found.length > 0 ? { rules: found } : { problem: `There is no rule or code '${asked}'.${suggestion(asked, rules)}` };
}

function rulesNamed(asked: string, rules: readonly Rule[]): Rule[] {
  const name = asked.toLowerCase();
  const byId = rules.filter((rule) => rule.id === name);
  return byId.length > 0 ? byId : rules.filter((rule) => rule.codes.some((code) => code.toLowerCase() === name));
}

function suggestion(asked: string, rules: readonly Rule[]): string {
  // Numbers share digits with any other number: likeness says nothing about what was meant, but the beginning does.
  if (/^[\d.]+$/.test(asked)) return numberedCodes(asked, rules);
  const near = nearNames(
    asked,
    rules.flatMap(({ id, codes }) => [id, ...codes]),
  );
  return near.length === 0 ? '' : ` Did you mean ${near.join(', ')}?`;
}

function numberedCodes(asked: string, rules: readonly Rule[]): string {
  const inOrder = new Intl.Collator('en', { numeric: true });
  const codes = [...new Set(rules.flatMap((rule) => rule.codes.filter((code) => /^[\d.]+$/.test(code))))].sort(inOrder.compare);
  const beginning = codes.filter((code) => code.startsWith(`${asked.replace(/\.$/, '')}.`));
  const [first] = beginning.length > 0 ? beginning : codes;
  if (first === undefined) return '';
  return beginning.length === 0
    ? ` Such codes are numbers like ${first}; docs/codes.md lists them.`
    : ` ${counted(beginning.length, 'code')} ${beginning.length === 1 ? 'begins' : 'begin'} so: ${beginning.slice(0, 3).join(', ')}${beginning.length > 3 ? ', …' : '.'}`;
}
