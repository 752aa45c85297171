import { type JsonValue, textOfValue } from '../connector/json-value.ts';
import { type Expression, parseTemplate } from './expressions.ts';
import { valueBelow } from './json-path.ts';
import { longestBody, type Notes, quoted, Stopped } from './notes.ts';

/** What expressions can see while a policy runs. */
export interface Scope {
  readonly header: (name: string) => string | undefined;
  readonly query: (name: string) => string | undefined;
  readonly connection: (name: string) => string | undefined;
  readonly body: () => JsonValue | undefined;
  readonly item?: JsonValue;
  readonly triggerBody?: JsonValue;
  /** The verb of the call before any policy. */
  readonly method: string;
  readonly notes: Notes;
}

/** A template as text; `encode` is applied to what expressions give, not to the text around them. */
export function textFrom(template: string, scope: Scope, encode: (text: string) => string = (text) => text): string {
  const { pieces, hasUnknown } = parseTemplate(template);
  if (hasUnknown) scope.notes.assume('unknown-function-is-text');
  let text = '';
  for (const piece of pieces) {
    text += typeof piece === 'string' ? piece : encode(textOfValue(given(piece, scope)));
    if (text.length > longestBody) throw new Stopped('limit', 'A policy makes a text that is too long.');
  }
  return text;
}

/** The value of a template: that of its expression when it is nothing else, otherwise text. */
export function valueFrom(template: string, scope: Scope): JsonValue {
  const { pieces } = parseTemplate(template);
  const [only, another] = pieces;
  if (only !== undefined && typeof only !== 'string' && another === undefined) {
    const value = given(only, scope);
    return only.isText ? textOfValue(value) : value;
  }
  return textFrom(template, scope);
}

function given(expression: Expression, scope: Scope): JsonValue {
  const value = valueOfExpression(expression, scope);
  if (value !== undefined && value !== null) return value;
  if (expression.fallback !== undefined) return expression.fallback;
  const isBody = expression.source === 'body' || expression.source === 'item' || expression.source === 'trigger-body';
  scope.notes.assume(isBody ? 'absent-body-value-is-empty' : 'absent-value-is-empty');
  return '';
}

/** The value of one expression, without its default; stops where a path leads through nothing. */
function valueOfExpression({ source, name, steps }: Expression, scope: Scope): JsonValue | undefined {
  switch (source) {
    case 'headers':
      return scope.header(name);
    case 'query':
      return scope.query(name);
    case 'connection':
      return scope.connection(name);
    case 'environment':
      scope.notes.assume('environment-variable-is-empty');
      return undefined;
    case 'method':
      return scope.method;
    default: {
      const start = source === 'body' ? scope.body() : source === 'item' ? scope.item : scope.triggerBody;
      const holder = steps.length > 0 ? valueBelow(start, steps.slice(0, -1)) : start;
      if (holder === undefined || holder === null)
        throw new Stopped('policy', `An expression of a policy leads through nothing at ${quoted(`${source}().${steps.join('.')}`)}.`);
      return valueBelow(start, steps);
    }
  }
}
