import { defineRule, publicPrograms } from '../define.ts';
import { info, inputSchema, operation, parameter } from '../examples.ts';
import { quote } from '../quote.ts';
import { suspiciousTexts } from './suspicious-texts.ts';

const outdated = /\b(?:microsoft flow|ms flow|powerapps|ms ?automate)\b/i;

export const textProductNameCurrent = defineRule({
  id: 'text-product-name-current',
  subject: 'operation',
  codes: [],
  severity: 'warning',
  heuristic: true,
  programs: publicPrograms,
  summary: 'Texts and default values use the present names of Microsoft products.',
  why: 'Makers look for the product under its present name; an old or wrong one makes the connector look abandoned.',
  fix: 'Leave the name of the product out, or write Power Automate and Power Apps.',
  published: { certified: 1, 'independent-publisher': 0 },
  given: 'document',
  *check(_document, definition) {
    for (const { kind, value, place } of suspiciousTexts(definition)) {
      const name = outdated.exec(value)?.[0];
      if (name !== undefined) yield { message: `The ${kind} ${quote(value)} names ${quote(name)}.`, place };
    }
  },
  valid: [
    info('present names', { description: 'Keeps things for Power Apps and Power Automate.' }),
    info('words that are no name', { description: 'Keeps things that forms flow through.' }),
    parameter('a constant of the service', { default: 'PowerAppsConnector' }),
    parameter('custom', { default: 'Microsoft Flow' }, { program: 'custom' }),
  ],
  invalid: [
    info('title', { title: 'Things for PowerApps' }, { at: ['title'] }),
    operation('description', { description: 'Lists things for Microsoft Flow.' }, { at: ['description'] }),
    parameter('default', { default: 'sent by MS Flow' }, { at: ['default'] }),
    inputSchema('default of a property', { default: 'MSAutomate' }, { at: ['default'] }),
  ],
});
