/** A small exercise in a folder of its own, with a clock that the test moves. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plainReader } from '@sandtable/core/view';
import { readScenario } from '@sandtable/language';
import type { Command, Entry } from '@sandtable/core/record';
import type { Scenario } from '@sandtable/core/scenario';
import { onTestFinished } from 'vitest';
import { startSession, type Session, type WallClock } from '../src/index.ts';
import { resumeSession, type ResumedSession } from '../src/recorded.ts';

export const text = readFileSync(new URL('harbour.yaml', import.meta.url), 'utf8');

export function harbour(from = text): Scenario {
  const { scenario, diagnostics } = readScenario(from, 'harbour.yaml');
  if (scenario === null) throw new Error(JSON.stringify(diagnostics));
  return scenario;
}

export const morning = Date.UTC(2031, 7, 2, 9);

/** A wall clock that stands until the test moves it; `pass` ticks every second on the way, `jump` does not. */
export interface TestClock extends WallClock {
  pass(seconds: number): void;
  jump(seconds: number): void;
  /** A jump before whose tick something else comes. */
  wake(seconds: number): void;
}

export function testClock(): TestClock {
  let now = morning;
  const ticks = new Set<() => void>();
  const tickAll = () => {
    for (const tick of ticks) tick();
  };
  return {
    now: () => now,
    every(_milliseconds, tick) {
      ticks.add(tick);
      return () => void ticks.delete(tick);
    },
    pass(seconds) {
      for (let second = 0; second < seconds; second += 1) {
        now += 1000;
        tickAll();
      }
    },
    wake(seconds) {
      now += seconds * 1000;
    },
    jump(seconds) {
      now += seconds * 1000;
      tickAll();
    },
  };
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sandtable-host-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface Table {
  readonly session: Session;
  readonly clock: TestClock;
  readonly file: string;
}

export function newTable(folder = temporaryFolder(), scenario = text): Table {
  const clock = testClock();
  const file = join(folder, 'harbour.jsonl');
  const session = startSession({
    file,
    clock,
    reader: plainReader,
    scenario: harbour(scenario),
    text: scenario,
    seed: '7',
    parameters: [],
    attribution: 'role',
    engine: 'test',
  });
  onTestFinished(() => session.close());
  return { session, clock, file };
}

export function resumed(file: string, clock: WallClock): ResumedSession {
  const opened = resumeSession({ file, clock, reader: plainReader });
  onTestFinished(() => opened.session.close());
  return opened;
}

/** Gives a command that must be accepted. */
export function give(session: Session, command: Command, texts: readonly string[] = []): readonly Entry[] {
  const result = session.give(command, texts);
  if ('refused' in result) throw new Error(`${command.kind} was refused: ${JSON.stringify(result)}`);
  return result.entries;
}

/** To StartEx. */
export function begin(session: Session): void {
  give(session, { kind: 'brief', body: {} });
  give(session, { kind: 'start', body: {} });
}

export function next(session: Session): readonly Entry[] {
  return give(session, { kind: 'next', body: {} });
}

/** Takes the harbour master's answer and closes the decision. */
export function decide(session: Session, option: string): void {
  give(
    session,
    {
      kind: 'answer',
      body: {
        decision: 'close_port',
        by: 'harbour',
        answer: { form: 'options', options: [option] },
        grounds: { rationale: { text: 0 } },
        saidAt: null,
        added: [],
        instead: false,
      },
    },
    ['The pilots ask for it.'],
  );
  give(session, { kind: 'settle', body: { decision: 'close_port', byDefault: false } });
}

/** To the watch, whose clock runs: story time 20 minutes, unless the port was closed. */
export function toTheWatch(session: Session): void {
  begin(session);
  next(session);
  next(session);
  decide(session, 'wait');
  give(session, { kind: 'advance', body: { to: 8 * 60 } });
  next(session);
  next(session);
  give(session, { kind: 'leave', body: {} });
}
