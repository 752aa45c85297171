import { recordedStandings, type Standings } from '../catalog/claim-answers.ts';
import type { Policy } from '../catalog/policy.ts';
import type { StoreState } from '../catalog/store-state.ts';
import { connectorsOfPublishers, importedPublic } from '../catalog/verify-publishers.ts';
import type { ConnectorFolder } from '../connector/folder.ts';
import type { Publisher } from '../publisher/publisher.ts';

/**
 * Where publishers stand by what a state of the store has recorded, without a look at the world. It is asked for every connector that is
 * new, of states that know no publisher: those share an answer.
 */
export function standingsBy(
  folders: readonly ConnectorFolder[],
  publishers: readonly Publisher[],
  policy: Policy,
  now: Date,
): (state: StoreState) => Standings {
  const facts = { now, policy: policy.verification };
  let nothing: Standings | undefined;
  let connectors: ReturnType<typeof connectorsOfPublishers> | undefined;
  return (state) => {
    const imported = importedPublic(state);
    if (imported.size > 0) {
      connectors ??= connectorsOfPublishers(folders, publishers);
      const isNamePublic = ({ id }: Publisher): boolean => connectors?.get(id)?.ids.some((one) => imported.has(one)) ?? false;
      return recordedStandings(publishers, state, { ...facts, isNamePublic });
    }
    if (state.publishers.size > 0) return recordedStandings(publishers, state, facts);
    nothing ??= recordedStandings(publishers, state, facts);
    return nothing;
  };
}
