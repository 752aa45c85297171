/**
 * Sorts every real connector of the corpus by what would show that its hosts are its publisher's, and prints Markdown: how many one proved
 * domain would do for, how many need more, and which look like somebody else's. With a file name it writes that file.
 */
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { type Connector, titleOf } from '../src/connector/connector.ts';
import { isLookAlike, skeletonOf } from '../src/connector/look-alike.ts';
import { type Program, programOfPath } from '../src/connector/program.ts';
import { readFoundConnector } from '../src/io/find-connectors.ts';
import { type HostName, hostNameOf } from '../src/publisher/host-name.ts';
import { type ReachableHost, reachableHosts } from '../src/publisher/hosts.ts';
import { identityProviderOf } from '../src/publisher/identity-providers.ts';
import { hostConcern, nameConcern } from '../src/publisher/look-alikes.ts';
import type { Publisher } from '../src/publisher/publisher.ts';
import { sharedServiceOf } from '../src/publisher/shared-services.ts';
import { corpusConnectors, corpusFolder, hasCorpus } from './corpus.ts';

/** What a connector needs, by the hardest of its hosts. */
const needs = {
  'one domain': 'all hosts lie under one registrable domain: one DNS record',
  'several domains': 'all hosts lie under registrable domains: a record for each',
  'a shared suffix': 'a host lies on a suffix that customers share: a file of that host, or a review',
  'the customer chooses': 'a host is chosen wholly by the customer, or below a suffix that is nobody’s: two maintainers',
  'nobody’s host': 'a host is an address, a placeholder, a name of one part or none at all: nothing would show it',
  'no host': 'the definition names none, or cannot be read',
} as const;
type Need = keyof typeof needs;

const programs: readonly Program[] = ['certified', 'independent-publisher', 'custom'];
const columns = ['certified', 'independent', 'custom'];

interface Seen {
  readonly path: string;
  readonly program: Program;
  readonly publisher: string | undefined;
  readonly title: string;
  readonly need: Need;
  readonly hosts: readonly (ReachableHost & { readonly name: HostName })[];
  readonly hasScript: boolean;
  readonly isDynamic: boolean;
}

if (!hasCorpus) {
  console.log('The corpus is not here; nothing was sorted.');
  process.exit(0);
}

const crashes: string[] = [];
const seen: Seen[] = [];
for (const folder of corpusConnectors()) {
  const path = relative(corpusFolder, folder);
  const program = programOfPath(folder) ?? 'custom';
  try {
    seen.push(look(path, program, readFoundConnector({ path, absolutePath: folder, program }, undefined)));
  } catch (thrown) {
    crashes.push(`${path}: ${thrown instanceof Error ? thrown.stack : thrown}`);
  }
}
const text = page();
const [, , output] = process.argv;
if (output === undefined) process.stdout.write(text);
else writeFileSync(output, text);
for (const crash of crashes) console.error(crash);
console.error(`${seen.length} connectors sorted, ${crashes.length} crashes.`);
process.exitCode = crashes.length === 0 ? 0 : 1;

function look(path: string, program: Program, connector: Connector): Seen {
  const hosts = reachableHosts(connector).map((one) => ({ ...one, name: hostNameOf(one.host) }));
  return {
    path,
    program,
    publisher: connector.properties?.publisher,
    title: titleOf(connector),
    need: needOf(hosts),
    hosts,
    hasScript: connector.script !== undefined,
    isDynamic: connector.properties?.policies.some(({ templateId }) => templateId?.toLowerCase() === 'dynamichosturl') ?? false,
  };
}

function needOf(all: Seen['hosts']): Need {
  if (!all.some(({ uses }) => uses.includes('api'))) return 'no host';
  const hosts = all.filter((one) => !isKnown(one));
  if (hosts.some(({ name, isOpen }) => !isOpen && name.kind !== 'name')) return 'nobody’s host';
  if (hosts.some(({ name }) => name.kind !== 'name')) return 'the customer chooses';
  if (hosts.some(({ name }) => name.isShared)) return 'a shared suffix';
  return new Set(hosts.map(({ name }) => name.registrable)).size > 1 ? 'several domains' : 'one domain';
}

/** By registrable domain, whose connectors reach it. */
function publishersByDomain(): ReadonlyMap<string, ReadonlySet<string>> {
  const owners = new Map<string, Set<string>>();
  for (const { program, publisher = '', hosts } of seen) {
    for (const host of hosts) {
      const { kind, isShared, registrable } = host.name;
      if (program !== 'certified' || kind !== 'name' || isShared || isKnown(host)) continue;
      owners.set(registrable, (owners.get(registrable) ?? new Set()).add(publisher));
    }
  }
  return owners;
}

function isKnown({ host, uses, isOpen }: ReachableHost): boolean {
  const isSignIn = identityProviderOf(host) !== undefined && uses.every((use) => use === 'sign-in');
  return !isOpen && (isSignIn || sharedServiceOf(host, uses) !== undefined);
}

function page(): string {
  const owners = publishersByDomain();
  const isOnUnlistedPlatform = ({ program, hosts }: Seen): boolean =>
    program === 'certified' && hosts.some((host) => !isKnown(host) && (owners.get(host.name.registrable)?.size ?? 0) > 2);
  const open = (one: Seen, isWhole: boolean): boolean => one.hosts.some(({ isOpen, name }) => isOpen && (name.kind !== 'name') === isWhole);
  const api = (one: Seen): readonly HostName[] => one.hosts.filter(({ uses }) => uses.includes('api')).map(({ name }) => name);
  const facts: readonly (readonly [string, (one: Seen) => boolean, string])[] = [
    [
      'the definition’s host lies on a shared suffix',
      (one) => api(one).some(({ isShared, kind }) => isShared && kind === 'name'),
      '59 / 16',
    ],
    [
      'the definition’s host has no registrable domain, or there is none',
      (one) => api(one).length === 0 || api(one).some(({ kind }) => kind !== 'name'),
      '18 / 1',
    ],
    ['a policy `dynamichosturl`', ({ isDynamic }) => isDynamic, '153 / 20'],
    ['`script.csx` (left out of this corpus but for its name)', ({ hasScript }) => hasScript, '53 / 22'],
    ['a host that the customer chooses wholly', (one) => open(one, true), ''],
    ['a template with a fixed end that can be owned', (one) => open(one, false), ''],
    ['a domain that connectors of three or more publishers reach, and that the list does not know as shared', isOnUnlistedPlatform, ''],
    ['a host that only sign-in reaches, at a known provider', (one) => one.hosts.some((host) => isKnown(host)), ''],
  ];
  return `${[
    '# Whose hosts real connectors reach',
    `Made by \`npm run hosts\` from ${seen.length} connectors of the public repository, a part of it: 500 of 619 certified, 324 of 396 independent and 17 custom
ones, without the code of their scripts. An independent publisher does not own the service; those columns only compare. ${crashes.length} crashes.

The list does not know every platform: who has a name below azure.com, auth0.com or rapidapi.com counts under *one domain* here, and could only
be reviewed in earnest.`,
    '## What would show that the hosts are the publisher’s',
    'Each connector once, by the hardest of its hosts. Known sign-ins and shared services are left aside, where nothing else is done there.',
    table(
      ['needs', 'what it means', ...columns],
      Object.entries(needs).map(([need, meaning]) => [need, meaning, ...counts((one) => one.need === need)]),
    ),
    '## Beside earlier figures',
    `The last column is what an earlier, cruder count found in 608 certified and 387 independent connectors of the same commit: it read the
definition and the names of policies only. Shares, not counts, are to be compared.`,
    table(
      ['fact', ...columns, 'earlier'],
      facts.map(([fact, is, earlier]) => [fact, ...counts(is), earlier]),
    ),
    '## Hosts that are nobody’s',
    named(seen.filter(({ need }) => need === 'nobody’s host')),
    '## Look-alikes',
    ...lookAlikes(),
  ].join('\n\n')}\n`;
}

/** How often real names would be held for a person: each of them is a false alarm, as far as is known. */
function lookAlikes(): string[] {
  const record = (id: string, name: string): Publisher => ({
    schemaVersion: 1,
    id,
    name,
    programs: ['certified'],
    account: { provider: 'github', login: 'x', id: 1 },
    approvers: [],
    contact: { email: 'x@example.com' },
    domains: [],
  });
  const answerOf = () => ({ answer: 'proved', reason: '', checkedAt: null, evidence: null }) as const;
  const branded = seen.filter(({ program, hosts }) =>
    hosts.some(
      (host) =>
        !isKnown(host) &&
        hostConcern(host.name, { publisher: undefined, registry: [], isIndependent: program !== 'certified', answerOf }) !== undefined,
    ),
  );
  const certified = seen.filter(({ program }) => program === 'certified');
  const names = [...new Set(certified.flatMap(({ publisher }) => publisher ?? []))].sort();
  const registry = names.map((name, at) => record(`p${at}`, name));
  const alike = registry.filter((one) => nameConcern(one, registry, answerOf) !== undefined);
  const domains = [...publishersByDomain()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([domain, whose]) => ({ domain, whose, label: skeletonOf(domain.split('.', 1)[0] ?? '') }));
  const pairs = domains.flatMap((one, at) =>
    domains.slice(at + 1).filter((other) => isLookAlike(one.label, other.label) && ![...one.whose].some((whose) => other.whose.has(whose))),
  );
  return [
    `${branded.length} connectors reach a host that looks like a brand’s and is none of its known domains:`,
    named(branded),
    `Of ${names.length} names of certified publishers, ${alike.length} look like another one or like a brand: mostly one company written in two ways, which one
record and one spelling would end. Of ${domains.length} registrable domains that certified connectors reach, ${pairs.length} pairs of different publishers look
alike.`,
  ];
}

function counts(is: (one: Seen) => boolean): string[] {
  return programs.map((program) => {
    const own = seen.filter((one) => one.program === program);
    const count = own.filter(is).length;
    return `${count} (${Math.round((100 * count) / own.length)} %)`;
  });
}

function named(some: readonly Seen[]): string {
  return some.length === 0 ? 'None.' : some.map(({ path }) => `- \`${path.replaceAll('`', '')}\``).join('\n');
}

function table(names: readonly string[], rows: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [row(names), row(names.map(() => '---')), ...rows.map(row)].join('\n');
}
