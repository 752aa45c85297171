import { limits } from '../../src/connector/limits.ts';
import { defineRule, everyProgram } from '../define.ts';
import { type Example, folder } from '../examples.ts';

export const jsonNodeLimit = defineRule({
  id: 'json-node-limit',
  subject: 'json',
  codes: [],
  severity: 'error',
  programs: everyProgram,
  summary: `The file holds at most ${limits.jsonNodes} values.`,
  why: 'A larger file stalls whatever reads it, designer and checks alike; nothing else of it is judged.',
  fix: 'Split the connector, or remove operations that nobody uses.',
  published: { certified: 0, 'independent-publisher': 0 },
  given: 'json-file',
  check({ tooManyNodes }) {
    if (tooManyNodes === undefined) return;
    return {
      message: `The file holds ${tooManyNodes} values; at most ${limits.jsonNodes} are allowed, and nothing else of it was judged.`,
    };
  },
  valid: [ofSize('as many as allowed', limits.jsonNodes)],
  invalid: [ofSize('one more', limits.jsonNodes + 1)],
});

/** A file of an object, an array and numbers, that many values together; it is written only when it is asked for. */
function ofSize(name: string, values: number): Example {
  const file = 'apiProperties.json';
  const written = (): Example => folder(name, { [file]: `{"properties": [${'0,'.repeat(values - 3)}0]}` });
  return { ...folder(name, {}, [{ file }]), entries: () => written().entries(), shown: () => `${file}: ${values} values` };
}
