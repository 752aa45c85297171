import { commandWith } from './subcommands.ts';

/** `certify catalog …`. */
export const catalog = commandWith('catalog', 'what is published, and who vouches for it', [
  {
    name: 'import',
    summary: 'take in an existing repository, once',
    load: async () => (await import('./catalog-import.ts')).catalogImport,
  },
  {
    name: 'build',
    summary: 'write catalog and pages again, without judging',
    load: async () => (await import('./catalog-build.ts')).catalogBuild,
  },
  { name: 'verify', summary: 'follow the whole chain of a catalog', load: async () => (await import('./catalog/verify.ts')).verify },
  { name: 'get', summary: 'download one connector, verified', load: async () => (await import('./catalog/get.ts')).get },
  { name: 'keygen', summary: 'make a key that signs', load: async () => (await import('./catalog/keygen.ts')).keygen },
  { name: 'sign', summary: 'sign a catalog in a folder', load: async () => (await import('./catalog/sign.ts')).signFolder },
  { name: 'trust', summary: 'say who may sign: begin, rotate, revoke', load: async () => (await import('./catalog/trust.ts')).trust },
  { name: 'mirror', summary: 'keep a copy of the store, verified', load: async () => (await import('./catalog-mirror.ts')).catalogMirror },
  {
    name: 'merge-reports',
    summary: 'put the reports of a check in parts together',
    load: async () => (await import('./catalog/merge-reports.ts')).mergeReports,
  },
  { name: 'restore', summary: 'begin again from such a copy', load: async () => (await import('./catalog-restore.ts')).catalogRestore },
]);
