import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Rule } from '../../rules/define.ts';
import type { Example } from '../../rules/examples.ts';
import * as index from '../../rules/index.ts';
import { codeSpan, escapeOwnMarkdown } from '../../src/render/escape-markdown.ts';
import { judgeExample } from '../helpers/judge-example.ts';

/** Rules of the reference that are not written yet. One that exists must leave this list. */
const pending: readonly string[] = [];

/** Rules that the reference does not have. */
const ourOwn: readonly string[] = ['acknowledgements-valid', 'text-spelling'];

/** Beside the reference, everything that changed is told, and what makes a submission one that can be judged. */
const ownSubjects: readonly string[] = ['change', 'submission'];

interface ReferenceRule {
  readonly id: string;
  readonly subject: string;
  readonly codes: readonly string[];
}

/** A code, a rule that carries it and the examples that show both. */
interface Row {
  readonly code: string;
  readonly rule: Rule;
  /** An example that the rule finds under this code; `undefined` when there is none. */
  readonly failing: Example | undefined;
  readonly passing: Example | undefined;
}

const rules: readonly Rule[] = Object.values(index);
const rows = rules.flatMap(rowsOf).sort((a, b) => compareCodes(a.code, b.code));

test('docs/codes.md tells every code (npm test -- --update writes it)', async () => {
  await expect(renderCodesPage(rows)).toMatchFileSnapshot('../../docs/codes.md');
});

test('each code belongs to one rule, which shows it failing and passing', () => {
  const codes = rows.map(({ code }) => code);
  expect(codes.filter((code, at) => codes.indexOf(code) !== at)).toEqual([]);
  expect(rows.filter((row) => !row.failing || !row.passing).map(({ code, rule }) => `${code} of ${rule.id}`)).toEqual([]);
});

test('no rule finds anything under a code that it does not carry', () => {
  const strange = rules.flatMap((rule) =>
    rule.invalid.flatMap((example) =>
      [...codesFound(rule, example)].filter((code) => !rule.codes.includes(code)).map((code) => `${rule.id}: ${code}`),
    ),
  );
  expect(strange).toEqual([]);
});

test('what is pending does not exist yet', () => {
  expect(pending.filter((id) => rules.some((rule) => rule.id === id))).toEqual([]);
});

const project = fileURLToPath(new URL('../../', import.meta.url));
const reference = fileURLToPath(new URL('../../../shared/reference/', import.meta.url));
const referenceIsThere = existsSync(reference);
const note = referenceIsThere ? '' : ` (SKIPPED: there is no ${relative(project, reference)})`;

describe.skipIf(!referenceIsThere)(`beside the reference${note}`, () => {
  const read = <T>(name: string): T => JSON.parse(readFileSync(`${reference}${name}`, 'utf8'));
  const expected = (): ReferenceRule[] => read<ReferenceRule[]>('rules.json').filter(({ id }) => !pending.includes(id));

  test('every rule of the reference exists, under the same subject, or is pending', () => {
    const known = new Map(expected().map(({ id, subject }) => [id, subject]));
    const told = rules.filter(({ id, subject }) => known.has(id) || !(ourOwn.includes(id) || ownSubjects.includes(subject)));
    expect(new Map(told.map(({ id, subject }) => [id, subject]))).toEqual(known);
    const ids = new Set(read<ReferenceRule[]>('rules.json').map(({ id }) => id));
    expect(pending.filter((id) => !ids.has(id))).toEqual([]);
    expect(ourOwn.filter((id) => ids.has(id))).toEqual([]);
  });

  test('every code is carried by the rule that the reference names, and by no other', () => {
    const told = expected().flatMap(({ id, codes }) => codes.map((code) => `${code}: ${id}`));
    expect(rows.map(({ code, rule }) => `${code}: ${rule.id}`).sort()).toEqual(told.sort());
  });

  test('what cannot be told from files is not claimed', () => {
    const impossible = read<{ code: string }[]>('notImplementable.json').map(({ code }) => code);
    expect(rows.filter(({ code }) => impossible.includes(code)).map(({ code }) => code)).toEqual([]);
    // The swagger validator's codes that one connector's files can show, and those two, are all that is documented: 174.
    const waiting = read<ReferenceRule[]>('rules.json').filter(({ id }) => pending.includes(id));
    const shown = rows.filter(({ rule }) => rule.change === undefined);
    const claimed = new Set([...shown.map(({ code }) => code), ...waiting.flatMap(({ codes }) => codes)].filter(isSwaggerCode));
    expect([...claimed, ...impossible]).toHaveLength(174);
  });
});

function rowsOf(rule: Rule): Row[] {
  if (rule.codes.length === 0) return [];
  const shown = rule.invalid.map((example) => ({ example, codes: codesFound(rule, example) }));
  return rule.codes.map((code) => {
    const showing = shown.filter(({ codes }) => codes.has(code));
    // The example that shows the fewest other codes is about this one.
    const failing = showing.sort((a, b) => a.codes.size - b.codes.size)[0]?.example;
    return { code, rule, failing, passing: rule.valid[0] };
  });
}

function codesFound(rule: Rule, example: Example): Set<string> {
  return new Set(judgeExample(rule, example).flatMap(({ codes }) => codes));
}

function isSwaggerCode(code: string): boolean {
  return !/^\d/.test(code);
}

/** By name, or by the numbers of a policy. */
function compareCodes(a: string, b: string): number {
  if (isSwaggerCode(a) || isSwaggerCode(b)) return a < b ? -1 : a > b ? 1 : 0;
  const [left, right] = [a, b].map((code) =>
    code
      .split('.')
      .map((part) => part.padStart(6, '0'))
      .join('.'),
  );
  return String(left) < String(right) ? -1 : 1;
}

function renderCodesPage(all: readonly Row[]): string {
  const ofSwagger = all.filter(({ code }) => isSwaggerCode(code));
  const ofPolicy = all.filter(({ code }) => !isSwaggerCode(code));
  const blocks = [
    "<!-- Made from the rules in rules/ by test/rules/codes.test.ts. Change a rule's codes there, then make this page anew. -->",
    '# Codes of the platform',
    'Which rule tells what the platform calls by a code, and the two examples in its file that show it. ' +
      '`certify explain <code>` explains the rule. Codes that no file can show are not here.',
    `## Codes of the swagger validator (${ofSwagger.length})`,
    tableOf(ofSwagger),
    `## Codes of the certification policy (${ofPolicy.length})`,
    tableOf(ofPolicy),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function tableOf(some: readonly Row[]): string {
  const name = (example: Example | undefined): string => (example ? escapeOwnMarkdown(example.name) : '');
  const lines = some.map(
    ({ code, rule, failing, passing }) => `| ${codeSpan(code)} | [${rule.id}](rules.md#${rule.id}) | ${name(failing)} | ${name(passing)} |`,
  );
  return ['| code | rule | failing example | passing example |', '|---|---|---|---|', ...lines].join('\n');
}
