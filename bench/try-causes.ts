/** Why an operation did not pass when it was tried on its own mock. */
export interface Cause {
  readonly name: string;
  /** What the sentence of such a difference looks like. */
  readonly pattern: RegExp;
  readonly result: string;
  readonly reason: string;
  /** The rules that should have said so. */
  readonly rules: readonly string[];
  /** Said where there is no such rule. */
  readonly noRule: string;
}

const none = { rules: [], noRule: 'no rule' } as const;
const failed = { result: '`failed`', noRule: '' } as const;

/** The first one that fits is the cause. */
export const causes: readonly Cause[] = [
  {
    name: 'a script answers',
    pattern: /^The script of the connector answers/,
    result: '`needs-runtime`',
    reason: 'scripts are not run here',
    rules: [],
    noRule: 'none: it is no mistake',
  },
  {
    name: 'a policy changes the answer',
    pattern: /^A policy changes the body of the answer/,
    result: '`needs-real-backend`',
    reason: 'the definition does not say what the service itself answers',
    rules: [],
    noRule: 'none: it is no mistake',
  },
  {
    name: 'a policy asks the service for a value',
    pattern: /^The extra call of setvaluefromurl/,
    result: '`needs-real-backend`',
    reason: 'what it asks is no operation of the definition',
    rules: [],
    noRule: 'none: it is no mistake',
  },
  {
    name: 'a pattern that cannot be read simply',
    pattern: /its pattern is not simple enough/,
    result: '`needs-real-backend`',
    reason: 'patterns are never run; a default or an example beside it would do',
    rules: [],
    noRule: 'none: it is a limit of ours',
  },
  {
    ...failed,
    name: 'the allowed values are of another type',
    pattern: /its list of allowed values holds none/,
    reason: 'no value is right, so nothing can be sent or answered',
    rules: ['schema-enum-type'],
  },
  {
    ...failed,
    name: 'no success is promised',
    pattern: /the definition promises no success at all$/,
    reason: 'a maker cannot use an answer that nobody describes',
    rules: ['response-success-present', 'operation-responses-present', 'required-member-present'],
  },
  {
    ...failed,
    name: 'a default against its own schema',
    pattern: /^the default /,
    reason: 'the designer sends it as it stands',
    rules: ['schema-default-type', 'schema-default-in-enum'],
  },
  {
    ...failed,
    ...none,
    name: 'an example against its own schema',
    pattern: /^the example /,
    reason: 'one of the two is wrong; readers send what is shown',
  },
  {
    ...failed,
    ...none,
    name: 'an example of an answer against its schema',
    pattern: /^the answer \(\d+\)/,
    reason: 'either the service answers so, and the schema misleads makers, or the example does',
  },
  {
    ...failed,
    ...none,
    name: 'a header parameter whose name is none',
    pattern: /is no name of a header$/,
    reason: 'no request can carry it',
  },
  {
    ...failed,
    ...none,
    name: 'a header made of letters that no header carries',
    pattern: /holds letters that no header can carry$/,
    reason: 'a policy copies a text into a header, and texts have letters beyond Latin',
  },
  {
    ...failed,
    ...none,
    name: 'a host made of an input that may be left out',
    pattern: /^The template for the host (?:gives nothing|.* gives no host: a value that it names is not there)$/,
    reason: 'a call without it goes nowhere',
  },
  {
    ...failed,
    ...none,
    name: 'a host made of more than a host',
    pattern: /^The template for the host gives /,
    reason: 'what stands for the host holds a query or no host at all',
  },
  {
    ...failed,
    name: 'a webhook that cannot be ended',
    pattern: /^The definition has no DELETE operation/,
    reason: 'the platform unsubscribes with DELETE; without it the service goes on notifying nobody',
    rules: ['webhook-delete-operation-present'],
  },
  {
    ...failed,
    ...none,
    name: 'a callback with limits',
    pattern: /^The place of the callback has /,
    reason: "the platform's addresses are long and their form may change",
  },
  {
    ...failed,
    name: 'a path with a name that no parameter has',
    pattern: /^The path has .*there is no value for it$/,
    reason: 'the address cannot be written',
    rules: ['path-parameter-in-template', 'path-parameter-required'],
  },
  {
    name: 'NOT EXPLAINED',
    pattern: /(?:)/,
    result: '',
    reason: '',
    ...none,
  },
];

/** The cause of a difference. */
export function causeOf(sentence: string): Cause {
  const found = causes.find(({ pattern }) => pattern.test(sentence));
  if (found === undefined) throw new Error('The last cause fits everything.');
  return found;
}
