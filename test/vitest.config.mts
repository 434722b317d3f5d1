import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

export default defineConfig({
  root,
  resolve: { alias: { '@': root.replace(/\/$/, '') } },
  test: {
    environment: 'node',
    setupFiles: ['test/fixed-seed.ts'],
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx', 'wasm/test/**/*.test.ts'],
    exclude: ['test/e2e/**', '**/node_modules/**'],
    // Golden files and the case study's data are trained on whole: seconds, not milliseconds, on two busy cores.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Two cores: more processes than that only take turns.
    maxWorkers: 2,
  },
});
