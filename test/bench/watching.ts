/** From a save in one pane to what it changed in the other: the real command in a real terminal, on a scenario of the library. */
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTerminal, shown } from './first-frame.ts';
import { median } from './measure.ts';

export interface WatchTimes {
  readonly bytes: number;
  /** Milliseconds: the median, and the slowest. */
  readonly save: number;
  readonly slowest: number;
}

export async function watchTimes(root: string, rounds = 20): Promise<WatchTimes> {
  const home = mkdtempSync(join(tmpdir(), 'sandtable-bench-'));
  try {
    const file = join(home, 'drone-incident', 'scenario.yaml');
    mkdirSync(join(home, 'drone-incident'));
    const text = readFileSync(join(root, 'scenarios/drone-incident/scenario.yaml'), 'utf8');
    const save = (title: string) => {
      writeFileSync(`${file}~`, text.replace('title: Module 1, one report', `title: ${title}`));
      renameSync(`${file}~`, file);
    };
    save('Before');
    const terminal = openTerminal([join(root, 'packages/cli/dist/boot.js'), 'watch', file], home);
    await shown(terminal, 'Before');
    const times: number[] = [];
    // the first few warm the program up, as the first minutes of writing do
    for (let round = -5; round < rounds; round += 1) {
      const changed = shown(terminal, `Saved ${round + 5}.`);
      save(`Saved ${round + 5}.`);
      const took = await changed;
      if (round >= 0) times.push(took);
    }
    terminal.kill('SIGKILL');
    return { bytes: text.length, save: median(times), slowest: Math.max(...times) };
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
