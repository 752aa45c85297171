import type { EffectiveResponse } from '../../src/connector/definition.ts';
import type { JsonObject } from '../../src/connector/json-value.ts';
import type { Path } from '../../src/connector/place.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { document, operation, response, update } from '../examples.ts';
import { operationName } from '../name-of.ts';
import { quote } from '../quote.ts';
import { isKeptVisible } from './kept-operations.ts';
import { fate } from './members.ts';
import { responseDifferences } from './response-differences.ts';

const problem = { type: 'object', properties: { code: { type: 'string' } } };

export const changeResponse = defineRule({
  id: 'change-response',
  subject: 'change',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'An operation answers with the same codes, headers and errors.',
  why: 'Flows that look at the code or at what an error says find something else.',
  fix: 'Confirm that the service answers as the definition says.',
  change: { isBreaking: false, updateClass: 'major' },
  given: 'operation-versions',
  *check(operation) {
    if (!isKeptVisible(operation)) return;
    const of = operationName(operation.after);
    for (const { before, after, changes } of responseDifferences(operation)) {
      if (before === undefined) {
        if (after) yield { message: `Response ${quote(after.code)} of ${of} is new.`, new: after.code, at: at(after), subject: after.code };
      } else if (after === undefined)
        yield { message: `Response ${quote(before.code)} of ${of} is gone.`, old: before.code, at: at(before), subject: before.code };
      else
        for (const change of changes) {
          yield {
            message:
              change.name === 'code'
                ? `The successful response of ${of} was ${quote(before.code)} and is now ${quote(after.code)}.`
                : `Response ${quote(after.code)} of ${of} ${fate(change)}.`,
            old: change.old,
            new: change.now,
            place: after.response.place,
            at: change.name === 'code' ? [] : [change.name],
            previous: { place: before.response.place, at: change.name === 'code' ? [] : [change.name] },
            subject: `${after.code} ${change.name}`,
          };
        }
    }
  },
  valid: [
    update(response('a text is told elsewhere', { description: 'All things.' })),
    update(operation('an output is told elsewhere', { responses: { '200': {} } })),
    update(
      document('a copy in place of a reference', { paths: { '/things': { get: failing({ schema: problem }) } } }),
      document('', {
        paths: { '/things': { get: failing({ schema: { $ref: '#/definitions/Problem' } }) } },
        definitions: { Problem: problem },
      }),
    ),
  ],
  invalid: [
    update(
      operation('another code', { responses: { '206': {} } }, { at: ['responses', '206'] }),
      operation('', { responses: { '200': {} } }),
    ),
    update(operation('an error more', failing({}), { at: ['responses', '404'] }), operation('', { responses: { '200': {} } })),
    update(operation('an error less', { responses: { '200': {} } }, { at: ['responses'] }), operation('', failing({}))),
    update(
      operation('another schema of an error', failing({ schema: { type: 'string' } }), { at: ['responses', '404', 'schema'] }),
      operation('', failing({ schema: problem })),
    ),
    update(response('a header', { headers: { 'X-Count': { type: 'integer' } } }, { at: ['headers'] })),
    update(
      operation('a success without anything', { responses: { '200': {}, '204': {} } }, { at: ['responses', '204'] }),
      operation('', { responses: { '200': {} } }),
    ),
  ],
});

function at({ code }: EffectiveResponse): Path {
  return ['responses', code];
}

function failing(response: JsonObject): JsonObject {
  return { operationId: 'ListThings', responses: { '200': {}, '404': response } };
}
