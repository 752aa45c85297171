/**
 * Ten edits of a definition, each of which breaks flows in another way, at places chosen by a seed: the same seed makes the same file.
 */
import { isArray, isObject, type JsonObject, type JsonValue } from '../src/connector/json-value.ts';

type Writable = { [name: string]: JsonValue };

/** An edit as it was done: the operation, and a name that a report of it must tell. */
export interface Edit {
  readonly what: string;
  readonly method: string;
  readonly path: string;
  readonly operation: string;
  readonly name: string;
}

interface Target {
  readonly path: string;
  readonly method: string;
  readonly item: Writable;
  readonly operation: Writable;
  readonly id: string;
}

const methods = ['get', 'put', 'post', 'delete', 'patch'];

/** Applies the edits to a definition in place and tells what was done; every operation is edited at most once. */
export function editAtRandom(definition: JsonObject, seed: number): Edit[] {
  const random = mulberry32(seed);
  const paths = writable(definition['paths']);
  const targets = Object.keys(paths).flatMap((path) =>
    methods.flatMap((method): Target[] => {
      const item = writable(paths[path]);
      const operation = item[method];
      const id = isObject(operation) ? operation['operationId'] : undefined;
      return isObject(operation) &&
        typeof id === 'string' &&
        operation['x-ms-visibility'] !== 'internal' &&
        operation['deprecated'] !== true
        ? [{ path, method, item, operation: writable(operation), id }]
        : [];
    }),
  );
  const edits: Edit[] = [];
  const edited = new Set<string>();

  function edit(what: string, change: (target: Target) => string | undefined): void {
    const order = targets.map((target) => ({ target, at: random() })).sort((a, b) => a.at - b.at);
    for (const { target } of order) {
      if (edited.has(target.path)) continue;
      const name = change(target);
      if (name === undefined) continue;
      edited.add(target.path);
      edits.push({ what, method: target.method, path: target.path, operation: target.id, name });
      return;
    }
    throw new Error(`No operation can be edited like this: ${what}`);
  }

  edit('operationId changed', ({ operation, id }) => {
    operation['operationId'] = `${id}Renamed`;
    return id;
  });
  edit('operation removed', ({ item, method, id }) => {
    delete item[method];
    return id;
  });
  edit('path changed', ({ path, item, id }) => {
    delete paths[path];
    paths[`${path}/moved`] = item;
    return id;
  });
  edit('operation hidden', ({ operation, id }) => {
    operation['x-ms-visibility'] = 'internal';
    return id;
  });
  edit('required parameter added', ({ operation }) => {
    const added = { name: 'seededKey', in: 'query', required: true, type: 'string', 'x-ms-summary': 'Key' };
    operation['parameters'] = [...list(operation['parameters']), added];
    return 'seededKey';
  });
  edit('parameter removed', ({ operation }) => {
    const parameters = list(operation['parameters']);
    const gone = parameters.find((one) => own(one, 'in') === 'query');
    if (gone === undefined) return undefined;
    operation['parameters'] = parameters.filter((one) => one !== gone);
    return String(own(gone, 'name'));
  });
  edit('parameter of another type', ({ operation }) => {
    const one = list(operation['parameters']).find((parameter) => own(parameter, 'type') === 'string' && own(parameter, 'in') !== 'body');
    if (one === undefined) return undefined;
    for (const member of ['enum', 'format', 'default', 'maxLength', 'minLength']) delete writable(one)[member];
    writable(one)['type'] = 'boolean';
    return String(own(one, 'name'));
  });
  edit('parameter made required', ({ operation }) => {
    const isOptional = (one: JsonValue): boolean =>
      own(one, 'name') !== undefined && !['required', 'default', 'x-ms-visibility'].some((member) => own(one, member) !== undefined);
    const one = list(operation['parameters']).find(isOptional);
    if (one === undefined) return undefined;
    writable(one)['required'] = true;
    return own(one, 'in') === 'body' ? 'body' : String(own(one, 'name'));
  });
  edit('output removed', ({ operation }) => {
    const properties = writable(own(schemaOf(definition, own(success(operation), 'schema')), 'properties'));
    const [name] = Object.keys(properties);
    if (name === undefined) return undefined;
    delete properties[name];
    return name;
  });
  edit('output of another type', ({ operation }) => {
    const properties = writable(own(schemaOf(definition, own(success(operation), 'schema')), 'properties'));
    const name = Object.keys(properties).find((property) => own(properties[property], 'type') === 'string');
    if (name === undefined) return undefined;
    delete writable(properties[name])['format'];
    writable(properties[name])['type'] = 'integer';
    return name;
  });
  return edits;
}

function success(operation: Writable): JsonValue | undefined {
  return own(operation['responses'], '200');
}

function schemaOf(definition: JsonObject, schema: JsonValue | undefined): Writable | undefined {
  const reference = own(schema, '$ref');
  const target = typeof reference === 'string' ? own(definition['definitions'], reference.replace('#/definitions/', '')) : schema;
  return isObject(target) ? writable(target) : undefined;
}

function own(value: JsonValue | undefined, name: string): JsonValue | undefined {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

function list(value: JsonValue | undefined): readonly JsonValue[] {
  return isArray(value) ? value : [];
}

function writable(value: JsonValue | undefined): Writable {
  return isObject(value) ? (value as Writable) : {};
}

/** Numbers from 0 to 1 that a seed decides (Tommy Ettinger's mulberry32). */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
