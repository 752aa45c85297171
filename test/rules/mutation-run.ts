import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Rule } from '../../rules/define.ts';
import * as index from '../../rules/index.ts';
import { certifierOf } from '../../src/certify/certify.ts';
import { readConnectorAt } from '../certify/corpus.ts';
import {
  facts,
  fixtureOutcome,
  type Mutation,
  mutationsOf,
  type Outcome,
  outcomeOf,
  type Target,
  targetOf,
  withOAuth,
  withScript,
} from './mutation.ts';
import { byHand, isAboutOAuth, isAboutScript } from './mutation-by-hand.ts';
import { alsoFires } from './mutation-exceptions.ts';

/** Those that judge one connector; rules about changes and submissions are shown by their examples. */
export const rules: readonly Rule[] = Object.values<Rule>(index).filter(({ given, change }) => {
  const isAboutSubmission = given.some((kind) => kind === 'submission' || kind === 'connector-change');
  return change === undefined && !isAboutSubmission;
});
const certifier = certifierOf(rules, facts);

/** How many connectors must show each rule. */
export const fewest = 3;

/** Enough to find the node that a rule is about; more would only cost time. */
const mostTries = 60;

export interface Targets {
  readonly asTheyAre: readonly Target[];
  readonly signedIn: readonly Target[];
  readonly scripted: readonly Target[];
}

/** What a rule's mutations brought: the clean outcomes by connector, and the best of those that were not. */
export interface Shown {
  readonly clean: readonly (readonly [connector: string, outcome: Outcome])[];
  readonly noisy: readonly string[];
}

/** The sample connectors of this repository. */
export function sampleFolders(): string[] {
  return ['certified-connectors/', 'independent-publisher-connectors/'].flatMap((program) => {
    const folder = fileURLToPath(new URL(`../../${program}`, import.meta.url));
    return readdirSync(folder)
      .sort()
      .map((name) => folder + name);
  });
}

/** Packages hold a connector of their own: their rules are shown by whole fixtures, which are their examples. */
export function isAboutPackage({ id, subject }: Rule): boolean {
  return subject === 'package' || (subject === 'icon' && id !== 'icon-absent-in-folder') || id === 'intro-content';
}

/** What else is found in the fixtures of such a rule; that a package lies in the folder at all is not news. */
export function shownByFixtures(rule: Rule): Shown {
  const listed = alsoFires[rule.id]?.ids ?? [];
  const outcomes = rule.invalid.flatMap((example) => fixtureOutcome(rule, example, certifier) ?? []);
  const isClean = ({ others }: Outcome): boolean => others.every((id) => id === 'folder-archive-absent' || listed.includes(id));
  return {
    clean: outcomes.filter(isClean).map((outcome) => ['a fixture', outcome] as const),
    noisy: outcomes.filter((outcome) => !isClean(outcome)).map(({ how, others }) => `${how}: ${others.join(', ')}`),
  };
}

export async function readTargets(folders: readonly string[]): Promise<Targets> {
  const read = await Promise.all(folders.map(readConnectorAt));
  const found = read.flatMap((connector) => targetOf(connector, certifier) ?? []);
  const asTheyAre = found.sort((a, b) => a.before.size - b.before.size);
  return {
    asTheyAre,
    signedIn: asTheyAre.map((target) => withOAuth(target, certifier)),
    scripted: asTheyAre.map((target) => withScript(target, certifier)),
  };
}

/** Mutates connectors until three of them have shown the rule, and nothing else but what is listed. */
export function shownBy(rule: Rule, targets: Targets): Shown {
  const chosen = isAboutOAuth(rule.id) ? targets.signedIn : isAboutScript(rule.id) ? targets.scripted : targets.asTheyAre;
  const listed = alsoFires[rule.id]?.ids ?? [];
  const clean: (readonly [string, Outcome])[] = [];
  const noisy: string[] = [];
  for (const target of chosen) {
    if (clean.length === fewest) break;
    if (!rule.programs.includes(target.program)) continue;
    let best: Outcome | undefined;
    let tries = 0;
    for (const mutation of mutationsFor(rule, target)) {
      if ((tries += 1) > mostTries) break;
      const outcome = outcomeOf(rule, mutation, target, certifier);
      if (outcome === undefined) continue;
      if (outcome.others.every((id) => listed.includes(id))) {
        best = outcome;
        clean.push([target.name, outcome]);
        break;
      }
      if (best === undefined || outcome.others.length < best.others.length) best = outcome;
    }
    if (best !== undefined && clean.at(-1)?.[1] !== best) noisy.push(`${target.name}, ${best.how}: ${best.others.join(', ')}`);
  }
  return { clean, noisy };
}

function* mutationsFor(rule: Rule, target: Target): Generator<Mutation> {
  const own = byHand[rule.id]?.(target);
  if (own !== undefined) yield own;
  yield* mutationsOf(rule.invalid, target);
}
