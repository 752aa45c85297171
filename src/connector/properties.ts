import { arrayOr, isObject, isText, type JsonObject, objectOr } from './json-value.ts';
import type { Mutable } from './mutable.ts';
import { below, type Place, root } from './place.ts';
import type { Located } from './references.ts';

/** What a maker fills in to connect. */
export interface ConnectionParameter extends Located {
  readonly name: string;
  /** The name of the set it belongs to, `undefined` for `connectionParameters`. */
  readonly set: string | undefined;
  readonly properties: Properties;
}

/** One way to authenticate among several (`connectionParameterSets.values`). */
export interface ConnectionParameterSet extends Located {
  readonly name: string;
  readonly properties: Properties;
}

/** The `oAuthSettings` of a connection parameter. */
export interface OAuthSettings extends Located {
  readonly parameter: ConnectionParameter;
  readonly identityProvider: string | undefined;
  readonly properties: Properties;
}

/** One `policyTemplateInstances` entry. */
export interface Policy extends Located {
  readonly templateId: string | undefined;
  /** The operations it is limited to; empty means all. */
  readonly operations: readonly string[];
  readonly properties: Properties;
}

/** The parsed `apiProperties.json`. `value` is its member `properties`, an empty object when there is none. */
export interface Properties extends Located {
  /** The whole document. */
  readonly document: JsonObject;
  readonly brandColor: string | undefined;
  readonly publisher: string | undefined;
  readonly stackOwner: string | undefined;
  readonly hasParameterSets: boolean;
  readonly connectionParameters: readonly ConnectionParameter[];
  readonly connectionParameterSets: readonly ConnectionParameterSet[];
  readonly oauthSettings: readonly OAuthSettings[];
  readonly policies: readonly Policy[];
  /** `undefined` when the member is absent. */
  readonly scriptOperations: readonly string[] | undefined;
}

/** Reads the model of a properties file; whatever has a wrong type is left out: rules report it. */
export function readProperties(document: JsonObject): Properties {
  const value = objectOr(document['properties']);
  const place = below(root, 'properties');
  const sets = value['connectionParameterSets'];
  const properties: Mutable<Properties> = {
    document,
    value,
    place,
    brandColor: textOf(value, 'iconBrandColor'),
    publisher: textOf(value, 'publisher'),
    stackOwner: textOf(value, 'stackOwner'),
    hasParameterSets: isObject(sets),
    connectionParameters: [],
    connectionParameterSets: [],
    oauthSettings: [],
    policies: [],
    scriptOperations: Array.isArray(value['scriptOperations'])
      ? value['scriptOperations'].filter((id) => typeof id === 'string')
      : undefined,
  };
  addParameters(value['connectionParameters'], below(place, 'connectionParameters'), undefined);
  for (const [index, set] of arrayOr(objectOr(sets)['values']).entries()) {
    if (!isObject(set)) continue;
    const setPlace = below(place, 'connectionParameterSets', 'values', index);
    const name = textOf(set, 'name') ?? '';
    properties.connectionParameterSets.push({ value: set, place: setPlace, name, properties });
    addParameters(set['parameters'], below(setPlace, 'parameters'), name);
  }
  for (const [index, policy] of arrayOr(value['policyTemplateInstances']).entries()) {
    if (isObject(policy)) properties.policies.push(policyOf(policy, below(place, 'policyTemplateInstances', index)));
  }
  return properties;

  function addParameters(container: unknown, containerPlace: Place, set: string | undefined): void {
    const members = objectOr(container);
    for (const name of Object.keys(members)) {
      const member = members[name];
      if (!isObject(member)) continue;
      const parameter: ConnectionParameter = { value: member, place: below(containerPlace, name), name, set, properties };
      properties.connectionParameters.push(parameter);
      const settings = member['oAuthSettings'];
      if (!isObject(settings)) continue;
      const identityProvider = textOf(settings, 'identityProvider');
      properties.oauthSettings.push({
        value: settings,
        place: below(parameter.place, 'oAuthSettings'),
        parameter,
        identityProvider,
        properties,
      });
    }
  }

  function policyOf(policy: JsonObject, policyPlace: Place): Policy {
    const operations = arrayOr(objectOr(policy['parameters'])['x-ms-apimTemplate-operationName']).filter((id) => typeof id === 'string');
    return { value: policy, place: policyPlace, templateId: textOf(policy, 'templateId'), operations, properties };
  }
}

function textOf(object: JsonObject, member: string): string | undefined {
  const value = object[member];
  return isText(value) ? value : undefined;
}
