import type { JsonObject, JsonValue } from '../../../src/connector/json-value.ts';
import { objectOr } from '../../../src/connector/json-value.ts';
import { notFound } from './refusal.ts';
import { apiUrl, type Repository, type Token, type World } from './world.ts';

/** A request that was found right, for the endpoint that answers it. */
export interface ApiRequest {
  readonly world: World;
  /** Path parameters. */
  readonly values: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly path: string;
  readonly body: JsonObject;
  readonly token: Token;
  /** The repository that the path names; the one under test where it names none. */
  readonly repository: Repository;
}

/** What an endpoint says. */
export interface ApiAnswer {
  readonly status: number;
  readonly body?: JsonValue;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Answers one operation. */
export type Endpoint = (request: ApiRequest) => ApiAnswer;

/** 200 with a body. */
export function ok(body: JsonValue, status = 200): ApiAnswer {
  return { status, body };
}

/** A page of a list, with the addresses of the others in the header `Link`. */
export function listed<T>(request: ApiRequest, items: readonly T[], show: (item: T) => JsonValue, wrap?: string): ApiAnswer {
  const { start, end, headers } = pageOf(request, items.length);
  const shown = items.slice(start, end).map(show);
  return { status: 200, body: wrap === undefined ? shown : { total_count: items.length, [wrap]: shown }, headers };
}

/** Where the page that was asked for begins and ends. */
function pageOf(
  { query, path, world }: ApiRequest,
  count: number,
): { readonly start: number; readonly end: number; readonly headers: Readonly<Record<string, string>> } {
  const size = Math.min(Math.max(Number(query.get('per_page') ?? 30) || 30, 1), 100);
  const page = Math.max(Number(query.get('page') ?? 1) || 1, 1);
  const last = Math.max(Math.ceil(count / size), 1);
  const link = (number: number, relation: string): string => {
    const next = new URLSearchParams(query);
    next.set('page', String(number));
    return `<${apiUrl(world)}${path}?${next}>; rel="${relation}"`;
  };
  const links = [
    ...(page > 1 ? [link(page - 1, 'prev')] : []),
    ...(page < last ? [link(page + 1, 'next'), link(last, 'last')] : []),
    ...(page > 1 ? [link(1, 'first')] : []),
  ];
  return { start: (page - 1) * size, end: page * size, headers: links.length === 0 ? {} : { link: links.join(', ') } };
}

/** A path parameter that is a number; 404 when it is none, as GitHub's router does. */
export function numberOf({ values }: ApiRequest, name: string): number {
  const value = Number(values[name]);
  if (!Number.isSafeInteger(value)) throw notFound();
  return value;
}

/** The text of a member, when it has one. */
export function textOf(body: JsonObject, name: string): string | undefined {
  const value = body[name];
  return typeof value === 'string' ? value : undefined;
}

/** The body of a request without one. */
export const noBody: JsonObject = objectOr(undefined);
