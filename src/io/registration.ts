import { arrayOr, isObject, isText, type JsonValue, own } from '../connector/json-value.ts';
import type { RegistrationLook } from '../publisher/look.ts';
import { dnsName } from './dns-name.ts';
import { type Surroundings, safeFetch } from './safe-fetch.ts';

/** Which registry answers for which top-level domain: IANA's list (RFC 9224). */
const bootstrapUrl = 'https://data.iana.org/rdap/dns.json';

/** IANA's list has some 70 KB, a registry's answer a few. */
const maxBootstrapBytes = 1_048_576;
const maxAnswerBytes = 262_144;

/** Where the registry of a suffix answers: pairs of suffix and base URL. */
type Services = ReadonlyMap<string, string>;

/** A value, or a sentence why there is none. */
type Attempt<Value> = { readonly value: Value } | { readonly problem: string; readonly isAbsent?: boolean };

/**
 * Looks at registrations (RDAP, RFC 9082 and 9083): IANA's list, which is asked for once, names the registry, and that says when a domain
 * was registered. Talks to data.iana.org and to the registries of the top-level domains, over https and without following redirects. Many
 * country domains have no such service; a look at one of their names fails. The domain is one that is registered, not a host below it.
 */
export function registrationLooker(net: Surroundings): (domain: string) => Promise<RegistrationLook> {
  let list: Promise<Attempt<Services>> | undefined;
  const services = async (): Promise<Attempt<Services>> => {
    list ??= readServices(net);
    const read = await list;
    // The next look may have more luck.
    if ('problem' in read) list = undefined;
    return read;
  };
  return async (text) => {
    const domain = dnsName(text);
    const found =
      domain === undefined || !domain.includes('.')
        ? { problem: `${JSON.stringify(text)} is no domain that could be registered.` }
        : await registeredAt(domain, await services(), net);
    const nothing = { kind: 'registration', domain: domain ?? text, registeredAt: null } as const;
    if ('value' in found) return { ...nothing, outcome: 'seen', registeredAt: found.value, problem: null };
    return found.isAbsent ? { ...nothing, outcome: 'absent', problem: null } : { ...nothing, outcome: 'failed', problem: found.problem };
  };
}

async function registeredAt(domain: string, services: Attempt<Services>, net: Surroundings): Promise<Attempt<string>> {
  if ('problem' in services) return services;
  const suffixes = domain.split('.').map((_label, at, labels) => labels.slice(at).join('.'));
  const base = suffixes.map((suffix) => services.value.get(suffix)).find((url) => url !== undefined);
  const last = suffixes.at(-1) ?? '';
  if (base === undefined) return { problem: `IANA's list names no registry for .${last} that tells registrations over https.` };
  const registry = `The registry of .${last}`;
  const answer = await readJson(`${base}domain/${domain}`, 'application/rdap+json', maxAnswerBytes, registry, net);
  return 'problem' in answer ? answer : eventOf(domain, answer.value, registry);
}

/** The date of the last event that gave the domain to somebody: its registration, or another one after it lapsed (RFC 9083, section 10.2.3). */
function eventOf(domain: string, answer: JsonValue, registry: string): Attempt<string> {
  const unknown = { problem: `${registry} says nothing of ${domain} that can be understood.` };
  if (!isObject(answer) || own(answer, 'objectClassName') !== 'domain') return unknown;
  const name = own(answer, 'ldhName');
  if (!isText(name) || dnsName(name) !== domain) return unknown;
  const dates: string[] = [];
  for (const event of arrayOr(own(answer, 'events'))) {
    if (!isObject(event)) return unknown;
    const action = own(event, 'eventAction');
    const date = own(event, 'eventDate');
    if (action !== 'registration' && action !== 'reregistration') continue;
    if (!isText(date) || !dateForm.test(date) || Number.isNaN(Date.parse(date))) return unknown;
    dates.push(date);
  }
  const value = dates.sort((a, b) => Date.parse(a) - Date.parse(b)).at(-1);
  return value === undefined ? { problem: `${registry} does not say when ${domain} was registered.` } : { value };
}

/** A date and time of the internet (RFC 3339). */
const dateForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/i;

async function readServices(net: Surroundings): Promise<Attempt<Services>> {
  const list = await readJson(bootstrapUrl, 'application/json', maxBootstrapBytes, "IANA's list of registries", net);
  // Without isAbsent: a list that is gone says nothing of a domain.
  if ('problem' in list) return { problem: list.problem };
  const unknown = { problem: "IANA's list of registries has a form that is not known." };
  if (!isObject(list.value) || own(list.value, 'version') !== '1.0') return unknown;
  const services = new Map<string, string>();
  for (const service of arrayOr(own(list.value, 'services'))) {
    const [suffixes, urls] = arrayOr(service);
    const url = arrayOr(urls).find((one) => isText(one) && URL.canParse(one) && one.startsWith('https://'));
    if (!isText(url)) continue;
    for (const suffix of arrayOr(suffixes)) if (isText(suffix)) services.set(suffix.toLowerCase(), url.endsWith('/') ? url : `${url}/`);
  }
  return services.size === 0 ? unknown : { value: services };
}

async function readJson(url: string, accept: string, maxBytes: number, who: string, net: Surroundings): Promise<Attempt<JsonValue>> {
  const answer = await safeFetch({ url, accept, maxBytes }, net);
  if (!answer.isAnswered) return { problem: `${who} could not be asked: ${answer.problem}` };
  const { status, mediaType, body } = answer;
  if (status === 404) return { problem: `${who} is not there.`, isAbsent: true };
  if (status === 429) return { problem: `${who} was asked too often (status 429); the next look may be answered.` };
  if (status !== 200) return { problem: `${who} answered with the status ${status} instead of 200.` };
  if (mediaType !== accept && mediaType !== 'application/json') return { problem: `${who} answered with something else than JSON.` };
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) };
  } catch {
    return { problem: `${who} answered with JSON that cannot be read.` };
  }
}
