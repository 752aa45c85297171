import { parseGuards } from '../../src/catalog/guards.ts';
import { parsePolicy } from '../../src/catalog/policy.ts';
import { parsePublicKey } from '../../src/catalog/signature.ts';
import { parseTrust } from '../../src/catalog/trust.ts';
import { parsePin, parseRemembered } from '../../src/catalog/verify-trust.ts';
import { parseConfiguration } from '../../src/certify/configuration.ts';
import { parseWaivers } from '../../src/certify/waivers.ts';
import { readAcknowledgements } from '../../src/connector/acknowledgements.ts';
import { parsePullRequestEvent } from '../../src/connector/pull-request.ts';
import { UserError } from '../../src/connector/user-error.ts';
import { parseGitHubSettings } from '../../src/github/github-settings.ts';
import { checkPublishers, parsePublishers } from '../../src/publisher/publisher.ts';
import { type Case, partOf } from '../case.ts';
import { isStrictJson } from '../oracles.ts';
import { keptCases } from '../seeds.ts';
import { promise, type Target } from '../target.ts';
import { connectorOf } from './read-case.ts';

const day = '2026-11-01';
const rules = [{ id: 'title-length' }, { id: 'secret-literal-absent' }] as unknown as Parameters<typeof parseConfiguration>[2];
const account = { login: 'contoso', id: 7 };
const review = { by: account, on: day, expires: '2027-01-01', note: 'Seen.' };
const key = { algorithm: 'ed25519', id: 'a'.repeat(16), publicKey: Buffer.alloc(32, 7).toString('base64') };

/** One reader for each file: its name chooses. */
const readers: Readonly<
  Record<string, { readonly seed: object; readonly read: (bytes: Uint8Array) => unknown; readonly isStrict?: boolean }>
> = {
  'certification.json': {
    seed: {
      schemaVersion: 1,
      profile: 'local',
      rules: { 'title-length': 'off' },
      rulesets: ['a.yaml'],
      words: ['Contoso'],
      baseBranch: 'main',
      catalogUrl: 'https://contoso.github.io/c',
      soakDays: { new: 1 },
    },
    read: (bytes) => [
      parsePolicy(bytes),
      parseConfiguration('certification.json', bytes, rules),
      parseGuards(bytes),
      parseGitHubSettings(bytes),
    ],
    isStrict: true,
  },
  'waivers.json': {
    seed: {
      schemaVersion: 1,
      waivers: [
        {
          rule: 'title-length',
          connector: 'contoso',
          pointer: '/info',
          fingerprint: 'a'.repeat(16),
          reason: 'Because of it.',
          by: { githubId: 7 },
          expires: '2026-12-01',
        },
      ],
    },
    read: (bytes) => parseWaivers('waivers.json', bytes, { ruleIds: new Set(['title-length']), now: new Date(`${day}T00:00:00Z`) }),
    isStrict: true,
  },
  'publishers/contoso.json': {
    seed: {
      schemaVersion: 1,
      id: 'contoso',
      name: 'Contoso',
      programs: ['certified'],
      account: { provider: 'github', ...account },
      approvers: [account],
      contact: { email: 'help@contoso.com', url: 'https://contoso.com' },
      domains: [{ domain: 'contoso.com', scope: 'domain', method: 'maintainers-reviewed', review }],
      customerHosted: [{ connector: 'contoso', ...review }],
    },
    read: (bytes) => {
      const files = [{ path: 'publishers/contoso.json', bytes }];
      const { publishers, problems } = checkPublishers(files);
      promise(publishers.length === 0 || problems.length > 0 || isStrictJson(bytes), 'A record is read of what is no JSON.');
      return parsePublishers(files);
    },
    isStrict: true,
  },
  'acknowledgements.json': {
    seed: {
      schemaVersion: 1,
      acknowledgements: [{ fingerprints: ['a'.repeat(16)], reason: 'It had to be so.', notice: 'Use the other operation.' }],
    },
    read: (bytes) => {
      const read = readAcknowledgements(connectorOf([{ name: 'acknowledgements.json', bytes }]));
      promise(read === undefined || read.entries.length === 0 || isStrictJson(bytes), 'Acknowledgements are read of what is no JSON.');
    },
  },
  'event.json': {
    seed: { pull_request: { number: 1, title: 'A', body: '- [x] b', head: { sha: 'a' }, base: { ref: 'dev' }, user: account } },
    read: (bytes) => parsePullRequestEvent('event.json', bytes),
  },
  'trust.json': {
    seed: {
      schemaVersion: 1,
      version: 1,
      epoch: 0,
      createdAt: `${day}T00:00:00.000Z`,
      expiresAt: '2027-11-01T00:00:00.000Z',
      keys: [key],
      threshold: 1,
      signers: [],
      signatures: [],
    },
    read: (bytes) => [parseTrust(bytes), parsePin(bytes), parseRemembered(bytes), parsePublicKey(Buffer.from(bytes).toString('latin1'))],
  },
};

/** The files by which people set things, in a repository or beside a catalog. */
export const settings: Target = {
  name: 'settings',
  about:
    'the readers of `certification.json` (policy, configuration, guards, GitHub), `waivers.json`, publishers’ records, acknowledgements, the event of a pull request, `trust.json`',
  medium: { kindOf: () => 'json', stretch: { bytes: 300_000, share: 0.01 }, mostBytes: 8192 },
  seeds: () => [
    ...keptCases('settings'),
    ...Object.entries(readers).map(([name, { seed }]): Case => [partOf(name, JSON.stringify(seed, null, 2))]),
  ],
  run: (parts) => {
    for (const { name, bytes } of parts) {
      const reader = Object.hasOwn(readers, name) ? readers[name] : undefined;
      try {
        reader?.read(bytes);
      } catch (thrown) {
        if (!(thrown instanceof UserError)) throw thrown;
        promise(thrown.message.length > 0 && thrown.message.length < 20_000, 'A sentence is empty, or longer than anybody reads.');
        continue;
      }
      promise(!reader?.isStrict || isStrictJson(bytes), `${name} is read of what is no JSON.`);
    }
  },
};
