import type { Commands } from '../trial/protocol.ts';

/** Asks the server that this page came from. Throws the sentence that it answers with when there is nothing. */
export type Ask = <C extends keyof Commands>(command: C, asks: Commands[C]['asks']) => Promise<Commands[C]['gets']>;

/** The way to the server for one connector, with the secret of this start. */
export function askOf(connector: string, token: string): Ask {
  return async (command, asks) => await post(`/try/api/${connector}/${command}`, token, asks);
}

/** Asks the server at a path, with the secret of this start. Throws the sentence that it answers with when there is nothing. */
export async function post<T>(path: string, token: string, asks: object): Promise<T> {
  const answer = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-certify-token': token },
    body: JSON.stringify(asks),
  }).catch(() => {
    throw new Error('The server does not answer. Is certify serve still running?');
  });
  const told = (await answer.json()) as { readonly ok: T } | { readonly error: string };
  if ('error' in told) throw new Error(told.error);
  return told.ok;
}
