import schema from '../certify/certification.schema.json' with { type: 'json' };
import { parseCheckedJson } from '../connector/checked-json.ts';

/** The member `github` of `certification.json`: who runs the pipeline of a repository on GitHub. */
export interface GitHubSettings {
  /** Numbers of the two Apps; undefined where nobody set them. */
  readonly apps: { readonly gate: number | undefined; readonly ledger: number | undefined };
  /** Who owns everything that no publisher does, as `@login` or `@organisation/team`. */
  readonly maintainers: readonly string[];
}

interface SettingsFile {
  readonly github?: { readonly apps?: { readonly gate?: number; readonly ledger?: number }; readonly maintainers?: readonly string[] };
}

/** Reads the settings; without the file or the member nothing is set. What is wrong is a `UserError` with line and column. */
export function parseGitHubSettings(bytes: Uint8Array | undefined): GitHubSettings {
  const { github } = bytes === undefined ? ({} as SettingsFile) : parseCheckedJson<SettingsFile>('certification.json', bytes, schema).value;
  return { apps: { gate: github?.apps?.gate, ledger: github?.apps?.ledger }, maintainers: github?.maintainers ?? [] };
}
