import type { WellKnownLook } from '../publisher/look.ts';
import { type Surroundings, safeFetch } from './safe-fetch.ts';

/** A longer file is no proof: what one has to say takes a few hundred bytes. */
const maxFileBytes = 4096;

/**
 * The file that a host serves at a URL under `/.well-known/`. Seen when it answers 200 with JSON by its content type, in UTF-8 and
 * within 4096 bytes; absent when it answers 404 or 410. A redirect leads to another host's word, so it fails like everything else.
 */
export async function lookAtWellKnown(url: string, net: Surroundings): Promise<WellKnownLook> {
  const nothing = { kind: 'https-well-known', url, text: null } as const;
  if (!URL.canParse(url) || !new URL(url).pathname.startsWith('/.well-known/'))
    return { ...nothing, outcome: 'failed', status: null, address: null, problem: 'Only a URL under /.well-known/ is asked.' };
  const answer = await safeFetch({ url, accept: 'application/json', maxBytes: maxFileBytes }, net);
  const { status, address } = answer;
  const failed = (problem: string): WellKnownLook => ({ ...nothing, outcome: 'failed', status, address, problem });
  if (!answer.isAnswered) return failed(answer.problem);
  const { host } = new URL(url);
  if (status === 404 || status === 410) return { ...nothing, outcome: 'absent', status, address, problem: null };
  if (answer.status >= 300 && answer.status < 400)
    return failed(`${host} answered with the status ${status}, a redirect, which is not followed; the file must be at the URL itself.`);
  if (status !== 200) return failed(`${host} answered with the status ${status} instead of 200.`);
  if (answer.mediaType !== 'application/json') return failed(`${host} serves the file with another content type than application/json.`);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(answer.body);
    return { ...nothing, outcome: 'seen', status, text, address, problem: null };
  } catch {
    return failed(`${host} serves a file that is not UTF-8.`);
  }
}
