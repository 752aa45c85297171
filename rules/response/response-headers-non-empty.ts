import { isObject } from '../../src/connector/json-value.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { response } from '../examples.ts';
import { responseName } from './response-name.ts';

export const responseHeadersNonEmpty = defineRule({
  id: 'response-headers-non-empty',
  subject: 'response',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'A response has no empty headers object.',
  why: 'It says nothing, and reviewers ask whether something is missing.',
  fix: 'Delete the empty headers object, or describe the headers that the service returns.',
  published: { certified: 9, 'independent-publisher': 3 },
  given: 'response',
  having: ['headers'],
  check({ headers }, response) {
    if (!isObject(headers) || Object.keys(headers).length > 0) return;
    return { message: `${responseName(response)} has an empty headers object.`, at: ['headers'], repair: { kind: 'remove' } };
  },
  valid: [response('one header', { headers: { ETag: { type: 'string' } } }), response('none', {})],
  invalid: [response('empty', { headers: {} }, { at: ['headers'] })],
});
