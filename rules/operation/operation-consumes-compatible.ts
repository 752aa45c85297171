import { defineRule, everyProgram, type Observation } from '../define.ts';
import { paths } from '../examples.ts';
import { operationName } from '../name-of.ts';
import { isFormField, isInBody, multipart, sendableIn } from './form-media-types.ts';

const body = { name: 'body', in: 'body', schema: { type: 'object' } };
const field = { name: 'kind', in: 'formData', type: 'string' };
const file = { name: 'picture', in: 'formData', type: 'file' };

export const operationConsumesCompatible = defineRule({
  id: 'operation-consumes-compatible',
  subject: 'operation',
  codes: ['MimeTypeNotCompatibleWithRequestContentSchemaType'],
  severity: 'warning',
  programs: everyProgram,
  summary: 'consumes holds a media type in which the parameters of the operation can be sent.',
  why: 'The request is sent in another form than the service expects, and every call fails.',
  fix: 'Give the operation its own consumes with the media type that fits: multipart/form-data for files, application/json for a body.',
  published: { certified: 4, 'independent-publisher': 1 },
  given: 'operation',
  when(_operation, { parameters }) {
    return parameters.some(isInBody);
  },
  check(_operation, operation) {
    const { consumes, parameters } = operation;
    const { place } = consumes;
    const sendable = sendableIn(consumes);
    if (sendable === undefined || place === undefined) return;
    const fields = parameters.filter(isFormField);
    if (sendable.bodies && fields.length === 0) return;
    const seen: Observation[] = [];
    if (fields.some(({ parameter }) => parameter.value['type'] === 'file')) {
      if (!sendable.files) seen.push({ message: `${operationName(operation)} sends a file, and consumes has no ${multipart}.`, place });
    } else if (fields.length > 0 && !sendable.forms) {
      seen.push({ message: `${operationName(operation)} sends a form, and consumes has no media type for forms.`, place });
    }
    if (!sendable.bodies && parameters.some(({ parameter }) => parameter.in === 'body')) {
      seen.push({ message: `${operationName(operation)} sends a body, and consumes has media types for forms only.`, place });
    }
    return seen;
  },
  valid: [
    paths('a form', { '/parts': { post: { consumes: ['application/x-www-form-urlencoded; charset=utf-8'], parameters: [field] } } }),
    paths('a file in another letter case', {
      '/parts': { post: { consumes: ['application/json', 'Multipart/Form-Data'], parameters: [file] } },
    }),
    paths('a body and one media type that fits', {
      '/parts': { post: { consumes: ['multipart/form-data', 'text/csv'], parameters: [body] } },
    }),
    paths('no media type has a rule of its own', { '/parts': { post: { consumes: [], parameters: [field] } } }),
    paths('nothing to send', { '/parts': { get: { consumes: ['multipart/form-data'] } } }),
  ],
  invalid: [
    paths(
      'a form as JSON',
      { '/parts': { post: { consumes: ['application/json'], parameters: [field] } } },
      { at: ['/parts', 'post', 'consumes'] },
    ),
    paths(
      'a file in a form without parts',
      { '/parts': { post: { consumes: ['application/x-www-form-urlencoded'], parameters: [file, field] } } },
      { at: ['/parts', 'post', 'consumes'] },
    ),
    paths(
      'a body as form',
      { '/parts': { post: { consumes: ['multipart/form-data'], parameters: [body] } } },
      { at: ['/parts', 'post', 'consumes'] },
    ),
    paths(
      'what the document says',
      { '/parts': { post: { parameters: [file] } } },
      { places: [{ file: 'apiDefinition.swagger.json', pointer: '/consumes' }] },
    ),
  ],
});
