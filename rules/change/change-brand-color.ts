import { defineRule, publicPrograms } from '../define.ts';
import { properties, unchanged, update } from '../examples.ts';
import { tellTopic } from './connector-differences.ts';

export const changeBrandColor = defineRule({
  id: 'change-brand-color',
  subject: 'change',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'The brand colour stays the same, unless the icon is new as well.',
  why: 'Makers find a connector by icon and colour: in another colour they look past it.',
  fix: 'Confirm the new colour.',
  change: { isBreaking: false, updateClass: 'minor' },
  given: 'versions',
  check: (versions) => tellTopic(versions, 'brand-color'),
  valid: [
    update(properties('the same in capitals', { iconBrandColor: '#1F6FEB' })),
    update(properties('another publisher', { publisher: 'Fabrikam' })),
    update(unchanged()),
  ],
  invalid: [
    update(properties('another colour', { iconBrandColor: '#0b5fff' }, { at: ['iconBrandColor'] })),
    update(properties('no colour', { iconBrandColor: undefined })),
  ],
});
