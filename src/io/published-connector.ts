import { readBundle } from '../catalog/bundle.ts';
import { sha256 } from '../catalog/digest.ts';
import { type Connector, readConnector } from '../connector/connector.ts';
import { arrayOr, isText, type JsonObject, objectOr } from '../connector/json-value.ts';
import type { Program } from '../connector/program.ts';
import { UserError } from '../connector/user-error.ts';
import { openFolder } from './read-published.ts';

/** A connector as a catalog publishes it now. */
export interface PublishedConnector {
  readonly connector: Connector;
  /** Where the version is offered, `preview` first. */
  readonly channels: readonly ('preview' | 'public')[];
}

/** Bytes of an entry and of a bundle that are read. */
const most = { entry: 50_000_000, bundle: 100_000_000 };

/**
 * Reads a connector from the bundle that a site's folder publishes for it: the version on preview, else the public one. `undefined` where
 * there is none. A `UserError` when the bundle is not the one that the catalog names.
 */
export async function readPublishedConnector(site: string, id: string): Promise<PublishedConnector | undefined> {
  if (!/^[a-z0-9][a-z0-9-]{0,200}$/.test(id)) return undefined;
  const folder = await openFolder(site);
  const found = await folder.read(`/v1/connectors/${id}.json`, most.entry);
  if (found.kind !== 'file') return undefined;
  const entry = objectOr(parsed(found.bytes));
  const known = ['preview', 'public'] as const;
  for (const channel of known) {
    const version = arrayOr(entry['versions'])
      .map((one) => objectOr(one))
      .find((one) => arrayOr(one['channels']).includes(channel));
    const { path, sha256: digest } = objectOr(version?.['bundle']);
    if (version === undefined || !isText(path) || !/^\/bundles\/[0-9a-f]{64}\.zip$/.test(path)) continue;
    const bundle = await folder.read(path, most.bundle);
    const entries = bundle.kind === 'file' && sha256(bundle.bytes) === digest ? readBundle(bundle.bytes) : undefined;
    if (entries === undefined)
      throw new UserError(`The bundle of '${id}' is missing or not the one that the catalog names. Build the site again: certify run`);
    const name = isText(entry['title']) ? entry['title'] : id;
    const channels = known.filter((one) => arrayOr(version['channels']).includes(one));
    return { connector: readConnector({ path: id, name, program: programIn(entry), entries, truncated: false }), channels };
  }
  return undefined;
}

function programIn(entry: JsonObject): Program {
  const program = entry['program'];
  return program === 'certified' || program === 'independent-publisher' ? program : 'custom';
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
