import { type Connector, titleOf, versionOf } from '../connector/connector.ts';
import type { Operation } from '../connector/definition.ts';
import { isObject, isText, type JsonValue, objectOr } from '../connector/json-value.ts';
import { baseUrlOf } from '../preview/base-url.ts';
import { isSignIn, parametersOf } from '../preview/connection.ts';
import { planCalls } from '../preview/generate-calls.ts';
import { hostInputs, madeUpHost } from '../preview/generate-connection.ts';
import { bodyValuesOf, effortOf } from '../preview/generate-effort.ts';
import { idOf } from '../preview/operation-tests.ts';
import { sampleCallOf } from '../preview/simulate.ts';
import type { Gateway } from '../preview/types.ts';
import { connectionField, operationFields } from './fields.ts';
import type { OperationForm, OperationLine, TrialDescription, Way } from './protocol.ts';
import { isWebhook } from './triggers.ts';

/** What the catalog and the command line know of a connector beside its files. */
export interface TrialFacts {
  readonly channel: string;
  /** The address of the service that is called; null for a mock. */
  readonly service: string | null;
}

/** Describes a connector before anything of it is called. */
export function describeTrial(connector: Connector, facts: TrialFacts, obstacles: Gateway['obstacles']): TrialDescription {
  const { definition } = connector;
  const info = objectOr(definition?.value['info']);
  return {
    title: titleOf(connector),
    description: isText(info['description']) ? info['description'].slice(0, 2000) : '',
    version: versionOf(connector) ?? '',
    ...facts,
    address: definition === undefined ? '' : baseUrlOf(definition),
    ways: waysOf(connector, facts),
    operations: (definition?.operations ?? []).map((operation, index) => lineOf(operation, index, obstacles)),
    testsConnection: testCallOf(connector) !== undefined,
  };
}

/** The operation that tests connections, with its values; `undefined` where the connector names none that it has. */
export function testCallOf({
  definition,
}: Connector): { readonly operation: Operation; readonly values: Readonly<Record<string, JsonValue>> } | undefined {
  const { operationId, parameters } = objectOr(objectOr(definition?.value['x-ms-capabilities'])['testConnection']);
  const operation = isText(operationId) ? definition?.operations.find(({ id }) => id === operationId) : undefined;
  return operation && { operation, values: objectOr(parameters) as Readonly<Record<string, JsonValue>> };
}

/** The inputs of an operation, an example of them, and what it promises. */
export function formOf(operation: Operation, { properties }: Connector): OperationForm {
  const context = objectOr(operation.value['x-ms-trigger-hint'] === undefined ? undefined : { hint: operation.value['x-ms-trigger-hint'] });
  const hosts = { names: hostInputs(properties, operation), host: madeUpHost };
  const { calls } = planCalls(operation, {
    seed: 0,
    fewest: 1,
    most: 1,
    hosts,
    bodyValues: bodyValuesOf(operation.definition, 0, effortOf()),
  });
  return {
    fields: operationFields(operation).fields,
    example: calls[0] ?? null,
    triggerHint: isText(context['hint']) ? context['hint'].slice(0, 600) : '',
    hasSample: sampleCallOf(operation)?.operation !== undefined,
    answers: operation.responses.map(({ code, response }) => `${code}: ${answerText(response.value)}`.slice(0, 300)),
  };
}

function answerText(response: Readonly<Record<string, JsonValue | undefined>>): string {
  if (isText(response['description'])) return response['description'];
  return isObject(response['schema']) ? 'a body' : 'no body';
}

function waysOf({ properties }: Connector, { service }: TrialFacts): readonly Way[] {
  const sets = properties?.connectionParameterSets ?? [];
  const wayOf = (set: string | null, label: string, hint: string): Way => {
    const parameters = parametersOf(properties, { set });
    const signIn = parameters.some(isSignIn) ? (service === null ? 'identity-provider' : 'access-token') : undefined;
    return { set, label, hint, signIn, fields: parameters.flatMap(connectionField) };
  };
  if (sets.length === 0) {
    const way = wayOf(null, '', '');
    return [{ ...way, label: askedFor(way) }];
  }
  return sets.map(({ name, value }) => {
    const shown = objectOr(value['uiDefinition']);
    const text = (member: string): string => (isText(shown[member]) ? shown[member].slice(0, 600) : '');
    return wayOf(name, text('displayName') || name, text('description'));
  });
}

/** Names a way that has no name by what it asks for, as its fields are labelled. */
function askedFor({ signIn, fields }: Way): string {
  const asked = [...(signIn === undefined ? [] : ['sign-in with OAuth 2.0']), ...fields.map(({ label }) => label)];
  return asked.join(' and ') || 'no sign-in';
}

function lineOf(operation: Operation, index: number, obstacles: Gateway['obstacles']): OperationLine {
  const { value, method, path } = operation;
  const text = (member: string): string => (isText(value[member]) ? value[member].slice(0, 2000) : '');
  return {
    index,
    id: idOf(operation),
    summary: text('summary') || idOf(operation),
    description: text('description'),
    kind: operation.trigger === undefined ? 'action' : isWebhook(operation) ? 'webhook' : 'polling',
    method: method.toUpperCase(),
    path,
    isInternal: operation.isInternal,
    isDeprecated: operation.isDeprecated,
    needs: obstacles(operation).map(({ sentence }) => sentence),
  };
}
