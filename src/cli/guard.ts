import { type Guards, guardPublication, standingOf, standingOfState } from '../catalog/guards.ts';
import type { StoreState } from '../catalog/store-state.ts';
import { UserError } from '../connector/user-error.ts';
import { readPublishedEntries } from '../io/read-catalog.ts';
import { escapeLine } from '../render/escape.ts';

/**
 * Stops a publication that takes away or changes more than the guards allow: everything is listed, and a `UserError` tells by which digest
 * a person who looked lets exactly that pass.
 */
export async function stopForAPerson(
  site: string,
  state: StoreState,
  { guards, accepted, out }: { readonly guards: Guards; readonly accepted: string | undefined; readonly out: (text: string) => void },
): Promise<void> {
  const entries = await readPublishedEntries(site);
  if (entries === undefined) return;
  const stopped = guardPublication(standingOf(entries), standingOfState(state), guards);
  if (stopped === undefined || stopped.digest === accepted) return;
  for (const id of stopped.lost) out(`gone     ${escapeLine(id)}\n`);
  for (const { id, was, is } of stopped.changed) out(`changed  ${escapeLine(id)}: ${escapeLine(was)} -> ${escapeLine(is)}\n`);
  throw new UserError(
    `${stopped.sentence} Nothing was published. Look at the list; to publish it all the same: --accept-changes ${stopped.digest}`,
  );
}
