import type { JsonObject } from '../../../src/connector/json-value.ts';
import { showUser } from './show-account.ts';
import { apiUrl, fullName, nodeId, type Repository, type World } from './world.ts';

const addresses: Readonly<Record<string, string>> = {
  archive: '/{archive_format}{/ref}',
  assignees: '/assignees{/user}',
  blobs: '/git/blobs{/sha}',
  branches: '/branches{/branch}',
  collaborators: '/collaborators{/collaborator}',
  comments: '/comments{/number}',
  commits: '/commits{/sha}',
  compare: '/compare/{base}...{head}',
  contents: '/contents/{+path}',
  contributors: '/contributors',
  deployments: '/deployments',
  downloads: '/downloads',
  events: '/events',
  forks: '/forks',
  git_commits: '/git/commits{/sha}',
  git_refs: '/git/refs{/sha}',
  git_tags: '/git/tags{/sha}',
  hooks: '/hooks',
  issue_comment: '/issues/comments{/number}',
  issue_events: '/issues/events{/number}',
  issues: '/issues{/number}',
  keys: '/keys{/key_id}',
  labels: '/labels{/name}',
  languages: '/languages',
  merges: '/merges',
  milestones: '/milestones{/number}',
  notifications: '/notifications{?since,all,participating}',
  pulls: '/pulls{/number}',
  releases: '/releases{/id}',
  stargazers: '/stargazers',
  statuses: '/statuses/{sha}',
  subscribers: '/subscribers',
  subscription: '/subscription',
  tags: '/tags',
  teams: '/teams',
  trees: '/git/trees{/sha}',
};

/** The address of a repository in the API. */
export function repositoryUrl(world: World, repository: Repository = world.repository): string {
  return `${apiUrl(world)}/repos/${fullName(repository)}`;
}

/** The address of a repository's pages. */
export function repositoryPage(world: World, repository: Repository = world.repository): string {
  return `${world.serverUrl}/${fullName(repository)}`;
}

/** A repository as runs and statuses hold it (`minimal-repository`), without members that may be absent. */
export function showMinimalRepository(world: World, repository: Repository): JsonObject {
  const url = repositoryUrl(world, repository);
  return {
    id: repository.id,
    node_id: nodeId('R', repository.id),
    name: repository.name,
    full_name: fullName(repository),
    private: repository.private,
    owner: showUser(world, repository.owner),
    html_url: repositoryPage(world, repository),
    description: null,
    fork: repository.parent !== undefined,
    url,
    ...Object.fromEntries(Object.entries(addresses).map(([name, path]) => [`${name}_url`, `${url}${path}`])),
  };
}

/** A repository as pull requests and events hold it (`repository`). */
export function showRepository(world: World, repository: Repository): JsonObject {
  const page = repositoryPage(world, repository);
  const open = [...world.issues.values()].filter((issue) => issue.state === 'open').length;
  return {
    ...showMinimalRepository(world, repository),
    git_url: `git://${page.replace(/^https?:\/\//, '')}.git`,
    ssh_url: `git@${page.replace(/^https?:\/\//, '').replace('/', ':')}.git`,
    clone_url: `${page}.git`,
    svn_url: page,
    mirror_url: null,
    homepage: null,
    language: null,
    license: null,
    forks_count: world.forks.size,
    forks: world.forks.size,
    stargazers_count: 0,
    watchers_count: 0,
    watchers: 0,
    size: 1,
    default_branch: world.defaultBranch,
    open_issues_count: open,
    open_issues: open,
    is_template: false,
    topics: [],
    has_issues: true,
    has_projects: false,
    has_wiki: false,
    has_pages: false,
    has_downloads: false,
    has_discussions: false,
    archived: false,
    disabled: false,
    visibility: repository.private ? 'private' : 'public',
    allow_forking: true,
    web_commit_signoff_required: false,
    pushed_at: repository.pushedAt,
    created_at: repository.createdAt,
    updated_at: repository.pushedAt,
  };
}

/** A repository as `GET /repos/{owner}/{repo}` tells it. */
export function showFullRepository(world: World, repository: Repository): JsonObject {
  const { parent } = repository;
  return {
    ...showRepository(world, repository),
    subscribers_count: 0,
    network_count: world.forks.size,
    permissions: { admin: false, maintain: false, push: false, triage: false, pull: true },
    ...(repository.owner.type === 'Organization' ? { organization: showUser(world, repository.owner) } : {}),
    ...(parent === undefined ? {} : { parent: showRepository(world, parent), source: showRepository(world, parent) }),
  };
}
