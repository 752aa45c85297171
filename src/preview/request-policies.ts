import { textOfValue } from '../connector/json-value.ts';
import { withoutLastSlashes } from '../connector/last-slashes.ts';
import { textFrom, valueFrom } from './evaluate.ts';
import { parseTemplate } from './expressions.ts';
import { headerOf, setHeader } from './headers.ts';
import { quoted, Stopped } from './notes.ts';
import type { PolicyRun } from './policy-run.ts';
import { jsonOf } from './records.ts';
import { basePathIn, isDotSegment, namedIn } from './request-url.ts';
import { encoded, pairOf } from './written-values.ts';

/** Sets a header of the message of its section, unless it is there and `existsAction` says otherwise. */
export function setHeaderPolicy({ parameter, scope, notes, request, response }: PolicyRun): void {
  const { headers } = response ?? request;
  const name = parameter('name').trim();
  const known = headerOf(headers, name);
  const action = parameter('existsaction').toLowerCase();
  if (known !== undefined && action === 'skip') return;
  if (/^authorization$/i.test(name) && response === undefined) notes.assume('auth-before-policies');
  const value = textFrom(parameter('value'), scope);
  if (known !== undefined && action === 'append') {
    notes.assume('append-joins-with-comma');
    setHeader(headers, name, `${known}, ${value}`, notes);
  } else setHeader(headers, name, value, notes);
}

/** Sets a query parameter, adds another one of the name, or keeps what is there. */
export function setQueryParameter({ parameter, scope, request }: PolicyRun): void {
  const name = parameter('name');
  const isThere = namedIn(request.query, name).length > 0;
  const action = parameter('existsaction').toLowerCase();
  if (isThere && action === 'skip') return;
  const pair = pairOf(name, encoded(textFrom(parameter('value'), scope)));
  if (isThere && action !== 'append') request.query = request.query.filter((one) => namedIn([one], name).length === 0);
  if (request.query.length >= mostPairs) throw new Stopped('limit', `The query has more than ${mostPairs} parameters.`);
  request.query.push(pair);
}

/** Pairs of a query to which policies add. */
const mostPairs = 1000;

/** Replaces scheme, host and base path by what the template gives. */
export function dynamicHostUrl({ parameter, scope, notes, request }: PolicyRun): void {
  // Nothing is encoded here: a connection parameter often holds a whole address.
  const template = parameter('urltemplate').trim();
  const written = textFrom(template, scope).trim();
  // Where the host is made of a value that is not there, what stands behind it would become the host.
  const [host = ''] = /[^/]*/.exec(written.replace(/^[a-z][a-z\d+.-]*:\/\//i, '')) ?? [];
  if (written !== '' && (host === '' || host.startsWith('.') || host.startsWith(':')))
    throw new Stopped('policy', `The template for the host ${quoted(template)} gives no host: a value that it names is not there.`);
  if (written === '') throw new Stopped('policy', 'The template for the host gives nothing.');
  const address = /^[a-z][a-z\d+.-]*:\/\//i.test(written) ? written : `https://${written}`;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '')
    throw new Stopped('refused', `The template for the host gives ${quoted(written)}, which is no address of a host.`);
  if (url.search !== '' || url.hash !== '' || /[\\\s]/.test(written))
    throw new Stopped('refused', `The template for the host gives ${quoted(written)}, which says more than a host and a path.`);
  let path = withoutLastSlashes(url.pathname);
  if (path === '' && basePathIn(request.base) !== '') {
    notes.assume('dynamic-host-keeps-base-path');
    path = basePathIn(request.base);
  }
  request.base = url.origin + path;
}

/** Sends the request to another path below the base, optionally with another verb. */
export function routeRequestToEndpoint({ parameter, scope, notes, request }: PolicyRun): void {
  const { path, query } = addressFrom(parameter('newpath'), { scope, notes, request });
  if (request.query.length > 0) notes.assume('route-keeps-query');
  request.path = path;
  request.query = [...query, ...request.query];
  const method = parameter('httpmethod').trim();
  if (method === '' || method.startsWith('@')) return;
  if (!/^(get|post|put|patch|delete|options|head)$/i.test(method))
    throw new Stopped('policy', `${quoted(method)} is no verb that a route can have.`);
  request.method = method.toUpperCase();
}

/** Calls the same host once more and puts a part of its answer into a header or the query. */
export async function setValueFromUrl({ parameter, scope, notes, request, response, ask }: PolicyRun): Promise<void> {
  if (response !== undefined) {
    notes.assume('unknown-policy-skipped');
    return;
  }
  const [target] = parseTemplate(parameter('parametertemplate').trim()).pieces;
  if (target === undefined || typeof target === 'string' || (target.source !== 'headers' && target.source !== 'query'))
    throw new Stopped('policy', 'setvaluefromurl names no header and no query parameter that it should set.');
  const { path, query } = addressFrom(parameter('parametervalueurl'), { scope, notes, request });
  const method = parameter('httpmethod').trim().toUpperCase() || 'GET';
  if (!/^(GET|POST|PUT)$/.test(method)) throw new Stopped('policy', `setvaluefromurl cannot call with ${quoted(method)}.`);
  notes.assume('value-from-url-authenticated');
  const answer = await ask(path + (query.length > 0 ? `?${query.join('&')}` : ''), method);
  if (answer.status < 200 || answer.status > 299)
    throw new Stopped('policy', `The extra call of setvaluefromurl to ${quoted(path)} was answered with ${answer.status}.`);
  const body = jsonOf(answer.body);
  const value =
    body === undefined ? '' : textOfValue(valueFrom(parameter('parametervaluepathtemplate').trim(), { ...scope, body: () => body }));
  if (value === '')
    throw new Stopped('policy', `The extra call of setvaluefromurl to ${quoted(path)} has no value at the path that is asked for.`);
  if (target.source === 'headers') setHeader(request.headers, target.name, value, notes);
  else request.query = [...request.query.filter((one) => namedIn([one], target.name).length === 0), pairOf(target.name, encoded(value))];
}

/** A path below the base with its own query, from a template with expressions and `{names}` of path parameters. */
function addressFrom(template: string, { scope, notes, request }: Pick<PolicyRun, 'scope' | 'notes' | 'request'>) {
  if (parseTemplate(template).pieces.some((piece) => typeof piece !== 'string')) notes.assume('route-values-encoded-once');
  const text = textFrom(template.trim(), scope, encoded).replace(/\{([^{}]{1,200})\}/g, (written, name: string) => {
    const value =
      request.pathValues.get(name) ?? [...request.pathValues].find(([known]) => known.toLowerCase() === name.toLowerCase())?.[1];
    if (value === undefined) throw new Stopped('policy', `A policy names ${quoted(written)}, which is no parameter of the path.`);
    return value;
  });
  const [path = '', ...rest] = text.replace(/[#\\]/g, encoded).split('?');
  const absolute = path.startsWith('/') ? path : `/${path}`;
  if (absolute.split('/').some(isDotSegment))
    throw new Stopped('refused', 'A policy would make a segment of the path that consists of dots.');
  return {
    path: absolute,
    query: rest
      .join('?')
      .split('&')
      .filter((pair) => pair !== ''),
  };
}
