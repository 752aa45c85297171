import { defineRule, publicPrograms } from '../define.ts';
import { document, securityDefinition, unchanged, update } from '../examples.ts';
import { tellTopic } from './connector-differences.ts';

export const changeSecurityRequirement = defineRule({
  id: 'change-security-requirement',
  subject: 'change',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'The security of the whole definition stays the same.',
  why: 'It says which security definitions every call uses: another one sends other credentials, or none.',
  fix: 'Confirm that existing connections hold what the new requirement asks for.',
  change: { isBreaking: false, updateClass: 'major', sensitive: 'security-definitions' },
  given: 'versions',
  check: (versions) => tellTopic(versions, 'security-requirement'),
  valid: [update(securityDefinition('another header has a rule of its own', { name: 'X-Key' })), update(unchanged())],
  invalid: [
    update(document('none any more', { security: undefined })),
    update(document('nothing is needed', { security: [] }, { at: ['security'] })),
  ],
});
