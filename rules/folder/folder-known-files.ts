import { isConnectorFile } from '../../src/connector/folder.ts';
import { defineRule, publicPrograms } from '../define.ts';
import { folder } from '../examples.ts';
import { isArchive, isCSharp, isDownloadSettings, isHidden, isIconImage, isIntroduction } from '../file-kinds.ts';
import { quote } from '../quote.ts';
import { isImageOfReadme } from './readme-images.ts';

/** Files that a rule of their own asks to remove or rename. */
const othersJudge = [isArchive, isCSharp, isDownloadSettings, isHidden, isIconImage, isIntroduction];

export const folderKnownFiles = defineRule({
  id: 'folder-known-files',
  subject: 'folder',
  codes: [],
  severity: 'info',
  programs: publicPrograms,
  summary: 'The folder holds the files of a connector and the images of its readme, nothing else.',
  why: 'Other files are not published with the connector: they go stale in the repository and distract from the review.',
  fix: 'Delete the file.',
  given: 'entry',
  check({ path, kind }, { definitionEntry, readme }) {
    if (kind !== 'file' || isConnectorFile(path) || path === definitionEntry?.path) return;
    if (othersJudge.some((isOther) => isOther(path)) || isImageOfReadme(path, readme)) return;
    return { message: `${quote(path)} is no file of a connector.`, file: path };
  },
  valid: [
    folder('letter case: rules of their own', { 'readme.md': undefined, 'README.md': '# Northwind Things\n', 'Script.csx': '' }),
    folder('a misnamed definition: definition-file-name', { 'apiDefinition.swagger.json': undefined, 'Things.swagger.json': '{}' }),
    folder('images of the readme', {
      'readme.md': '![Steps](images/steps.png) <img src="./Start%20here.png"> [Menu](https://code.fabrikam.com/Things/images/menu.gif)\n',
      'images/steps.png': new Uint8Array(8),
      'images/menu.gif': new Uint8Array(8),
      'Start here.png': new Uint8Array(8),
    }),
    folder('rules of their own', {
      'settings.json': '{}',
      'intro.md': '',
      'images/logo.png': '',
      'old.zip': '',
      'script.cs': '',
      '.gitignore': '',
    }),
  ],
  invalid: [
    folder('notes', { 'readme_old.md': '# Old\n', 'result.json': '{}' }, [{ file: 'readme_old.md' }, { file: 'result.json' }]),
    folder('an image that the readme does not show', { 'readme.md': '![Step](step-1.png)\n', '1.png': new Uint8Array(8) }, [
      { file: '1.png' },
    ]),
    folder('a copy in another format', { 'apiDefinition.swagger.yaml': 'swagger: "2.0"\n' }, [{ file: 'apiDefinition.swagger.yaml' }]),
    folder('a connector in a folder below', { 'v1/apiProperties.json': '{}' }, [{ file: 'v1/apiProperties.json' }], {
      program: 'independent-publisher',
    }),
  ],
});
