import { parentPort, workerData } from 'node:worker_threads';
import { UserError } from '../connector/user-error.ts';
import { openFolder } from './cache-folder.ts';
import type { ThreadHears, ThreadSays, ThreadTask } from './check-jobs.ts';
import { checkInTurn } from './check-jobs.ts';
import { resultsOf } from './check-results.ts';
import { checkSettings } from './check-settings.ts';

/** What a thread that judges does, from its start to its end: asks for positions, and answers with what it judged. */
export async function judgeInThread(): Promise<void> {
  const port = parentPort;
  if (port === null) throw new Error('This is no thread.');
  const say = (message: ThreadSays): void => port.postMessage(message);
  try {
    const { found, options, wish, cacheFolder, cwd, now }: ThreadTask = workerData;
    const clock = () => new Date(now);
    const settings = await checkSettings(found, options, { cwd, now: clock }, undefined);
    const cache = cacheFolder === undefined ? undefined : openFolder(cacheFolder, clock);
    const results = resultsOf(found, wish, settings, cache);
    for (;;) {
      const heard = new Promise<ThreadHears>((done) => port.once('message', done));
      say({ kind: 'idle' });
      const positions = await heard;
      if (positions.length === 0) break;
      await checkInTurn(results, positions, (checked, position) => say({ kind: 'checked', position, checked }));
    }
    cache?.trim();
    say({ kind: 'done', uses: (await settings.judges()).distinct.map((judge) => judge.waiverUse()) });
  } catch (thrown) {
    const { message, stack } = thrown instanceof Error ? thrown : new Error(String(thrown));
    say({ kind: 'failed', isUserError: thrown instanceof UserError, message, stack });
  }
}
