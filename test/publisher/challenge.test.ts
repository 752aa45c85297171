import { expect, test } from 'vitest';
import { challengeOf } from '../../src/publisher/challenge.ts';
import { readFile, readText } from '../../src/publisher/statement.ts';
import { claiming, domainClaim, hostClaim, registry } from './looks.ts';

const publisher = claiming(domainClaim, hostClaim);
const statement = { publisher: 'fabrikam', account: 1, scope: 'domain', epoch: 1 };

test('a domain is shown by a text in its DNS that anybody can compute', () => {
  expect(challengeOf(publisher, domainClaim, registry)).toEqual({
    kind: 'dns-txt',
    name: '_contoso-registry-challenge.fabrikam.com',
    text: 'registry=contoso-registry publisher=fabrikam gh=1 scope=domain epoch=1',
  });
});

test('a text for one host stands at another name than one for a domain, and names the epoch of the record', () => {
  expect(challengeOf({ ...publisher, epoch: 7 }, { ...hostClaim, method: 'dns-txt' }, registry)).toEqual({
    kind: 'dns-txt',
    name: '_contoso-registry-host-challenge.api.fabrikam.com',
    text: 'registry=contoso-registry publisher=fabrikam gh=1 scope=host epoch=7',
  });
});

test('a host is shown by a file that it serves', () => {
  const challenge = challengeOf(publisher, hostClaim, registry);
  expect(challenge).toMatchObject({ url: 'https://api.fabrikam.com/.well-known/contoso-registry-publisher.json' });
  expect(JSON.parse(challenge?.kind === 'https-well-known' ? challenge.body : '')).toEqual({
    registry,
    publishers: [{ id: 'fabrikam', gh: 1, scope: 'host', epoch: 1 }],
  });
});

test('what is reviewed has no challenge, and an organisation has nothing to publish', () => {
  expect(challengeOf(publisher, { ...domainClaim, method: 'maintainers-reviewed' }, registry)).toBeUndefined();
  const organization = { login: 'fabrikam-integrations', id: 1 };
  const claim = { domain: 'fabrikam.com', scope: 'host', method: 'github-organization', organization } as const;
  expect(challengeOf(publisher, claim, registry)).toEqual({ kind: 'github-organization', domain: 'fabrikam.com', organization });
});

test('every challenge is read back as what it says, by the reader that judges what was found', () => {
  const longest = { ...publisher, id: `f${'a'.repeat(38)}`, account: { ...publisher.account, id: 9_007_199_254_740_991 }, epoch: 999_999 };
  const text = challengeOf(longest, domainClaim, `a${'b'.repeat(39)}`);
  expect(text?.kind === 'dns-txt' && text.text.length).toBeLessThanOrEqual(255);
  for (const claim of [domainClaim, { ...domainClaim, scope: 'host' } as const]) {
    const challenge = challengeOf(publisher, claim, registry);
    const found = challenge?.kind === 'dns-txt' ? readText(challenge.text, registry) : undefined;
    expect(found).toEqual({ kind: 'statement', statement: { ...statement, scope: claim.scope } });
  }
  const file = challengeOf(publisher, hostClaim, registry);
  const found = file?.kind === 'https-well-known' ? readFile(file.body, registry) : undefined;
  expect(found).toEqual([{ kind: 'statement', statement: { ...statement, scope: 'host' } }]);
});
