import { type Html, html } from './html.ts';

/** A bar of a chart: what it counts, and what its colour means where it means something. */
export interface Bar {
  readonly label: Html | string;
  readonly count: number;
  /** More about it, in a column of its own. */
  readonly more?: Html | string;
  readonly kind?: 'good' | 'wait' | 'bad';
}

/**
 * A table whose numbers are drawn as bars as well: who cannot see the bars reads the same. `what` names the labels, `counts` the numbers, and
 * `more` the last column where bars have one.
 */
export function barTable(
  caption: string,
  names: { readonly what: string; readonly counts: string; readonly more?: string },
  bars: readonly Bar[],
): Html {
  const most = Math.max(1, ...bars.map(({ count }) => count));
  return html`<div class="scroll"><table class="bars">
<caption>${caption}</caption>
<thead><tr><th scope="col">${names.what}</th><th scope="col" class="number">${names.counts}</th><td class="drawn"></td>${names.more !== undefined && html`<th scope="col">${names.more}</th>`}</tr></thead>
<tbody>
${bars.map(
  ({ label, count, more, kind }) =>
    html`<tr><th scope="row">${label}</th><td class="number">${count}</td><td class="drawn"><svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="100" height="10"/><rect class="bar${kind !== undefined && ` ${kind}`}" width="${width(count, most)}" height="10"/></svg></td>${names.more !== undefined && html`<td>${more}</td>`}</tr>\n`,
)}</tbody></table></div>`;
}

/** In hundredths of the longest, with one digit; what is there at all can be seen. */
function width(count: number, most: number): string {
  return count === 0 ? '0' : Math.max(0.5, (count / most) * 100).toFixed(1);
}
