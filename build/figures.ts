import { readFileSync, writeFileSync } from 'node:fs';
import { withFigures } from './dependency-figures.ts';
import { parseLock } from './locked-packages.ts';

// Writes the figures of docs/dependencies.md anew, from package.json and package-lock.json.
const document = 'docs/dependencies.md';
const lock = parseLock(readFileSync('package-lock.json', 'utf8'));
writeFileSync(document, withFigures(readFileSync(document, 'utf8'), lock, JSON.parse(readFileSync('package.json', 'utf8'))));
