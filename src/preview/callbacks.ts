import type { Operation } from '../connector/definition.ts';
import type { JsonValue } from '../connector/json-value.ts';
import type { Difference } from './conformance.ts';
import { Stopped, takeNotes } from './notes.ts';
import { jsonOf, recordRequest } from './records.ts';
import type { Assumption } from './types.ts';
import { notificationDifferences } from './webhook.ts';

/** What came to a callback. Every notification starts its flow once, also one that is not as the definition promises. */
interface Notification {
  readonly payload: JsonValue;
  readonly differences: readonly Difference[];
  readonly assumptions: readonly Assumption[];
}

/** One flow's callback. */
interface Callback {
  readonly url: string;
  readonly notifications: () => readonly Notification[];
  /** The flow is gone: the address answers 404 from now on. */
  readonly close: () => void;
}

/** The addresses that services notify. */
export interface Callbacks {
  readonly open: (operation: Operation) => Callback;
  /** True for the address of an open callback, with its secret: nothing of a request for another one needs to be read. */
  readonly knows: (url: string) => boolean;
  /** Answers a service: 202 for a notification, 404 for an address that is nobody's, 405 for anything but POST. */
  readonly answer: (request: Request) => Promise<Response>;
}

/** Notifications that one callback keeps; a service that sends more is told to wait. */
const mostKept = 100;

/** Opens callbacks below an address. Every one carries a secret of its own, as the platform's do. */
export function openCallbacks(callbackUrl: string, random: (count: number) => Uint8Array): Callbacks {
  const known = new Map<string, { readonly operation: Operation; readonly notifications: Notification[] }>();
  return {
    open: (operation) => {
      const url = `${callbackUrl}/${Buffer.from(random(16)).toString('base64url')}?sig=${Buffer.from(random(32)).toString('base64url')}`;
      const notifications: Notification[] = [];
      known.set(url, { operation, notifications });
      return { url, notifications: () => notifications, close: () => known.delete(url) };
    },
    knows: (url) => known.has(url),
    answer: async (request) => {
      const flow = known.get(request.url);
      if (flow === undefined) return new Response(null, { status: 404 });
      if (request.method !== 'POST') return new Response(null, { status: 405, headers: { allow: 'POST' } });
      if (flow.notifications.length >= mostKept) return new Response(null, { status: 429, headers: { 'retry-after': '60' } });
      try {
        const payload = jsonOf((await recordRequest(request)).body) ?? null;
        const notes = takeNotes();
        const differences = notificationDifferences(flow.operation, payload, () => notes.assume('pattern-not-judged'));
        flow.notifications.push({ payload, differences, assumptions: notes.assumptions() });
        return new Response(null, { status: 202 });
      } catch (error) {
        if (!(error instanceof Stopped)) throw error;
        return new Response(null, { status: 413 });
      }
    },
  };
}
