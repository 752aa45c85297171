import { describe, expect, test } from 'vitest';
import { type Asking, isMaintainer, type Owner, rightTo } from '../../src/github/rights.ts';

type Role = Asking['permission']['role'];

function asking(role: Role, changed: Partial<Asking['author']> = {}, answeredId = 7): Asking {
  return { author: { id: 7, login: 'rosa', ...changed }, permission: { id: answeredId, login: 'rosa', role } };
}

function owner(changed: Partial<Owner['standing']> = {}, accounts: readonly number[] = [1, 7]): Owner {
  return { publisher: 'contoso', accounts, standing: { state: 'verified', isStopped: false, claims: [], ...changed } };
}

describe('a maintainer', () => {
  test.each<[Role, boolean]>([
    ['none', false],
    ['read', false],
    ['triage', false],
    ['write', true],
    ['maintain', true],
    ['admin', true],
  ])('is who may write: %s', (role, is) => {
    expect(isMaintainer(asking(role))).toBe(is);
    for (const command of ['hold', 'promote', 'yank'] as const)
      expect(rightTo(command, asking(role), 'contoso-things', undefined)).toMatchObject(
        is ? { may: true, as: 'maintainer' } : { may: false },
      );
  });

  test('is nobody when the login is another account by now', () => {
    expect(isMaintainer(asking('admin', {}, 8))).toBe(false);
    expect(isMaintainer(asking('admin', { id: 0 }, 0))).toBe(false);
  });
});

describe('a publisher', () => {
  test('may hold, promote and yank its own connectors', () => {
    for (const command of ['hold', 'promote', 'yank'] as const)
      expect(rightTo(command, asking('none'), 'contoso-things', owner())).toEqual({ may: true, as: 'publisher' });
  });

  test('is known by numbers: somebody else is told who may', () => {
    expect(rightTo('yank', asking('read'), 'contoso-things', owner({}, [1, 77]))).toEqual({
      may: false,
      sentence:
        "/yank is for the maintainers and for the publisher of 'contoso-things': the account and the approvers of publishers/contoso.json, as the default branch has them. Account number 7 is none of them.",
    });
    expect(rightTo('yank', asking('none', { id: 0 }), 'contoso-things', owner({}, [0]))).toMatchObject({ may: false });
    expect(rightTo('hold', asking('none'), 'contoso-things', undefined)).toEqual({
      may: false,
      sentence: "/hold is for the maintainers and for the publisher of 'contoso-things'; no record of publishers/ answers for it.",
    });
  });

  test.each(['pending', 'lapsed', 'suspended', 'transferred', 'withdrawn', 'unclaimed'] as const)(
    'that is %s speaks for nothing',
    (state) => {
      expect(rightTo('promote', asking('none'), 'contoso-things', owner({ state, isStopped: state !== 'lapsed' }))).toEqual({
        may: false,
        sentence: `/promote is for the maintainers and for the publisher of 'contoso-things', and publisher contoso is ${state} now, so only the maintainers decide.`,
      });
    },
  );

  test('goes on speaking while a claim is added, and not while it is stopped', () => {
    const claims = [{ state: 'verified' }, { state: 'pending' }] as const;
    expect(rightTo('hold', asking('none'), 'contoso-things', owner({ state: 'pending', claims }))).toMatchObject({ may: true });
    expect(rightTo('hold', asking('none'), 'contoso-things', owner({ state: 'suspended', isStopped: true, claims }))).toMatchObject({
      may: false,
    });
  });
});

test('everybody may ask for a check and for a rule', () => {
  for (const command of ['recheck', 'explain'] as const)
    expect(rightTo(command, asking('none'), '', undefined)).toEqual({ may: true, as: 'anybody' });
});
