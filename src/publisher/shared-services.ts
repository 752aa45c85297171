import type { HostUse } from './hosts.ts';

/**
 * Hosts that connectors of many publishers reach besides their own, and for what alone. Only what real connectors showed: of 841, three send
 * people back through the platform's consent page. What a cloud gives to its customers under a name each is the customer's, and not here;
 * neither are services that could as well be the thing a connector steals data to.
 */
const sharedServices: Readonly<Record<string, { readonly whose: string; readonly uses: readonly HostUse[] }>> = {
  'global.consent.azure-apim.net': { whose: 'the consent page of the platform', uses: ['sign-in'] },
};

/** What a host that many connectors share is, `undefined` for any other host, and for other uses of it. */
export function sharedServiceOf(host: string, uses: readonly HostUse[]): string | undefined {
  const service = Object.hasOwn(sharedServices, host) ? sharedServices[host] : undefined;
  return service !== undefined && uses.every((use) => service.uses.includes(use)) ? service.whose : undefined;
}
