import { mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Rule } from '../../rules/define.ts';
import { golden } from '../../rules/golden.ts';
import * as index from '../../rules/index.ts';
import { comparerOf } from '../../src/certify/compare.ts';
import { acknowledgementText } from '../../src/change/acknowledge.ts';
import { readConnector } from '../../src/connector/connector.ts';
import type { JsonObject, JsonValue } from '../../src/connector/json-value.ts';
import { parsePointer } from '../../src/connector/place.ts';
import { type Program, programOfPath } from '../../src/connector/program.ts';
import type { PullRequest } from '../../src/connector/submission.ts';
import { readFolder } from '../../src/io/disk.ts';
import { temporaryFolder, writeFiles } from './folder.ts';
import { git } from './repository.ts';

/** A submission as its `case.json` tells it: what stands on the base branch, what the submission does, and what happens on the branch meanwhile. */
export interface SubmissionCase {
  readonly about: string;
  readonly base: readonly Step[];
  readonly head: readonly Step[];
  readonly main?: readonly Step[];
  readonly pullRequest?: PullRequest;
  readonly baseBranch?: string;
}

/** One thing done to the files of a repository; places are JSON pointers. */
type Step =
  /** The golden connector, with another title perhaps. */
  | { readonly golden: string; readonly program?: Program; readonly title?: string }
  | { readonly write: string; readonly text?: string; readonly json?: JsonValue }
  | { readonly replace: string; readonly this: string; readonly by: string }
  | { readonly set: string; readonly at: string; readonly value: JsonValue }
  | { readonly unset: string; readonly at: string }
  /** The item becomes the first of the array. */
  | { readonly insert: string; readonly at: string; readonly value: JsonValue }
  | { readonly append: string; readonly at: string; readonly value: JsonValue }
  /** The schema goes to `definitions`; a reference takes its place. */
  | { readonly define: string; readonly at: string; readonly name: string }
  | { readonly delete: string }
  | { readonly move: string; readonly to: string }
  | { readonly link: string; readonly to: string }
  /** Acknowledges everything that breaks in a connector since the base branch. */
  | { readonly acknowledge: string; readonly reason?: string };

/** Builds the repository of a case: branches `main` and `submission`, nothing else. */
export function buildCase({ base, head, main = [] }: SubmissionCase): string {
  const top = temporaryFolder();
  git(top, 'init', '--quiet', '--initial-branch=main');
  take(top, base);
  git(top, 'checkout', '--quiet', '-b', 'submission');
  take(top, head);
  git(top, 'checkout', '--quiet', 'main');
  if (main.length > 0) take(top, main);
  return top;
}

function take(top: string, steps: readonly Step[]): void {
  for (const step of steps) doStep(top, step);
  git(top, 'add', '--all');
  git(top, 'commit', '--quiet', '--allow-empty', '--message', 'Change');
}

function doStep(top: string, step: Step): void {
  if ('golden' in step) writeGolden(top, step);
  else if ('write' in step) writeFiles(top, { [step.write]: step.text ?? print(step.json ?? null) });
  else if ('delete' in step) rmSync(join(top, step.delete), { recursive: true });
  else if ('move' in step) {
    mkdirSync(dirname(join(top, step.to)), { recursive: true });
    renameSync(join(top, step.move), join(top, step.to));
  } else if ('acknowledge' in step) writeAcknowledgement(top, step.acknowledge, step.reason);
  else if ('link' in step) {
    rmSync(join(top, step.link), { force: true });
    symlinkSync(step.to, join(top, step.link));
  } else if ('replace' in step) {
    const text = readFileSync(join(top, step.replace), 'utf8');
    if (!text.includes(step.this)) throw new Error(`${step.replace} does not hold '${step.this}'.`);
    writeFiles(top, { [step.replace]: text.replace(step.this, step.by) });
  } else {
    const [file, change] = jsonChange(step);
    const document = JSON.parse(readFileSync(join(top, file), 'utf8'));
    change(document, parsePointer(step.at) ?? []);
    writeFiles(top, { [file]: print(document) });
  }
}

type Editable = Record<string, JsonValue>;

function jsonChange(
  step: Extract<Step, { readonly at: string }>,
): [file: string, change: (document: Editable, path: readonly string[]) => void] {
  if ('set' in step) return [step.set, (document, path) => void (parentOf(document, path)[lastOf(path)] = step.value)];
  if ('unset' in step) return [step.unset, (document, path) => void delete parentOf(document, path)[lastOf(path)]];
  if ('insert' in step) return [step.insert, (document, path) => void arrayAt(document, path).unshift(step.value)];
  if ('append' in step) return [step.append, (document, path) => void arrayAt(document, path).push(step.value)];
  return [
    step.define,
    (document, path) => {
      const parent = parentOf(document, path);
      document['definitions'] = { ...(document['definitions'] as JsonObject | undefined), [step.name]: parent[lastOf(path)] ?? {} };
      parent[lastOf(path)] = { $ref: `#/definitions/${step.name}` };
    },
  ];
}

function parentOf(document: Editable, path: readonly string[]): Editable {
  let node = document;
  for (const key of path.slice(0, -1)) node = (node[key] ??= {}) as Editable;
  return node;
}

function arrayAt(document: Editable, path: readonly string[]): JsonValue[] {
  return (parentOf(document, path)[lastOf(path)] ??= []) as JsonValue[];
}

function lastOf(path: readonly string[]): string {
  return path.at(-1) ?? '';
}

function writeGolden(top: string, step: Extract<Step, { readonly golden: string }>): void {
  const { definition, properties, readme } = golden(step.program ?? 'certified');
  const info = { ...(definition['info'] as JsonObject), ...(step.title !== undefined && { title: step.title }) };
  writeFiles(top, {
    [`${step.golden}/apiDefinition.swagger.json`]: print({ ...definition, info }),
    [`${step.golden}/apiProperties.json`]: print(properties),
    [`${step.golden}/readme.md`]: readme,
  });
}

function writeAcknowledgement(top: string, folder: string, reason = 'The old name promised another thing.'): void {
  const read = (root: string) =>
    readConnector({
      path: folder,
      name: folder.split('/')[1] ?? '',
      program: programOfPath(folder) ?? 'certified',
      ...readFolder(join(root, folder)),
    });
  const before = temporaryFolder();
  git(before, 'clone', '--quiet', '--branch=main', `file://${top}`, 'base');
  const changes = comparerOf(Object.values<Rule>(index)).compare(read(join(before, 'base')), read(top));
  const text = acknowledgementText({ missing: changes.filter(({ isBreaking }) => isBreaking), hasFile: false });
  const notice = 'Choose the operation again in each flow that uses it.';
  const words = JSON.parse(text, (key, value) => (key === 'reason' ? reason : key === 'notice' ? notice : value));
  writeFiles(top, { [`${folder}/acknowledgements.json`]: print(words) });
}

function print(value: JsonValue): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
