import type { SubmittedHost, SubmittedOwnership } from '../certify/report.ts';
import { counted } from './words.ts';

/** So many hosts of each kind are listed; a script can name any number. */
const mostHosts = 10;

const ways: Readonly<Record<NonNullable<SubmittedHost['method']>, string>> = {
  'dns-txt': 'DNS',
  'github-organization': 'GitHub',
  'https-well-known': 'HTTPS',
  'maintainers-reviewed': 'review',
};

const kinds: Readonly<Record<SubmittedHost['answer'], string>> = {
  proved: 'proved',
  reviewed: 'reviewed',
  'identity-provider': 'identity provider',
  'shared-service': 'shared service',
  'customer-hosted': 'chosen by the customer',
  'not-proved': 'not proved',
};

/**
 * Who answers for a connector and its hosts: a line that says it, then a line for each host that is missing, and what to do about them.
 * `safe` makes a stranger's words harmless in the medium; `code` shows a command there.
 */
export function ownershipLines(
  { publisher, level, reason, concern, disclaimer, hosts }: SubmittedOwnership,
  safe: (text: string) => string,
  code: (text: string) => string,
): string[] {
  const blocking = hosts.filter(({ blocks }) => blocks);
  const more = [
    ...blocking.slice(0, mostHosts).map((host) => safe(host.reason)),
    ...(blocking.length > mostHosts ? [`… and ${counted(blocking.length - mostHosts, 'host')} more.`] : []),
    ...(concern === null || reason.includes(concern) ? [] : [safe(concern)]),
    ...(disclaimer === null ? [] : [safe(disclaimer)]),
    ...toDo(publisher, blocking).map((command) => `To prove a host: ${code(command)}`),
  ];
  return [`ownership: ${verdict(publisher, level, reason, hosts, blocking.length, safe)}`, ...more];
}

function verdict(
  publisher: string | null,
  level: SubmittedOwnership['level'],
  reason: string,
  hosts: readonly SubmittedHost[],
  blocking: number,
  safe: (text: string) => string,
): string {
  const whose = publisher === null ? '' : ` for ${safe(publisher)}`;
  if (level === 'not-proved')
    return `not proved${whose}${blocking > 0 && publisher !== null ? `, ${blocking} of ${counted(hosts.length, 'host')}:` : `. ${safe(reason)}`}`;
  if (level === 'independent') return `independent${whose}. ${safe(reason)}`;
  const named = hosts
    .slice(0, mostHosts)
    .map((host) => `${safe(host.host)} (${host.method === null ? kinds[host.answer] : ways[host.method]})`);
  return `${level}${whose}: ${named.join(', ')}${hosts.length > mostHosts ? ` and ${hosts.length - mostHosts} more` : ''}`;
}

/** The command that says what to publish; nothing where no proof would help. */
function toDo(publisher: string | null, blocking: readonly SubmittedHost[]): string[] {
  const canBeProved = blocking.some(({ answer, concern }) => answer === 'not-proved' && concern === null);
  return publisher === null || !canBeProved ? [] : [`certify verify-publisher ${publisher} --challenge`];
}
