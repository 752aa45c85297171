import { isCodeName } from '../wording.ts';

/** How a summary is a name out of the code rather than words: the operationId itself, or one word put together like a name. */
export function codeNameIn(summary: string, operationId: string | undefined): 'the operationId' | 'an identifier' | undefined {
  const token = summary.trim();
  if (!/\s/.test(token) && token === operationId?.trim()) return 'the operationId';
  return isCodeName(token) ? 'an identifier' : undefined;
}
