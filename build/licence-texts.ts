import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Something of others, with the files of `dist/` that hold it. */
interface Held {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly heldBy: readonly string[];
  /** What has to be passed on with it, word for word. */
  readonly texts: readonly string[];
}

const isLicence = /^(?:licen[cs]e|copying|notice|third-party-licen[cs]e)/i;

/** The texts in a package's folder, or in one file. Throws when there is none: what has no text cannot be passed on. */
export function licenceTexts(path: string): readonly string[] {
  const files = statSync(path).isDirectory() ? readdirSync(path).filter((file) => isLicence.test(file)) : [''];
  if (files.length === 0) throw new Error(`${path} has no licence file, and is bundled: put its text into build/notices.`);
  return files.sort().map((file) => readFileSync(join(path, file), 'utf8'));
}

/** `licenses.txt`: whose code and data is in the files beside it, and under which terms, word for word. */
export function renderLicences(held: readonly Held[]): string {
  const head = 'What others wrote and the files beside this one hold, each with its own terms, word for word.\n';
  const line = '='.repeat(80);
  const parts = held.map(({ name, version, licence, heldBy, texts }) => {
    const title = `${line}\n${name} ${version}\nLicence: ${licence}\nIn: ${heldBy.join(', ')}\n${line}\n`;
    return [title, ...texts.map((text) => (text.endsWith('\n') ? text : `${text}\n`))].join('\n');
  });
  return [head, ...parts].join('\n');
}
