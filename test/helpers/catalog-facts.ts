import { bundleOf } from '../../src/catalog/bundle.ts';
import type { CatalogFacts } from '../../src/catalog/catalog-entry.ts';
import { contentKey } from '../../src/catalog/ledger.ts';
import { parsePolicy } from '../../src/catalog/policy.ts';
import { putOnPreview } from '../../src/catalog/preview.ts';
import { filesAfter, readState } from '../../src/catalog/store-state.ts';
import { judge } from '../../src/catalog/stored-report.ts';
import { treeIdOf } from '../../src/catalog/tree-id.ts';
import { readConnector } from '../../src/connector/connector.ts';
import type { ConnectorFolder } from '../../src/connector/folder.ts';
import { goldenFiles } from './folder.ts';

const tool = { version: '1.2.3', rules: 'sha256:test' };
/** The connectors of these facts, by the names of their folders. */
export const names = ['Contoso', 'Fabrikam', 'Northwind', 'Tailspin', 'Adatum'];

/** The facts of a catalog with these connectors on preview. */
export async function factsOf(mostUnsharded: number): Promise<CatalogFacts> {
  const nothing = { ledgers: new Map(), publishers: new Map(), files: new Map() };
  const contents = new Map<string, ConnectorFolder>();
  const arrivals = await Promise.all(
    names.map(async (name) => {
      const entries = Object.entries(goldenFiles('x')).map(([path, text]) => {
        const bytes = new TextEncoder().encode(path.endsWith('readme.md') ? `${text}\n${name}\n` : text);
        return { path: path.slice(2), kind: 'file' as const, executable: false, size: bytes.length, bytes };
      });
      const folder = { path: `certified-connectors/${name}`, name, program: 'certified' as const, entries, truncated: false };
      const tree = treeIdOf(entries) ?? '';
      contents.set(contentKey({ folder: folder.path, tree }), folder);
      const certify = async () => ({
        path: folder.path,
        id: name.toLowerCase(),
        name,
        program: folder.program,
        version: '1.0.0',
        operations: 3,
        verdict: 'pass' as const,
        findings: [],
      });
      const report = await judge({ tool, certify }, readConnector(folder), tree);
      const passed = { id: name.toLowerCase(), folder: folder.path, content: folder, version: '1.0.0', tree, report };
      return { passed, bundle: bundleOf(entries), commit: undefined };
    }),
  );
  const state = readState(filesAfter(nothing, putOnPreview(nothing, arrivals, new Date(0))));
  const policy = parsePolicy(undefined);
  const source = { commit: null, committedAt: null };
  return { state, contents, publishers: [], standings: new Map(), policy, decisions: [], tool, source, now: new Date(0), mostUnsharded };
}
