import { resolve } from 'node:path';
import * as changes from '../../rules/changes.ts';
import type { Rule } from '../../rules/define.ts';
import { comparerOf } from '../certify/compare.ts';
import { type DiffReport, diffReportOf } from '../change/diff-report.ts';
import { UserError } from '../connector/user-error.ts';
import { readVersions } from '../io/read-versions.ts';
import { writeWholeFile } from '../io/write-file.ts';
import { renderChangesJson } from '../render/changes-json.ts';
import { type ChangesMarkdownOptions, renderChangesMarkdown } from '../render/changes-markdown.ts';
import { type ChangesTextOptions, renderChangesText } from '../render/changes-text.ts';
import { parseOptions } from './options.ts';
import type { Command, Terminal } from './terminal.ts';

const help = `certify diff OLD NEW: tell what changed between two versions of a connector, and whether it breaks flows

OLD and NEW are connector folders, definition files, or REF:PATH: a folder or file in a commit of the repository that the
current folder lies in, as git writes it (main:certified-connectors/Fabrikam, v1.0:./apiDefinition.swagger.json). What
exists under that name on disk wins. Where one of the two is a definition file, the definitions alone are compared.

  --format FORMAT     text, json or markdown (default: text)
  --output FILE       write the report there instead of to stdout
  --all               list every change: those that break nothing, and those folded as "more of this kind"

Exit status: 0 nothing breaking, 1 something breaking, 2 the two could not be compared.
`;

export const diff: Command = { help, run };

type Render = (report: DiffReport, options: ChangesTextOptions & ChangesMarkdownOptions) => string;

const formats: Readonly<Record<string, Render>> = { text: renderChangesText, json: renderChangesJson, markdown: renderChangesMarkdown };

async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseOptions('diff', args, {
    format: { type: 'string', default: 'text' },
    output: { type: 'string' },
    all: { type: 'boolean', default: false },
  });
  const [older, newer, ...more] = positionals;
  if (older === undefined || newer === undefined || more.length > 0) {
    throw new UserError(`Name two versions, the older one first, not ${positionals.length}. See: certify diff --help`);
  }
  const render = rendererOf(values.format);

  const { before, after, leftOut, areDefinitionsAlone } = await readVersions(older, newer, terminal.cwd);
  const rules = Object.values<Rule>(changes).filter(({ id }) => !areDefinitionsAlone || id !== changes.changeFile.id);
  const report = diffReportOf(comparerOf(rules, 'any').compare(before, after), leftOut);

  const color = values.output === undefined && terminal.hasColor;
  const text = render(report, { color, width: terminal.width, all: values.all });
  if (values.output === undefined) terminal.out(text);
  else await writeWholeFile(resolve(terminal.cwd, values.output), [text]);
  return report.breaking ? 1 : 0;
}

function rendererOf(name: string): Render {
  const render = Object.hasOwn(formats, name) ? formats[name] : undefined;
  if (render === undefined) throw new UserError(`--format knows ${Object.keys(formats).join(', ')}, not '${name}'.`);
  return render;
}
