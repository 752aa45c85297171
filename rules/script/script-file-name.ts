import { defineRule, everyProgram } from '../define.ts';
import { folder } from '../examples.ts';
import { quote } from '../quote.ts';
import { isScript, scriptName } from './csharp-files.ts';

export const scriptFileName = defineRule({
  id: 'script-file-name',
  subject: 'script',
  codes: [],
  severity: 'warning',
  programs: everyProgram,
  summary: `C# code stands in one file, named ${scriptName}.`,
  why: 'The platform reads one script, and only from a file of this name: any other code is left behind.',
  fix: `Put all code into ${scriptName}.`,
  given: 'entry',
  check(entry, { entries }) {
    if (!isScript(entry) || entry.path === scriptName) return;
    const isSecond = entries.some(({ path }) => path === scriptName);
    return {
      message: isSecond
        ? `The folder has C# code in ${quote(entry.path)} besides ${scriptName}.`
        : `The C# code is in ${quote(entry.path)}, not in ${scriptName}.`,
      fix: isSecond ? `Move the code into ${scriptName}, or delete the file.` : `Rename the file to ${scriptName}.`,
    };
  },
  valid: [folder('the name', { 'script.csx': 'class Script : ScriptBase { }\n' }), folder('no code', {})],
  invalid: [
    folder('another letter case', { 'Script.csx': 'class Script : ScriptBase { }\n' }, [{ file: 'Script.csx' }]),
    folder('another ending', { 'script.cs': 'class Script : ScriptBase { }\n' }, [{ file: 'script.cs' }], { program: 'custom' }),
    folder('two', { 'script.csx': 'class Script : ScriptBase { }\n', 'tests/Tests.CS': 'class Tests { }\n' }, [{ file: 'tests/Tests.CS' }]),
  ],
});
