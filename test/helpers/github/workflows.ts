import { parse } from 'yaml';
import { arrayOr, isArray, isObject, type JsonValue, objectOr, own } from '../../../src/connector/json-value.ts';
import { git, resolve, tryGit } from './git-objects.ts';
import type { Occasion } from './happenings.ts';
import { fnmatch } from './rules.ts';
import type { World } from './world.ts';

/** A workflow file: its name in the folder, what it calls itself, and the member `on`. */
export interface Workflow {
  readonly file: string;
  readonly name: string;
  readonly on: JsonValue | undefined;
}

const folder = '.github/workflows';
const read = new Map<string, readonly Workflow[]>();

/** The workflows of a commit. */
export function workflowsAt(world: World, commit: string): readonly Workflow[] {
  const tree = resolve(world, `${commit}:${folder}`, 'tree');
  if (tree === undefined) return [];
  const known = read.get(tree);
  if (known !== undefined) return known;
  const found = git(world, ['ls-tree', '--name-only', tree])
    .split('\n')
    .filter((file) => /\.ya?ml$/.test(file))
    .flatMap((file) => {
      let text: JsonValue;
      try {
        text = parse(tryGit(world, ['cat-file', 'blob', `${tree}:${file}`]).out);
      } catch {
        return [];
      }
      const source = objectOr(text);
      return [{ file, name: typeof source['name'] === 'string' ? source['name'] : `${folder}/${file}`, on: source['on'] }];
    });
  read.set(tree, found);
  return found;
}

const pullRequestTypes = ['opened', 'synchronize', 'reopened'];
// These take their workflow file from what is being changed; every other event takes it from the default branch.
const ownFiles = ['push', 'pull_request', 'merge_group'];

/** The files of the workflows that an event starts. */
export function workflowsStarted(world: World, occasion: Occasion): readonly string[] {
  const at = ownFiles.includes(occasion.name) ? occasion.commit : undefined;
  const commit = resolve(world, at ?? `refs/heads/${world.defaultBranch}`);
  if (commit === undefined) return [];
  return workflowsAt(world, commit)
    .filter(({ on, file }) => (occasion.file ?? file) === file && starts(on, occasion))
    .map(({ file }) => file);
}

function starts(on: JsonValue | undefined, occasion: Occasion): boolean {
  const { name, action, branch, paths, workflow } = occasion;
  if (on === name) return name !== 'pull_request' || pullRequestTypes.includes(action);
  if (isArray(on)) return on.includes(name) && (name !== 'pull_request' || pullRequestTypes.includes(action));
  if (!isObject(on) || !Object.hasOwn(on, name)) return false;
  const settings = objectOr(own(on, name));
  const types = settings['types'] === undefined ? (name === 'pull_request' ? pullRequestTypes : undefined) : [settings['types']].flat();
  if (types !== undefined && action !== '' && !types.includes(action)) return false;
  if (name === 'workflow_run' && !arrayOr([settings['workflows']].flat() as JsonValue).includes(workflow ?? '')) return false;
  return (
    passes(settings['branches'], branch === undefined ? [] : [branch]) &&
    !someMatch(settings['branches-ignore'], branch === undefined ? [] : [branch]) &&
    (paths === undefined || passes(settings['paths'], paths)) &&
    (paths === undefined || settings['paths-ignore'] === undefined || !paths.every((path) => someMatch(settings['paths-ignore'], [path])))
  );
}

function passes(patterns: JsonValue | undefined, values: readonly string[]): boolean {
  return patterns === undefined || someMatch(patterns, values);
}

// The last pattern that matches decides, and `!` takes away again.
function someMatch(patterns: JsonValue | undefined, values: readonly string[]): boolean {
  return values.some((value) =>
    [patterns ?? []].flat().reduce<boolean>((found, pattern) => {
      const text = String(pattern);
      return text.startsWith('!') ? found && !fnmatch(text.slice(1)).test(value) : found || fnmatch(text).test(value);
    }, false),
  );
}
