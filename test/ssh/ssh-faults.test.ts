// A part of the soak of the SSH door, with a fixed seed.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { brokenDoor } from '../soak/ssh.ts';

test('50 bad calls and 500 faults in the bytes before the keys leave the door open for whoever has a link', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sandtable-ssh-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  expect(await brokenDoor(folder, { seed: 7, calls: 50, faults: 500 })).toBeNull();
});
