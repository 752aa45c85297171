import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** What the service does wrong, or asks for. */
export interface NorthwindFaults {
  /** Takes the answer of an operation, by its id, and gives another one. */
  readonly change?: (operation: string, answer: Answer) => Answer;
}

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The service behind the sample connector "Northwind Orders", as a process's own server on loopback; it ends with the test. */
export interface NorthwindApi {
  /** Scheme, host and port. */
  readonly origin: string;
  /** Method and path of every request, in order. */
  readonly requests: readonly string[];
}

export const northwindKey = 'key-that-nobody-may-see';

interface Order {
  readonly orderId: string;
  status: string;
  readonly shipTo: unknown;
  readonly lines: unknown;
  customerReference?: string;
}

export async function northwindApi({ change = (_, answer) => answer }: NorthwindFaults = {}): Promise<NorthwindApi> {
  const requests: string[] = [];
  const shipTo = { recipient: 'Contoso', street: 'Main Street 1', city: 'Delft', postalCode: '2611', country: 'NL' };
  const orders = new Map<string, Order>([['NW-1', { orderId: 'NW-1', status: 'placed', shipTo, lines: [] }]]);
  const subscriptions = new Set<string>();

  const shown = (order: Order) => ({ ...order, currency: 'EUR', total: 12.5, placedAt: '2026-11-20T08:00:00Z' });
  const level = (sku: string) => ({ sku, warehouse: 'Delft', onHand: 4, reserved: 1, available: 3, restockDate: '2026-12-01' });

  const routes: readonly [id: string, method: string, path: RegExp, answer: (parts: string[], body: Record<string, unknown>) => Answer][] =
    [
      [
        'ListOrders',
        'GET',
        /^\/orders$/,
        () => ({ status: 200, body: { value: [...orders.values()].map(({ orderId, status }) => ({ orderId, status })) } }),
      ],
      [
        'CreateOrder',
        'POST',
        /^\/orders$/,
        (_, { shipTo, lines }) => {
          if (!isObject(shipTo) || !Array.isArray(lines) || lines.length === 0) return { status: 400 };
          const order = { orderId: `NW-${orders.size + 1}`, status: 'placed', shipTo, lines };
          orders.set(order.orderId, order);
          return { status: 201, body: shown(order) };
        },
      ],
      ['GetOrder', 'GET', /^\/orders\/([^/]+)$/, ([id = '']) => found(id, (order) => ({ status: 200, body: shown(order) }))],
      [
        'UpdateOrder',
        'PATCH',
        /^\/orders\/([^/]+)$/,
        ([id = ''], body) => found(id, (order) => ({ status: 200, body: { ...shown(order), ...body } })),
      ],
      [
        'CancelOrder',
        'POST',
        /^\/orders\/([^/]+)\/cancellation$/,
        ([id = '']) =>
          found(id, (order) => {
            if (order.status === 'cancelled') return { status: 409 };
            order.status = 'cancelled';
            return { status: 200, body: shown(order) };
          }),
      ],
      [
        'AddShipment',
        'POST',
        /^\/orders\/([^/]+)\/shipments$/,
        ([id = '']) => found(id, () => ({ status: 201, body: { shipmentId: 'S-1', orderId: id } })),
      ],
      ['GetStockLevels', 'GET', /^\/stock\/([^/]+)$/, ([sku = '']) => ({ status: 200, body: { levels: [level(sku)] } })],
      ['GetStockLevels_V2', 'GET', /^\/products\/([^/]+)\/stock$/, ([sku = '']) => ({ status: 200, body: { levels: [level(sku)] } })],
      [
        'Subscribe',
        'POST',
        /^\/subscriptions\/(?:orders-placed|status-changes)$/,
        () => {
          const subscriptionId = `W-${subscriptions.size + 1}`;
          subscriptions.add(subscriptionId);
          return { status: 201, body: { subscriptionId }, headers: { location: `/orders/v2/subscriptions/${subscriptionId}` } };
        },
      ],
      ['DeleteSubscription', 'DELETE', /^\/subscriptions\/([^/]+)$/, () => ({ status: 204 })],
      [
        'ListCustomers',
        'GET',
        /^\/lookup\/customers$/,
        () => ({ status: 200, body: { customers: [{ id: 'C-1', companyName: 'Contoso' }] } }),
      ],
      ['ListProducts', 'GET', /^\/lookup\/products$/, () => ({ status: 200, body: { products: [{ sku: 'TEA', name: 'Tea' }] } })],
      [
        'ListCarrierServices',
        'GET',
        /^\/lookup\/carriers\/([^/]+)\/services$/,
        () => ({ status: 200, body: { services: [{ code: 'O', name: 'Overnight' }] } }),
      ],
    ];

  function found(id: string, answer: (order: Order) => Answer): Answer {
    const order = orders.get(id);
    return order === undefined ? { status: 404 } : answer(order);
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://localhost');
    requests.push(`${request.method} ${url.pathname}`);
    let text = '';
    for await (const piece of request) text += piece;
    const path = url.pathname.startsWith('/orders/v2/') ? url.pathname.slice('/orders/v2'.length) : '';
    const route = routes.find(([, method, pattern]) => method === request.method && pattern.test(path));
    const parts = (route?.[2].exec(path) ?? []).slice(1).map(decodeURIComponent);
    const isKnown = request.headers['x-northwind-key'] === northwindKey;
    const answer = !isKnown
      ? { status: 401 }
      : route === undefined
        ? { status: 404 }
        : route[3](parts, text === '' ? {} : JSON.parse(text));
    const { status, body, headers = {} } = change(route?.[0] ?? '', answer);
    response.writeHead(status, { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers });
    response.end(body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body));
  }

  const server = createServer((request, response) => void serve(request, response));
  await listening(server);
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}

function listening(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
