import { type Html, html } from './html.ts';

/** How a connector is tried, for readers of a site that only holds files. `certify serve` has the sandbox itself in its place. */
export function tryInstructionsPage(): Html {
  return html`<h1>Try a connector</h1>
<p class="lead">Trying a connector needs the sandbox, which runs on your own machine: a catalog is files, and no page of it calls anything.</p>
<ol>
<li>Get the repository that this catalog is made from, and Node 20 or newer.</li>
<li>Build the catalog: <code>npm ci</code>, then <code>npm start</code>.</li>
<li>Serve it with the sandbox: <code>npm run serve</code>, then open the address that it prints for trying: it ends with a key, which keeps other people of the machine out.</li>
</ol>
<p>Calls are answered by a mock made from the definition, so no account is needed and nothing leaves your machine. To call a service instead, name it: <code>npm run serve -- --against CONNECTOR=https://api.example.com</code>.</p>
<p>Without a browser, <code>certify test CONNECTOR</code> calls every operation.</p>`;
}
