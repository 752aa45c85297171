import type { Publisher, PublisherFile } from '../../src/publisher/publisher.ts';

/** A publisher as its file has it; tests change one thing of it. */
export const fabrikam: Publisher = {
  schemaVersion: 1,
  id: 'fabrikam',
  name: 'Fabrikam, Inc.',
  programs: ['certified'],
  account: { provider: 'github', login: 'fabrikam-integrations', id: 1 },
  approvers: [],
  contact: { email: 'desk@fabrikam.com' },
  domains: [
    {
      domain: 'fabrikam.com',
      scope: 'domain',
      method: 'maintainers-reviewed',
      review: { by: { login: 'maintainer', id: 9 }, on: '2026-10-01', expires: '2027-10-01', note: 'Looked at the site.' },
    },
  ],
};

/** The file of a publisher, right or not. */
export function publisherFile(
  value: { readonly id: string; readonly [member: string]: unknown } | Publisher,
): PublisherFile & { readonly path: string } {
  return { path: `publishers/${value.id}.json`, bytes: new TextEncoder().encode(JSON.stringify(value)) };
}
