import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Whose tests leave nothing behind in their process: one worker runs many of their files on the modules that it has. */
const pure = [
  ...['author', 'cli', 'core', 'documents', 'language', 'powers', 'records', 'terminal', 'words'].map(
    (name) => `packages/${name}/test/**/*.test.{ts,tsx}`,
  ),
  ...['conformance', 'exchange', 'scenarios'].map((name) => `test/${name}/**/*.test.ts`),
];

/** Tests run the sources of core and language, not what is built for those who install them. */
const conditions = ['sandtable-source', 'module', 'node', 'development|production'];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    // and so do the programs that they start
    env: { NODE_OPTIONS: '--conditions=sandtable-source' },
    // the soak gives all property tests a seed
    setupFiles: process.env['SANDTABLE_SEED'] === undefined ? [] : ['test/soak/law-seed.ts'],
    // two more than Vitest would take: many tests wait for the programs that they have started
    maxWorkers: availableParallelism() + 1,
    projects: [
      { extends: true, test: { name: 'pure', isolate: false, include: pure } },
      {
        extends: true,
        test: {
          name: 'whole',
          include: ['packages/*/test/**/*.test.{ts,tsx}', 'test/**/*.test.ts'],
          exclude: ['**/node_modules/**', ...pure],
        },
      },
    ],
    // the tests of the whole command start real processes; the machine may be small and busy
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 60_000 } },
  },
});
