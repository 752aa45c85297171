import type { Properties } from '../../src/connector/properties.ts';

/** The types of the connection parameters in lower case; one that has none counts as `''`. */
export function connectionParameterTypes({ connectionParameters }: Properties): string[] {
  return connectionParameters.map(({ value }) => (typeof value['type'] === 'string' ? value['type'].toLowerCase() : ''));
}
