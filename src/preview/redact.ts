import type { Connector } from '../connector/connector.ts';
import { textOfValue } from '../connector/json-value.ts';
import { isSignIn, parametersOf } from './connection.ts';
import type { Connection, Exchange, RequestRecord, ResponseRecord } from './types.ts';
import { encoded } from './written-values.ts';

/** What stands for a secret that was taken out. */
const hidden = '***';

/** Headers that carry credentials, whoever set them. */
const secretHeaders = new Set([
  'authorization',
  'proxy-authorization',
  'cookie',
  'set-cookie',
  'x-api-key',
  'api-key',
  'ocp-apim-subscription-key',
]);

/**
 * An exchange that may be shown and kept: the credentials of the connection are taken out wherever they stand, in addresses, headers,
 * bodies and sentences, plain or encoded. Secrets that the service itself invents in its answers cannot be known.
 */
export function redacted(
  exchange: Exchange,
  { definition, properties }: Pick<Connector, 'definition' | 'properties'>,
  connection: Connection,
): Exchange {
  const headers = new Set(secretHeaders);
  const queries = new Set<string>();
  for (const { value } of definition?.securityDefinitions ?? []) {
    if (value['type'] !== 'apiKey' || typeof value['name'] !== 'string') continue;
    if (value['in'] === 'query') queries.add(value['name']);
    else headers.add(value['name'].toLowerCase());
  }
  const secrets = secretsIn(connection, properties, exchange);
  const clean = (text: string): string => secrets.reduce((rest, secret) => rest.replaceAll(secret, hidden), text);
  const cleanUrl = (written: string): string => {
    if (!URL.canParse(written)) return clean(written);
    const [address = '', query] = written.split(/\?(.*)/s);
    if (query === undefined) return clean(address);
    const pairs = query.split('&').map((pair) => (queries.has(nameOf(pair)) ? `${pair.split('=')[0]}=${hidden}` : clean(pair)));
    return `${clean(address)}?${pairs.join('&')}`;
  };
  const message = <T extends RequestRecord | ResponseRecord>(record: T): T => ({
    ...record,
    headers: record.headers.map(([name, value]) => [name, headers.has(name) ? hidden : clean(value)]),
    body: cleanBytes(record.body, clean),
  });
  const request = (record: RequestRecord): RequestRecord => ({ ...message(record), url: cleanUrl(record.url) });
  const { asked, sent, received, answered, sideCalls, problems } = exchange;
  return {
    ...exchange,
    asked: request(asked),
    sent: sent && request(sent),
    received: received && message(received),
    answered: answered && message(answered),
    sideCalls: sideCalls.map(request),
    problems: problems.map(({ kind, sentence }) => ({ kind, sentence: clean(sentence) })),
    renewedToken: undefined,
  };
}

function nameOf(pair: string): string {
  try {
    return decodeURIComponent(pair.split('=')[0] ?? '');
  } catch {
    return pair;
  }
}

/** Everything secret, plain and as it stands in addresses, JSON and basic authentication; what contains another comes first. */
function secretsIn(connection: Connection, properties: Connector['properties'], { renewedToken }: Exchange): readonly string[] {
  const secret = new Set(
    parametersOf(properties, connection)
      .filter((parameter) => !isSignIn(parameter) && textOfValue(parameter.value['type']).toLowerCase() === 'securestring')
      .map(({ name }) => name.toLowerCase()),
  );
  const texts = Object.entries(connection.values)
    .filter(([name]) => secret.has(name.toLowerCase()))
    .map(([, value]) => textOfValue(value));
  for (const token of [connection.token, renewedToken]) texts.push(token?.accessToken ?? '', token?.refreshToken ?? '');
  return (
    [...new Set(texts.flatMap((text) => [text, encoded(text), encoded(encoded(text)), escaped(text), escaped(escaped(text))]))]
      // A secret of a letter or two would take apart every text, and hides nothing.
      .filter((text) => text.length >= 4)
      .sort((a, b) => b.length - a.length)
  );
}

/** As a text stands inside of JSON. */
function escaped(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function cleanBytes(body: Uint8Array, clean: (text: string) => string): Uint8Array {
  const text = Buffer.from(body).toString('utf8');
  const cleaned = clean(text);
  return cleaned === text ? body : new TextEncoder().encode(cleaned);
}
