import { arrayOr, isArray, isObject, isText, type JsonObject, type JsonValue, objectOr } from '../src/connector/json-value.ts';

const methods = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch']);
/** Members of a parameter or header that OpenAPI 3 has in its schema. */
const ofSchema = [
  'type',
  'format',
  'items',
  'default',
  'maximum',
  'exclusiveMaximum',
  'minimum',
  'exclusiveMinimum',
  'maxLength',
  'minLength',
  'pattern',
  'maxItems',
  'minItems',
  'uniqueItems',
  'enum',
  'multipleOf',
];

/**
 * A definition of OpenAPI 2.0 in the shape of OpenAPI 3.0, by the tables of both specifications and nothing of the importer: what is
 * imported again should be what it was.
 */
export function toOpenApi3(definition: JsonObject): JsonObject {
  const {
    swagger: _,
    host,
    basePath,
    schemes,
    consumes,
    produces,
    paths,
    definitions,
    parameters,
    responses,
    securityDefinitions,
    ...rest
  } = definition;
  const scheme = isArray(schemes) && schemes.includes('https') ? 'https' : (arrayOr(schemes)[0] ?? 'https');
  const servers = isText(host) ? [{ url: `${String(scheme)}://${host}${isText(basePath) ? basePath : ''}` }] : [];
  const shared = { consumes: arrayOr(consumes), produces: arrayOr(produces), parameters: objectOr(parameters) };
  return {
    openapi: '3.0.3',
    ...rest,
    servers,
    paths: mapped(objectOr(paths), (item) => pathItem(objectOr(item), shared)),
    components: {
      schemas: mapped(objectOr(definitions), schemaOf),
      responses: mapped(objectOr(responses), (one) => responseOf(objectOr(one), shared.produces)),
      parameters: mapped(
        Object.fromEntries(
          Object.entries(shared.parameters).filter(([, one]) => !['body', 'formData'].includes(String(objectOr(one)['in']))),
        ),
        (one) => parameterOf(objectOr(one)),
      ),
      ...(securityDefinitions === undefined
        ? {}
        : { securitySchemes: mapped(objectOr(securityDefinitions), (one) => schemeOf(objectOr(one))) }),
    },
  };
}

interface Shared {
  readonly consumes: readonly JsonValue[];
  readonly produces: readonly JsonValue[];
  readonly parameters: JsonObject;
}

function pathItem(item: JsonObject, shared: Shared): JsonObject {
  const common = arrayOr(item['parameters']).map((one) => opened(one, shared));
  const bodies = common.filter((one) => ['body', 'formData'].includes(String(one['in'])));
  return Object.fromEntries(
    Object.entries(item).map(([name, value]) => {
      if (name === 'x-ms-notification-content' && isObject(value)) return [name, { ...value, schema: schemaOf(value['schema'] ?? {}) }];
      if (name === 'parameters')
        return [
          name,
          arrayOr(value)
            .filter((one) => !bodies.includes(opened(one, shared)))
            .map((one) => parameterReference(one, shared)),
        ];
      return [name, methods.has(name) && isObject(value) ? operationOf(value, bodies, shared) : value];
    }),
  );
}

function operationOf(value: JsonObject, common: readonly JsonObject[], shared: Shared): JsonObject {
  const { consumes, produces, parameters, responses, schemes: _, ...rest } = value;
  const all = arrayOr(parameters);
  const bodies = [...common, ...all.map((one) => opened(one, shared))].filter((one) => ['body', 'formData'].includes(String(one['in'])));
  const others = all.filter((one) => !['body', 'formData'].includes(String(opened(one, shared)['in'])));
  const types = arrayOr(consumes ?? shared.consumes).filter(isText);
  return {
    ...rest,
    ...(others.length > 0 ? { parameters: others.map((one) => parameterReference(one, shared)) } : {}),
    ...(bodies.length > 0 ? { requestBody: bodyOf(bodies, types) } : {}),
    responses: mapped(objectOr(responses), (one) => responseReference(objectOr(one), arrayOr(produces ?? shared.produces))),
  };
}

function opened(value: JsonValue, { parameters }: Shared): JsonObject {
  const reference = objectOr(value)['$ref'];
  if (typeof reference !== 'string') return objectOr(value);
  return objectOr(parameters[decodeURIComponent(reference.slice('#/parameters/'.length)).replaceAll('~1', '/').replaceAll('~0', '~')]);
}

function parameterReference(value: JsonValue, shared: Shared): JsonObject {
  const reference = objectOr(value)['$ref'];
  return typeof reference === 'string' && reference.startsWith('#/parameters/')
    ? { $ref: reference.replace('#/', '#/components/') }
    : parameterOf(opened(value, shared));
}

function parameterOf(value: JsonObject): JsonObject {
  const { collectionFormat, ...rest } = value;
  const schema = Object.fromEntries(ofSchema.flatMap((name) => (rest[name] === undefined ? [] : [[name, rest[name]]])));
  const others = Object.fromEntries(Object.entries(rest).filter(([name]) => !ofSchema.includes(name)));
  return { ...others, schema, ...(value['type'] === 'array' ? { explode: collectionFormat === 'multi' } : {}) };
}

function bodyOf(bodies: readonly JsonObject[], types: readonly string[]): JsonObject {
  const [body] = bodies.filter((one) => one['in'] === 'body');
  if (body !== undefined) {
    const { name, in: _in, required, schema, description, ...rest } = body;
    return {
      ...rest,
      'x-ms-requestBody-name': name ?? 'body',
      ...(description === undefined ? {} : { description }),
      ...(required === true ? { required } : {}),
      content: contentOf(types, { schema: schemaOf(schema ?? {}) }),
    };
  }
  const hasFile = bodies.some((one) => one['type'] === 'file');
  const forms = types.filter((one) => /form/.test(one));
  const properties = bodies.map((one) => {
    const { name, in: _in, required: _required, type: kind, collectionFormat: _format, 'x-ms-summary': summary, ...rest } = one;
    return [
      String(name),
      {
        ...rest,
        ...(summary === undefined ? {} : { title: summary }),
        ...(kind === 'file' ? { type: 'string', format: 'binary' } : { type: kind }),
      },
    ] as const;
  });
  const required = bodies.filter((one) => one['required'] === true).map((one) => one['name'] ?? '');
  const schema = { type: 'object', properties: Object.fromEntries(properties), ...(required.length > 0 ? { required } : {}) };
  return {
    content: contentOf(forms.length > 0 ? forms : [hasFile ? 'multipart/form-data' : 'application/x-www-form-urlencoded'], { schema }),
  };
}

function responseReference(value: JsonObject, produces: readonly JsonValue[]): JsonObject {
  const reference = value['$ref'];
  return typeof reference === 'string' && reference.startsWith('#/responses/')
    ? { $ref: reference.replace('#/', '#/components/') }
    : responseOf(value, produces);
}

function responseOf(value: JsonObject, produces: readonly JsonValue[]): JsonObject {
  const { schema, examples, headers, ...rest } = value;
  const isFile = ['file'].includes(String(objectOr(schema)['type'])) || objectOr(schema)['format'] === 'binary';
  const types = produces.filter(isText);
  const example = Object.values(objectOr(examples))[0];
  return {
    description: '',
    ...rest,
    ...(schema === undefined
      ? {}
      : {
          content: contentOf(types, {
            schema: isFile ? { ...objectOr(schema), type: 'string', format: 'binary' } : schemaOf(schema),
            ...(example === undefined ? {} : { example }),
          }),
        }),
    ...(isObject(headers) ? { headers: mapped(headers, (one) => parameterOf(objectOr(one))) } : {}),
  };
}

function contentOf(types: readonly string[], media: JsonObject): JsonObject {
  return Object.fromEntries((types.length > 0 ? types : ['application/json']).map((type) => [type, media]));
}

function schemeOf(value: JsonObject): JsonObject {
  const { type, flow, authorizationUrl, tokenUrl, scopes, ...rest } = value;
  if (type === 'basic') return { ...rest, type: 'http', scheme: 'basic' };
  if (type !== 'oauth2') return value;
  const name = flow === 'accessCode' ? 'authorizationCode' : flow === 'application' ? 'clientCredentials' : String(flow);
  return { ...rest, type, flows: { [name]: { authorizationUrl, tokenUrl, scopes } } };
}

/** References led to components, and null said as OpenAPI 3.0 does. Names of properties are names. */
function schemaOf(value: JsonValue): JsonValue {
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]): [string, JsonValue] => {
      if (member === undefined) return [name, null];
      if (name === '$ref' && typeof member === 'string') return [name, member.replace(/^#\/definitions\//, '#/components/schemas/')];
      if (name === 'x-nullable') return ['nullable', member];
      if (name === 'properties' && isObject(member)) return [name, mapped(member, schemaOf)];
      if (name === 'items' || name === 'additionalProperties') return [name, schemaOf(member)];
      if (name === 'allOf' && isArray(member)) return [name, member.map(schemaOf)];
      return [name, member];
    }),
  );
}

/** An object of the same names with other values. */
export function mapped(object: JsonObject, change: (value: JsonValue, name: string) => JsonValue): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, value === undefined ? null : change(value, name)]));
}
