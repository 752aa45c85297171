import type { EffectiveResponse } from '../../src/connector/definition.ts';
import { isObject, type JsonObject } from '../../src/connector/json-value.ts';
import type { Path } from '../../src/connector/place.ts';
import { changedFields, failurePairs, type KeptOperation, type ResponseVersions, successPairs } from '../../src/connector/versions.ts';
import { defineRule, type Observation, publicPrograms } from '../define.ts';
import { document, operation, response, update } from '../examples.ts';
import { operationName } from '../name-of.ts';
import { quote } from '../quote.ts';
import { operationTexts } from './field-members.ts';
import { isKeptVisible } from './kept-operations.ts';
import { changedMembers, fate } from './members.ts';

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
    const { before, after } = operation;
    for (const pair of successPairs(before, after)) {
      // A successful answer with a schema is an output, and told as such.
      if ((pair.before && pair.after) || !isObject((pair.before ?? pair.after)?.response.value['schema']))
        yield* changesOf(pair, operation);
    }
    for (const pair of failurePairs(before, after)) {
      yield* changesOf(pair, operation);
      const fields = pair.before && pair.after ? changedFields(pair, operation) : [];
      const [first] = fields;
      if (first === undefined || !pair.after || !pair.before) continue;
      const more = fields.length > 1 ? ` and ${fields.length - 1} more` : '';
      yield {
        message: `Response ${quote(pair.after.code)} of ${operationName(after)} has another schema: ${quote(first.label)}${more}.`,
        old: pair.before.response.value['schema'],
        new: pair.after.response.value['schema'],
        place: pair.after.response.place,
        at: ['schema'],
        previous: { place: pair.before.response.place, at: ['schema'] },
        subject: `${pair.after.code} schema`,
      };
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

/** What the versions of a response write differently: everything but its text and its schema. */
function* changesOf({ before, after }: ResponseVersions, operation: KeptOperation): Iterable<Observation> {
  const of = operationName(operation.after);
  if (before === undefined || after === undefined) {
    if (after) yield { message: `Response ${quote(after.code)} of ${of} is new.`, new: after.code, at: at(after), subject: after.code };
    if (before)
      yield { message: `Response ${quote(before.code)} of ${of} is gone.`, old: before.code, at: at(before), subject: before.code };
    return;
  }
  if (before.code !== after.code)
    yield {
      message: `The successful response of ${of} was ${quote(before.code)} and is now ${quote(after.code)}.`,
      old: before.code,
      new: after.code,
      at: at(after),
      previous: { at: at(before) },
      subject: 'code',
    };
  for (const change of changedMembers(before.response.value, after.response.value)) {
    if (change.name === 'schema' || operationTexts.includes(change.name)) continue;
    yield {
      message: `Response ${quote(after.code)} of ${of} ${fate(change)}.`,
      old: change.old,
      new: change.now,
      place: after.response.place,
      at: [change.name],
      previous: { place: before.response.place, at: [change.name] },
      subject: `${after.code} ${change.name}`,
    };
  }
}

function at({ code }: EffectiveResponse): Path {
  return ['responses', code];
}

function failing(response: JsonObject): JsonObject {
  return { operationId: 'ListThings', responses: { '200': {}, '404': response } };
}
