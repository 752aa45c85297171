import { UserError } from '../../connector/user-error.ts';
import type { GitHub } from '../../github/github.ts';
import type { Write, Writes } from '../../github/reconcile.ts';
import { escapeLine } from '../../render/escape.ts';

/** What was written, and what could not be, a sentence each. */
export interface Carried {
  readonly written: number;
  readonly problems: readonly string[];
}

/**
 * Carries out what differs, in its order. What cannot be written does not keep the rest from being written; the state is settled only when
 * all of it was, so that the next run goes on where this one was stopped.
 */
export async function carryOut(writes: Writes, github: GitHub): Promise<Carried> {
  const problems: string[] = [];
  let written = 0;
  const tryAll = async (some: readonly Write[]): Promise<void> => {
    for (const one of some) {
      try {
        await carryOutOne(one, github);
        written += 1;
      } catch (cause) {
        if (!(cause instanceof UserError)) throw cause;
        problems.push(cause.message);
      }
    }
  };
  await tryAll(writes.first);
  const isTakenBack = problems.length === 0 && writes.first.length > 0;
  await tryAll(writes.between);
  if (problems.length === 0) await tryAll(writes.last);
  else if (!isTakenBack) await tryAll(writes.unfinished);
  return { written, problems };
}

async function carryOutOne(write: Write, github: GitHub): Promise<void> {
  switch (write.kind) {
    case 'create-check':
      return await github.createCheckRun(write.commit, write.run);
    case 'update-check':
      return await github.updateCheckRun(write.id, write.run);
    case 'create-comment':
      return await github.createComment(write.number, write.body);
    case 'update-comment':
      return await github.updateComment(write.id, write.body);
    case 'add-label':
      return await github.addLabels(write.number, [write.label]);
    case 'remove-label':
      return await github.removeLabel(write.number, write.label);
    default:
      write satisfies never;
  }
}

/** A line for each write, as `--dry-run` prints them: what would be written where, with the whole text of a comment. */
export function describeWrites({ first, between, last }: Writes): string {
  return [...first, ...between, ...last].map((write) => `${describe(write)}\n`).join('');
}

function describe(write: Write): string {
  switch (write.kind) {
    case 'create-check':
    case 'update-check': {
      const { name, conclusion, title, annotations } = write.run;
      const notes = annotations.length === 0 ? '' : `, ${annotations.length} annotations`;
      return `${write.kind} ${write.commit.slice(0, 12)} '${name}': ${conclusion}, ${escapeLine(title)}${notes}`;
    }
    case 'create-comment':
    case 'update-comment':
      return [`${write.kind} #${write.number}`, ...write.body.split('\n').map((line) => `  ${escapeLine(line)}`)].join('\n');
    case 'add-label':
    case 'remove-label':
      return `${write.kind} #${write.number} '${write.label}'`;
    default:
      return write satisfies never;
  }
}
