import { join } from 'node:path';
import { buildCatalog } from '../catalog/catalog.ts';
import { parsePolicy } from '../catalog/policy.ts';
import { openSource, type Source } from '../io/source.ts';
import { parsePublishers } from '../publisher/publisher.ts';
import { renderSite } from '../site/site.ts';
import { contentsOf } from './contents.ts';
import { refuseLostStore } from './guard.ts';
import { judgeOfSource } from './run.ts';
import type { RunSteps } from './run-steps.ts';
import { standingsBy } from './standings.ts';
import { openStoreOf } from './store-option.ts';
import type { Terminal } from './terminal.ts';
import { readTrust } from './trust-files.ts';

/** What a single step of a run works on: the repository at the current folder, or another source of it, and its store. */
export async function openSteps(
  terminal: Terminal,
  store: string | undefined,
  progress: (text: string) => void,
  other?: Source,
): Promise<RunSteps> {
  const now = terminal.now();
  const source = other ?? (await openSource(terminal.cwd));
  const publishers = parsePublishers(source.publishers);
  const policy = parsePolicy(await source.file('certification.json'));
  const by = await judgeOfSource(source, now);
  const opened = await openStoreOf(terminal.cwd, store, terminal);
  await refuseLostStore(join(terminal.cwd, '.certify', 'site'), (await opened.read()).files, await readTrust(source), now);
  const { commit, committedAt } = source;
  const standings = standingsBy(source.folders, publishers, policy, now);
  return {
    source,
    publishers,
    policy,
    standings,
    by,
    now,
    store: opened,
    contents: contentsOf(source),
    progress,
    publish: (state, contents) =>
      renderSite(
        buildCatalog({
          state,
          contents,
          publishers,
          standings: standings(state),
          policy,
          decisions: [],
          tool: by.tool,
          source: { commit, committedAt },
          now,
        }),
      ),
  };
}
