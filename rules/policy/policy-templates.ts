/** What the platform knows about one parameter of a policy template. */
export interface TemplateParameter {
  readonly type: 'string' | 'array' | 'object' | 'integer';
  readonly isRequired: boolean;
  /** The only values there are, where they are counted. */
  readonly values?: readonly string[];
  /** What an absent parameter means. */
  readonly fallback?: string;
}

/** A policy template: a transformation of requests or answers that a connector fills in. */
export interface PolicyTemplate {
  /** In lower case. */
  readonly id: string;
  readonly title: string;
  /** How the id may be written. */
  readonly spellings: readonly string[];
  /** False when the template is in use but the published schema does not describe it: other parameters are possible then. */
  readonly isPublished: boolean;
  /** By full name. */
  readonly parameters: ReadonlyMap<string, TemplateParameter>;
}

/** The template of that name in any letter case. */
export function policyTemplate(id: string): PolicyTemplate | undefined {
  return templates.get(id.toLowerCase());
}

/** The parameter that limits a policy to some operations; every template has it. */
export const operationNameParameter = 'x-ms-apimTemplate-operationName';
/** The parameter that says whether a policy changes the request or the answer. */
const policySectionParameter = 'x-ms-apimTemplate-policySection';

type Section = 'Request' | 'Response' | 'Failure';
type Fact = Omit<TemplateParameter, 'isRequired'>;

interface Facts {
  readonly title: string;
  /** Spellings besides lower case. */
  readonly spellings?: readonly string[];
  readonly isPublished?: boolean;
  /** Absent when the template has no section. */
  readonly sections?: readonly Section[];
  /** Without the prefix that all of them share. */
  readonly required: Readonly<Record<string, Fact>>;
  readonly optional?: Readonly<Record<string, Fact>>;
}

const text: Fact = { type: 'string' };
const subPath: Fact = { type: 'string', fallback: 'null' };
const existsAction: Fact = { type: 'string', values: ['override', 'skip', 'append'], fallback: 'override' };
const bothWays: readonly Section[] = ['Request', 'Response'];

/** From the published schema of apiProperties.json; the last three from connectors in use. */
const facts: Readonly<Record<string, Facts>> = {
  convertarraytoobject: {
    title: 'Convert an array to an object',
    spellings: ['ConvertArrayToObject'],
    sections: bothWays,
    required: { propertyParentPath: text, keyWithinCollectionPath: text, newPropertyPath: text },
    optional: { propertySubPath: subPath, retainKey: { type: 'string', values: ['true', 'false'], fallback: 'true' } },
  },
  convertobjecttoarray: {
    title: 'Convert an object to an array',
    spellings: ['ConvertObjectToArray'],
    sections: bothWays,
    required: { propertyParentPath: text, newPropertyPath: text },
    optional: { propertySubPath: subPath, keyName: { type: 'string', fallback: 'key' }, valueName: { type: 'string', fallback: 'value' } },
  },
  dynamichosturl: {
    title: 'Set the host',
    spellings: ['DynamicHostUrl', 'dynamicHostUrl'],
    required: { urlTemplate: text },
  },
  encodepropertyvalue: {
    title: 'URL-encode a property',
    spellings: ['EncodePropertyValue'],
    sections: bothWays,
    required: { propertyParentPath: text, newPropertyPath: text },
    optional: { propertySubPath: subPath },
  },
  pollingtrigger: {
    title: 'Keep the state of a polling trigger',
    spellings: ['PollingTrigger'],
    required: { triggerConfig: { type: 'object' }, triggerDataPath: text },
  },
  routerequesttoendpoint: {
    title: 'Route the request to another path',
    spellings: ['RouteRequestToEndpoint'],
    required: { newPath: text },
    optional: {
      httpMethod: { type: 'string', values: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', '@Request.OriginalHTTPMethod'] },
    },
  },
  setheader: {
    title: 'Set a header',
    spellings: ['SetHeader', 'setHeader'],
    sections: ['Request', 'Response', 'Failure'],
    required: { name: text, value: text },
    optional: { existsAction },
  },
  setproperty: {
    title: 'Set a property of the body',
    spellings: ['SetProperty'],
    sections: bothWays,
    required: { newPropertyParentPathTemplate: text, newPropertySubPathTemplate: text, propertyValuePathTemplate: text },
  },
  setqueryparameter: {
    title: 'Set a query parameter',
    spellings: ['SetQueryParameter', 'setQueryParameter'],
    required: { name: text, value: text },
    optional: { existsAction },
  },
  setvaluefromurl: {
    title: 'Set a value from another call',
    spellings: ['SetValueFromUrl'],
    sections: bothWays,
    required: { parameterTemplate: text, parameterValueUrl: text, parameterValuePathTemplate: text },
    optional: { httpMethod: { type: 'string', values: ['GET', 'POST', 'PUT'], fallback: 'GET' } },
  },
  stringreplace: {
    title: 'Replace text in a property',
    spellings: ['StringReplace'],
    sections: bothWays,
    required: { propertyParentPath: text, sourceString: text, replacementString: text, newPropertyPath: text },
    optional: { propertySubPath: subPath },
  },
  stringtoarray: {
    title: 'Convert a text to an array',
    spellings: ['StringToArray'],
    sections: bothWays,
    required: { propertyParentPath: text, delimiterList: text, childPropertyName: text, newPropertyPath: text },
    optional: { propertySubPath: subPath },
  },
  updatenextlink: {
    title: 'Lead the next page through the gateway',
    required: { nextLinkPropertyName: text },
    optional: { nextLinkParentPropertyPath: text },
  },
  setconnectionstatustounauthenticated: {
    title: 'Mark the connection as not signed in',
    isPublished: false,
    required: { statusCode: { type: 'integer' } },
  },
  moveproperties: {
    title: 'Move properties',
    isPublished: false,
    sections: bothWays,
    required: {},
    optional: { srcParentPath: text, srcSubPath: text, dstParentPath: text, dstSubPath: text, copyOnlySubProperties: text },
  },
  dynamicsubdomain: {
    title: 'Set the subdomain of the host',
    isPublished: false,
    required: {},
    optional: { urlTemplate: text },
  },
};

const templates: ReadonlyMap<string, PolicyTemplate> = new Map(Object.entries(facts).map(([id, fact]) => [id, templateOf(id, fact)]));

function templateOf(id: string, { title, spellings = [], isPublished = true, sections, required, optional = {} }: Facts): PolicyTemplate {
  const parameters = new Map<string, TemplateParameter>([[operationNameParameter, { type: 'array', isRequired: false }]]);
  if (sections !== undefined) parameters.set(policySectionParameter, { type: 'string', isRequired: false, values: sections });
  for (const [members, isRequired] of [
    [required, true],
    [optional, false],
  ] as const) {
    for (const [name, fact] of Object.entries(members)) parameters.set(`x-ms-apimTemplateParameter.${name}`, { ...fact, isRequired });
  }
  return { id, title, spellings: [id, ...spellings], isPublished, parameters };
}
