import type { ConnectorFolder } from '../connector/folder.ts';
import type { NamedReport, ToolName } from './stored-report.ts';

/**
 * Judgements that one run has made. They are in memory alone and known by the very folder object that was judged, so that no digest has to
 * be believed: what was judged are the bytes at hand.
 */
export interface SharedJudgements {
  /** The judgement of this folder as this tree by this judge; `undefined` when nobody made exactly that one. */
  readonly of: (folder: ConnectorFolder, tree: string, tool: ToolName) => NamedReport | undefined;
}

/** Shares what was judged, by the folder it was read from. */
export function shareJudgements(judged: Iterable<{ readonly content: ConnectorFolder; readonly report: NamedReport }>): SharedJudgements {
  const reports = new Map<ConnectorFolder, NamedReport>();
  for (const { content, report } of judged) reports.set(content, report);
  return {
    of: (folder, tree, { version, rules }) => {
      const known = reports.get(folder);
      const made = known?.report;
      return made?.tree === tree && made.tool.version === version && made.tool.rules === rules ? known : undefined;
    },
  };
}
