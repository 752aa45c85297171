import { isArray, isObject, isText, type JsonObject, type JsonValue, own } from '../../connector/json-value.ts';
import { withoutLastSlashes } from '../../connector/last-slashes.ts';
import { below, root } from '../../connector/place.ts';
import { field } from '../connection.ts';
import type { Conversion } from './conversion.ts';

/** Where the service is, as OpenAPI 2.0 says it. */
interface Server {
  readonly host: string | undefined;
  readonly basePath: string | undefined;
  readonly schemes: readonly string[];
  /** What a maker fills in of the address. */
  readonly parameters: Readonly<Record<string, JsonObject>>;
  readonly policies: readonly JsonObject[];
}

const from = below(root, 'servers');
const to = below(root, 'host');

/** The first server with https, else the first; the variables of its address become connection parameters and a policy. */
export function serverOf(c: Conversion): Server {
  const servers = (isArray(c.document['servers']) ? c.document['servers'] : []).filter(isObject);
  const chosen = servers.find(({ url }) => isText(url) && url.toLowerCase().startsWith('https:')) ?? servers[0];
  const url = chosen?.['url'];
  if (chosen === undefined || !isText(url)) return nowhere;
  if (servers.length > 1) c.notes.take('dropped', 'servers', { from, to }, `A connector talks to one service; the first one was kept.`);
  const variables = isObject(chosen['variables']) ? chosen['variables'] : {};
  const defaults = url.replace(/\{([^{}]*)\}/g, (written, name: string) => {
    const variable = own(variables, name);
    return isObject(variable) && isText(variable['default']) ? variable['default'] : written;
  });
  const parts = /^(https?):\/\/([^/?#]*)([^?#]*)/i.exec(defaults);
  if (parts === null) {
    c.notes.take(
      'dropped',
      'relative server',
      { from, to },
      'The address of the service is relative to where the document was found: write host and basePath by hand.',
    );
    return { ...nowhere, basePath: basePathOf(defaults) };
  }
  const [, scheme = 'https', host = '', path = ''] = parts;
  const isSecure = scheme.toLowerCase() === 'https';
  if (!isSecure)
    c.notes.take(
      'changed',
      'http',
      { from, to: below(root, 'schemes') },
      'The platform talks https alone: make sure that the service does.',
    );
  const names = [...url.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name).filter((name) => isObject(own(variables, name)));
  const dynamic = names.length === 0 ? { parameters: {}, policies: [] } : dynamicHost(url, names, variables, c);
  return { host: host.replace(/[{}\s]/g, ''), basePath: basePathOf(path), schemes: ['https'], ...dynamic };
}

const nowhere: Server = { host: undefined, basePath: undefined, schemes: ['https'], parameters: {}, policies: [] };

/** As it is, a slash at its end too: a rule says what that does. */
function basePathOf(path: string): string | undefined {
  const plain = path.replace(/[{}\s]/g, '');
  return plain === '' ? undefined : plain.startsWith('/') ? plain : `/${plain}`;
}

function dynamicHost(url: string, names: readonly string[], variables: JsonObject, c: Conversion): Pick<Server, 'parameters' | 'policies'> {
  c.notes.take('changed', 'server variables', { from, to }, 'Makers fill in what varies in the address; a policy puts it there.');
  const parameters = Object.fromEntries(
    [...new Set(names)].map((name, index) => [plainName(name), parameterOf(name, own(variables, name), index + 1)]),
  );
  const template = withoutLastSlashes(url.replace(/^http:/i, 'https:')).replace(/\{([^{}]*)\}/g, (written, name: string) =>
    names.includes(name) ? `@connectionParameters('${plainName(name)}')` : written,
  );
  return {
    parameters,
    policies: [
      {
        templateId: 'dynamichosturl',
        title: 'Talk to the address of the connection',
        parameters: { 'x-ms-apimTemplateParameter.urlTemplate': template },
      },
    ],
  };
}

/** A name that may stand in an expression. */
function plainName(name: string): string {
  return name.replace(/[^A-Za-z0-9_]+/g, '_').slice(0, 60) || 'server';
}

function parameterOf(name: string, variable: JsonValue | undefined, tabIndex: number): JsonObject {
  const facts = isObject(variable) ? variable : {};
  const ui = field(name, isText(facts['description']) ? facts['description'] : `The ${name} of the service's address.`, tabIndex, true);
  const choices = (isArray(facts['enum']) ? facts['enum'] : []).filter(isText);
  return {
    type: 'string',
    uiDefinition: ui,
    ...(isText(facts['default']) ? { defaultValue: facts['default'] } : {}),
    ...(choices.length > 0 ? { allowedValues: choices.map((value) => ({ value })) } : {}),
  };
}
