import { defineRule, everyProgram } from '../define.ts';
import { document, operation } from '../examples.ts';
import { bareMediaType } from '../media-type.ts';
import { quote } from '../quote.ts';
import { isMediaType, listedMediaTypes, mediaTypeLists } from './listed-media-types.ts';

const supported = ['application/json', 'text/plain', 'multipart/form-data', 'application/x-www-form-urlencoded'];

export const mimeTypeSupported = defineRule({
  id: 'mime-type-supported',
  subject: 'host',
  codes: ['MimeTypeNotSupported'],
  severity: 'info',
  programs: everyProgram,
  summary: `consumes and produces list media types the platform understands: ${supported.join(', ')}.`,
  why: 'Bodies of another type reach a flow as bare content that makers have to take apart themselves.',
  fix: 'Use one of these media types if the service offers it.',
  published: { certified: 59, 'independent-publisher': 0 },
  given: ['document', 'operation'],
  having: mediaTypeLists,
  check(node) {
    const unknown = listedMediaTypes(node, (type) => !isSupported(type));
    return unknown.map(({ type, at }) => ({
      message: `The media type ${quote(type)} is none of those the platform is known to understand.`,
      at,
    }));
  },
  valid: [
    document('all of them', { consumes: [...supported], produces: [...supported] }),
    operation('a parameter and capitals', { produces: ['Application/JSON ;charset=utf-8'] }),
    operation('no media type: another rule reports it', { produces: ['json'] }),
  ],
  invalid: [
    document('XML', { produces: ['application/json', 'application/xml'] }, { at: ['produces', 1] }),
    operation(
      'of an operation',
      { consumes: ['application/octet-stream', 'image/png'] },
      {
        at: [
          ['consumes', 0],
          ['consumes', 1],
        ],
        program: 'custom',
      },
    ),
  ],
});

/** What is no media type at all is for mime-type-valid to report. */
function isSupported(type: string): boolean {
  return supported.includes(type) || supported.includes(bareMediaType(type)) || !isMediaType(type);
}
