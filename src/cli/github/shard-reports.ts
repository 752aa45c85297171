import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { isArray, isText, memberOf } from '../../connector/json-value.ts';
import { withoutLastSlashes } from '../../connector/last-slashes.ts';
import { UserError } from '../../connector/user-error.ts';
import type { Judged } from '../../github/drift.ts';

/**
 * What reports of `certify check --format json` found, by the connector's folder. A `UserError` names a file that is none, or that was made by
 * other rules than `rules`: its findings are not those of today.
 */
export function readShards(paths: readonly string[], cwd: string, rules: string): ReadonlyMap<string, readonly Judged[]> {
  const all = new Map<string, readonly Judged[]>();
  for (const path of paths) {
    const report = reportIn(path, cwd);
    if (report === undefined) throw new UserError(`'${path}' holds no report of certify check --format json.`);
    if (report.rules !== rules)
      throw new UserError(`'${path}' was made by other rules than those of this repository and this version of certify: make it anew.`);
    // A path is told as it was given.
    for (const [folder, findings] of report.connectors) all.set(withoutLastSlashes(folder.replace(/^(?:\.\/)+/, '')), findings);
  }
  return all;
}

function reportIn(
  path: string,
  cwd: string,
): { readonly rules: string; readonly connectors: readonly (readonly [folder: string, findings: readonly Judged[]])[] } | undefined {
  const value = parsed(resolve(cwd, path));
  const [tool, list] = [memberOf(value, 'tool'), memberOf(value, 'connectors')];
  const rules = memberOf(tool, 'rules');
  if (!isText(rules) || !isArray(list)) return undefined;
  const connectors = list.map((one) => {
    const [folder, found] = [memberOf(one, 'path'), memberOf(one, 'findings')];
    const findings: readonly unknown[] = isArray(found) ? found : [undefined];
    return isText(folder) && findings.every(isJudged) ? ([folder, findings] as const) : undefined;
  });
  return connectors.every((one) => one !== undefined) ? { rules, connectors } : undefined;
}

function isJudged(value: unknown): value is Judged {
  const severity = memberOf(value, 'severity');
  return isText(memberOf(value, 'ruleId')) && (severity === 'error' || severity === 'warning' || severity === 'info');
}

function parsed(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
