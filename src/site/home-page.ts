import type { CatalogEntry } from '../catalog/catalog-entry.ts';
import { type Html, html } from './html.ts';
import { counted, levelText, monogram, programName, statusBadge, waysText } from './parts.ts';
import type { Published } from './published.ts';

/** The list of all connectors: the public ones first, each group by title. */
export function homePage({ connectors }: Published): Html {
  const sorted = connectors
    .filter(({ status }) => status !== 'withdrawn')
    .sort((a, b) => rank(a) - rank(b) || (a.title.toLowerCase() < b.title.toLowerCase() ? -1 : 1));
  const open = sorted.filter(({ status }) => status === 'public' || status === 'deprecated').length;
  const closed = sorted.filter(({ status }) => status === 'suspended' || status === 'withheld').length;
  return html`<h1>Connectors</h1>
<p class="lead">${counted(open, 'connector')} for everyone, ${sorted.length - open - closed} waiting in preview${closed > 0 && `, ${closed} suspended or withheld`}. Each was certified by rules that anyone can run.</p>
${sorted.length === 0 && html`<p>There is no connector yet. Add a folder, commit it, and run the pipeline again.</p>`}
<ul class="cards">
${sorted.map(card)}</ul>`;
}

function rank({ status }: CatalogEntry): number {
  return ['public', 'deprecated', 'preview'].includes(status) ? (status === 'preview' ? 1 : 0) : 2;
}

function card(entry: CatalogEntry): Html {
  const { title, icon, id, publisher, operations, auth, program, description } = entry;
  return html`<li class="card">${monogram(title, icon.brandColor, 48)}<div>
<h3><a href="connectors/${id}/index.html">${title}</a></h3>
<p>${publisher.name} · <span class="quiet">${levelText(publisher.level)}</span></p>
<p>${description.length > 160 ? `${description.slice(0, 157)}…` : description}</p>
<p class="quiet">${counted(operations.actions, 'action')}, ${counted(operations.triggers, 'trigger')} · ${waysText(auth)}</p>
<p><span class="badge">${programName(program)}</span> ${statusBadge(entry)}</p>
</div></li>
`;
}
