import type { EffectiveParameter, Operation } from '../connector/definition.ts';
import { isObject, type JsonValue } from '../connector/json-value.ts';
import { propertiesOf, resolvedSchema } from '../connector/schemas.ts';
import { baseUrlOf } from './base-url.ts';
import { type FormField, fileOf, multipartOf } from './form-data.ts';
import { headerOf, type MutableHeaders, setHeader } from './headers.ts';
import { longestBody, type Notes, quoted, Stopped, takeNotes } from './notes.ts';
import { sentValue, valueKeysOf, withDefaults } from './parameters.ts';
import { requestOf } from './records.ts';
import { isDotSegment } from './request-url.ts';
import { piecesOf } from './routing.ts';
import type { Assumption, ParameterValues, Problem, RequestRecord } from './types.ts';
import { encoded, pairOf, writtenTexts } from './written-values.ts';

/** A call as the designer would write it. */
export interface WrittenCall {
  /** `undefined` when the values cannot be written as a request of this operation; `problems` says why. */
  readonly request: Request | undefined;
  readonly record: RequestRecord | undefined;
  readonly assumptions: readonly Assumption[];
  readonly problems: readonly Problem[];
}

/**
 * Writes the request for an operation from a maker's values, as the definition says: path with `x-ms-url-encoding`, query with its
 * collection formats, headers, form, files or JSON body; defaults of internal and of required parameters are always sent. A value never
 * leaves its place: what would is told as a problem.
 */
export function callOf(operation: Operation, values: ParameterValues): WrittenCall {
  const notes = takeNotes();
  try {
    const record = recordOf(operation, values, notes);
    return { request: requestOf(record), record, assumptions: notes.assumptions(), problems: [] };
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    notes.tell(error.kind, error.message);
    return { request: undefined, record: undefined, assumptions: notes.assumptions(), problems: notes.problems() };
  }
}

function recordOf(operation: Operation, values: ParameterValues, notes: Notes): RequestRecord {
  const keys = valueKeysOf(operation);
  const given = operation.parameters.flatMap((effective, index) => {
    const value = sentValue(operation, effective, keys[index] ?? '', values, notes);
    if (value === undefined && effective.parameter.value['required'] === true && effective.parameter.in !== 'body')
      throw new Stopped('call', `The parameter ${quoted(effective.parameter.name)} is required and has no value.`);
    return [{ ...effective, value }];
  });
  const at = (place: string): Given[] => given.filter((one): one is Given => one.parameter.in === place && one.value !== undefined);

  const query = at('query').flatMap(({ parameter, value }) =>
    writtenTexts(value, parameter.value, encoded).map((text) => pairOf(parameter.name, text)),
  );
  const url = new URL(baseUrlOf(operation.definition) + pathOf(operation, at('path')) + (query.length > 0 ? `?${query.join('&')}` : ''));
  const headers: MutableHeaders = [];
  const accept = operation.produces.values.find((type) => /json/i.test(type));
  setHeader(headers, 'accept', accept ?? 'application/json', notes);
  const body = bodyOf(operation, given, notes);
  if (body.type !== undefined) setHeader(headers, 'content-type', body.type, notes);
  for (const { parameter, value } of at('header')) {
    const text = writtenTexts(value, parameter.value, (item) => item).join(', ');
    // The multipart boundary belongs to the body: a parameter must not part the two.
    if (parameter.name.toLowerCase() === 'content-type' && headerOf(headers, 'content-type')?.startsWith('multipart/') === true) continue;
    setHeader(headers, parameter.name, text, notes);
  }
  const method = operation.method.toUpperCase();
  if (body.bytes.length > longestBody) throw new Stopped('limit', `The body is larger than ${longestBody} bytes.`);
  if (body.bytes.length > 0 && (method === 'GET' || method === 'HEAD')) {
    notes.assume('get-body-dropped');
    return { method, url: url.href, headers, body: new Uint8Array() };
  }
  return { method, url: url.href, headers, body: body.bytes };
}

type Given = EffectiveParameter & { readonly value: JsonValue };

function pathOf(operation: Operation, given: readonly Given[]): string {
  const byName = new Map(given.map((one) => [one.parameter.name, one]));
  const path = piecesOf(operation.path).map((piece) => {
    if ('text' in piece) return piece.text.replace(/[?#\\]/g, encoded);
    const parameter = byName.get(piece.name);
    if (parameter === undefined) throw new Stopped('call', `The path has ${quoted(`{${piece.name}}`)}, and there is no value for it.`);
    const isDouble = parameter.parameter.value['x-ms-url-encoding'] === 'double';
    const [text = ''] = writtenTexts(parameter.value, parameter.parameter.value, (item) =>
      isDouble ? encoded(encoded(item)) : encoded(item),
    );
    if (text === '') throw new Stopped('call', `The value for ${quoted(piece.name)} in the path is empty.`);
    return text;
  });
  const written = path.join('');
  // URLs take a segment of dots for a step upwards, however the dots are written: the value would leave its place.
  if (written.split('/').some(isDotSegment))
    throw new Stopped('refused', 'A value would make a segment of the path that consists of dots.');
  return written.startsWith('/') ? written : `/${written}`;
}

interface Body {
  readonly type: string | undefined;
  readonly bytes: Uint8Array;
}

function bodyOf(
  operation: Operation,
  given: readonly (EffectiveParameter & { readonly value: JsonValue | undefined })[],
  notes: Notes,
): Body {
  const types = operation.consumes.values;
  const form = given.filter((one): one is Given => one.parameter.in === 'formData' && one.value !== undefined);
  if (form.length > 0) return formOf(form, types);
  const body = given.find(({ parameter }) => parameter.in === 'body');
  if (body === undefined) return { type: undefined, bytes: new Uint8Array() };
  const { resolve } = operation.definition;
  const schema = resolvedSchema(body.parameter.value['schema'], resolve) ?? {};
  if (
    schema['format'] === 'binary' ||
    (isObject(body.value) && typeof body.value['$content'] === 'string' && !propertiesOf(schema, resolve).has('$content'))
  ) {
    if (body.value === undefined) return nothing(body);
    const file = fileOf(body.value);
    return { type: isObject(body.value) ? file.type : (types.find((type) => !/json/i.test(type)) ?? file.type), bytes: file.bytes };
  }
  const value = withDefaults(schema, body.value, resolve);
  if (value === undefined) return nothing(body);
  const encoder = new TextEncoder();
  const json = types.find((type) => /[/+]json\b/i.test(type));
  if (typeof value === 'string' && json === undefined && types[0] !== undefined) return { type: types[0], bytes: encoder.encode(value) };
  if (json === undefined && types.length > 0) notes.assume('json-body-whatever-consumes');
  return { type: json ?? 'application/json', bytes: encoder.encode(JSON.stringify(value)) };
}

function nothing({ parameter }: EffectiveParameter): Body {
  if (parameter.value['required'] === true)
    throw new Stopped('call', `The parameter ${quoted(parameter.name)} is required and has no value.`);
  return { type: undefined, bytes: new Uint8Array() };
}

function formOf(form: readonly Given[], types: readonly string[]): Body {
  const hasFile = form.some(({ parameter }) => parameter.value['type'] === 'file');
  const isMultipart = hasFile || (types.some((type) => /^multipart\//i.test(type)) && !types.some((type) => /urlencoded/i.test(type)));
  if (!isMultipart) {
    const pairs = form.flatMap(({ parameter, value }) =>
      writtenTexts(value, parameter.value, encoded).map((text) => pairOf(parameter.name, text)),
    );
    return { type: 'application/x-www-form-urlencoded', bytes: new TextEncoder().encode(pairs.join('&')) };
  }
  const fields = form.flatMap(({ parameter, value }): FormField[] => {
    if (parameter.value['type'] === 'file') return [{ name: parameter.name, content: fileOf(value) }];
    return writtenTexts(value, parameter.value, (text) => text).map((content) => ({ name: parameter.name, content }));
  });
  const { type, body } = multipartOf(fields);
  return { type, bytes: body };
}
