import { parentPort, workerData } from 'node:worker_threads';
import { UserError } from '../src/connector/user-error.ts';
import { type Case, packCase, sizeOf } from './case.ts';
import { countersName, mostCounters } from './counters-memory.ts';
import { coverageOf } from './coverage.ts';
import { headBytes, type Problem, type WorkerMessage, type WorkerOrders, type WorkerState } from './messages.ts';
import { minimized } from './minimize.ts';
import { mutateCase } from './mutate/mutate.ts';
import { type Random, randomOf } from './random.ts';
import { BrokenPromise, type Target } from './target.ts';
import { targetNamed } from './targets/index.ts';

const orders: WorkerOrders = workerData;
const target = await targetNamed(orders.target);
// Whatever counts first makes them.
const counters: Uint8Array = Reflect.get(globalThis, countersName) ?? new Uint8Array(mostCounters);
const head = new Int32Array(orders.memory, 0, 2);
const memory = new Uint8Array(orders.memory, headBytes);
const coverage = coverageOf(counters);

function say(message: WorkerMessage): void {
  parentPort?.postMessage(message);
}

/** Runs a case where the watching thread can see it; a sentence when it broke a promise. */
async function tried(parts: Case): Promise<Omit<Problem, 'input' | 'parts'> | undefined> {
  Atomics.store(head, 1, packCase(parts, memory));
  Atomics.add(head, 0, 1);
  try {
    const running = target.run(parts);
    if (running !== undefined) await running;
    return undefined;
  } catch (thrown) {
    return target.allowsUserErrors && thrown instanceof UserError ? undefined : problemOf(thrown);
  }
}

function problemOf(thrown: unknown): Omit<Problem, 'input' | 'parts'> {
  const isLie = thrown instanceof BrokenPromise;
  const message = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : `a thrown ${typeof thrown}`;
  const at = thrown instanceof Error && !isLie ? (/\n\s+at (\S+)/.exec(thrown.stack ?? '')?.[1] ?? '') : '';
  const sentence = `${message.slice(0, 600)}${at === '' ? '' : ` (in ${at})`}`;
  return {
    kind: isLie ? 'lie' : 'crash',
    sentence,
    key: isLie
      ? keyOf(sentence)
      : `${message
          .split(/[:\d'"]/, 2)
          .join(':')
          .slice(0, 60)} ${at}`,
  };
}

function keyOf(sentence: string): string {
  return sentence
    .replace(/'[^']*'|"[^"]*"/g, '_')
    .replace(/\d+/g, 'N')
    .slice(0, 80);
}

async function fuzz(target: Target): Promise<WorkerState> {
  const seeds = await target.seeds();
  const kept: Case[] = [...orders.kept];
  const known = new Set(orders.known);
  let slowest = 0;
  counters.fill(0);
  for (const parts of kept) {
    await tried(parts);
    coverage.take();
  }
  const state = (next: number): WorkerState => ({ next, reached: coverage.reached(), kept: kept.length, slowest });
  say({ kind: 'started', seeds: seeds.length });
  const deadline = orders.milliseconds === null ? Number.POSITIVE_INFINITY : Date.now() + orders.milliseconds;
  let told = Date.now();
  let number = orders.first;
  for (; number < orders.end; number += 1) {
    const random = randomOf(orders.seed, target.name, number);
    const parts = seeds[number] ?? mutateCase(chosen(kept, seeds, random), seeds, target.medium, random);
    const before = workOf(process.cpuUsage());
    const problem = await tried(parts);
    const taken = workOf(process.cpuUsage()) - before;
    if (taken > slowest) {
      slowest = taken;
      if (taken > tellsFrom) say({ kind: 'slow', parts });
    }
    if (coverage.take() && problem === undefined && sizeOf(parts) < mostKeptBytes) {
      kept.push(parts);
      say({ kind: 'kept', parts });
    }
    if (problem !== undefined && !known.has(problem.key)) {
      known.add(problem.key);
      const least = await minimized(parts, async (smaller) => (await tried(smaller))?.key === problem.key);
      coverage.take();
      say({ kind: 'problem', problem: { ...problem, input: number, parts: least } });
    }
    const now = Date.now();
    if (now - told > 1000) {
      told = now;
      say({ kind: 'state', state: state(number + 1) });
    }
    if (now > deadline) {
      number += 1;
      break;
    }
  }
  return state(number);
}

/** Larger inputs show what takes long, and would make everything after them take long. */
const mostKeptBytes = 200_000;

/** An input that takes so many milliseconds is worth a look, though it ends in time. */
const tellsFrom = 300;

/** Milliseconds of work: those of the clock tell more of what else the machine does. */
function workOf({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1000;
}

/** Mostly what came somewhere new not long ago, and the smallest of three; sometimes any of it. */
function chosen(kept: readonly Case[], seeds: readonly Case[], random: Random): Case {
  if (kept.length === 0) return random.pick(seeds);
  const one = (): Case => {
    const share = random.chance(0.5) ? Math.max(random.next(), random.next()) : random.next();
    return kept[Math.floor(share * kept.length)] ?? random.pick(seeds);
  };
  const some = [one(), one(), one()];
  const small = some.reduce((a, b) => (sizeOf(a) <= sizeOf(b) ? a : b));
  return random.chance(0.15) ? random.pick(some) : small;
}

if (orders.only === null) say({ kind: 'done', state: await fuzz(target) });
else {
  const before = workOf(process.cpuUsage());
  const problem = await tried(orders.only);
  if (problem !== undefined) say({ kind: 'problem', problem: { ...problem, input: -1, parts: orders.only } });
  coverage.take();
  say({ kind: 'done', state: { next: 0, reached: coverage.reached(), kept: 0, slowest: workOf(process.cpuUsage()) - before } });
}
