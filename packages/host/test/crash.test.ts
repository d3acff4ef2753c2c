import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from './harbour.ts';
import { killedAfter } from './killed.ts';

// `npm run soak -- kills` kills it at many more moments
test('an exercise that is killed has every acknowledged entry, and goes on', async () => {
  const file = join(temporaryFolder(), 'a.jsonl');
  expect(await killedAfter(file, { commands: 150, milliseconds: 0 })).toBeNull();
});
