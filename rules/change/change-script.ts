import { defineRule, publicPrograms } from '../define.ts';
import { folder, readme, script, unchanged, update } from '../examples.ts';
import { tellFiles } from './tell-file.ts';

const code = 'public class Script : ScriptBase\n{\n}\n';

export const changeScript = defineRule({
  id: 'change-script',
  subject: 'change',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'The script stays the same.',
  why: 'A script sees and can change every request and answer of its operations, with what makers entered to connect.',
  fix: 'Confirm what the script does now; a reviewer reads it line by line.',
  change: { isBreaking: false, updateClass: 'major', sensitive: 'script' },
  given: 'versions',
  check: (versions) => tellFiles(versions, 'script'),
  valid: [
    update(script('other ends of lines', code.replaceAll('\n', '\r\n')), script('a script', code)),
    update(readme('another readme', '# Northwind Things\n')),
    update(unchanged()),
  ],
  invalid: [
    update(script('a script where none was', code, [], { places: [{ file: 'script.csx' }] })),
    update(script('a line more', code.replace('{', '{\n    // More.'), 3), script('a script', code)),
    update(folder('the script is gone', {}, [{ file: '.' }]), script('a script', code)),
    update(folder('code under another name', { 'Helper.cs': code }, [{ file: 'Helper.cs' }])),
  ],
});
