import { resolve } from 'node:path';
import * as index from '../../rules/index.ts';
import { repositoryJudgeOf } from '../certify/repository-judge.ts';
import { UserError } from '../connector/user-error.ts';
import { boundHeap } from '../io/bound-heap.ts';
import { loadFacts } from '../io/load-facts.ts';
import { loadSettings } from '../io/load-settings.ts';
import type { Source } from '../io/source.ts';
import { pageMaker } from '../site/site.ts';
import { signingKeysOf } from './catalog/signing-keys.ts';
import { looksOf } from './looks.ts';
import { parseOptions } from './options.ts';
import { type RunJudge, run } from './pipeline.ts';
import { allRuleWords } from './rule-words.ts';
import { openStoreOf } from './store-option.ts';
import { type Command, progressOn } from './terminal.ts';
import { rulesDigest, version } from './version.ts';

export { type RunOptions, run } from './pipeline.ts';

const help = `certify run [FOLDER]: the whole pipeline on a repository (default: the current folder)

Certifies every connector below certified-connectors/ and independent-publisher-connectors/, puts what passes on the preview
channel, promotes what the policy in certification.json lets through, and writes catalog and pages to .certify/site/.
In a git repository it works on what HEAD holds; what is not committed is named and left out. Its own state is a git
repository at .certify/store.git. Needs no account, no network and no server.

  --look        look for the publishers' proofs in this run, on the network; without it, what was looked up in the last 24 hours counts
  --store URL   keep that state on the branch catalog of another repository: an https:// or file:// address, or a path. A token
                in the variable CERTIFY_STORE_TOKEN opens one that asks for it.
  --key FILE  sign the catalog with this private key (PKCS#8 PEM; - for standard input); without it the catalog is not signed.
              Who may sign is in trust/1.json, trust/2.json … of the repository: see certify catalog trust --help
  --unsigned  publish without a signature although the catalog was signed, or trust/1.json says who signs it
  --accept-changes DIGEST
                publish although many connectors are gone or changed: the digest that was told with the list of them

Exit status: 0 when every step did its work (failing and held connectors are results), 2 when the job could not be done.
`;

export const runCommand: Command = {
  help,
  run: async (args, terminal) => {
    const { values, positionals } = parseOptions('run', args, {
      store: { type: 'string' },
      look: { type: 'boolean', default: false },
      'accept-changes': { type: 'string' },
      key: { type: 'string', multiple: true, default: [] },
      unsigned: { type: 'boolean', default: false },
    });
    boundHeap();
    if (positionals.length > 1) throw new UserError('certify run takes one folder. See: certify run --help');
    const signingKeys = await signingKeysOf(values.key, terminal, false);
    const root = resolve(terminal.cwd, positionals[0] ?? '.');
    const progress = progressOn(terminal);
    try {
      return await run({
        root,
        store: () => openStoreOf(root, values.store, terminal),
        now: terminal.now,
        acceptedChanges: values['accept-changes'],
        judge: judgeOfSource,
        signingKeys,
        isUnsignedMeant: values.unsigned,
        pages: pageMaker,
        rules: allRuleWords,
        ...(values.look && { looker: looksOf }),
        progress: progress.show,
        out: (text) => {
          progress.clear();
          terminal.out(text);
        },
      });
    } finally {
      progress.clear();
    }
  },
};

/** Judges as the source's own `certification.json` and `waivers.json` say. */
export async function judgeOfSource(source: Pick<Source, 'file'>, now: Date): Promise<RunJudge> {
  const rules = Object.values(index);
  const settings = await loadSettings(source.file, { rules, now });
  const { digest, judge, comparer, notices } = await repositoryJudgeOf(rules, settings, {
    now,
    rulesDigest,
    loadFacts,
    others: () => ({ ids: new Set(), areAllJudged: true }),
  });
  return { tool: { version, rules: digest }, certify: async (connector) => (await judge(connector)).report, comparer, notices };
}
