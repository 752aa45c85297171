import { versionName } from './connector-waiting.ts';
import { type Html, html } from './html.ts';
import type { ConnectorFile } from './published.ts';

type Version = ConnectorFile['versions'][number];

/** The raw files of what is on the channels, how to check them, and how to try the connector. */
export function filesSection(file: ConnectorFile, up: string): Html {
  const served = file.versions.filter(({ bundle }) => bundle.path !== null);
  const everything = html`<p class="quiet small">Everything on this page as JSON: <a href="${up}v1/connectors/${file.id}.json">${file.id}.json</a>. A bundle’s name is the SHA-256 of its bytes.</p>\n`;
  if (served.length === 0)
    return html`<h2 id="files">Get it</h2>\n<p><strong>Nothing of it can be downloaded here now.</strong></p>\n${everything}`;
  const [first] = served;
  const target = commandTarget(file, served.find(({ channels }) => channels.includes('public')) ?? first);
  return html`<h2 id="files">Get it, verify it, try it</h2>
<ul>
${served.map((version) => html`<li>${versionName(version)} (${version.channels.join(', ')}): ${fileLinks(version, up)}</li>\n`)}</ul>
<p>Verify it before you use it. <code>CATALOG</code> is the address of this catalog, <code>publisher.pem</code> the public key of whoever runs it, which you got on another way:</p>
<pre><code>certify catalog verify CATALOG ${target} --trust publisher.pem --state seen.json
certify catalog get ${target} --from CATALOG --trust publisher.pem --output ${file.id}</code></pre>
<p>Try it on your machine, against a mock made from its definition; then judge it by the same rules:</p>
<pre><code>certify test ${file.id}
certify check ${file.id}</code></pre>
${everything}`;
}

function fileLinks({ bundle, definition, properties, readme, report }: Version, up: string): Html {
  const files: (readonly [string | null | undefined, string, number | null | undefined])[] = [
    [bundle.path, 'bundle', bundle.size],
    [definition?.path, 'definition', definition?.size],
    [properties?.path, 'properties', properties?.size],
    [readme?.path, 'readme', readme?.size],
    [report.path, 'report', undefined],
  ];
  const links = files.flatMap(([path, name, size]) =>
    path
      ? [
          html`<a href="${up}${path.slice(1)}">${name}</a>${size !== null && size !== undefined && html` <span class="quiet">${sizeText(size)}</span>`}`,
        ]
      : [],
  );
  return html`${links.map((link, index) => html`${index > 0 && ', '}${link}`)}`;
}

function sizeText(bytes: number): string {
  if (bytes < 1_000) return `${bytes} bytes`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1_000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** What a command is given: a version in it is a publisher's text, and stands there only when a shell reads it letter by letter. */
function commandTarget({ id, versions }: ConnectorFile, version: Version | undefined): string {
  if (version === undefined || !/^[A-Za-z0-9][A-Za-z0-9._+-]{0,40}$/.test(version.version)) return id;
  const isNameShared = versions.filter((one) => one.version === version.version).length > 1;
  return `${id}@${version.version}${isNameShared ? `+${version.revision}` : ''}`;
}
