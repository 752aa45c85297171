/** One reason for which swagger-parser refuses definitions. */
export interface Acceptance {
  readonly name: string;
  /** Its objection. */
  readonly says: RegExp;
  /** The rules of ours that tell the same, not all of them as an error. */
  readonly rules: readonly string[];
  /** Why we accept a definition where none of the rules tells an error; absent where that would be a bug of ours. */
  readonly why?: string;
}

/** Every reason for a refusal of the corpus or the bench. */
export const causes: readonly Acceptance[] = [
  {
    name: 'an operation without any response',
    says: /\/responses .*must NOT have fewer than 1 properties/,
    rules: ['operation-responses-present', 'trigger-responses-present'],
    why:
      'On the path of a trigger it is a warning of ours, because published webhooks have no responses (decision 0001). For an action it is ' +
      'an error.',
  },
  {
    name: 'a file that no media type of the operation can carry',
    says: /has a file parameter, so it must consume/,
    rules: ['operation-consumes-compatible', 'operation-consumes-present'],
    why: 'A warning of ours: published connectors do so, and approved ones leave consumes empty, which an error must not refuse.',
  },
  {
    name: 'a required property that is not defined',
    says: /listed as required but does not exist/,
    rules: ['schema-required-defined'],
    why:
      'The names stand beside a $ref, where OpenAPI 2.0 reads nothing; swagger-parser merges the two. reference-no-siblings warns. ' +
      'Elsewhere it is an error.',
  },
  { name: 'a reference that leads nowhere', says: /^Missing \$ref pointer/, rules: ['reference-resolves'] },
  { name: 'an operation id used twice', says: /Duplicate operation id/, rules: ['operation-id-unique'] },
  { name: 'a version other than 2.0', says: /Unrecognized Swagger version/, rules: ['swagger-version'] },
  { name: 'a host that is none', says: /^\/host must match pattern/, rules: ['host-valid'] },
  { name: 'a type that is none', says: /\/type must be equal to one of the allowed values/, rules: ['schema-type-known'] },
];

/** One thing that our errors of shape refuse and swagger-parser does not. */
export interface Surplus {
  readonly name: string;
  readonly rule: string;
  /** The pointer of the finding. */
  readonly at: RegExp;
  readonly why: string;
}

const noSchema = 'To OpenAPI 2.0 an extension is any value. The platform documents these, and reads them with types.';

/** Every such thing that occurs, in published definitions or in the golden one with one value replaced. */
export const surpluses: readonly Surplus[] = [
  { name: 'an extension with a value of another type', rule: 'definition-value-types', at: /\/x-ms-/, why: noSchema },
  { name: 'an extension without a member that it must have', rule: 'required-member-present', at: /\/x-ms-/, why: noSchema },
  { name: 'an extension with a value that is not documented', rule: 'definition-value-enums', at: /\/x-ms-/, why: noSchema },
  {
    name: 'a list of schemas as items',
    rule: 'definition-value-types',
    at: /\/items$/,
    why: 'Its schema takes items from JSON Schema, where it may be a list; OpenAPI 2.0 knows one schema for all items.',
  },
];
