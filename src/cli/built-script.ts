import { readFile } from 'node:fs/promises';
import { UserError } from '../connector/user-error.ts';

/** The script of a page, which lies beside the command line once it was built. */
export async function builtScript(name: string): Promise<string> {
  return await readFile(new URL(name, import.meta.url), 'utf8').catch(() => {
    throw new UserError(`This copy of certify has no ${name} beside it. Build it with: npm run build`);
  });
}
