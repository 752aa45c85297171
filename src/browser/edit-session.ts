import type { Change, EditCommands, Edited, EditView, FileKind, HeldFile, HeldFiles, ReadFiles } from '../editing/protocol.ts';
import { post } from './ask.ts';

type Ask = <C extends keyof EditCommands>(command: C, asks: EditCommands[C]['asks']) => Promise<EditCommands[C]['gets']>;

/** The texts that are edited, what was done to them, and what is said of them. */
export interface EditSession {
  readonly ask: Ask;
  readonly view: () => EditView;
  readonly held: () => HeldFiles;
  /** As they were last read. */
  readonly disk: () => ReadFiles;
  readonly isDirty: () => boolean;
  readonly isWaiting: (key: string) => boolean;
  readonly canUndo: () => boolean;
  readonly canRedo: () => boolean;
  /** Asks for a change, soon: what is typed on takes its place. */
  readonly change: (key: string, change: Change) => void;
  /** Does what waits. */
  readonly settle: () => Promise<void>;
  readonly undo: () => Promise<void>;
  readonly redo: () => Promise<void>;
  readonly repair: (key: string) => Promise<void>;
  readonly show: (open: string | null) => Promise<void>;
  /** Writes what differs; answers with what changed on disk meanwhile, and then nothing was written. */
  readonly save: () => Promise<{ readonly written: readonly string[]; readonly stale: readonly FileKind[] }>;
  /** Takes files as they are on disk now: with their texts, or only as what the own texts shall replace. */
  readonly accept: (kinds: readonly FileKind[], how: 'take' | 'replace') => Promise<void>;
}

const kinds: readonly FileKind[] = ['definition', 'properties', 'readme'];
/** Milliseconds without another key before the change is judged. */
const patience = 150;
/** Milliseconds within which changes of one field are one step back. */
const oneStep = 1500;
const mostSteps = 500;

/** Begins with what is on disk. `changed` is called after every answer, `failed` with the sentence of one that is none. */
export async function beginSession(token: string, changed: () => void, failed: (sentence: string) => void): Promise<EditSession> {
  const ask: Ask = async (command, asks) => await post(`/edit/api/${command}`, token, asks);
  const first = await ask('read', { open: null });
  let disk = first.files;
  let held = editable(disk);
  let view = first.view;
  let open: string | null = null;
  let past: HeldFiles[] = [];
  let future: HeldFiles[] = [];
  let last = { key: '', at: 0 };
  const waiting = new Map<string, Change>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let chain: Promise<unknown> = Promise.resolve();

  /** One after the other: each answer is what the next change begins with. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = chain.then(work);
    chain = done.catch(() => undefined);
    return done;
  }

  function remember(key: string): void {
    const now = Date.now();
    const isSame = key !== '' && last.key === key && now - last.at < oneStep;
    last = { key, at: now };
    future = [];
    if (isSame) return;
    past = [...past, held].slice(-mostSteps);
  }

  function take(edited: Edited): void {
    held = edited.files;
    view = edited.view;
  }

  function settle(): Promise<void> {
    clearTimeout(timer);
    return inTurn(async () => {
      if (waiting.size === 0) return;
      const changes = [...waiting.values()];
      const key = [...waiting.keys()].join('\n');
      waiting.clear();
      try {
        const edited = await ask('change', { files: held, open, changes });
        remember(key);
        take(edited);
      } catch (error) {
        failed(error instanceof Error ? error.message : String(error));
      }
      changed();
    });
  }

  async function goTo(files: HeldFiles): Promise<void> {
    take(await ask('change', { files, open, changes: [] }));
    last = { key: '', at: 0 };
    changed();
  }

  /** One step back or forth; what was there becomes a step the other way. */
  async function travel(way: 'back' | 'forth'): Promise<void> {
    await settle();
    await inTurn(async () => {
      const [from, to] = way === 'back' ? [past, future] : [future, past];
      const next = from.at(-1);
      if (next === undefined) return;
      const [rest, other] = [from.slice(0, -1), [...to, held]];
      await goTo(next);
      [past, future] = way === 'back' ? [rest, other] : [other, rest];
      changed();
    });
  }

  return {
    ask,
    view: () => view,
    held: () => held,
    disk: () => disk,
    isDirty: () => waiting.size > 0 || kinds.some((kind) => isDirty(kind)),
    isWaiting: (key) => waiting.has(key),
    canUndo: () => past.length > 0,
    canRedo: () => future.length > 0,
    change: (key, change) => {
      waiting.set(key, change);
      clearTimeout(timer);
      timer = setTimeout(() => void settle(), patience);
    },
    settle,
    undo: () => travel('back'),
    redo: () => travel('forth'),
    repair: async (key) => {
      await settle();
      await inTurn(async () => {
        const edited = await ask('fix', { files: held, open, repair: key });
        remember('');
        take(edited);
        changed();
      });
    },
    show: async (pointer) => {
      await settle();
      await inTurn(async () => {
        open = pointer;
        take(await ask('change', { files: held, open, changes: [] }));
        changed();
      });
    },
    save: async () => {
      await settle();
      return await inTurn(async () => {
        const dirty = kinds.filter((kind) => isDirty(kind));
        const files = Object.fromEntries(dirty.map((kind) => [kind, held[kind]])) as HeldFiles;
        const read = Object.fromEntries(dirty.map((kind) => [kind, disk[kind].digest]));
        const told = await ask('save', { files, read });
        if (told.stale.length > 0) return told;
        // What somebody else changed in files that were not touched here is simply there.
        const others = kinds.filter((kind) => !dirty.includes(kind) && told.files[kind].digest !== disk[kind].digest);
        disk = told.files;
        if (others.length > 0) await goTo({ ...held, ...only(editable(disk), others) });
        changed();
        return told;
      });
    },
    accept: async (stale, how) =>
      await inTurn(async () => {
        const { files } = await ask('read', { open });
        disk = { ...disk, ...Object.fromEntries(stale.map((kind) => [kind, files[kind]])) };
        if (how === 'take') remember('');
        await goTo(how === 'take' ? { ...held, ...only(editable(files), stale) } : held);
      }),
  };

  function isDirty(kind: FileKind): boolean {
    const file: HeldFile | undefined = held[kind];
    return file !== undefined && file.text !== disk[kind].text;
  }
}

function editable(files: ReadFiles): HeldFiles {
  return Object.fromEntries(
    kinds.flatMap((kind) => {
      const { text, base, refusal } = files[kind];
      return refusal === null ? [[kind, { text, base }] as const] : [];
    }),
  );
}

function only(files: HeldFiles, wanted: readonly FileKind[]): HeldFiles {
  return Object.fromEntries(Object.entries(files).filter(([kind]) => wanted.some((one) => one === kind)));
}
