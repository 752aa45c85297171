import { readFileSync } from 'node:fs';
import { defineConfig } from 'rolldown';
import { rulesDigest } from './rules-digest.ts';

const { version, dependencies } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));
const define = { CERTIFY_VERSION: JSON.stringify(version), RULES_DIGEST: JSON.stringify(rulesDigest()) };

export default defineConfig([
  {
    input: 'src/cli.ts',
    platform: 'node',
    // Dependencies stay packages of their own and are imported by the commands that need them.
    external: [/^node:/, ...Object.keys(dependencies).map((name) => new RegExp(`^${name}(/|$)`))],
    transform: { define, target: 'node20' },
    output: { file: 'dist/cli.js', format: 'esm', codeSplitting: false, banner: '#!/usr/bin/env node' },
  },
  {
    input: 'src/ruleset.ts',
    platform: 'neutral',
    // The Spectral CLI bundles a ruleset again with a parser of its own that knows nothing newer.
    transform: { define, target: 'es2020' },
    output: { file: 'dist/ruleset.js', format: 'esm', codeSplitting: false },
  },
]);
