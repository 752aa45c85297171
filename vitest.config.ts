import { defineConfig } from 'vitest/config';

export default defineConfig({
  define: { CERTIFY_VERSION: '"0.0.0-test"', RULES_DIGEST: '"sha256:test"', CERTIFIER_DIGEST: '"sha256:program"' },
  test: { include: ['test/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000, maxWorkers: '100%' },
});
