import { parse } from 'tldts';

/**
 * What a host is, as far as owning it goes. Only a `name` can belong to somebody: nobody owns an address, a name of one part, one that
 * standards set aside (`special-use`), a public suffix, or one that ends in no known top-level domain. `none` is no host at all.
 */
type HostKind = 'name' | 'public-suffix' | 'unknown-suffix' | 'special-use' | 'single-label' | 'address' | 'none';

/** A host as the DNS and the Public Suffix List know it. */
export interface HostName {
  /** In lower case and ASCII, without a dot at its end; empty for `none`. */
  readonly host: string;
  readonly kind: HostKind;
  /** What everybody can register names below: `com`, `co.uk`, `azurewebsites.net`. Of a `name` and a `public-suffix`, else empty. */
  readonly suffix: string;
  /** True when the suffix belongs to a company whose customers share it: the list's private section. */
  readonly isShared: boolean;
  /** The suffix and one part more: what one owner registered. Empty but of a `name`. */
  readonly registrable: string;
}

/** Set aside by ICANN and not by an RFC, or for the DNS itself; all others come from IANA's list, which tldts carries. */
const ownSpecialUse = /(?:^|\.)(?:internal|arpa)$/;

/** One part of a name; some name their hosts with an underscore, which no registrar allows. */
const label = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/;

/**
 * Reads a host, without port, user or path. Anything goes in; what no reader of addresses takes for a host is `none`. By the snapshot of
 * the Public Suffix List, with its private section, that the installed tldts carries.
 */
export function hostNameOf(text: string): HostName {
  const host = asciiHost(text);
  const of = (kind: HostKind, rest: Partial<HostName> = {}): HostName => ({
    host,
    kind,
    suffix: '',
    isShared: false,
    registrable: '',
    ...rest,
  });
  if (host === '') return of('none');
  if (host.startsWith('[') || /^\d+(?:\.\d+){3}$/.test(host)) return of('address');
  const { domain, publicSuffix, isIcann, isPrivate, isSpecialUse } = parse(host, { allowPrivateDomains: true, detectSpecialUse: true });
  if (isSpecialUse || ownSpecialUse.test(host)) return of('special-use');
  const suffix = publicSuffix ?? '';
  const isShared = isPrivate === true;
  if (domain === null && (isIcann || isShared)) return of('public-suffix', { suffix, isShared });
  if (!host.includes('.')) return of('single-label');
  if (domain === null || !(isIcann || isShared)) return of('unknown-suffix');
  return of('name', { suffix, isShared, registrable: domain });
}

/** Some readers drop or decode these, others stop at them. */
const strange = /[\s%\\/?#@\u0000-\u0020\u007f-\u009f]/u;

/** The host as the DNS knows it; empty when it is none, or when readers of addresses do not agree on it. */
export function asciiHost(text: string): string {
  const name = text.trim();
  if (name === '' || name.length > 1024 || strange.test(name) || (name.includes(':') && !name.startsWith('['))) return '';
  const host = URL.canParse(`https://${name}`) ? new URL(`https://${name}`).hostname.replace(/\.$/, '') : '';
  return host.startsWith('[') || (host.length <= 253 && host.split('.').every((one) => label.test(one))) ? host : '';
}

/** Why nobody can prove to own a host, as the end of a sentence that begins with it; `undefined` for one that can be owned. */
export function whyNobodyOwns({ kind, isShared }: HostName): string | undefined {
  switch (kind) {
    case 'name':
      return undefined;
    case 'public-suffix':
      return isShared
        ? `is a shared suffix: each customer of its owner has a name below it`
        : `is a public suffix: everybody can register a name below it`;
    case 'unknown-suffix':
      return 'ends in no top-level domain that the Public Suffix List knows';
    case 'special-use':
      return 'is set aside by standards and belongs to nobody';
    case 'single-label':
      return 'is a name of one part, which belongs to whoever runs the network';
    case 'address':
      return `is an address, which says nothing about who owns it`;
    case 'none':
      return 'is no host that the DNS could know';
  }
}
