import { asciiHost, hostNameOf } from './host-name.ts';

/** The host that an address names. */
export interface AddressHost {
  /** Lower case, ASCII, without port. Of an open one, the part that is fixed; empty when nothing is, or when readers would not agree. */
  readonly host: string;
  /** True when something that is filled in later stands before `host`. */
  readonly isOpen: boolean;
}

/** What an expression of an address can hold, as far as the connector says. Closed when it can hold nothing else. */
export interface Choices {
  readonly values: readonly string[];
  readonly isClosed: boolean;
  /** True when it can hold any address, whatever stands around it. */
  readonly isAny?: boolean;
}

/** What the platform fills in later: `@{…}`, `@name('…')`, `{…}`. */
const expression = /@\{[^{}]*\}|@[a-z]+\((?:'[^']*'|[^()'])*\)|\{[^{}]*\}/gi;
const hole = '\u0000';

/** A longer address, or one that can become more than so many others, is not followed up: it can be any. */
const longestAddress = 2048;
export const mostCombinations = 64;
const anyHost: AddressHost = { host: '', isOpen: true };
const noHost: AddressHost = { host: '', isOpen: false };

/** The hosts that an address, or a template of one, can become. `chosen` says what an expression of it can hold. */
export function hostsOf(address: string, chosen: (expression: string) => Choices | undefined): AddressHost[] {
  const hosts: AddressHost[] = [];
  const waiting = [address];
  while (waiting.length > 0) {
    const next = waiting.pop() ?? '';
    if (next.length > longestAddress || hosts.length + waiting.length >= mostCombinations) return [anyHost];
    const [first] = next.match(expression) ?? [];
    // What is filled in behind the host changes no host.
    const isInHost = first !== undefined && !/[/?#]/.test(withoutBeginning(next.slice(0, next.indexOf(first))));
    const choices = isInHost ? chosen(first) : undefined;
    if (choices?.isAny) hosts.push(anyHost);
    for (const value of choices?.values ?? []) waiting.push(next.replace(first ?? '', () => value));
    if (!choices?.isClosed) hosts.push(...hostsIn(next));
  }
  return hosts;
}

/** A scheme with any number of slashes, also none, as browsers take it; slashes alone; and all of that again. */
const beginning = /^\s*(?:(?:https?|wss?):[\\/]*|[a-z][a-z0-9+.-]*:\/\/|[\\/]{2,})+/i;

/**
 * The host of one address; what is filled in later is a gap. Where readers of addresses differ (a backslash, a blank or a line end inside),
 * the host that browsers find is told, and that there is none to be sure of.
 */
function hostsIn(address: string): AddressHost[] {
  const rest = withoutBeginning(address.replace(expression, hole));
  const authority = rest.split(/[/?#]/, 1)[0] ?? '';
  const cut = authority.split(/[\\\s\u0001-\u001f]/, 1)[0] ?? '';
  const host = hostOf(cut);
  return cut === authority || (host.host === '' && !host.isOpen) ? [host] : [host, noHost];
}

function withoutBeginning(address: string): string {
  return address.trim().replace(beginning, '');
}

function hostOf(authority: string): AddressHost {
  const at = authority.lastIndexOf('@');
  const name = authority.slice(at + 1).replace(/:\d*$/, '');
  const isOpen = name.includes(hole);
  // What is filled in as user or port can end the host before, or begin another behind.
  if (authority.slice(0, at + 1).includes(hole) || (isOpen && (name.includes(':') || endsEarly(name)))) return anyHost;
  if (!isOpen) return { host: asciiHost(name), isOpen };
  // Only whole labels after the last gap are fixed: in `…x.fabrikam.com` the customer chooses how the label that ends in x begins.
  const tail = name.slice(name.lastIndexOf(hole) + 1);
  return { host: asciiHost(tail.startsWith('.') ? tail.slice(1) : tail.split('.').slice(1).join('.')), isOpen };
}

/** True when what stands before a gap is a host by itself: a slash that is filled in would make it the whole. */
function endsEarly(name: string): boolean {
  return Array.from(name.matchAll(/\u0000/g), ({ index }) => hostNameOf(name.slice(0, index).replaceAll(hole, 'x'))).some(
    ({ kind, host }) => kind === 'address' || (host.includes('.') && ['name', 'public-suffix', 'special-use'].includes(kind)),
  );
}
