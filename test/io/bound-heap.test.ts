import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

/** The largest heap, in MB, of a process in which 70 MB live at any time, and all else is soon dropped. */
function largestHeap(before: string): number {
  const program = `
    import { getHeapStatistics } from 'node:v8';
    ${before}
    const lists = () => Array.from({ length: 10_000 }, (_, index) => ({ index, list: [index] }));
    const held = Array.from({ length: 50 }, lists);
    const soon = [];
    let most = 0;
    for (let turn = 0; turn < 700; turn += 1) {
      soon[turn % 20] = lists();
      if (turn > 200) most = Math.max(most, getHeapStatistics().used_heap_size);
    }
    console.log(Math.round(most / 1e6), held.length);`;
  const args = ['--import', import.meta.resolve('tsx'), '--input-type=module', '--eval', program];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  expect(stderr).toBe('');
  return Number.parseInt(stdout, 10);
}

test('a heap grows by no more than it may before it is cleaned', () => {
  expect(largestHeap(`import { boundHeap } from './src/io/bound-heap.ts'; boundHeap();`)).toBeLessThan(200);
  expect(largestHeap('')).toBeGreaterThan(290);
}, 60_000);
