import { type Html, html } from './html.ts';
import { counted, shortened } from './parts.ts';
import type { OperationReference, Returns, SharedType } from './reference.ts';
import { type Field, mostFields, type TypeWords } from './schema-fields.ts';

/** Where operations and shared types of the connector are, seen from the page that is made. */
export interface ReferenceLinks {
  /** The fragment of each operation, in their order. */
  readonly anchors: readonly string[];
  readonly operation: (id: string) => string | undefined;
  readonly type: (name: string) => string | undefined;
}

/** More lines than this are folded. */
const mostOpen = 12;

const kinds = {
  action: 'Action',
  'polling-trigger': 'Trigger, asks for news',
  'webhook-trigger': 'Trigger, is called',
} as const;

/** One operation: what it does, what it takes, what comes back. `anchor` is its fragment. */
export function operationSection(operation: OperationReference, anchor: string, links: ReferenceLinks): Html {
  const { deprecated, kind, method, visibility } = operation;
  const [summary, description] = [shortened(operation.summary, 300), shortened(operation.description, 4_000)];
  const [id, path] = [operation.id && shortened(operation.id, 300), shortened(operation.path, 600)];
  return html`<section class="operation" id="${anchor}">
<h3><a class="anchor" href="#${anchor}">${summary}</a>${deprecated && html` <span class="badge wait">deprecated</span>`}${kind !== 'action' && html` <span class="badge">${kind === 'polling-trigger' ? 'polling' : 'webhook'}</span>`}${visibilityBadge(visibility)}</h3>
${description !== '' && html`<p>${description}</p>\n`}<p class="quiet small">${kinds[kind]}${id !== null && html` · <code>${id}</code>`} · <code>${method.toUpperCase()} ${path}</code></p>
${inputs(operation, links)}${operation.returns !== undefined && returned(operation.returns, links)}</section>
`;
}

function visibilityBadge(visibility: string | null): Html | undefined {
  return visibility === null || visibility === 'none' ? undefined : html` <span class="badge quiet">${shortened(visibility, 40)}</span>`;
}

function inputs({ inputs, hasDynamicInputs, kind }: OperationReference, links: ReferenceLinks): Html {
  const more = hasDynamicInputs && html`<p class="quiet small">More inputs depend on what is filled in.</p>\n`;
  if (inputs.length === 0)
    return html`${hasDynamicInputs ? more : html`<p class="quiet small">${kind === 'action' ? 'Takes no parameters.' : 'Has no parameters.'}</p>\n`}`;
  return html`<h4>Parameters</h4>\n${fieldTable(inputs, links, true)}${more}`;
}

function returned(returns: Returns, links: ReferenceLinks): Html {
  if (returns.kind === 'nothing') return html`<p class="quiet small">Returns nothing.</p>\n`;
  if (returns.kind === 'dynamic') return html`<h4>Returns</h4>\n<p class="small">What comes back depends on the inputs.</p>\n`;
  const { type, title, description, fields } = returns;
  const said = description === '' || /^(?:ok|success|default|response)\.?$/i.test(description) ? undefined : description;
  return html`<h4>Returns</h4>\n<p class="small">${title !== '' && html`<strong>${title}</strong>: `}${typeWords(type, links)}${said !== undefined && html`. ${said}`}</p>\n${fields.length > 0 && fieldTable(fields, links, false)}`;
}

/** A type that several operations share, with the fragment that leads to it. */
export function typeSection({ name, description, fields }: SharedType, anchor: string, links: ReferenceLinks): Html {
  return html`<section class="operation" id="${anchor}">
<h3><a class="anchor" href="#${anchor}">${shortened(name, 300)}</a></h3>
${description !== '' && html`<p>${description}</p>\n`}${fieldTable(fields, links, false)}</section>
`;
}

/** Names that a maker fills in have a column that says whether they must. */
function fieldTable(fields: readonly Field[], links: ReferenceLinks, isInput: boolean): Html {
  const shown = fields.slice(0, mostFields);
  const rows = shown.map((field) => row(field, links, isInput));
  const table = html`<table class="fields">
<thead><tr><th>${isInput ? 'Name' : 'Title'}</th><th>Type</th>${isInput && html`<th>Required</th>`}<th>Description</th></tr></thead>
<tbody>
${rows}</tbody></table>
${fields.length > shown.length && html`<p class="quiet small">There are more; the definition has all of them.</p>\n`}`;
  return shown.length <= mostOpen
    ? table
    : html`<details><summary>${counted(shown.length, isInput ? 'parameter' : 'property', isInput ? 'parameters' : 'properties')}</summary>\n${table}</details>\n`;
}

function row(field: Field, links: ReferenceLinks, isInput: boolean): Html {
  const { path, label, type, required, description } = field;
  const name = label === path ? html`<code>${path}</code>` : html`${label}<br><code>${path}</code>`;
  return html`<tr><td>${name}</td><td>${typeWords(type, links)}</td>${isInput && html`<td>${required ? 'yes' : 'no'}</td>`}<td>${description}${values(field, links)}</td></tr>\n`;
}

/** What a value may be, what it is when nobody says, and where choices come from; each on a line of its own below `description`. */
function values({ description, allowed, moreAllowed, standard, choicesFrom }: Field, links: ReferenceLinks): Html {
  const source = choicesFrom === undefined ? undefined : links.operation(choicesFrom);
  const lines: Html[] = [];
  if (allowed.length > 0)
    lines.push(
      html`<span class="quiet">One of</span> ${allowed.map((value, index) => html`${index > 0 && ', '}<code>${value}</code>`)}${moreAllowed > 0 && ` and ${moreAllowed} more`}`,
    );
  if (standard !== undefined) lines.push(html`<span class="quiet">Default</span> <code>${standard}</code>`);
  if (choicesFrom !== undefined) {
    const name = html`<code>${shortened(choicesFrom, 300)}</code>`;
    lines.push(html`<span class="quiet">Choices from</span> ${source === undefined ? name : html`<a href="${source}">${name}</a>`}`);
  }
  return html`${lines.map((line, index) => html`${(index > 0 || description !== '') && html`<br>`}${line}`)}`;
}

function typeWords({ text, shared }: TypeWords, links: ReferenceLinks): Html {
  if (shared === undefined) return html`${text}`;
  const href = links.type(shared);
  const name = shortened(shared, 300);
  return html`${text}${href === undefined ? name : html`<a href="${href}">${name}</a>`}`;
}
