import { objectOr } from '../../src/connector/json-value.ts';
import { defineRule, everyProgram } from '../define.ts';
import { paths, response } from '../examples.ts';
import { quote } from '../quote.ts';
import { webhook } from '../webhook-example.ts';

export const responseHeaderName = defineRule({
  id: 'response-header-name',
  subject: 'response',
  codes: [],
  severity: 'warning',
  programs: everyProgram,
  summary: 'The name of a response header is one that HTTP allows.',
  why: 'No answer can carry a header of another name: what is described there never arrives.',
  fix: 'Write the bare name of the header: no quotation marks, blanks or colon.',
  published: { certified: 5, 'independent-publisher': 2 },
  sources: ['RFC 9110'],
  given: ['response', 'path-item', 'operation'],
  having: ['headers', 'x-ms-notification-content'],
  *check(node, context) {
    // A notification has headers like a response, and is where reviewers met the worst names.
    const at = 'isShared' in context ? ['headers'] : ['x-ms-notification-content', 'headers'];
    const owner = 'isShared' in context ? node : objectOr(node['x-ms-notification-content']);
    for (const name of Object.keys(objectOr(owner['headers']))) {
      if (!isToken(name)) yield { message: `${quote(name)} is no name of an HTTP header.`, at: [...at, name] };
    }
  },
  valid: [
    response('usual names', { headers: { ETag: { type: 'string' }, 'X-Rate_Limit.1': { type: 'integer' } } }),
    paths('of a notification', webhook({ path: { 'x-ms-notification-content': { headers: { 'X-Signature': { type: 'string' } } } } })),
  ],
  invalid: [
    response('in quotation marks', { headers: { '"ETag"': { type: 'string' } } }, { at: ['headers', '"ETag"'] }),
    response('with its colon', { headers: { 'ETag:': { type: 'string' } } }, { at: ['headers', 'ETag:'] }),
    response('words', { headers: { 'Rate limit': { type: 'integer' } } }, { at: ['headers', 'Rate limit'] }),
    response(
      'a media type, and nothing at all',
      { headers: { 'application/pdf': {}, '': {} } },
      {
        at: [
          ['headers', 'application/pdf'],
          ['headers', ''],
        ],
      },
    ),
    paths('of a notification', webhook({ path: { 'x-ms-notification-content': { headers: { '"X-Signature"': { type: 'string' } } } } }), {
      at: ['/hooks', 'x-ms-notification-content', 'headers', '"X-Signature"'],
    }),
  ],
});

function isToken(name: string): boolean {
  return /^[A-Za-z0-9!#$%&*+.^_`|~-]+$/.test(name);
}
