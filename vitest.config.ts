import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['packages/*/test/**/*.test.{ts,tsx}', 'test/**/*.test.ts'],
    // the tests of the whole command start real processes; the machine may be small and busy
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
