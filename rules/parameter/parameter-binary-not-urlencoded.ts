import type { Operation } from '../../src/connector/definition.ts';
import { defineRule, everyProgram } from '../define.ts';
import { createOperation, parameter } from '../examples.ts';
import { bareMediaTypes } from '../media-type.ts';
import { parameterName } from '../name-of.ts';

const urlEncoded = 'application/x-www-form-urlencoded';

export const parameterBinaryNotUrlencoded = defineRule({
  id: 'parameter-binary-not-urlencoded',
  subject: 'parameter',
  codes: ['StringBinaryNotSupportedForFormUrlEncoded'],
  severity: 'error',
  programs: everyProgram,
  summary: `No operation that consumes ${urlEncoded} has a binary form field.`,
  why: 'A url-encoded form carries text only: bytes arrive at the service damaged, or not at all.',
  fix: 'Let the operation consume multipart/form-data, and give the field the type file.',
  published: { certified: 0, 'independent-publisher': 0 },
  given: 'parameter',
  having: ['format'],
  check({ type, format }, parameter) {
    if (parameter.in !== 'formData' || type !== 'string' || format !== 'binary' || !parameter.uses.some(isUrlEncoded)) return;
    return { message: `${parameterName(parameter)} is binary, but the form is sent as ${urlEncoded}.` };
  },
  valid: [
    createOperation('a form of parts', { consumes: ['multipart/form-data'], parameters: [binaryField()] }),
    createOperation('text in a url-encoded form', { consumes: [urlEncoded], parameters: [{ ...binaryField(), format: 'date' }] }),
    parameter('a binary query is another matter', { format: 'binary' }, { document: { consumes: [urlEncoded] } }),
  ],
  invalid: [
    createOperation('of the operation', { consumes: [urlEncoded], parameters: [binaryField()] }, { at: ['parameters', 0] }),
    createOperation(
      'of the whole definition',
      { parameters: [binaryField()] },
      { at: ['parameters', 0], document: { consumes: [urlEncoded] } },
    ),
    createOperation(
      'one of several types, with a charset',
      { consumes: ['multipart/form-data', 'Application/X-WWW-Form-Urlencoded; charset=utf-8'], parameters: [binaryField()] },
      { at: ['parameters', 0] },
    ),
  ],
});

function isUrlEncoded({ consumes }: Operation): boolean {
  return bareMediaTypes(consumes).has(urlEncoded);
}

function binaryField() {
  return { name: 'photo', in: 'formData', type: 'string', format: 'binary' };
}
