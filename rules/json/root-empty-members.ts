import { isArray } from '../../src/connector/json-value.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { document, operation } from '../examples.ts';

const lists = ['consumes', 'produces'] as const;

export const rootEmptyMembers = defineRule({
  id: 'root-empty-members',
  subject: 'json',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'The lists consumes and produces of the definition are not empty.',
  why: 'An empty list says nothing, and readers wonder what was forgotten.',
  fix: 'Remove the empty list, or fill it.',
  published: { certified: 265, 'independent-publisher': 158 },
  given: 'document',
  having: lists,
  *check(document) {
    for (const name of lists) {
      const list = document[name];
      if (isArray(list) && list.length === 0) yield { message: `${name} is an empty list.`, at: [name], repair: { kind: 'remove' } };
    }
  },
  valid: [
    document('absent', { consumes: undefined, produces: undefined }),
    operation('of an operation, where it overrides', { consumes: [] }),
    document('custom', { consumes: [] }, { program: 'custom' }),
  ],
  invalid: [document('both', { consumes: [], produces: [] }, { at: [['consumes'], ['produces']] })],
});
