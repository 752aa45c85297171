import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeJson } from '../../src/authoring/merge.ts';
import { main } from '../../src/cli/main.ts';
import type { JsonValue } from '../../src/connector/json-value.ts';
import { temporaryFolder } from '../helpers/folder.ts';
import { fakeTerminal } from '../helpers/terminal.ts';

function description(version: string, paths: object): string {
  return JSON.stringify({
    openapi: '3.0.3',
    info: { title: 'Orders', description: 'Orders of a shop, as its service tells them.', version },
    servers: [{ url: 'https://api.fabrikam.net/v1' }],
    paths,
  });
}

const list = (more: object = {}) => ({
  get: {
    operationId: 'ListOrders',
    parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer' }, ...more }],
    responses: { 200: { description: 'Orders.' } },
  },
});
const remove = {
  delete: {
    operationId: 'DeleteOrder',
    parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
    responses: { 204: { description: 'Gone.' } },
  },
};

const older = description('1', { '/orders': list(), '/orders/{id}': remove });
const newer = description('2', {
  '/orders': list({ required: true, description: 'How many orders come at most.' }),
  '/shops': { get: { operationId: 'ListShops', responses: { 200: { description: 'Shops.' } } } },
});

/** A connector that was imported from the older description, with what somebody then did to it by hand. */
async function imported(byHand: (text: string) => string) {
  const cwd = temporaryFolder({ 'old.json': older, 'new.json': newer });
  await main(['import', 'old.json', '--output', 'Orders'], fakeTerminal(cwd));
  const file = join(cwd, 'Orders/apiDefinition.swagger.json');
  const before = byHand(readFileSync(file, 'utf8'));
  writeFileSync(file, before);
  return { cwd, file, before };
}

describe('certify import --update', () => {
  test('takes over what is new and keeps what was written by hand', async () => {
    const { cwd, file } = await imported((text) =>
      text.replace(
        '"operationId": "ListOrders"',
        '"operationId": "ListOrders",\n        "summary": "List orders",\n        "x-ms-visibility": "important"',
      ),
    );
    const terminal = fakeTerminal(cwd);
    expect(await main(['import', 'new.json', '--update', 'Orders', '--previous', 'old.json'], terminal)).toBe(0);
    const text = readFileSync(file, 'utf8');
    const { info, paths } = JSON.parse(text);
    expect(info.version).toBe('2');
    expect(Object.keys(paths)).toEqual(['/orders', '/shops']);
    expect(paths['/orders'].get).toMatchObject({ summary: 'List orders', 'x-ms-visibility': 'important' });
    expect(paths['/orders'].get.parameters[0]).toMatchObject({
      name: 'limit',
      required: true,
      description: 'How many orders come at most.',
    });
    expect(text).toContain('"operationId": "ListOrders",\n        "summary": "List orders",\n        "x-ms-visibility": "important"');
    expect(terminal.printed.out).toContain('DeleteOrder');
    expect(terminal.printed.out).toContain(
      '\nNext: certify connector document "Orders", which adds the operations that the readme lacks, then certify check "Orders"\n',
    );
  });

  test('an operation with another name is no missing one: the heading to rename is told', async () => {
    const named = (summary: string) => description('1', { '/orders': { get: { ...list().get, summary } } });
    const cwd = temporaryFolder({ 'old.json': named('Get order_s'), 'new.json': named('Fetch orders') });
    await main(['import', 'old.json', '--output', 'Orders'], fakeTerminal(cwd));
    const same = fakeTerminal(cwd);
    await main(['import', 'old.json', '--update', 'Orders', '--previous', 'old.json'], same);
    expect(same.printed.out).toMatch(/\nNext: certify check "Orders"\n$/);
    const terminal = fakeTerminal(cwd);
    await main(['import', 'new.json', '--update', 'Orders', '--previous', 'old.json'], terminal);
    expect(terminal.printed.out).toMatch(
      /\nreadme\.md calls 1 operation by the old name; rename the heading:\n {2}"Get order_s" is now "Fetch orders"\n\nNext: certify check "Orders"\n$/,
    );
  });

  test('names what both changed, and keeps what was written by hand', async () => {
    const { cwd, file } = await imported((text) =>
      text.replace('"type": "integer"', '"type": "integer",\n            "description": "At most so many."'),
    );
    const terminal = fakeTerminal(cwd);
    await main(['import', 'new.json', '--update', 'Orders', '--previous', 'old.json'], terminal);
    expect(JSON.parse(readFileSync(file, 'utf8')).paths['/orders'].get.parameters[0].description).toBe('At most so many.');
    expect(terminal.printed.out).toContain(
      '1 place changed both by hand and in the description; what was written by hand stayed:\n  apiDefinition.swagger.json /paths/~1orders/get/parameters/0/description\n',
    );
  });

  test('changes nothing a second time, and nothing with --dry-run', async () => {
    const { cwd, file, before } = await imported((text) => text);
    await main(['import', 'new.json', '--update', 'Orders', '--previous', 'old.json', '--dry-run'], fakeTerminal(cwd));
    expect(readFileSync(file, 'utf8')).toBe(before);
    await main(['import', 'new.json', '--update', 'Orders', '--previous', 'old.json'], fakeTerminal(cwd));
    const after = readFileSync(file, 'utf8');
    await main(['import', 'new.json', '--update', 'Orders', '--previous', 'old.json'], fakeTerminal(cwd));
    expect(readFileSync(file, 'utf8')).toBe(after);
  });

  test.each([
    [['--update', 'Orders'], '--update needs --previous'],
    [['--previous', 'old.json'], '--previous goes with --update'],
    [['--update', 'Orders', '--previous', 'old.json', '--output', 'Other'], '--output does not go with --update'],
    [['--update', 'Nowhere', '--previous', 'old.json'], 'Nowhere'],
  ])('%j is refused', async (args, sentence) => {
    const { cwd, file, before } = await imported((text) => text);
    const terminal = fakeTerminal(cwd);
    expect([await main(['import', 'new.json', ...args], terminal), terminal.printed.err]).toEqual([2, expect.stringContaining(sentence)]);
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  test('a file that is no strict JSON is not merged into', async () => {
    const { cwd, file, before } = await imported((text) => `${text}// a comment\n`);
    const terminal = fakeTerminal(cwd);
    expect(await main(['import', 'new.json', '--update', 'Orders', '--previous', 'old.json'], terminal)).toBe(2);
    expect(terminal.printed.err).toContain("apiDefinition.swagger.json of 'Orders' is not there or no strict JSON");
    expect(readFileSync(file, 'utf8')).toBe(before);
  });
});

describe('merging', () => {
  const json = fc.jsonValue() as fc.Arbitrary<JsonValue>;

  test('what only one side changed is taken from there', () => {
    fc.assert(
      fc.property(json, json, (base, other) => {
        expect(mergeJson(base, base, other)).toEqual({ value: other, conflicts: [] });
        expect(mergeJson(base, other, base)).toEqual({ value: other, conflicts: [] });
        expect(mergeJson(base, other, other)).toEqual({ value: other, conflicts: [] });
      }),
    );
  });

  test('where both changed, ours stays and is told', () => {
    expect(mergeJson({ a: 1, b: { c: 1 } }, { a: 2, b: { c: 2, d: 1 } }, { a: 3, b: { c: 1, e: 1 } })).toEqual({
      value: { a: 2, b: { c: 2, d: 1, e: 1 } },
      conflicts: [['a']],
    });
    expect(mergeJson({ a: { b: 1 } }, { a: { b: 2 } }, {})).toEqual({ value: { a: { b: 2 } }, conflicts: [['a']] });
  });

  test('parameters are known by name and place, plain values as sets', () => {
    const limit = { name: 'limit', in: 'query', type: 'integer' };
    const id = { name: 'id', in: 'path', type: 'string' };
    expect(
      mergeJson(
        { parameters: [limit, id], tags: ['a', 'b'] },
        { parameters: [{ ...limit, 'x-ms-summary': 'Limit' }, id], tags: ['b', 'x'] },
        {
          parameters: [
            { name: 'new', in: 'query' },
            { ...limit, type: 'number' },
          ],
          tags: ['a', 'b', 'c'],
        },
      ),
    ).toEqual({
      value: {
        parameters: [
          { ...limit, 'x-ms-summary': 'Limit', type: 'number' },
          { name: 'new', in: 'query' },
        ],
        tags: ['b', 'x', 'c'],
      },
      conflicts: [],
    });
  });
});
