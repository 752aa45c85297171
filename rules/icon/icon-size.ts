import { grouped } from '../../src/connector/grouped.ts';
import { defineRule } from '../define.ts';
import { packaged } from '../package/example-package.ts';
import { icon } from './example-icon.ts';

/** Bytes. */
const limit = 1_048_576;

export const iconSize = defineRule({
  id: 'icon-size',
  subject: 'icon',
  codes: ['5000.2.1.2'],
  severity: 'error',
  programs: ['certified'],
  summary: 'The icon is smaller than 1 MiB (1,048,576 bytes).',
  why: 'The service refuses a larger one, although an icon of this size needs a hundredth of it.',
  fix: 'Save the icon in its final size and compressed.',
  given: 'icon',
  check({ size }) {
    if (size >= limit) return { message: `The icon has ${grouped(size)} bytes.` };
  },
  valid: [packaged('one byte less', { outer: { 'icon.png': () => padded(limit - 1) } })],
  invalid: [packaged('exactly 1 MiB', { outer: { 'icon.png': () => padded(limit) } })],
});

/** An icon with bytes behind its end. */
function padded(size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  bytes.set(icon());
  return bytes;
}
