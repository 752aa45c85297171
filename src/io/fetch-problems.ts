/** What the codes of Node.js and OpenSSL mean, said of a host. */
const meanings: Readonly<Record<string, (host: string) => string>> = {
  CERT_HAS_EXPIRED: (host) => `The certificate of ${host} has expired.`,
  CERT_NOT_YET_VALID: (host) => `The certificate of ${host} is not valid yet.`,
  ERR_TLS_CERT_ALTNAME_INVALID: (host) => `The certificate that ${host} shows is for another host.`,
  DEPTH_ZERO_SELF_SIGNED_CERT: (host) => `The certificate of ${host} is signed by itself, not by a public authority.`,
  SELF_SIGNED_CERT_IN_CHAIN: (host) => `The certificate of ${host} is signed by an authority that is not public.`,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: (host) => `The certificate of ${host} is signed by an authority that is not public.`,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: (host) => `The certificate of ${host} is signed by an authority that is not public.`,
  ENOTFOUND: (host) => `${host} has no address.`,
  ENODATA: (host) => `${host} has no address.`,
  EAI_AGAIN: (host) => `${host} could not be resolved; the network or its name servers cannot be reached.`,
  ECONNREFUSED: (host) => `${host} refuses connections.`,
  ECONNRESET: (host) => `${host} broke the connection off.`,
  EPIPE: (host) => `${host} broke the connection off.`,
  ETIMEDOUT: (host) => `${host} does not answer.`,
  EHOSTUNREACH: (host) => `${host} cannot be reached.`,
  ENETUNREACH: (host) => `${host} cannot be reached.`,
  HPE_HEADER_OVERFLOW: (host) => `${host} answers with headers of more than 16384 bytes.`,
  EPROTO: (host) => `${host} does not speak TLS 1.2 or later.`,
};

/** Why a connection failed, in a sentence. Messages of errors are left out: they quote what the other side wrote. */
export function connectionProblem(host: string, cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
  const meaning = Object.hasOwn(meanings, code) ? meanings[code] : undefined;
  if (meaning !== undefined) return meaning(host);
  if (code.startsWith('HPE_')) return `${host} does not answer in HTTP.`;
  if (code.startsWith('ERR_SSL_')) return `${host} does not speak TLS 1.2 or later.`;
  return `${host} could not be asked${/^[A-Z0-9_]{1,60}$/.test(code) ? ` (${code})` : ''}.`;
}
