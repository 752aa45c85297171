import { type Html, html } from './html.ts';
import { day } from './parts.ts';
import type { Published } from './published.ts';

/** Every version that waits in preview: for which question, since when, and who must act. */
export function statusPage({ connectors }: Published, up: string): Html {
  const waiting = connectors.filter(({ openQuestions }) => openQuestions.length > 0);
  if (waiting.length === 0) {
    return html`<h1>Waiting in preview</h1>
<p>Nothing waits: every version on preview is public as well.</p>`;
  }
  return html`<h1>Waiting in preview</h1>
<p class="lead">These versions passed certification and are not public yet. Their questions are open side by side.</p>
${waiting.map(
  ({ id, title, versions, openQuestions }) => html`<section class="operation">
<h3><a href="${up}connectors/${id}/index.html">${title}</a> ${versions.preview?.version}</h3>
${openQuestions.map(
  ({ question, who, since, sentence }) =>
    html`<p><strong>${question}:</strong> ${sentence} <span class="quiet">To be answered by ${who}, open since ${day(since)}.</span></p>\n`,
)}</section>
`,
)}`;
}
