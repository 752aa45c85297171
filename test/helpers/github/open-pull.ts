import { happenPull } from './happenings.ts';
import { refreshPull, tipOf } from './merging.ts';
import type { Actor } from './rules.ts';
import { newIssue } from './serve-issues.ts';
import { freshId, type Issue, type Pull, type World } from './world.ts';

/** What a pull request is opened with, once its head is there. */
export interface PullFields {
  readonly head: Pull['head'];
  readonly headSha: string;
  readonly base: string;
  readonly title: string;
  readonly body: string | null;
  readonly draft: boolean;
}

/** Opens a pull request as the endpoint and the pages do. */
export function openPull(
  world: World,
  { head, headSha, base, title, body, draft }: PullFields,
  by: Actor,
): Issue & { readonly pull: Pull } {
  const pull: Pull = {
    id: freshId(world),
    head,
    headSha,
    baseRef: base,
    baseSha: tipOf(world, base),
    draft,
    mergedAt: null,
    mergedBy: null,
    mergeCommit: null,
    mergeable: null,
    lastPusher: by.actor,
    reviews: [],
  };
  const app = by.kind !== 'user' && 'app' in by ? by.app : undefined;
  const made = newIssue(world, { author: by.actor, app, title, body, pull }) as Issue & { readonly pull: Pull };
  refreshPull(world, made);
  happenPull(world, made, 'opened', by);
  return made;
}
