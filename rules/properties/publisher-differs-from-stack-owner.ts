import { isText } from '../../src/connector/json-value.ts';
import { defineRule } from '../define.ts';
import { properties } from '../examples.ts';
import { quote } from '../quote.ts';

export const publisherDiffersFromStackOwner = defineRule({
  id: 'publisher-differs-from-stack-owner',
  subject: 'properties',
  codes: [],
  severity: 'info',
  programs: ['independent-publisher'],
  summary: 'An independent publisher is not the owner of the service.',
  why: 'Makers would take the connector for one that the service itself answers for, and ask the wrong people for help.',
  fix: 'Name yourself as publisher and the company behind the service as stackOwner.',
  published: { certified: 0, 'independent-publisher': 3 },
  given: 'properties',
  having: ['stackOwner'],
  check({ publisher, stackOwner }) {
    if (!isText(publisher) || publisher !== stackOwner) return;
    return { message: `publisher and stackOwner are both ${quote(publisher)}.`, at: ['stackOwner'] };
  },
  valid: [
    properties('person and service', { publisher: 'Rosa Delgado', stackOwner: 'Fabrikam' }, { program: 'independent-publisher' }),
    properties('both absent', { publisher: undefined, stackOwner: undefined }, { program: 'independent-publisher' }),
    properties('the owner publishes', { publisher: 'Fabrikam', stackOwner: 'Fabrikam' }),
  ],
  invalid: [
    properties(
      'the same name',
      { publisher: 'Fabrikam', stackOwner: 'Fabrikam' },
      { at: ['stackOwner'], program: 'independent-publisher' },
    ),
  ],
});
