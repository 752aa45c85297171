/**
 * Publishes the connectors of the corpus as a site and writes what its readers get to docs/site.md: seconds to build, sizes by kind of page,
 * how soon a browser can be used, and how fast the search answers. `npm run bench:site [-- FOLDER]`, where FOLDER is a repository whose
 * connectors were taken in already; without it they are taken in first.
 */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as driver, type Page } from 'playwright-core';
import { serveFolder } from '../src/io/static-server.ts';
import { corpusFolder, hasCorpus } from './corpus.ts';
import { commitFolder, runStep } from './steps.ts';

/** What people type, letter by letter. */
const queries = [
  'send sms',
  'weather forecast',
  'translate text',
  'create invoice',
  'jira',
  'share point',
  'get',
  'troy taylor',
  'convert word to pdf',
  'azure ad',
];

if (!hasCorpus) {
  console.log('The corpus is not here; nothing was measured.');
  process.exit(0);
}
function takeIn(folder: string): void {
  for (const program of ['certified-connectors', 'independent-publisher-connectors'])
    cpSync(join(corpusFolder, program), join(folder, program), { recursive: true });
  writeFileSync(join(folder, 'certification.json'), JSON.stringify({ schemaVersion: 1 }));
  writeFileSync(join(folder, '.gitignore'), '.certify/\n');
  commitFolder(folder);
  runStep(['catalog', 'import', '.@HEAD', '--yes'], folder);
  runStep(['run'], folder);
}

function head(site: string): string {
  const { counts } = JSON.parse(readFileSync(join(site, 'v1/index.json'), 'utf8'));
  return `# What the site costs its readers

\`npm run bench:site\` made this page on ${new Date().toISOString().slice(0, 10)}: ${counts.connectors} published connectors as a site, ${cpus()[0]?.model ?? 'a machine'},
${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}, Chromium from \`@sparticuz/chromium\`. Seconds depend on what else the machine does;
sizes do not. [Decision 0007](decisions/0007-search-in-the-browser.md) tells why the search is as it is.

`;
}

function costs({ seconds, user, peak }: ReturnType<typeof runStep>): string {
  return `| \`certify catalog build\` (store, history, catalog and pages; the better of two) | |
|---|--:|
| seconds of the processor (user) | ${user.toFixed(1)} |
| seconds on the clock | ${seconds.toFixed(1)} |
| peak memory | ${peak.toFixed(0)} MB |

`;
}

const kinds: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ['home', /^\/index\.html$/],
  ['by letter', /^\/a-z\//],
  ['by category', /^\/categories\//],
  ['waiting, overview, taken back, not found', /^\/(?:status|overview|removed|404)/],
  ['connector', /^\/connectors\//],
  ['publisher', /^\/publishers\//],
  ['rules', /^\/rules\//],
  ['style.css', /^\/style\.css$/],
  ['script.js, on every page', /^\/script\.js$/],
  ['search.js, when the search is used', /^\/search\.js$/],
  ['what the search looks through', /^\/search\//],
];

function sizes(site: string): string {
  const files = readdirSync(site, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: path.slice(site.length), bytes: readFileSync(path) }));
  const rows = kinds.flatMap(([kind, pattern]) => {
    const some = files.filter(({ path }) => pattern.test(path) && (/\.html$/.test(path) || !/^\/(?:connectors|rules)\//.test(path)));
    const lengths = some.map(({ bytes }) => bytes.length).sort((a, b) => a - b);
    if (lengths.length === 0) return [];
    const at = (share: number): string => kilobytes(lengths[Math.min(lengths.length - 1, Math.floor(lengths.length * share))] ?? 0);
    const packed = some.reduce((sum, { bytes }) => sum + gzipSync(bytes).length, 0) / some.length;
    return [`| ${kind} | ${lengths.length} | ${at(0.5)} | ${at(0.99)} | ${at(1)} | ${kilobytes(packed)} |`];
  });
  return `| kind of page or file | how many | median | 99 of 100 | largest | compressed, on average |
|---|--:|--:|--:|--:|--:|
${rows.join('\n')}

`;
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} KB`;
}

async function inBrowser(site: string): Promise<string> {
  const { server, url } = await serveFolder(site, 0);
  const args = chromium.args.filter((one) => one !== '--single-process');
  const browser = await driver.launch({ executablePath: await chromium.executablePath(), args, headless: true });
  try {
    const loads = [];
    for (let round = 0; round < 5; round += 1) loads.push(await loadTimes(browser, url));
    const { ready, answers } = await searchTimes(browser, url);
    const middle = (values: readonly number[]): string =>
      ([...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0).toFixed(0);
    return `| in Chromium, from this machine | milliseconds |
|---|--:|
| the home page can be used (median of ${loads.length} first visits) | ${middle(loads.map(({ interactive }) => interactive))} |
| everything of it is loaded | ${middle(loads.map(({ loaded }) => loaded))} |
| from the first focus until the search has every row | ${ready.toFixed(0)} |
| an answer to a letter typed, cards drawn: median of ${answers.length} | ${middle(answers)} |
| the slowest of them | ${Math.max(...answers).toFixed(0)} |
`;
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
}

async function loadTimes(browser: Browser, url: string): Promise<{ readonly interactive: number; readonly loaded: number }> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(url, { waitUntil: 'load' });
  const times: unknown = await page.evaluate(
    `new Promise((done) => setTimeout(() => { const [one] = performance.getEntriesByType('navigation'); done([one.domContentLoadedEventEnd, one.loadEventEnd]); }))`,
  );
  await context.close();
  const [interactive = 0, loaded = 0] = times as number[];
  return { interactive, loaded };
}

async function searchTimes(browser: Browser, url: string): Promise<{ readonly ready: number; readonly answers: readonly number[] }> {
  const page = await browser.newPage();
  await page.goto(url);
  const ready = await measured(
    page,
    `document.getElementById('q').focus(); while (document.querySelector('[data-state=ready]') === null) await new Promise((next) => setTimeout(next, 1));`,
  );
  const answers: number[] = [];
  for (const query of queries) {
    for (let length = 1; length <= query.length; length += 1) {
      const typed = JSON.stringify(query.slice(0, length));
      // Reading a size makes the browser lay out what the answer brought.
      answers.push(
        await measured(
          page,
          `const q = document.getElementById('q'); q.value = ${typed}; q.dispatchEvent(new Event('input')); document.body.offsetHeight;`,
        ),
      );
    }
  }
  await page.close();
  return { ready, answers };
}

async function measured(page: Page, code: string): Promise<number> {
  const time: unknown = await page.evaluate(
    `(async () => { const start = performance.now(); ${code} return performance.now() - start; })()`,
  );
  return Number(time);
}

const given = process.argv[2];
const root = given ?? mkdtempSync(join(tmpdir(), 'certify-site-'));
try {
  if (given === undefined) takeIn(root);
  const build = [runStep(['catalog', 'build'], root), runStep(['catalog', 'build'], root)].sort((a, b) => a.user - b.user)[0];
  if (build === undefined) throw new Error('Nothing was built.');
  const site = join(root, '.certify/site');
  const page = `${head(site)}${costs(build)}${sizes(site)}${await inBrowser(site)}`;
  writeFileSync(fileURLToPath(new URL('../docs/site.md', import.meta.url)), page);
  console.log(page);
} finally {
  if (given === undefined) rmSync(root, { recursive: true, force: true });
}
