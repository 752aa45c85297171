import { defineRule, publicPrograms } from '../define.ts';
import { folder } from '../examples.ts';
import { isDownloadSettings } from '../file-kinds.ts';
import { quote } from '../quote.ts';

export const folderSettingsAbsent = defineRule({
  id: 'folder-settings-absent',
  subject: 'folder',
  codes: [],
  severity: 'warning',
  programs: publicPrograms,
  summary: 'The folder holds no settings.json.',
  why: 'paconn writes it for its user alone: it names an environment and a connector that nobody else can reach.',
  fix: 'Delete the file.',
  published: { certified: 1, 'independent-publisher': 0 },
  given: 'entry',
  check({ path }) {
    if (isDownloadSettings(path)) return { message: `${quote(path)} is a file of paconn for its user alone.`, file: path };
  },
  valid: [
    folder('a similar name', { 'mysettings.json': '{}' }),
    folder('a custom connector', { 'settings.json': '{}' }, [], { program: 'custom' }),
  ],
  invalid: [
    folder('beside the definition', { 'settings.json': '{"connectorId": "things"}' }, [{ file: 'settings.json' }]),
    folder('in a folder below', { 'paconn/Settings.json': '{}' }, [{ file: 'paconn/Settings.json' }], { program: 'independent-publisher' }),
  ],
});
