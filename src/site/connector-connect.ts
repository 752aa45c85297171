import { type Html, html } from './html.ts';
import { shortened, waysText } from './parts.ts';
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

/** What a maker reads where there is no field: one who signs in does that in a window, and some connectors forget to ask. */
export function nothingToFillIn(auth: ConnectorFile['auth']): string {
  if (auth.every((way) => way === 'none')) return 'Nothing has to be filled in.';
  return auth.includes('oauth2') ? 'A window to sign in opens.' : 'It names no field to fill in.';
}

/** The ways to sign in, and for each what a maker fills in. */
export function connectSection(file: ConnectorFile): Html {
  const sets = new Map<string | null, Input[]>();
  // Where there are ways to choose from, the parameters beside them are for connections made before there were.
  const isChosen = file.connection.some(({ set }) => set !== null);
  const offered = isChosen ? file.connection.filter(({ set }) => set !== null) : file.connection;
  for (const input of offered) sets.set(input.set, [...(sets.get(input.set) ?? []), input]);
  return html`<h2 id="connect">How to connect</h2>
<p>${file.auth.every((way) => way === 'none') ? 'No sign-in is needed.' : `Sign-in: ${waysText(file.auth)}.`}${sets.size > 1 && ` There are ${sets.size} ways; a connection uses one of them.`}</p>
${[...sets].slice(0, mostWays).map(([name, inputs]) => wayOf(name, inputs))}${sets.size === 0 && html`<p class="quiet">${nothingToFillIn(file.auth)}</p>\n`}`;
}

/** No connector that anybody could use has more. */
const mostWays = 20;
const mostInputs = 40;
const mostValues = 60;
const longest = 600;

function wayOf(name: string | null, inputs: readonly Input[]): Html {
  return html`${name !== null && html`<h3>${shortened(inputs[0]?.setLabel ?? name, longest)}</h3>\n`}<table class="fields">
<thead><tr><th>Name</th><th>Type</th><th>Required</th><th>Description</th></tr></thead>
<tbody>
${inputs.slice(0, mostInputs).map(inputRow)}</tbody></table>
`;
}

function inputRow({ type, required, allowed, default: standard, oauth, ...words }: Input): Html {
  const [name, label, description] = [
    shortened(words.name, longest),
    shortened(words.label, longest),
    shortened(words.description, longest),
  ];
  const known = Object.hasOwn(types, type.toLowerCase()) ? types[type.toLowerCase()] : undefined;
  return html`<tr><td>${label}${label !== name && html`<br><code>${name}</code>`}</td><td>${known ?? shortened(type, 60)}</td><td>${required || oauth !== undefined ? 'yes' : 'no'}</td><td>${description}${
    oauth !== undefined && html`${description !== '' && html`<br>`}${signIn(oauth)}`
  }${allowed !== undefined && html`${(description !== '' || oauth !== undefined) && html`<br>`}<span class="quiet">One of</span> ${allowed.slice(0, mostValues).map((value, index) => html`${index > 0 && ', '}<code>${shortened(value, longest)}</code>`)}`}${standard !== undefined && html`<br><span class="quiet">Default</span> <code>${shortened(standard, longest)}</code>`}</td></tr>\n`;
}

function signIn({ provider, scopes }: NonNullable<Input['oauth']>): Html {
  return html`A window to sign in opens${provider !== null && html` (identity provider <code>${shortened(provider, longest)}</code>)`}.${
    scopes.length > 0 &&
    html` The connector asks for ${scopes.slice(0, mostValues).map((scope, index) => html`${index > 0 && ', '}<code>${shortened(scope, longest)}</code>`)}.`
  }`;
}
