import { defineRule, everyProgram } from '../define.ts';
import { paths } from '../examples.ts';
import { quote } from '../quote.ts';

export const pathLeadingSlash = defineRule({
  id: 'path-leading-slash',
  subject: 'path',
  codes: ['OperationPathMustStartWithSlash'],
  severity: 'error',
  programs: everyProgram,
  summary: 'Every path starts with a slash.',
  why: 'The path is appended to host and basePath as it stands; without the slash the request goes to another address.',
  fix: 'Put a slash before the path.',
  published: { certified: 0, 'independent-publisher': 0 },
  sources: ['OpenAPI 2.0'],
  given: 'path-item',
  check(_pathItem, { path }) {
    if (path.startsWith('/')) return;
    return {
      message: `Path ${quote(path)} does not start with a slash.`,
      fix: `Rename the path to ${quote(`/${path}`)}.`,
      repair: /^[\w{]/.test(path) && !path.includes(':') ? { kind: 'rename', name: `/${path}` } : undefined,
    };
  },
  valid: [
    paths('an extension is no path', { 'x-parts': { get: { responses: {} } } }),
    paths('the root', { '/': { get: { responses: {} } } }),
  ],
  invalid: [
    paths('no slash', { parts: { get: { responses: {} } } }, { at: ['parts'] }),
    paths('a blank before the slash', { ' /parts': { get: { responses: {} } } }, { at: [' /parts'] }),
  ],
});
