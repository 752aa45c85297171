import type { Connector } from '../connector/connector.ts';
import { readDefinition } from '../connector/read-definition.ts';
import { UserError } from '../connector/user-error.ts';
import { type LiveTarget, parseTarget } from './live-backend.ts';

/** The connector as if its definition named the service that was asked for; every node keeps its place. */
export function calledAt(connector: Connector, { host, scheme, basePath }: LiveTarget): Connector {
  const { definition } = connector;
  if (definition === undefined) return connector;
  const document = { ...definition.value, host, schemes: [scheme], ...(basePath !== undefined && { basePath }) };
  return { ...connector, definition: readDefinition(document) };
}

/** Reads `ID=URL` as often as it is given: which connector calls which service. A `UserError` for what is none, or is there twice. */
export function parseServices(written: readonly string[]): ReadonlyMap<string, LiveTarget> {
  const services = new Map<string, LiveTarget>();
  for (const one of written) {
    const [, id, url] = /^([a-z0-9-]+)=(.+)$/s.exec(one) ?? [];
    if (id === undefined || url === undefined)
      throw new UserError(
        '--against takes the id of a connector and the address of its service: --against contoso=https://api.contoso.com',
      );
    if (services.has(id)) throw new UserError(`--against names '${id}' twice, and a connector has one service.`);
    services.set(id, parseTarget(url));
  }
  return services;
}
