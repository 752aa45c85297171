import type { JsonValue } from '../../src/connector/json-value.ts';
import { localPath, type ReferenceKind } from '../../src/connector/references.ts';
import { defineRule, everyProgram } from '../define.ts';
import { document, operation, response, responseSchema } from '../examples.ts';
import { quote } from '../quote.ts';
import { entryOf, sectionOf } from './reference-form.ts';

const codeOf = {
  parameter: 'ParameterReferenceNotValid',
  response: 'ResponseReferenceNotValid',
  schema: 'SchemaReferenceNotValid',
} as const;
const pointerCode = 'JsonPointerNotValid';

export const referenceWellFormed = defineRule({
  id: 'reference-well-formed',
  subject: 'schema',
  codes: [...Object.values(codeOf), pointerCode],
  severity: 'error',
  programs: everyProgram,
  summary: 'A $ref names one entry of the root object that holds what is expected at its place.',
  why: 'The platform follows no reference into other files or into the middle of an entry: the import of the definition fails.',
  fix: 'Point the $ref at an entry of definitions, parameters or responses of this file.',
  published: { certified: 0, 'independent-publisher': 0 },
  sources: ['OpenAPI 2.0', 'RFC 6901'],
  given: ['reference', 'parameter', 'response', 'schema'],
  having: ['$ref'],
  check({ $ref }, context) {
    const kind = 'kind' in context ? context.kind : 'in' in context ? 'parameter' : 'role' in context ? 'schema' : 'response';
    const fault = faultOf($ref, kind);
    if (fault === undefined) return;
    return { ...fault, at: ['$ref'], fix: `Write it as "#/${sectionOf[kind]}/" and the name of an entry of ${sectionOf[kind]}.` };
  },
  valid: [
    responseSchema('one entry of definitions', { items: { $ref: '#/definitions/Thing' } }),
    responseSchema('escapes', { items: { $ref: '#/definitions/a~1b~0c%20d' } }),
    operation('one entry of parameters', { parameters: [{ $ref: '#/parameters/Filter' }] }),
    responseSchema('a property that is called $ref', { type: 'object', items: undefined, properties: { $ref: { type: 'string' } } }),
  ],
  invalid: [
    responseSchema('another file', { items: { $ref: 'things.json#/definitions/Thing' } }, { at: ['items', '$ref'] }),
    responseSchema('a web address', { items: { $ref: 'https://www.northwindtraders.com/thing.json' } }, { at: ['items', '$ref'] }),
    responseSchema('a schema of OpenAPI 3', { items: { $ref: '#/components/schemas/Thing' } }, { at: ['items', '$ref'] }),
    responseSchema('inside an entry', { items: { $ref: '#/definitions/Thing/properties/part' } }, { at: ['items', '$ref'] }),
    responseSchema('no name', { items: { $ref: '#/definitions/' } }, { at: ['items', '$ref'] }),
    responseSchema('a stray tilde', { items: { $ref: '#/definitions/a~2b' } }, { at: ['items', '$ref'] }),
    responseSchema('no slash', { items: { $ref: '#Thing' } }, { at: ['items', '$ref'] }),
    operation(
      'a definition where a parameter belongs',
      { parameters: [{ $ref: '#/definitions/Filter' }] },
      { at: ['parameters', 0, '$ref'] },
    ),
    response('a definition where a response belongs', { $ref: '#/definitions/Things', schema: undefined }, { at: ['$ref'] }),
    document('not a text', { definitions: { Thing: { $ref: 7 } } }, { at: ['definitions', 'Thing', '$ref'] }),
  ],
});

function faultOf(reference: JsonValue | undefined, kind: ReferenceKind): { message: string; codes: string[] } | undefined {
  if (typeof reference === 'string' && entryOf(reference, kind) !== undefined) return undefined;
  const codes = [codeOf[kind]];
  if (typeof reference !== 'string') return { message: `$ref is ${quote(reference)}, not a text.`, codes };
  const shown = `The reference ${quote(reference)}`;
  if (!reference.startsWith('#')) return { message: `${shown} leads out of this file.`, codes };
  const path = localPath(reference);
  if (path === undefined) return { message: `${shown} is no valid JSON Pointer.`, codes: [pointerCode] };
  if (path[0] !== sectionOf[kind])
    return { message: `${shown} stands where a ${kind} is expected, but does not begin with "#/${sectionOf[kind]}/".`, codes };
  return { message: `${shown} does not name exactly one entry of ${sectionOf[kind]}.`, codes };
}
