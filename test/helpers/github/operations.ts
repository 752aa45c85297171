import { arrayOr, type JsonObject, type JsonValue, objectOr } from '../../../src/connector/json-value.ts';
import { dereferenced, description } from './openapi.ts';

/** A parameter of an operation as the description has it. */
interface Parameter {
  readonly name: string;
  readonly place: string;
  readonly required: boolean;
  readonly schema: JsonValue;
}

/** One operation of GitHub's API. */
export interface Operation {
  /** As in Octokit: `pulls/list`. */
  readonly id: string;
  readonly method: string;
  readonly template: string;
  readonly parameters: readonly Parameter[];
  readonly body: { readonly required: boolean; readonly schema: JsonValue } | undefined;
  readonly responses: Readonly<Record<string, JsonValue | undefined>>;
}

interface Route {
  readonly pattern: RegExp;
  readonly names: readonly string[];
  readonly template: string;
  readonly item: JsonObject;
  readonly rank: number;
}

const methods = ['get', 'post', 'put', 'patch', 'delete'];
const routes: readonly Route[] = Object.entries(objectOr(description['paths']))
  .map(([template, item]) => route(template, objectOr(item)))
  .sort((a, b) => b.rank - a.rank);

/** The operation that answers a method and a path, with the values of its path parameters; what is missing when there is none. */
export function findOperation(
  method: string,
  path: string,
): { readonly operation: Operation; readonly values: Readonly<Record<string, string>> } | 'no such path' | 'no such method' {
  let pathKnown = false;
  for (const { pattern, names, template, item } of routes) {
    const match = pattern.exec(path);
    if (match === null) continue;
    pathKnown = true;
    const source = objectOr(item[method.toLowerCase()]);
    if (typeof source['operationId'] !== 'string') continue;
    const values = Object.fromEntries(names.map((name, index) => [name, decodeURIComponent(match[index + 1] ?? '')]));
    return { operation: operationOf(method, template, item, source), values };
  }
  return pathKnown ? 'no such method' : 'no such path';
}

const known = new Map<string, Operation>();

function operationOf(method: string, template: string, item: JsonObject, source: JsonObject): Operation {
  const id = String(source['operationId']);
  const found = known.get(id);
  if (found !== undefined) return found;
  const body = source['requestBody'] === undefined ? undefined : dereferenced(source['requestBody']);
  const operation: Operation = {
    id,
    method,
    template,
    parameters: [...arrayOr(item['parameters']), ...arrayOr(source['parameters'])].map(dereferenced).map((parameter) => ({
      name: String(parameter['name']),
      place: String(parameter['in']),
      required: parameter['required'] === true,
      schema: parameter['schema'] ?? {},
    })),
    body: body && { required: body['required'] === true, schema: jsonOf(body) ?? {} },
    responses: Object.fromEntries(
      Object.entries(objectOr(source['responses'])).map(([status, response]) => [status, jsonOf(dereferenced(response))]),
    ),
  };
  known.set(id, operation);
  return operation;
}

function jsonOf(holder: JsonObject): JsonValue | undefined {
  return objectOr(objectOr(holder['content'])['application/json'])['schema'];
}

function route(template: string, item: JsonObject): Route {
  const names: string[] = [];
  const operations = methods.map((method) => objectOr(item[method]));
  const many = new Set(
    operations
      .flatMap((operation) => arrayOr(operation['parameters']).map(dereferenced))
      .filter((parameter) => parameter['x-multi-segment'] === true)
      .map((parameter) => String(parameter['name'])),
  );
  const source = template.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{([^{}]+)\}/g, (_, name: string) => {
    names.push(name);
    return many.has(name) ? '(.+)' : '([^/]+)';
  });
  // Of two templates that match, the one with more plain text is meant.
  const rank = template.replace(/\{[^{}]+\}/g, '').length - (many.size > 0 ? 0.5 : 0);
  return { pattern: new RegExp(`^${source}$`), names, template, item, rank };
}
