import { resolve } from 'node:path';
import type { ConnectorDraft } from '../authoring/draft.ts';
import { newConnector } from '../authoring/new-connector.ts';
import type { Connector } from '../connector/connector.ts';
import { programOfPath } from '../connector/program.ts';
import { UserError } from '../connector/user-error.ts';
import { writeNewFolder } from '../io/new-folder.ts';
import { testOnMock } from '../preview/operation-tests-mock.ts';
import { escapeLine } from '../render/escape.ts';
import { renderLeftToWrite } from '../render/left-to-write.ts';
import { counted } from '../render/words.ts';
import { folderNameOf } from './folder-name.ts';
import { madeConnector } from './made-connector.ts';
import { answersOf, draftOf, newOptions } from './new-options.ts';
import { askForDraft } from './new-questions.ts';
import { parseOptions } from './options.ts';
import type { Command, Terminal } from './terminal.ts';

const help = `certify new [NAME]: make a connector, in the four steps of the platform's wizard

Asks what no option says, where somebody is at the keyboard; Enter leaves a question open. What nobody answered is left out
and listed: texts are never invented. NAME is the title.

General
  --description TEXT  --program certified|independent-publisher|custom  --publisher NAME  --stack-owner NAME
  --address URL           where the API is: https://api.contoso.com/v1
  --brand-color COLOR     the background of the icon, as #1f6feb
  --contact-name NAME  --contact-url URL  --contact-email ADDRESS
  --website URL  --privacy-policy URL  --categories LIST (with commas between them)
Security
  --sign-in KIND          none, basic, bearer, api-key or oauth2; several times for a choice
  --key-name NAME         of an API key: the header or query parameter it is sent in (default: X-Api-Key)
  --key-in PLACE          header or query (default: header)
  --identity-provider ID  of oauth2: entra, atlassian, box, dropbox, github, google, hubspot, linkedin, salesforce, slack,
                          zoom; without it --authorization-url, --token-url and --refresh-url name your own
  --client-id ID (a dummy such as [DUMMY_VALUE]: the real one is told at certification)
  --scopes LIST  --resource URI (by what Entra ID knows the service)
Definition, one operation to begin with
  --operation "GET /things/{id}?limit=10"   method, and path or address; values of the query tell types
  --kind KIND             action, polling or webhook (default: action)
  --operation-id ID  --summary TEXT  --operation-description TEXT  --answer TEXT (what comes back)  --hint TEXT (of a trigger)
  --parameter "NAME=LABEL: DESCRIPTION"     the words of a parameter; once for each
  --request FILE  --response FILE  --notification FILE   a body as JSON, as it is sent, comes back, or notifies
  --unsubscribe PATH      of a webhook: what ends the subscription, as /hooks/{id}
  --callback NAME         of a webhook: the property of the body that takes the address to notify (default: the first text
                          that is an address, or is named so)
Test
  --no-test               do not try the operation on the mock

  --output FOLDER         the folder to make (default: one named after the title, in the current folder)
  --dry-run               write nothing

The readme's empty sections are listed here; certify check does not find them.

Exit status: 0 the connector was made, 2 it could not be.
`;

export const newCommand: Command = { help, run };

async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseOptions('new', args, newOptions);
  const [title, ...more] = positionals;
  if (more.length > 0)
    throw new UserError(`A connector has one title; put it between quotation marks: certify new "${positionals.join(' ')}"`);
  const program = programOfPath(resolve(terminal.cwd, values.output ?? '.'));
  const asked = await askForDraft(answersOf({ ...values, title }, program), terminal);
  if (!asked.texts.title) throw new UserError('A connector needs a title: certify new "Contoso Orders"');
  const draft = await draftOf(asked, terminal.cwd);
  const folder = values.output ?? folderNameOf(draft.title);
  const made = newConnector(draft);
  const { connector, report, files } = madeConnector(made.files, { folder, program: draft.program });
  if (!values['dry-run']) await writeNewFolder(folder, terminal.cwd, files);
  const what = `${escapeLine(draft.title)}: ${counted(draft.operations.length, 'operation')}`;
  terminal.out(values['dry-run'] ? `${what}; nothing was written (--dry-run).\n` : `${what}, in ${escapeLine(folder)}\n`);
  if (draft.ways.length === 0) terminal.out('No sign-in (--sign-in chooses one).\n');
  const tests = values['no-test'] ? { lines: [], failed: [] } : await tried(connector);
  const open = [
    ...(lacksCallback(draft, files)
      ? ['the property of the body that takes the address to notify: none was found (--callback names it)']
      : []),
    ...tests.failed.map((id) => `operation ${id}, which fails on the mock: see below`),
  ];
  terminal.out(`${renderLeftToWrite(report, made.toWrite, open).join('\n')}\n`);
  for (const line of tests.lines) terminal.out(`${line}\n`);
  if (!values['dry-run']) terminal.out(`\nNext: certify check ${JSON.stringify(escapeLine(folder))}\n`);
  return 0;
}

/** True for a webhook without a place for the address that the platform tells its service. */
function lacksCallback({ operations }: ConnectorDraft, files: ReadonlyMap<string, Uint8Array>): boolean {
  const isWebhook = operations.some(({ kind }) => kind === 'webhook');
  return isWebhook && !new TextDecoder().decode(files.get('apiDefinition.swagger.json')).includes('"x-ms-notification-url": true');
}

/** What came of trying the operations on the mock, a line each, and the ids of those that failed. */
async function tried(connector: Connector): Promise<{ readonly lines: readonly string[]; readonly failed: readonly string[] }> {
  const lines: string[] = [];
  const failed: string[] = [];
  for await (const { id, result, succeeded, difference } of testOnMock(connector, () => performance.now())) {
    if (result === 'failed') failed.push(id);
    lines.push(
      `${escapeLine(id)} on the mock: ${result === 'passed' ? `${counted(succeeded, 'call')} as promised` : escapeLine(difference?.sentence ?? result)}.`,
    );
  }
  return { lines: lines.length === 0 ? [] : ['', ...lines], failed };
}
