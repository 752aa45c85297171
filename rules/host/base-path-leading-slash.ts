import { defineRule, everyProgram } from '../define.ts';
import { document } from '../examples.ts';
import { quote } from '../quote.ts';

export const basePathLeadingSlash = defineRule({
  id: 'base-path-leading-slash',
  subject: 'host',
  codes: ['BasePathNotValid'],
  severity: 'error',
  programs: everyProgram,
  summary: 'basePath begins with a slash.',
  why: 'It is put behind the host as it is: without the slash it becomes part of the host name, and every call fails.',
  fix: 'Begin basePath with a slash.',
  published: { certified: 0, 'independent-publisher': 0 },
  sources: ['OpenAPI 2.0: Swagger Object'],
  given: 'document',
  having: ['basePath'],
  check({ basePath }) {
    if (typeof basePath === 'string' && basePath.startsWith('/')) return;
    return {
      message: `basePath is ${quote(basePath)}; it does not begin with a slash.`,
      at: ['basePath'],
      repair: typeof basePath === 'string' && /^[\w/.-]*$/.test(basePath) ? { kind: 'replace', value: `/${basePath}` } : undefined,
    };
  },
  valid: [document('the root', { basePath: '/' }), document('absent', { basePath: undefined })],
  invalid: [
    document('no slash', { basePath: 'v1' }, { at: ['basePath'] }),
    document('empty', { basePath: '' }, { at: ['basePath'], program: 'custom' }),
    document('null', { basePath: null }, { at: ['basePath'] }),
  ],
});
