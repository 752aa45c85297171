import type { Operation } from '../connector/definition.ts';
import { arrayOr, type JsonObject, type JsonValue, objectOr, textOfValue } from '../connector/json-value.ts';
import type { Properties } from '../connector/properties.ts';
import {
  convertArrayToObject,
  convertObjectToArray,
  encodePropertyValue,
  moveProperties,
  setProperty,
  stringReplace,
  stringToArray,
} from './body-policies.ts';
import type { Notes } from './notes.ts';
import { type PolicyTemplate, policyParameters } from './policy-run.ts';
import { dynamicHostUrl, routeRequestToEndpoint, setHeaderPolicy, setQueryParameter, setValueFromUrl } from './request-policies.ts';
import { setConnectionStatus, updateNextLink } from './response-policies.ts';
import type { AppliedPolicy } from './types.ts';

type Section = AppliedPolicy['section'];

interface KnownTemplate {
  readonly apply: PolicyTemplate;
  /** Where it may run: the policy chooses when there are several. */
  readonly sections: readonly Section[];
  /** It changes the JSON of a body. */
  readonly changesBody?: true;
}

const templates = new Map<string, KnownTemplate>([
  ['setheader', { apply: setHeaderPolicy, sections: ['request', 'response', 'failure'] }],
  ['setqueryparameter', { apply: setQueryParameter, sections: ['request'] }],
  ['dynamichosturl', { apply: dynamicHostUrl, sections: ['request'] }],
  // Shipped once and documented nowhere; its parameter is that of dynamichosturl.
  ['dynamicsubdomain', { apply: dynamicHostUrl, sections: ['request'] }],
  ['routerequesttoendpoint', { apply: routeRequestToEndpoint, sections: ['request'] }],
  ['setvaluefromurl', { apply: setValueFromUrl, sections: ['request', 'response'] }],
  ['setproperty', { apply: setProperty, sections: ['request', 'response'], changesBody: true }],
  ['convertarraytoobject', { apply: convertArrayToObject, sections: ['request', 'response'], changesBody: true }],
  ['convertobjecttoarray', { apply: convertObjectToArray, sections: ['request', 'response'], changesBody: true }],
  ['stringtoarray', { apply: stringToArray, sections: ['request', 'response'], changesBody: true }],
  ['stringreplace', { apply: stringReplace, sections: ['request', 'response'], changesBody: true }],
  ['encodepropertyvalue', { apply: encodePropertyValue, sections: ['request', 'response'], changesBody: true }],
  ['moveproperties', { apply: moveProperties, sections: ['request', 'response'], changesBody: true }],
  ['updatenextlink', { apply: updateNextLink, sections: ['response'] }],
  ['setconnectionstatustounauthenticated', { apply: setConnectionStatus, sections: ['response'] }],
]);

/** Its work is done around calls, by the state of a trigger. */
const pollingTemplate = 'pollingtrigger';

/** A policy, ready to run. */
export interface PlannedPolicy {
  readonly templateId: string;
  readonly index: number;
  /** `undefined`: its template or section is none that is known. */
  readonly section: Section | undefined;
  readonly template: KnownTemplate | undefined;
  /** Its section is not written and was assumed. */
  readonly isSectionAssumed: boolean;
  readonly parameter: (name: string) => string;
}

/** The policies of a connector by operation, in the order written. */
export interface PolicyPlan {
  readonly of: (operation: Operation) => readonly PlannedPolicy[];
  /** The `triggerConfig` and `triggerDataPath` of an operation's polling trigger, when it has one. */
  readonly pollingOf: (operation: Operation) => { readonly config: JsonObject; readonly dataPath: string } | undefined;
}

/** Reads the policies of a connector. Names are read in any letter case; what is unknown is kept, to be told when it would have run. */
export function planPolicies(properties: Properties | undefined): PolicyPlan {
  const all = (properties?.policies ?? []).map(({ value, templateId }, index) => {
    const parameters = policyParameters(value);
    const named = parameters.get('operationname');
    const operations = (typeof named === 'string' ? [named] : arrayOr(named)).filter((id) => typeof id === 'string');
    return { parameters, operations, templateId: (templateId ?? '').trim().toLowerCase(), index };
  });
  const isFor = ({ operations }: (typeof all)[number], operation: Operation): boolean =>
    operations.length === 0 || (operation.id !== undefined && operations.includes(operation.id));
  return {
    of: (operation) =>
      all
        .filter((policy) => policy.templateId !== pollingTemplate && isFor(policy, operation))
        .map(({ templateId, index, parameters }) => {
          const template = templates.get(templateId);
          const written = parameters.get('policysection');
          const section = template && sectionOf(template, typeof written === 'string' ? written : '');
          const isSectionAssumed = template !== undefined && template.sections.length > 1 && written === undefined;
          return { templateId, index, template, section, isSectionAssumed, parameter: (name) => textAt(parameters, name) };
        }),
    pollingOf: (operation) => {
      const found = all.find((policy) => policy.templateId === pollingTemplate && isFor(policy, operation));
      return found && { config: objectOr(found.parameters.get('triggerconfig')), dataPath: textAt(found.parameters, 'triggerdatapath') };
    },
  };
}

function sectionOf({ sections }: KnownTemplate, written: string): Section | undefined {
  const [only, another] = sections;
  if (another === undefined || written.trim() === '') return only;
  return sections.find((section) => section === written.trim().toLowerCase());
}

function textAt(parameters: ReadonlyMap<string, JsonValue>, name: string): string {
  const value = parameters.get(name);
  return value === undefined || value === null ? '' : textOfValue(value);
}

/** Tells what is assumed about policies before any of them runs. */
export function noteAssumptions(policies: readonly PlannedPolicy[], notes: Notes): void {
  for (const { section, isSectionAssumed } of policies) {
    if (section === undefined) notes.assume('unknown-policy-skipped');
    if (isSectionAssumed) notes.assume('policy-section-request');
  }
}
