import { setFlagsFromString } from 'node:v8';

/**
 * Lets the heap of this process grow by so many percent of what lives in it before it is cleaned. V8's own measure is up to 300, also of what lived
 * in the middle of the largest connector: then a check took twice its memory. 150 costs no time; 30, for commands that go through a whole
 * catalog and hold little of each connector, some.
 */
export function boundHeap(percent: 30 | 150): void {
  setFlagsFromString(`--heap-growing-percent=${percent}`);
}
