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
<div class="scroll"><table>
<tr><th>Connector</th><th>Version</th><th>Question</th><th>Who must act</th><th>Since</th><th>What it waits for</th></tr>
${waiting.map(({ id, title, versions, openQuestions }) =>
  openQuestions.map(
    ({ question, who, since, sentence }) =>
      html`<tr><td><a href="${up}connectors/${id}/index.html">${title}</a></td><td>${versions.preview?.version}</td><td>${question}</td><td>${who}</td><td>${day(since)}</td><td>${sentence}</td></tr>\n`,
  ),
)}</table></div>`;
}
