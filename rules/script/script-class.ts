import { lineIndex } from '../../src/connector/text-position.ts';
import { defineRule, everyProgram } from '../define.ts';
import { script } from '../examples.ts';

export const scriptClass = defineRule({
  id: 'script-class',
  subject: 'script',
  codes: [],
  severity: 'error',
  programs: everyProgram,
  summary: 'The script declares a class Script that derives from ScriptBase.',
  why: 'The platform looks for exactly this class; without it every call that the script should handle fails.',
  fix: 'Declare "public class Script : ScriptBase".',
  sources: ['Write code in a custom connector'],
  given: 'script',
  check({ code }) {
    if (/\bclass\s+Script\s*:\s*ScriptBase\b/.test(code)) return;
    const first = code.search(/\bclass\s/);
    return {
      message: 'The script declares no class Script that derives from ScriptBase.',
      line: first === -1 ? 1 : lineIndex(code)(first).line,
    };
  },
  valid: [
    script('as documented', 'public class Script : ScriptBase\n{\n}\n'),
    script('on several lines, after another class', 'class Answer { }\npublic partial class Script\n    :\n    ScriptBase\n{\n}\n'),
  ],
  invalid: [
    script('another name', '// class Script : ScriptBase\nusing System;\n\npublic class MyScript : ScriptBase\n{\n}\n', 4),
    script('another base', 'public class Script : MyScriptBase { }\n', 1),
    script('no base', 'public class Script { }\n', 1, { program: 'custom' }),
    script('in a comment and in a string', '/* class Script : ScriptBase */\nvar a = "class Script : ScriptBase";\n', 1),
    script('nothing', '', 1),
  ],
});
