import { defineConfig } from 'vitest/config';

export default defineConfig({
  // The emulator as it is written, so that no test runs on an older build of it.
  ssr: { resolve: { conditions: ['@sportello/source', 'module', 'node', 'development|production'] } },
  test: {
    include: ['tests/**/*.test.ts', 'src/emulator/tests/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    env: { TZ: 'Europe/Rome' },
  },
});
