/** A JSON Schema (draft 2020-12), as far as ours uses it. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly string[];
  readonly const?: null;
  readonly not?: JsonSchema;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly patternProperties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema | false;
  readonly items?: JsonSchema;
  readonly if?: JsonSchema;
  readonly then?: JsonSchema;
  readonly else?: JsonSchema;
}

/** Any value at all. */
export const anything: JsonSchema = {};
/** A string. */
export const text: JsonSchema = { type: 'string' };
/** True or false. */
export const boolean: JsonSchema = { type: 'boolean' };
/** Any number. */
export const number: JsonSchema = { type: 'number' };
/** A number without a fraction. */
export const integer: JsonSchema = { type: 'integer' };
/** An array of anything. */
export const array: JsonSchema = { type: 'array' };
/** An object with any members. */
export const object: JsonSchema = { type: 'object' };
/** What a member must not be that has to be there: readers take `null` for nothing. */
export const notNull: JsonSchema = { not: { const: null } };

/** One of these texts, letter for letter. */
export function oneOf(...values: string[]): JsonSchema {
  return { type: 'string', enum: values };
}

/** An array of values that each hold to a schema. */
export function arrayOf(items: JsonSchema): JsonSchema {
  return { type: 'array', items };
}

/** An object whose members have names of the publisher's choice. */
export function mapOf(member: JsonSchema): JsonSchema {
  return { type: 'object', additionalProperties: member };
}

/** The same where extensions may stand among the members. */
export function mapWithExtensionsOf(member: JsonSchema): JsonSchema {
  return { ...mapOf(member), patternProperties: { '^x-': {} } };
}

/** An object of which these members are known; others may be there. */
export function objectWith(members: Readonly<Record<string, JsonSchema>>, required: readonly string[] = []): JsonSchema {
  const properties = Object.entries(members).map(([name, member]) => [name, required.includes(name) ? { ...member, ...notNull } : member]);
  return { type: 'object', ...(required.length > 0 && { required }), properties: Object.fromEntries(properties) };
}

/** An object that has no members but these and extensions. */
export function closedObjectWith(members: Readonly<Record<string, JsonSchema>>, required: readonly string[] = []): JsonSchema {
  return { ...objectWith(members, required), patternProperties: { '^x-': {} }, additionalProperties: false };
}
