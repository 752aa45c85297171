import { getBooleanInput, getInput, setFailed, setOutput, summary } from '@actions/core';
import { type ActionInputs, runAction } from './cli/action/action.ts';
import { UserError } from './connector/user-error.ts';
import { escapeLine, escapeLineStart } from './render/escape.ts';
import { counted } from './render/words.ts';

/** The process around the action: inputs, outputs, annotations and summary of GitHub Actions. */
const inputs: ActionInputs = {
  path: getInput('path') || '.',
  base: getInput('base'),
  head: getInput('head'),
  config: getInput('config'),
  ruleset: getInput('ruleset'),
  program: getInput('program'),
  strict: getBooleanInput('strict'),
  spelling: getBooleanInput('spelling'),
  annotations: getBooleanInput('annotations'),
  summary: getBooleanInput('summary'),
  failOn: getInput('fail-on'),
  sarifFile: getInput('sarif-file'),
  reportFile: getInput('report-file'),
  token: getInput('token'),
};

try {
  const result = await runAction(inputs, {
    out: (text) => say(typeof text === 'string' ? text : Buffer.from(text).toString()),
    err: say,
    cwd: process.cwd(),
    hasColor: false,
    showsProgress: false,
    width: 120,
    now: () => new Date(),
    variable: (name) => process.env[name] || undefined,
    confirms: async () => false,
    canAsk: false,
    ask: async () => undefined,
    input: async () => '',
    stopped: async () => {},
  });
  process.stdout.write(result.annotations);
  for (const [name, value] of Object.entries(result.outputs)) setOutput(name, value);
  if (result.summary !== '' && process.env['GITHUB_STEP_SUMMARY']) await summary.addRaw(result.summary).write();
  if (result.failure === undefined)
    say(`Certified ${counted(Number(result.outputs.connectors), 'connector')}: ${result.outputs.verdict}.\n`);
  else setFailed(result.failure);
} catch (thrown) {
  // No verdict: what could not be judged did not pass.
  if (thrown instanceof UserError) setFailed(escapeLine(thrown.message));
  else
    setFailed(
      `This is a bug in certify, not in a connector; nothing was judged. ${escapeLine(thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown))}`,
    );
}

/** Prints lines that no runner takes for commands. */
function say(text: string): void {
  for (const line of text.split('\n')) if (line !== '') process.stdout.write(`${escapeLineStart(line)}\n`);
}
