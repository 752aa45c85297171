import { defineRule, publicPrograms } from '../define.ts';
import { document } from '../examples.ts';
import { quote } from '../quote.ts';
import { withoutPort } from './host-name.ts';

const testSystem =
  /localhost|ngrok|^127\.|^10\.|^192\.168\.|^172\.(?:1[6-9]|2\d|3[01])\.|(?:^|[.-])(?:staging\w*|(?:stage|stg|dev|test|tst|qa|uat|sandbox|preprod|demo|beta)\d*)(?=[.-]|$)/i;

export const hostProduction = defineRule({
  id: 'host-production',
  subject: 'host',
  codes: ['5000.2.6.4'],
  severity: 'warning',
  programs: publicPrograms,
  heuristic: true,
  summary: 'host is the production system, not one for development or tests.',
  why: "Published connectors carry people's real data: a test system loses them, shows them to testers, or is switched off.",
  fix: 'Set host to the production host of the service.',
  published: { certified: 18, 'independent-publisher': 4 },
  sources: ['Certification policy 5000.2.6.4'],
  given: 'document',
  having: ['host'],
  check({ host }) {
    if (typeof host !== 'string') return;
    const found = testSystem.exec(withoutPort(host))?.[0];
    if (found === undefined) return;
    return { message: `The host ${quote(host)} looks like a test system (${quote(found.replace(/^[.-]/, ''))}).`, at: ['host'] };
  },
  valid: [
    document('part of a longer word', { host: 'devices.latest.northwindtraders.com' }),
    document('a public address', { host: '172.32.0.1' }),
    document('custom', { host: 'localhost:7071' }, { program: 'custom' }),
  ],
  invalid: [
    document('a label', { host: 'dev.northwindtraders.com' }, { at: ['host'] }),
    document('part of a label', { host: 'things-qa2.northwindtraders.com:8443' }, { at: ['host'] }),
    document('a name made of staging', { host: 'staging2things.northwindtraders.com' }, { at: ['host'], program: 'independent-publisher' }),
    document('a tunnel', { host: '4f2a.ngrok.io' }, { at: ['host'] }),
    document('an address of a private network', { host: '172.16.4.1' }, { at: ['host'] }),
    document("one's own computer", { host: 'localhost:7071' }, { at: ['host'] }),
  ],
});
