import { join, resolve } from 'node:path';
import { parseGuards } from '../catalog/guards.ts';
import { parsePolicy } from '../catalog/policy.ts';
import { candidatesOf, promote } from '../catalog/promote.ts';
import { refuseSigners } from '../catalog/signed-catalog.ts';
import { readState, type StoreState } from '../catalog/store-state.ts';
import type { Judge, StoredReport } from '../catalog/stored-report.ts';
import { UserError } from '../connector/user-error.ts';
import { boundHeap } from '../io/bound-heap.ts';
import { openAnySource } from '../io/source.ts';
import { refuseLinks } from '../io/store.ts';
import { takeOverPublication } from '../io/take-over.ts';
import { writeSite } from '../io/write-site.ts';
import { parsePublishers } from '../publisher/publisher.ts';
import { escapeLine } from '../render/escape.ts';
import { counted } from '../render/words.ts';
import { pageMaker } from '../site/site.ts';
import { signingKeysOf } from './catalog/signing-keys.ts';
import { contentsOf, loadPublished } from './contents.ts';
import { refuseLostStore, refuseUnsigned, stopForAPerson } from './guard.ts';
import { parseOptions } from './options.ts';
import { siteFiles } from './publish.ts';
import { allRuleWords } from './rule-words.ts';
import { judgeOfSource } from './run.ts';
import { standingsBy } from './standings.ts';
import { openExistingStore } from './store-option.ts';
import { type Command, progressOn, type Terminal } from './terminal.ts';
import { readTrust } from './trust-files.ts';

const help = `certify catalog build [FOLDER]: write catalog and pages again, from the store and the history alone

Judges nothing, and changes nothing in the store: versions on preview are told with the reports they came with. The same
store and history give the same bytes on every machine, but for v1/timestamp.json.

  --output FOLDER  where to write them (default: .certify/site of the repository)
  --store URL      the store, as for certify run
  --published      compare with what catalogUrl of certification.json serves now, where the folder holds no catalog yet: on a
                   machine that starts empty nothing else would tell that many connectors are gone
  --key FILE       sign the catalog with this private key, as for certify run
  --unsigned       publish without a signature, as for certify run
  --accept-changes DIGEST
                   publish although many connectors are gone or changed, as for certify run

Exit status: 0 when it is written, 2 when it is not.
`;

export const catalogBuild: Command = {
  help,
  run: async (args, terminal) => {
    const { values, positionals } = parseOptions('catalog build', args, {
      output: { type: 'string' },
      store: { type: 'string' },
      published: { type: 'boolean', default: false },
      key: { type: 'string', multiple: true, default: [] },
      unsigned: { type: 'boolean', default: false },
      'accept-changes': { type: 'string' },
    });
    if (positionals.length > 1) throw new UserError('certify catalog build takes one folder. See: certify catalog build --help');
    boundHeap();
    const keys = await signingKeysOf(values.key, terminal, false);
    const root = resolve(terminal.cwd, positionals[0] ?? '.');
    const site = values.output === undefined ? join(root, '.certify', 'site') : resolve(terminal.cwd, values.output);
    const progress = progressOn(terminal);
    try {
      progress.show('Reading store and history');
      const source = await openAnySource(root);
      const now = terminal.now();
      const by = await judgeOfSource(source, now);
      const publishers = parsePublishers(source.publishers);
      const trust = await readTrust(source);
      refuseSigners(keys, trust.at(-1)?.trust, now.toISOString(), now);
      const settings = await source.file('certification.json');
      const policy = parsePolicy(settings);
      await refuseLinks(site);
      await refuseUnsigned(site, { trust, keys, isMeant: values.unsigned });
      if (values.published) await takeOver(policy.catalogUrl, site, terminal);
      const { files } = await (await openExistingStore(root, values.store, terminal)).read();
      await refuseLostStore(site, files, trust, now);
      const state = readState(files);
      const contents = contentsOf(source);
      await loadPublished(contents, state);
      const standings = standingsBy(source.folders, publishers, policy, now)(state);
      const asked = { judge: storedJudge(by, state), comparer: by.comparer, publishers, standings, policy, now, contents: contents.loaded };
      // What would be promoted now is told as it is in the store: on preview, with no open question.
      const { decisions } = await promote(state, asked);
      progress.clear();
      const accepted = values['accept-changes'];
      await stopForAPerson(site, state, { guards: parseGuards(settings), accepted, out: terminal.out });
      progress.show('Writing catalog and pages');
      const { commit, committedAt } = source;
      const facts = {
        state,
        contents: contents.loaded,
        publishers,
        standings,
        policy,
        decisions,
        tool: by.tool,
        comparer: by.comparer,
        source: { commit, committedAt },
        now,
      };
      const rules = await allRuleWords();
      const { written, removed } = await writeSite(
        site,
        siteFiles(facts, (given) => pageMaker({ ...given, rules }), { trust, keys }),
      );
      progress.clear();
      const changed = written.filter((path) => path !== '/v1/timestamp.json').length + removed.length;
      terminal.out(
        `Built ${counted(state.ledgers.size, 'connector')}: ${changed === 0 ? 'nothing changed' : `${counted(changed, 'file')} changed`}.\n`,
      );
      return 0;
    } finally {
      progress.clear();
    }
  },
};

/** Where nothing is published yet, that is said: it is right once, and afterwards a sign of trouble. */
async function takeOver(address: string | undefined, site: string, terminal: Terminal): Promise<void> {
  if (address === undefined)
    throw new UserError('--published compares with what catalogUrl of certification.json serves; set it to the address of the catalog.');
  if (!(await takeOverPublication(address, site)))
    terminal.err(`Nothing is published at ${escapeLine(address)} yet: this is the first time.\n`);
}

/** Answers with the reports that versions came on preview with, instead of judging. */
function storedJudge({ tool }: Judge, state: StoreState): Judge {
  const reports = new Map<string, string>();
  for (const { candidate } of candidatesOf(state)) reports.set(candidate.record.folder, candidate.record.report);
  return {
    tool,
    certify: async ({ path }) => {
      const stored: StoredReport = JSON.parse(new TextDecoder().decode(state.files.get(`reports/${reports.get(path)}.json`)));
      const findings = stored.findings.map((finding) => ({ ...finding, state: 'new' as const }));
      return { path, ...stored.connector, verdict: stored.verdict, findings };
    },
  };
}
