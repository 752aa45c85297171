import type { Script } from '../../src/connector/script.ts';
import { defineRule, everyProgram } from '../define.ts';
import { script } from '../examples.ts';

/** Characters before the name among which return type and modifiers are looked for. */
const longestDeclaration = 300;

export const scriptExecuteAsync = defineRule({
  id: 'script-execute-async',
  subject: 'script',
  codes: [],
  severity: 'error',
  programs: everyProgram,
  summary: 'The script overrides Task<HttpResponseMessage> ExecuteAsync.',
  why: 'It is the method that the platform calls; a script without it handles no call at all.',
  fix: 'Declare "public override async Task<HttpResponseMessage> ExecuteAsync()" in the class Script.',
  sources: ['Write code in a custom connector'],
  given: 'script',
  check(script) {
    if (!overridesExecuteAsync(script)) return { message: 'The script does not override ExecuteAsync.' };
  },
  valid: [
    script(
      'as documented',
      'class Script : ScriptBase\n{\n    public override async Task<HttpResponseMessage> ExecuteAsync()\n    {\n    }\n}\n',
    ),
    script(
      'another order of modifiers',
      'class Script : ScriptBase\n{\n    public async override Task<HttpResponseMessage>\n        ExecuteAsync ( )\n    {\n    }\n}\n',
    ),
    script(
      'names in full',
      'class S {\n  override public System.Threading.Tasks.Task< System.Net.Http.HttpResponseMessage > ExecuteAsync() => null;\n}\n',
    ),
    script(
      'after a call of the same name',
      'class S {\n  void A() { base.ExecuteAsync(); }\n  public override Task<HttpResponseMessage> ExecuteAsync() => B();\n}\n',
    ),
  ],
  invalid: [
    script('not overridden', 'class S {\n  public async Task<HttpResponseMessage> ExecuteAsync() { }\n}\n', undefined, {
      places: [{ file: 'script.csx' }],
    }),
    script('another type', 'class S {\n  public override Task<string> ExecuteAsync() { }\n}\n', undefined, {
      places: [{ file: 'script.csx' }],
    }),
    script('another name', 'class S {\n  public override Task<HttpResponseMessage> Execute() { }\n}\n', undefined, {
      places: [{ file: 'script.csx' }],
    }),
    script('in a comment', '// override Task<HttpResponseMessage> ExecuteAsync()\n', undefined, {
      places: [{ file: 'script.csx' }],
      program: 'custom',
    }),
    script(
      'a modifier of another member',
      'class S {\n  public override string ToString() => "";\n  public Task<HttpResponseMessage> ExecuteAsync() => null;\n}\n',
      undefined,
      { places: [{ file: 'script.csx' }] },
    ),
  ],
});

function overridesExecuteAsync({ code }: Script): boolean {
  for (const { index } of code.matchAll(/\bExecuteAsync\s{0,99}\(/g)) {
    const before = code.slice(Math.max(0, index - longestDeclaration), index);
    const declaration = before.slice(Math.max(...[';', '{', '}'].map((sign) => before.lastIndexOf(sign))) + 1);
    if (/\boverride\b/.test(declaration) && /\bTask\s*<\s*(?:System\.Net\.Http\.)?HttpResponseMessage\s*>\s*$/.test(declaration))
      return true;
  }
  return false;
}
