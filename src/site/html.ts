import { unseenCharacters } from '../connector/unseen-characters.ts';

/** A piece of a page that needs no further escaping. Only `html`, `dataScript` and the reader of Markdown make one. */
export interface Html {
  readonly html: string;
}

type Piece = string | number | Html | readonly Piece[] | undefined | null | false;

/**
 * A page or part of one: every value put into it is escaped, unless it is a piece made by `html` itself; lists are joined, and nothing
 * stands for `undefined`, `null` and `false`. Values may stand in text and in double-quoted attributes, nowhere else.
 */
export function html(parts: TemplateStringsArray, ...values: readonly Piece[]): Html {
  return { html: parts.reduce((text, part, index) => text + print(values[index - 1]) + part) };
}

function print(piece: Piece): string {
  if (piece === undefined || piece === null || piece === false) return '';
  if (typeof piece === 'string') return escapeHtml(piece);
  if (typeof piece === 'number') return String(piece);
  return 'html' in piece ? piece.html : piece.map(print).join('');
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as HTML shows it letter by letter; control, bidirectional and invisible characters become U+FFFD: no name looks like another. */
function escapeHtml(text: string): string {
  return text
    .replace(unseenCharacters, (character) => (/[\t\n\r]/.test(character) ? character : '\ufffd'))
    .replace(/[&<>"']/g, (character) => entities[character] ?? '');
}

/** Facts for programs that read pages, as a block of data: no script that runs. Whatever its texts hold, it ends where it should. */
export function dataScript(value: object): Html {
  const json = JSON.stringify(value, (_, one) => (typeof one === 'string' ? one.replace(unseenCharacters, '\ufffd') : one));
  const escaped = json.replace(/[<>&]/g, (character) => `\\u00${character.charCodeAt(0).toString(16)}`);
  return { html: `<script type="application/ld+json">${escaped}</script>` };
}

/** A link to an address from a connector: http and https alone, and never one that the browser fetches by itself. */
export function outsideLink(address: string | null, label: string): Html | undefined {
  if (address === null || !/^https?:\/\//i.test(address)) return undefined;
  return html`<a href="${address}" rel="nofollow noopener noreferrer">${label}</a>`;
}
