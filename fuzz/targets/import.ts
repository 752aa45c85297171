import { importSource } from '../../src/authoring/import-source.ts';
import { parseSource } from '../../src/authoring/source-document.ts';
import { bytesOf } from '../case.ts';
import { areAlike, isOneOf, isStrictJson } from '../oracles.ts';
import { connectorSeeds, keptCases, partsOf } from '../seeds.ts';
import { promise, type Target } from '../target.ts';
import { casesOf, renamed } from './one-file.ts';
import { openApi3Seeds, postmanSeeds, yamlSeeds } from './sources.ts';

const choices = { program: 'certified', publisher: 'Contoso', stackOwner: 'Contoso', brandColor: '#123456' } as const;
const file = 'source.json';
const stretch = { bytes: 400_000, share: 0.01 };
const yamlFile = 'source.yaml';

function run(name: string, bytes: Uint8Array): void {
  const made = importSource(parseSource(name, bytes), { operations: [], tags: [] }, choices);
  for (const [path, content] of made.files)
    if (path.endsWith('.json')) promise(isStrictJson(content), `The file ${path} that was made is no JSON.`);
  for (const note of made.notes)
    promise(note.sentence.length > 0 && (note.from === '' || note.from.startsWith('/')), 'A note says nothing.');
  if (!isOneOf(bytes, 16)) return;
  const again = importSource(parseSource(name, bytes), { operations: [], tags: [] }, choices);
  for (const [path, content] of made.files)
    areAlike(Buffer.from(content).toString('latin1'), Buffer.from(again.files.get(path) ?? []).toString('latin1'), path);
}

/** The import of descriptions in JSON: OpenAPI 2.0, 3.0 and 3.1. */
export const openApi: Target = {
  name: 'import',
  about: '`authoring/source-document`, `openapi2`, `openapi3/*`, `connector-files`, `readme`: descriptions in JSON',
  allowsUserErrors: true,
  medium: { kindOf: () => 'json', mostBytes: 32_768, stretch },
  seeds: () => [
    ...keptCases('import'),
    ...casesOf(file, openApi3Seeds),
    ...renamed(partsOf(connectorSeeds(), 'apiDefinition.swagger.json').slice(0, 6), file),
  ],
  run: (parts) => run(file, bytesOf(parts, file)),
};

/** The import of Postman collections. */
export const postman: Target = {
  name: 'postman',
  about: '`authoring/postman/*`, and what makes a connector of it: collections 2.0 and 2.1',
  allowsUserErrors: true,
  medium: {
    kindOf: () => 'json',
    mostBytes: 32_768,
    stretch,
    words: ['item', 'request', 'url', 'raw', 'urlencoded', 'formdata', 'mode', 'auth', 'variable', '{{host}}', ':id'],
  },
  seeds: () => [...keptCases('postman'), ...casesOf(file, postmanSeeds)],
  run: (parts) => run(file, bytesOf(parts, file)),
};

/** The import of descriptions in YAML. */
export const yaml: Target = {
  name: 'yaml',
  about: '`authoring/source-document` with YAML: anchors, aliases, tags, merge keys',
  allowsUserErrors: true,
  medium: {
    kindOf: () => 'text',
    mostBytes: 16_384,
    stretch,
    words: [
      '&a',
      '*a',
      '<<: *a',
      '!!binary',
      '!!set',
      '!!js/function',
      '? ',
      ': ',
      '- ',
      '|',
      '>-',
      '---',
      '...',
      '%YAML 1.1',
      '{',
      '}',
      '[',
      ']',
      '"',
      "'",
      '#',
      '\t',
      '~',
      '.nan',
      '.inf',
      '0o7',
      '2001-12-14',
      'y',
      '<<',
    ],
  },
  seeds: () => [...keptCases('yaml'), ...casesOf(yamlFile, yamlSeeds)],
  run: (parts) => run(yamlFile, bytesOf(parts, yamlFile)),
};
