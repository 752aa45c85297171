import type { JsonObject } from '../connector/json-value.ts';
import type { Listed } from './catalog-entry.ts';
import { sha256 } from './digest.ts';

/**
 * `/v1/list.json`: what is public, in the format of https://api.apis.guru/v2/list.json, so that its readers can read this catalog too.
 * Addresses begin with `catalogUrl`; without one they are relative to the list.
 */
export function aggregatorList(listed: readonly Listed[], catalogUrl: string | undefined) {
  const entries = listed.flatMap(({ id, ledger, shown, description }) => {
    const current = ledger.public;
    const bytes = shown.main.definition?.bytes;
    if (current === undefined || bytes === undefined) return [];
    const added = ledger.versions.find(({ promotedAt }) => promotedAt !== null)?.promotedAt ?? current.at;
    const at = (path: string): string => `${catalogUrl ?? '..'}${path}`;
    const version = {
      added: current.at,
      updated: current.at,
      info: {
        ...plainInfo(shown.info),
        'x-apisguru-categories': description.categories,
        'x-providerName': shown.publisherName,
      },
      swaggerUrl: at(`/files/${sha256(bytes)}.json`),
      openapiVer: '2.0',
      link: at(`/v1/connectors/${id}.json`),
    };
    return [[id, { added, preferred: current.record.version, versions: { [current.record.version]: version } }] as const];
  });
  return Object.fromEntries(entries);
}

/** The members of `info` that OpenAPI defines; extensions of strangers could pass for the list's own. */
function plainInfo(info: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(info).filter(([name]) => ['title', 'version', 'description', 'termsOfService', 'contact', 'license'].includes(name)),
  );
}
