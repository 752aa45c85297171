import { arrayOr, isArray, isObject, type JsonObject, type JsonValue, objectOr } from '../src/connector/json-value.ts';

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch'];
const ignored = /^(accept|content-type|authorization)$/i;

/**
 * What of the operations of a definition is not as in the OpenAPI 3 document it was made from: methods, paths, parameters (names, places,
 * required, types), members of bodies and their types one level deep, and statuses. It knows both formats, and nothing of the importer.
 */
export function unlike(source: JsonObject, definition: JsonObject): string[] {
  return Object.entries(objectOr(definition['paths'])).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const made = objectOr(item)[method];
      if (!isObject(made)) return [];
      const written = opened(objectOr(source['paths'])[path], source);
      const operation = written[method];
      const name = `${method.toUpperCase()} ${path}`;
      if (!isObject(operation)) return [`${name} is not in the source`];
      return [
        ...parameterProblems(arrayOr(written['parameters']), operation, made, source),
        ...bodyProblems(method, operation, made, source, definition),
        ...statusProblems(operation, made),
      ].map((problem) => `${name}: ${problem}`);
    }),
  );
}

function opened(value: JsonValue | undefined, document: JsonObject, depth = 0): JsonObject {
  const reference = objectOr(value)['$ref'];
  if (typeof reference !== 'string' || depth > 20) return objectOr(value);
  const steps = decodeURIComponent(reference.slice(2)).split('/');
  const target = steps.reduce<JsonValue | undefined>(
    (node, step) => (isArray(node) ? node[Number(step)] : objectOr(node)[step.replaceAll('~1', '/').replaceAll('~0', '~')]),
    document,
  );
  return opened(target, document, depth + 1);
}

function parameterProblems(common: readonly JsonValue[], operation: JsonObject, made: JsonObject, source: JsonObject): string[] {
  const expected = new Map<string, JsonObject>();
  for (const one of [...common, ...arrayOr(operation['parameters'])]) {
    const parameter = opened(one, source);
    expected.set(`${parameter['in']} ${parameter['name']}`, parameter);
  }
  const found = new Map(
    arrayOr(made['parameters'])
      .map(objectOr)
      .filter((one) => !['body', 'formData'].includes(String(one['in'])))
      .map((one) => [`${one['in']} ${one['name']}`, one]),
  );
  const problems: string[] = [];
  for (const [key, parameter] of expected) {
    if (!['query', 'header', 'path'].includes(String(parameter['in']))) continue;
    const schema = opened(parameter['schema'], source);
    const one = found.get(key);
    found.delete(key);
    if (one === undefined) {
      const members = Object.keys(membersOf(schema, source));
      const sent = members
        .flatMap((member) => [`query ${member}`, `query ${parameter['name']}[${member}]`])
        .filter((name) => found.has(name));
      for (const name of sent) found.delete(name);
      const isIgnored = parameter['in'] === 'header' && ignored.test(String(parameter['name']));
      if (!isIgnored && (members.length === 0 || sent.length === 0)) problems.push(`parameter ${key} is missing`);
      continue;
    }
    if ((one['required'] === true) !== (parameter['required'] === true || parameter['in'] === 'path'))
      problems.push(`parameter ${key} is ${one['required'] === true ? '' : 'not '}required`);
    const type = typeOf(schema);
    if (type !== undefined && type !== 'object' && one['type'] !== type) problems.push(`parameter ${key} is ${one['type']}, not ${type}`);
  }
  for (const key of found.keys()) problems.push(`parameter ${key} is new`);
  return problems;
}

function bodyProblems(method: string, operation: JsonObject, made: JsonObject, source: JsonObject, definition: JsonObject): string[] {
  if (['get', 'head', 'options'].includes(method)) return [];
  const content = objectOr(opened(operation['requestBody'], source)['content']);
  const inputs = arrayOr(made['parameters']).map(objectOr);
  const body = inputs.find((one) => one['in'] === 'body');
  const fields = inputs.filter((one) => one['in'] === 'formData');
  if (Object.keys(content).length === 0) return body === undefined && fields.length === 0 ? [] : ['it has got a body'];
  if (body === undefined && fields.length === 0) {
    const told = Object.values(content).flatMap((media) => Object.keys(membersOf(opened(objectOr(media)['schema'], source), source)));
    return told.length === 0 ? [] : ['the body is missing'];
  }
  const results = Object.values(content).map((media): string[] => {
    const written = membersOf(opened(objectOr(media)['schema'], source), source);
    // Alternatives of which one is no object leave nothing that can be told of members.
    if (
      body !== undefined &&
      opened(body['schema'], definition)['type'] === undefined &&
      hasOtherTypes(opened(objectOr(media)['schema'], source), source)
    )
      return [];
    if (body !== undefined) return memberProblems(written, membersOf(opened(body['schema'], definition), definition), source, definition);
    const names = fields.map((one) => String(one['name']));
    return Object.keys(written).flatMap((name) => (names.includes(name) ? [] : [`field ${name} is missing`]));
  });
  // Of several contents one is kept: it is enough that it is like one of them.
  return results.sort((a, b) => a.length - b.length)[0] ?? [];
}

function memberProblems(written: JsonObject, made: JsonObject, source: JsonObject, definition: JsonObject): string[] {
  const problems = Object.entries(written).flatMap(([name, member]) => {
    if (!Object.hasOwn(made, name)) return [`member ${name} is missing`];
    const schema = opened(member, source);
    if (['allOf', 'anyOf', 'oneOf', 'x-parts-differ'].some((keyword) => schema[keyword] !== undefined)) return [];
    const [type, now] = [typeOf(schema), opened(made[name], definition)['type']];
    return type === undefined || type === now ? [] : [`member ${name} is ${now}, not ${type}`];
  });
  return [...problems, ...Object.keys(made).flatMap((name) => (Object.hasOwn(written, name) ? [] : [`member ${name} is new`]))];
}

/** Members of a schema and of all its parts and alternatives. */
function membersOf(schema: JsonObject, document: JsonObject, depth = 0): JsonObject {
  if (depth > 8) return {};
  const parts = ['allOf', 'anyOf', 'oneOf'].flatMap((keyword) => arrayOr(schema[keyword]));
  const inherited = parts.map((part) => membersOf(opened(part, document), document, depth + 1));
  const all = new Map<string, JsonValue>();
  for (const [name, member] of [...inherited, objectOr(schema['properties'])].flatMap((one) => Object.entries(one))) {
    const known = all.get(name);
    const isOther = known !== undefined && typeOf(opened(known, document)) !== typeOf(opened(member, document));
    all.set(name, isOther ? { 'x-parts-differ': true } : (member ?? null));
  }
  return Object.fromEntries(all);
}

function hasOtherTypes(schema: JsonObject, document: JsonObject): boolean {
  const parts = ['anyOf', 'oneOf'].flatMap((keyword) => arrayOr(schema[keyword])).map((part) => opened(part, document));
  return new Set(parts.map((part) => typeOf(part) ?? 'object')).size > 1;
}

/** The type where one is written, null aside; of two numeric ones the wider. */
function typeOf(schema: JsonObject): string | undefined {
  const types = [schema['type']].flat().filter((type) => typeof type === 'string' && type !== 'null');
  if (types.length === 2 && types.includes('integer') && types.includes('number')) return 'number';
  return types.length === 1 ? String(types[0]) : undefined;
}

function statusProblems(operation: JsonObject, made: JsonObject): string[] {
  const written = Object.keys(objectOr(operation['responses'])).filter((status) => /^([1-5]\d\d|default|2xx)$/i.test(status));
  const expected = new Set(written.map((status) => (/^2xx$/i.test(status) ? '200' : status)));
  if (expected.size === 0) expected.add('default');
  const found = Object.keys(objectOr(made['responses'])).filter((name) => !name.startsWith('x-'));
  return [
    ...[...expected].filter((status) => !found.includes(status)).map((status) => `status ${status} is missing`),
    ...found.filter((status) => !expected.has(status)).map((status) => `status ${status} is new`),
  ];
}
