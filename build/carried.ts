import { licenceOf } from './licence-policy.ts';
import type { Lock } from './locked-packages.ts';

/** Something of others that a bundle holds. */
export interface Carried {
  readonly name: string;
  readonly version: string;
  readonly kind: 'package' | 'data';
  /** An SPDX expression; undefined when nobody knows it. */
  readonly licence: string | undefined;
  /** Where it comes from, when it is no package of the lock. */
  readonly url?: string;
  /** The folder whose licence files are its own, or a file with their text; from the top of the repository. */
  readonly notice: string;
}

/** Sources of ours that hold what others wrote, where no bundler sees it: the package of the lock, or what it is. */
const copied: Readonly<Record<string, string | Carried>> = {
  'src/site/compiled-script.ts': 'minisearch',
  'src/connector/look-alike.ts': {
    name: 'confusables.txt',
    version: '13.0.0',
    kind: 'data',
    licence: 'Unicode-DFS-2016',
    url: 'https://www.unicode.org/Public/security/13.0.0/confusables.txt',
    notice: 'build/notices/confusables.txt',
  },
};

/**
 * What a module of a bundle brings of others; undefined for code of our own, and for what the bundler makes of it. `id` is the path below the
 * top of the repository with slashes, or what a bundler calls a module that is no file (it begins with a null character). Throws for a module
 * that it cannot attribute: nothing gets into a bundle unseen.
 */
export function carriedBy(id: string, lock: Lock): Carried | undefined {
  if (id.startsWith('\0')) return carriedByBundler(id.slice(1), lock);
  const own = Object.hasOwn(copied, id) ? copied[id] : undefined;
  if (own !== undefined) return typeof own === 'string' ? packageAt(`node_modules/${own}`, lock) : own;
  const place = /^((?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1];
  if (place !== undefined) return packageAt(place, lock);
  if (/^(?:src|rules)\//.test(id)) return undefined;
  throw new Error(`Nobody knows whose ${id} is: build/carried.ts must say it before it is bundled.`);
}

/** Rolldown's own helpers, and those that it takes from oxc, which are in no package that is installed. */
function carriedByBundler(name: string, lock: Lock): Carried | undefined {
  // A line of ours in rolldown.config.ts.
  if (name.startsWith('late:') || name === 'rules-by-name') return undefined;
  if (name.startsWith('rolldown/')) return packageAt('node_modules/rolldown', lock);
  const [, version] = /^@oxc-project\+runtime@(\d+\.\d+\.\d+)\//.exec(name) ?? [];
  if (version === undefined) throw new Error(`Nobody knows whose ${name} is: build/carried.ts must say it before it is bundled.`);
  const url = `https://www.npmjs.com/package/@oxc-project/runtime/v/${version}`;
  return { name: '@oxc-project/runtime', version, kind: 'package', licence: 'MIT', url, notice: 'build/notices/oxc-runtime.txt' };
}

function packageAt(path: string, lock: Lock): Carried {
  const found = lock.packages.get(path);
  if (found === undefined) throw new Error(`${path} is bundled, and package-lock.json does not name it: run npm ci.`);
  return { name: found.name, version: found.version, kind: 'package', licence: licenceOf(found), notice: path };
}
