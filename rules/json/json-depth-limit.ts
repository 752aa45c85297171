import { limits } from '../../src/connector/limits.ts';
import { defineRule, everyProgram } from '../define.ts';
import { folder } from '../examples.ts';

export const jsonDepthLimit = defineRule({
  id: 'json-depth-limit',
  subject: 'json',
  codes: [],
  severity: 'error',
  programs: everyProgram,
  summary: `Objects and arrays are nested at most ${limits.jsonDepth} levels deep.`,
  why: 'Deeper nesting overflows the tools that read the file; nothing else of it is judged.',
  fix: 'Move inner schemas to definitions and refer to them.',
  published: { certified: 0, 'independent-publisher': 0 },
  given: 'json-file',
  check(file) {
    if (file.tooDeepAt === undefined) return;
    return {
      message: `The nesting passes ${limits.jsonDepth} levels here; nothing else of the file was judged.`,
      ...file.positionAt(file.tooDeepAt),
    };
  },
  valid: [folder('as deep as allowed', { 'apiProperties.json': nested(limits.jsonDepth) })],
  invalid: [
    folder('one level more', { 'apiProperties.json': nested(limits.jsonDepth + 1) }, [{ file: 'apiProperties.json', line: 2 }], {
      program: 'custom',
    }),
  ],
});

/** An object with arrays in it, the second half of them on a line of its own. */
function nested(depth: number): string {
  return `{"properties": ${'['.repeat(depth - 2)}\n[${']'.repeat(depth - 1)}}`;
}
