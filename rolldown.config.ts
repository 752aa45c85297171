import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type OutputOptions, type Plugin } from 'rolldown';
import { Visitor } from 'rolldown/utils';
import { withContents } from './build/bundle-contents.ts';
import { countedLoops } from './build/counted-loops.ts';
import { definesOf } from './build/defines.ts';
import { certifierDigest, rulesDigest } from './rules-digest.ts';

const root = new URL('./', import.meta.url);
const { version, dependencies, peerDependencies } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
const define = definesOf({ version, rules: rulesDigest(), certifier: certifierDigest() });

/**
 * Leaves the examples out of rules, where nothing shows them. `valid` and `invalid` become empty lists, and what only they
 * used falls away with them.
 */
const withoutExamples: Plugin = {
  name: 'without-examples',
  transform: {
    filter: { id: /[\\/]rules[\\/][^\\/]+[\\/][^\\/]+\.ts$/ },
    handler(code) {
      let shorter = code;
      for (const statement of this.parse(code, { lang: 'ts' }).body.reverse()) {
        if (statement.type !== 'ExportNamedDeclaration' || statement.declaration?.type !== 'VariableDeclaration') continue;
        const made = statement.declaration.declarations[0]?.init;
        const rule = made?.type === 'CallExpression' ? made.arguments[0] : undefined;
        for (const member of rule?.type === 'ObjectExpression' ? rule.properties.reverse() : []) {
          if (member.type !== 'Property' || member.key.type !== 'Identifier' || !/^(in)?valid$/.test(member.key.name)) continue;
          shorter = `${shorter.slice(0, member.value.start)}[]${shorter.slice(member.value.end)}`;
        }
      }
      return { code: shorter, moduleType: 'ts', map: null };
    },
  },
};

/** Leaves out of a Spectral ruleset the rules that compare versions or judge submissions: no definition alone can show them. */
const withoutVersions: Plugin = {
  name: 'without-versions',
  transform: {
    filter: { id: /[\\/]rules[\\/]index\.ts$/ },
    handler: (code) => ({ code: code.replace(/^.*'\.\/(?:change|publisher|submission)\/.*$/gm, ''), moduleType: 'ts', map: null }),
  },
};

/** The rules with their examples: beside the command line, read by `explain` alone. */
const explainedRules = 'explained-rules.js';
const apart = {
  name: 'explained-rules-apart',
  resolveId: (id: string) => (id.endsWith('/explained-rules.ts') ? { id: `./${explainedRules}`, external: true } : undefined),
};

function isDependency(id: string): boolean {
  return Object.keys({ ...dependencies, ...peerDependencies }).some((name) => id === name || id.startsWith(`${name}/`));
}

/** Packages that a source file imports as usual, and the names that source files use. The build stops at a name that is missing here. */
const late: Readonly<Record<string, readonly string[]>> = {
  'ajv/dist/2020.js': ['Ajv2020'],
  'dns-packet': ['AUTHENTIC_DATA', 'DNSSEC_OK', 'RECURSION_DESIRED', 'decode', 'encode'],
  'fast-png': ['encode'],
  'markdown-it': ['default'],
  'simple-git': ['simpleGit'],
  tldts: ['parse'],
  yaml: ['Composer', 'isScalar', 'Lexer', 'Parser', 'visit'],
};

/**
 * In one file, an import of a package that is not bundled runs at start, also when only a command that nobody asked for needs it.
 * This makes it run with the module that imports it: ajv alone would cost every check more than its own work does.
 */
const loadLate = {
  name: 'load-late',
  resolveId: (id: string, _importer: string | undefined, { kind }: { readonly kind: string }) => {
    if (!Object.hasOwn(late, id)) return undefined;
    // `await import()` is late by itself, and what it takes of the package cannot be told for certain.
    return kind === 'dynamic-import' ? { id, external: true } : `\0late:${id}`;
  },
  load: (id: string) => {
    const name = id.startsWith('\0late:') ? id.slice(6) : undefined;
    if (name === undefined) return undefined;
    const exports = (late[name] ?? [])
      .map((one) => (one === 'default' ? 'export default loaded;' : `export const ${one} = loaded.${one};`))
      .join('\n');
    return `import { createRequire } from 'node:module';\nconst loaded = createRequire(import.meta.url)('${name}');\n${exports}\n`;
  },
};

/** Functions of Node's own modules that most checks of one connector do not call. The build stops at a name that is missing here. */
const lateFunctions: Readonly<Record<string, readonly string[]>> = {
  'node:crypto': [
    ...['createCipheriv', 'createDecipheriv', 'createHash', 'createHmac', 'createPrivateKey', 'createPublicKey', 'generateKeyPairSync'],
    ...['hash', 'randomBytes', 'randomInt', 'sign', 'timingSafeEqual', 'verify'],
  ],
  'node:zlib': ['deflateRawSync', 'inflateRawSync'],
};

/** Loads these modules when one of their functions is called: as imports they are a twentieth of a check of one connector. */
const callLate = {
  name: 'call-late',
  resolveId: (id: string, _importer: string | undefined, { kind }: { readonly kind: string }) => {
    if (!Object.hasOwn(lateFunctions, id)) return undefined;
    return kind === 'dynamic-import' ? { id, external: true } : `\0late:${id}`;
  },
  load: (id: string) => {
    const name = id.startsWith('\0late:') ? id.slice(6) : '';
    return lateFunctions[name]
      ?.map((one) => `export const ${one} = (...given) => process.getBuiltinModule('${name}').${one}(...given);`)
      .join('\n');
  },
};

/**
 * What unpacks, beside the chunks and read when something is packed: fflate makes tables at its start, which take a thirtieth of a check of one
 * connector.
 */
const inflateChunk = 'cli-inflate.cjs';
const inflateLate = {
  name: 'inflate-late',
  resolveId: (id: string) => {
    if (id.endsWith('/inflate.ts')) return '\0late:inflate';
    return id === `./${inflateChunk}` ? { id, external: true } : undefined;
  },
  load: (id: string) =>
    id === '\0late:inflate' ? `export const inflate = (...given) => require('./${inflateChunk}').inflate(...given);` : undefined,
} satisfies Plugin;

/**
 * What a chunk imports when a command needs it is imported by the file that is run: of a script that is compiled by hand, as the chunks are,
 * Node's own `import()` is an experiment, and says so on every call.
 */
const importByEntry = {
  name: 'import-by-entry',
  renderChunk(code: string) {
    const calls: number[] = [];
    new Visitor({ ImportExpression: ({ start }) => void calls.push(start) }).visit(this.parse(code));
    return calls.sort((a, b) => b - a).reduce((text, at) => `${text.slice(0, at)}__import${text.slice(at + 'import'.length)}`, code);
  },
} satisfies Plugin;

/** All rules by their names as an object that holds them: what the bundler makes of `import *` calls a function for each of 500. */
const rulesByName = {
  name: 'rules-by-name',
  transform: {
    filter: { id: /[\\/]src[\\/].*\.ts$/, code: /import \* as index from '[./]+\/rules\/index\.ts'/ },
    handler: (code: string) => ({
      code: code.replace(/import \* as index from '([./]+\/rules\/index\.ts)'/, `import index from '$1?by-name'`),
      moduleType: 'ts' as const,
      map: null,
    }),
  },
  resolveId: (id: string) => (id.endsWith('/rules/index.ts?by-name') ? '\0rules-by-name' : undefined),
  load: (id: string) => {
    if (id !== '\0rules-by-name') return undefined;
    const index = fileURLToPath(new URL('rules/index.ts', root));
    // The order of the rules is that of a module's names.
    const names = [...readFileSync(index, 'utf8').matchAll(/^export \{ (\w+) \} from/gm)].map(([, name]) => name).sort();
    return `import { ${names} } from ${JSON.stringify(index)};\nexport default { ${names} };\n`;
  },
} satisfies Plugin;

/**
 * The chunks of the command line, from what most calls read to what few do. Each holds these sources, and of all that they import what no
 * chunk before it holds: so a chunk imports none after it, and a command reads nothing that only later ones need.
 */
const chunks: Readonly<Record<string, readonly string[]>> = {
  // Read before the command is known.
  start: ['cli/main'],
  // Shared by who judges and who compares.
  read: [
    ...['io/find-connectors', 'io/write-file', 'cli/options', 'connector/near-names', 'certify/report', 'certify/findings'],
    ...['render/words', 'render/paint', 'render/text-parts', 'render/markdown-cells'],
  ],
  // Enough where all results are known.
  check: ['cli/check'],
  compare: ['cli/diff'],
  judge: ['cli/judges', 'cli/check-part'],
  thread: ['cli/check-thread'],
  explain: ['cli/explain'],
  settings: ['io/load-ruleset', 'io/read-spelling', 'certify/oracle'],
  submission: ['cli/fix', 'cli/check-submission', 'cli/check-watch'],
  author: ['cli/new', 'cli/import', 'cli/import-update', 'cli/connector', 'cli/connector-document'],
};

/** All sources but the one that is run: a chunk that imported it would run it again where its name has two spellings. */
const others = /[\\/]src[\\/](?!cli\.ts$)/;

const commandLine = {
  dir: 'dist',
  // What V8 makes of a module cannot be kept on Node 20, what it makes of a script can (src/io/compiled-code.ts).
  format: 'cjs',
  entryFileNames: 'cli-main.cjs',
  chunkFileNames: 'cli-[name].cjs',
  codeSplitting: {
    groups: [
      ...Object.entries(chunks).map(([name, sources], index) => ({
        name,
        test: (id: string) => sources.some((source) => id.replaceAll('\\', '/').endsWith(`/src/${source}.ts`)),
        priority: Object.keys(chunks).length - index,
      })),
      { name: 'catalog', test: others },
    ],
  },
} satisfies OutputOptions;

const bundles = [
  {
    input: 'src/bin.ts',
    platform: 'node',
    external: /^node:/,
    transform: { target: 'node20' },
    output: { file: 'dist/cli.js', format: 'esm', codeSplitting: false, banner: '#!/usr/bin/env node' },
  },
  {
    input: 'src/cli.ts',
    platform: 'node',
    plugins: [countedLoops(root), callLate, inflateLate, loadLate, rulesByName, apart, withoutExamples, importByEntry],
    // Dependencies stay packages of their own and are imported by the commands that need them.
    external: (id) => (id.startsWith('node:') && !Object.hasOwn(lateFunctions, id)) || (isDependency(id) && !Object.hasOwn(late, id)),
    transform: { define, target: 'node20' },
    output: commandLine,
    // Which commands share a module, and that asking for types takes most of the build, is nothing to warn of.
    checks: { ineffectiveDynamicImport: false, bundlerTimings: false },
  },
  {
    input: 'src/connector/inflate.ts',
    platform: 'node',
    transform: { target: 'node20' },
    output: { file: `dist/${inflateChunk}`, format: 'cjs', codeSplitting: false },
  },
  {
    input: 'src/action.ts',
    platform: 'node',
    plugins: [loadLate, withoutExamples],
    external: (id) => id.startsWith('node:') || (isDependency(id) && !Object.hasOwn(late, id)),
    transform: { define, target: 'node20' },
    output: { file: 'dist/action.js', format: 'esm', codeSplitting: false },
  },
  {
    input: 'src/catalog-library.ts',
    platform: 'node',
    plugins: [loadLate],
    external: (id) => id.startsWith('node:') || (isDependency(id) && !Object.hasOwn(late, id)),
    transform: { target: 'node20' },
    treeshake: { moduleSideEffects: false },
    output: { file: 'dist/catalog.js', format: 'esm', codeSplitting: false },
  },
  {
    input: 'src/cli/explained-rules.ts',
    platform: 'node',
    transform: { target: 'node20' },
    output: { file: `dist/${explainedRules}`, format: 'esm', codeSplitting: false },
  },
  {
    input: 'src/browser/try-page.ts',
    platform: 'browser',
    transform: { target: 'es2022' },
    output: { file: 'dist/try-page.js', format: 'esm', codeSplitting: false },
  },
  {
    input: 'src/browser/edit-page.ts',
    platform: 'browser',
    transform: { target: 'es2022' },
    output: { file: 'dist/edit-page.js', format: 'esm', codeSplitting: false },
  },
  {
    input: 'src/ruleset.ts',
    platform: 'neutral',
    plugins: [withoutExamples, withoutVersions],
    // Only what falls away imports any; the test on the ruleset sees to it.
    external: /^node:/,
    // Nothing happens when a module of ours is imported: what only examples and other kinds of rules needed falls away whole.
    treeshake: { moduleSideEffects: false },
    // The Spectral CLI bundles a ruleset again with a parser of its own that knows nothing newer.
    transform: { define, target: 'es2020' },
    output: { file: 'dist/ruleset.js', format: 'esm', codeSplitting: false },
  },
] as const satisfies Parameters<typeof withContents>[0];

export default defineConfig(withContents(bundles, fileURLToPath(root)));
