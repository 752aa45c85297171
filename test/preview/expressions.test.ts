import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTemplate } from '../../src/preview/expressions.ts';
import { parsePath } from '../../src/preview/json-path.ts';

const told = (text: string) =>
  parseTemplate(text).pieces.map((piece) =>
    typeof piece === 'string' ? piece : [piece.source, piece.name, piece.fallback, ...piece.steps],
  );

describe('a template', () => {
  it.each<[string, unknown[]]>([
    ["a@headers('n')b", ['a', ['headers', 'n', undefined], 'b']],
    ["@Header('n')", [['headers', 'n', undefined]]],
    ["@connectionParameters('token:TenantId', 'it''s')", [['connection', 'token:TenantId', "it's"]]],
    ["@environmentVariables('n')", [['environment', 'n', undefined]]],
    ["{@body().a[0]['@odata.id'].b}", [['body', '', undefined, 'a', 0, '@odata.id', 'b']]],
    ['@{triggerBody().value[0].TripId} x', [['trigger-body', '', undefined, 'value', 0, 'TripId'], ' x']],
    ['@Request.OriginalHTTPMethod', [['method', '', undefined]]],
    ["https://@header('t').abc", ['https://', ['headers', 't', undefined], '.abc']],
    ['somebody@example.com', ['somebody@example.com']],
    ["tasks('{id}')", ["tasks('{id}')"]],
    ['@{body().a', ['@{body().a']],
    ['', []],
  ])('%j is read', (text, pieces) => {
    expect(told(text)).toEqual(pieces);
  });

  it('knows what only looks like an expression', () => {
    expect(['@queryParamters(1)', "@concat('a')", 'a@b.c', '@'].map((text) => parseTemplate(text).hasUnknown)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it('is read to its end, whatever it is', () => {
    const parts = fc.constantFrom('@', '{', '}', "headers('", "')", 'body()', '.a', '[0]', "['", "']", "''", ',', ' ');
    fc.assert(
      fc.property(
        fc.array(parts).map((all) => all.join('')),
        (text) => {
          const { pieces } = parseTemplate(text);
          return pieces.every((piece) => typeof piece !== 'string' || text.includes(piece));
        },
      ),
    );
    for (const text of ['@', '@{', "@headers('", '@body()', "@headers(''", '@body().a', "@body()['"])
      expect(parseTemplate(text.repeat(20_000)).pieces.length).toBeGreaterThan(0);
  });
});

describe('a path', () => {
  it.each<[string, unknown]>([
    ['', { root: 'none', steps: [] }],
    [' NULL ', { root: 'none', steps: [] }],
    ['@body()', { root: 'body', steps: [] }],
    ['body()', { root: 'body', steps: [] }],
    ['@body.people.age', { root: 'body', steps: ['people', 'age'] }],
    ["@item()['@odata.id']", { root: 'item', steps: ['@odata.id'] }],
    ['people.XYZ[2]', { root: 'none', steps: ['people', 'XYZ', 2] }],
    ["['@odata.type']", { root: 'none', steps: ['@odata.type'] }],
    ['@odata.nextLink', { root: 'none', steps: ['@odata.nextLink'] }],
    ['@headers()', undefined],
    ['a b', undefined],
  ])('%j is read', (text, path) => {
    expect(parsePath(text)).toEqual(path);
  });
});
