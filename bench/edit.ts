/**
 * Opens the largest published connectors on the page of `certify serve --edit` and types, until the finding stands beside the field and until
 * it is gone. Prints a table: milliseconds on the clock, and of them the processor's for the server and for the page. Run by hand:
 * `npm run bench:edit`.
 */
import { readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as driver, type Page } from 'playwright-core';
import * as index from '../rules/index.ts';
import { repositoryJudgeOf } from '../src/certify/repository-judge.ts';
import { openEditFolder } from '../src/io/edit-folder.ts';
import { openEditServer } from '../src/io/edit-server.ts';
import { findConnectors } from '../src/io/find-connectors.ts';
import { loadFacts } from '../src/io/load-facts.ts';
import { noSettings } from '../src/io/load-settings.ts';
import { listenOnLoopback } from '../src/io/static-server.ts';
import { editNote, editShell, editSignIn } from '../src/site/edit-page.ts';
import { editStyle } from '../src/site/edit-style.ts';
import { favicon } from '../src/site/site-files.ts';
import { stylesheet } from '../src/site/stylesheet.ts';
import { corpusConnectors, hasCorpus } from './corpus.ts';
import { spread } from './measured.ts';

if (!hasCorpus) {
  console.log('The corpus is not here; nothing was measured.');
  process.exit(0);
}
const changes = 10;
const judge = await repositoryJudgeOf(Object.values(index), noSettings, { now: new Date(), rulesDigest: '', loadFacts });

function definitionBytes(folder: string): number {
  return statSync(join(folder, 'apiDefinition.swagger.json'), { throwIfNoEntry: false })?.size ?? 0;
}

/** Types into the field of a label, in turn what is wrong and what stood there; milliseconds until its findings were others. */
function typing(label: string, wrong: string): string {
  return `(async () => {
    const label = [...document.querySelectorAll('.try-field > label')].find((one) => one.textContent === ${JSON.stringify(label)});
    const input = document.getElementById(label.htmlFor);
    const list = label.parentElement.querySelector('.edit-findings');
    const good = input.value;
    const waits = [];
    for (let round = 0; round < ${changes}; round += 1) {
      const [start, before] = [performance.now(), list.innerHTML];
      input.value = round % 2 === 0 ? ${JSON.stringify(wrong)} : good;
      input.dispatchEvent(new Event('input', { bubbles: true }));
      await new Promise((done) => {
        const observer = new MutationObserver(() => {
          if (list.innerHTML === before) return;
          observer.disconnect();
          done();
        });
        observer.observe(list, { childList: true, subtree: true });
      });
      waits.push(performance.now() - start);
    }
    return waits;
  })()`;
}

async function measured(page: Page, label: string, wrong: string): Promise<readonly number[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const pageTime = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
  };
  const [inPage, inServer] = [await pageTime(), process.cpuUsage()];
  const waits = (await page.evaluate(typing(label, wrong))) as readonly number[];
  const { user, system } = process.cpuUsage(inServer);
  return [
    Math.round(spread(waits).median),
    Math.round((user + system) / 1000 / changes),
    Math.round(((await pageTime()) - inPage) / changes),
  ];
}

async function row(browser: Browser, folder: string): Promise<string> {
  const [found] = findConnectors([folder], '/');
  if (found === undefined) throw new Error(folder);
  const script = readFileSync(fileURLToPath(new URL('../dist/edit-page.js', import.meta.url)), 'utf8');
  let origin = '';
  const editor = openEditServer({
    folder: openEditFolder(found, undefined),
    judge,
    pages: { script, style: editStyle, siteStyle: stylesheet, icon: favicon, shell: editShell, signIn: editSignIn, note: editNote },
    clock: () => performance.now(),
    origin: () => origin,
  });
  const { server, url } = await listenOnLoopback(0, editor.handle);
  origin = new URL(url).origin;
  const page = await browser.newPage();
  page.setDefaultTimeout(120_000);
  page.on('pageerror', (error) => console.error(error.message));
  await page.goto(editor.address());
  await page.locator('#verdict:not(:empty)').waitFor();
  const general = await measured(page, 'Description', 'Short.');
  await page.locator('nav [data-step=definition]').click();
  await page.locator('.edit-operations button').first().click();
  await page.getByLabel('Summary', { exact: true }).waitFor();
  const definition = await measured(page, 'Summary', 'Ends badly.');
  await page.close();
  server.closeAllConnections();
  server.close();
  return `| ${basename(folder)} | ${Math.round(definitionBytes(folder) / 1000)} KB | ${[...general, ...definition].join(' | ')} |`;
}

// As readers have it: without web security, the page could not say that it is of this server.
const unwanted = new Set(['--single-process', '--no-zygote', '--disable-web-security', '--allow-running-insecure-content']);
const args = chromium.args.filter((one) => !unwanted.has(one));
const browser = await driver.launch({ executablePath: await chromium.executablePath(), args, headless: true });
const largest = corpusConnectors()
  .sort((a, b) => definitionBytes(b) - definitionBytes(a))
  .slice(0, 6);
console.log(
  '| connector | definition | General: clock | server | page | Definition: clock | server | page |\n|---|--:|--:|--:|--:|--:|--:|--:|',
);
for (const folder of largest) console.log(await row(browser, folder));
await browser.close();
