import type { ActionsPolicy, Environment, Label, Ruleset, WorkflowTokenPolicy } from './repository-settings.ts';

/** What a repository's settings are expected to be made from. */
export interface ExpectationFacts {
  readonly defaultBranch: string;
  /** Numbers of the two Apps. */
  readonly gateApp: number;
  readonly ledgerApp: number;
  /** Actions and workflows of others that the repository's own workflows use, as `owner/name`. */
  readonly foreignActions: readonly string[];
}

/** What the pipeline relies on. */
export interface ExpectedSettings {
  readonly rulesets: readonly Ruleset[];
  readonly environments: readonly Environment[];
  readonly labels: readonly Label[];
  readonly actions: ActionsPolicy;
  readonly workflowToken: WorkflowTokenPolicy;
}

/** The check of the gate that a pull request needs. */
export const requiredCheck = 'certify';
export const catalogBranch = 'catalog';
const branchRuleset = 'certify: default branch';
const catalogRuleset = 'certify: catalog';

/** The one description of the settings: `setup` makes it, `doctor` compares with it. */
export function expectedSettings({ defaultBranch, gateApp, ledgerApp, foreignActions }: ExpectationFacts): ExpectedSettings {
  return {
    rulesets: [
      {
        name: branchRuleset,
        enforcement: 'active',
        include: ['~DEFAULT_BRANCH'],
        exclude: [],
        bypass: [],
        rules: [
          { type: 'deletion' },
          { type: 'non_fast_forward' },
          {
            type: 'pull_request',
            parameters: {
              required_approving_review_count: 1,
              dismiss_stale_reviews_on_push: true,
              require_code_owner_review: true,
              require_last_push_approval: true,
              required_review_thread_resolution: false,
            },
          },
          {
            type: 'required_status_checks',
            parameters: {
              // Of this App alone: a stranger's own workflow can carry any name.
              required_status_checks: [{ context: requiredCheck, integration_id: gateApp }],
              strict_required_status_checks_policy: true,
            },
          },
        ],
      },
      {
        name: catalogRuleset,
        enforcement: 'active',
        include: [`refs/heads/${catalogBranch}`],
        exclude: [],
        bypass: [{ actor_id: ledgerApp, actor_type: 'Integration', bypass_mode: 'always' }],
        rules: [{ type: 'creation' }, { type: 'update' }, { type: 'deletion' }, { type: 'non_fast_forward' }],
      },
    ],
    environments: ['gate', 'preview', 'verification', 'production'].map((name) => ({ name, branches: [defaultBranch] })),
    labels,
    actions: {
      isEnabled: true,
      allowed: 'selected',
      requiresPins: true,
      selected: { isGithubOwned: true, isVerified: false, patterns: foreignActions.map((name) => `${name}/*`) },
    },
    workflowToken: { permissions: 'read', mayApprove: false },
  };
}

const labels: readonly Label[] = [
  { name: 'certify: pass', color: '1a7f37', description: 'The gate found no error' },
  { name: 'certify: needs changes', color: 'cf222e', description: 'The gate found errors; its comment lists them' },
  { name: 'certify: waiting for approval', color: 'bf8700', description: 'A maintainer has to approve the head' },
  { name: 'certify: preview', color: '0969da', description: 'Merged, and on the preview channel' },
  { name: 'certify: public', color: '8250df', description: 'On the public channel' },
  { name: 'certify: held', color: '57606a', description: 'Somebody keeps it from being promoted' },
  { name: 'certify: drift', color: 'bf8700', description: "Connectors that no longer pass today's rules" },
  { name: 'certify: publisher', color: 'c5def5', description: 'About a publisher and its proofs' },
  { name: 'certify: connector', color: 'c5def5', description: 'About a connector of the catalog' },
  { name: 'certify: rule', color: 'c5def5', description: 'About a rule' },
];
