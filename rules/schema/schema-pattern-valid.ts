import { defineRule, everyProgram } from '../define.ts';
import { parameter, schema } from '../examples.ts';
import { quote } from '../quote.ts';
import { nameOf, typedKinds } from './typed-node.ts';

/** The start of a group by which .NET switches options, `(?i)` or `(?i:`. */
const inlineOptions = /\(\?[imnsx]+(?:-[imnsx]+)?([):])/g;

export const schemaPatternValid = defineRule({
  id: 'schema-pattern-valid',
  subject: 'schema',
  codes: ['PatternShouldBeValidRegularExpression'],
  severity: 'error',
  programs: everyProgram,
  summary: 'A pattern is a regular expression.',
  why: 'A broken expression can match nothing, so whatever a maker enters is refused, if the definition is accepted at all.',
  fix: 'Correct the expression; check brackets and the backslashes, which JSON doubles.',
  published: { certified: 0, 'independent-publisher': 0 },
  sources: ['OpenAPI 2.0', 'ECMA-262'],
  given: typedKinds,
  having: ['pattern'],
  check({ pattern }, node) {
    if (typeof pattern !== 'string' || isExpression(pattern) || isExpression(withoutInlineOptions(pattern))) return;
    return { message: `${nameOf(node)} has the pattern ${quote(pattern)}, which is no regular expression.`, at: ['pattern'] };
  },
  valid: [
    schema('plain', { pattern: '^[A-Z]{2}\\d{4}$' }),
    schema('valid only with the flag u', { pattern: '^[😀-😎]$' }),
    schema('valid only without the flag u', { pattern: '^[\\w-.]+$' }),
    schema('an option of .NET', { pattern: '(?i)^[a-z]+$' }),
    parameter('an option of .NET for a group', { pattern: '^(?i:north|south)$' }),
  ],
  invalid: [
    schema('never closed', { pattern: '^([A-Z]+$' }, { at: ['pattern'] }),
    parameter('nothing to repeat', { pattern: '*.json' }, { at: ['pattern'] }),
    parameter('items of a parameter', { type: 'array', items: { type: 'string', pattern: '[z-a]' } }, { at: ['items', 'pattern'] }),
  ],
});

function withoutInlineOptions(pattern: string): string {
  return pattern.replace(inlineOptions, (_group, end) => (end === ':' ? '(?:' : ''));
}

/** Only compiles: an expression of strangers is never run. */
function isExpression(pattern: string): boolean {
  return compiles(pattern, '') || compiles(pattern, 'u');
}

function compiles(pattern: string, flags: string): boolean {
  try {
    new RegExp(pattern, flags);
    return true;
  } catch {
    return false;
  }
}
