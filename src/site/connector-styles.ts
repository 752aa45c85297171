/** Styles of the pages about connectors, publishers and rules, after those of the frame. */
export const connectorStyles = `
.glance { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(11rem, 100%), 1fr)); gap: var(--gap); margin: 1.25rem 0; }
.glance .panel { margin: 0; min-width: 0; }
.glance h2 { margin: 0 0 0.2rem; font-size: var(--small); font-weight: 600; color: var(--quiet); letter-spacing: 0; }
.operation h4 { margin: 0.9rem 0 0; font-size: var(--small); text-transform: none; color: var(--quiet); }
.sections ul { display: flex; flex-wrap: wrap; gap: 0.1rem 1.1rem; list-style: none; padding: 0.5rem 0; margin: 1rem 0; border-block: 1px solid var(--line); font-size: var(--small); }
.sections a { display: inline-block; padding: 0.25rem 0; text-decoration: none; }
.sections a:hover { text-decoration: underline; }
main > h3 { margin-top: 1.25rem; }
a.anchor { color: inherit; text-decoration: none; }
a.anchor:hover::after, a.anchor:focus-visible::after { content: ' #'; color: var(--link); }
table.fields { table-layout: fixed; }
table.fields th:first-child { width: 30%; }
table.fields th:nth-child(2) { width: 17%; }
table.fields th:nth-child(3):not(:last-child) { width: 6rem; }
table.fields code { font-size: 0.85em; }
ul.operations { columns: 22rem; column-gap: 2rem; padding-left: 1.1rem; }
ul.operations li { break-inside: avoid; margin: 0 0 0.5rem; }
ul.operations li:target { background: var(--tint); }
.readme { max-width: var(--measure); }
.readme table { display: block; overflow-x: auto; }
.readme h3 { margin: 1.5rem 0 0.25rem; }
.rule-list { columns: 20rem; padding: 0; list-style: none; font-size: 0.9rem; }
.rule-list li { color: var(--quiet); break-inside: avoid; overflow-wrap: anywhere; padding: 0.1rem 0; }
table.rules { table-layout: fixed; }
table.rules th:first-child { width: 32%; }
table.rules th:nth-child(2) { width: 15%; }
.measure { max-width: var(--measure); }
.history { list-style: none; padding: 0; }
.history li { padding: 0.35rem 0; border-bottom: 1px solid var(--line); }
.history time { color: var(--quiet); margin-right: 0.5rem; }
pre { white-space: pre-wrap; }
table.proofs td:first-child { min-width: 10rem; }
@media (max-width: 40rem) {
  table.stacked, table.stacked tbody, table.stacked caption { display: block; }
  table.stacked thead { display: none; }
  table.stacked tr { display: block; padding: 0.6rem 0; border-bottom: 1px solid var(--line); }
  table.stacked th, table.stacked td { display: block; border: 0; padding: 0.1rem 0; max-width: none; }
  table.stacked td[data-label]::before { content: attr(data-label) ': '; color: var(--quiet); }
  table.fields, table.fields tbody { display: block; }
  table.fields thead { display: none; }
  table.fields tr { display: block; padding: 0.5rem 0; border-bottom: 1px solid var(--line); }
  table.fields td { display: block; border: 0; padding: 0; }
  table.fields td:nth-child(2) { color: var(--quiet); }
  table.fields td:nth-child(3):not(:last-child)::before { content: 'Required: '; color: var(--quiet); }
}
@media print {
  .sections { display: none; }
  details::details-content { content-visibility: visible; block-size: auto; }
}
`;
