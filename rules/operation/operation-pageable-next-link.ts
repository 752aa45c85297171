import { objectOr } from '../../src/connector/json-value.ts';
import { defineRule, everyProgram } from '../define.ts';
import { operation } from '../examples.ts';
import { operationName } from '../name-of.ts';
import { quote } from '../quote.ts';

/** In lower case: a connector was approved with "nextlink", so letter case alone is no error here. */
const names: readonly string[] = ['nextlink', '@odata.nextlink'];

export const operationPageableNextLink = defineRule({
  id: 'operation-pageable-next-link',
  subject: 'operation',
  codes: ['InvalidNextLinkNameValue'],
  severity: 'error',
  programs: everyProgram,
  summary: 'nextLinkName of x-ms-pageable is nextLink or @odata.nextLink.',
  why: 'The platform looks for the next page under these two names only; with another one makers get the first page and no more.',
  fix: 'Write nextLink or @odata.nextLink, and let an updatenextlink policy route the address through the gateway.',
  published: { certified: 0, 'independent-publisher': 0 },
  given: 'operation',
  having: ['x-ms-pageable'],
  check(node, operation) {
    const { nextLinkName } = objectOr(node['x-ms-pageable']);
    if (nextLinkName === undefined || (typeof nextLinkName === 'string' && names.includes(nextLinkName.toLowerCase()))) return;
    return { message: `nextLinkName of ${operationName(operation)} is ${quote(nextLinkName)}.`, at: ['x-ms-pageable', 'nextLinkName'] };
  },
  valid: [
    operation('nextLink', { 'x-ms-pageable': { nextLinkName: 'nextLink' } }),
    operation('@odata.nextLink', { 'x-ms-pageable': { nextLinkName: '@odata.nextLink' } }),
    operation('another letter case', { 'x-ms-pageable': { nextLinkName: 'nextlink' } }),
    operation('not pageable', { 'x-ms-pageable': null }),
  ],
  invalid: [
    operation('another name', { 'x-ms-pageable': { nextLinkName: 'next' } }, { at: ['x-ms-pageable', 'nextLinkName'] }),
    operation('null', { 'x-ms-pageable': { nextLinkName: null } }, { at: ['x-ms-pageable', 'nextLinkName'] }),
  ],
});
