import { versionOf } from '../../src/connector/connector.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { document, info, inputSchema, operation, paths, properties, readme, script, unchanged, update } from '../examples.ts';
import { quote } from '../quote.ts';
import { hasChangedMeaning } from './changed-meaning.ts';
import { placeOf } from './tell.ts';

const version = { file: 'apiDefinition.swagger.json', pointer: '/info/version' };
const sharedAnswer = { responses: { '200': { description: 'Things.', schema: { $ref: '#/definitions/Thing' } } } };

const tree = { type: 'object', properties: { parent: { $ref: '#/definitions/Thing' } } };

export const changeVersionRaised = defineRule({
  id: 'change-version-raised',
  subject: 'change',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'info.version is another one when more than texts changed.',
  why: 'Under one number nobody can say which of the two a flow was built with.',
  fix: 'Raise the version.',
  sources: ['204 of 257 published updates that break something kept the number'],
  // The number itself is nothing that changed.
  change: { isBreaking: false, updateClass: 'minor' },
  given: 'versions',
  *check(versions) {
    const version = versionOf(versions.after);
    if (version === undefined || version !== versionOf(versions.before) || !hasChangedMeaning(versions)) return;
    yield {
      message: `The version is still ${quote(version)}, although more than texts changed.`,
      ...placeOf({ file: 'definition', at: ['info', 'version'] }, versions),
    };
  },
  valid: [
    update(info('raised', { version: '1.1.0' }, { document: { host: 'things.fabrikam.com' } })),
    update(operation('a summary alone', { summary: 'List all things' })),
    update(readme('the readme alone', '# Northwind Things\n\nIt keeps things.\n')),
    update(
      operation('a schema that is written once', sharedAnswer, { document: { definitions: { Thing: tree } } }),
      operation('', { responses: { '200': { description: 'Things.', schema: tree } } }, { document: { definitions: { Thing: tree } } }),
    ),
    update(document('a definition that nothing uses', { definitions: { Thing: { type: 'object' } } })),
    update(unchanged()),
  ],
  invalid: [
    update(document('another host', { host: 'things.fabrikam.com' }, { at: ['info', 'version'] })),
    update(inputSchema('another type', { type: 'integer' }, { places: [version] })),
    update(
      paths(
        'an operation more',
        { '/sync': { get: { operationId: 'Sync', responses: { '200': { description: 'Done.' } } } } },
        { places: [version] },
      ),
    ),
    update(
      operation('a shared definition', sharedAnswer, { document: { definitions: { Thing: { type: 'array' } } }, places: [version] }),
      operation('before', sharedAnswer, { document: { definitions: { Thing: { type: 'object' } } } }),
    ),
    update(
      operation(
        'deep in a definition that refers to itself',
        { responses: { '200': { description: 'Things.', schema: tree } } },
        {
          document: { definitions: { Thing: { ...tree, properties: { ...tree.properties, id: { type: 'integer' } } } } },
          places: [version],
        },
      ),
      operation('', sharedAnswer, { document: { definitions: { Thing: tree } } }),
    ),
    update(
      operation(
        'something said beside a reference',
        { responses: { '200': { description: 'Things.', schema: { $ref: '#/definitions/Thing', 'x-ms-visibility': 'internal' } } } },
        { document: { definitions: { Thing: tree } }, places: [version] },
      ),
      operation('', sharedAnswer, { document: { definitions: { Thing: tree } } }),
    ),
    update(properties('another publisher', { publisher: 'Fabrikam' }, { places: [version] })),
    update(script('a script', 'public class Script : ScriptBase { }\n', [], { places: [version] })),
  ],
});
