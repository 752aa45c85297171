import { expect, test } from 'vitest';
import type { Publisher } from '../../src/publisher/publisher.ts';
import { claiming, domainClaim, rightText } from '../publisher/looks.ts';
import { historyOf, promotionAnswer, type World } from './publisher-history.ts';

/**
 * A year of a publisher, day by day as a recheck would see it. The table in snapshots/publisher-year.txt says where it stands at each point,
 * what promotion is told, and how many events were written.
 */
test('a year of a publisher', async () => {
  const text = (epoch: number, account = 1): string => rightText.replace('epoch=1', `epoch=${epoch}`).replace('gh=1', `gh=${account}`);
  const bought = '2026-11-20T08:00:00Z';
  let record: Publisher = claiming(domainClaim);
  let world: World = { registeredAt: '2010-03-01T00:00:00Z' };
  const history = historyOf();
  const rows: string[][] = [['moment', 'what happened', 'standing', 'since', 'promotion', 'who', 'events', 'reason']];
  const at = (moment: string, what: string, change: { record?: Partial<Publisher>; world?: World } = {}): void => {
    record = { ...record, ...change.record };
    world = { ...world, ...change.world };
    const standing = history.look(moment, record, world);
    rows.push([
      moment.slice(0, 16),
      what,
      standing.state,
      (standing.since ?? '').slice(0, 10),
      promotionAnswer(standing, moment),
      standing.who,
      String(history.events().length),
      standing.reason,
    ]);
  };

  at('2026-01-05T09:00:00Z', 'the record is merged');
  at('2026-01-20T09:00:00Z', 'nothing was published in 14 days');
  at('2026-01-21T09:00:00Z', 'the text is published', { world: { texts: [text(1)] } });
  at('2026-01-21T09:30:00Z', 'half an hour later');
  at('2026-01-21T10:30:00Z', 'an hour and a half later');
  at('2026-01-22T10:30:00Z', 'the daily recheck: nothing new');
  at('2026-01-29T10:30:00Z', 'a week later');
  at('2026-03-01T09:00:00Z', 'the text is gone', { world: { texts: [] } });
  at('2026-03-02T09:00:00Z', 'it is back', { world: { texts: [text(1)] } });
  at('2026-06-01T09:00:00Z', 'no resolver answers', { world: { texts: 'down' } });
  at('2026-06-02T09:00:00Z', 'the text is gone', { world: { texts: [] } });
  at('2026-06-03T09:00:00Z', 'still');
  at('2026-06-04T08:00:00Z', 'still, an hour short of three days');
  at('2026-06-04T09:00:00Z', 'still, after three days');
  at('2026-06-05T09:00:00Z', 'the old text is back', { world: { texts: [text(1)] } });
  at('2026-06-06T09:00:00Z', 'the epoch is raised', { record: { epoch: 2 } });
  at('2026-06-06T10:00:00Z', 'the new text is published', { world: { texts: [text(1), text(2)] } });
  at('2026-06-06T11:00:00Z', 'an hour later');
  at('2026-11-25T09:00:00Z', 'somebody bought the domain', { world: { texts: [], registeredAt: bought } });
  at('2026-11-26T09:00:00Z', 'the old texts are put back', { world: { texts: [text(1), text(2)] } });
  history.add({
    type: 'cleared',
    id: '@fabrikam',
    at: '2026-11-28T09:00:00.000Z',
    by: { kind: 'operator' },
    reason: 'The new owner took the product over, and wrote to the maintainers.',
  });
  at('2026-11-28T10:00:00Z', 'the maintainers clear it');
  const account = { provider: 'github', login: 'fabrikam-holding', id: 77 } as const;
  at('2026-12-01T09:00:00Z', 'another account takes over', { record: { account }, world: { texts: [text(2, 77)] } });
  at('2026-12-05T09:00:00Z', 'while the notice runs');
  at('2026-12-08T10:00:00Z', 'after the notice: the epoch is still that of the old account');
  at('2026-12-09T09:00:00Z', 'the epoch is raised', { record: { epoch: 3 }, world: { texts: [text(3, 77)] } });
  at('2026-12-09T10:00:00Z', 'an hour later');
  at('2027-11-10T09:00:00Z', 'a month before its year is over');
  at('2027-12-10T09:00:00Z', 'its year is over');
  at('2027-12-11T09:00:00Z', 'the epoch is raised', { record: { epoch: 4 }, world: { texts: [text(4, 77)] } });
  at('2027-12-11T10:00:00Z', 'an hour later');
  at('2028-01-10T09:00:00Z', 'it gets another name', { record: { name: 'Fabrikam Holding' } });
  at('2028-01-10T10:00:00Z', 'an hour later');
  at('2028-12-10T09:00:00Z', 'a year after the epoch: the new name began no other year', { world: { texts: [text(4, 77)] } });
  at('2028-12-11T12:00:00Z', 'the year is over');
  at('2028-12-12T09:00:00Z', 'the epoch is raised', { record: { epoch: 5 }, world: { texts: [text(5, 77)] } });
  at('2028-12-12T10:00:00Z', 'an hour later');
  at('2029-01-01T09:00:00Z', 'the text is gone', { world: { texts: [] } });
  at('2029-01-02T09:00:00Z', 'it gets its old name, and the text is still gone', { record: { name: 'Fabrikam, Inc.' } });
  at('2029-01-04T09:00:00Z', 'the third failed look in three days');
  at('2029-01-05T09:00:00Z', 'the text is put back', { world: { texts: [text(5, 77)] } });
  at('2029-02-01T09:00:00Z', 'it leaves, without its domain', {
    record: { withdrawn: { on: '2029-02-01', reason: 'The service ended.' } },
    world: { texts: [] },
  });

  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const table = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  await expect(`${table.join('\n')}\n`).toMatchFileSnapshot('snapshots/publisher-year.txt');
});
