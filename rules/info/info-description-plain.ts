import { defineRule, publicPrograms } from '../define.ts';
import { info } from '../examples.ts';

export const infoDescriptionPlain = defineRule({
  id: 'info-description-plain',
  subject: 'info',
  codes: ['5000.2.3.6'],
  severity: 'info',
  programs: publicPrograms,
  summary: 'The description holds no link and does not speak of an API.',
  why: 'A link cannot be clicked where the description is shown, and makers choose a service, not its API.',
  fix: 'Leave the link to the contact and metadata, and name the service instead of its API.',
  published: { certified: 74, 'independent-publisher': 62 },
  sources: ['Certification policy 5000.2.3.6'],
  given: 'info',
  having: ['description'],
  *check({ description }) {
    if (typeof description !== 'string') return;
    const at = ['description'];
    if (/https?:\/\//i.test(description))
      yield { message: 'The description holds a link.', at, fix: 'Remove the link from info.description.' };
    if (/\bapis?\b/i.test(description)) {
      yield { message: 'The description speaks of an API.', at, fix: 'Name the service instead of its API in info.description.' };
    }
  },
  valid: [
    info('part of a longer word', { description: 'Keeps track of rapid therapies and their therapists.' }),
    info('custom', { description: 'The API of a warehouse and of its things.' }, { program: 'custom' }),
  ],
  invalid: [
    info('a link', { description: 'Keeps the things of a warehouse: https://www.northwindtraders.com' }, { at: ['description'] }),
    info('the word', { description: 'The REST APIs of a warehouse and of its things.' }, { at: ['description'] }),
    info(
      'both',
      { description: 'The API at http://things.northwindtraders.com of a warehouse.' },
      { at: [['description'], ['description']] },
    ),
  ],
});
