import { isBlank } from '../../src/connector/json-value.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { properties } from '../examples.ts';

export const publisherPresent = defineRule({
  id: 'publisher-present',
  subject: 'properties',
  codes: [],
  severity: 'error',
  programs: publicPrograms,
  since: '2020-10',
  summary: 'publisher says who publishes the connector.',
  why: 'Makers and administrators decide by this name whom they trust; without it the connector is published by nobody.',
  fix: 'Set publisher to the name of the company or, for an independent publisher, of the person.',
  published: { certified: 44, 'independent-publisher': 0 },
  given: 'properties',
  check({ publisher }) {
    if (publisher === undefined) return { message: 'properties has no publisher.' };
    else if (isBlank(publisher)) return { message: 'publisher is not a text or holds nothing but blanks.' };
  },
  valid: [
    properties('a name', { publisher: 'Northwind Traders' }),
    properties('custom connectors need none', { publisher: undefined }, { program: 'custom' }),
  ],
  invalid: [
    properties('absent', { publisher: undefined }),
    properties('blank', { publisher: ' ' }, { program: 'independent-publisher' }),
    properties('not a text', { publisher: { name: 'Northwind Traders' } }),
  ],
});
