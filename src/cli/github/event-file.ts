import { readFileSync } from 'node:fs';
import { UserError } from '../../connector/user-error.ts';
import type { Terminal } from '../terminal.ts';

/** The event that a workflow was started by, as `read` understands its payload; a `UserError` when there is none that it does. */
export function eventOf<E>({ variable }: Pick<Terminal, 'variable'>, name: string, read: (payload: unknown) => E | undefined): E {
  const path = variable('GITHUB_EVENT_PATH');
  if (path === undefined)
    throw new UserError(`The variable GITHUB_EVENT_PATH is not set: it names the file of the event ${name}. Workflows of GitHub set it.`);
  const event = read(payloadIn(path));
  if (event === undefined) throw new UserError(`The file that GITHUB_EVENT_PATH names holds no event ${name} of this repository.`);
  return event;
}

/** What the file holds; `undefined` when it cannot be read as JSON. */
function payloadIn(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
