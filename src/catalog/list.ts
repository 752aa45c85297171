import type { JsonObject } from '../connector/json-value.ts';
import type { Listed } from './catalog-entry.ts';
import { sha256 } from './digest.ts';

/**
 * One item of `/v1/list.json`: a connector in the format of https://api.apis.guru/v2/list.json, so that its readers can read this catalog
 * too; `undefined` for one that is not public. Addresses begin with `catalogUrl`; without one they are relative to the list.
 */
export function aggregatorItem({ id, ledger, shown, description }: Listed, catalogUrl: string | undefined) {
  const current = ledger.public;
  const bytes = shown.main.definition?.bytes;
  if (current === undefined || bytes === undefined) return undefined;
  const added = ledger.versions.find(({ promotedAt }) => promotedAt !== null)?.promotedAt ?? current.at;
  const at = (path: string): string => `${catalogUrl ?? '..'}${path}`;
  const definition = at(`/files/${sha256(bytes)}.json`);
  const version = {
    added: current.at,
    updated: current.at,
    info: {
      ...plainInfo(shown.info),
      'x-apisguru-categories': description.categories,
      'x-providerName': shown.publisherName,
    },
    swaggerUrl: definition,
    // The format asks for both, and JSON is YAML.
    swaggerYamlUrl: definition,
    openapiVer: '2.0',
    link: at(`/v1/connectors/${id}.json`),
  };
  return { added, preferred: current.record.version, versions: { [current.record.version]: version } };
}

/** The members of `info` that OpenAPI defines; extensions of strangers could pass for the list's own. */
function plainInfo(info: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(info).filter(([name]) => ['title', 'version', 'description', 'termsOfService', 'contact', 'license'].includes(name)),
  );
}
