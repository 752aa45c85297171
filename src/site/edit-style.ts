import { tryStyle } from './try-style.ts';

/** What the page on which a connector is edited needs beside the site's own stylesheet, in its colours. */
export const editStyle = `${tryStyle}html:has(.edit-bar) { scroll-padding: 6rem 0 1rem; }
.edit-bar { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; padding: 0.6rem 0; background: var(--paper); border-bottom: 1px solid var(--line); }
.edit-bar p { margin: 0 0 0 0.5rem; }
.edit-bar .good { color: var(--good); }
.edit-bar .bad { color: var(--bad); }
.edit-count:not(:empty) { display: inline-block; min-width: 1.5rem; margin-left: 0.4rem; padding: 0 0.4rem; border-radius: 1rem; background: var(--bad-tint); color: var(--bad); font-size: 0.82rem; text-align: center; }
.edit-count.wait:not(:empty) { background: var(--wait-tint); color: var(--wait); }
.edit-count.hint:not(:empty) { background: var(--sunken); color: var(--quiet); }
#edit .try-operations h3 { margin: 0; font-size: 1rem; }
.edit-findings { list-style: none; margin: 0.15rem 0 0; padding: 0; display: grid; gap: 0.4rem; }
.edit-findings:empty { display: none; }
.edit-findings li { border-left: 4px solid var(--wait); border-radius: 4px; background: var(--wait-tint); padding: 0.35rem 0.7rem; font-size: 0.92rem; }
.edit-findings li.error { border-color: var(--bad); background: var(--bad-tint); }
.edit-findings li.hint { border-color: var(--edge); background: var(--sunken); }
.edit-findings p { margin: 0.1rem 0; white-space: pre-wrap; overflow-wrap: anywhere; }
.edit-findings .rule { font-size: 0.85rem; }
.edit-findings button { margin: 0.3rem 0; }
.edit-columns { display: grid; grid-template-columns: minmax(13rem, 20rem) minmax(0, 1fr); gap: 1.5rem; align-items: start; }
.edit-columns > nav { position: sticky; top: 5rem; }
.edit-operations { list-style: none; padding: 0.2rem; margin: 0; display: grid; gap: 0.4rem; max-height: 80vh; overflow: auto; }
.edit-operations button { width: 100%; text-align: left; overflow-wrap: anywhere; }
.edit-operations button[aria-current] { border-color: var(--link); box-shadow: inset 4px 0 0 var(--link); }
.edit-operations .quiet { display: block; font-size: 0.82rem; }
.try-form.edit-form { max-width: 52rem; }
.edit-columns .try-form.edit-form { max-width: none; }
.try .edit-form textarea[rows="2"] { font: inherit; min-height: 4.2rem; max-height: 20rem; field-sizing: content; }
.edit-form input[type=checkbox] { justify-self: start; }
.try .edit-text { min-height: 26rem; white-space: pre; overflow: auto; }
.edit-color { display: grid; grid-template-columns: 1fr 3rem; gap: 0.5rem; }
.edit-color .swatch { border: 1px solid var(--edge); border-radius: var(--radius); }
@media (max-width: 48rem) { .edit-columns { grid-template-columns: minmax(0, 1fr); } .edit-columns > nav { position: static; } .edit-operations { max-height: 16rem; } }
`;
