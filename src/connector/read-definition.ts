import type {
  Definition,
  EffectiveParameter,
  EffectiveResponse,
  MediaTypes,
  Operation,
  Parameter,
  PathItem,
  Response,
} from './definition.ts';
import { arrayOr, isObject, isText, type JsonObject, objectOr } from './json-value.ts';
import type { Mutable } from './mutable.ts';
import { below, type Place, root } from './place.ts';
import { type Located, resolverOf } from './references.ts';
import { isMarkedInternal, type SchemaUse, schemaCollector } from './schemas.ts';
import { textsOf } from './texts.ts';

const methods = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch']);

/** A path with a notification may also list or renew subscriptions: only the operation that subscribes is the trigger. */
function triggerKind(operation: JsonObject, method: string, notificationContent: JsonObject | undefined): Operation['trigger'] {
  const isDeclared = operation['x-ms-trigger'] !== undefined;
  if (notificationContent !== undefined && (isDeclared || method === 'post')) return 'webhook';
  return isDeclared ? 'polling' : undefined;
}

function mediaTypesOf(value: unknown, place: Place): MediaTypes {
  if (!Array.isArray(value)) return { values: [], place: undefined };
  return { values: arrayOr(value).filter((type) => typeof type === 'string'), place };
}

/**
 * Parameters of paths that their operations have, each counted for each operation: beyond it operations have their own alone. Methods can be
 * written in 272 ways of upper and lower case; the largest definition that may be imported stays far below.
 */
const mostInherited = 1_000_000;

/** The parameters of a path that an operation does not write anew. */
function notOverridden(shared: readonly EffectiveParameter[], own: readonly EffectiveParameter[]): readonly EffectiveParameter[] {
  if (shared.length === 0) return shared;
  const overridden = new Set(own.map(({ parameter }) => `${parameter.in} ${parameter.name}`));
  return shared.filter(({ parameter }) => !overridden.has(`${parameter.in} ${parameter.name}`));
}

/**
 * Reads the model of a definition out of its parsed document, with the names of all members in it where they are known. Whatever has a wrong
 * type is left out: rules report it at its parent.
 */
export function readDefinition(document: JsonObject, memberNames?: ReadonlySet<string>): Definition {
  const resolve = resolverOf(document);
  const collector = schemaCollector(resolve, memberNames);
  const uses: SchemaUse[] = [];
  // Shared by all operations without types of their own: thousands of them must not copy a list of thousands.
  const documentTypes = {
    consumes: mediaTypesOf(document['consumes'], below(root, 'consumes')),
    produces: mediaTypesOf(document['produces'], below(root, 'produces')),
  };
  let inherited = 0;
  const parameterOf = new Map<JsonObject, Mutable<Parameter>>();
  const responseOf = new Map<JsonObject, Mutable<Response>>();
  const definition: Mutable<Definition> = {
    value: document,
    place: root,
    resolve,
    memberNames,
    paths: objectOr(document['paths']),
    pathItems: [],
    operations: [],
    parameters: [],
    responses: [],
    headers: [],
    items: [],
    schemas: [],
    securityDefinitions: [],
    securityRequirements: [],
    references: [],
    texts: () => [],
    memory: new Map(),
    schemaOf: collector.schemaOf,
  };

  definition.texts = textsOf(definition);
  readPaths();
  readShared();
  settleVisibility();
  for (const use of uses) collector.mark(use);
  definition.schemas = collector.schemasOf(definition);
  for (const { value, place, kind, target } of collector.references) definition.references.push({ value, place, kind, target, definition });
  return definition;

  function readPaths(): void {
    const place = below(root, 'paths');
    for (const path of Object.keys(definition.paths)) {
      const value = definition.paths[path];
      if (!path.startsWith('x-') && isObject(value)) readPathItem(path, value, below(place, path));
    }
  }

  function readPathItem(path: string, value: JsonObject, place: Place): void {
    const notification = value['x-ms-notification-content'];
    const operations: Operation[] = [];
    const pathItem: PathItem = {
      value,
      place,
      definition,
      path,
      operations,
      notificationContent: isObject(notification) ? notification : undefined,
    };
    definition.pathItems.push(pathItem);
    addSchemaOf(notification, below(place, 'x-ms-notification-content'));
    const shared = readParameters(value, place, 'path');
    for (const methodKey of Object.keys(value)) {
      const operation = value[methodKey];
      if (!methods.has(methodKey.toLowerCase()) || !isObject(operation)) continue;
      inherited += shared.length;
      operations.push(readOperation(pathItem, methodKey, operation, below(place, methodKey), inherited > mostInherited ? [] : shared));
    }
    if (pathItem.notificationContent && operations.length > 0) {
      useSchema(
        pathItem.notificationContent['schema'],
        below(place, 'x-ms-notification-content'),
        'output',
        operations.some((operation) => !operation.isInternal),
      );
    }
  }

  function readOperation(
    pathItem: PathItem,
    methodKey: string,
    value: JsonObject,
    place: Place,
    shared: readonly EffectiveParameter[],
  ): Operation {
    const method = methodKey.toLowerCase();
    const ownNotification = value['x-ms-notification-content'];
    const notificationContent = isObject(ownNotification) ? ownNotification : pathItem.notificationContent;
    const parameters = readParameters(value, place, 'operation');
    const operation: Operation = {
      value,
      place,
      definition,
      path: pathItem.path,
      method,
      methodKey,
      pathItem,
      id: isText(value['operationId']) ? value['operationId'] : undefined,
      isInternal: isMarkedInternal(value),
      isDeprecated: value['deprecated'] === true,
      trigger: triggerKind(value, method, notificationContent),
      notificationContent,
      parameters: parameters.length === 0 ? shared : [...notOverridden(shared, parameters), ...parameters],
      responses: readResponses(value, place),
      consumes: mediaTypes('consumes', value, place),
      produces: mediaTypes('produces', value, place),
    };
    definition.operations.push(operation);
    for (const { parameter } of operation.parameters) parameterOf.get(parameter.value)?.uses.push(operation);
    for (const { response } of operation.responses) responseOf.get(response.value)?.uses.push(operation);
    if (isObject(ownNotification)) {
      addSchemaOf(ownNotification, below(place, 'x-ms-notification-content'));
      useSchema(ownNotification['schema'], below(place, 'x-ms-notification-content'), 'output', !operation.isInternal);
    }
    readRequirements(value, place, operation);
    return operation;
  }

  function readParameters(owner: JsonObject, ownerPlace: Place, level: 'path' | 'operation'): EffectiveParameter[] {
    const effective: EffectiveParameter[] = [];
    for (const [index, value] of arrayOr(owner['parameters']).entries()) {
      if (!isObject(value)) continue;
      const item = { value, place: below(ownerPlace, 'parameters', index) };
      const target = followed(item, 'parameter');
      if (target === undefined) continue;
      effective.push({ parameter: parameterAt(target, target.value === value ? level : 'shared'), item, level });
    }
    return effective;
  }

  function parameterAt({ value, place }: Located, level: Parameter['level']): Parameter {
    const known = parameterOf.get(value);
    if (known !== undefined) return known;
    const text = (member: string): string => (typeof value[member] === 'string' ? value[member] : '');
    const uses: Operation[] = [];
    const { schema } = value;
    const parameter: Mutable<Parameter> = {
      value,
      place,
      definition,
      level,
      name: text('name'),
      in: text('in'),
      schema: isObject(schema) ? schema : undefined,
      uses,
      isInternal: isMarkedInternal(value),
    };
    parameterOf.set(value, parameter);
    definition.parameters.push(parameter);
    addItems(value, place, parameter.name);
    collector.add(schema, below(place, 'schema'), 'root');
    return parameter;
  }

  function readResponses(owner: JsonObject, ownerPlace: Place): EffectiveResponse[] {
    const effective: EffectiveResponse[] = [];
    const responses = objectOr(owner['responses']);
    for (const code of Object.keys(responses)) {
      const value = responses[code];
      if (code.startsWith('x-') || !isObject(value)) continue;
      const item = { value, place: below(ownerPlace, 'responses', code) };
      const target = followed(item, 'response');
      if (target !== undefined) effective.push({ code, response: responseAt(target, code, target.value !== value), item });
    }
    return effective;
  }

  function responseAt({ value, place }: Located, code: string, isShared: boolean): Response {
    const known = responseOf.get(value);
    if (known !== undefined) return known;
    const { schema } = value;
    const response: Mutable<Response> = {
      value,
      place,
      definition,
      code: isShared ? String(place.key) : code,
      isShared,
      schema: isObject(schema) ? schema : undefined,
      uses: [],
    };
    responseOf.set(value, response);
    definition.responses.push(response);
    const headers = objectOr(value['headers']);
    for (const name of Object.keys(headers)) {
      const header = headers[name];
      if (!isObject(header)) continue;
      const headerPlace = below(place, 'headers', name);
      definition.headers.push({ value: header, place: headerPlace, definition, name });
      addItems(header, headerPlace, name);
    }
    collector.add(schema, below(place, 'schema'), 'root');
    return response;
  }

  function readShared(): void {
    for (const [name, value] of membersOf('parameters')) {
      const item = { value, place: below(root, 'parameters', name) };
      if (followed(item, 'parameter')?.value === value) parameterAt(item, 'shared');
    }
    for (const [name, value] of membersOf('responses')) {
      const item = { value, place: below(root, 'responses', name) };
      if (followed(item, 'response')?.value === value) responseAt(item, name, true);
    }
    for (const [name, value] of membersOf('definitions')) collector.add(value, below(root, 'definitions', name), 'definition', name);
    for (const [name, value] of membersOf('securityDefinitions')) {
      definition.securityDefinitions.push({ value, place: below(root, 'securityDefinitions', name), definition, name });
    }
    readRequirements(document, root, undefined);
  }

  function readRequirements(owner: JsonObject, ownerPlace: Place, operation: Operation | undefined): void {
    for (const [index, value] of arrayOr(owner['security']).entries()) {
      if (isObject(value))
        definition.securityRequirements.push({ value, place: below(ownerPlace, 'security', index), definition, operation });
    }
  }

  /** Now that every use is known: who is hidden because all its users are, and which schemas the operations reach. */
  function settleVisibility(): void {
    for (const parameter of definition.parameters as Mutable<Parameter>[]) {
      parameter.isInternal ||= parameter.uses.length > 0 && parameter.uses.every((operation) => operation.isInternal);
      if (parameter.uses.length > 0) useSchema(parameter.schema, parameter.place, 'input', !parameter.isInternal);
    }
    for (const response of definition.responses) {
      if (response.uses.length > 0)
        useSchema(
          response.schema,
          response.place,
          'output',
          response.uses.some((operation) => !operation.isInternal),
        );
    }
  }

  function addSchemaOf(owner: unknown, ownerPlace: Place): void {
    if (isObject(owner)) collector.add(owner['schema'], below(ownerPlace, 'schema'), 'root');
  }

  function useSchema(value: unknown, ownerPlace: Place, direction: SchemaUse['direction'], isVisible: boolean): void {
    if (isObject(value)) uses.push({ value, place: below(ownerPlace, 'schema'), direction, isVisible });
  }

  function addItems(owner: JsonObject, ownerPlace: Place, name: string): void {
    const value = owner['items'];
    if (!isObject(value)) return;
    const place = below(ownerPlace, 'items');
    definition.items.push({ value, place, definition, name });
    addItems(value, place, name);
  }

  function followed(item: Located, kind: 'parameter' | 'response'): Located | undefined {
    const reference = item.value['$ref'];
    if (typeof reference !== 'string') return item;
    const target = resolve(reference);
    definition.references.push({ ...item, kind, target, definition });
    return target;
  }

  function membersOf(name: string): [string, JsonObject][] {
    return Object.entries(objectOr(document[name])).filter((entry): entry is [string, JsonObject] => isObject(entry[1]));
  }

  function mediaTypes(name: 'consumes' | 'produces', operation: JsonObject, place: Place): MediaTypes {
    return Array.isArray(operation[name]) ? mediaTypesOf(operation[name], below(place, name)) : documentTypes[name];
  }
}
