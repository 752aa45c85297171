import { arrayOr, isArray, type JsonObject, type JsonValue, objectOr } from '../connector/json-value.ts';
import type { AssumptionId } from './assumptions.ts';
import { type Scope, textFrom } from './evaluate.ts';
import { parseTemplate } from './expressions.ts';
import { headerOf } from './headers.ts';
import { type Step, valueBelow } from './json-path.ts';
import { orderFinding } from './newest-first.ts';
import { type Notes, quoted, Stopped, takeNotes } from './notes.ts';
import { jsonOf, recordRequest, requestOf } from './records.ts';
import { namedIn, pairsOf } from './request-url.ts';
import type { Exchange, Gateway, Poll, ResponseRecord } from './types.ts';
import type { Workshop } from './workshop.ts';
import { encoded, pairOf } from './written-values.ts';

/** Makes `Gateway.poll`. */
export function pollerOf(workshop: Workshop, call: Gateway['call'], follow: Gateway['follow']): Gateway['poll'] {
  return async (operation, connection, from) => {
    const policy = workshop.plan.pollingOf(operation);
    if (policy === undefined) {
      const exchange =
        'request' in from
          ? await call(from.request, connection, operation)
          : await follow(from.location, connection, { operation, purpose: 'poll' });
      return ownPoll(exchange);
    }
    const binding = `poll ${workshop.bindingOf(operation, connection)}`;
    const state = 'request' in from ? await stateOf(from.request) : workshop.links.open(from.location, binding);
    if (state === undefined) return forgedPoll(await follow('unknown:state', connection, { operation, purpose: 'poll' }));
    const exchange = await call(requestFrom(state), connection, operation);
    const linkTo = (next: JsonObject): string => workshop.links.make(next, binding);
    return keptPoll(exchange, state, { ...policy, isFirst: 'request' in from, isMock: workshop.isMock, linkTo });
  };
}

function forgedPoll(exchange: Exchange): Poll {
  const { answered } = exchange;
  return { hasFired: false, items: [], answered, location: undefined, retryAfter: 0, exchange, assumptions: [], findings: [] };
}

/** The first call, and the query parameters that the answers gave since. */
async function stateOf(request: Request): Promise<JsonObject> {
  const { method, url, headers, body } = await recordRequest(request);
  return { method, url, headers: headers.map(([name, value]) => [name, value]), body: Buffer.from(body).toString('base64'), query: {} };
}

function requestFrom(state: JsonObject): Request {
  const url = new URL(String(state['url']));
  let pairs = pairsOf(url);
  for (const [name, value] of Object.entries(objectOr(state['query']))) {
    pairs = pairs.filter((pair) => namedIn([pair], name).length === 0);
    pairs.push(pairOf(name, encoded(String(value))));
  }
  url.search = pairs.join('&');
  const headers = arrayOr(state['headers']).map((header): [string, string] => [String(arrayOr(header)[0]), String(arrayOr(header)[1])]);
  return requestOf({ method: String(state['method']), url: url.href, headers, body: Buffer.from(String(state['body']), 'base64') });
}

interface KeptState {
  readonly config: JsonObject;
  readonly dataPath: string;
  readonly isFirst: boolean;
  /** What a mock made up is in no order. */
  readonly isMock: boolean;
  readonly linkTo: (state: JsonObject) => string;
}

/** The gateway keeps the state: the first call fires nothing, an empty answer leaves the state as it is. */
function keptPoll(exchange: Exchange, state: JsonObject, { config, dataPath, isFirst, isMock, linkTo }: KeptState): Poll {
  const notes = takeNotes();
  const retryAfter = retryAfterOf(exchange.answered, notes);
  const same = linkTo(state);
  const body = isSuccess(exchange) ? jsonOf(exchange.answered?.body ?? new Uint8Array()) : undefined;
  if (body === undefined)
    return {
      hasFired: false,
      items: [],
      answered: exchange.answered,
      location: same,
      retryAfter,
      exchange,
      assumptions: notes.assumptions(),
      findings: [],
    };
  const found = itemsAt(body, dataPath);
  const items = found ?? [];
  const findings = found === undefined ? [`The answer has nothing at ${quoted(dataPath)}, where the trigger looks for its items.`] : [];
  const order = isMock ? undefined : orderFinding(items, config);
  if (order !== undefined) findings.push(order);
  const isNew = items.length > 0;
  const location = isFirst || isNew ? linkTo({ ...state, query: nextQuery(config, body, state, notes) }) : same;
  const headers = [['location', location] as const, ['retry-after', String(retryAfter)] as const];
  const hasFired = isNew && !isFirst;
  const answered = {
    status: hasFired ? 200 : 202,
    headers,
    body: hasFired && exchange.answered !== undefined ? exchange.answered.body : new Uint8Array(),
  };
  return { hasFired, items: hasFired ? items : [], answered, location, retryAfter, exchange, assumptions: notes.assumptions(), findings };
}

/** What stands where the policy says; one thing that is no array is one item; `undefined` when there is nothing, not even nothing new. */
function itemsAt(body: JsonValue, dataPath: string): readonly JsonValue[] | undefined {
  const value = valueBelow(body, stepsOf(dataPath));
  if (value === undefined) return undefined;
  if (value === null) return [];
  return isArray(value) ? value : [value];
}

function stepsOf(path: string): readonly Step[] {
  const [expression] = parseTemplate(path.trim()).pieces;
  return expression === undefined || typeof expression === 'string' ? [] : expression.steps;
}

function nextQuery(config: JsonObject, body: JsonValue, state: JsonObject, notes: Notes): JsonObject {
  const next = new Map<string, JsonValue>();
  for (const [name, value] of Object.entries(objectOr(state['query']))) if (value !== undefined) next.set(name, value);
  const nothing = (): undefined => undefined;
  const scope: Scope = { header: nothing, query: nothing, connection: nothing, body: () => body, triggerBody: body, method: 'GET', notes };
  for (const [name, template] of Object.entries(config)) {
    if (name.toLowerCase() === 'x-ms-triggerconfig-nextlink') notes.assume('trigger-next-link-ignored');
    if (name === '' || name.toLowerCase().startsWith('x-ms-') || template === undefined) continue;
    const text = textOrNothing(typeof template === 'string' ? template : JSON.stringify(template), scope, 'state-of-empty-collection');
    if (text !== undefined) next.set(name, text);
  }
  return Object.fromEntries(next);
}

/** The text of a template, `undefined` where its path leads through nothing. */
function textOrNothing(template: string, scope: Scope, otherwise: AssumptionId): string | undefined {
  try {
    return textFrom(template, scope);
  } catch (error) {
    if (!(error instanceof Stopped) || error.kind !== 'policy') throw error;
    scope.notes.assume(otherwise);
    return undefined;
  }
}

/** The service keeps the state: 200 fires, 202 does not, and `Location` says where to call next. */
function ownPoll(exchange: Exchange): Poll {
  const notes = takeNotes();
  const retryAfter = retryAfterOf(exchange.answered, notes);
  const hasFired = exchange.answered?.status === 200 && exchange.received !== undefined;
  const body = hasFired ? jsonOf(exchange.answered?.body ?? new Uint8Array()) : undefined;
  const findings: string[] = [];
  const written = headerOf(exchange.answered?.headers ?? [], 'location');
  const sent = exchange.sent?.url ?? '';
  if (written !== undefined && !URL.canParse(written)) notes.assume('location-resolved');
  const location = written !== undefined && URL.canParse(written, sent) ? new URL(written, sent).href : undefined;
  if (isSuccess(exchange) && location === undefined)
    findings.push('The answer has no Location header, so that the next call gets the same things again: nothing tells it what was seen.');
  if (isSuccess(exchange) && exchange.answered?.status !== 200 && exchange.answered?.status !== 202)
    findings.push(`A polling trigger is answered with 200 or 202, and this one with ${exchange.answered?.status}.`);
  const items = body === undefined ? [] : isArray(body) ? body : [body];
  return { hasFired, items, answered: exchange.answered, location, retryAfter, exchange, assumptions: notes.assumptions(), findings };
}

function isSuccess({ received, answered }: Exchange): boolean {
  return received !== undefined && answered !== undefined && answered.status >= 200 && answered.status < 300;
}

function retryAfterOf(answered: ResponseRecord | undefined, notes: Notes): number {
  const written = headerOf(answered?.headers ?? [], 'retry-after') ?? '';
  if (/^\d{1,9}$/.test(written)) return Number(written);
  notes.assume('retry-after-one-minute');
  return 60;
}
