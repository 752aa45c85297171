import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  encodePath,
  escapeCommandData,
  escapeCommandProperty,
  escapeLine,
  escapeLineStart,
  escapeSarifMessage,
  printJson,
} from '../../src/render/escape.ts';
import { hostile } from './reports.ts';

/** Any text, and texts made of what is dangerous somewhere. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.constantFrom(...hostile.split(/(?<=\W)/), '\r', '\n', '\t', '\u001b', '\u009b', '\ud83d', '%', '##', '[', '::', ','))
    .map((parts) => parts.join('')),
);

const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

test.each([
  ['::error::x', '\\u003a:error::x'],
  [' \u00a0::stop-commands::x', ' \u00a0\\u003a:stop-commands::x'],
  ['a ::error::x', 'a ::error::x'],
  [':one', ':one'],
  ['\n::x', '\\n::x'],
])('at the start of a line %j is %j', (text, shown) => expect(escapeLineStart(text)).toBe(shown));

describe('escapeLine', () => {
  test.each([
    ['a\u0000b\u001b[31m\u007f\u009b', 'a\\u0000b\\u001b[31m\\u007f\\u009b'],
    ['line\r\nnext\ttab', 'line\\r\\nnext\\ttab'],
    [
      '\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c',
      '\\u202a\\u202b\\u202c\\u202d\\u202e\\u2066\\u2067\\u2068\\u2069\\u200e\\u200f\\u061c',
    ],
    ['\u200b\u200c\u200d\u2060\ufeff\u00ad\u3164', '\\u200b\\u200c\\u200d\\u2060\\ufeff\\u00ad\\u3164'],
    ['\u2028\u2029\u0085', '\\u2028\\u2029\\u0085'],
    ['\u{e0041}\u{e0100}\ufe01', '\\u{e0041}\\u{e0100}\\ufe01'],
    ['\ud800 \udfff \uffff', '\\ud800 \\udfff \\uffff'],
  ])('shows %j', (text, shown) => expect(escapeLine(text)).toBe(shown));

  test.each(['Müller & Söhne', '日本語', 'العربية', '😀 ❤\ufe0f', 'C:\\new', '{"a":"b\\n"}'])('leaves %j as it is', (text) =>
    expect(escapeLine(text)).toBe(text),
  );

  test('never lets an unseen character or a command of the runner through', () => {
    fc.assert(fc.property(anyText, (text) => !unseen.test(escapeLine(text)) && !escapeLine(text).includes('##[')));
  });
});

test('printJson keeps every value and prints nothing unseen but line feeds', () => {
  fc.assert(
    fc.property(fc.oneof(anyText, fc.jsonValue({ stringUnit: 'binary' })), (value) => {
      const printed = printJson({ value });
      expect(JSON.parse(printed)).toEqual(JSON.parse(JSON.stringify({ value })));
      expect(unseen.test(printed.replaceAll('\n', ''))).toBe(false);
      expect(printed).not.toContain('##[');
    }),
  );
});

describe('workflow commands', () => {
  test('shows what GitHub would read as an end or an escape', () => {
    expect(escapeCommandData('100% of a:b,c\r\n::error::x')).toBe('100%25 of a:b,c\\r\\n::error::x');
    expect(escapeCommandProperty('a:b,c%3A')).toBe('a%3Ab%2Cc%253A');
  });

  test('stay one command, and GitHub reads back what was shown', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const property = escapeCommandProperty(text);
        expect(property).not.toMatch(/[\r\n:,]/);
        const read = property
          .replaceAll('%3A', ':')
          .replaceAll('%2C', ',')
          .replaceAll('%0D', '\r')
          .replaceAll('%0A', '\n')
          .replaceAll('%25', '%');
        expect(read).toBe(escapeLine(text));
        expect(escapeCommandData(text)).not.toMatch(/[\r\n]/);
      }),
    );
  });
});

test('a message in SARIF holds no embedded link', () => {
  expect(escapeSarifMessage('see [this](https://evil.example) and [0]')).toBe('see \\[this](https://evil.example) and [0]');
  fc.assert(fc.property(anyText, (text) => !/(?<!\\)\[[^\]]*\]\(/.test(escapeSarifMessage(text))));
});

test('a path is a relative reference that reads back as the path', () => {
  expect(encodePath('certified-connectors/Acme #1 100%/a:b?.json')).toBe('certified-connectors/Acme%20%231%20100%25/a%3Ab%3F.json');
  fc.assert(
    fc.property(anyText, (text) => {
      expect(encodePath(text)).toMatch(/^[\w.~!*'()%/-]*$/);
      expect(decodeURIComponent(encodePath(text))).toBe(text.replaceAll('\\', '/').replace(/\p{Cs}/gu, '\ufffd'));
    }),
  );
});
