import { defineRule, everyProgram } from '../define.ts';
import { document, operation } from '../examples.ts';
import { quote } from '../quote.ts';
import { isMediaType, listedMediaTypes, mediaTypeLists } from './listed-media-types.ts';

export const mimeTypeValid = defineRule({
  id: 'mime-type-valid',
  subject: 'host',
  codes: ['MimeTypeNotValid'],
  severity: 'error',
  programs: everyProgram,
  summary: 'consumes and produces list media types: a type, a slash and a subtype.',
  why: 'The platform sends them as Content-Type and Accept; a service refuses a call with anything else there.',
  fix: 'Write a media type such as application/json.',
  published: { certified: 0, 'independent-publisher': 0 },
  sources: ['RFC 6838'],
  given: ['document', 'operation'],
  having: mediaTypeLists,
  check(node) {
    const wrong = listedMediaTypes(node, (type) => !isMediaType(type));
    return wrong.map(({ type, at }) => ({ message: `${quote(type)} is no media type.`, at }));
  },
  valid: [
    document('a parameter', { produces: ['application/json; charset=utf-8'] }),
    operation("a vendor's", { consumes: ['application/vnd.northwind.things+json', '*/*'] }),
  ],
  invalid: [
    document('no subtype', { consumes: ['application/json', 'json'] }, { at: ['consumes', 1] }),
    operation('two in one', { produces: ['application/json, text/plain'] }, { at: ['produces', 0], program: 'custom' }),
    operation('empty', { produces: [''] }, { at: ['produces', 0] }),
  ],
});
