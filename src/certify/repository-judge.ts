import { hash } from 'node:crypto';
import type { Rule, Severity } from '../../rules/define.ts';
import type { Connector } from '../connector/connector.ts';
import { connectorId } from '../connector/connector-id.ts';
import { type Certifier, certifierOf, type Facts, type Judgement, type Outline, reportOf } from './certify.ts';
import { type Comparer, comparerOf } from './compare.ts';
import type { Configuration } from './configuration.ts';
import type { Finding } from './finding.ts';
import { withFingerprints } from './fingerprint.ts';
import { nothingCounted } from './parted-findings.ts';
import { type ConnectorReport, verdictOf } from './report.ts';
import { applyOverrides, type SeverityOverrides, type TeamRuleset } from './team-ruleset.ts';
import { applyWaivers, type OtherConnectors, type Waiver, type WaiverFacts, waiverNotices } from './waivers.ts';

/** How one repository wants its connectors judged, read and loaded. */
export interface Settings {
  readonly configuration: Configuration;
  /** Those that the configuration names, in its order. */
  readonly rulesets: readonly TeamRuleset[];
  readonly waivers: readonly Waiver[];
}

/** Judges the connectors of one repository. */
export interface RepositoryJudge {
  /** The rules that judge, at the severities in force. */
  readonly rules: readonly Rule[];
  /** What the configuration changes about our rules. */
  readonly changes: SeverityChanges;
  /** The digest of all that judges: that of the rules alone where nothing is set. Waivers are told in the findings. */
  readonly digest: string;
  /** Our rules alone: what a repair asks again and again. */
  readonly certifier: Certifier;
  /** The judgement by our rules and the repository's own, with what is waived; and what would make findings go. */
  readonly judge: (connector: Connector) => Promise<Judgement>;
  /** The same judgement without the hints of our rules that were not `asked` for: these are counted, where nobody waives any. */
  readonly outline: (connector: Connector, asked: ReadonlySet<string>) => Promise<Outline>;
  /**
   * Tells changes by all rules, those that are switched off included: a team may silence what it does not want to read, not what makes an
   * update breaking or sensitive.
   */
  readonly comparer: Comparer;
  /** The same before anything is waived. */
  readonly judgeStrictly: (connector: Connector) => Promise<Judgement>;
  /** A report of the connector with what is waived marked as accepted. */
  readonly waive: (connector: Connector, report: ConnectorReport) => ConnectorReport;
  /** Ids of the connectors that waivers name. */
  readonly waived: ReadonlySet<string>;
  /** What maintainers should know about their waivers, after everything was judged. */
  readonly notices: () => readonly string[];
  /** What was judged and waived so far: plain data, for a judge of the same settings in another thread. */
  readonly waiverUse: () => WaiverUse;
  /** Takes that of another thread in, so that notices speak of both. */
  readonly addWaiverUse: (use: WaiverUse) => void;
}

/** What a judge did with its waivers. */
export interface WaiverUse {
  /** Ids of the connectors that it judged. */
  readonly judged: readonly string[];
  /** Places, in the list of waivers, of those that matched a finding. */
  readonly used: readonly number[];
}

/** How many rules a configuration switches off, switches on, and gives another severity. */
interface SeverityChanges {
  readonly off: number;
  readonly on: number;
  readonly other: number;
}

/** What a judge is made from, beside the settings of its repository. */
interface JudgeFacts extends WaiverFacts {
  readonly rulesDigest: string;
  /** A ruleset that somebody adds for this call: what it says counts most. */
  readonly named?: TeamRuleset | undefined;
  /** Ids of rules that somebody asks for in this call: they judge even where the settings say off. */
  readonly asked?: readonly string[] | undefined;
  /** The connectors beside those that are judged, where that is known; asked after everything was judged. */
  readonly others?: () => OtherConnectors;
  /** Loads what the rules in force need beyond connectors; `words` are the repository's own. */
  readonly loadFacts: (rules: readonly Rule[], words: readonly string[]) => Promise<Facts>;
}

/** Makes the judge of a repository. */
export async function repositoryJudgeOf(
  every: readonly Rule[],
  { configuration, rulesets, waivers }: Settings,
  facts: JudgeFacts,
): Promise<RepositoryJudge> {
  const configured = new Map([...rulesets.flatMap(({ overrides }) => [...overrides]), ...configuration.rules]);
  const teams = facts.named === undefined ? rulesets : [...rulesets, facts.named];
  const asked = (facts.asked ?? []).filter((id) => (configured.get(id) ?? 'off') === 'off').map((id) => [id, 'on'] as const);
  const overrides = new Map([...configured, ...asked, ...(facts.named?.overrides ?? [])]);
  const rules = applyOverrides(every, overrides);
  const certifier = certifierOf(rules, await facts.loadFacts(rules, configuration.words));
  const judged = new Set<string>();
  const used = new Set<Waiver>();
  let comparer: Comparer | undefined;

  async function withTheirs<T extends Judgement>(connector: Connector, ours: T): Promise<T> {
    if (teams.length === 0) return ours;
    const theirs: Finding[] = [];
    for (const team of teams) theirs.push(...(await team.judge(connector)));
    return { ...ours, report: reportOf(connector, [...ours.report.findings, ...theirs]) };
  }

  async function judgeStrictly(connector: Connector): Promise<Judgement> {
    return withTheirs(connector, certifier.judge(connector));
  }

  async function judge(connector: Connector): Promise<Judgement> {
    const judgement = await judgeStrictly(connector);
    return withAccepted(judgement, waive(connector, judgement.report).findings);
  }

  function waive(connector: Connector, report: ConnectorReport): ConnectorReport {
    judged.add(report.id);
    if (!isWaived(report.id)) return report;
    const waived = applyWaivers(withFingerprints(connector, report), waivers, facts);
    for (const waiver of waived.used) used.add(waiver);
    return waived.report;
  }

  function isWaived(id: string): boolean {
    return waivers.some(({ connector }) => connector === id);
  }

  return {
    rules,
    certifier,
    // Who judges one version compares nothing.
    get comparer() {
      const inForce = new Map(rules.map((rule) => [rule.id, rule]));
      return (comparer ??= comparerOf(every.map((rule) => inForce.get(rule.id) ?? rule)));
    },
    changes: changesOf(every, configured),
    digest: digestOf(facts.rulesDigest, overrides.size === 0 ? [] : changedSeverities(every, rules), teams, configuration.words),
    judge,
    outline: async (connector, asked) => {
      const id = connectorId(connector.name, connector.program);
      if (isWaived(id)) return { ...(await judge(connector)), counted: nothingCounted };
      judged.add(id);
      return withTheirs(connector, certifier.outline(connector, asked));
    },
    judgeStrictly,
    waive,
    waived: new Set(waivers.map(({ connector }) => connector)),
    notices: () => (waivers.length === 0 ? [] : waiverNotices(waivers, used, judged, facts, facts.others?.())),
    waiverUse: () => ({ judged: [...judged], used: waivers.flatMap((waiver, index) => (used.has(waiver) ? [index] : [])) }),
    addWaiverUse: (use) => {
      for (const id of use.judged) judged.add(id);
      for (const index of use.used) {
        const waiver = waivers[index];
        if (waiver !== undefined) used.add(waiver);
      }
    },
  };
}

/** The judgement with accepted findings in their places; all others stay the very same objects, which proposals name. */
function withAccepted(judgement: Judgement, marked: readonly Finding[]): Judgement {
  const { report } = judgement;
  if (marked === report.findings) return judgement;
  const replaced = new Map<Finding, Finding>();
  for (const [index, finding] of report.findings.entries()) if (marked[index]?.accepted) replaced.set(finding, marked[index]);
  const findings = report.findings.map((finding) => replaced.get(finding) ?? finding);
  return {
    report: { ...report, findings, verdict: verdictOf(findings) },
    proposals: () =>
      judgement.proposals().map((proposal) => ({ ...proposal, finding: replaced.get(proposal.finding) ?? proposal.finding })),
  };
}

function changesOf(every: readonly Rule[], overrides: SeverityOverrides): SeverityChanges {
  if (overrides.size === 0) return { off: 0, on: 0, other: 0 };
  const [before, after] = [severitiesOf(applyOverrides(every, new Map())), severitiesOf(applyOverrides(every, overrides))];
  return {
    off: [...before.keys()].filter((id) => !after.has(id)).length,
    on: [...after.keys()].filter((id) => !before.has(id)).length,
    other: [...after].filter(([id, severity]) => before.has(id) && before.get(id) !== severity).length,
  };
}

type Severities = ReadonlyMap<string, Severity>;

function severitiesOf(rules: readonly Rule[]): Severities {
  return new Map(rules.map(({ id, severity }) => [id, severity]));
}

/** The rules that judge at another severity than without any settings, with the one in force. */
function changedSeverities(every: readonly Rule[], rules: readonly Rule[]): (readonly [string, Severity | 'off'])[] {
  const [before, now] = [severitiesOf(applyOverrides(every, new Map())), severitiesOf(rules)];
  return [...new Set([...before.keys(), ...now.keys()])].sort().flatMap((id) => {
    const severity = now.get(id) ?? 'off';
    return severity === before.get(id) ? [] : [[id, severity] as const];
  });
}

function digestOf(
  own: string,
  changed: ReturnType<typeof changedSeverities>,
  teams: readonly TeamRuleset[],
  words: readonly string[],
): string {
  const rulesets = teams.map(({ digest }) => digest);
  if (changed.length + rulesets.length + words.length === 0) return own;
  return `sha256:${hash('sha256', JSON.stringify([own, changed, rulesets, [...words].sort()]), 'hex')}`;
}
