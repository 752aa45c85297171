import type { Connector } from '../connector/connector.ts';
import { arrayOr, isObject, isText, type JsonObject, type JsonValue, objectOr, own } from '../connector/json-value.ts';
import type { ConnectionParameter, Policy } from '../connector/properties.ts';
import { type AddressHost, type Choices, hostsOf, mostCombinations } from './address.ts';
import { reachesAnything } from './script-hosts.ts';

/** What makes a connector reach a host. */
export type HostUse = 'api' | 'sign-in' | 'policy' | 'script';

/** A host that a connector can make the platform talk to. */
export interface ReachableHost extends AddressHost {
  readonly uses: readonly HostUse[];
}

/**
 * Every host a connector can reach, sorted, each once: the definition's, those of its sign-in, the targets of its policies and the
 * addresses in its script. What is filled in later is told as open.
 */
export function reachableHosts(connector: Connector): readonly ReachableHost[] {
  const found = new Map<string, { host: string; isOpen: boolean; uses: Set<HostUse> }>();
  const choices = new Map<string, Choices | undefined>();
  const chosen = (text: string, use: HostUse): Choices | undefined => {
    const key = `${use} ${text}`;
    if (!choices.has(key)) choices.set(key, choicesOf(text, use, connector));
    return choices.get(key);
  };
  const add = (address: string, use: HostUse): void => {
    for (const { host, isOpen } of hostsOf(address, (text) => chosen(text, use))) {
      const key = `${isOpen ? '*.' : ''}${host}`;
      const known = found.get(key) ?? { host, isOpen, uses: new Set() };
      known.uses.add(use);
      found.set(key, known);
    }
  };
  const host = connector.definition?.value['host'];
  if (isText(host)) add(host, 'api');
  for (const address of signInAddresses(connector)) add(address, 'sign-in');
  for (const policy of connector.properties?.policies ?? []) for (const address of policyAddresses(policy)) add(address, 'policy');
  for (const address of scriptAddresses(connector)) add(address, 'script');
  if (connector.script !== undefined && reachesAnything(connector.script)) add('{}', 'script');
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { uses, ...rest }]) => ({ ...rest, uses: [...uses].sort() }));
}

function* signInAddresses(connector: Connector): Iterable<string> {
  for (const { value } of connector.definition?.securityDefinitions ?? []) {
    for (const member of ['authorizationUrl', 'tokenUrl']) if (isText(value[member])) yield value[member];
  }
  for (const settings of connector.properties?.oauthSettings ?? []) {
    const implied = impliedSignIn.get(settings.identityProvider?.toLowerCase() ?? '');
    if (implied !== undefined) yield implied;
    const custom = objectOr(settings.value['customParameters']);
    for (const name of Object.keys(custom)) for (const text of textsIn(custom[name])) yield* signInAddress(name, text);
  }
}

function* signInAddress(name: string, text: string): Iterable<string> {
  // The resource is a name for whom a token is meant, a body is what is sent: nothing goes to what they name.
  if (/^resource(?:uri|id)$|bodytemplate$/i.test(name)) return;
  const isRelative = /^\s*(?:[?#]|\/(?!\/))/.test(text);
  if (/querystringtemplate$/i.test(name)) {
    // It follows an address: what begins otherwise may go on with the host.
    if (text.trim() !== '' && !isRelative) yield '{}';
  } else if (/^(?:authorization|token|refresh)url(?:template)?$/i.test(name)) {
    if (text.trim() !== '' && !isRelative) yield text;
  } else if (text.includes('://')) yield text;
}

/** Identity providers that a connector names instead of writing their address. */
const impliedSignIn = new Map([
  ['aad', 'login.microsoftonline.com'],
  ['aadcertificate', 'login.microsoftonline.com'],
  ['google', 'accounts.google.com'],
  ['docusign', 'account.docusign.com'],
  ['facebook', 'www.facebook.com'],
]);

/** Templates that change headers, bodies or answers; a URL in them is data. Templates not named here may send a request anywhere. */
const dataTemplates = new Set([
  'setproperty',
  'setqueryparameter',
  'stringtoarray',
  'convertarraytoobject',
  'convertobjecttoarray',
  'stringreplace',
  'encodepropertyvalue',
  'pollingtrigger',
  'updatenextlink',
  'setconnectionstatustounauthenticated',
]);

function* policyAddresses({ templateId, value }: Policy): Iterable<string> {
  const template = templateId?.toLowerCase() ?? '';
  if (dataTemplates.has(template)) return;
  const parameters = objectOr(value['parameters']);
  const parameter = (name: string): JsonValue | undefined => own(parameters, `x-ms-apimTemplateParameter.${name}`);
  if (template === 'setheader') {
    const [name, address] = [parameter('name'), parameter('value')];
    if (isText(name) && name.trim().toLowerCase() === 'host' && isText(address)) yield address;
    return;
  }
  const hostTemplate = parameter('urlTemplate');
  if (isText(hostTemplate)) yield hostTemplate;
  const path = parameter('newPath');
  // A path that begins with what is filled in later may become an address.
  if (template === 'routerequesttoendpoint' && isText(path) && /^\s*[@{]/.test(path)) yield path;
  for (const text of textsIn(parameters)) if (text !== hostTemplate && /^\s*(?:https?:|[\\/]{2})/i.test(text)) yield text;
}

/** Addresses inside the strings of a script; those in comments are not reached. */
function* scriptAddresses({ script }: Connector): Iterable<string> {
  if (script === undefined) return;
  for (const [address] of script.uncommented.matchAll(/(?:https?|wss?):\/\/[^\s"'<>\\)]+/gi)) yield address;
}

function* textsIn(value: JsonValue | undefined): Iterable<string> {
  if (typeof value === 'string') yield value;
  else if (Array.isArray(value)) for (const item of value) yield* textsIn(item);
  else if (isObject(value)) for (const name of Object.keys(value)) yield* textsIn(value[name]);
}

/**
 * What a connection parameter can hold, or what the definition says a parameter of an operation holds: nothing keeps makers from another
 * value of the latter. With more values than can be followed up it can hold any.
 */
function choicesOf(text: string, use: HostUse, connector: Connector): Choices | undefined {
  const call = /(connectionParameters|queryParameters|headers|pathParameters)\(\s*'([^']*)'\s*(?:,\s*'([^']*)'\s*)?\)/i.exec(text);
  // A sign-in names connection parameters only, so it does without saying whose: `{env}` is `token:env`.
  const bare = use === 'sign-in' ? /^\{([^{}]*)\}$/.exec(text)?.[1]?.trim() : undefined;
  const name = call?.[2] ?? bare;
  if (name === undefined) return undefined;
  const [source, fallback] = [call?.[1] ?? 'connectionParameters', call?.[3]];
  const isConnection = source.toLowerCase() === 'connectionparameters';
  const isNamed = (own: string): boolean => own === name || (call === null && own.endsWith(`:${name}`));
  const parameters = isConnection ? (connector.properties?.connectionParameters.filter((parameter) => isNamed(parameter.name)) ?? []) : [];
  const allowed = parameters.map(allowedValues);
  const values = [
    fallback,
    ...parameters.map(({ value }) => value['defaultValue'] ?? constraintsOf(value)['default']),
    ...allowed.flat(),
    ...(isConnection ? [] : operationValues(name, connector)),
  ];
  const texts = [...new Set(values.filter(isText))];
  const known = texts.filter((value) => plainValue.test(value));
  if (known.length > mostCombinations) return undefined;
  return {
    values: known,
    isClosed: known.length === texts.length && allowed.length > 0 && allowed.every((list) => list.length > 0),
  };
}

function allowedValues({ value }: ConnectionParameter): string[] {
  return arrayOr(value['allowedValues'] ?? constraintsOf(value)['allowedValues'])
    .map((choice) => objectOr(choice)['value'])
    .filter(isText);
}

function constraintsOf(parameter: JsonObject): JsonObject {
  return objectOr(objectOr(parameter['uiDefinition'])['constraints']);
}

/** A value that holds nothing to be filled in; where it has a whole host in front, an at sign behind that is part of a path. */
const plainValue = /^(?:[^@{]*|https?:\/\/[a-z0-9.-]+(?::\d+)?\/[^{(\\]*)$/i;

/** Defaults and listed values of every parameter of an operation that has a name, in any letter case. */
function operationValues(name: string, { definition }: Connector): JsonValue[] {
  const parameters = definition?.parameters.filter((parameter) => parameter.name.toLowerCase() === name.toLowerCase()) ?? [];
  return parameters.flatMap(({ value }) => [...(value['default'] === undefined ? [] : [value['default']]), ...arrayOr(value['enum'])]);
}
