import { type Html, html } from './html.ts';
import { waysText } from './parts.ts';
import type { ConnectorFile } from './published.ts';

type Input = ConnectorFile['connection'][number];

const types: Readonly<Record<string, string>> = {
  securestring: 'secret text',
  string: 'text',
  oauthsetting: 'sign-in',
  gatewaysetting: 'gateway',
  bool: 'yes or no',
  int: 'number',
};

/** The ways to sign in, and for each what a maker fills in. */
export function connectSection(file: ConnectorFile): Html {
  const sets = new Map<string | null, Input[]>();
  for (const input of file.connection) sets.set(input.set, [...(sets.get(input.set) ?? []), input]);
  return html`<h2 id="connect">How to connect</h2>
<p>${file.auth.every((way) => way === 'none') ? 'No sign-in is needed.' : `Sign-in: ${waysText(file.auth)}.`}${sets.size > 1 && ` There are ${sets.size} ways; a connection uses one of them.`}</p>
${[...sets].map(([name, inputs]) => wayOf(name, inputs))}${sets.size === 0 && html`<p class="quiet">Nothing has to be filled in.</p>\n`}`;
}

function wayOf(name: string | null, inputs: readonly Input[]): Html {
  return html`${name !== null && html`<h3>${inputs[0]?.setLabel ?? name}</h3>\n`}<div class="scroll"><table class="fields">
<thead><tr><th>Name</th><th>Type</th><th>Required</th><th>Description</th></tr></thead>
<tbody>
${inputs.map(inputRow)}</tbody></table></div>
`;
}

function inputRow({ name, label, type, required, description, allowed, default: standard, oauth }: Input): Html {
  const known = Object.hasOwn(types, type.toLowerCase()) ? types[type.toLowerCase()] : undefined;
  return html`<tr><td>${label}${label !== name && html`<br><code>${name}</code>`}</td><td>${known ?? type}</td><td>${required || oauth !== undefined ? 'yes' : 'no'}</td><td>${description}${
    oauth !== undefined && html`${description !== '' && html`<br>`}${signIn(oauth)}`
  }${allowed !== undefined && html`${(description !== '' || oauth !== undefined) && html`<br>`}<span class="quiet">One of</span> ${allowed.map((value, index) => html`${index > 0 && ', '}<code>${value}</code>`)}`}${standard !== undefined && html`<br><span class="quiet">Default</span> <code>${standard}</code>`}</td></tr>\n`;
}

function signIn({ provider, scopes }: NonNullable<Input['oauth']>): Html {
  return html`A window to sign in opens${provider !== null && html` (identity provider <code>${provider}</code>)`}.${
    scopes.length > 0 && html` The connector asks for ${scopes.map((scope, index) => html`${index > 0 && ', '}<code>${scope}</code>`)}.`
  }`;
}
