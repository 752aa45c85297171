import type { Connector } from '../connector/connector.ts';
import { parseJson } from '../preview/records.ts';
import { redacted } from '../preview/redact.ts';
import type { Connection, Exchange, RequestRecord, ResponseRecord } from '../preview/types.ts';
import type { ShownExchange, ShownMessage } from './protocol.ts';

/** Bytes of a body that are shown. */
const longestShown = 200_000;

/** What is known of an exchange beside itself. */
export interface ShownFacts {
  readonly number: number;
  readonly forbidden: string | null;
  readonly findings: readonly string[];
  readonly hasNextPage: boolean;
}

/** An exchange as the page shows it: without credentials, and no body longer than a page can bear. */
export function shownExchange(
  exchange: Exchange,
  connector: Connector,
  connection: Connection,
  { number, forbidden, findings, hasNextPage }: ShownFacts,
): ShownExchange {
  const clean = redacted(exchange, connector, connection);
  return {
    number,
    asked: shownRequest(clean.asked),
    sent: clean.sent === undefined ? null : shownRequest(clean.sent),
    received: clean.received === undefined ? null : shownResponse(clean.received),
    answered: clean.answered === undefined ? null : shownResponse(clean.answered),
    sideCalls: clean.sideCalls.map(shownRequest),
    policies: clean.policies.map(({ templateId, section }) => `${templateId} (${section})`),
    assumptions: clean.assumptions.map(({ sentence }) => sentence),
    problems: clean.problems.map(({ sentence }) => sentence),
    forbidden,
    findings,
    hasRenewedToken: exchange.renewedToken !== undefined,
    isConnectionAccepted: clean.isConnectionAccepted,
    hasNextPage,
  };
}

function shownRequest(record: RequestRecord): ShownMessage {
  return { line: `${record.method} ${record.url}`, headers: record.headers, ...shownBody(record.body) };
}

function shownResponse(record: ResponseRecord): ShownMessage {
  return { line: String(record.status), headers: record.headers, ...shownBody(record.body) };
}

/** JSON in lines, other text as it is, and a count for what is no text. */
function shownBody(body: Uint8Array): Pick<ShownMessage, 'body' | 'bytes' | 'isCut'> {
  const isCut = body.length > longestShown;
  const text = textOf(body.subarray(0, longestShown));
  if (text === undefined) return { body: `${body.length} bytes that are no text`, bytes: body.length, isCut: false };
  return { body: isCut ? text : inLines(text), bytes: body.length, isCut };
}

function textOf(bytes: Uint8Array): string | undefined {
  const text = new TextDecoder().decode(bytes);
  const strange = text.match(/[\u0000-\u0008\u000e-\u001f\ufffd]/g)?.length ?? 0;
  return strange > Math.max(2, text.length / 50) ? undefined : text;
}

function inLines(text: string): string {
  const value = /^\s*[[{]/.test(text) ? parseJson(text) : undefined;
  return value === undefined ? text : JSON.stringify(value, null, 2);
}
