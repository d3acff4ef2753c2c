/** The desk under load: 300 injects in the running order, 2,000 entries on the record; a key to its frame, and going on with the record. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plainReader } from '@sandtable/core/view';
import { readScenario } from '@sandtable/language';
import { startSession, type WallClock } from '@sandtable/host';
import { resumeSession } from '@sandtable/host/recorded';
import { openTerminal, shown } from './first-frame.ts';
import { median } from './measure.ts';
import { exerciseOf, representative, scenarioText } from './representative.ts';

export interface DeskTimes {
  readonly injects: number;
  readonly entries: number;
  /** Milliseconds, medians; `slowest` the slowest key. */
  readonly key: number;
  readonly slowest: number;
  /** Milliseconds of `resumeSession` alone, and of the whole process to the first frame. */
  readonly resume: number;
  readonly process: number;
}

export async function deskTimes(
  root: string,
  { injects = 300, entries = 2000, rounds = 40 } = {},
): Promise<DeskTimes> {
  const folder = mkdtempSync(join(tmpdir(), 'sandtable-bench-'));
  try {
    const file = join(folder, 'large.jsonl');
    writeRecord(file, injects, entries);
    const resume = median(
      Array.from({ length: 5 }, () => {
        const began = performance.now();
        resumeSession({ file, clock: standing, reader: plainReader }).session.close();
        return performance.now() - began;
      }),
    );
    const command = join(root, 'packages/cli/dist/boot.js');
    const began = performance.now();
    const terminal = openTerminal([command, 'run', file], folder);
    await shown(terminal, 'Do players see');
    const whole = performance.now() - began;
    terminal.write('n');
    await shown(terminal, 'Running order');
    const keys: number[] = [];
    for (let round = -4; round < rounds; round += 1) {
      const answered = shown(terminal, '\u001B');
      terminal.write('\t');
      const took = await answered;
      if (round >= 0) keys.push(took);
      await quiet(terminal);
    }
    terminal.kill('SIGKILL');
    return { injects, entries, key: median(keys), slowest: Math.max(...keys), resume, process: whole };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Until the frame is whole: nothing more came for a moment. */
function quiet(terminal: ReturnType<typeof openTerminal>): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      heard.dispose();
      resolve();
    };
    let timer = setTimeout(done, 30);
    const heard = terminal.onData(() => {
      clearTimeout(timer);
      timer = setTimeout(done, 30);
    });
  });
}

const standing: WallClock = { now: () => 0, every: () => () => {} };

/** An exercise in play, in which somebody noted a great deal. */
function writeRecord(file: string, injects: number, entries: number): void {
  const text = scenarioText(exerciseOf({ ...representative, injects }), { notes: true });
  const { scenario } = readScenario(text, 'large.yaml');
  if (!scenario) throw new Error('the scenario of the benchmark is not accepted');
  const session = startSession({
    file,
    clock: standing,
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
  while (session.entries.length < entries)
    session.give({ kind: 'note', body: { said: { text: 0 }, tag: 'gap', role: null, about: null } }, [
      `They waited for the second source, which is note ${session.entries.length}.`,
    ]);
  session.close();
}
