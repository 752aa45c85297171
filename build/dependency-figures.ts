import { covers, exceptions, licenceOf } from './licence-policy.ts';
import { closureOf, type Lock, type LockedPackage } from './locked-packages.ts';
import { withMarkedPart } from './marked-part.ts';

/** What `package.json` says of dependencies: names and exact versions. */
export interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

const begin = '<!-- Made by npm run figures; what stands between these lines is written anew. -->';
const end = '<!-- Here it ends. -->';

/** The document with its figures as they are today. Throws when the lines around them are not there. */
export function withFigures(document: string, lock: Lock, manifest: Manifest): string {
  return withMarkedPart(document, 'docs/dependencies.md', [begin, end], `${figures(lock, manifest)}\n`);
}

function figures(lock: Lock, { dependencies, devDependencies }: Manifest): string {
  const runtime = Object.keys(dependencies);
  const development = Object.keys(devDependencies);
  const installed = closureOf(lock.packages, pathsOf(runtime)).filter((path) => isAlways(lock, path));
  const all = [...lock.packages.values()];
  const scripts = all.filter(({ hasInstallScript }) => hasInstallScript).map(({ name }) => `\`${name}\``);
  return [
    `${installed.length} packages are installed with the tool, ${all.length} for the work on it, of which ${all.filter(({ isOptional }) => isOptional).length} are for other platforms or optional.`,
    `With an install script, which does not run here: ${scripts.join(', ')}.`,
    '',
    '### Installed with the tool',
    '',
    table(lock, runtime, runtime),
    '',
    '### For the work on it',
    '',
    table(lock, development, [...runtime, ...development]),
    '',
    '### Licences',
    '',
    licences(all),
  ].join('\n');
}

/** A row for each package: what it brings, and what of that nothing else of `others` brings. */
function table(lock: Lock, names: readonly string[], others: readonly string[]): string {
  const rows = names.map((name) => {
    const path = `node_modules/${name}`;
    const own = lock.packages.get(path);
    if (own === undefined) throw new Error(`package-lock.json does not name ${name}: run npm install.`);
    const brought = closureOf(lock.packages, [path]).filter((one) => one !== path);
    const rest = new Set(closureOf(lock.packages, pathsOf(others.filter((one) => one !== name))));
    const always = brought.filter((one) => isAlways(lock, one));
    const scripts = [path, ...brought].flatMap((one) => lock.packages.get(one) ?? []).filter(({ hasInstallScript }) => hasInstallScript);
    const cells = [
      `\`${name}\``,
      own.version,
      licenceOf(own) ?? 'unknown',
      always.length,
      always.filter((one) => !rest.has(one)).length,
      scripts.map((one) => `\`${one.name}\``).join(', ') || 'none',
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return ['| package | version | licence | brings | it alone | install scripts |', '|---|---|---|---:|---:|---|', ...rows].join('\n');
}

function licences(all: readonly LockedPackage[]): string {
  const names = [...new Set(all.map((one) => licenceOf(one) ?? 'unknown'))].sort();
  const rows = names.map((name) => {
    const under = all.filter((one) => (licenceOf(one) ?? 'unknown') === name);
    const reasons = Object.entries(exceptions).filter(
      ([pattern, { licence }]) => licence === name && under.some((one) => covers(pattern, one.name)),
    );
    const why = reasons.map(([pattern, { reason }]) => `\`${pattern}\`: ${reason}`).join('. ');
    return `| ${name} | ${under.filter(({ isDevelopment }) => !isDevelopment).length} | ${under.length} | ${why} |`;
  });
  return ['| licence | installed with the tool | in all | why it is allowed all the same |', '|---|---:|---:|---|', ...rows].join('\n');
}

function pathsOf(names: readonly string[]): readonly string[] {
  return names.map((name) => `node_modules/${name}`);
}

/** Whether a package is there on every platform. */
function isAlways(lock: Lock, path: string): boolean {
  return lock.packages.get(path)?.isOptional === false;
}
