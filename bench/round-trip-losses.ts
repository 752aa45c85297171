import { arrayOr, isArray, isObject, type JsonObject, type JsonValue, objectOr } from '../src/connector/json-value.ts';
import { mapped } from './to-openapi3.ts';

/** What a definition loses on its way to OpenAPI 3 and back, and why; `lose` does the same to a definition that never left. */
export interface Loss {
  readonly cause: string;
  readonly lose: (definition: JsonObject) => JsonObject;
}

const reading = ['get', 'head', 'options'];

export const losses: readonly Loss[] = [
  {
    cause: 'the schema of the default response: an error rule refuses it (`response-default-schema`)',
    lose: (definition) =>
      operations(definition, (operation) => ({
        ...operation,
        responses: mapped(objectOr(operation['responses']), (response, status) => {
          if (status !== 'default') return response;
          const { schema: _, examples: _examples, ...rest } = followed(response, definition);
          return rest;
        }),
      })),
  },
  {
    cause: 'the body of a request that only reads, which never arrives (`operation-fetch-body-absent`)',
    lose: (definition) =>
      parameters(definition, (parameter, method) =>
        reading.includes(method) && ['body', 'formData'].includes(String(parameter['in'])) ? undefined : parameter,
      ),
  },
  {
    cause: 'Accept, Content-Type or Authorization as a visible parameter without a value: OpenAPI 3 has them ignored',
    lose: (definition) =>
      parameters(definition, (parameter) => {
        const isIgnored = parameter['in'] === 'header' && /^(accept|content-type|authorization)$/i.test(String(parameter['name']));
        const saysValue = ['default', 'enum'].some((name) => parameter[name] !== undefined) || parameter['x-ms-visibility'] === 'internal';
        return isIgnored && !saysValue ? undefined : parameter;
      }),
  },
  {
    cause: 'how a file is said: OpenAPI 3 has only strings of format binary',
    lose: (definition) =>
      parameters(
        schemas(definition, (schema) => (schema['type'] === 'file' ? { ...schema, type: 'string', format: 'binary' } : schema)),
        (parameter) => {
          if (parameter['in'] !== 'formData' || (parameter['type'] !== 'file' && parameter['format'] !== 'binary')) return parameter;
          const { format: _, default: _default, ...rest } = parameter;
          return { ...rest, type: 'file' };
        },
      ),
  },
  { cause: 'http: the platform talks https', lose: (definition) => ({ ...definition, schemes: ['https'] }) },
  {
    cause: 'an operation without any response: OpenAPI 2.0 demands one, and a default is written',
    lose: (definition) =>
      operations(definition, (operation) =>
        Object.keys(objectOr(operation['responses'])).some((name) => !name.startsWith('x-'))
          ? operation
          : { ...operation, responses: { default: { description: 'The answer.' } } },
      ),
  },
  {
    cause: 'a type that nobody wrote, where members or values show which it is',
    lose: (definition) =>
      schemas(definition, (schema) => {
        if (schema['type'] !== undefined || schema['$ref'] !== undefined || isArray(schema['allOf'])) return schema;
        const values = arrayOr(schema['enum']).map((one) => typeof one);
        if (isObject(schema['properties'])) return { ...schema, type: 'object' };
        if (schema['items'] !== undefined) return { ...schema, type: 'array' };
        return values.length > 0 && values.every((one) => one === 'string') ? { ...schema, type: 'string' } : schema;
      }),
  },
  {
    cause: 'examples of answers: OpenAPI 3 has them at the content, with a schema beside them',
    lose: (definition) => responses(definition, ({ examples: _, ...response }) => response),
  },
  {
    cause:
      'required members that are read-only or not described: an error rule refuses them (`schema-readonly-not-required`, `schema-required-defined`)',
    lose: (definition) =>
      schemas(definition, (schema) => {
        const members = objectOr(schema['properties']);
        if (!isArray(schema['required']) || (Object.keys(members).length === 0 && schema['type'] !== 'object')) return schema;
        const left = schema['required'].filter(
          (name) => typeof name === 'string' && Object.hasOwn(members, name) && followed(members[name], definition)['readOnly'] !== true,
        );
        const { required: _, ...rest } = schema;
        return left.length > 0 ? { ...rest, required: left } : rest;
      }),
  },
  {
    cause: 'extensions that refer to a part of the definition, which stands elsewhere in OpenAPI 3',
    lose: (definition) => {
      const walk = (value: JsonValue): JsonValue => {
        if (isArray(value)) return value.map(walk);
        if (!isObject(value)) return value;
        const kept = Object.entries(value).filter(
          ([name, member]) => !name.startsWith('x-') || name === 'x-ms-notification-content' || !/"\$ref":"/.test(JSON.stringify(member)),
        );
        return Object.fromEntries(kept.map(([name, member]) => [name, walk(member ?? null)]));
      };
      return objectOr(walk(definition));
    },
  },
  {
    cause: 'scopes that the security definition does not list: an error rule refuses them (`security-requirement-scopes`)',
    lose: (definition) => {
      const defined = objectOr(definition['securityDefinitions']);
      const lose = (security: JsonValue | undefined): JsonValue | undefined =>
        isArray(security)
          ? security.map((one) =>
              mapped(objectOr(one), (scopes, name) =>
                arrayOr(scopes).filter((scope) => Object.hasOwn(objectOr(objectOr(defined[name])['scopes']), String(scope))),
              ),
            )
          : security;
      const inOperations = operations(definition, (operation) => ({ ...operation, security: lose(operation['security']) }));
      return { ...inOperations, security: lose(definition['security']) };
    },
  },
  {
    cause: 'items that nobody described: OpenAPI 2.0 demands them',
    lose: (definition) =>
      schemas(definition, (schema) => (schema['type'] === 'array' && !isObject(schema['items']) ? { ...schema, items: {} } : schema)),
  },
];

const methods = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch']);

function followed(value: JsonValue | undefined, definition: JsonObject): JsonObject {
  const reference = objectOr(value)['$ref'];
  if (typeof reference !== 'string') return objectOr(value);
  const [, section = '', name = ''] = reference.split('/').map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  return objectOr(objectOr(definition[section])[name]);
}

function operations(definition: JsonObject, change: (operation: JsonObject, method: string) => JsonObject): JsonObject {
  const paths = mapped(objectOr(definition['paths']), (item) =>
    mapped(objectOr(item), (value, name) => (methods.has(name) && isObject(value) ? change(value, name) : value)),
  );
  return { ...definition, paths };
}

/** Parameters written in place everywhere; those of a path at each of its operations. */
function parameters(definition: JsonObject, change: (parameter: JsonObject, method: string) => JsonObject | undefined): JsonObject {
  const paths = mapped(objectOr(definition['paths']), (item) => {
    const { parameters: common, ...rest } = objectOr(item);
    return mapped(rest, (value, name): JsonValue => {
      if (!methods.has(name) || !isObject(value)) return value;
      const written = arrayOr(value['parameters']).map((one) => followed(one, definition));
      const inherited = arrayOr(common)
        .map((one) => followed(one, definition))
        .filter((one) => !written.some((other) => other['name'] === one['name'] && other['in'] === one['in']));
      const all = [...inherited, ...written].flatMap((one): JsonObject[] => {
        const changed = change(one, name);
        return changed === undefined ? [] : [changed];
      });
      const hasBody = all.some((one) => ['body', 'formData'].includes(String(one['in'])));
      const { consumes, ...others } = value;
      return { ...others, ...(hasBody && consumes !== undefined ? { consumes } : {}), parameters: all };
    });
  });
  return { ...definition, paths };
}

function responses(definition: JsonObject, change: (response: JsonObject) => JsonObject): JsonObject {
  const all = (value: JsonValue | undefined): JsonObject => mapped(objectOr(value), (one) => change(objectOr(one)));
  return { ...operations(definition, (one) => ({ ...one, responses: all(one['responses']) })), responses: all(definition['responses']) };
}

/** Every schema, also those inside of others. */
function schemas(definition: JsonObject, change: (schema: JsonObject) => JsonObject): JsonObject {
  const walk = (value: JsonValue): JsonValue => {
    if (!isObject(value)) return value;
    const inner = Object.entries(value).map(([name, member]): [string, JsonValue] => {
      if (name === 'properties' && isObject(member)) return [name, mapped(member, walk)];
      if (name === 'items' || name === 'additionalProperties' || name === 'schema') return [name, walk(member ?? null)];
      return [name, name === 'allOf' && isArray(member) ? member.map(walk) : (member ?? null)];
    });
    return change(Object.fromEntries(inner));
  };
  const owners = (value: JsonValue): JsonValue => {
    if (isArray(value)) return value.map(owners);
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => [name, name === 'schema' ? walk(member ?? null) : owners(member ?? null)]),
    );
  };
  return {
    ...definition,
    paths: owners(definition['paths'] ?? null),
    responses: owners(definition['responses'] ?? {}),
    parameters: owners(definition['parameters'] ?? {}),
    definitions: mapped(objectOr(definition['definitions']), walk),
  };
}
