import { commitFiles, type Files } from './git-objects.ts';
import { happenPull } from './happenings.ts';
import { dequeue, enqueue } from './merge-queue.ts';
import { branchMoved, mergePull, moveHead, person, refreshPull, tipOf } from './merging.ts';
import { addUser } from './new-world.ts';
import { openPull } from './open-pull.ts';
import { references, setReference } from './references.ts';
import { type NewRun, runWorkflow } from './run-workflow.ts';
import { addComment, changeComment } from './serve-issues.ts';
import { addReview } from './serve-pulls.ts';
import { pullOf } from './show-pull.ts';
import {
  freshId,
  fullName,
  type Issue,
  type Pull,
  type QueueEntry,
  type Repository,
  type Role,
  type Token,
  timestamp,
  type User,
  type WorkflowRun,
  type World,
} from './world.ts';

/** A pull request to open. */
interface NewPull {
  readonly author: string;
  /** Against the tip of the base branch; null deletes. */
  readonly files: Files;
  readonly title?: string;
  readonly body?: string | null;
  /** From the author's fork; the default. `false`: from a branch of the repository itself. */
  readonly fromFork?: boolean;
  readonly branch?: string;
  readonly base?: string;
  readonly draft?: boolean;
}

/** What people do at GitHub's pages and with their own git. */
export interface People {
  /** Opens a pull request; answers with its number. */
  readonly openPullRequest: (request: NewPull) => number;
  /** Adds a commit to the head; answers with the new head. `by`: the author when not said. */
  readonly push: (pull: number, files: Files, by?: string) => string;
  /** Replaces the head by one commit on the tip of the base branch. */
  readonly forcePush: (pull: number, files: Files, by?: string) => string;
  readonly edit: (pull: number, change: { readonly title?: string; readonly body?: string | null }) => void;
  readonly comment: (issue: number, author: string, text: string) => number;
  readonly editComment: (comment: number, author: string, text: string) => void;
  /** Reviews the head, or the commit that is named. */
  readonly review: (pull: number, author: string, verdict: 'approve' | 'request changes' | 'comment', commit?: string) => number;
  /** Presses the merge button. Throws what the button would say when it is refused. */
  readonly merge: (pull: number, by: string, method?: 'merge' | 'squash') => string;
  /** Adds it to the merge queue. */
  readonly enqueue: (pull: number, by: string) => QueueEntry;
  readonly dequeue: (pull: number) => void;
  readonly close: (pull: number, by?: string) => void;
  readonly reopen: (pull: number, by?: string) => void;
  readonly label: (pull: number, ...names: readonly string[]) => void;
  /** A workflow ran, with these jobs; its check runs are those of GitHub Actions. */
  readonly runWorkflow: (run: Omit<NewRun, 'pull'> & { readonly pull?: number }, by?: string) => WorkflowRun;
  readonly addCollaborator: (login: string, role: Role) => User;
  readonly removeCollaborator: (login: string) => void;
  readonly deleteFork: (pull: number) => void;
  /** A commit on the default branch, past every rule; answers with it. */
  readonly commitOnDefault: (files: Files, message?: string, by?: string) => string;
  /** A commit on any branch, past every rule; one that is not there begins at the default branch, or at nothing. */
  readonly commitOn: (branch: string, files: Files, message?: string, from?: 'default branch' | 'nothing') => string;
}

/** The acts of people in a world. */
export function people(world: World): People {
  const request = (number: number): Issue & { readonly pull: Pull } => pullOf(world, number);
  const acting = (user: User): { readonly world: World; readonly token: Token } => ({
    world,
    token: {
      value: '',
      kind: 'user',
      app: [...world.apps.values()][0] as Token['app'],
      permissions: {},
      actor: user,
      used: 0,
      windowEnds: 0,
    },
  });
  const someone = (login: string): User => addUser(world, login);
  const headRef = ({ pull }: Issue & { readonly pull: Pull }): string =>
    pull.head.repository === world.repository
      ? `refs/heads/${pull.head.ref}`
      : `refs/forks/${pull.head.repository.owner.login}/${pull.head.ref}`;
  const newHead = (number: number, parent: string, files: Files, by: string | undefined, message: string): string => {
    const issue = request(number);
    const user = by === undefined ? issue.author : someone(by);
    const sha = commitFiles(world, parent, files, message, user);
    setReference(world, headRef(issue), sha);
    if (issue.pull.head.repository === world.repository) branchMoved(world, issue.pull.head.ref, person(user), issue.pull.headSha, sha);
    else if (issue.state === 'open') moveHead(world, issue, sha, person(user));
    return sha;
  };
  const commit = (branch: string, files: Files, message = 'Change files', by = world.repository.owner.login, orphan = false): string => {
    const before = references(world, `refs/heads/${branch}`).get(`refs/heads/${branch}`);
    const parent = before ?? (orphan ? undefined : tipOf(world, world.defaultBranch));
    const sha = commitFiles(world, parent, files, message, someone(by));
    setReference(world, `refs/heads/${branch}`, sha);
    branchMoved(world, branch, person(someone(by)), before, sha);
    return sha;
  };
  return {
    openPullRequest: ({ author, files, title, body, fromFork = true, branch, base = world.defaultBranch, draft = false }) => {
      const user = someone(author);
      const ref = branch ?? `change-${world.issues.size + 1}`;
      const repository = fromFork ? forkOf(world, user) : world.repository;
      const headSha = commitFiles(world, tipOf(world, base), files, title ?? 'Change files', user);
      setReference(world, fromFork ? `refs/forks/${user.login}/${ref}` : `refs/heads/${ref}`, headSha);
      const fields = { head: { repository, ref }, headSha, base, title: title ?? 'Change files', body: body ?? null, draft };
      return openPull(world, fields, person(user)).number;
    },
    push: (number, files, by) => newHead(number, request(number).pull.headSha, files, by, 'Change files again'),
    forcePush: (number, files, by) => newHead(number, tipOf(world, request(number).pull.baseRef), files, by, 'Change files anew'),
    edit: (number, { title, body }) => {
      const issue = request(number);
      const changes = {
        ...(title === undefined ? {} : { title: { from: issue.title } }),
        ...(body === undefined ? {} : { body: { from: issue.body ?? '' } }),
      };
      if (title !== undefined) issue.title = title;
      if (body !== undefined) issue.body = body;
      issue.updatedAt = timestamp(world);
      happenPull(world, issue, 'edited', person(issue.author), { changes });
    },
    comment: (number, author, text) => addComment(acting(someone(author)), issueOf(world, number), text).id,
    editComment: (id, author, text) => {
      for (const issue of world.issues.values()) {
        const comment = issue.comments.find((each) => each.id === id);
        if (comment !== undefined) return changeComment(acting(someone(author)), issue, comment, text);
      }
      throw new Error(`There is no comment ${id}.`);
    },
    review: (number, author, verdict, commit) => {
      const event = verdict === 'approve' ? 'APPROVE' : verdict === 'comment' ? 'COMMENT' : 'REQUEST_CHANGES';
      return addReview(acting(someone(author)), request(number), event, '', commit ?? request(number).pull.headSha).id;
    },
    merge: (number, by, method = 'merge') => mergePull(world, request(number), person(someone(by)), { method }),
    enqueue: (number, by) => enqueue(world, request(number), someone(by)),
    dequeue: (number) => dequeue(world, request(number), 'dequeued'),
    close: (number, by) => setState(world, request(number), 'closed', by),
    reopen: (number, by) => setState(world, request(number), 'open', by),
    label: (number, ...names) => {
      const issue = issueOf(world, number);
      issue.labels = names.map((name) => world.labels.find((label) => label.name === name) ?? newLabel(world, name));
    },
    runWorkflow: ({ pull, ...run }, by) => {
      const issue = pull === undefined ? undefined : request(pull);
      const actor = person(by === undefined ? (issue?.author ?? world.repository.owner) : someone(by));
      return runWorkflow(world, { ...run, ...(issue === undefined ? {} : { pull: issue }) }, actor);
    },
    addCollaborator: (login, role) => addUser(world, login, { role }),
    removeCollaborator: (login) => {
      someone(login).role = undefined;
    },
    deleteFork: (number) => {
      request(number).pull.head.repository.deleted = true;
    },
    commitOnDefault: (files, message, by) => commit(world.defaultBranch, files, message, by),
    commitOn: (branch, files, message, from) => commit(branch, files, message, undefined, from === 'nothing'),
  };
}

function issueOf(world: World, number: number): Issue {
  const issue = world.issues.get(number);
  if (issue === undefined) throw new Error(`There is no issue ${number}.`);
  return issue;
}

function newLabel(world: World, name: string): World['labels'][number] {
  const label = { id: freshId(world), name, color: 'ededed', description: null };
  world.labels.push(label);
  return label;
}

function setState(world: World, issue: Issue & { readonly pull: Pull }, state: 'open' | 'closed', by: string | undefined): void {
  issue.state = state;
  issue.updatedAt = timestamp(world);
  issue.closedAt = state === 'closed' ? issue.updatedAt : null;
  const actor = person(by === undefined ? issue.author : addUser(world, by));
  if (state === 'open') refreshPull(world, issue);
  else dequeue(world, issue, 'dequeued');
  happenPull(world, issue, state === 'open' ? 'reopened' : 'closed', actor);
}

function forkOf(world: World, owner: User): Repository {
  const { repository } = world;
  const known = world.forks.get(owner.login);
  if (known !== undefined && !known.deleted) return known;
  const at = timestamp(world);
  const fork: Repository = {
    id: freshId(world),
    owner,
    name: repository.name,
    private: repository.private,
    parent: repository,
    createdAt: at,
    pushedAt: at,
    deleted: false,
  };
  world.forks.set(fullName(fork).split('/')[0] ?? '', fork);
  return fork;
}
