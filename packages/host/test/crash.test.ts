import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { verifyRecord } from '@sandtable/records';
import { expect, onTestFinished, test } from 'vitest';
import { replayEngine } from '../src/index.ts';
import { give, resumed, temporaryFolder, testClock } from './harbour.ts';

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));

test('an exercise that is killed has every acknowledged entry, and goes on', async () => {
  const file = join(temporaryFolder(), 'a.jsonl');
  const child = spawn(
    process.execPath,
    ['--conditions=sandtable-source', here('programs/lead.ts'), file, here('harbour.yaml')],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  onTestFinished(() => void child.kill('SIGKILL'));
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  let told = '';
  for (let round = 0; round < 150; round += 1) told = String((await lines.next()).value);
  child.kill('SIGKILL');
  await once(child, 'close');
  const [number, hash = ''] = told.split(' ');
  const { session } = resumed(file, testClock());
  expect(session.entries.length).toBeGreaterThanOrEqual(Number(number));
  expect(session.control().story.seconds).toBeGreaterThanOrEqual(150 * 7);
  give(session, { kind: 'end', body: {} });
  session.close();
  expect(verifyRecord(file, replayEngine, hash)).toMatchObject({
    sound: true,
    headAt: Number(number),
    consequences: { checked: true },
  });
});
