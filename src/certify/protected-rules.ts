/**
 * The rules that a repository may neither switch off nor lower, and whose findings it cannot waive, with what they are about: whoever
 * judges a stranger's files relies on them.
 */
const protectedRules: ReadonlyMap<string, string> = new Map([
  ...about('secrets', [
    'connection-parameter-secure',
    'oauth-client-secret-absent',
    'parameter-secret-default-absent',
    'secret-literal-absent',
  ]),
  ...about('hostile files', [
    'file-size-limit',
    'folder-archive-absent',
    'folder-entry-kind',
    'folder-executable-bit',
    'folder-size-limit',
  ]),
  ...about('external references', ['path-ref-absent', 'reference-resolves', 'reference-well-formed']),
  // Where these fire, other rules had nothing to judge: without them, what was not judged would pass.
  ...about('what could not be judged', [
    'definition-file-present',
    'json-depth-limit',
    'json-node-limit',
    'json-root-object',
    'json-syntax-valid',
    'team-ruleset-limit',
  ]),
]);

/** What a rule that is protected is about, such as `secrets`; `undefined` for any other. */
export function protectionOf(ruleId: string): string | undefined {
  return protectedRules.get(ruleId);
}

function about(subject: string, ids: readonly string[]): (readonly [string, string])[] {
  return ids.map((id) => [id, subject] as const);
}
