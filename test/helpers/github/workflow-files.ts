import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** What tokens may do: `none` is left out. */
export type Permissions = Readonly<Record<string, 'read' | 'write'>>;

export interface Step {
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly 'continue-on-error'?: unknown;
}

export interface Job {
  readonly if?: string;
  readonly needs?: string | readonly string[];
  readonly permissions?: Permissions;
  readonly environment?: unknown;
  readonly concurrency?: unknown;
  readonly 'runs-on'?: string;
  readonly 'timeout-minutes'?: number;
  readonly 'cache-mode'?: string;
  readonly uses?: string;
  readonly secrets?: unknown;
  readonly steps?: readonly Step[];
}

interface Workflow {
  readonly name: string;
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: unknown;
  readonly concurrency?: unknown;
  readonly 'cache-mode'?: string;
  readonly jobs: Readonly<Record<string, Job>>;
}

/** A workflow with its text. */
export interface WorkflowFile {
  /** The name of the file, as `gate.yml`. */
  readonly file: string;
  readonly text: string;
  readonly workflow: Workflow;
}

const top = join(import.meta.dirname, '../../..');

/** Reads the text of a workflow. */
export function workflowFile(file: string, text: string): WorkflowFile {
  return { file, text, workflow: parse(text) };
}

/** The workflows of this repository, by their files' names. */
export function workflowFiles(): readonly WorkflowFile[] {
  const folder = join(top, '.github/workflows');
  return readdirSync(folder)
    .sort()
    .map((file) => workflowFile(file, readFileSync(join(folder, file), 'utf8')));
}

/** A workflow of a repository that adopts the pipeline: the one that it needs, or another one by the name of its file. */
export function adoptedWorkflow(file = 'certification.yml'): WorkflowFile {
  return workflowFile(file, readFileSync(join(top, 'docs/adopt', file), 'utf8'));
}
