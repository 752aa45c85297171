import type { Commands, Told } from '../trial/protocol.ts';

/** Asks the server that this page came from. Throws the sentence that it answers with when there is nothing. */
export type Ask = <C extends keyof Commands>(command: C, asks: Commands[C]['asks']) => Promise<Commands[C]['gets']>;

/** The way to the server for one connector, with the secret of this start. */
export function askOf(connector: string, token: string): Ask {
  return async (command, asks) => {
    const answer = await fetch(`/try/api/${connector}/${command}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-certify-token': token },
      body: JSON.stringify(asks),
    }).catch(() => {
      throw new Error('The server does not answer. Is certify serve still running?');
    });
    const told = (await answer.json()) as Told<typeof command>;
    if ('error' in told) throw new Error(told.error);
    return told.ok;
  };
}
