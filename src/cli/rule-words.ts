import type { NodeKind, Rule } from '../../rules/define.ts';
import type { Example } from '../../rules/examples.ts';
import { exampleLines, ruleFacts, severityName } from '../render/describe-rule.ts';
import type { RuleWords } from '../site/rule-pages.ts';

/** All rules in the words of `certify explain`, for the pages about them. */
export async function allRuleWords(): Promise<readonly RuleWords[]> {
  const rules: readonly Rule[] = Object.values(await import('./explained-rules.ts'));
  return rules.map(wordsOf);
}

function wordsOf(rule: Rule): RuleWords {
  const { id, subject, summary, why, fix, valid, invalid } = rule;
  return {
    ...{ id, subject, summary, why, fix },
    about: aboutOf(rule),
    severity: severityName(rule),
    isOffByDefault: rule.isOffByDefault ?? false,
    facts: ruleFacts(rule),
    bad: exampleOf(invalid[0], valid[0]),
    good: exampleOf(valid[0], invalid[0]),
  };
}

const versionKinds: readonly NodeKind[] = ['versions', 'operation-versions', 'input-versions', 'output-versions'];
const submissionKinds: readonly NodeKind[] = ['submission', 'connector-change'];

function aboutOf({ given }: Rule): RuleWords['about'] {
  if (given.some((kind) => submissionKinds.includes(kind))) return 'submission';
  return given.some((kind) => versionKinds.includes(kind)) ? 'change' : 'connector';
}

function exampleOf(shown: Example | undefined, beside: Example | undefined): RuleWords['bad'] {
  return shown && { name: shown.name, lines: exampleLines(shown, beside) };
}
