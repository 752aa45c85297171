/** The one stylesheet of all pages: calm, readable, light and dark, from phone to wide screen. */
export const stylesheet = `:root {
  color-scheme: light dark;
  --ink: light-dark(#1c2024, #edeef0);
  --quiet: light-dark(#5b6169, #a8adb5);
  --paper: light-dark(#fcfcfd, #111315);
  --card: light-dark(#ffffff, #191c1f);
  --line: light-dark(#dfe2e6, #33383e);
  --link: light-dark(#0b5cad, #7ab8ff);
  --good: light-dark(#14683c, #5fd08f);
  --wait: light-dark(#8a4b00, #f2b661);
  --bad: light-dark(#b3121d, #ff8a8f);
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; max-width: 72rem; padding: 1rem 1.25rem 4rem;
  background: var(--paper); color: var(--ink);
  font: 1rem/1.55 system-ui, sans-serif; overflow-wrap: anywhere;
}
a { color: var(--link); text-underline-offset: 0.15em; }
a:focus-visible, summary:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: 0.5rem; background: var(--card); padding: 0.5rem 1rem; }
header.site { display: flex; flex-wrap: wrap; gap: 0.5rem 1.5rem; align-items: baseline; padding: 0.5rem 0 1rem; border-bottom: 1px solid var(--line); }
header.site a { text-decoration: none; }
header.site .name { font-weight: 650; color: var(--ink); }
.policy { color: var(--quiet); font-size: 0.9rem; margin: 0.75rem 0 0; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 1.75rem 0 0.5rem; }
h2 { font-size: 1.3rem; margin: 2.5rem 0 0.75rem; }
h3 { font-size: 1.05rem; margin: 0 0 0.25rem; }
.lead { font-size: 1.1rem; max-width: 46rem; }
.quiet { color: var(--quiet); }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(19rem, 100%), 1fr)); gap: 1rem; padding: 0; list-style: none; }
.card { display: flex; gap: 0.85rem; background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 1rem; }
.card p { margin: 0.2rem 0; font-size: 0.92rem; }
.icon { flex: none; border-radius: 9px; }
.title { display: flex; gap: 1rem; align-items: center; margin-top: 1.75rem; }
.title h1 { margin: 0; }
.badge { display: inline-block; border: 1px solid currentColor; border-radius: 999px; padding: 0 0.6rem; font-size: 0.82rem; line-height: 1.5rem; white-space: nowrap; }
.good { color: var(--good); }
.wait { color: var(--wait); }
.bad { color: var(--bad); }
.alert { border: 1px solid var(--wait); border-left-width: 6px; border-radius: 8px; padding: 0.6rem 1rem; margin: 1rem 0; background: var(--card); }
.alert p { margin: 0.25rem 0; }
.stop { border-color: var(--bad); }
.stop strong { color: var(--bad); }
dl.facts { display: grid; grid-template-columns: max-content 1fr; gap: 0.3rem 1.25rem; margin: 1rem 0; }
dl.facts dt { color: var(--quiet); }
dl.facts dd { margin: 0; min-width: 0; }
.operation { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 1rem; margin: 0.75rem 0; }
.operation p { margin: 0.25rem 0; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 0.92rem; margin: 0.5rem 0; }
th, td { text-align: left; vertical-align: top; padding: 0.4rem 0.75rem 0.4rem 0; border-bottom: 1px solid var(--line); overflow-wrap: break-word; min-width: 5rem; }
th { color: var(--quiet); font-weight: 550; }
code { font: 0.9em ui-monospace, monospace; }
footer { margin-top: 4rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--quiet); font-size: 0.9rem; }
@media (max-width: 34rem) { dl.facts { grid-template-columns: 1fr; gap: 0; } dl.facts dd { margin-bottom: 0.6rem; } }
@media print { header.site, footer { display: none; } body { max-width: none; } .operation, .card { break-inside: avoid; } }
`;
