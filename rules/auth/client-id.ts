import type { JsonObject } from '../../src/connector/json-value.ts';
import type { Path } from '../../src/connector/place.ts';
import { customParameters } from './custom-parameter.ts';

/** A client id and where it stands below `oAuthSettings`. */
export interface ClientId {
  readonly value: string;
  readonly at: Path;
}

/** The client ids of `oAuthSettings`: its own and those among the custom parameters. */
export function clientIds(settings: JsonObject): ClientId[] {
  const ids: ClientId[] = [];
  const { clientId } = settings;
  if (typeof clientId === 'string') ids.push({ value: clientId, at: ['clientId'] });
  for (const { name, value } of customParameters(settings)) {
    if (name === 'clientId' && typeof value === 'string') ids.push({ value, at: ['customParameters', name, 'value'] });
  }
  return ids;
}
