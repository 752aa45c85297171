import { isArray, isObject } from '../../src/connector/json-value.ts';
import { defineRule, everyProgram } from '../define.ts';
import { folder } from '../examples.ts';

export const jsonRootObject = defineRule({
  id: 'json-root-object',
  subject: 'json',
  codes: [],
  severity: 'error',
  programs: everyProgram,
  summary: 'The file holds one JSON object.',
  why: 'The platform looks for members by name; in a list or a text it finds none.',
  fix: 'Make the top level of the file one object: { … }.',
  published: { certified: 0, 'independent-publisher': 0 },
  given: 'json-file',
  check({ value }) {
    if (value === undefined || isObject(value)) return;
    const kind = isArray(value) ? 'a list' : value === null ? 'null' : `a ${typeof value}`;
    return { message: `The top level of the file is ${kind}, not an object.`, at: [] };
  },
  valid: [
    folder('an empty object', { 'apiProperties.json': '{}' }),
    folder('no JSON: another rule reports it', { 'apiProperties.json': 'properties' }),
  ],
  invalid: [
    folder('a list', { 'apiDefinition.swagger.json': '[{ "swagger": "2.0" }]\n' }, [{ file: 'apiDefinition.swagger.json', pointer: '' }]),
    folder('null', { 'apiProperties.json': 'null' }, [{ file: 'apiProperties.json', pointer: '' }], { program: 'custom' }),
    folder('a text', { 'apiProperties.json': '"properties"' }, [{ file: 'apiProperties.json', pointer: '' }]),
  ],
});
