import type { Rule } from '../../rules/define.ts';
import { exampleLines, ruleFacts, severityName } from './describe-rule.ts';
import { codeBlock, codeSpan, escapeOwnMarkdown } from './escape-markdown.ts';
import { counted } from './words.ts';

const introduction =
  'An error keeps a connector from being certified, a warning should be fixed, a hint is advice. `certify explain <rule>` shows one.';

/** The page `docs/rules.md`: every rule by subject, with a table of contents. Depends on the rules alone, not on the order they come in. */
export function renderRulesPage(rules: readonly Rule[]): string {
  const subjects = [...new Set(rules.map(({ subject }) => subject))].sort();
  const bySubject = subjects.map((subject) => ({ subject, rules: rules.filter((rule) => rule.subject === subject).sort(byId) }));
  const blocks = [
    '<!-- Made from the rules in rules/. Change a rule there, then make this page anew. -->',
    '# Rules',
    `${counted(rules.length, 'rule')}. ${introduction}`,
    bySubject.map((group) => `- [${group.subject}](#${group.subject}) (${group.rules.length})`).join('\n'),
    ...bySubject.flatMap((group) => [`## ${group.subject}`, contents(group.rules), ...group.rules.flatMap(renderRuleSection)]),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function byId(a: Rule, b: Rule): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

function contents(rules: readonly Rule[]): string {
  const rows = rules.map(
    (rule) =>
      `| [${rule.id}](#${rule.id}) | ${severityName(rule)}${rule.isOffByDefault ? ', off by default' : ''} | ${escapeOwnMarkdown(rule.summary)} |`,
  );
  return ['| rule | severity | what must be so |', '|---|---|---|', ...rows].join('\n');
}

/** A rule of the page: its heading, then a block each for what it says and shows. */
export function renderRuleSection(rule: Rule): string[] {
  const codes = rule.codes.map(codeSpan).join(', ');
  const facts = ruleFacts(rule).map(([name, value]) => `- **${name}:** ${name === 'Codes' ? codes : escapeOwnMarkdown(value)}`);
  return [
    `### ${rule.id}`,
    escapeOwnMarkdown(rule.summary),
    `**Why:** ${escapeOwnMarkdown(rule.why)}`,
    `**Fix:** ${escapeOwnMarkdown(rule.fix)}`,
    facts.join('\n'),
    ...example('Bad', rule.invalid[0], rule.valid[0]),
    ...example('Good', rule.valid[0], rule.invalid[0]),
  ];
}

function example(title: string, shown: Rule['valid'][number] | undefined, beside: Rule['valid'][number] | undefined): string[] {
  return shown ? [`${title} (${escapeOwnMarkdown(shown.name)}):`, codeBlock(exampleLines(shown, beside).join('\n'))] : [];
}
