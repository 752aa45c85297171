import { arrayOr } from '../../src/connector/json-value.ts';
import { defineRule, everyProgram } from '../define.ts';
import { properties } from '../examples.ts';
import { quote } from '../quote.ts';

const known = ['actions', 'triggers', 'gateway', 'cloud'];

export const capabilitiesKnown = defineRule({
  id: 'capabilities-known',
  subject: 'properties',
  codes: [],
  severity: 'warning',
  programs: everyProgram,
  summary: `A capability is ${known.slice(0, -1).join(', ')} or ${known.at(-1)}.`,
  why: 'The platform ignores a capability that it does not know: a gateway that is spelt otherwise is no gateway.',
  fix: `Use one of ${known.join(', ')}, in lower case.`,
  published: { certified: 3, 'independent-publisher': 1 },
  given: 'properties',
  having: ['capabilities'],
  *check({ capabilities }) {
    for (const [index, capability] of arrayOr(capabilities).entries()) {
      if (typeof capability !== 'string' || known.includes(capability)) continue;
      const meant = known.find((one) => one === capability.trim().toLowerCase());
      yield {
        message: `${quote(capability)} is not a capability.`,
        at: ['capabilities', index],
        ...(meant !== undefined && { fix: `Write "${meant}".`, repair: { kind: 'replace', value: meant } }),
      };
    }
  },
  valid: [
    properties('all of them', { capabilities: ['actions', 'triggers', 'gateway', 'cloud'] }),
    properties('what is no text has a rule of its own', { capabilities: [1] }),
  ],
  invalid: [
    properties('wrong case', { capabilities: ['Actions', 'triggers'] }, { at: ['capabilities', 0] }),
    properties('invented', { capabilities: ['actions', 'cloud only'] }, { at: ['capabilities', 1], program: 'custom' }),
  ],
});
