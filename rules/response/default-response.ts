import type { Operation, Response } from '../../src/connector/definition.ts';

/** The operation's default response when it has a schema. */
export function defaultWithSchema({ responses }: Operation): Response | undefined {
  const response = responses.find(({ code }) => code === 'default')?.response;
  return response?.value['schema'] === undefined ? undefined : response;
}
