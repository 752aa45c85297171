import { type Html, html } from './html.ts';
import { counted } from './parts.ts';

/** A rule in words, as `certify explain` tells it. Whoever knows the rules makes it; pages are made from it. */
export interface RuleWords {
  readonly id: string;
  readonly subject: string;
  /** What it looks at: a connector as it is, what a version changes of another, or a submission as a whole. */
  readonly about: 'connector' | 'change' | 'submission';
  /** As people read it: `error`, `warning` or `hint`. */
  readonly severity: string;
  readonly isOffByDefault: boolean;
  readonly summary: string;
  readonly why: string;
  readonly fix: string;
  readonly facts: readonly (readonly [name: string, value: string])[];
  readonly bad: RuleExample | undefined;
  readonly good: RuleExample | undefined;
}

interface RuleExample {
  readonly name: string;
  readonly lines: readonly string[];
}

/** All rules by subject, each with the way to its page; what they ask stands on the pages of the subjects. */
export function rulesPage(rules: readonly RuleWords[]): Html {
  const subjects = subjectsOf(rules);
  return html`<h1>Rules</h1>
<p class="lead">${counted(rules.length, 'rule')}: ${countsText(rules)}. An error keeps a connector from being certified, a warning should be fixed, a hint is advice. Anyone can run them: <code>certify check</code>.</p>
<nav aria-label="Subjects"><ul class="tags">
${subjects.map((subject) => html`<li><a href="#${subject}">${subject}</a></li>\n`)}</ul></nav>
${subjects.map((subject) => subjectList(subject, rulesOf(subject, rules)))}`;
}

/** The subjects of rules, sorted. */
export function subjectsOf(rules: readonly RuleWords[]): readonly string[] {
  return [...new Set(rules.map(({ subject }) => subject))].sort();
}

/** The page of a subject, below `/rules/`. */
export function subjectFile(subject: string): string {
  return `subject-${subject}.html`;
}

function rulesOf(subject: string, rules: readonly RuleWords[]): readonly RuleWords[] {
  return rules.filter((rule) => rule.subject === subject).sort((a, b) => (a.id < b.id ? -1 : 1));
}

function subjectList(subject: string, own: readonly RuleWords[]): Html {
  return html`<h2 id="${subject}">${subject}</h2>
<p class="small"><a href="${subjectFile(subject)}">What ${own.length === 1 ? 'it asks' : `these ${own.length} ask`}</a></p>
<ul class="rule-list">
${own.map(({ id, severity }) => html`<li><a href="${id}.html">${id}</a> ${severity}</li>\n`)}</ul>
`;
}

/** The rules of one subject, with what each asks. */
export function subjectPage(subject: string, rules: readonly RuleWords[]): Html {
  return html`<p class="path"><a href="index.html">Rules</a></p>
<h1>Rules: ${subject}</h1>
<table class="rules">
<thead><tr><th>Rule</th><th>Severity</th><th>What must be so</th></tr></thead>
<tbody>
${rulesOf(subject, rules).map(({ id, severity, isOffByDefault, summary }) => html`<tr><td><a href="${id}.html">${id}</a></td><td>${severity}${isOffByDefault && ', off by default'}</td><td>${summary}</td></tr>\n`)}</tbody></table>
`;
}

const abouts = [
  ['connector', 'look at a connector', 'looks at a connector'],
  ['change', 'tell what a new version changes', 'tells what a new version changes'],
  ['submission', 'look at a submission as a whole', 'looks at a submission as a whole'],
] as const;

/** How many rules look at what. */
function countsText(rules: readonly RuleWords[]): string {
  return abouts
    .map(([about, many, one]) => [rules.filter((rule) => rule.about === about).length, many, one] as const)
    .flatMap(([count, many, one]) => (count === 0 ? [] : [`${count} ${count === 1 ? one : many}`]))
    .join(', ');
}

/** What a rule asks, why, how to fix it, what is wrong and what is right. */
export function rulePage({ id, severity, summary, why, fix, facts, bad, good }: RuleWords): Html {
  return html`<p class="path"><a href="index.html">Rules</a></p>
<h1>${id} <span class="badge ${severity === 'error' ? 'bad' : severity === 'warning' ? 'wait' : 'quiet'}">${severity}</span></h1>
<p class="lead">${summary}</p>
<h2>Why</h2>
<p class="measure">${why}</p>
<h2>How to fix it</h2>
<p class="measure">${fix}</p>
${example('Bad', bad)}${example('Good', good)}<h2>About this rule</h2>
<dl class="facts">
${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>\n`)}</dl>
<p class="quiet small">In a terminal: <code>certify explain ${id}</code></p>`;
}

function example(title: string, shown: RuleExample | undefined): Html | undefined {
  return shown && html`<h2>${title}</h2>\n<p class="quiet small">${shown.name}</p>\n<pre><code>${shown.lines.join('\n')}</code></pre>\n`;
}
