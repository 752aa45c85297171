import { isBlank } from '../../src/connector/json-value.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { properties } from '../examples.ts';
import { quote } from '../quote.ts';

export const stackOwnerPresent = defineRule({
  id: 'stack-owner-present',
  subject: 'properties',
  codes: [],
  severity: 'error',
  programs: publicPrograms,
  since: '2020-10',
  summary: 'stackOwner says who owns the service behind the connector.',
  why: 'Makers must see whose service receives their data; the publisher may be somebody else.',
  fix: 'Set stackOwner to the name of the company that owns the service.',
  published: { certified: 60, 'independent-publisher': 4 },
  given: 'properties',
  check(node) {
    const { stackOwner } = node;
    if (!isBlank(stackOwner)) return;
    const misspelt = Object.keys(node).find((name) => name !== 'stackOwner' && name.toLowerCase() === 'stackowner');
    if (stackOwner !== undefined) return { message: 'stackOwner is not a text or holds nothing but blanks.' };
    else if (misspelt === undefined) return { message: 'properties has no stackOwner.' };
    else return { message: `properties has no stackOwner, only ${quote(misspelt)}.`, fix: `Rename ${quote(misspelt)} to stackOwner.` };
  },
  valid: [
    properties('a name', { stackOwner: 'Northwind Traders' }),
    properties('custom connectors need none', { stackOwner: undefined }, { program: 'custom' }),
  ],
  invalid: [
    properties('absent', { stackOwner: undefined }),
    properties('wrong case', { stackOwner: undefined, stackowner: 'Northwind Traders' }, { program: 'independent-publisher' }),
    properties('blank', { stackOwner: '' }),
    properties('not a text', { stackOwner: ['Northwind Traders'] }),
  ],
});
