import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { compare, oracle } from '../../bench/oracle.ts';
import { renderOraclePage } from '../../bench/oracle-page.ts';
import { golden } from '../../rules/golden.ts';
import * as index from '../../rules/index.ts';
import { jsonNodes } from '../../rules/json-nodes.ts';
import { certifierOf } from '../../src/certify/certify.ts';
import { consultOracle } from '../../src/certify/oracle.ts';
import { readConnector } from '../../src/connector/connector.ts';
import type { JsonObject, JsonValue } from '../../src/connector/json-value.ts';
import { pathOf, pointerOf, root } from '../../src/connector/place.ts';
import { findConnectors, readFoundConnector } from '../../src/io/find-connectors.ts';
import { withChange } from '../rules/with-change.ts';

const shared = fileURLToPath(new URL('../../../shared/', import.meta.url));
const isThere = existsSync(`${shared}corpus`) && existsSync(`${shared}bench/states`);
const note = isThere ? '' : ` (SKIPPED: there is no ${relative(process.cwd(), shared)})`;
const certifier = certifierOf(Object.values(index).filter(({ severity }) => severity === 'error'));

test.skipIf(!isThere)(
  `all that swagger-parser refuses in published definitions is refused by us too, or explained in docs/oracle.md${note}`,
  async () => {
    const ask = await oracle();
    const asked = [];
    for (const found of findConnectors(['corpus', 'bench/states'], shared)) {
      const connector = readFoundConnector(found, undefined);
      if (connector.definition === undefined) continue;
      const { value } = connector.definition;
      const objections = await ask(value);
      const isSample = asked.length % 100 === 0;
      if (isSample || objections.length > 0) expect((await consultOracle(value)) !== undefined, found.path).toBe(objections.length > 0);
      const { unexplained, ...comparison } = compare(objections, certifier.certify(connector).findings);
      expect(unexplained, found.path).toEqual([]);
      asked.push({ path: found.path, objections, ...comparison });
    }
    await expect(renderOraclePage(asked)).toMatchFileSnapshot('../../docs/oracle.md');
  },
  300_000,
);

test('whatever replaces a value of the golden definition: what swagger-parser refuses, an error of ours refuses', async () => {
  const ask = await oracle();
  const { definition } = golden('certified');
  let refused = 0;
  for (const { place } of [...jsonNodes(definition, root)].slice(1)) {
    for (const other of [undefined, null, 7, 'text', {}, [{}]] satisfies (JsonValue | undefined)[]) {
      const changed = withChange(definition, pathOf(place), other);
      const objections = await ask(changed);
      const errors = errorsOf(changed);
      if (objections.length > 0) {
        refused += 1;
        expect(errors.length, `${pointerOf(pathOf(place))} = ${JSON.stringify(other)}: ${objections}`).toBeGreaterThan(0);
      }
      expect(compare([], objections.length > 0 ? [] : errors).unexplained).toEqual([]);
    }
  }
  expect(refused).toBeGreaterThan(100);
}, 120_000);

function errorsOf(definition: JsonObject) {
  const bytes = new TextEncoder().encode(JSON.stringify(definition, null, 2));
  const entry = { path: 'apiDefinition.swagger.json', kind: 'file', size: bytes.length, executable: false, bytes } as const;
  const connector = readConnector({
    path: 'Northwind Things',
    name: 'Northwind Things',
    program: 'certified',
    entries: [entry],
    truncated: false,
  });
  return certifier.certify(connector).findings.filter(({ severity, location }) => severity === 'error' && location.file === entry.path);
}
