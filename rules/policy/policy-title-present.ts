import { isBlank, isObject } from '../../src/connector/json-value.ts';
import { defineRule, everyProgram } from '../define.ts';
import { policy } from '../examples.ts';
import { quote } from '../quote.ts';

export const policyTitlePresent = defineRule({
  id: 'policy-title-present',
  subject: 'policy',
  codes: [],
  severity: 'warning',
  programs: everyProgram,
  summary: 'A policy has a title and an object of parameters.',
  why: 'The title is all that an editor shows of a policy; without it nobody can tell a dozen policies apart.',
  fix: 'Add a title that says what the policy does.',
  published: { certified: 0, 'independent-publisher': 0 },
  given: 'policy',
  *check({ title, templateId, parameters }) {
    const what = typeof templateId === 'string' ? `A policy ${quote(templateId)}` : 'A policy';
    if (isBlank(title)) yield { message: `${what} has no title.` };
    if (!isObject(parameters)) yield { message: `${what} has no object parameters.`, fix: 'Add the parameters of the template.' };
  },
  valid: [policy('both', { title: 'Ask for JSON', parameters: {} })],
  invalid: [
    policy('absent', { title: undefined }),
    policy('blank', { title: ' ' }, { program: 'custom' }),
    policy('not a text', { title: 1 }),
    policy('neither', { title: undefined, parameters: [], templateId: null }, { at: [[], []] }),
  ],
});
