import { defineRule, everyProgram } from '../define.ts';
import { document } from '../examples.ts';
import { quote } from '../quote.ts';

const hostName = /^[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::\d+)?$/;

export const hostValid = defineRule({
  id: 'host-valid',
  subject: 'host',
  codes: ['HostNameNotValid'],
  severity: 'error',
  programs: everyProgram,
  summary: 'host is a host name and at most a port: no scheme, no path, no variable.',
  why: 'The platform puts it between scheme and basePath as it is: anything more makes an address that does not exist.',
  fix: 'Write only the host name. A path goes into basePath, the scheme into schemes, and a host that users choose into a dynamichosturl policy.',
  published: { certified: 1, 'independent-publisher': 0 },
  sources: ['OpenAPI 2.0: Swagger Object'],
  given: 'document',
  having: ['host'],
  check({ host }) {
    if (typeof host !== 'string' || (hostName.test(host) && !host.includes('..'))) return;
    return { message: `host is ${quote(host)}, which is no host name.`, at: ['host'] };
  },
  valid: [
    document('a port', { host: 'things.northwindtraders.com:8443' }),
    document('an address', { host: '203.0.113.7' }),
    document('hyphens and capitals', { host: 'Api--2.northwind-traders.com' }),
    document('one label', { host: 'things' }),
  ],
  invalid: [
    document('a scheme', { host: 'https://things.northwindtraders.com' }, { at: ['host'] }),
    document('a path', { host: 'things.northwindtraders.com/v1' }, { at: ['host'], program: 'custom' }),
    document('a variable', { host: '{region}.northwindtraders.com' }, { at: ['host'] }),
    document('an environment variable', { host: '@environmentVariables("things_host")' }, { at: ['host'] }),
    document('an empty label', { host: 'things..northwindtraders.com' }, { at: ['host'] }),
    document('a final dot', { host: 'things.northwindtraders.com.' }, { at: ['host'] }),
    document('a blank', { host: 'things.northwindtraders.com ' }, { at: ['host'] }),
  ],
});
