import type { Definition } from '../connector/definition.ts';
import { arrayOr, isText } from '../connector/json-value.ts';
import { withoutLastSlashes } from '../connector/last-slashes.ts';

/** Stands for the host of a definition that names none: its policies must say where requests go. */
export const noHost = 'no-host.invalid';

/** Scheme, host and base path of a definition, without a slash at the end. `https` wins over `http`. A host that is none becomes `no-host.invalid`. */
export function baseUrlOf(definition: Definition): string {
  const { host, schemes } = definition.value;
  const scheme = arrayOr(schemes).includes('http') && !arrayOr(schemes).includes('https') ? 'http' : 'https';
  const written = isText(host) ? host.trim() : '';
  return `${scheme}://${isHost(written) ? written.toLowerCase() : noHost}${basePathOf(definition)}`;
}

/** The base path, with a slash before and none after it; empty when there is none. */
export function basePathOf(definition: Definition): string {
  const written = definition.value['basePath'];
  if (!isText(written)) return '';
  const path = new URL(`https://${noHost}/`);
  path.pathname = written.trim();
  return withoutLastSlashes(path.pathname);
}

function isHost(text: string): boolean {
  if (!/^[\w.:[\]-]{1,260}$/.test(text)) return false;
  return URL.canParse(`https://${text}/`);
}
