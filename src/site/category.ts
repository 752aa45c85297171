/** So many categories of a connector are told: the platform knows twenty, and a stranger may write thousands. */
const mostCategories = 8;

/** A category as addresses name it. */
export interface Category {
  /** Kebab-case ASCII; what has no letter or digit of that is `other`. */
  readonly slug: string;
  readonly name: string;
}

/** The categories of a connector, each once: spellings that differ in case and punctuation are the same one. */
export function categoriesOf(names: readonly string[]): readonly Category[] {
  const bySlug = new Map<string, Category>();
  for (const name of names.slice(0, mostCategories)) {
    const slug = slugOf(name);
    if (!bySlug.has(slug)) bySlug.set(slug, { slug, name: name.slice(0, 60) });
  }
  return [...bySlug.values()];
}

/** The path of a category's page, without the slash at the beginning, so that the way to the root can stand before it. */
export function categoryPath(slug: string): string {
  return `categories/${slug}/index.html`;
}

function slugOf(name: string): string {
  const words = plain(name.slice(0, 200))
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');
  return words === '' ? 'other' : words;
}

/** Lower case, without accents: how words are compared that people type. */
export function plain(text: string): string {
  if (/^[\0-\x7f]*$/.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}
