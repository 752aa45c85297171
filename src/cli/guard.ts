import { join } from 'node:path';
import { type Guards, guardPublication, standingOf, standingOfState } from '../catalog/guards.ts';
import { aheadOf, lostSince } from '../catalog/publication.ts';
import type { SigningKey } from '../catalog/signature.ts';
import type { Files, StoreState } from '../catalog/store-state.ts';
import type { TrustVersion } from '../catalog/trust.ts';
import { UserError } from '../connector/user-error.ts';
import { readPlainFile } from '../io/plain-file.ts';
import { readPublishedStandings } from '../io/read-catalog.ts';
import { readPublication } from '../io/read-publication.ts';
import { openAnySource, type Source } from '../io/source.ts';
import { escapeLine } from '../render/escape.ts';
import { readTrust } from './trust-files.ts';

/**
 * Stops a publication that takes away or changes more than the guards allow: everything is listed, and a `UserError` tells by which digest
 * a person who looked lets exactly that pass.
 */
export async function stopForAPerson(
  site: string,
  state: StoreState,
  { guards, accepted, out }: { readonly guards: Guards; readonly accepted: string | undefined; readonly out: (text: string) => void },
): Promise<void> {
  const entries = await readPublishedStandings(site);
  if (entries === undefined) return;
  const stopped = guardPublication(standingOf(entries), standingOfState(state), guards);
  if (stopped === undefined || stopped.digest === accepted) return;
  for (const id of stopped.lost) out(`gone     ${escapeLine(id)}\n`);
  for (const { id, was, is } of stopped.changed) out(`changed  ${escapeLine(id)}: ${escapeLine(was)} -> ${escapeLine(is)}\n`);
  throw new UserError(
    `${stopped.sentence} Nothing was published. Look at the list; to publish it all the same: --accept-changes ${stopped.digest}`,
  );
}

/**
 * Stops before a store that was lost or set back takes the place of what a site publishes: readers remember the serial and the ledgers, and
 * holds, suspensions and purges would be forgotten. Stops as well where store or site are of a time to come: by the clock of this machine
 * nothing could follow. Called before anything is written.
 */
export async function refuseLostStore(site: string, files: Files, trust: readonly TrustVersion[], now: Date): Promise<void> {
  const published = await readPublication(site);
  const ahead = aheadOf(now, published, files);
  if (ahead !== undefined)
    throw new UserError(
      `The clock of this machine says ${now.toISOString()}, and ${escapeLine(ahead)}: set the clock right, or if that was written by a wrong one, bring back the store of before with certify catalog restore and move the folder ${site} away.`,
    );
  const problem = published && lostSince(published, files, trust.at(-1)?.trust.epoch ?? 0);
  if (problem === undefined) return;
  throw new UserError(
    `The store is not the one that ${site} was published from (${escapeLine(problem)}): bring that one back with certify catalog restore, or begin anew on purpose by moving the folder ${site} away.`,
  );
}

/** The same before something happens to a connector, in the repository of a folder: one that cannot be read stops no yank. */
export async function refuseLostStoreOf(root: string, files: Files, now: Date): Promise<void> {
  const file = async (): Promise<Pick<Source, 'file'>> => {
    try {
      return await openAnySource(root);
    } catch (thrown) {
      if (!(thrown instanceof UserError)) throw thrown;
      return { file: async (path) => await readPlainFile(root, path) };
    }
  };
  await refuseLostStore(join(root, '.certify', 'site'), files, await readTrust(await file()), now);
}

/** Stops before a catalog that was signed, or whose repository says who may sign it, is published without a signature that nobody left out on purpose. */
export async function refuseUnsigned(
  site: string,
  { trust, keys, isMeant }: { readonly trust: readonly TrustVersion[]; readonly keys: readonly SigningKey[]; readonly isMeant: boolean },
): Promise<void> {
  if (keys.length > 0 || isMeant) return;
  const reason =
    trust.length > 0
      ? `trust/${trust.length}.json says who signs this catalog`
      : (await readPublication(site))?.isSigned
        ? `what ${site} publishes is signed`
        : undefined;
  if (reason === undefined) return;
  throw new UserError(
    `There is no key to sign with, and ${reason}: sign with --key FILE, or say that it is meant with --unsigned (certify catalog sign can sign it afterwards).`,
  );
}
