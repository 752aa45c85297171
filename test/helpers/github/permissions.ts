import type { Permissions } from './world.ts';

/** Alternatives, each enough alone: `['issues:write', 'pull_requests:write']`. Empty: any token; `jwt`: an App about itself. */
type Needed = readonly string[];

const either = (access: string): Needed => [`issues:${access}`, `pull_requests:${access}`];

/**
 * What GitHub asks of an installation's token, by operation, after "Permissions required for GitHub Apps" of its documentation.
 * An operation that is not named here is not served.
 */
export const needed: Readonly<Record<string, Needed>> = {
  'apps/get-authenticated': ['jwt'],
  'apps/get-repo-installation': ['jwt'],
  'apps/create-installation-access-token': ['jwt'],
  'users/get-by-username': [],
  'users/get-by-id': [],
  'rate-limit/get': [],
  'meta/get': [],

  'repos/get': ['metadata:read'],
  'repos/get-branch': ['contents:read'],
  'repos/list-branches': ['contents:read'],
  'repos/get-branch-rules': ['metadata:read'],
  'repos/get-repo-rulesets': ['metadata:read'],
  'repos/get-repo-ruleset': ['metadata:read'],
  'repos/create-repo-ruleset': ['administration:write'],
  'repos/update-repo-ruleset': ['administration:write'],
  'repos/delete-repo-ruleset': ['administration:write'],
  'repos/get-collaborator-permission-level': ['metadata:read'],
  'repos/get-content': ['contents:read'],
  'repos/create-or-update-file-contents': ['contents:write'],
  'repos/get-commit': ['contents:read'],
  'repos/compare-commits': ['contents:read'],
  'repos/compare-commits-with-basehead': ['contents:read'],
  'repos/list-commit-statuses-for-ref': ['statuses:read'],
  'repos/get-combined-status-for-ref': ['statuses:read'],
  'repos/create-commit-status': ['statuses:write'],
  'repos/list-pull-requests-associated-with-commit': ['pull_requests:read'],

  'repos/get-all-environments': ['actions:read'],
  'repos/get-environment': ['actions:read'],
  'repos/create-or-update-environment': ['administration:write'],
  'repos/list-deployment-branch-policies': ['actions:read'],
  'repos/create-deployment-branch-policy': ['administration:write'],
  'repos/delete-deployment-branch-policy': ['administration:write'],

  'git/get-ref': ['contents:read'],
  'git/list-matching-refs': ['contents:read'],
  'git/get-commit': ['contents:read'],
  'git/create-ref': ['contents:write'],
  'git/update-ref': ['contents:write'],
  'git/delete-ref': ['contents:write'],
  'git/create-blob': ['contents:write'],
  'git/create-tree': ['contents:write'],
  'git/create-commit': ['contents:write'],

  'pulls/list': ['pull_requests:read'],
  'pulls/get': ['pull_requests:read'],
  'pulls/create': ['pull_requests:write'],
  'pulls/update': ['pull_requests:write'],
  'pulls/list-files': ['pull_requests:read'],
  'pulls/list-commits': ['pull_requests:read'],
  'pulls/list-reviews': ['pull_requests:read'],
  'pulls/get-review': ['pull_requests:read'],
  'pulls/create-review': ['pull_requests:write'],
  'pulls/dismiss-review': ['pull_requests:write'],
  'pulls/merge': ['contents:write'],
  'pulls/check-if-merged': ['pull_requests:read'],

  'issues/list-for-repo': ['issues:read'],
  'issues/get': ['issues:read'],
  'issues/create': ['issues:write'],
  'issues/update': either('write'),
  'issues/list-comments': either('read'),
  'issues/list-comments-for-repo': either('read'),
  'issues/get-comment': either('read'),
  'issues/create-comment': either('write'),
  'issues/update-comment': either('write'),
  'issues/delete-comment': either('write'),
  'issues/list-labels-on-issue': either('read'),
  'issues/add-labels': either('write'),
  'issues/set-labels': either('write'),
  'issues/remove-label': either('write'),
  'issues/remove-all-labels': either('write'),
  'issues/list-labels-for-repo': either('read'),
  'issues/get-label': either('read'),
  'issues/create-label': either('write'),
  'issues/update-label': either('write'),
  'issues/delete-label': either('write'),
  'reactions/create-for-issue-comment': ['issues:write'],
  'reactions/list-for-issue-comment': ['issues:read'],

  'checks/create': ['checks:write'],
  'checks/update': ['checks:write'],
  'checks/get': ['checks:read'],
  'checks/list-for-ref': ['checks:read'],
  'checks/list-annotations': ['checks:read'],
  'checks/list-suites-for-ref': ['checks:read'],

  'actions/get-github-actions-permissions-repository': ['administration:read'],
  'actions/set-github-actions-permissions-repository': ['administration:write'],
  'actions/get-github-actions-default-workflow-permissions-repository': ['administration:read'],
  'actions/set-github-actions-default-workflow-permissions-repository': ['administration:write'],
  'actions/get-allowed-actions-repository': ['administration:read'],
  'actions/set-allowed-actions-repository': ['administration:write'],
  'actions/list-repo-workflows': ['actions:read'],
  'actions/get-workflow': ['actions:read'],
  'actions/list-workflow-runs': ['actions:read'],
  'actions/list-workflow-runs-for-repo': ['actions:read'],
  'actions/get-workflow-run': ['actions:read'],
  'actions/list-jobs-for-workflow-run': ['actions:read'],
  'actions/create-workflow-dispatch': ['actions:write'],
};

/** Whether the rights include one of the alternatives. Every installation may read metadata; writing includes reading. */
export function allows(permissions: Permissions, alternatives: Needed): boolean {
  return (
    alternatives.length === 0 ||
    alternatives.some((alternative) => {
      const [name = '', access] = alternative.split(':');
      const granted = name === 'metadata' ? (permissions[name] ?? 'read') : permissions[name];
      return granted === 'write' || (access === 'read' && granted === 'read');
    })
  );
}

/** The value of `x-accepted-github-permissions`. */
export function acceptedHeader(alternatives: Needed): string {
  return alternatives.map((alternative) => alternative.replace(':', '=')).join('; ');
}

/** Rights as workflows write them (`pull-requests`), in the API's words. */
export function apiPermissions(written: Readonly<Record<string, string>>): Permissions {
  const result: Record<string, 'read' | 'write'> = {};
  for (const [name, access] of Object.entries(written))
    if (access === 'read' || access === 'write') result[name.replaceAll('-', '_')] = access;
  return result;
}
