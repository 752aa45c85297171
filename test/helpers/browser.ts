import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import chromium from '@sparticuz/chromium';
import { type Browser, type BrowserContextOptions, chromium as driver, type Page } from 'playwright-core';
import { afterAll, onTestFinished } from 'vitest';

/** Made for another place: in one process, closing a window ends the browser; and pages shall be kept apart as readers have it. */
const unwanted: ReadonlySet<string> = new Set([
  '--single-process',
  '--no-zygote',
  '--disable-web-security',
  '--allow-running-insecure-content',
]);

let running: Promise<Browser> | undefined;

/** One browser for the tests of a file, from a package: nothing is downloaded, and none needs to be installed. */
async function browser(): Promise<Browser> {
  running ??= chromium
    .executablePath()
    .then((executablePath) => driver.launch({ executablePath, args: chromium.args.filter((one) => !unwanted.has(one)), headless: true }));
  return await running;
}

afterAll(async () => {
  await (await running)?.close();
  running = undefined;
});

/** A page as a reader has it, and what it did that no page of ours may do. */
export interface Visit {
  readonly page: Page;
  /** Errors and warnings of the console, exceptions, and answers of 400 and above, each in a sentence; empty on a page that is well. */
  readonly troubles: string[];
  /** Addresses asked for on any other origin than the first page's. */
  readonly strangers: string[];
}

/** Opens an address in a new window that forgets everything when the test ends. */
export async function visit(url: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await (await browser()).newContext({ viewport: { width: 1440, height: 900 }, ...options });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const troubles: string[] = [];
  const strangers: string[] = [];
  const home = new URL(url).origin;
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') troubles.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => troubles.push(`exception: ${error.message}`));
  page.on('response', (answer) => {
    if (answer.status() >= 400) troubles.push(`${answer.status()} ${answer.url()}`);
  });
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (origin !== home && protocol !== 'data:' && protocol !== 'blob:') strangers.push(request.url());
  });
  await page.goto(url);
  return { page, troubles, strangers };
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds wrong on a page, in its words. */
export async function violations(page: Page): Promise<readonly string[]> {
  const found = (await page.evaluate(`${axe}\n;axe.run(document, { resultTypes: ['violations'] })`)) as {
    readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
  };
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
}

/** A picture for people, where PICTURES names a folder for them. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['PICTURES'];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}
