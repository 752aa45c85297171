import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { patientFlag } from '../../src/io/patient-compiler.ts';

test('V8 is only told what its version knows: others print each flag that is strange to them', () => {
  expect(patientFlag('11.3.244.8-node.38')).toBe('--interrupt-budget=1000000');
  expect(patientFlag('12.4.254.21-node.33')).toBeUndefined();
  expect(patientFlag('13.6.233.17-node.37')).toBeUndefined();
});

test('the flag for this version of V8 is one that it knows', () => {
  const flag = patientFlag(process.versions.v8);
  const { status, stderr } = spawnSync(process.execPath, [...(flag === undefined ? [] : [flag]), '-e', '0'], { encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});
