import { objectOr } from '../../src/connector/json-value.ts';
import { defineRule, everyProgram } from '../define.ts';
import { response } from '../examples.ts';
import { quote } from '../quote.ts';
import { responseName } from './response-name.ts';

export const responseHeaderUnique = defineRule({
  id: 'response-header-unique',
  subject: 'response',
  codes: ['ResponseHeadersAreNotUnique'],
  severity: 'error',
  programs: everyProgram,
  summary: 'No two headers of a response differ in letter case alone.',
  why: 'Headers ignore case: both names mean the same header, and it cannot be told which description holds.',
  fix: 'Delete the repeated header.',
  published: { certified: 0, 'independent-publisher': 0 },
  sources: ['RFC 9110'],
  given: 'response',
  having: ['headers'],
  *check({ headers }, response) {
    const seen = new Set<string>();
    for (const name of Object.keys(objectOr(headers))) {
      const key = name.toLowerCase();
      const message = `${responseName(response)} describes the header ${quote(name)} twice.`;
      if (seen.has(key)) yield { message, at: ['headers', name] };
      seen.add(key);
    }
  },
  valid: [response('two headers', { headers: { ETag: { type: 'string' }, 'X-Total': { type: 'integer' } } })],
  invalid: [response('other capitals', { headers: { ETag: { type: 'string' }, etag: { type: 'string' } } }, { at: ['headers', 'etag'] })],
});
