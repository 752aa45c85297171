/** The record of a publisher whose domain the maintainers reviewed; tests change one thing of it. */
export const northwind = {
  schemaVersion: 1,
  id: 'northwind-traders',
  name: 'Northwind Traders',
  programs: ['certified'],
  account: { provider: 'github', login: 'northwind-traders', id: 1 },
  approvers: [],
  contact: { email: 'desk@northwindtraders.com' },
  domains: [
    {
      domain: 'northwindtraders.com',
      scope: 'domain',
      method: 'maintainers-reviewed',
      review: { by: { login: 'maintainer', id: 9 }, on: '2026-10-01', expires: '2027-10-01', note: 'Looked at the site.' },
    },
  ],
};
