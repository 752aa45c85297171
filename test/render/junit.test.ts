import { DOMParser } from '@xmldom/xmldom';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escapeLine, escapeXml } from '../../src/render/escape.ts';
import { renderJunit } from '../../src/render/junit.ts';
import { connector, finding, hostile, reportOf, sample } from './reports.ts';

/** A document, or a throw for anything a parser has to say about it. */
function parseXml(text: string) {
  const onError = (level: string, message: string) => {
    throw new Error(`${level}: ${message}`);
  };
  // The parser itself is generous about these.
  expect(text).not.toMatch(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
  return new DOMParser({ onError }).parseFromString(text, 'text/xml');
}

test('any text is content and attribute of a document that parses, and reads back as it was shown', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary' }), fc.constant(hostile), fc.constantFrom(']]>', '&amp;', '<![CDATA[', '\ufffe', '\u0000')),
      (text) => {
        const element = parseXml(`<a b="${escapeXml(text)}" c='${escapeXml(text)}'>${escapeXml(text)}</a>`).documentElement;
        expect(element?.textContent).toBe(escapeLine(text));
        expect(element?.getAttribute('b')).toBe(escapeLine(text));
        expect(element?.getAttribute('c')).toBe(escapeLine(text));
      },
    ),
  );
});

test('JUnit has a suite per connector and a case per rule that fired', async () => {
  parseXml(renderJunit(sample));
  await expect(renderJunit(sample)).toMatchFileSnapshot('snapshots/junit.xml');
});

test('JUnit of a connector full of hostile texts has no element of theirs', () => {
  const evil = [
    finding({ ruleId: hostile, message: hostile, fix: hostile, location: { file: hostile } }),
    finding({ severity: 'info', message: hostile }),
  ];
  const { documentElement } = parseXml(renderJunit(reportOf(connector({ path: hostile, findings: evil }))));
  const names = [...(documentElement?.getElementsByTagName('*') ?? [])].map(({ nodeName }) => nodeName);
  expect(names).toEqual(['testsuite', 'testcase', 'failure', 'testcase', 'system-out']);
});

test('JUnit fails only for new errors', () => {
  const junit = renderJunit(
    reportOf(connector({ findings: [finding({ state: 'existing' }), finding({ ruleId: 'a', severity: 'warning' })] })),
  );
  expect(junit).toContain('<testsuites name="certify" tests="2" failures="0" errors="0">');
  expect(junit).not.toContain('<failure');
  expect(renderJunit(reportOf(connector({ findings: [finding(), finding(), finding()] })))).toContain('x-ms-summary. (and 2 more)"');
});
