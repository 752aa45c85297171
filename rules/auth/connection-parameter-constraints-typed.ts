import { type JsonValue, objectOr } from '../../src/connector/json-value.ts';
import { defineRule, everyProgram } from '../define.ts';
import { connectionParameter } from '../examples.ts';
import { quote } from '../quote.ts';

interface Constraint {
  readonly expected: string;
  readonly isRight: (value: JsonValue | undefined) => boolean;
}

/** Of `hidden` both forms are seen and both are accepted. */
const constraintTypes: Readonly<Record<string, Constraint>> = {
  required: { expected: 'the text "true" or "false"', isRight: (value) => value === 'true' || value === 'false' },
  clearText: { expected: 'true or false without quotes', isRight: (value) => typeof value === 'boolean' },
  tabIndex: { expected: 'a whole number', isRight: (value) => Number.isInteger(value) },
  hidden: { expected: 'a text or a boolean', isRight: (value) => typeof value === 'string' || typeof value === 'boolean' },
};

export const connectionParameterConstraintsTyped = defineRule({
  id: 'connection-parameter-constraints-typed',
  subject: 'auth',
  codes: [],
  severity: 'warning',
  programs: everyProgram,
  summary: 'In constraints required is the text "true" or "false", clearText a boolean and tabIndex a whole number.',
  why: 'A constraint of another type is passed over: the field becomes optional, or shows what it should hide.',
  fix: 'Write the value with the type that is expected.',
  published: { certified: 5, 'independent-publisher': 1 },
  given: 'connection-parameter',
  having: ['uiDefinition'],
  *check({ uiDefinition }, { name }) {
    const constraints = objectOr(objectOr(uiDefinition)['constraints']);
    for (const [member, { expected, isRight }] of Object.entries(constraintTypes)) {
      const value = constraints[member];
      if (value === undefined || isRight(value)) continue;
      const meant = corrected(member, value);
      yield {
        message: `${member} of connection parameter ${quote(name)} is ${quote(value)}, not ${expected}.`,
        at: ['uiDefinition', 'constraints', member],
        ...(meant !== undefined && { fix: `Write "${member}": ${meant}.`, repair: { kind: 'replace', value: JSON.parse(meant) } }),
      };
    }
  },
  valid: [
    connectionParameter('as expected', {
      type: 'securestring',
      uiDefinition: { constraints: { required: 'true', clearText: false, tabIndex: 2, hidden: 'false', capability: ['gateway'] } },
    }),
    connectionParameter('hidden by a boolean', { type: 'string', uiDefinition: { constraints: { hidden: true } } }),
    connectionParameter('no constraints', { type: 'string', uiDefinition: { constraints: [] } }),
  ],
  invalid: [
    connectionParameter(
      'required as a boolean',
      { type: 'securestring', uiDefinition: { constraints: { required: true } } },
      { at: ['uiDefinition', 'constraints', 'required'] },
    ),
    connectionParameter(
      'the others as texts',
      { type: 'securestring', uiDefinition: { constraints: { required: 'True', clearText: 'false', tabIndex: '2' } } },
      {
        at: [
          ['uiDefinition', 'constraints', 'required'],
          ['uiDefinition', 'constraints', 'clearText'],
          ['uiDefinition', 'constraints', 'tabIndex'],
        ],
        program: 'custom',
      },
    ),
    connectionParameter(
      'neither form',
      { type: 'string', uiDefinition: { constraints: { hidden: null, tabIndex: 1.5 } } },
      {
        at: [
          ['uiDefinition', 'constraints', 'hidden'],
          ['uiDefinition', 'constraints', 'tabIndex'],
        ],
      },
    ),
  ],
});

/** The value as it was meant, in JSON, where that can be told. */
function corrected(member: string, value: JsonValue): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'boolean') return undefined;
  const text = String(value).toLowerCase();
  const isFlag = text === 'true' || text === 'false';
  if (member === 'required' && isFlag) return `"${text}"`;
  if (member === 'clearText' && isFlag) return text;
  return member === 'tabIndex' && /^\d{1,4}$/.test(text) ? text : undefined;
}
