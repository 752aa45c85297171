import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { attestationsOf } from '../../src/connector/pull-request-template.ts';

const folder = join(import.meta.dirname, '../../.github');
const read = (path: string): string => readFileSync(join(folder, path), 'utf8');

test('the template of pull requests asks each programme for what it has to confirm', () => {
  const asked = attestationsOf(read('pull_request_template.md'));
  const counts = (program: 'certified' | 'independent-publisher') => asked.filter(({ programs }) => programs.includes(program)).length;
  expect([asked.length, counts('certified'), counts('independent-publisher')]).toEqual([7, 5, 5]);
  expect(asked[0]).toEqual({
    text: 'I have the right to offer this connector, and what it sends and stores is told in its readme.',
    programs: ['certified', 'independent-publisher'],
  });
});

const forms = readdirSync(join(folder, 'ISSUE_TEMPLATE')).filter((name) => name !== 'config.yml');

test('there is a form for each thing that people come with, and none without one', () => {
  expect(forms.sort()).toEqual(['bug.yml', 'connector-problem.yml', 'new-publisher.yml', 'rule-dispute.yml']);
  expect(parse(read('ISSUE_TEMPLATE/config.yml'))).toEqual({ blank_issues_enabled: false });
});

describe.each(forms)('%s', (name) => {
  const form = parse(read(`ISSUE_TEMPLATE/${name}`));

  test('has what GitHub asks of a form', () => {
    expect(Object.keys(form).sort()).toEqual(['body', 'description', 'labels', 'name', 'title']);
    const fields = form.body.filter(({ type }: { type: string }) => type !== 'markdown');
    const ids = fields.map(({ id }: { id: string }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(fields.length).toBeGreaterThan(0);
    const labels = fields.map(({ attributes }: { attributes: { label: string } }) => attributes.label);
    expect(new Set(labels).size).toBe(labels.length);
    for (const { type, id, attributes, validations = {} } of fields) {
      expect(['input', 'textarea', 'dropdown', 'checkboxes']).toContain(type);
      expect(id).toMatch(/^[a-z][\w-]*$/);
      expect(attributes.label.length).toBeGreaterThan(0);
      expect(Object.keys(validations).filter((key) => key !== 'required')).toEqual([]);
      expect('options' in attributes).toBe(type === 'dropdown' || type === 'checkboxes');
    }
  });
});
