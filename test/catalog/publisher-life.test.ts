import { expect, test } from 'vitest';
import { standingOf } from '../../src/catalog/standing.ts';
import { verify } from '../../src/catalog/verification.ts';
import type { DomainClaim, Publisher } from '../../src/publisher/publisher.ts';
import { claiming, domainClaim, fileLook, hostClaim, rightText } from '../publisher/looks.ts';
import { historyOf, looksAt, policy } from './publisher-history.ts';

const record = claiming(domainClaim);
const textOf = (epoch: number): string => rightText.replace('epoch=1', `epoch=${epoch}`);
const atHost = (...claims: readonly DomainClaim[]): Publisher => ({ ...record, domains: claims });
const samePlace: DomainClaim = { ...hostClaim, domain: 'fabrikam.com' };

/** A history with looks at a record and at files of hosts, which all name an epoch. */
function worldOf() {
  const history = historyOf();
  const look = (at: string, publisher: Publisher, epoch: number | undefined) => {
    const body = JSON.stringify({ registry: 'contoso-registry', publishers: [{ id: 'fabrikam', gh: 1, scope: 'host', epoch }] });
    const files = ['fabrikam.com', 'api.fabrikam.com', 'other.example.com'].map((host) =>
      fileLook(epoch === undefined ? undefined : body, `https://${host}/.well-known/contoso-registry-publisher.json`),
    );
    const texts = epoch === undefined ? [] : [textOf(epoch)];
    const facts = { now: new Date(at), policy, certifier: { version: '1', rules: 'r' } };
    const { drafts, standing } = verify(publisher, history.events(), [...looksAt({ texts }), ...files], facts);
    for (const draft of drafts) history.add(draft);
    return standing;
  };
  const prove = (at: string, publisher: Publisher, epoch: number) => {
    look(`${at}T00:00:00Z`, publisher, epoch);
    return look(`${at}T02:00:00Z`, publisher, epoch);
  };
  return { look, prove, events: history.events };
}

/** A world where the proof of a claim lapsed on 2026-02-04. */
function lapsed(publisher: Publisher) {
  const world = worldOf();
  expect(world.prove('2026-01-01', publisher, 1).state).toBe('verified');
  for (const day of ['01', '02', '03', '04']) world.look(`2026-02-${day}T00:00:00Z`, publisher, undefined);
  expect(world.look('2026-02-04T01:00:00Z', publisher, undefined).state).toBe('lapsed');
  return world;
}

test('attack: another name or programme begins no other year, however often it changes', () => {
  for (const change of [{ name: 'Contoso' }, { programs: ['certified', 'independent-publisher'] as const }]) {
    const world = worldOf();
    world.prove('2026-01-01', record, 1);
    expect(world.prove('2026-12-01', { ...record, ...change }, 1)).toMatchObject({ state: 'verified', since: '2026-12-01T02:00:00.000Z' });
    expect(world.look('2027-01-02T00:00:00Z', { ...record, ...change }, 1).state).toBe('lapsed');
    expect(world.prove('2027-01-03', record, 1).state).toBe('lapsed');
  }
});

test('attack: another name does not end a row of failed looks, and a text that is put back later proves nothing', () => {
  const world = worldOf();
  world.prove('2026-01-01', record, 1);
  for (const day of ['01', '02']) expect(world.look(`2026-02-${day}T00:00:00Z`, record, undefined).state).toBe('warning');
  expect(world.look('2026-02-02T10:00:00Z', { ...record, name: 'Contoso' }, undefined).state).toBe('pending');
  expect(world.look('2026-02-02T11:00:00Z', record, undefined).state).toBe('pending');
  expect(world.look('2026-02-04T00:00:00Z', record, undefined)).toMatchObject({ state: 'lapsed', since: '2026-02-04T00:00:00.000Z' });
  expect(world.prove('2026-06-01', record, 1).state).toBe('lapsed');
  expect(world.prove('2026-06-02', { ...record, epoch: 2 }, 2).state).toBe('verified');
});

test('attack: what waits to be proved again under a new name lapses with its year', () => {
  const world = worldOf();
  world.prove('2026-01-01', record, 1);
  world.look('2026-12-30T00:00:00Z', { ...record, name: 'Contoso' }, undefined);
  expect(world.prove('2027-02-01', { ...record, name: 'Contoso' }, 1)).toMatchObject({
    state: 'lapsed',
    since: '2027-01-01T02:00:00.000Z',
  });
});

test('attack: another method or scope of a domain whose proof lapsed needs a higher epoch as well, and so does a name above or below', () => {
  for (const [first, second] of [
    [domainClaim, samePlace],
    [domainClaim, hostClaim],
    [samePlace, domainClaim],
    [hostClaim, domainClaim],
  ] as const) {
    const world = lapsed(atHost(first));
    expect(world.prove('2026-02-05', atHost(second), 1)).toMatchObject({
      state: 'pending',
      who: 'publisher',
      reason: 'Proofs of epoch 1 do not count any more: the record needs epoch 2.',
    });
    expect(world.prove('2026-02-06', { ...atHost(second), epoch: 2 }, 1).state).toBe('pending');
    expect(world.prove('2026-02-07', { ...atHost(second), epoch: 2 }, 2).state).toBe('verified');
  }
});

test('a domain that has nothing to do with the one that lapsed is proved as ever, and one proved by itself stays so', () => {
  const other = { ...hostClaim, domain: 'other.example.com' };
  expect(lapsed(atHost(domainClaim)).prove('2026-02-05', atHost(other), 1).state).toBe('verified');
  const world = worldOf();
  const both = atHost(domainClaim, hostClaim);
  world.prove('2026-01-01', both, 1);
  for (const day of ['01', '02', '03', '04']) {
    const body = JSON.stringify({ registry: 'contoso-registry', publishers: [{ id: 'fabrikam', gh: 1, scope: 'host', epoch: 1 }] });
    const facts = { now: new Date(`2026-02-${day}T00:00:00Z`), policy, certifier: { version: '1', rules: 'r' } };
    const { standing } = verify(both, world.events(), [...looksAt({ texts: [] }), fileLook(body)], facts);
    expect(standing.claims[1]?.state).toBe('verified');
  }
});

test('attack: another method of a domain begins no other year', () => {
  const world = worldOf();
  world.prove('2026-01-01', record, 1);
  expect(world.prove('2026-12-01', atHost(samePlace), 1).state).toBe('verified');
  expect(world.look('2027-01-02T00:00:00Z', atHost(samePlace), 1)).toMatchObject({ state: 'lapsed', since: '2027-01-01T02:00:00.000Z' });
});

test('attack: one look that sees only the epoch before does not lower what a lapse needs', () => {
  const raised = { ...record, epoch: 2 };
  const world = worldOf();
  world.prove('2026-01-01', record, 1);
  expect(world.look('2026-02-01T00:00:00Z', raised, 2).state).toBe('verified');
  expect(world.look('2026-02-02T00:00:00Z', raised, 1).state).toBe('verified');
  for (const day of ['03', '04', '05']) world.look(`2026-02-${day}T00:00:00Z`, raised, undefined);
  const gone = world.look('2026-02-06T00:00:00Z', raised, undefined);
  expect(gone).toMatchObject({ state: 'lapsed' });
  expect(gone.reason).toContain('the record needs epoch 3');
  expect(world.prove('2026-02-20', raised, 2).state).toBe('lapsed');
});

test('what the maintainers suspended says so, and that they are next', () => {
  const world = worldOf();
  world.prove('2026-01-01', record, 1);
  const suspended = { type: 'suspended', cause: 'maintainers', reason: 'Somebody objected.' } as const;
  const event = { ...suspended, id: '@fabrikam', at: '2026-01-02T00:00:00.000Z', by: { kind: 'operator' } } as const;
  expect(standingOf(record, [...world.events(), event], { now: new Date('2026-01-03T00:00:00Z'), policy })).toMatchObject({
    state: 'suspended',
    who: 'maintainers',
    reason: 'The maintainers suspended the publisher: Somebody objected.',
  });
});
