import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { notCoveredInCorpus } from './mutation-exceptions.ts';
import { fewest, isAboutPackage, readTargets, rules, shownBy } from './mutation-run.ts';

const project = fileURLToPath(new URL('../../', import.meta.url));
const shared = fileURLToPath(new URL('../../../shared/', import.meta.url));
const list = join(shared, 'bench', 'stress.json');
const isThere = existsSync(list) && existsSync(join(shared, 'corpus'));
const note = isThere ? '' : ` (SKIPPED: there is no ${relative(project, shared)})`;

const folders: string[] = isThere
  ? JSON.parse(readFileSync(list, 'utf8')).clean.map(({ folder }: { folder: string }) => join(shared, 'corpus', folder))
  : [];
const targets = await readTargets(folders);

describe.skipIf(!isThere)(`one change in three published connectors${note}`, () => {
  test.each(rules.filter((rule) => !isAboutPackage(rule)).map((rule) => [rule.id, rule] as const))(
    'is found by %s, and by no other rule',
    (id, rule) => {
      const { clean, noisy } = shownBy(rule, targets);
      if (Object.hasOwn(notCoveredInCorpus, id)) expect(clean.length, 'it is covered: take it off the list').toBeLessThan(fewest);
      else expect(clean.length, `others spoke up: ${noisy.join('; ') || 'it found nothing'}`).toBe(fewest);
    },
  );
});
