import { defineRule, everyProgram } from '../define.ts';
import { policy } from '../examples.ts';
import { quote } from '../quote.ts';
import { policyTemplate } from './policy-templates.ts';

export const policyTemplateKnown = defineRule({
  id: 'policy-template-known',
  subject: 'policy',
  codes: [],
  severity: 'warning',
  programs: everyProgram,
  summary: 'templateId names a policy template that the platform has.',
  why: 'A template that does not exist does nothing, or the connector is refused as a whole.',
  fix: 'Use one of the documented templates.',
  published: { certified: 0, 'independent-publisher': 0 },
  given: 'policy',
  check({ templateId }) {
    if (templateId === undefined) return { message: 'A policy has no templateId.' };
    else if (typeof templateId !== 'string' || policyTemplate(templateId) === undefined) {
      return { message: `templateId is ${quote(templateId)}, which is no policy template.`, at: ['templateId'] };
    }
  },
  valid: [
    policy('documented', { templateId: 'dynamichosturl' }),
    policy('in use though not documented', { templateId: 'setconnectionstatustounauthenticated' }),
    policy('a wrong letter case has a rule of its own', { templateId: 'SETHEADER' }),
  ],
  invalid: [
    policy('invented', { templateId: 'setcookie' }, { at: ['templateId'] }),
    policy('a plain name that objects inherit', { templateId: 'constructor' }, { at: ['templateId'] }),
    policy('absent', { templateId: undefined }),
    policy('not a text', { templateId: null }, { at: ['templateId'], program: 'custom' }),
  ],
});
