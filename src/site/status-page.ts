import { type Html, html } from './html.ts';
import { pager } from './list-pages.ts';
import { cut } from './listed-row.ts';
import { levelText, monogram, onDay, programName } from './parts.ts';
import { actorsOf, actorText, nextRun, type Waiting } from './waiting.ts';

/** So many versions are told on one page. */
const perPage = 60;

/** The waiting room: every version on preview that is not public, its open questions, since when they are open, and who must act. */
export function statusPages(waiting: readonly Waiting[]): readonly { readonly path: string; readonly body: (up: string) => Html }[] {
  const pages = Math.max(1, Math.ceil(waiting.length / perPage));
  return Array.from({ length: pages }, (_, index) => ({
    path: pathOf(index + 1),
    body: (up) => statusPage(waiting, waiting.slice(index * perPage, (index + 1) * perPage), { page: index + 1, pages, up }),
  }));
}

function pathOf(page: number): string {
  return page === 1 ? '/status/index.html' : `/status/${page}/index.html`;
}

interface Place {
  readonly page: number;
  readonly pages: number;
  readonly up: string;
}

function statusPage(waiting: readonly Waiting[], shown: readonly Waiting[], { page, pages, up }: Place): Html {
  if (waiting.length === 0) {
    return html`<h1>Waiting in preview</h1>
<div class="empty"><p><strong>Nothing waits:</strong> every version on preview is public as well.</p>
<p>A version comes here when its pull request is merged. What keeps one from being public says <code>certify promote</code>.</p></div>`;
  }
  return html`<h1>Waiting in preview</h1>
<p class="lead">${waiting.length === 1 ? 'One version passed' : `${waiting.length} versions passed`} certification and ${waiting.length === 1 ? 'is' : 'are'} not public yet. <strong>Nothing here is verified.</strong> Questions are open side by side, not one after the other.</p>
<ul class="stats">
${actorsOf(waiting).map(([who, count]) => html`<li><strong>${count}</strong> ${count === 1 ? 'waits' : 'wait'} for ${who}</li>\n`)}</ul>
${shown.map((one) => version(one, up))}
${pager(page, pages, (to) => `${up}${pathOf(to).slice(1)}`)}`;
}

function version(entry: Waiting, up: string): Html {
  const { id, title, versions, openQuestions, publisher, program, icon } = entry;
  const { preview, public: current } = versions;
  return html`<section class="panel" id="waiting-${id}">
<div class="waiting">${monogram(title, icon.brandColor, 40)}<div>
<h2><a href="${up}connectors/${id}/index.html">${cut(title, 120)}</a> ${cut(preview.version, 40)}${preview.revision > 0 && ` (revision ${preview.revision})`}</h2>
<p class="small"><span class="badge wait">not verified</span> ${cut(publisher.name, 80)} <span class="quiet">· ${levelText(publisher.level)} · ${programName(program)}</span></p>
<p class="small quiet">On preview since ${onDay(preview.since)}. ${current === null ? 'No version is public.' : `${cut(current.version, 40)} is public.`} <a href="#waiting-${id}" aria-label="Link to this entry: ${cut(title, 120)}">#</a></p>
</div></div>
${
  openQuestions.length === 0
    ? html`<p>Every question is answered: ${nextRun} makes it public.</p>`
    : html`<ul class="questions">
${openQuestions.map(({ question, who, since, sentence }) => html`<li><strong>${question}</strong>: ${cut(sentence, 600)}<br><span class="small quiet">Who must act: <b>${actorText(who)}</b>. Open since ${onDay(since)}.</span></li>\n`)}</ul>`
}
</section>
`;
}
