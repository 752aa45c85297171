import { join, resolve } from 'node:path';
import { recordedStandings, type Standings } from '../catalog/claim-answers.ts';
import { parsePolicy } from '../catalog/policy.ts';
import { chainIdOf } from '../catalog/publisher-events.ts';
import type { PublisherStanding } from '../catalog/standing.ts';
import { type Happening, readState } from '../catalog/store-state.ts';
import type { TrustVersion } from '../catalog/trust.ts';
import type { VerificationPolicy } from '../catalog/verification-policy.ts';
import { connectorsOfPublishers, suspensionsOf, verifyPublishers } from '../catalog/verify-publishers.ts';
import { nearNames } from '../connector/near-names.ts';
import { UserError } from '../connector/user-error.ts';
import { readPlainFile } from '../io/plain-file.ts';
import { openSource, publisherFilesOnDisk } from '../io/source.ts';
import type { Looker } from '../publisher/look.ts';
import { proofOf } from '../publisher/proof.ts';
import { type Publisher, parsePublishers } from '../publisher/publisher.ts';
import { printJson } from '../render/escape.ts';
import { refuseLostStore } from './guard.ts';
import { lookAt, looksOf } from './looks.ts';
import { parseOptions } from './options.ts';
import { type ClaimChallenge, challengesOf, renderChallenges, renderStandings, standingsAsJson } from './publisher-text.ts';
import { storeChange } from './store-change.ts';
import { openStoreOf } from './store-option.ts';
import type { Command, Terminal } from './terminal.ts';
import { readTrust } from './trust-files.ts';
import { rulesDigest, version } from './version.ts';

const help = `certify verify-publisher [ID…]: look for what proves the claims of publishers/ID.json (default: all of them)

  --challenge       print what to publish and where, for each claim of the records in the work tree, and say what is there now;
                    nothing is recorded
  --suspend REASON  stop one publisher: nothing of it can be downloaded until it is cleared
  --clear REASON    end the suspension of one publisher, after a maintainer looked into it; a proof that turned stays lapsed
  --format FORMAT   text or json (default: text)
  --store URL       the store, when it is not the one in this repository's .certify

Without --challenge it works on the records that HEAD holds, and writes what happened, with the evidence, into the store. Who is asked, and what looks mean over time, is set in certification.json; docs/publishers.md tells more.

Exit status: 0 when every claim is proved or reviewed, 1 when some is not, 2 when the job could not be done.
`;

export const verifyPublisher: Command = { help, run: (args, terminal) => runVerification(args, terminal, looksOf) };

/** The command with the world as an argument. */
export async function runVerification(
  args: readonly string[],
  terminal: Terminal,
  open: (policy: VerificationPolicy) => Looker,
): Promise<number> {
  const { values, positionals: ids } = parseOptions('verify-publisher', args, {
    challenge: { type: 'boolean', default: false },
    suspend: { type: 'string' },
    clear: { type: 'string' },
    format: { type: 'string', default: 'text' },
    store: { type: 'string' },
  });
  const { format } = values;
  if (format !== 'text' && format !== 'json') throw new UserError(`--format takes text or json, not '${format}'.`);
  const root = resolve(terminal.cwd);
  for (const name of ['suspend', 'clear'] as const) {
    const reason = values[name];
    if (reason !== undefined) return await decide(name, reason, { root, store: values.store }, ids, terminal);
  }
  if (values.challenge) return await showChallenges(root, ids, format, terminal, open);
  return await verifyAll({ root, store: values.store }, ids, format, terminal, open);
}

/** The repository whose records are verified, and its store where that is not its own. */
interface Place {
  readonly root: string;
  readonly store: string | undefined;
}

async function verifyAll(
  place: Place,
  ids: readonly string[],
  format: 'text' | 'json',
  terminal: Terminal,
  open: (policy: VerificationPolicy) => Looker,
): Promise<number> {
  const now = terminal.now();
  const source = await openSource(place.root);
  const publishers = parsePublishers(source.publishers);
  const asked = askedOf(publishers, ids);
  const { verification: policy } = parsePolicy(await source.file('certification.json'));
  const connectors = connectorsOfPublishers(source.folders, publishers);
  const hosts = new Map([...connectors].map(([id, one]) => [id, one.hosts]));
  const looks = await lookAt(asked, open, { policy, hosts });
  let standings: Standings = new Map();
  await updateStore(place, terminal, { name: 'Verify', now, trust: await readTrust(source) }, (state) => {
    const facts = { now, policy, certifier: { version, rules: rulesDigest } };
    const verified = verifyPublishers(asked, { looks, connectors }, state, facts);
    standings = verified.standings;
    return verified.happening;
  });
  const shown = asked.flatMap((publisher) => {
    const standing = standings.get(publisher.id);
    return standing === undefined ? [] : [{ publisher, standing }];
  });
  terminal.out(format === 'json' ? printJson(standingsAsJson(shown, policy.registry)) : renderStandings(shown));
  return shown.every(({ standing }) => isFine(standing)) ? 0 : 1;
}

async function showChallenges(
  root: string,
  ids: readonly string[],
  format: 'text' | 'json',
  terminal: Terminal,
  open: (policy: VerificationPolicy) => Looker,
): Promise<number> {
  const asked = askedOf(parsePublishers(await publisherFilesOnDisk(root)), ids);
  const { verification: policy } = parsePolicy(await readPlainFile(root, 'certification.json'));
  const { registry } = policy;
  let problem: string | undefined;
  const challenges: ClaimChallenge[] = [];
  try {
    const looks = await lookAt(asked, open, { policy, hosts: new Map() });
    for (const publisher of asked)
      challenges.push(
        ...challengesOf(publisher, registry).map((one) => ({
          ...one,
          proof: one.challenge && proofOf(one.claim, publisher, looks.get(publisher.id) ?? [], { registry }),
        })),
      );
  } catch (thrown) {
    if (!(thrown instanceof UserError)) throw thrown;
    problem = thrown.message;
    for (const publisher of asked) challenges.push(...challengesOf(publisher, registry));
  }
  terminal.out(format === 'json' ? printJson({ schemaVersion: 1, registry, challenges }) : renderChallenges(challenges));
  // What to publish is told all the same; only the exit status and the sentence say that nobody looked.
  if (problem !== undefined) throw new UserError(problem);
  return challenges.every(({ claim, proof }) => claim.method === 'maintainers-reviewed' || proof?.outcome === 'proved') ? 0 : 1;
}

/** What an event holds. */
const longestReason = 2000;

/** Writes a maintainer's decision about one publisher. */
async function decide(
  name: 'suspend' | 'clear',
  reason: string,
  place: Place,
  ids: readonly string[],
  terminal: Terminal,
): Promise<number> {
  const now = terminal.now();
  const source = await openSource(place.root);
  const publishers = parsePublishers(source.publishers);
  const [publisher, ...more] = askedOf(publishers, ids);
  if (ids.length !== 1 || publisher === undefined || more.length > 0)
    throw new UserError(`--${name} takes the id of one publisher. See: certify verify-publisher --help`);
  if (reason.trim() === '' || reason.length > longestReason)
    throw new UserError(`--${name} takes the reason, for the public, in ${longestReason} characters at most.`);
  const { verification: policy } = parsePolicy(await source.file('certification.json'));
  const connectors = connectorsOfPublishers(source.folders, publishers);
  const doing = { name: name === 'suspend' ? 'Suspend' : 'Clear', now, trust: await readTrust(source) };
  await updateStore(place, terminal, doing, (state) => {
    const isSuspended = recordedStandings([publisher], state, { now, policy }).get(publisher.id)?.state === 'suspended';
    if (isSuspended === (name === 'suspend'))
      throw new UserError(`${publisher.id} is ${isSuspended ? 'suspended already' : 'not suspended'}.`);
    const about = { id: chainIdOf(publisher.id), at: now.toISOString(), by: { kind: 'operator' }, reason } as const;
    const by = about.by;
    if (name === 'clear') return { drafts: [], publisherDrafts: [{ ...about, type: 'cleared' }], files: new Map() };
    const ids = connectors.get(publisher.id)?.ids ?? [];
    const drafts = suspensionsOf(publisher, ids, state, { reason, at: about.at, by });
    return { drafts, publisherDrafts: [{ ...about, type: 'suspended', cause: 'maintainers' }], files: new Map() };
  });
  terminal.out(
    name === 'suspend'
      ? `${publisher.id} is suspended, and so are its public connectors.\n`
      : `${publisher.id} is cleared. Its connectors stay suspended until each is resumed; a proof that turned has to be made anew.\n`,
  );
  return 0;
}

async function updateStore(
  { root, store: address }: Place,
  terminal: Terminal,
  { name, now, trust }: { readonly name: string; readonly now: Date; readonly trust: readonly TrustVersion[] },
  happening: (state: ReturnType<typeof readState>) => Happening,
): Promise<void> {
  const store = await openStoreOf(root, address, terminal);
  await refuseLostStore(join(root, '.certify', 'site'), (await store.read()).files, trust, now);
  await store.update((snapshot) => {
    const state = readState(snapshot.files);
    return storeChange(name, happening(state), state, now);
  });
}

function askedOf(publishers: readonly Publisher[], ids: readonly string[]): readonly Publisher[] {
  if (publishers.length === 0) throw new UserError('There is no record in publishers/ to verify.');
  if (ids.length === 0) return publishers;
  const known = publishers.map(({ id }) => id);
  for (const id of ids) {
    if (known.includes(id)) continue;
    const near = nearNames(id, known);
    throw new UserError(`There is no record publishers/${id}.json.${near.length === 0 ? '' : ` Did you mean ${near.join(', ')}?`}`);
  }
  return publishers.filter(({ id }) => ids.includes(id));
}

/** True when nothing is left to do for anybody but waiting. */
function isFine({ state }: PublisherStanding): boolean {
  return state === 'verified' || state === 'reviewed';
}
