import type { Connector } from '../connector/connector.ts';
import type { Definition } from '../connector/definition.ts';
import { isObject, isText, type JsonObject, type JsonValue, objectOr, own } from '../connector/json-value.ts';
import { type Policy, type Properties, readProperties } from '../connector/properties.ts';
import { type AddressHost, type Choices, hostsOf } from './address.ts';
import { choicesOf } from './filled-in.ts';
import { inAnyCase, inKnownCase } from './known-case.ts';
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
  const { document, isTwofold } = inKnownCase(connector.properties?.document ?? {});
  const properties = connector.properties && readProperties(document);
  const found = new Map<string, { host: string; isOpen: boolean; uses: Set<HostUse> }>();
  const choices = new Map<string, Choices | undefined>();
  const chosen = (text: string, use: HostUse): Choices | undefined => {
    const key = `${use} ${text}`;
    if (!choices.has(key)) choices.set(key, choicesOf(text, use, connector.definition, properties));
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
  for (const address of apiAddresses(connector.definition?.value ?? {})) add(address, 'api');
  for (const address of signInAddresses(connector.definition, properties)) add(address, 'sign-in');
  // Which of two the platform reads is not known.
  if (isTwofold) add('{}', 'policy');
  for (const policy of properties?.policies ?? []) for (const address of policyAddresses(policy)) add(address, 'policy');
  for (const address of scriptAddresses(connector)) add(address, 'script');
  if (connector.script !== undefined && reachesAnything(connector.script)) add('{}', 'script');
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { uses, ...rest }]) => ({ ...rest, uses: [...uses].sort() }));
}

function* apiAddresses(definition: JsonObject): Iterable<string> {
  const hosts = inAnyCase(definition, 'host').filter(isText);
  for (const host of hosts) {
    yield host;
    for (const path of inAnyCase(definition, 'basePath')) if (isText(path) && goesOnWithHost(path)) yield host.trim() + path.trim();
  }
  for (const template of inAnyCase(definition, 'x-ms-parameterized-host')) {
    const addresses = inAnyCase(objectOr(template), 'hostTemplate').filter(isText);
    yield* addresses;
    // Its parameters are described there in ways that are not read.
    if (addresses.length === 0 || addresses.some((address) => address.includes('{'))) yield '{}';
  }
}

/** True when what begins as a path may be a part of the host in front of it, or an address. A version or a single word ends in no host. */
function goesOnWithHost(path: string): boolean {
  const [first = ''] = path.trim().split(/[/?#]/, 1);
  return /[^\w~-]/.test(first) && !/^v?\d+(?:\.\d+)*$/i.test(first);
}

function* signInAddresses(definition: Definition | undefined, properties: Properties | undefined): Iterable<string> {
  for (const { value } of definition?.securityDefinitions ?? []) {
    for (const member of ['authorizationUrl', 'tokenUrl', 'refreshUrl']) yield* inAnyCase(value, member).filter(isText);
  }
  for (const settings of properties?.oauthSettings ?? []) {
    const implied = impliedSignIn.get(settings.identityProvider?.toLowerCase() ?? '');
    if (implied !== undefined) yield implied;
    const redirect = settings.value['redirectUrl'];
    if (isText(redirect) && !consentPage.test(redirect)) yield redirect;
    const custom = objectOr(settings.value['customParameters']);
    for (const name of Object.keys(custom)) for (const text of textsIn(custom[name])) yield* signInAddress(name, text);
  }
}

/** Where the platform itself receives people after a sign-in. */
const consentPage = /^https:\/\/[a-z0-9-]+\.consent\.azure-apim\.net(?:\/|$)/;

function* signInAddress(name: string, written: string): Iterable<string> {
  // The resource is a name for whom a token is meant, a body is what is sent: nothing goes to what they name.
  if (/^resource(?:uri|id)$|bodytemplate$/i.test(name)) return;
  // Browsers leave these out, and take a backslash for a slash.
  const text = written.replace(/[\t\n\r]/g, '').trim();
  if (text === '' || /^(?:[?#]|\/(?![/\\]))/.test(text)) return;
  // It follows an address: what begins otherwise may go on with the host.
  if (/querystringtemplate$/i.test(name)) yield '{}';
  else if (/ur[il]|domain|host|server|endpoint|address/i.test(name)) yield text;
  else if (text.includes('://') || /^(?:[\\/]{2}|\/\\|[\w-]+(?:\.[\w-]+)+[/:\\])/.test(text)) yield text;
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
    if (isText(name) && /[@{]/.test(name)) yield '{}';
    else if (isText(name) && name.replace(/[^a-z]/gi, '').toLowerCase() === 'host' && isText(address)) yield address;
    return;
  }
  const hostTemplate = parameter('urlTemplate');
  if (isText(hostTemplate)) yield hostTemplate;
  const path = parameter('newPath');
  if (template === 'routerequesttoendpoint' && isText(path) && goesOnWithHost(path)) yield path;
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
