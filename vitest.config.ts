import { defineConfig } from 'vitest/config';
import { definesOf } from './build/defines.ts';

export default defineConfig({
  define: definesOf({ version: '0.0.0-test', rules: 'sha256:test', certifier: 'sha256:program' }),
  test: { include: ['test/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000, maxWorkers: '100%' },
});
