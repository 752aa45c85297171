import { defineRule, publicPrograms } from '../define.ts';
import { inputSchema, operation, parameter, schema } from '../examples.ts';
import { quote } from '../quote.ts';
import { suspiciousTexts } from './suspicious-texts.ts';

const guid = /(?<![0-9a-f])[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![0-9a-f])/gi;
const zeroGuid = '00000000-0000-0000-0000-000000000000';

export const textGuidAbsent = defineRule({
  id: 'text-guid-absent',
  subject: 'operation',
  codes: [],
  severity: 'info',
  heuristic: true,
  programs: publicPrograms,
  summary: 'Descriptions and default values hold no GUID.',
  why: 'A GUID in a published text often is the real id of a tenant, user or record, copied from a test.',
  fix: `Write a dummy value such as ${zeroGuid}.`,
  published: { certified: 8, 'independent-publisher': 1 },
  given: 'document',
  *check(_document, definition) {
    for (const { kind, value, place } of suspiciousTexts(definition)) {
      if (kind !== 'description' && kind !== 'default') continue;
      const found = value.match(guid)?.find((one) => one !== zeroGuid);
      if (found !== undefined) yield { message: `The ${kind} ${quote(value)} holds the GUID ${found}.`, place };
    }
  },
  valid: [
    parameter('all zeros', { default: zeroGuid }),
    parameter('more digits', { description: 'Such as 0a1b2c3d4e5f6071-8293-a4b5-c6d7-e8f901234567.' }),
    parameter('a label', { 'x-ms-summary': '0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9' }),
    parameter('custom', { default: '0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9' }, { program: 'custom' }),
  ],
  invalid: [
    operation('description', { description: 'Lists things of 0A1B2C3D-4E5F-6071-8293-A4B5C6D7E8F9.' }, { at: ['description'] }),
    schema('beside all zeros', { description: `Not ${zeroGuid} but 0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9.` }, { at: ['description'] }),
    parameter('default', { default: '0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9' }, { at: ['default'] }),
    inputSchema('default of a property', { default: '{0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9}' }, { at: ['default'] }),
  ],
});
