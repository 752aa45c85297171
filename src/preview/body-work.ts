import { isArray, isObject, type JsonValue } from '../connector/json-value.ts';
import { objectBelow, parsePath, type Step, setMember, valueBelow } from './json-path.ts';
import { longestBody, Stopped } from './notes.ts';
import type { PolicyRun } from './policy-run.ts';
import { jsonOf } from './records.ts';

/** A body while one policy changes it. */
export interface BodyWork {
  readonly body: JsonValue;
  /** What stands at a path. A path through an array means every element of it. */
  readonly partsAt: (path: string) => readonly JsonValue[];
  /** The same, with the elements instead of an array at its end. */
  readonly elementsAt: (path: string) => readonly JsonValue[];
  /** A copy, which is paid for: what is put in twice must not be one thing. */
  readonly copy: (value: JsonValue) => JsonValue;
  readonly spend: (amount: number) => void;
  /** Writes to a path that begins at the body, or at the element; false when something is in the way. */
  readonly write: (path: string, element: JsonValue, value: JsonValue) => boolean;
}

/** Lets a policy change the JSON body of its section; writes it back when the policy says that it did. */
export function changeBody(run: PolicyRun, change: (work: BodyWork) => boolean): void {
  const message = run.response ?? run.request;
  run.spend(message.body.length);
  let body = jsonOf(message.body);
  const partsAt = (path: string): readonly JsonValue[] => {
    const parsed = parsePath(path);
    return parsed === undefined || body === undefined ? [] : parts(body, parsed.steps, run);
  };
  const work: BodyWork = {
    get body() {
      return body ?? null;
    },
    partsAt,
    elementsAt: (path) => partsAt(path).flatMap((part) => (isArray(part) ? part : [part])),
    spend: run.spend,
    copy: (value) => {
      const text = JSON.stringify(value);
      run.spend(text.length);
      return JSON.parse(text) as JsonValue;
    },
    write: (path, element, value) => {
      const parsed = parsePath(path);
      if (parsed === undefined || body === undefined) return false;
      const name = parsed.steps.at(-1);
      if (name === undefined) {
        // What stands for the whole body can be replaced; an element has no place of its own to be written to.
        if (parsed.root === 'body' || element === body) body = value;
        return parsed.root === 'body' || body === value;
      }
      const holder = objectBelow(parsed.root === 'body' ? body : element, parsed.steps.slice(0, -1));
      if (holder === undefined || typeof name !== 'string') return false;
      setMember(holder, name, value);
      return true;
    },
  };
  if (body === undefined || typeof body !== 'object' || !change(work)) {
    run.notes.assume('body-not-changed');
    return;
  }
  const text = JSON.stringify(body);
  if (text.length > longestBody) throw new Stopped('limit', 'A policy makes a body that is too large.');
  message.body = new TextEncoder().encode(text);
}

function parts(body: JsonValue, steps: readonly Step[], { notes }: PolicyRun): readonly JsonValue[] {
  let found: JsonValue[] = [body];
  for (const step of steps) {
    found = found.flatMap((part) => {
      if (isArray(part) && typeof step === 'string') {
        notes.assume('path-through-collection');
        return part.flatMap((element) => (isObject(element) ? present(valueBelow(element, [step])) : []));
      }
      return present(valueBelow(part, [step]));
    });
  }
  return found;
}

function present(value: JsonValue | undefined): JsonValue[] {
  return value === undefined || value === null ? [] : [value];
}
