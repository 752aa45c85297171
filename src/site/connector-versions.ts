import { versionName } from './connector-waiting.ts';
import { type Html, html } from './html.ts';
import { counted, day, onDay } from './parts.ts';
import type { ConnectorFile } from './published.ts';
import { versionStanding } from './standing.ts';

type Version = ConnectorFile['versions'][number];
type Changes = NonNullable<Version['changes']>;
type Tests = NonNullable<ConnectorFile['tests']>[number];

/** What certification and tests found in the version that is described, with the rules that say why; `known` are those with a page, `anchorOf` leads to operations. */
export function checksSection(
  file: ConnectorFile,
  up: string,
  known: ReadonlySet<string>,
  anchorOf: (id: string) => string | undefined,
): Html {
  const shown = file.versions.find(({ channels }) => channels.includes(file.described === 'public' ? 'public' : 'preview'));
  const { summary = null, rules = [] } = shown?.report ?? {};
  return html`<h2 id="checks">What was checked</h2>
${known.size > 0 && html`<p class="small"><a href="${up}rules/index.html">The rules that connectors are judged by</a></p>\n`}${summary !== null && html`<p>The certifier found ${counted(summary.errors, 'error')}, ${counted(summary.warnings, 'warning')} and ${counted(summary.infos, 'hint')} in it${(summary.accepted ?? 0) > 0 && `, and the maintainers accepted ${counted(summary.accepted ?? 0, 'finding')}`}.${oldErrors(file)}</p>\n`}${
  rules.length > 0 &&
  html`<details><summary>By rule</summary>\n<ul>\n${rules.map(({ rule, severity, count }) => html`<li>${known.has(rule) ? html`<a href="${up}rules/${rule}.html">${rule}</a>` : rule}: ${count} <span class="quiet">${severity === 'info' ? 'hint' : severity}</span></li>\n`)}</ul></details>\n`
}${(file.tests ?? []).map((one) => testsWords(one, up, anchorOf))}${(file.tests ?? []).length === 0 && html`<p class="quiet">No test of its operations counts for this version.</p>\n`}`;
}

/** The errors of the public version: it had them before today's rules, or was imported with them. */
function oldErrors({ versions }: ConnectorFile): string {
  const errors = versions.find(({ status }) => status === 'public')?.report.summary?.errors ?? 0;
  return errors === 0 ? '' : ' An update has to repair the errors of the public version, or they have a date until when they do not count.';
}

const results: Readonly<Record<Tests['results'][number]['result'], string>> = {
  passed: 'did what the definition says',
  failed: 'did not do what the definition says',
  'needs-runtime': 'need the platform’s runtime, because a script handles them',
  'needs-real-backend': 'need the real service to be tried',
  'not-safe-to-repeat': 'are not safe to repeat',
};

function testsWords(
  { against, runBy, at, evidence, results: found }: Tests,
  up: string,
  anchorOf: (id: string) => string | undefined,
): Html {
  const named = (id: string): Html | string => {
    const anchor = anchorOf(id);
    return anchor === undefined ? id : html`<a href="#${anchor}">${id}</a>`;
  };
  const passedFirst = [...found].sort((a, b) => Number(b.result === 'passed') - Number(a.result === 'passed'));
  const what =
    against === 'live'
      ? `Tried against the real service by the ${runBy ?? 'publisher'}`
      : 'Tried against a mock made from its own definition';
  return html`<p>${what} on ${onDay(at)} (<a href="${up}v1/evidence/${evidence}.json">evidence</a>)${against !== 'live' && ', which shows that the definition agrees with itself'}:</p>
<ul>
${passedFirst.map(({ result, count, operations }) => html`<li>${counted(count, 'operation')} ${results[result]}${operations.length > 0 && html`: ${operations.map((id, index) => html`${index > 0 && ', '}${named(id)}`)}${count > operations.length && ', …'}`}</li>\n`)}</ul>
`;
}

/** No page lists more. */
const mostVersions = 100;

/** Every version, newest first, with what it changes and what was said about it. */
export function versionsSection(file: ConnectorFile, up: string): Html {
  return html`<h2 id="versions">Versions</h2>
<div class="scroll" role="region" aria-label="All versions" tabindex="0"><table>
<thead><tr><th>Version</th><th>Channel</th><th>On preview since</th><th>Public since</th><th>Commit</th><th>Report</th></tr></thead>
<tbody>
${file.versions.slice(0, mostVersions).map((version) => versionRow(version, up))}</tbody></table></div>
${file.versions.length > mostVersions && html`<p class="quiet small">and ${file.versions.length - mostVersions} older ones</p>\n`}${file.versions.map((version) => version.changes !== undefined && changesWords(version, version.changes))}`;
}

function versionRow(version: Version, up: string): Html {
  const { report, commit, promotedAt, previewedAt, isImported } = version;
  const accepted = report.summary?.accepted ?? 0;
  return html`<tr><td>${versionName(version)}</td><td>${versionStanding(version)}</td><td>${day(previewedAt)}${isImported && html` <span class="quiet">imported</span>`}</td><td>${promotedAt === null ? 'not yet' : day(promotedAt)}</td><td>${commit === null ? 'none' : html`<code title="${commit}">${commit.slice(0, 10)}</code>`}</td><td>${report.path === null ? 'purged' : html`<a href="${up}${report.path.slice(1)}">${report.verdict ?? 'report'}</a>`}${accepted > 0 && ` (${counted(accepted, 'finding')} accepted)`}</td></tr>\n`;
}

const classes: Readonly<Record<Changes['updateClass'], string>> = {
  none: 'nothing that the platform looks at',
  minor: 'only texts and looks: a minor update',
  major: 'a major update',
};

function changesWords(version: Version, { since, updateClass, breaking, sensitive, count, list }: Changes): Html {
  return html`<h3>What ${versionName(version)} changes of ${versionName(since)}</h3>
<p>${counted(count, 'change')}, ${classes[updateClass]}. ${breaking ? html`<strong class="bad">Something breaks flows that were built on ${versionName(since)}.</strong>` : html`<span class="good">Nothing breaks flows.</span>`}${sensitive.length > 0 && html` <strong class="wait">Sensitive: ${sensitive.join(', ')}.</strong>`}</p>
${
  list.length > 0 &&
  html`<details${list.length <= 8 && html` open`}><summary>${counted(count, 'change')}</summary>
<ul>
${list.map((change) => html`<li>${change.breaking && html`<span class="badge bad">breaking</span> `}${change.sensitive !== null && html`<span class="badge wait">${change.sensitive}</span> `}${change.sentence}</li>\n`)}</ul>${count > list.length && html`\n<p class="quiet small">and ${count - list.length} more</p>`}</details>
`
}`;
}
