import { UserError } from '../../connector/user-error.ts';

/** Reads `id` or `id@version`. */
export function parseTarget(text: string): { readonly id: string; readonly version: string | undefined } {
  const at = text.indexOf('@');
  const id = at === -1 ? text : text.slice(0, at);
  const version = at === -1 ? undefined : text.slice(at + 1);
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id) || version === '')
    throw new UserError(`'${text}' is no id and no id@version, like northwind-things@1.2.0.`);
  return { id, version };
}
