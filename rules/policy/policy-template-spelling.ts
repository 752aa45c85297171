import { defineRule, everyProgram } from '../define.ts';
import { policy } from '../examples.ts';
import { quote } from '../quote.ts';
import { policyTemplate } from './policy-templates.ts';

export const policyTemplateSpelling = defineRule({
  id: 'policy-template-spelling',
  subject: 'policy',
  codes: [],
  severity: 'warning',
  programs: everyProgram,
  summary: 'templateId is spelt in a letter case that the schema of apiProperties.json accepts.',
  why: 'Tools compare the name letter by letter: the schema, the command line and older gateways refuse any other spelling.',
  fix: 'Write the name in lower case.',
  published: { certified: 0, 'independent-publisher': 0 },
  given: 'policy',
  having: ['templateId'],
  check({ templateId }) {
    const template = typeof templateId === 'string' ? policyTemplate(templateId) : undefined;
    if (template === undefined || typeof templateId !== 'string' || template.spellings.includes(templateId)) return;
    return {
      message: `templateId is ${quote(templateId)}, a spelling that the schema does not accept.`,
      at: ['templateId'],
      fix: `Write "templateId": "${template.id}".`,
      repair: { kind: 'replace', value: template.id },
    };
  },
  valid: [
    policy('lower case', { templateId: 'setheader' }),
    policy('a spelling of the schema', { templateId: 'dynamicHostUrl' }),
    policy('an unknown template has a rule of its own', { templateId: 'setcookie' }),
  ],
  invalid: [
    policy('upper case', { templateId: 'SETHEADER' }, { at: ['templateId'] }),
    policy('a capital too many', { templateId: 'UpdateNextLink' }, { at: ['templateId'], program: 'custom' }),
  ],
});
