import { connectorStyles } from './connector-styles.ts';

/**
 * The one stylesheet of all pages: calm, readable, light and dark, from phone to wide screen, and on paper. First the tokens, which all
 * else is made of; then what every page has; then parts by class.
 */
export const stylesheet = `:root {
  color-scheme: light dark;
  --ink: #1b1f24;
  --quiet: #555e68;
  --paper: #f7f8fa;
  --card: #ffffff;
  --sunken: #eef1f4;
  --line: #d5dbe1;
  --edge: #7c8691;
  --link: #0a58a8;
  --tint: #e6f0fb;
  --good: #11633a;
  --good-tint: #e2f5ea;
  --wait: #764600;
  --wait-tint: #fdf1da;
  --bad: #ab0f1a;
  --bad-tint: #fdeaea;
  --radius: 10px;
  --small: 0.875rem;
  --gap: 1rem;
  --measure: 46rem;
  --sans: system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif;
  --mono: ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, Consolas, monospace;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --ink: #e7eaee;
    --quiet: #a5aeb9;
    --paper: #0f1216;
    --card: #171b20;
    --sunken: #20262d;
    --line: #2f3740;
    --edge: #7d8894;
    --link: #86bfff;
    --tint: #14273c;
    --good: #67d596;
    --good-tint: #112c1d;
    --wait: #f1bb66;
    --wait-tint: #31240d;
    --bad: #ff9494;
    --bad-tint: #391618;
  }
}

*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 1rem; }
body {
  margin: 0 auto; max-width: 78rem; padding: 0 clamp(1rem, 3vw, 2rem) 3rem; min-width: 0;
  background: var(--paper); color: var(--ink);
  font: 1rem/1.6 var(--sans); overflow-wrap: anywhere;
}
main { display: block; min-height: 60vh; }
a { color: var(--link); text-underline-offset: 0.18em; text-decoration-thickness: 0.06em; }
a:hover { text-decoration-thickness: 0.13em; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 3px; }
h1, h2, h3, h4 { line-height: 1.25; text-wrap: balance; }
h1 { font-size: clamp(1.6rem, 1.3rem + 1.4vw, 2.2rem); letter-spacing: -0.015em; margin: 2rem 0 0.5rem; }
h2 { font-size: 1.35rem; letter-spacing: -0.01em; margin: 2.75rem 0 0.75rem; }
h3 { font-size: 1.05rem; margin: 0 0 0.25rem; }
h4 { font-size: 1rem; margin: 1rem 0 0.25rem; }
p, ul, ol { margin: 0.5rem 0; }
code { font: 0.9em var(--mono); overflow-wrap: anywhere; }
pre { background: var(--sunken); border-radius: var(--radius); padding: 0.75rem 1rem; overflow-x: auto; overflow-wrap: normal; }
table { border-collapse: collapse; width: 100%; font-size: var(--small); margin: 0.5rem 0; }
caption { text-align: left; color: var(--quiet); padding: 0.25rem 0; }
th, td { text-align: left; vertical-align: top; padding: 0.45rem 0.85rem 0.45rem 0; border-bottom: 1px solid var(--line); overflow-wrap: break-word; min-width: 5rem; max-width: min(32rem, 60vw); }
th { color: var(--quiet); font-weight: 600; }
.number { text-align: right; font-variant-numeric: tabular-nums; min-width: 3rem; }
details > summary { cursor: pointer; color: var(--link); padding: 0.25rem 0; }
hr { border: 0; border-top: 1px solid var(--line); margin: 2rem 0; }
time { white-space: nowrap; }

.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: 0.5rem; z-index: 2; background: var(--card); padding: 0.5rem 1rem; border-radius: var(--radius); }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
[hidden] { display: none !important; }
header.site { display: flex; flex-wrap: wrap; gap: 0.25rem 1.75rem; align-items: center; justify-content: space-between; padding: 0.9rem 0; border-bottom: 1px solid var(--line); }
header.site a { text-decoration: none; }
header.site a:hover { text-decoration: underline; }
header.site .name { display: inline-flex; align-items: center; gap: 0.55rem; font-weight: 650; color: var(--ink); padding: 0.25rem 0; }
header.site nav ul { display: flex; flex-wrap: wrap; gap: 0 1.25rem; list-style: none; margin: 0; padding: 0; }
header.site nav a { display: inline-block; padding: 0.25rem 0; }
header.site nav a[aria-current] { color: var(--ink); font-weight: 600; text-decoration: underline; text-decoration-color: var(--link); text-decoration-thickness: 2px; text-underline-offset: 0.4em; }
.policy { color: var(--quiet); font-size: var(--small); margin: 0.75rem 0 0; }
footer.site { margin-top: 4rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--quiet); font-size: var(--small); }
.path { color: var(--quiet); font-size: var(--small); margin: 1.25rem 0 -1rem; }

.lead { font-size: 1.1rem; max-width: var(--measure); }
.quiet { color: var(--quiet); }
.small { font-size: var(--small); }
.good { color: var(--good); }
.wait { color: var(--wait); }
.bad { color: var(--bad); }
.icon { flex: none; border-radius: 19%; object-fit: contain; box-shadow: 0 0 0 1px var(--line); }
.title { display: flex; gap: 1rem; align-items: center; margin-top: 2rem; }
.title > div { min-width: 0; }
.title h1 { margin: 0 0 0.25rem; }
.badge { display: inline-block; max-width: 100%; border: 1px solid currentColor; border-radius: 999px; padding: 0 0.6rem; font-size: 0.8rem; line-height: 1.5rem; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; vertical-align: middle; }
.badge.good { background: var(--good-tint); }
.badge.wait { background: var(--wait-tint); }
.badge.bad { background: var(--bad-tint); }
.alert { border: 1px solid var(--wait); border-left-width: 6px; border-radius: var(--radius); padding: 0.6rem 1rem; margin: 1rem 0; background: var(--wait-tint); }
.alert p { margin: 0.25rem 0; }
.stop { border-color: var(--bad); background: var(--bad-tint); }
.stop strong { color: var(--bad); }
.empty { background: var(--card); border: 1px dashed var(--edge); border-radius: var(--radius); padding: 1.5rem; margin: 1.5rem 0; max-width: var(--measure); }
.empty p { margin: 0.25rem 0; }
dl.facts { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 0.35rem 1.5rem; margin: 1rem 0; }
dl.facts dt { color: var(--quiet); }
dl.facts dd { margin: 0; min-width: 0; }
.operation, .panel { background: var(--card); border: 1px solid var(--line); border-radius: var(--radius); padding: 1rem 1.15rem; margin: 0.75rem 0; }
.operation p, .panel p { margin: 0.25rem 0; }
.operation:target, .panel:target, .card:target { border-color: var(--link); box-shadow: 0 0 0 2px var(--link); }
.scroll {
  overflow-x: auto;
  background:
    linear-gradient(to right, var(--paper) 40%, transparent) left / 2.5rem 100% no-repeat local,
    linear-gradient(to left, var(--paper) 40%, transparent) right / 2.5rem 100% no-repeat local,
    linear-gradient(to right, var(--edge), transparent) left / 0.9rem 100% no-repeat scroll,
    linear-gradient(to left, var(--edge), transparent) right / 0.9rem 100% no-repeat scroll;
}
.scroll td code { overflow-wrap: break-word; }
.scroll caption { max-width: calc(100vw - 2rem); }

.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(20rem, 100%), 1fr)); gap: var(--gap); padding: 0; margin: 1rem 0; list-style: none; }
.card { position: relative; display: flex; gap: 0.9rem; background: var(--card); border: 1px solid var(--line); border-radius: var(--radius); padding: 1rem; min-width: 0; }
.card > div { min-width: 0; flex: 1; display: flex; flex-direction: column; }
.card h2, .card h3 { font-size: 1.05rem; letter-spacing: 0; margin: 0; }
.card p { margin: 0.2rem 0; font-size: var(--small); }
.card p:last-child { margin-top: auto; padding-top: 0.35rem; }
.card .told { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; overflow: hidden; }
.card .main::after { content: ''; position: absolute; inset: 0; border-radius: var(--radius); }
.card .main { text-decoration: none; color: var(--ink); }
.card:hover { border-color: var(--edge); }
.card:hover .main { text-decoration: underline; }
.card .main:focus-visible { outline: none; }
.card:has(.main:focus-visible) { outline: 3px solid var(--link); outline-offset: 2px; }
.card .above { position: relative; z-index: 1; }

input, select, button { font: inherit; color: inherit; }
.field { display: block; width: 100%; min-height: 2.75rem; background: var(--card); border: 1px solid var(--edge); border-radius: var(--radius); padding: 0.4rem 0.75rem; }
.field:focus-visible { border-color: var(--link); outline: 3px solid var(--link); outline-offset: 0; border-radius: var(--radius); }
.button { display: inline-flex; align-items: center; min-height: 2.5rem; background: var(--card); border: 1px solid var(--edge); border-radius: var(--radius); padding: 0.3rem 1rem; cursor: pointer; color: var(--link); text-decoration: none; }
.button:hover { background: var(--tint); }
.search { margin: 1.25rem 0; }
.search label { display: block; font-weight: 600; margin-bottom: 0.3rem; }
.search input { font-size: 1.15rem; min-height: 3.25rem; padding: 0.5rem 1rem; }
.filters { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(9.25rem, 100%), 1fr)); gap: 0.6rem 0.75rem; margin: 0.9rem 0 0; border: 0; padding: 0; min-width: 0; }
.filters label { font-weight: 400; font-size: var(--small); color: var(--quiet); margin: 0; min-width: 0; }
.filters select { text-overflow: ellipsis; color: var(--ink); font-size: 1rem; }
.filters select.is-set { border-color: var(--link); background: var(--tint); }
.results-line { display: flex; flex-wrap: wrap; gap: 0.5rem var(--gap); align-items: center; justify-content: space-between; min-height: 2.75rem; margin: 1rem 0 0; }
.results-line p { margin: 0; }
.letters, .tags { display: flex; flex-wrap: wrap; gap: 0.5rem; padding: 0; margin: 0.75rem 0; list-style: none; }
.letters li > *, .tags li > * { display: inline-block; min-width: 2.6rem; text-align: center; background: var(--card); border: 1px solid var(--line); border-radius: var(--radius); padding: 0.3rem 0.65rem; text-decoration: none; }
.letters a:hover, .tags a:hover { border-color: var(--link); background: var(--tint); }
.letters [aria-current], .tags [aria-current] { border-color: var(--link); background: var(--tint); color: var(--ink); font-weight: 600; }
.pager { display: flex; flex-wrap: wrap; gap: 0.5rem 1.5rem; align-items: center; margin: 1.5rem 0; }

.stats { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(9.5rem, 100%), 1fr)); gap: var(--gap); padding: 0; margin: 1.25rem 0; list-style: none; }
.stats li { background: var(--card); border: 1px solid var(--line); border-radius: var(--radius); padding: 0.75rem 1rem; }
.stats strong { display: block; font-size: 1.8rem; line-height: 1.2; font-variant-numeric: tabular-nums; letter-spacing: -0.02em; }
.bars { max-width: 56rem; }
.bars th[scope='row'] { color: var(--ink); font-weight: 400; max-width: 22rem; }
.drawn { width: 40%; min-width: 5rem; vertical-align: middle; }
.drawn svg { display: block; width: 100%; height: 0.7rem; border-radius: 3px; }
.track { fill: var(--sunken); }
.bar { fill: var(--link); }
.bar.good { fill: var(--good); }
.bar.wait { fill: var(--wait); }
.bar.bad { fill: var(--bad); }
.waiting { display: flex; gap: 0.9rem; }
.waiting > div { min-width: 0; }
.waiting h2 { font-size: 1.1rem; letter-spacing: 0; margin: 0; }
.questions { margin: 0.75rem 0 0; padding-left: 1.2rem; }
.questions li { margin: 0.4rem 0; }
.filters-button { display: none; }

@media (max-width: 36rem) {
  dl.facts { grid-template-columns: minmax(0, 1fr); gap: 0; }
  dl.facts dd { margin-bottom: 0.6rem; }
  .filters { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  .filters-button { display: inline-flex; margin-top: 0.6rem; }
  .filters-button[aria-expanded='false'] + .filters { display: none; }
  .title { align-items: flex-start; }
}
@media (scripting: none) { .needs-script { display: none; } }
@media (forced-colors: active) { .badge, .card, .operation, .panel { border-color: CanvasText; } }
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
@media print {
  :root { --paper: #ffffff; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  header.site nav, .search, .letters, .pager, .skip, .needs-script { display: none; }
  a { color: inherit; }
  main a[href^='http']::after { content: ' (' attr(href) ')'; font-size: 0.85em; color: var(--quiet); }
  .operation, .panel, .card, tr { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  .scroll, pre { overflow: visible; white-space: normal; }
}
${connectorStyles}`;
