import { isArray, isObject, type JsonObject, type JsonValue, objectOr, own } from '../../src/connector/json-value.ts';
import { type Path, pointerOf } from '../../src/connector/place.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { golden } from '../golden.ts';
import { quote } from '../quote.ts';
import { packaged } from './example-package.ts';

const exported = 'Connector/northwind_things_openapidefinition.json';

export const solutionDefinitionInSync = defineRule({
  id: 'solution-definition-in-sync',
  subject: 'package',
  codes: [],
  severity: 'warning',
  programs: publicPrograms,
  summary: 'The definition in the solution of the connector is the definition of the folder.',
  why: 'The folder is reviewed, but the solution is installed: what differs is published without anybody having seen it.',
  fix: 'Update the connector from the folder, export the solution again, and build the package of it.',
  given: 'package',
  *check({ solutions }, { definition }) {
    if (definition === undefined) return;
    for (const { path, components, definitions } of solutions) {
      const [file, ...others] = definitions;
      if (!components?.connector || components.workflows || components.plugin || file === undefined || others.length > 0) continue;
      const difference = differenceOf(definition.value, file.value, []);
      if (difference === undefined) continue;
      const place = difference.length === 0 ? 'as a whole' : `at ${quote(pointerOf(difference))}`;
      yield { message: `The definition in ${quote(path)} differs from that of the folder ${place}.` };
    }
  },
  valid: [
    packaged('the same', {}, { program: 'independent-publisher' }),
    packaged('in another order and layout, for another host', {
      connector: {
        [exported]: definitionWith({
          info: Object.fromEntries(Object.entries(objectOr(golden('certified').definition['info'])).reverse()),
          host: '@environmentVariables("things_Host")',
        }),
      },
    }),
    packaged('an extension that the export adds', {
      connector: { [exported]: definitionWith({ 'x-ms-openai-data': { openaiEnabled: false } }) },
    }),
    packaged('in the solution of the flow', { flow: { [exported]: '{}' } }),
  ],
  invalid: [
    packaged('an older version', { connector: { [exported]: definitionWith({ info: { title: 'Northwind Things', version: '0.9.0' } }) } }),
    packaged(
      'a tag more',
      { connector: { [exported]: definitionWith({ tags: [{ name: 'things' }] }) } },
      { program: 'independent-publisher' },
    ),
    packaged('an extension less', { connector: { [exported]: definitionWith({ 'x-ms-connector-metadata': undefined }) } }),
    packaged('a list of another length', { connector: { [exported]: definitionWith({ schemes: ['https', 'http'] }) } }),
    packaged('not JSON', { connector: { [exported]: '' } }),
  ],
});

/** Where the exported value first differs from that of the folder; a host and extensions that it has more do not count. */
function differenceOf(ours: JsonValue | undefined, theirs: JsonValue | undefined, path: Path): Path | undefined {
  if (isArray(ours) && isArray(theirs)) {
    if (ours.length !== theirs.length) return path;
    for (const [index, item] of ours.entries()) {
      const difference = differenceOf(item, theirs[index], [...path, index]);
      if (difference !== undefined) return difference;
    }
    return undefined;
  }
  if (!isObject(ours) || !isObject(theirs)) return ours === theirs ? undefined : path;
  for (const name of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
    const isAddedByExport = name.startsWith('x-ms-') && !Object.hasOwn(ours, name);
    if (isAddedByExport || (path.length === 0 && name === 'host')) continue;
    const difference = differenceOf(own(ours, name), own(theirs, name), [...path, name]);
    if (difference !== undefined) return difference;
  }
  return undefined;
}

function definitionWith(members: JsonObject): () => Uint8Array {
  return () => new TextEncoder().encode(JSON.stringify({ ...golden('certified').definition, ...members }, null, 2));
}
