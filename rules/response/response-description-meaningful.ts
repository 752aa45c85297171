import { defineRule, publicPrograms } from '../define.ts';
import { operation, response } from '../examples.ts';
import { quote } from '../quote.ts';
import { responseName } from './response-name.ts';

const empty = /^(|default|\d{3}( status)?|ok|success|successful|response|description|none)$/;
const longestEmpty = 'description'.length;

export const responseDescriptionMeaningful = defineRule({
  id: 'response-description-meaningful',
  subject: 'response',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  heuristic: true,
  summary: 'The description of a response says what the response holds.',
  why: 'A word such as "default" or "OK" only repeats the status code: readers learn nothing about the answer.',
  fix: 'Say what the response holds, or what went wrong.',
  published: { certified: 369, 'independent-publisher': 270 },
  given: 'response',
  having: ['description'],
  check({ description }, response) {
    if (typeof description !== 'string') return;
    const words = description.trim();
    if (words.length > longestEmpty || !empty.test(words.toLowerCase())) return;
    return { message: `${responseName(response)} has a description that says nothing: ${quote(description)}.`, at: ['description'] };
  },
  valid: [
    response('a sentence', { description: 'The things that match.' }),
    response('more than the word', { description: 'OK, the thing is saved.' }),
    response('absent is another matter', { description: undefined }),
  ],
  invalid: [
    response('default', { description: 'default' }, { at: ['description'] }),
    response('blank', { description: ' ' }, { at: ['description'] }),
    response('the code', { description: '200' }, { at: ['description'] }),
    operation('the code, and a word', { responses: { '404': { description: '404 status' } } }, { at: ['responses', '404', 'description'] }),
    operation(
      'of a shared response, once',
      { responses: { '400': { $ref: '#/responses/Bad' }, '422': { $ref: '#/responses/Bad' } } },
      {
        document: { responses: { Bad: { description: 'Response' } } },
        places: [{ file: 'apiDefinition.swagger.json', pointer: '/responses/Bad/description' }],
      },
    ),
  ],
});
