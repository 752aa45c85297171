import { arrayOr, equalJson, type JsonValue, objectOr, own } from '../../src/connector/json-value.ts';
import { defineRule, everyProgram } from '../define.ts';
import { document } from '../examples.ts';
import { quote } from '../quote.ts';

export const tagUnique = defineRule({
  id: 'tag-unique',
  subject: 'json',
  codes: ['TagRedefined'],
  severity: 'error',
  programs: everyProgram,
  summary: 'No two tags of the definition have the same name.',
  why: 'Operations refer to a tag by its name: which of two descriptions is meant cannot be told.',
  fix: 'Remove the repeated tag.',
  published: { certified: 0, 'independent-publisher': 0 },
  sources: ['OpenAPI 2.0: Swagger Object'],
  given: 'document',
  having: ['tags'],
  *check({ tags }) {
    const seen = new Map<string, JsonValue>();
    for (const [index, tag] of arrayOr(tags).entries()) {
      const { name } = objectOr(tag);
      if (typeof name !== 'string') continue;
      const first = seen.get(name);
      if (first === undefined) seen.set(name, tag);
      else {
        const saysNothingNew = Object.entries(objectOr(tag)).every(([member, value]) => equalJson(own(objectOr(first), member), value));
        yield {
          message: `The tag ${quote(name)} is defined a second time.`,
          at: ['tags', index],
          repair: saysNothingNew ? { kind: 'remove' } : undefined,
        };
      }
    }
  },
  valid: [
    document('another letter case', { tags: [{ name: 'Things' }, { name: 'things' }] }),
    document('no names', { tags: [{}, {}, null] }),
  ],
  invalid: [
    document(
      'a second description',
      { tags: [{ name: 'Things' }, { name: 'Parts' }, { name: 'Things', description: 'All things.' }] },
      {
        at: ['tags', 2],
        program: 'custom',
      },
    ),
    document('the same again', { tags: [{ name: 'Things' }, { name: 'Things' }] }, { at: ['tags', 1] }),
  ],
});
