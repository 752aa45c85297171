import { escapeLine } from '../render/escape.ts';

/** What a command talks to: the process's streams and surroundings as values, so that a test can be the terminal. */
export interface Terminal {
  /** Results, and nothing else; bytes are UTF-8. */
  readonly out: (text: string | Uint8Array) => void;
  /** Progress and sentences about the run. */
  readonly err: (text: string) => void;
  /** Where relative paths begin. */
  readonly cwd: string;
  /** True when people read stdout in colour. */
  readonly hasColor: boolean;
  /** True when stdout is a screen, which can be cleared. */
  readonly isScreen?: boolean;
  /** True when stderr is a screen that can show progress. */
  readonly showsProgress: boolean;
  /** Columns of the screen. */
  readonly width: number;
  readonly now: () => Date;
  /** A variable of the environment; undefined when it is not set or empty. */
  readonly variable: (name: string) => string | undefined;
  /** True when a person at the keyboard says yes; false without one. */
  readonly confirms: (question: string) => Promise<boolean>;
  /** True when a person is at the keyboard, whom `ask` reaches. */
  readonly canAsk: boolean;
  /** One line from the person at the keyboard, without its end; undefined when they ended the input, or nobody is there. */
  readonly ask: (question: string) => Promise<string | undefined>;
  /** What is piped into the command, to its end. */
  readonly input: () => Promise<string>;
  /** Resolves when the person asks the command to stop. Until somebody waits for it, a signal ends the process at once. */
  readonly stopped: () => Promise<void>;
  /** Starts a thread of this program, which is handed `data`; undefined where there are none. */
  readonly startThread?: ((data: unknown) => Thread) | undefined;
}

/** A thread, as the command that started it sees it. What passes is plain data. */
export interface Thread {
  readonly send: (message: unknown) => void;
  readonly receive: (listener: (message: unknown) => void) => void;
  /** Told when it ends without having been stopped. */
  readonly failed: (listener: (reason: Error) => void) => void;
  readonly stop: () => Promise<unknown>;
}

/** One command of the command line. */
export interface Command {
  /** The whole help text. */
  readonly help: string;
  /** The help of what a command line asks for, where a command has several; undefined for the whole. */
  readonly helpOf?: (args: readonly string[]) => Promise<string | undefined>;
  /** Does the work and answers with the exit status: 0 pass, 1 fail. Throws `UserError` for status 2. */
  readonly run: (args: readonly string[], terminal: Terminal) => Promise<number>;
}

/** A line on stderr that replaces itself; silent where nobody watches. */
export function progressOn(terminal: Terminal): { readonly show: (text: string) => void; readonly clear: () => void } {
  if (!terminal.showsProgress) return { show: () => {}, clear: () => {} };
  return {
    show: (text) => terminal.err(`\r\u001b[K${escapeLine(text).slice(0, terminal.width - 1)}`),
    clear: () => terminal.err('\r\u001b[K'),
  };
}
