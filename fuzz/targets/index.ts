import type { Target } from '../target.ts';
import type { TargetName } from './names.ts';

/** Loads each target alone, so that only its own code is counted. */
const loaders: Readonly<Record<TargetName, () => Promise<Target>>> = {
  connector: async () => (await import('./connector.ts')).connector,
  large: async () => (await import('./connector.ts')).large,
  json: async () => (await import('./json.ts')).json,
  compare: async () => (await import('./compare.ts')).compare,
  repair: async () => (await import('./repair.ts')).repair,
  import: async () => (await import('./import.ts')).openApi,
  postman: async () => (await import('./import.ts')).postman,
  yaml: async () => (await import('./import.ts')).yaml,
  package: async () => (await import('./archives.ts')).packages,
  zip: async () => (await import('./archives.ts')).zips,
  png: async () => (await import('./png.ts')).png,
  xml: async () => (await import('./xml.ts')).xml,
  script: async () => (await import('./script.ts')).script,
  readme: async () => (await import('./readme.ts')).readme,
  settings: async () => (await import('./settings.ts')).settings,
  statement: async () => (await import('./network.ts')).statements,
  dns: async () => (await import('./network.ts')).dns,
  http: async () => (await import('./network.ts')).http,
  github: async () => (await import('./github.ts')).github,
  tree: async () => (await import('./github.ts')).tree,
  try: async () => (await import('./preview.ts')).tries,
  answers: async () => (await import('./preview.ts')).answers,
  expressions: async () => (await import('./preview.ts')).expressions,
  hosts: async () => (await import('./hosts.ts')).hosts,
  verify: async () => (await import('./verify.ts')).verify,
};

/** Loads a target, or one of those that tests know. */
export async function targetNamed(name: string): Promise<Target> {
  if (Object.hasOwn(loaders, name)) return loaders[name as TargetName]();
  const { plantedTargets } = await import('../planted.ts');
  const planted = plantedTargets.find((one) => one.name === name);
  if (planted === undefined) throw new Error(`There is no target ${name}.`);
  return planted;
}
