/** What the room gets: an entry on its screen after it was written, and the paper of a big scenario. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plainReader } from '@sandtable/core/view';
import { readScenario } from '@sandtable/language';
import { startSession, systemClock } from '@sandtable/host';
import { openTerminal, shown } from './first-frame.ts';
import { largeScenario } from './large-scenario.ts';
import { median } from './measure.ts';

export interface RoomTimes {
  readonly injects: number;
  /** Milliseconds from the command at the desk to the room's screen: median and slowest. */
  readonly entry: number;
  readonly slowest: number;
  /** Milliseconds of the whole process that prints the pack, and its bytes. */
  readonly pack: number;
  readonly bytes: number;
}

export async function roomTimes(root: string, { injects = 300, rounds = 15 } = {}): Promise<RoomTimes> {
  const folder = mkdtempSync(join(tmpdir(), 'sandtable-bench-'));
  const command = join(root, 'packages/cli/dist/boot.js');
  try {
    const text = largeScenario(injects);
    const source = join(folder, 'large', 'scenario.yaml');
    mkdirSync(join(folder, 'large'));
    writeFileSync(source, text);
    const packs = Array.from({ length: Math.min(3, rounds) }, () => {
      const began = performance.now();
      const page = execFileSync(process.execPath, [command, 'report', source, '--kind', 'pack'], {
        maxBuffer: 64 * 1024 * 1024,
      });
      return { took: performance.now() - began, bytes: page.length };
    });
    const entries = await entriesToScreen(command, folder, text, rounds);
    return {
      injects,
      entry: median(entries),
      slowest: Math.max(...entries),
      pack: median(packs.map(({ took }) => took)),
      bytes: packs[0]?.bytes ?? 0,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A break is called and play goes on, again and again; each time until the room reads it. */
async function entriesToScreen(
  command: string,
  folder: string,
  text: string,
  rounds: number,
): Promise<readonly number[]> {
  const { scenario } = readScenario(text, 'large.yaml');
  if (!scenario) throw new Error('the scenario of the benchmark is not accepted');
  const file = join(folder, 'room.jsonl');
  const session = startSession({
    file,
    clock: systemClock,
    reader: plainReader,
    scenario,
    text,
    seed: '7',
    parameters: [],
    attribution: 'role',
    engine: 'bench',
  });
  session.give({ kind: 'brief', body: {} });
  session.give({ kind: 'start', body: {} });
  const terminal = openTerminal([command, 'screen', file], folder);
  const took: number[] = [];
  try {
    await shown(terminal, 'EXERCISE');
    for (let round = 0; round < rounds; round += 1) {
      const seen = shown(terminal, 'Break');
      session.give({ kind: 'pause', body: { reason: 'break', until: null } });
      took.push(await seen);
      session.give({ kind: 'resume', body: {} });
      // both in one look of the screen would be no change at all
      await new Promise((resolve) => setTimeout(resolve, 400));
    }
  } finally {
    terminal.kill('SIGKILL');
    session.close();
  }
  return took;
}
