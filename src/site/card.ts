import { type Html, html } from './html.ts';
import type { ListedRow, RowOperation } from './listed-row.ts';
import { operationAnchor } from './operation-anchor.ts';
import { counted, icon as iconOf, levelText, programName, statusBadge, waysText } from './parts.ts';

/** A connector in a list: what it is, whose, and how it stands. `found` are operations that a search met in it. */
export function card(row: ListedRow, up: string, found: readonly RowOperation[] = []): Html {
  const { id, title, description, publisher, level, actions, triggers, auth, program, icon } = row;
  const page = `${up}connectors/${id}/index.html`;
  return html`<li class="card">${iconOf(title, icon, 48, up)}<div>
<h2><a class="main" href="${page}">${title}</a></h2>
<p>${publisher || 'Publisher not named'} <span class="quiet">· ${levelText(level)}</span></p>
<p class="told">${description}</p>
${found.length > 0 && html`<p>${found.map(([summary, operation], index) => html`${index > 0 && ' · '}<a class="above" href="${page}${operation !== '' && `#${operationAnchor(operation)}`}">${summary}</a>`)}</p>\n`}<p class="quiet">${counted(actions, 'action')}${triggers > 0 && `, ${counted(triggers, 'trigger')}`} · ${waysText(auth)} · ${programName(program)}</p>
<p>${statusBadge(row)}</p>
</div></li>
`;
}
