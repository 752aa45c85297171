/** Licences that ask for no more than their notice: what is under one may be installed with the tool, and copied into it. By SPDX id. */
const permissive: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'ISC',
  'MIT',
  'PSF-2.0',
  'Python-2.0',
  'Unicode-DFS-2016',
  'Unlicense',
]);

/** Packages under another licence, which nobody gets with the tool: a name, or its beginning before a `*`; the licence and the reason. */
export const exceptions: Readonly<Record<string, { readonly licence: string; readonly reason: string }>> = {
  'axe-core': { licence: 'MPL-2.0', reason: 'judges the accessibility of pages in tests; unchanged, never passed on' },
  'lightningcss*': { licence: 'MPL-2.0', reason: 'comes with vitest, which reads no style sheet here; unchanged, never passed on' },
};

/** Licences of packages that name theirs where npm does not look, by name and version. */
export const told: Readonly<Record<string, string>> = {
  // Its package.json has the old list `licenses`.
  'reserved@0.1.2': 'MIT',
};

interface Licensed {
  readonly name: string;
  readonly version: string;
  readonly licence: string | undefined;
  readonly isDevelopment: boolean;
}

/** The SPDX expression of a package's licence; undefined when nobody knows it. */
export function licenceOf({ name, version, licence }: Licensed): string | undefined {
  return licence ?? told[`${name}@${version}`];
}

/** Whether an SPDX expression leaves a choice that is permissive. What has parentheses or a `WITH` is for people to read. */
export function isPermissive(expression: string): boolean {
  return expression.split(' OR ').some((choice) => choice.split(' AND ').every((id) => permissive.has(id)));
}

/** What the policy says against a package, as a sentence; undefined when nothing. */
export function objection(one: Licensed): string | undefined {
  const name = `${one.name}@${one.version}`;
  const licence = licenceOf(one);
  if (licence === undefined) return `${name} names no licence: read it, and put it into told of build/licence-policy.ts.`;
  if (isPermissive(licence)) return undefined;
  const exception = Object.entries(exceptions).find(([pattern]) => covers(pattern, one.name))?.[1];
  if (exception?.licence !== licence) return `${name} is under ${licence}, which build/licence-policy.ts does not allow.`;
  return one.isDevelopment ? undefined : `${name} is under ${licence}, which build/licence-policy.ts allows for development alone.`;
}

/** Whether an exception is about a package of this name. */
export function covers(pattern: string, name: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}
