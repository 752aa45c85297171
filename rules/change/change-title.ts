import { defineRule, publicPrograms } from '../define.ts';
import { document, info, unchanged, update } from '../examples.ts';
import { tellTopic } from './connector-differences.ts';

export const changeTitle = defineRule({
  id: 'change-title',
  subject: 'change',
  codes: [],
  severity: 'error',
  programs: publicPrograms,
  summary: 'info.title stays the same.',
  why: 'Makers, manuals and the catalog know the connector by its title: under another one it is taken for another connector.',
  fix: 'Restore the title.',
  sources: ['pull requests 1345 and 3500 of the public repository'],
  change: { isBreaking: false, updateClass: 'major' },
  given: 'versions',
  check: (versions) => tellTopic(versions, 'title'),
  valid: [
    update(info('another description', { description: 'Keeps the list of things, and tells where each one is.' })),
    update(info('a blank at its end is gone', {}), info('a blank at its end', { title: 'Northwind Things ' })),
    update(document('a host of the same name', { host: 'northwind.fabrikam.com' })),
    update(unchanged()),
  ],
  invalid: [
    update(info('another title', { title: 'Northwind Stock' }, { at: ['title'] })),
    update(info('no title any more', { title: undefined })),
    update(info('a title where none was', {}, { at: ['title'] }), info('none', { title: undefined })),
  ],
});
