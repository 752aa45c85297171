import { isObject } from '../../src/connector/json-value.ts';
import { defineRule, everyProgram } from '../define.ts';
import { inputSchema, parameter } from '../examples.ts';

export const schemaEditorDictionary = defineRule({
  id: 'schema-editor-dictionary',
  subject: 'extension',
  codes: ['InvalidCustomEditorExtensionDictionaryValue'],
  severity: 'warning',
  programs: everyProgram,
  summary: 'The dictionary editor stands only on an object whose names are free: type object with additionalProperties.',
  why: 'The editor lets makers write names and values; on any other schema what they write does not fit what is sent.',
  fix: 'Set "type": "object" and additionalProperties to a schema, or remove x-ms-editor.',
  published: { certified: 0, 'independent-publisher': 0 },
  given: ['parameter', 'header', 'items', 'schema'],
  having: ['x-ms-editor'],
  check({ type, additionalProperties, 'x-ms-editor': editor }) {
    if (editor !== 'dictionary') return;
    const isOpen = additionalProperties === true || isObject(additionalProperties);
    if (type !== 'object') return { message: 'The dictionary editor stands on something that is no object.', at: ['x-ms-editor'] };
    else if (!isOpen) return { message: 'The dictionary editor stands on an object without additionalProperties.', at: ['x-ms-editor'] };
  },
  valid: [
    inputSchema('any values', { type: 'object', additionalProperties: true, 'x-ms-editor': 'dictionary' }),
    inputSchema('values of a schema', { type: 'object', additionalProperties: { type: 'string' }, 'x-ms-editor': 'dictionary' }),
    inputSchema('another editor', { 'x-ms-editor': 'html' }),
  ],
  invalid: [
    inputSchema('a text', { 'x-ms-editor': 'dictionary' }, { at: ['x-ms-editor'] }),
    inputSchema('closed', { type: 'object', additionalProperties: false, 'x-ms-editor': 'dictionary' }, { at: ['x-ms-editor'] }),
    parameter('a parameter', { 'x-ms-editor': 'dictionary' }, { at: ['x-ms-editor'] }),
  ],
});
