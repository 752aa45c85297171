import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { onTestFinished } from 'vitest';

/** True where a program can be given a terminal of its own. */
export const hasTerminal = existsSync('/usr/bin/script');

/** What moves the cursor or clears the screen. */
const moves = new RegExp(`${String.fromCharCode(27)}\\[[\\d;?]*[A-Za-z]`, 'g');

/**
 * Runs a program on a terminal, as a person does: `answer` is given the text on the screen since the last answer whenever the cursor
 * waits behind a question, and what it gives back is typed. Answers with the whole screen and the exit status.
 */
export async function typedSession(
  command: readonly string[],
  cwd: string,
  answer: (question: string) => string = () => '',
): Promise<{ readonly screen: string; readonly status: number | null }> {
  const quoted = command.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ');
  const child = spawn('/usr/bin/script', ['-qec', quoted, '/dev/null'], { cwd, stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill());
  let screen = '';
  let told = 0;
  child.stdout.on('data', (bytes: Buffer) => {
    screen += bytes.toString();
    // A question ends with the cursor behind its colon.
    for (;;) {
      const end = /: \u001b\[\d+G/.exec(screen.slice(told));
      if (end === null) return;
      const question = screen
        .slice(told, told + end.index)
        .replace(moves, '')
        .replaceAll('\r', '');
      told += end.index + end[0].length;
      child.stdin.write(`${answer(question)}\r`);
    }
  });
  const status = await new Promise<number | null>((done) => child.on('close', done));
  return { screen, status };
}
