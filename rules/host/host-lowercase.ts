import { defineRule, everyProgram } from '../define.ts';
import { document } from '../examples.ts';
import { quote } from '../quote.ts';

export const hostLowercase = defineRule({
  id: 'host-lowercase',
  subject: 'host',
  codes: [],
  severity: 'info',
  programs: everyProgram,
  summary: 'host is written in lower case.',
  why: 'Capitals mean nothing in a host name, but tools that compare hosts as text take it for another one.',
  fix: 'Write host in lower case.',
  published: { certified: 10, 'independent-publisher': 1 },
  given: 'document',
  having: ['host'],
  check({ host }) {
    if (typeof host !== 'string' || !/[A-Z]/.test(host)) return;
    return {
      message: `host is ${quote(host)}, with capitals.`,
      at: ['host'],
      fix: `Write host as ${quote(host.toLowerCase())}.`,
      repair: /^[\w.:-]+$/.test(host) ? { kind: 'replace', value: host.toLowerCase() } : undefined,
    };
  },
  valid: [document('digits and hyphens', { host: 'things-2.northwindtraders.com:8443' })],
  invalid: [document('a capital', { host: 'Things.northwindtraders.com' }, { at: ['host'], program: 'custom' })],
});
