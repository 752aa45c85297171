import type { Operation } from '../../src/connector/definition.ts';
import { isObject, type JsonObject } from '../../src/connector/json-value.ts';
import { rememberedOf } from '../../src/connector/remembered.ts';
import { propertiesOf, resolvedSchema } from '../../src/connector/schemas.ts';
import { defineRule, everyProgram } from '../define.ts';
import { dynamicExtensions } from '../dynamic-extensions.ts';
import { paths } from '../examples.ts';
import { operationName } from '../name-of.ts';
import { quote } from '../quote.ts';
import { requiredNames } from '../required-names.ts';
import { callsAt, dynamicKinds } from './calls.ts';
import { bodyOf } from './inputs.ts';
import { list, ordering, part, values } from './order-example.ts';
import { namesIn } from './schema-parts.ts';

/** Names in one message. */
const mostShown = 3;

export const dynamicRequiredParameterPassed = defineRule({
  id: 'dynamic-required-parameter-passed',
  subject: 'dynamic',
  codes: ['OperationMissingRequiredProperty'],
  severity: 'error',
  programs: everyProgram,
  summary: 'A dynamic call passes everything that its operation requires and has no default for.',
  why: 'The service refuses the call: the list of values stays empty, or the fields of the action never appear.',
  fix: 'Pass the missing value in "parameters".',
  published: { certified: 0, 'independent-publisher': 0 },
  given: dynamicKinds,
  having: dynamicExtensions,
  *check(node, { definition }) {
    for (const { name, target, value, passed, place } of callsAt(node, definition)) {
      const { parameters } = value;
      if (target === undefined || (parameters !== undefined && !isObject(parameters))) continue;
      const missing = missingInputs(target, new Set(passed.map(({ key }) => key)));
      if (missing.length === 0) continue;
      const shown = missing.slice(0, mostShown).map(quote).join(', ') + (missing.length > mostShown ? ' and more' : '');
      yield { message: `${name} does not pass ${shown}, which ${operationName(target)} requires.`, place, at: ['parameters'] };
    }
  },
  valid: [
    paths('passed', ordering({ part: values() })),
    paths('a default', ordering({ part: values({ parameters: {} }), listParts: { parameters: [shelf({ default: 'A' })] } })),
    paths(
      'a shared parameter that is optional',
      ordering({ part: values({ parameters: undefined }), listParts: { parameters: [{ $ref: '#/parameters/Shelf' }] } }),
      {
        document: { parameters: { Shelf: { name: 'shelf', in: 'query', type: 'string' } } },
      },
    ),
    paths(
      'part of the body',
      ordering({ part: list({ parameters: { 'body/shelf': { value: 'A' } } }), listParts: body({ required: true }) }),
    ),
    paths(
      'the whole body',
      ordering({ part: list({ parameters: { body: { value: { shelf: 'A' } } } }), listParts: body({ required: true }) }),
    ),
    paths('an optional body, not sent', ordering({ part: values({ parameters: {} }), listParts: body() })),
    paths(
      'an operation that does not exist: dynamic-operation-exists',
      ordering({ part: values({ operationId: 'ListBoxes', parameters: {} }) }),
    ),
    paths('malformed: definition-value-types', ordering({ part: values({ parameters: ['shelf'] }) })),
  ],
  invalid: [
    paths('not passed', ordering({ part: values({ parameters: { page: 1 } }) }), { at: [...part, 'x-ms-dynamic-values', 'parameters'] }),
    paths('no parameters at all', ordering({ part: list({ parameters: undefined }) }), { at: [...part, 'x-ms-dynamic-list'] }),
    paths(
      'of the path, in the second call of a tree',
      ordering({
        part: { 'x-ms-dynamic-tree': { open: { operationId: 'ListThings' }, browse: { operationId: 'GetThing', parameters: {} } } },
      }),
      { at: [...part, 'x-ms-dynamic-tree', 'browse', 'parameters'] },
    ),
    paths('a property of the body', ordering({ part: values({ parameters: { page: 1 } }), listParts: body({ required: true }) }), {
      at: [...part, 'x-ms-dynamic-values', 'parameters'],
    }),
    paths(
      'several, in one finding',
      ordering({ part: list({ parameters: {} }), listParts: { parameters: ['a', 'b', 'c', 'd'].map((name) => shelf({ name })) } }),
      {
        at: [...part, 'x-ms-dynamic-list', 'parameters'],
      },
    ),
    paths('of an optional body that is sent', ordering({ part: list({ parameters: { 'body/page': { value: 1 } } }), listParts: body() }), {
      at: [...part, 'x-ms-dynamic-list', 'parameters'],
    }),
  ],
});

/** What an operation requires and has no default for. */
interface Demands {
  readonly parameters: readonly string[];
  readonly body: BodyDemands | undefined;
}
interface BodyDemands {
  readonly name: string;
  readonly isRequired: boolean;
  /** The properties of the body. What an object within it requires matters only when that is sent at all, and is not looked at. */
  readonly properties: ReadonlySet<string>;
  readonly required: readonly string[];
}

/** What a call with these keys lacks; what is more than can be shown is not sought. */
function missingInputs(target: Operation, keys: ReadonlySet<string>): string[] {
  const { parameters, body } = demandsOf(target);
  const missing: string[] = [];
  const add = (names: readonly string[], isPassed: (name: string) => boolean): void => {
    for (const name of names) {
      if (missing.length > mostShown) return;
      if (!isPassed(name)) missing.push(name);
    }
  };
  add(parameters, (name) => keys.has(name));
  if (body === undefined || keys.has(body.name)) return missing;
  const passed = new Set([...keys].flatMap((key) => namesPassed(key, body.name)));
  // A body that is optional, and of which nothing is passed, is not sent.
  if (body.isRequired || [...passed].some((name) => body.properties.has(name))) add(body.required, (name) => passed.has(name));
  return missing;
}

/** The properties of the body that a key may pass, whole or in part. */
function namesPassed(key: string, bodyName: string): string[] {
  const [first = key, second] = namesIn(key);
  const name = first === bodyName && second !== undefined ? second : first;
  return [name, name.split('.', 1)[0] ?? name];
}

const demandsOf = rememberedOf((target: Operation): Demands => {
  const isDemanded = ({ required, default: standard }: JsonObject): boolean => required === true && standard === undefined;
  const parameters = target.parameters
    .map(({ parameter }) => parameter)
    .filter(({ in: location, value }) => location !== 'body' && isDemanded(value));
  return { parameters: parameters.map(({ name }) => name), body: readBody(target) };
});

function readBody(target: Operation): BodyDemands | undefined {
  const body = bodyOf(target);
  const schema = resolvedSchema(body?.value['schema'], target.definition.resolve);
  if (body === undefined || schema === undefined) return undefined;
  const properties = propertiesOf(schema, target.definition.resolve);
  const names = requiredNames(schema, target.definition);
  const required = [...properties].flatMap(([name, property]) => (names.has(name) && property['default'] === undefined ? name : []));
  return { name: body.name, isRequired: body.value['required'] === true, properties: new Set(properties.keys()), required };
}

function shelf(members: JsonObject) {
  return { name: 'shelf', in: 'query', type: 'string', required: true, ...members };
}

function body(members: JsonObject = {}) {
  const schema = { allOf: [{ required: ['shelf'] }, { properties: { shelf: { type: 'string' }, page: { type: 'integer' } } }] };
  return { parameters: [{ name: 'body', in: 'body', schema, ...members }] };
}
