import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { golden } from '../../rules/golden.ts';
import { equalJson, isArray, isObject, type JsonValue } from '../../src/connector/json-value.ts';
import { type Path, valueAt } from '../../src/connector/place.ts';
import { withChange } from '../../src/editing/apply-change.ts';
import { parseChange } from '../../src/editing/asked.ts';
import { withMetadata, withValue } from '../../src/editing/document-change.ts';
import { signInChoices, signInKind, withSignIn } from '../../src/editing/sign-in.ts';
import { shownText, typedText } from '../../src/editing/typed-text.ts';

const names = fc.oneof(fc.constantFrom('__proto__', 'constructor', 'toString', 'a', 'b', '', '0', 'a/b~'), fc.string());
const { json } = fc.letrec<{ json: JsonValue }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.oneof(fc.constant(null), fc.boolean(), fc.integer(), fc.string()),
    fc.array(tie('json'), { maxLength: 4 }),
    fc.array(fc.tuple(names, tie('json')), { maxLength: 5 }).map((members) => Object.fromEntries(members)),
  ),
}));
const objects = fc.array(fc.tuple(names, json), { maxLength: 5 }).map((members): JsonValue => Object.fromEntries(members));

/** Places of all values below the root. */
function pathsIn(value: JsonValue, path: Path = []): Path[] {
  const members = isArray(value) ? [...value.entries()] : isObject(value) ? Object.entries(value) : [];
  return members.flatMap(([key, one = null]) => [[...path, key], ...pathsIn(one, [...path, key])]);
}

describe('a value of a document', () => {
  test('is there afterwards, and no other changed', () => {
    fc.assert(
      fc.property(objects, fc.nat(), json, (document, pick, value) => {
        const paths = pathsIn(document);
        const path = paths[pick % Math.max(1, paths.length)] ?? ['new'];
        const next = withValue(document, path, value);
        expect(equalJson(valueAt(next, path), value)).toBe(true);
        for (const other of paths) {
          const isOnTheWay = other.every((key, depth) => key === path[depth]) || path.every((key, depth) => key === other[depth]);
          if (!isOnTheWay) expect(valueAt(next, other)).toBe(valueAt(document, other));
        }
      }),
    );
  });

  test('is made where nothing was, under any name, and nothing is left when it goes', () => {
    fc.assert(
      fc.property(fc.array(names, { minLength: 1, maxLength: 4 }), json, (path, value) => {
        const made = withValue({}, path, value);
        expect(equalJson(valueAt(made, path), value)).toBe(true);
        expect(valueAt(withValue(made, path, undefined), path)).toBeUndefined();
      }),
    );
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test.each<[JsonValue, Path, JsonValue | undefined, JsonValue]>([
    [{ info: { contact: { name: 'A' } } }, ['info', 'contact', 'name'], undefined, { info: {} }],
    [{ properties: { id: { title: 'A' } } }, ['properties', 'id', 'title'], undefined, { properties: { id: {} } }],
    [{ a: [1, 2, 3] }, ['a', 1], undefined, { a: [1, 3] }],
    [{ a: [1] }, ['a', 1], 2, { a: [1, 2] }],
    [{ a: 1 }, ['b', 'c'], undefined, { a: 1 }],
  ])('of %j at %j becomes %j', (document, path, value, wanted) => {
    expect(withValue(document, path, value)).toEqual(wanted);
  });

  test('is refused where something else stands in the way', () => {
    expect(() => withValue({ info: 'text' }, ['info', 'title'], 'x')).toThrow("'/info' is no object. Change it in the text of the file.");
    expect(() => withValue({ a: [1] }, ['a', 3], 'x')).toThrow("'/a' has no item 3.");
    expect(() => withValue({ a: [1] }, ['a', 'length'], 0)).toThrow("'/a' has no item length.");
  });
});

describe('an entry of the metadata', () => {
  test('is made, changed and taken away by its name', () => {
    const one = withMetadata({}, 'Website', 'https://a.example.com');
    expect(one).toEqual({ 'x-ms-connector-metadata': [{ propertyName: 'Website', propertyValue: 'https://a.example.com' }] });
    const two = withMetadata(one, 'Categories', 'Data');
    const changed = withMetadata(two, 'Website', 'https://b.example.com');
    expect(changed).toEqual({
      'x-ms-connector-metadata': [
        { propertyName: 'Website', propertyValue: 'https://b.example.com' },
        { propertyName: 'Categories', propertyValue: 'Data' },
      ],
    });
    expect(withMetadata(withMetadata(changed, 'Website', undefined), 'Categories', undefined)).toEqual({});
    expect(withMetadata({}, 'Website', undefined)).toEqual({});
  });
});

describe('a text', () => {
  const text = JSON.stringify(golden('certified').definition, null, 3).replace('Northwind Things', 'Northwind \\u0054hings');
  const files = { definition: { text, base: text } };

  test('gets the bytes back that it was read with when a value is put back', () => {
    const paths = pathsIn(JSON.parse(text) as JsonValue);
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.oneof(fc.string(), fc.constant(null)), (path, value) => {
        const old = valueAt(JSON.parse(text) as JsonValue, path) ?? null;
        // An item that goes is another item's place.
        if (value === null && typeof path.at(-1) === 'number') return;
        const changed = withChange(files, { kind: 'value', file: 'definition', path, value });
        expect(withChange(changed, { kind: 'value', file: 'definition', path, value: old }).definition?.text).toBe(text);
      }),
      { numRuns: 200 },
    );
  });

  test('changes in one place for one value', () => {
    const changed = withChange(files, { kind: 'value', file: 'definition', path: ['host'], value: 'api.contoso.com' });
    expect(changed.definition?.text).toBe(text.replace('things.northwindtraders.com', 'api.contoso.com'));
  });

  test.each(['', '{', '{"a":1,"a":2}', '{"a":1,}', '\ufeff{}', '/**/{}'])('that is no strict JSON is left alone: %j', (odd) => {
    const change = { kind: 'value', file: 'definition', path: ['host'], value: 'x' } as const;
    expect(() => withChange({ definition: { text: odd, base: odd } }, change)).toThrow('no strict JSON');
  });

  test('that was typed keeps the ends of its lines', () => {
    const mixed = fc
      .array(fc.tuple(fc.string(), fc.constantFrom('\r\n', '\n', '\r')), { maxLength: 8 })
      .map((lines) => lines.flat().join(''));
    fc.assert(
      fc.property(mixed, mixed, (before, other) => {
        expect(typedText(before, shownText(before))).toBe(before);
        expect(shownText(typedText(before, shownText(other)))).toBe(shownText(other));
      }),
    );
    expect(typedText('a\r\nb\nc\r\nd', 'a\nb\nx\ny\nd')).toBe('a\r\nb\nx\r\ny\r\nd');
  });
});

describe('a kind of sign-in', () => {
  const { definition, properties } = golden('certified');

  test.each(signInChoices.map(({ value }) => value))(
    '%s is what the files say once it was chosen, and choosing it again changes nothing',
    (to) => {
      for (const from of signInChoices) {
        const chosen = withSignIn(withSignIn({ definition, properties }, from.value), to);
        // Addresses stay when another provider is told to be one's own: then it is still that provider.
        const kinds = to === 'oauth2' && from.value.startsWith('oauth2:') ? ['oauth2', from.value] : [to];
        expect(kinds).toContain(signInKind(chosen));
        expect(withSignIn(chosen, to)).toEqual(chosen);
      }
    },
  );

  test('keeps what else is asked for, the id of the client, the scopes, and policies', () => {
    const asked = withValue(properties, ['properties', 'connectionParameters', 'site'], { type: 'string' });
    const first = withSignIn({ definition, properties: asked }, 'oauth2:github');
    const settings = ['properties', 'connectionParameters', 'token', 'oAuthSettings'];
    const own = withValue(withValue(first.properties, [...settings, 'clientId'], 'abc'), [...settings, 'scopes'], ['repo']);
    const second = withSignIn({ definition: first.definition, properties: own }, 'oauth2:google');
    expect(valueAt(second.properties, [...settings, 'clientId'])).toBe('abc');
    expect(valueAt(second.definition, ['security'])).toEqual([{ oauth2_auth: ['repo'] }]);
    const none = withSignIn(withSignIn(second, 'bearer'), 'none');
    expect(valueAt(none.properties, ['properties', 'connectionParameters'])).toEqual({ site: { type: 'string' } });
    expect(valueAt(none.definition, ['securityDefinitions'])).toBeUndefined();
    expect(valueAt(none.properties, ['properties', 'policyTemplateInstances'])).toEqual(
      valueAt(properties, ['properties', 'policyTemplateInstances']),
    );
  });
});

describe('a change that a page asks for', () => {
  test('is one that is known, or a sentence', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          json,
          fc.record({
            kind: fc.constantFrom('value', 'text', 'metadata', 'sign-in'),
            file: json,
            path: json,
            value: json,
            name: json,
            to: json,
            text: json,
          }),
        ),
        (asked) => {
          const text = '{"a":1}';
          try {
            const { definition } = withChange({ definition: { text, base: text } }, parseChange(asked as JsonValue));
            expect(typeof definition?.text).toBe('string');
          } catch (error) {
            expect(error).toMatchObject({ name: 'UserError' });
          }
        },
      ),
    );
  });
});
