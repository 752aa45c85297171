import { arrayOr, isText, type JsonObject, type JsonValue, objectOr } from '../../connector/json-value.ts';
import { below, type Place, root } from '../../connector/place.ts';
import type { NoteTaker } from '../notes.ts';
import { objectOf } from '../openapi3/conversion.ts';
import type { Address } from './address.ts';
import { descriptionOf, type Enabled, enabled, simpleSchema } from './bodies.ts';
import { visible } from './names.ts';

/** What varies in the path, as the collection describes it. */
export function pathParameters(url: JsonValue | undefined, { variables }: Address, path: string): JsonObject[] {
  const described = arrayOr(objectOr(url)['variable']).map(objectOr);
  return variables
    .filter((name) => path.includes(`{${name}}`))
    .map((name) => {
      const entry = described.find(({ key, id }) => key === name || id === name);
      const description = descriptionOf(entry?.['description']);
      return objectOf([
        ['name', name],
        ['in', 'path'],
        ['required', true],
        ['description', description],
        ['schema', simpleSchema(entry?.['value'])],
      ]);
    });
}

/** The parameters of a query that are switched on. */
export function queryParameters(url: JsonValue | undefined, place: Place, notes: NoteTaker): JsonObject[] {
  const listed = objectOr(url)['query'] ?? queryOf(typeof url === 'string' ? url : objectOr(url)['raw']);
  return parametersOf(enabled(listed, below(place, 'url', 'query'), notes), 'query');
}

/** The query of an address that is written as one text. */
function queryOf(raw: JsonValue | undefined): JsonValue {
  const [, query = ''] = /\?([^#]*)/.exec(typeof raw === 'string' ? raw : '') ?? [];
  return query
    .split('&')
    .filter((part) => part !== '')
    .map((part) => ({ key: part.split('=', 1)[0] ?? '', value: part.includes('=') ? part.slice(part.indexOf('=') + 1) : '' }));
}

/** The headers that are switched on, from a list or a text of lines. */
export function headersOf(value: JsonValue | undefined, place: Place, notes: NoteTaker): readonly Enabled[] {
  if (typeof value !== 'string') return enabled(value, place, notes);
  const lines = value.split(/\r?\n/).filter((line) => line.includes(':'));
  const entries = lines.map((line) => ({ key: line.slice(0, line.indexOf(':')).trim(), value: line.slice(line.indexOf(':') + 1).trim() }));
  // A text has no places in it.
  return enabled(entries, place, notes).map((one) => ({ ...one, from: place }));
}

/** Headers as parameters, without those that the platform and HTTP send. */
export function headerParameters(headers: readonly Enabled[]): JsonObject[] {
  return parametersOf(
    headers.filter(
      ({ key }) =>
        !/^(accept|accept-encoding|authorization|cache-control|connection|content-length|content-type|cookie|host|postman-token|user-agent)$/i.test(
          key,
        ),
    ),
    'header',
  );
}

/**
 * Says of which headers a value was left out, and never the value, which may be a secret. `to` is where the parameters of the operation are,
 * `before` how many stand before its headers.
 */
export function noteValues(headers: readonly Enabled[], to: Place, before: number, notes: NoteTaker): void {
  const names = headerParameters(headers).map(({ name }) => name);
  for (const { key, entry, from } of headers) {
    const { value } = entry;
    if (!isText(value) || /^\s*(?:\{\{[^{}]*\}\}\s*)*$/.test(value)) continue;
    const index = names.indexOf(visible(key));
    if (index >= 0) {
      const sentence = 'Its value was left out: make it a default, or, where it is a secret, a connection parameter that a policy sends.';
      notes.take('simplified', 'value of a header', { from, to: below(to, before + index) }, sentence);
    } else if (/^(authorization|cookie)$/i.test(key))
      notes.take(
        'dropped',
        'header that signs in',
        { from, to: root },
        'It was left out with its value: a connector signs in by its connection.',
      );
  }
}

function parametersOf(entries: readonly Enabled[], where: 'query' | 'header'): JsonObject[] {
  const different = new Map(entries.map(({ key, entry }) => [key, entry]));
  return [...different].map(([key, entry]) =>
    objectOf([
      ['name', visible(key)],
      ['in', where],
      ['description', descriptionOf(entry['description'])],
      ['schema', simpleSchema(entry['value'])],
    ]),
  );
}
