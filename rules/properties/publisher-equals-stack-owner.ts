import { isText } from '../../src/connector/json-value.ts';
import { defineRule } from '../define.ts';
import { properties } from '../examples.ts';
import { quote } from '../quote.ts';

export const publisherEqualsStackOwner = defineRule({
  id: 'publisher-equals-stack-owner',
  subject: 'properties',
  codes: [],
  severity: 'info',
  programs: ['certified'],
  summary: 'The publisher of a certified connector is the owner of the service.',
  why: 'Only the owner of a service may have its connector certified; a second name needs an explanation and holds up the review.',
  fix: 'Use one name for both, or tell the reviewers that the owner of the service has asked you to publish.',
  published: { certified: 35, 'independent-publisher': 0 },
  given: 'properties',
  having: ['stackOwner'],
  check({ publisher, stackOwner }) {
    if (!isText(publisher) || !isText(stackOwner) || publisher === stackOwner) return;
    return { message: `publisher is ${quote(publisher)} but stackOwner is ${quote(stackOwner)}.`, at: ['stackOwner'] };
  },
  valid: [
    properties('one name', { publisher: 'Northwind Traders', stackOwner: 'Northwind Traders' }),
    properties('an absent name has a rule of its own', { publisher: undefined }),
    properties('independent publishers do not own the service', { publisher: 'Rosa Delgado' }, { program: 'independent-publisher' }),
  ],
  invalid: [properties('two names', { publisher: 'Fabrikam', stackOwner: 'Northwind Traders' }, { at: ['stackOwner'] })],
});
