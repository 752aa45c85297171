import { Octokit } from '@octokit/rest';
import { isObject, type JsonValue } from '../../../src/connector/json-value.ts';
import type { GitHubStandIn } from './stand-in.ts';

/** GitHub's own client, without the waiting that the product's has. */
export function client(github: GitHubStandIn, token?: string): Octokit {
  const silent = (): void => {};
  const log = { debug: silent, info: silent, warn: silent, error: silent };
  return new Octokit({ baseUrl: github.apiUrl, log, ...(token === undefined ? {} : { auth: token }) });
}

/** An answer that is no success. */
export interface Refused {
  readonly status: number;
  readonly message: string;
  readonly headers: Readonly<Record<string, string | number | undefined>>;
}

/** Waits for a request to be refused. Throws when it is not. */
export async function refused(request: Promise<unknown>): Promise<Refused> {
  let answer: unknown;
  try {
    answer = await request;
  } catch (error) {
    if (!(error instanceof Error && 'status' in error)) throw error;
    const response = 'response' in error && isObject(error.response) ? error.response : undefined;
    const data = isObject(response?.['data']) ? response['data'] : {};
    const headers = isObject(response?.['headers']) ? response['headers'] : {};
    return { status: Number(error.status), message: String(data['message']), headers: headers as Refused['headers'] };
  }
  throw new Error(`It was not refused: ${JSON.stringify(answer as JsonValue).slice(0, 200)}`);
}
