import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rewritten } from '../../src/certify/json-edits.ts';
import type { JsonValue } from '../../src/connector/json-value.ts';

const text = `{
    "swagger": "2.0",
    "info": { "title": "Caf\\u00e9", "version": "1.0" },
    "tags": ["a", "b", "c"],
    "paths": {
        "/things": { "get": { "summary": "List" } }
    }
}
`;
const value = JSON.parse(text);

test.each<readonly [string, JsonValue, string]>([
  ['nothing', value, text],
  [
    'a text: its other letters keep their spelling',
    { ...value, info: { ...value.info, title: 'Café Bar' } },
    text.replace('u00e9"', 'u00e9 Bar"'),
  ],
  ['an item that goes', { ...value, tags: ['a', 'c'] }, text.replace(', "b"', '')],
  ['items behind the last', { ...value, tags: ['a', 'b', 'c', 'd', 'e'] }, text.replace('"c"]', '"c", "d", "e"]')],
  ['a list in another order is written anew', { ...value, tags: ['c', 'b', 'a'] }, text.replace('["a", "b", "c"]', '["c", "b", "a"]')],
  [
    'new members are indented as their siblings',
    { ...value, paths: { ...value.paths, '/new': { get: { parameters: [{ name: 'id' }] } }, '/more': {} } },
    text.replace(
      '"List" } }\n',
      `"List" } },
        "/new": {
            "get": {
                "parameters": [
                    {
                        "name": "id"
                    }
                ]
            }
        },
        "/more": {}
`,
    ),
  ],
  [
    'a member that goes and one that comes',
    { swagger: '2.0', info: value.info, tags: value.tags, host: 'a.example' },
    text.replace(/"paths".*(?=\n\}\n)/s, '"host": "a.example"'),
  ],
])('%s', (_name, wanted, expected) => {
  expect(rewritten(text, wanted)).toBe(expected);
});

test('line ends stay as they are', () => {
  expect(rewritten('{\r\n  "a": 1\r\n}\r\n', { a: 1, b: { c: [2] } })).toBe(
    '{\r\n  "a": 1,\r\n  "b": {\r\n    "c": [\r\n      2\r\n    ]\r\n  }\r\n}\r\n',
  );
});

test('any text comes to mean any value, and whoever reads it finds nothing else', () => {
  const layouts = fc.constantFrom<string | undefined>(undefined, '  ', '\t');
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), layouts, (before, after, layout) => {
      const made = rewritten(JSON.stringify(before, undefined, layout), after as JsonValue);
      expect(JSON.parse(made)).toEqual(JSON.parse(JSON.stringify(after)));
    }),
    { numRuns: 2000 },
  );
});

test('a value that changes in one place keeps every byte elsewhere', () => {
  const leaf = fc.oneof(fc.string(), fc.integer(), fc.boolean());
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.dictionary(fc.string(), leaf)), fc.string(), leaf, (before, name, one) => {
      const after = { ...before, [name]: { only: one } };
      const made = rewritten(JSON.stringify(before, undefined, 2), after);
      for (const [kept, member] of Object.entries(before))
        if (kept !== name)
          expect(made).toContain(`${JSON.stringify(kept)}: ${JSON.stringify(member, undefined, 2).replaceAll('\n', '\n  ')}`);
    }),
  );
});
