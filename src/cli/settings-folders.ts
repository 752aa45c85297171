import { dirname, resolve } from 'node:path';
import { UserError } from '../connector/user-error.ts';
import type { FoundConnector } from '../io/find-connectors.ts';
import { settingsFolderOf } from '../io/settings-folder.ts';
import type { JudgeOptions } from './judges.ts';

/** Says where the settings of a connector are; the folders around it, which most share, are searched once. */
export function settingsFolders(options: JudgeOptions, cwd: string): (one: FoundConnector) => string | undefined {
  const { config, 'no-config': hasNone } = options;
  if (config !== undefined && hasNone) throw new UserError('--config and --no-config exclude each other.');
  if (hasNone) return () => undefined;
  if (config !== undefined) return () => dirname(resolve(cwd, config));
  const known = new Map<string, string | undefined>();
  return ({ absolutePath }) => {
    const parent = dirname(absolutePath);
    if (!known.has(parent)) known.set(parent, settingsFolderOf(absolutePath));
    return known.get(parent);
  };
}
