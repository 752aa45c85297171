/** What the pages on which connectors are tried need beside the site's own stylesheet, in its colours. */
export const tryStyle = `.try button, .try input, .try select, .try textarea { font: inherit; color: inherit; }
.try button { background: var(--card); border: 1px solid var(--edge); border-radius: var(--radius); padding: 0.4rem 0.9rem; cursor: pointer; min-height: 2.4rem; }
.try button:hover:not(:disabled, .try-main) { border-color: var(--link); background: var(--tint); }
.try button:disabled { opacity: 0.6; cursor: default; }
.try .try-main { background: var(--link); border-color: var(--link); color: var(--paper); font-weight: 600; }
.try :is(button, input, select, textarea, [tabindex]):focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.try input:not([type=checkbox], [type=radio], [type=file]), .try select, .try textarea { width: 100%; background: var(--card); border: 1px solid var(--edge); border-radius: var(--radius); padding: 0.45rem 0.6rem; min-height: 2.4rem; }
.try textarea { font: 0.9rem/1.45 var(--mono); min-height: 6rem; }
.try input[type=checkbox], .try input[type=radio] { width: 1.1rem; height: 1.1rem; }
.try-steps ol { display: flex; flex-wrap: wrap; gap: 0.5rem; list-style: none; padding: 0; margin: 1.25rem 0; }
.try-steps button[aria-current=step] { border-color: var(--link); box-shadow: inset 0 -3px 0 var(--link); font-weight: 600; }
.try-number { display: inline-grid; place-items: center; width: 1.5rem; height: 1.5rem; border: 1px solid currentColor; border-radius: 50%; font-size: 0.82rem; margin-right: 0.3rem; }
.try-panel > h2 { margin-top: 1rem; }
.try-panel h3 { margin: 1.5rem 0 0.5rem; }
.try .try-panel > h2:focus-visible { outline: none; }
.try-banner { border: 1px solid var(--line); border-left: 6px solid var(--link); border-radius: var(--radius); padding: 0.6rem 1rem; margin: 1rem 0; background: var(--card); }
.try-banner.live { border-color: var(--wait); background: var(--wait-tint); }
.try-form { display: grid; gap: 1rem; max-width: 46rem; }
.try-field { display: grid; gap: 0.25rem; min-width: 0; }
.try-field > label, .try-field > .try-label, .try fieldset > legend { font-weight: 600; }
.try-field .hint, .try fieldset > .hint { color: var(--quiet); font-size: 0.9rem; margin: 0; }
.try-field .row { display: flex; gap: 0.5rem; align-items: center; }
.try-field .row > :first-child { flex: 1; min-width: 0; }
.try-field .row > button { flex: none; }
.try-needed { color: var(--bad); }
.try fieldset { border: 1px solid var(--line); border-radius: var(--radius); padding: 0.75rem 1rem 1rem; margin: 0; display: grid; gap: 0.9rem; min-width: 0; }
.try details > summary { cursor: pointer; padding: 0.3rem 0; }
.try details > .try-form { padding: 0.5rem 0 0.25rem; }
.try-problem { color: var(--bad); margin: 0; }
.try-actions { display: flex; flex-wrap: wrap; gap: 0.6rem; margin: 1.25rem 0 0.5rem; }
.try-choices { list-style: none; margin: 0.25rem 0; padding: 0.6rem; border: 1px solid var(--line); border-radius: var(--radius); display: flex; flex-wrap: wrap; gap: 0.5rem; max-height: 18rem; overflow: auto; }
.try fieldset > .row { display: flex; flex-wrap: wrap; gap: 0.25rem 0.5rem; align-items: center; }
.try fieldset + div:not(.try-field) { margin-top: 1rem; }
.try input[type=file]::file-selector-button { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: var(--radius); padding: 0.35rem 0.8rem; margin-right: 0.6rem; cursor: pointer; }
.try-list { padding-left: 1.1rem; }
.try-list li { margin: 0.35rem 0; }
.try-operations { list-style: none; padding: 0; display: grid; gap: 0.6rem; }
.try-operations li { border: 1px solid var(--line); border-radius: var(--radius); background: var(--card); padding: 0.75rem 1rem; }
.try-operations h4 { margin: 0; font-size: 1rem; }
.try-operations .badge { font-weight: 400; }
.try-operations p { margin: 0.25rem 0; }
.try-operations .try-actions { margin: 0.5rem 0 0; }
.try-verdict { border: 1px solid var(--line); border-left-width: 6px; border-radius: var(--radius); padding: 0.6rem 1rem; margin: 1rem 0; background: var(--card); }
.try-verdict.good { border-color: var(--good); background: var(--good-tint); color: inherit; }
.try-verdict.bad { border-color: var(--bad); background: var(--bad-tint); color: inherit; }
.try-verdict.wait { border-color: var(--wait); background: var(--wait-tint); color: inherit; }
.try-verdict .quiet { color: inherit; }
.try-verdict p, .try-verdict ul { margin: 0.25rem 0; }
.try-sides { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(24rem, 100%), 1fr)); gap: 1rem; }
.try-message { border: 1px solid var(--line); border-radius: var(--radius); background: var(--card); padding: 0.75rem 1rem; min-width: 0; }
.try-message h4 { margin: 0 0 0.35rem; }
.try-message .line { font: 600 0.9rem/1.45 var(--mono); overflow-wrap: anywhere; margin: 0 0 0.35rem; }
.try-message pre { overflow: auto; max-height: 24rem; margin: 0.5rem 0 0; padding: 0.6rem; border-radius: var(--radius); background: var(--sunken); border: 0; font: 0.85rem/1.45 var(--mono); white-space: pre-wrap; overflow-wrap: anywhere; }
.try-message dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.1rem 0.75rem; margin: 0; font: 0.82rem/1.5 var(--mono); }
.try-message dt { color: var(--quiet); }
.try-message dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
.try-items { display: grid; gap: 0.5rem; }
.try-said { pointer-events: none; position: fixed; right: 1rem; bottom: 1rem; max-width: min(30rem, calc(100vw - 2rem)); }
.try-said:not(:empty) { background: var(--ink); color: var(--paper); border-radius: var(--radius); padding: 0.5rem 0.9rem; }
body.try:has(.try-said:not(:empty)) { padding-bottom: 5rem; }
@media (max-width: 34rem) { .try-message dl { grid-template-columns: 1fr; } .try-steps button { padding: 0.35rem 0.6rem; } }
@media (prefers-reduced-motion: no-preference) { .try-said:not(:empty) { transition: opacity 0.2s; } }
`;
