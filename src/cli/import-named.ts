import { mostSourceBytes, parseSource, type SourceDocument } from '../authoring/source-document.ts';
import type { Connector } from '../connector/connector.ts';
import { readSource } from '../io/read-source.ts';
import { readNamedCommit } from '../io/read-versions.ts';

/** What `SOURCE` names: a description in a file, at an address or in a commit; or a connector's folder in a commit. */
export async function readNamedSource(
  name: string,
  cwd: string,
): Promise<{ readonly source: SourceDocument } | { readonly connector: Connector }> {
  const isAddress = /^https?:\/\//i.test(name);
  const inCommit = isAddress ? undefined : await readNamedCommit(name, cwd);
  if (inCommit?.isFile === false) return { connector: inCommit.connector };
  return { source: parseSource(name, inCommit?.connector.definitionEntry?.bytes ?? (await readSource(name, cwd, mostSourceBytes))) };
}
