import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

const FILES = ['test/**/*.test.ts', 'test/**/*.test.tsx', 'wasm/test/**/*.test.ts'];

/** Tests of rules and of pipelines over ports that are given to them. */
const ROOMS_OF_RULES = [
  'annotator',
  'datasets',
  'domain',
  'experiments',
  'formats',
  'guide',
  'messages',
  'pipelines',
  'pipelines-page',
  'reading',
  'site',
  'ui',
];
/** What a file would leave behind for the next one. */
const LEAVES_TRACES =
  /fake-indexeddb\/auto|vi\.(mock|stub|spyOn|useFakeTimers)|process\.env\.\w+ =[^=]|globalThis\.\w+ =[^=]/;

/** Files that may share their modules: nothing of one can be found by another. */
const shared = ROOMS_OF_RULES.flatMap((room) =>
  readdirSync(`${root}test/${room}`, { recursive: true, encoding: 'utf8' })
    .map((path) => `test/${room}/${path.replaceAll('\\', '/')}`)
    .filter((path) => /\.test\.tsx?$/.test(path) && !LEAVES_TRACES.test(readFileSync(root + path, 'utf8'))),
);

export default defineConfig({
  root,
  resolve: { alias: { '@': root.replace(/\/$/, '') } },
  test: {
    environment: 'node',
    setupFiles: ['test/fixed-seed.ts'],
    // Golden files and the case study's data are trained on whole: seconds, not milliseconds, on two busy cores.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Two cores: more processes than that only take turns.
    maxWorkers: 2,
    projects: [
      // Each file of its own loads the domain and the engine anew, which takes longer than most of these tests.
      { extends: true, test: { name: 'rules', include: shared, pool: 'threads', isolate: false } },
      {
        extends: true,
        test: { name: 'alone', include: FILES, exclude: ['test/e2e/**', '**/node_modules/**', ...shared] },
      },
    ],
  },
});
