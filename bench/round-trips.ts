/**
 * Exports every real definition to OpenAPI 3 by a program of its own, imports it again and compares the two by the rules of
 * `certify diff`. Prints Markdown, or writes the file it is given; fails when fewer than nineteen of twenty come back as they were.
 */
import { writeFileSync } from 'node:fs';
import { basename, relative } from 'node:path';
import * as changes from '../rules/changes.ts';
import type { Rule } from '../rules/define.ts';
import { convertOpenApi2 } from '../src/authoring/openapi2.ts';
import { convertOpenApi3 } from '../src/authoring/openapi3/convert.ts';
import { comparerOf } from '../src/certify/compare.ts';
import { type DiffEntry, diffReportOf } from '../src/change/diff-report.ts';
import { type Connector, readLoneDefinition } from '../src/connector/connector.ts';
import type { JsonObject } from '../src/connector/json-value.ts';
import { programOfPath } from '../src/connector/program.ts';
import { readFoundConnector } from '../src/io/find-connectors.ts';
import { corpusConnectors, corpusFolder, hasCorpus } from './corpus.ts';
import { alike } from './round-trip-alike.ts';
import { losses } from './round-trip-losses.ts';
import { toOpenApi3 } from './to-openapi3.ts';

if (!hasCorpus) {
  console.log('The connectors are not here; nothing was compared.');
  process.exit(0);
}

// The files are not the same, and the version stays: both are no question here.
const rules = Object.values<Rule>(changes).filter(({ id }) => !['change-file', 'change-version-raised'].includes(id));
const comparer = comparerOf(rules, 'any');
let compared = 0;
let unreadable = 0;
let equal = 0;
let explained = 0;
let stayed = 0;
const causes = new Map<string, number>();
const others: string[] = [];
for (const folder of corpusConnectors()) {
  const path = relative(corpusFolder, folder);
  const { definition } = readFoundConnector({ path, absolutePath: folder, program: programOfPath(folder) }, undefined);
  if (definition === undefined) {
    unreadable += 1;
    continue;
  }
  compared += 1;
  if (differences(path, definition.value, convertOpenApi2(definition.value).definition).length === 0) stayed += 1;
  const back = alike(convertOpenApi3(toOpenApi3(definition.value)).definition);
  const told = differences(path, alike(definition.value), back);
  if (told.length === 0) equal += 1;
  else explain(path, definition.value, back);
}

const share = (((equal + explained) / compared) * 100).toFixed(1);
const text = page();
const [, , output] = process.argv;
if (output === undefined) process.stdout.write(text);
else writeFileSync(output, text);
console.error(`${compared} compared, ${equal} equal, ${explained} equal but for what is listed, ${share} % together.`);
process.exitCode = Number(share) >= 95 ? 0 : 1;

/** Which of the known losses make the difference: each counts that cannot be left out. */
function explain(path: string, original: JsonObject, back: JsonObject): void {
  const after = (list: typeof losses): readonly DiffEntry[] => {
    const lose = (one: JsonObject): JsonObject => alike(list.reduce((value, loss) => loss.lose(value), one));
    return differences(path, lose(original), lose(back));
  };
  const left = after(losses);
  if (left.length > 0) {
    for (const one of new Map(left.map((entry) => [entry.ruleId, entry])).values())
      others.push(`${path}: ${one.ruleId}: ${one.message.slice(0, 160)} at ${one.previous.pointer || one.location.pointer}`);
    return;
  }
  explained += 1;
  const needed = losses.filter((loss) => after(losses.filter((other) => other !== loss)).length > 0);
  for (const { cause } of needed) causes.set(cause, (causes.get(cause) ?? 0) + 1);
}

function differences(path: string, before: JsonObject, after: JsonObject): readonly DiffEntry[] {
  return diffReportOf(comparer.compare(lone(path, before), lone(path, after))).changes;
}

function lone(path: string, definition: JsonObject): Connector {
  const bytes = new TextEncoder().encode(JSON.stringify(definition));
  const entry = { path: 'apiDefinition.swagger.json', kind: 'file', executable: false, size: bytes.length, bytes } as const;
  return readLoneDefinition(path, basename(path), entry);
}

function page(): string {
  const rows = [...causes].sort((a, b) => b[1] - a[1]).map(([cause, count]) => `| ${cause} | ${count} |`);
  return `# From a connector to OpenAPI 3 and back

Made by \`npm run round-trips -- docs/round-trips.md\` from ${compared} published definitions; ${unreadable} cannot be read. Each is exported to OpenAPI 3.0
by a program that knows nothing of the importer (\`bench/to-openapi3.ts\`), imported again, and compared by the rules of \`certify diff\`. What can
be said in several ways is first said in one: media types of the document or of its operations, and defaults.

| | Definitions |
| --- | ---: |
| equal | ${equal} |
| equal but for what is listed below | ${explained} |
| together | ${share} % |
| different | ${compared - equal - explained} |

Imported as they are, from OpenAPI 2.0, ${stayed} of ${compared} are equal.

## What is lost, and why

A definition may have several causes.

| Cause | Definitions |
| --- | ---: |
${rows.join('\n')}

## What else is different

${others.map((one) => `- ${one.replace(/([\\`*_<|])/g, '\\$1')}`).join('\n')}
`;
}
