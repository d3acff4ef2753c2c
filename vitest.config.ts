import { defineConfig } from 'vitest/config';

/** Tests run the sources of core and language, not what is built for those who install them. */
const conditions = ['sandtable-source', 'module', 'node', 'development|production'];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    // and so do the programs that they start
    env: { NODE_OPTIONS: '--conditions=sandtable-source' },
    include: ['packages/*/test/**/*.test.{ts,tsx}', 'test/**/*.test.ts'],
    // the tests of the whole command start real processes; the machine may be small and busy
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
