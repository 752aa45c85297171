import { join } from 'node:path';
import type { CatalogFacts } from '../catalog/catalog-entry.ts';
import { parseGuards } from '../catalog/guards.ts';
import { parsePolicy } from '../catalog/policy.ts';
import type { Decision } from '../catalog/promote.ts';
import { shareJudgements } from '../catalog/shared-judgements.ts';
import type { SigningKey } from '../catalog/signature.ts';
import { refuseSigners } from '../catalog/signed-catalog.ts';
import { readState, type StoreState } from '../catalog/store-state.ts';
import type { Judge } from '../catalog/stored-report.ts';
import type { VerificationPolicy } from '../catalog/verification-policy.ts';
import type { Comparer } from '../certify/compare.ts';
import { objectOr } from '../connector/json-value.ts';
import { openSource, type Source } from '../io/source.ts';
import { openStore, refuseLinks, type Store } from '../io/store.ts';
import { writeSite } from '../io/write-site.ts';
import type { Looker } from '../publisher/look.ts';
import { parsePublishers } from '../publisher/publisher.ts';
import type { RuleWords } from '../site/rule-pages.ts';
import type { MakePages } from '../site/site.ts';
import { contentsOf, loadPublished } from './contents.ts';
import { refuseLostStore, refuseUnsigned, stopForAPerson } from './guard.ts';
import { siteFiles } from './publish.ts';
import { judgeAll, previewStep, promoteStep, type RunSteps, verifyStep } from './run-steps.ts';
import { type RunResult, renderRun } from './run-summary.ts';
import { standingsBy } from './standings.ts';
import { testStep, triedCounts } from './test-step.ts';
import { readTrust } from './trust-files.ts';

/** Who judges in a run. */
export interface RunJudge extends Judge {
  readonly comparer: Comparer;
  /** What maintainers should know about their waivers, after everything was judged. */
  readonly notices?: () => readonly string[];
}

/** What a run needs from outside. */
export interface RunOptions {
  /** The repository, or any folder laid out like one. */
  readonly root: string;
  readonly out: (text: string) => void;
  /** Told what the run is doing. */
  readonly progress?: (text: string) => void;
  readonly now: () => Date;
  /** Makes the judge from what the source asks for. */
  readonly judge: (source: Source, now: Date) => Promise<RunJudge>;
  /** Opens the world to look for publishers' proofs; without it the run is offline, and only what is recorded or reviewed counts. */
  readonly looker?: (policy: VerificationPolicy) => Looker;
  /** The digest of changes that a person looked at: they are published although the guards stop them. */
  readonly acceptedChanges?: string | undefined;
  /** Opens the store; without it, the one in the root's `.certify`. */
  readonly store?: () => Promise<Store>;
  /** Sign the timestamp; without any the catalog stays unsigned, and says so. */
  readonly signingKeys?: readonly SigningKey[];
  /** Publish without a signature what was signed before, or what a trust file says should be. */
  readonly isUnsignedMeant?: boolean;
  /** Makes the pages from the catalog's files; both together become the site. */
  readonly pages?: MakePages;
  /** The rules in words, for the pages about them. */
  readonly rules?: () => Promise<readonly RuleWords[]>;
}

/**
 * The whole pipeline on one repository: certify every connector, put what passes on `preview`, promote what qualifies, write catalog
 * and pages under `.certify/site/`, and tell what happened. Answers 0 when every step did its work: failing and held connectors are
 * results. Without a change since the last run nothing new is written but the timestamp.
 */
export async function run(options: RunOptions): Promise<number> {
  const { root, progress = () => {}, signingKeys = [] } = options;
  const now = options.now();
  const workshop = join(root, '.certify');
  const site = join(workshop, 'site');
  const source = await openSource(root);
  const publishers = parsePublishers(source.publishers);
  const trust = await readTrust(source);
  refuseSigners(signingKeys, trust.at(-1)?.trust, now.toISOString(), now);
  await refuseLinks(workshop, site);
  await refuseUnsigned(site, { trust, keys: signingKeys, isMeant: options.isUnsignedMeant ?? false });
  const settings = await source.file('certification.json');
  const policy = parsePolicy(settings);
  const guards = parseGuards(settings);
  const by = await options.judge(source, now);
  const judged = await judgeAll(source, by, progress);

  const { commit, committedAt } = source;
  const standings = standingsBy(source.folders, publishers, policy, now);
  const factsOf = (state: StoreState, contents: CatalogFacts['contents'], decisions: readonly Decision[] = []): CatalogFacts => ({
    state,
    contents,
    publishers,
    standings: standings(state),
    policy,
    decisions,
    tool: by.tool,
    comparer: by.comparer,
    source: { commit, committedAt },
    now,
  });
  const publish = (state: StoreState, contents: CatalogFacts['contents']): void => {
    for (const _ of siteFiles(factsOf(state, contents), options.pages));
  };

  const store = await (options.store?.() ?? openStore(join(workshop, 'store.git')));
  await refuseLostStore(site, (await store.read()).files, trust, options.now());
  const contents = contentsOf(source);
  const steps: RunSteps = { source, publishers, policy, standings, by, now, store, contents, progress, publish };
  const { arrivals, refused } = await previewStep(steps, judged);
  await testStep(steps);
  const looked = options.looker === undefined ? undefined : await verifyStep(steps, options.looker);
  const { promotion, snapshot } = await promoteStep({
    ...steps,
    judged: shareJudgements(judged),
    ...(looked && { standings: () => looked }),
  });

  progress('Writing catalog and pages');
  const state = readState(snapshot.files);
  await loadPublished(contents, state);
  await stopForAPerson(site, state, { guards, accepted: options.acceptedChanges, out: options.out });
  const { pages } = options;
  const rules = pages && (await options.rules?.());
  const changes = await writeSite(
    site,
    siteFiles(factsOf(state, contents.loaded, promotion.decisions), pages && ((given) => pages({ ...given, ...(rules && { rules }) })), {
      trust,
      keys: signingKeys,
    }),
  );
  const result: RunResult = {
    source,
    policy,
    judged,
    refused,
    arrivals,
    decisions: promotion.decisions,
    notices: by.notices?.() ?? [],
    state,
    changes,
    tried: triedCounts(state, by.tool),
    look: options.pages && (await lookOf(source)),
    signers: signingKeys.map(({ keyId }) => keyId),
  };
  options.out(renderRun(result));
  return 0;
}

/** The command that shows the pages: this project's own repository has a script for it. */
async function lookOf(source: Source): Promise<string> {
  try {
    const settings: unknown = JSON.parse(new TextDecoder().decode(await source.file('package.json')));
    return objectOr(settings)['name'] === 'connector-certification' ? 'npm run serve' : 'certify serve';
  } catch {
    return 'certify serve';
  }
}
