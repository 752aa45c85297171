import { defineRule, everyProgram } from '../define.ts';
import { properties } from '../examples.ts';
import { quote } from '../quote.ts';

const known = [
  'iconBrandColor',
  'publisher',
  'stackOwner',
  'capabilities',
  'connectionParameters',
  'connectionParameterSets',
  'policyTemplateInstances',
  'scriptOperations',
];

export const propertiesKnownMembers = defineRule({
  id: 'properties-known-members',
  subject: 'properties',
  codes: [],
  severity: 'warning',
  programs: everyProgram,
  summary: 'properties holds only members that the platform knows.',
  why: 'A misspelt or invented member has no effect, and whoever wrote it believes that it has one.',
  fix: `Remove the member; known are ${known.join(', ')}.`,
  published: { certified: 5, 'independent-publisher': 1 },
  given: 'properties',
  *check(node) {
    for (const name of Object.keys(node)) {
      if (known.includes(name)) continue;
      const meant = known.find((one) => one.toLowerCase() === name.toLowerCase());
      yield {
        message: `properties has the member ${quote(name)}, which the platform does not know.`,
        at: [name],
        ...(meant !== undefined && { fix: `Write ${meant}.` }),
      };
    }
  },
  valid: [properties('every known member', { connectionParameterSets: { values: [] }, scriptOperations: [] })],
  invalid: [
    properties('wrong case', { stackowner: 'Northwind Traders' }, { at: ['stackowner'] }),
    properties('invented', { website: 'https://www.northwindtraders.com' }, { at: ['website'] }),
    properties('connection parameter at the wrong level', { 'token:clientId': { type: 'string' } }, { at: ['token:clientId'] }),
    properties('a plain name that objects inherit', { constructor: 'x', toString: 'y' }, { at: [['constructor'], ['toString']] }),
  ],
});
