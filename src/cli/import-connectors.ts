import { bundleOf } from '../catalog/bundle.ts';
import { buildCatalog } from '../catalog/catalog.ts';
import {
  type Imported,
  type ImportedFolder,
  type ImportNames,
  importAll,
  importProblem,
  type LeftOut,
  nameImports,
} from '../catalog/import.ts';
import { parsePolicy } from '../catalog/policy.ts';
import { happeningProblem } from '../catalog/preview.ts';
import { filesAfter, readState, type StoreState } from '../catalog/store-state.ts';
import { type Judge, judge } from '../catalog/stored-report.ts';
import { treeIdOf } from '../catalog/tree-id.ts';
import { readConnector, versionOf } from '../connector/connector.ts';
import type { ConnectorFolder } from '../connector/folder.ts';
import type { ImportSource } from '../io/import-source.ts';
import { pack } from '../io/packed.ts';
import type { Source } from '../io/source.ts';
import type { Store } from '../io/store.ts';
import { renderSite } from '../site/site.ts';

/** An import that was looked at and not yet written. */
export interface Import {
  readonly source: ImportSource;
  readonly names: ImportNames;
  readonly imported: readonly (Imported & { readonly errors: number })[];
  readonly leftOut: readonly LeftOut[];
  /** True when the ledger holds connectors of this commit already: somebody approved it then. */
  readonly isContinued: boolean;
}

/** What an import needs. */
export interface ImportWork {
  readonly source: ImportSource;
  readonly store: Store;
  /** The repository of the catalog. */
  readonly settings: Source;
  readonly by: Judge;
  readonly now: Date;
  readonly progress: (text: string) => void;
}

/** Reads and judges everything that would come in, one at a time; nothing is written. */
export async function prepareImport(work: ImportWork): Promise<Import> {
  const { source, store, by, progress } = work;
  const state = readState((await store.read()).files);
  const names = nameImports(source.folders, state.ledgers);
  const check = publishingCheck(work, await parsePolicyOf(work));
  const isKept = await keepsItself(work);
  const contents = new Map<ImportedFolder, ConnectorFolder & { readonly tree?: string }>(source.folders.map((one) => [one, one]));
  const imported: Import['imported'][number][] = [];
  const leftOut: LeftOut[] = [...names.leftOut];
  let index = 0;
  for (const [id, named] of names.wanted) {
    index += 1;
    progress(`Certifying ${index} of ${names.wanted.size}: ${named.path}`);
    const folder = contents.get(named);
    if (folder === undefined) throw new Error(`${named.path} was not read.`);
    const connector = readConnector(folder);
    const [tree, version] = [treeIdOf(folder.entries), versionOf(connector)];
    const problem = importProblem(folder, { tree, version });
    if (problem !== undefined || tree === undefined || version === undefined) {
      leftOut.push({ folder: folder.path, reason: problem ?? 'it cannot be read.' });
      continue;
    }
    const report = await judge(by, connector, tree);
    const bundle = bundleOf(folder.entries);
    const small = pack(report.bytes);
    const bytes = isKept ? undefined : pack(bundle.bytes);
    const one = {
      id,
      errors: report.report.summary.errors,
      record: {
        version,
        revision: 0,
        program: folder.program,
        folder: folder.path,
        commit: isKept ? source.commit : null,
        committedAt: isKept ? source.committedAt : null,
        tree,
        bundle: bundle.sha256,
        report: report.sha256,
        evidence: [],
      },
      files: [
        { path: `reports/${report.sha256}.json`, read: small.read },
        ...(bytes === undefined ? [] : [{ path: `bundles/${bundle.sha256}.zip`, read: bytes.read }]),
      ],
    };
    const bug = check(one, folder);
    if (bug === undefined) imported.push(one);
    else leftOut.push({ folder: folder.path, reason: bug });
  }
  leftOut.sort((a, b) => (a.folder < b.folder ? -1 : 1));
  return { source, names, imported, leftOut, isContinued: isContinued(state, source) };
}

/** Writes the import as one commit of the store; answers how many came in. Killed before it ends, it has not happened. */
export async function writeImport(store: Store, { imported, source }: Import, now: Date): Promise<number> {
  let written = 0;
  await store.update(({ files }) => {
    const state = readState(files);
    const happening = importAll(imported, source, state, now);
    written = happening.drafts.length;
    if (written === 0) return undefined;
    const { repository, commit } = source;
    const name = repository.replace(/[^\x20-\x7e]/g, '?').slice(0, 200);
    return { message: `Import ${written} from ${name} at ${commit.slice(0, 12)}`, at: now, files: filesAfter(state, happening) };
  });
  return written;
}

function isContinued({ ledgers }: StoreState, { commit }: ImportSource): boolean {
  for (const events of ledgers.values())
    if (events.some((event) => event.type === 'imported' && event.source.commit === commit)) return true;
  return false;
}

/** True when the catalog's own repository holds the imported commit: it can give back the bytes, and the store need not keep them. */
async function keepsItself({ settings, source }: ImportWork): Promise<boolean> {
  const [first] = source.folders;
  if (settings.commit === null || first === undefined) return false;
  const there = await settings.folderAt(source.commit, first.path, first.program);
  return there !== undefined && treeIdOf(there.entries) === treeIdOf(first.entries);
}

async function parsePolicyOf({ settings }: ImportWork) {
  return parsePolicy(await settings.file('certification.json'));
}

/** Says what keeps our own code from publishing one, before its event is written. */
function publishingCheck({ source, by, now }: ImportWork, policy: ReturnType<typeof parsePolicy>) {
  const nothing: StoreState = { ledgers: new Map(), publishers: new Map(), files: new Map() };
  return (one: Imported, folder: ConnectorFolder): string | undefined =>
    happeningProblem(importAll([one], source, nothing, now), folder, (state, contents) => {
      const origin = { commit: null, committedAt: null };
      renderSite(
        buildCatalog({ state, contents, publishers: [], standings: new Map(), policy, decisions: [], tool: by.tool, source: origin, now }),
      );
    });
}
