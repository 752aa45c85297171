import { main } from './cli/main.ts';
import type { Thread } from './cli/terminal.ts';

/** The process around the command line: the only place that reads its environment. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // A reader that went away (`certify check | head`) is no bug of ours; but what nobody read to its end is no pass either.
  if (error.code === 'EPIPE') process.exit(process.exitCode || 2);
  throw error;
});

/** The only argument of a thread. In the command line it is a command that there is not. */
const threadMark = '--thread';

// Not awaited here: of a program that waits at its top, the bundler makes a file for each `import()` (docs/build.md).
void begin();

async function begin(): Promise<void> {
  if (isThread()) await (await import('./cli/check-thread.ts')).judgeInThread();
  else {
    // For a command that never ends though nothing is left to do.
    process.exitCode = 2;
    process.exitCode = await answer(currentFolder());
    leave();
  }
}

/**
 * Ends the process, unless something printed is still on its way. By itself it would give its memory back piece by piece first, which takes
 * a tenth of a check of one connector.
 */
function leave(): void {
  // What becomes of the last write is told after this turn.
  setImmediate(() => {
    if (process.stdout.writableLength + process.stderr.writableLength === 0) process.exit();
  });
}

/** Asks Node only where it may be so: what knows takes longer to load than all of this file. */
function isThread(): boolean {
  return process.argv[2] === threadMark && !process.getBuiltinModule('node:worker_threads').isMainThread;
}

async function answer(cwd: string | undefined): Promise<number> {
  if (cwd === undefined) {
    process.stderr.write('certify: The current folder is gone or cannot be read; change into another one.\n');
    return 2;
  }
  return await main(process.argv.slice(2), {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    cwd,
    hasColor: process.stdout.isTTY === true && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb',
    isScreen: process.stdout.isTTY === true && process.env['TERM'] !== 'dumb',
    showsProgress: process.stderr.isTTY === true,
    width: process.stdout.columns ?? 100,
    now: () => new Date(),
    variable: (name) => process.env[name] || undefined,
    confirms,
    canAsk: process.stdin.isTTY === true,
    ask,
    input: async () => {
      const parts: Buffer[] = [];
      for await (const part of process.stdin) parts.push(part);
      return Buffer.concat(parts).toString('utf8');
    },
    stopped: () =>
      new Promise((done) => {
        for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => done());
      }),
    startThread,
  });
}

/** Runs the program once more, in a thread. */
function startThread(data: unknown): Thread {
  const { Worker } = process.getBuiltinModule('node:worker_threads');
  const worker = new Worker(new URL('cli.js', import.meta.url), { argv: [threadMark], workerData: data });
  return {
    send: (message) => worker.postMessage(message),
    receive: (listener) => worker.on('message', listener),
    failed: (listener) => {
      worker.on('error', listener);
      worker.on('exit', () => listener(new Error('A thread ended before its work was done.')));
    },
    stop: () => worker.terminate(),
  };
}

async function confirms(question: string): Promise<boolean> {
  return /^y(?:es)?$/i.test((await ask(`${question} [y/N] `))?.trim() ?? '');
}

/** Questions go to stderr: stdout is the result alone. */
async function ask(question: string): Promise<string | undefined> {
  if (process.stdin.isTTY !== true) return undefined;
  const { createInterface } = process.getBuiltinModule('node:readline/promises');
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    // Ctrl+D ends the input; nothing else would ever answer the question.
    return await Promise.race([lines.question(question), new Promise<undefined>((done) => lines.once('close', () => done(undefined)))]);
  } finally {
    lines.close();
  }
}

/** `undefined` when somebody removed it under our feet. */
function currentFolder(): string | undefined {
  try {
    return process.cwd();
  } catch {
    return undefined;
  }
}
