import type { Connector } from '../connector/connector.ts';
import type { Operation } from '../connector/definition.ts';
import { UserError } from '../connector/user-error.ts';
import { basePathOf, baseUrlOf } from './base-url.ts';
import { exchangeOf } from './exchange.ts';
import { Stopped } from './notes.ts';
import type { DraftRequest } from './policy-run.ts';
import { pollerOf } from './polling.ts';
import { recordRequest } from './records.ts';
import { pairsOf } from './request-url.ts';
import { matchPath, operationAt, pathBelow } from './routing.ts';
import type { Gateway, GatewayOptions, RequestRecord } from './types.ts';
import { resolvedLink, workshopOf } from './workshop.ts';

/** Opens a connector for calls. Its script is never run, and nothing leaves but through `options.backend`. */
export function openGateway(connector: Connector, options: GatewayOptions): Gateway {
  const { definition } = connector;
  if (definition === undefined)
    throw new UserError(`'${connector.path}' has no definition that can be read, so nothing of it can be called.`);
  const workshop = workshopOf(connector, definition, options);
  const operationOf = (request: Request): Operation | undefined => operationAt(definition, request.method, new URL(request.url).pathname);

  const call: Gateway['call'] = (request, connection, known) => {
    const operation = known ?? operationOf(request);
    const ask = () => recordRequest(request);
    return exchangeOf(workshop, { operation, connection, purpose: 'call', ask, runsPolicies: true, draftOf });

    function draftOf(asked: RequestRecord): DraftRequest {
      if (operation === undefined) throw new Stopped('call', 'No operation of the connector has this method and path.');
      const url = new URL(asked.url);
      const path = pathBelow(basePathOf(operation.definition), url.pathname);
      return {
        method: asked.method,
        base: baseUrlOf(operation.definition),
        path,
        query: pairsOf(url),
        headers: asked.headers.map(([name, value]): [string, string] => [name, value]),
        body: asked.body,
        pathValues: matchPath(operation.path, path) ?? new Map(),
      };
    }
  };

  const follow: Gateway['follow'] = (link, connection, { operation, purpose, method = 'GET', from }) => {
    const opened = workshop.links.open(link, workshop.bindingOf(operation, connection));
    const asked: RequestRecord = {
      method: method.toUpperCase(),
      url: link,
      headers: [['accept', 'application/json']],
      body: new Uint8Array(),
    };
    return exchangeOf(workshop, {
      operation,
      connection,
      purpose,
      ask: () => Promise.resolve(asked),
      runsPolicies: false,
      draftOf: (_, notes) => {
        if (opened === undefined && workshop.links.isOwn(link))
          throw new Stopped('refused', 'The link was changed, or was made for something else.');
        const target = opened === undefined ? link : String(opened['url']);
        if (opened === undefined && purpose === 'next-page') notes.assume('next-link-without-policy');
        if (!URL.canParse(target)) notes.assume('location-resolved');
        notes.assume(purpose === 'unsubscribe' ? 'unsubscribe-authenticated' : 'policies-on-location');
        const url = resolvedLink(target, from ?? baseUrlOf(definition));
        return {
          method: asked.method,
          base: url.origin,
          path: url.pathname,
          query: pairsOf(url),
          headers: [['accept', 'application/json']],
          body: new Uint8Array(),
          pathValues: new Map(),
        };
      },
    });
  };

  return { call, follow, poll: pollerOf(workshop, call, follow), operationOf, obstacles: workshop.obstacles };
}
