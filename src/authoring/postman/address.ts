import { arrayOr, isObject, isText, type JsonObject, type JsonValue, own, textOfValue } from '../../connector/json-value.ts';
import { withoutLastSlashes } from '../../connector/last-slashes.ts';

/** Where a request goes. */
export interface Address {
  /** `https://host`, with the path that a variable holds as well; empty where a variable has no value. */
  readonly base: string;
  /** With `{name}` for what varies. */
  readonly path: string;
  /** Names in the path, in order. */
  readonly variables: readonly string[];
}

/** Characters that variables may unfold to. */
const mostCharacters = 10_000;

/** The values of a collection's variables that are not switched off. */
export function valuesOf(document: JsonObject): ReadonlyMap<string, string> {
  return new Map(
    arrayOr(document['variable']).flatMap((one): [string, string][] => {
      const { key, id, value, disabled } = isObject(one) ? one : {};
      const name = [key, id].find(isText);
      return name === undefined || disabled === true || !isText(value) ? [] : [[name, value.trim()]];
    }),
  );
}

/** The text with variables that have a value replaced by it, also inside of values. */
export function substituted(text: string, values: ReadonlyMap<string, string>): string {
  let now = text;
  for (let round = 0; round < 5 && now.length <= mostCharacters; round += 1) {
    const next = now.replace(/\{\{([^{}]*)\}\}/g, (written, name: string) => values.get(name.trim()) ?? written);
    if (next === now) break;
    now = next;
  }
  return now.slice(0, mostCharacters);
}

/** The address of a request; undefined when there is none that can be read. */
export function addressOf(url: JsonValue | undefined, values: ReadonlyMap<string, string>): Address | undefined {
  const raw = rawOf(url)?.trim();
  if (raw === undefined || raw === '') return undefined;
  const [whole = ''] = raw.split(/[?#]/, 1);
  const leading = /^\{\{([^{}]*)\}\}/.exec(whole);
  const value = leading === null ? '' : substituted(leading[0], values);
  if (leading !== null && !value.includes('{{')) {
    const base = /^(?:https?:)?\/\//i.test(value) ? value.replace(/^\/\//, 'https://') : `https://${value}`;
    return { base: withoutLastSlashes(base), ...pathOf(whole.slice(leading[0].length)) };
  }
  if (leading !== null) return { base: '', ...pathOf(whole.slice(leading[0].length)) };
  const [, scheme = 'https', host = '', path = ''] = /^(?:(https?):\/\/)?([^/]*)(.*)$/is.exec(whole) ?? [];
  if (host === '') return { base: '', ...pathOf(path) };
  return { base: `${scheme.toLowerCase()}://${substituted(host, values)}`, ...pathOf(path) };
}

function rawOf(url: JsonValue | undefined): string | undefined {
  if (typeof url === 'string') return url;
  if (!isObject(url)) return undefined;
  if (isText(url['raw'])) return url['raw'];
  const host = isText(url['host']) ? url['host'] : joined(arrayOr(url['host']), '.');
  const steps = isText(url['path'])
    ? url['path']
    : joined(
        arrayOr(url['path']).map((step) => (isObject(step) ? (step['value'] ?? '') : step)),
        '/',
      );
  return host === '' ? undefined : `${isText(url['protocol']) ? `${url['protocol']}://` : ''}${host}/${steps.replace(/^\//, '')}`;
}

function joined(steps: readonly JsonValue[], by: string): string {
  return steps.map(textOfValue).join(by);
}

function pathOf(written: string): { readonly path: string; readonly variables: readonly string[] } {
  const variables: string[] = [];
  const take = (name: string): string => {
    const plain = name.replace(/[^A-Za-z0-9_.-]+/g, '_').slice(0, 60) || 'value';
    if (!variables.includes(plain)) variables.push(plain);
    return `{${plain}}`;
  };
  const steps = written.split('/').map((step) => {
    const [, name] = /^:([^/:]+)$/.exec(step) ?? [];
    return name === undefined ? step.replace(/[{}]?\{\{([^{}]*)\}\}[{}]?/g, (_, inner: string) => take(inner)) : take(name);
  });
  const path = steps.join('/').replace(/\s/g, '%20');
  return { path: path.startsWith('/') ? path : `/${path}`, variables };
}

/** A list of Postman's `{ key, value }` as its enabled members by name, or the same where it is an object already. */
export function keyed(value: JsonValue | undefined): JsonObject {
  if (isObject(value)) return value;
  return Object.fromEntries(
    arrayOr(value).flatMap((one): [string, JsonValue][] => {
      const key = isObject(one) ? own(one, 'key') : undefined;
      return isObject(one) && isText(key) ? [[key, one['value'] ?? null]] : [];
    }),
  );
}
