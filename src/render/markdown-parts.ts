import type { Finding } from '../certify/finding.ts';
import type { ConnectorReport } from '../certify/report.ts';
import { escapeMarkdown } from './escape-markdown.ts';
import { folded, linked, longestText, row, shortened, span } from './markdown-cells.ts';
import { acceptanceText, counted, countFindings, type Part, placeText } from './words.ts';

/** At most how many rows of each kind are shown: connectors in all, findings per connector. */
export interface Detail {
  readonly connectors: number;
  readonly errors: number;
  readonly warnings: number;
  readonly hints: number;
}

/** The pages places and rules are linked to, where there are any. */
export interface PlaceLinks {
  /** The page of a rule. */
  readonly ruleUrl?: ((ruleId: string) => string | undefined) | undefined;
  /** The page that shows a line of a connector's file. */
  readonly placeUrl?: ((connectorPath: string, location: Finding['location']) => string | undefined) | undefined;
}

/** A row per connector; nothing when there is no room for any. */
export function summaryTable(connectors: readonly ConnectorReport[], detail: Detail): string[] {
  const shown = connectors.slice(0, detail.connectors);
  if (shown.length === 0) return [];
  const rows = shown.map((connector) => {
    const { errors, warnings, hints } = countFindings(connector.findings);
    const { path, program, version, operations, verdict } = connector;
    return row([span(path), program, span(version ?? ''), operations, errors, warnings, hints, verdict === 'pass' ? 'pass' : '**fail**']);
  });
  const rest = connectors.length - shown.length;
  const names = row(['connector', 'programme', 'version', 'operations', 'errors', 'warnings', 'hints', 'result']);
  const table = [names, '|---|---|---|--:|--:|--:|--:|---|', ...rows].join('\n');
  return rest > 0 ? [table, `… and ${counted(rest, 'connector')} more.`] : [table];
}

/**
 * What was found in one connector: errors in the open, warnings, hints and accepted findings folded, existing ones
 * counted. Empty when nothing was.
 */
export function connectorSections(connector: Part, detail: Detail, links: PlaceLinks): string[] {
  const fresh = (severity: Finding['severity']) =>
    connector.findings.filter(({ state, severity: of, accepted }) => state === 'new' && of === severity && !accepted);
  const accepted = connector.findings.filter((finding) => finding.accepted);
  const { existing } = countFindings(connector.findings);
  const table = (findings: readonly Finding[], most: number) => findingsTable(connector.path, findings, most, links);
  const sections = [
    ...table(fresh('error'), detail.errors),
    ...folded(fresh('warning').length, 'warning', table(fresh('warning'), detail.warnings)),
    ...folded(fresh('info').length, 'hint', table(fresh('info'), detail.hints)),
    // Few, and each somebody's word: they are told as long as errors are.
    ...folded(accepted.length, 'accepted finding', table(accepted, detail.errors)),
  ];
  if (sections.length === 0) return [];
  const older = existing === 0 ? [] : [`${counted(existing, 'older finding')} not listed.`];
  return [`### ${connector.facts ?? span(connector.path)}`, ...sections, ...older];
}

/** A text to be copied stands in a block below the table: in a cell, what keeps words from being links would come with it. */
function withoutSnippet(fix: string, snippet: string | undefined): string {
  return snippet !== undefined && fix.endsWith(snippet) ? `${fix.slice(0, -snippet.length)}see below.` : fix;
}

function findingsTable(connectorPath: string, findings: readonly Finding[], most: number, links: PlaceLinks): string[] {
  const shown = findings.slice(0, most);
  if (shown.length === 0) return [];
  const isAccepted = shown[0]?.accepted !== undefined;
  const rows = shown.map(({ ruleId, message, fix, snippet, location, accepted }) => {
    return row([
      linked(span(placeText(location)), links.placeUrl?.(connectorPath, location)),
      escapeMarkdown(shortened(message, longestText)),
      escapeMarkdown(shortened(accepted ? acceptanceText(accepted) : withoutSnippet(fix, snippet), longestText)),
      linked(span(ruleId), links.ruleUrl?.(ruleId)),
    ]);
  });
  const rest = findings.length - shown.length;
  const table = [`| place | what | ${isAccepted ? 'accepted' : 'how to fix'} | rule |`, '|---|---|---|---|', ...rows].join('\n');
  const snippets = shown.flatMap(({ snippet }) => (snippet === undefined ? [] : [`\`\`\`json\n${snippet}\n\`\`\``]));
  return [table, ...(rest > 0 ? [`… and ${rest} more.`] : []), ...snippets];
}
