import { escapeMarkdown } from './escape-markdown.ts';
import { fitting, longestComment, row, span } from './markdown-cells.ts';
import { counted } from './words.ts';

/** A published version that fails today, in words. */
export interface ToldDrift {
  readonly id: string;
  readonly version: string;
  readonly channels: readonly string[];
  readonly rules: readonly { readonly ruleId: string; readonly errors: number }[];
}

/** Rows of versions that are tried, from many to none. */
const sizes: readonly [number, ...number[]] = [5000, 2000, 1000, 500, 200, 100, 50, 20, 0];

/**
 * The text of the issue about published versions that fail today's rules, after its marker: a row for each rule, then one for each version, as many
 * as fit. `rules` names the rules that judged.
 */
export function renderDriftIssue(drifts: readonly ToldDrift[], rules: string, limit: number = longestComment): string {
  return fitting(
    sizes,
    limit,
    () => 0,
    (size) => renderSome(drifts, rules, size),
  );
}

function renderSome(drifts: readonly ToldDrift[], rules: string, size: number): string {
  const byRule = new Map<string, { versions: number; errors: number }>();
  for (const drift of drifts)
    for (const { ruleId, errors } of drift.rules) {
      const counts = byRule.get(ruleId) ?? { versions: 0, errors: 0 };
      byRule.set(ruleId, { versions: counts.versions + 1, errors: counts.errors + errors });
    }
  const rows = [...byRule]
    .sort(([a, x], [b, y]) => y.versions - x.versions || (a < b ? -1 : 1))
    .slice(0, 100)
    .map(([ruleId, { versions, errors }]) => row([span(ruleId), versions, errors]));
  const shown = drifts.slice(0, size);
  const versionRows = shown.map(({ id, version, channels, rules: failing }) =>
    row([
      span(id),
      span(version),
      channels.join(', '),
      failing
        .slice(0, 20)
        .map(({ ruleId, errors }) => `${span(ruleId)} (${errors})`)
        .join(', ') + (failing.length > 20 ? `, and ${failing.length - 20} more` : ''),
    ]),
  );
  const more = drifts.length - shown.length;
  const blocks = [
    `**${counted(drifts.length, 'published version')} ${drifts.length === 1 ? 'has' : 'have'} errors under today's rules that ${drifts.length === 1 ? 'it' : 'they'} had not when published.** Nothing changes by that: what is public stays public. The next version of each has to repair them; until then a rule's severity, a waiver or the version's publisher is what can be changed.`,
    ['| rule | versions | errors |', '|---|--:|--:|', ...rows].join('\n'),
    ...(versionRows.length === 0
      ? []
      : [['| connector | version | channel | rules, with new errors |', '|---|---|---|---|', ...versionRows].join('\n')]),
    ...(more > 0 ? [`… and ${counted(more, 'version')} more.`] : []),
    `Judged by ${escapeMarkdown(rules)}. This issue is kept up to date, and closed when nothing is left of it.`,
  ];
  return `${blocks.join('\n\n')}\n`;
}
