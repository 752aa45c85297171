import type { Operation } from '../connector/definition.ts';
import { authenticate } from './auth.ts';
import { noHost } from './base-url.ts';
import { callsPerMinute } from './call-rate.ts';
import { missingIn, parameterValue } from './connection.ts';
import type { Scope } from './evaluate.ts';
import { headerOf, type MutableHeaders } from './headers.ts';
import { mostWork, type Notes, quoted, Stopped, takeNotes } from './notes.ts';
import { noteAssumptions, type PlannedPolicy } from './policies.ts';
import type { DraftRequest, DraftResponse, PolicyRun } from './policy-run.ts';
import { jsonOf, recordResponse, requestOf } from './records.ts';
import { namedIn } from './request-url.ts';
import { renewToken } from './sign-in.ts';
import type { AppliedPolicy, CallPurpose, Connection, Exchange, ProblemKind, RequestRecord, ResponseRecord } from './types.ts';
import { finished, resolvedLink, type Workshop } from './workshop.ts';

/** One call as it shall go. */
export interface Plan {
  readonly operation: Operation | undefined;
  readonly connection: Connection;
  readonly purpose: CallPurpose;
  readonly ask: () => Promise<RequestRecord>;
  readonly runsPolicies: boolean;
  /** The request before authentication and policies. */
  readonly draftOf: (asked: RequestRecord, notes: Notes) => DraftRequest;
}

/** What a caller gets where the gateway answers itself. */
const statusOf: Readonly<Record<ProblemKind, number>> = {
  'needs-runtime': 501,
  'needs-real-backend': 501,
  refused: 403,
  limit: 413,
  connection: 401,
  policy: 500,
  call: 404,
  backend: 502,
};

/** Extra calls that the policies of one call may make. */
const mostSideCalls = 20;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Makes one call through authentication, policies and backend. What stops it is a problem of the exchange; only our own mistakes throw. */
export async function exchangeOf(workshop: Workshop, plan: Plan): Promise<Exchange> {
  const { operation, connection, purpose } = plan;
  const notes = takeNotes();
  const policies: AppliedPolicy[] = [];
  const sideCalls: RequestRecord[] = [];
  const seen: Mutable<Pick<Exchange, 'asked' | 'sent' | 'received' | 'answered' | 'renewedToken' | 'isConnectionAccepted'>> = {
    asked: { method: 'GET', url: `https://${noHost}/`, headers: [], body: new Uint8Array() },
    sent: undefined,
    received: undefined,
    answered: undefined,
    renewedToken: undefined,
    isConnectionAccepted: true,
  };
  let spent = 0;
  try {
    await happen();
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    notes.tell(error.kind, error.message);
    // What a script would answer, nobody knows.
    if (error.kind !== 'needs-runtime') seen.answered ??= refusal(statusOf[error.kind], error.message);
  }
  return { operationId: operation?.id, ...seen, sideCalls, policies, assumptions: notes.assumptions(), problems: notes.problems() };

  async function happen(): Promise<void> {
    seen.asked = await plan.ask();
    const [obstacle] = operation === undefined ? [] : workshop.obstacles(operation);
    if (obstacle?.kind === 'needs-runtime') throw new Stopped(obstacle.kind, obstacle.sentence);
    if (obstacle !== undefined) notes.tell(obstacle.kind, obstacle.sentence);
    const wait = workshop.waitOf(connection);
    if (wait > 0) {
      seen.answered = { status: 429, headers: [['retry-after', String(wait)]], body: new Uint8Array() };
      throw new Stopped('limit', `The connection made ${callsPerMinute} calls within a minute; it may call again in ${wait} seconds.`);
    }
    const [missing] = missingIn(workshop.properties, connection);
    if (missing !== undefined) throw new Stopped('connection', missing);
    seen.renewedToken = await renewToken(workshop.properties, connection, workshop.options, notes);
    const current = seen.renewedToken === undefined ? connection : { ...connection, token: seen.renewedToken };
    const draft = plan.draftOf(seen.asked, notes);
    authenticate(draft, { ...workshop, operation }, current, notes);
    const planned = operation === undefined ? [] : workshop.plan.of(operation);
    noteAssumptions(planned, notes);
    const run = (section: AppliedPolicy['section'], response?: DraftResponse) => runSection(planned, section, draft, current, response);
    if (plan.runsPolicies) await run('request');
    seen.sent = finished(draft, workshop, notes);
    seen.received = await answerOf(seen.sent, operation, purpose);
    const response: DraftResponse = {
      status: seen.received?.status ?? statusOf.backend,
      headers: (seen.received?.headers ?? []).map(([name, value]): [string, string] => [name, value]),
      body: seen.received?.body ?? new Uint8Array(),
    };
    await run(seen.received === undefined ? 'failure' : 'response', response);
    const isSameBody = response.body === seen.received?.body;
    seen.answered = { ...response, headers: response.headers.filter(([name]) => isSameBody || name !== 'content-length') };
  }

  async function runSection(
    planned: readonly PlannedPolicy[],
    section: AppliedPolicy['section'],
    draft: DraftRequest,
    current: Connection,
    response: DraftResponse | undefined,
  ): Promise<void> {
    for (const { template, templateId, index, parameter, section: own } of planned) {
      if (template === undefined || own !== section) continue;
      if (workshop.isMock && section === 'response' && template.changesBody === true) continue;
      if (section === 'failure') notes.assume('failure-section-without-answer');
      policies.push({ templateId, index, section });
      await template.apply({ parameter, request: draft, response, notes, ...surroundings(draft, response, current) });
    }
  }

  /** What policies see and may do beside the message. */
  function surroundings(
    draft: DraftRequest,
    response: DraftResponse | undefined,
    current: Connection,
  ): Omit<PolicyRun, 'parameter' | 'request' | 'response' | 'notes'> {
    const scope: Scope = {
      header: (name) => {
        if (name.toLowerCase() === 'authorization') notes.assume('auth-before-policies');
        return headerOf(draft.headers, name);
      },
      query: (name) => {
        const values = namedIn(draft.query, name);
        return values.length > 0 ? values.join(',') : undefined;
      },
      connection: (name) => parameterValue(workshop.properties, current, name, notes),
      body: () => jsonOf((response ?? draft).body),
      method: seen.asked.method,
      notes,
    };
    return {
      scope,
      spend: (amount) => {
        spent += amount;
        if (spent > mostWork) throw new Stopped('limit', 'The policies of the operation are too much work.');
      },
      ask: async (pathAndQuery, method) => {
        if (sideCalls.length >= mostSideCalls) throw new Stopped('limit', `The policies ask for more than ${mostSideCalls} extra calls.`);
        const [path = '', ...query] = pathAndQuery.split('?');
        const headers: MutableHeaders = draft.headers.filter(([name]) => name !== 'content-type');
        const side = {
          ...draft,
          method,
          path,
          query: [
            ...credentialsIn(draft),
            ...query
              .join('?')
              .split('&')
              .filter((pair) => pair !== ''),
          ],
          headers,
        };
        const record = finished({ ...side, body: new Uint8Array() }, workshop, notes);
        sideCalls.push(record);
        const answer = await answerOf(record, undefined, 'value-from-url');
        if (answer === undefined) throw new Stopped('policy', 'The extra call of setvaluefromurl had no answer.');
        return answer;
      },
      gatewayLink: (link) => {
        const from = seen.sent?.url ?? draft.base;
        const url = resolvedLink(link, from);
        workshop.allow(url);
        if (!workshop.isMock && new URL(from).origin !== url.origin)
          throw new Stopped('refused', `The next link leads to ${quoted(url.origin)}, which is not the host that answered.`);
        return workshop.links.make({ url: url.href }, workshop.bindingOf(operation, current));
      },
      testsConnection: () => {
        if (workshop.testOperation === undefined) notes.assume('status-means-any-operation');
        return workshop.testOperation === undefined || workshop.testOperation === operation?.id;
      },
      markUnauthenticated: () => {
        seen.isConnectionAccepted = false;
      },
    };
  }

  /** The pairs of the query that authentication put there and that an extra call needs as well. */
  function credentialsIn(draft: DraftRequest): readonly string[] {
    const asked = new Set(new URL(seen.asked.url).search.slice(1).split('&'));
    return draft.query.filter((pair) => !asked.has(pair));
  }

  /** The backend's answer; `undefined`, with a problem, when it gave none. */
  async function answerOf(record: RequestRecord, of: Operation | undefined, why: CallPurpose): Promise<ResponseRecord | undefined> {
    try {
      return await recordResponse(await workshop.options.backend(requestOf(record), { operation: of, purpose: why }));
    } catch (error) {
      if (error instanceof Stopped) throw error;
      notes.tell('backend', `The backend gave no answer: ${quoted(error instanceof Error ? error.message : String(error))}`);
      return undefined;
    }
  }
}

function refusal(status: number, sentence: string): ResponseRecord {
  const body = new TextEncoder().encode(JSON.stringify({ error: { message: sentence } }));
  return { status, headers: [['content-type', 'application/json']], body };
}
