/** How the work on a scenario and on its record grows with one thing that there is more and more of. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load, play } from '@sandtable/core';
import type { Command, Entry, Setup } from '@sandtable/core/record';
import { shownTexts } from '@sandtable/core/view';
import { afterActionPaper, asMarkdown, type ReportRequest } from '@sandtable/documents';
import { startSession } from '@sandtable/host';
import { replayEngine } from '@sandtable/host/recorded';
import { readScenario, reviewScenario } from '@sandtable/language';
import { readRecord, verifyRecord, writePlay, type PlayedCommand } from '@sandtable/records';
import { textReader } from '@sandtable/words';
import { growing, type Family } from './growing.ts';
import { processorTime } from './measure.ts';

export interface Growth {
  readonly family: Family;
  readonly work: 'check' | 'play' | 'give' | 'verify' | 'report';
  readonly sizes: readonly number[];
  /** Milliseconds of processor time, the least of the rounds, for each size. */
  readonly times: readonly number[];
  /** The power of the size with which the time grows: the slope of a straight line through the logarithms. */
  readonly power: number;
}

const setup: Setup = { seed: '1', parameters: [], attribution: 'role' };

export function growth(rounds = 3, most: number | null = null): readonly Growth[] {
  return (Object.keys(growing) as Family[]).flatMap((family) => {
    const { largest, text } = growing[family];
    const sizes = [8, 4, 2, 1].map((part) => Math.max(2, Math.floor((most ?? largest) / part)));
    const spent = sizes.map((size) =>
      family === 'notes' ? noteTimes(text(size), size) : timesOf(text(size), rounds),
    );
    return (['check', 'play', 'give', 'verify', 'report'] as const).flatMap((work) => {
      const times = spent.flatMap((one) => one[work] ?? []);
      return times.length < sizes.length ? [] : [{ family, work, sizes, times, power: slope(sizes, times) }];
    });
  });
}

type Times = Partial<Readonly<Record<Growth['work'], number>>>;

/** A text with errors can only be checked. */
function timesOf(text: string, rounds: number): Times {
  const least = (work: () => unknown): number =>
    Math.min(...Array.from({ length: rounds }, () => processorTime(work)));
  const check = least(() => reviewScenario(text, 'growing.yaml'));
  const { scenario } = readScenario(text, 'growing.yaml');
  if (scenario === null) return { check };
  const folder = mkdtempSync(join(tmpdir(), 'sandtable-bench-'));
  try {
    const program = load(scenario);
    const played = play(load(scenario), setup, []);
    const file = join(folder, 'growing.jsonl');
    const about = { language: 1, engine: 'bench', wall: null, retainUntil: null };
    const { id, version } = scenario;
    const head = writePlay(
      file,
      { ...setup, ...about, scenario: { id, version, text } },
      commandsOf(played.entries, played.texts),
    );
    const reader = textReader('en')(scenario);
    const texts = shownTexts(
      () => played.entries,
      ({ entry, text: slot }) => played.texts.get(entry)?.[slot] ?? null,
      reader,
    );
    const { entries } = played;
    return {
      check,
      play: least(() => play(load(scenario), setup, [])),
      verify: least(() => verifyRecord(file, replayEngine)),
      report: least(() => reportOf({ program, setup, entries, texts, reader, head })),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function commandsOf(
  entries: readonly Entry[],
  texts: ReadonlyMap<number, readonly string[]>,
): PlayedCommand[] {
  const commands: { entries: Entry[]; texts: readonly string[] }[] = [];
  for (const entry of entries) {
    if (entry.cause === null) commands.push({ entries: [entry], texts: texts.get(entry.n) ?? [] });
    else commands.at(-1)?.entries.push(entry);
  }
  return commands;
}

/** So many notes given at the desk, each on the disk before the next; then what was noted, read again. */
function noteTimes(text: string, count: number): Times {
  const { scenario } = readScenario(text, 'growing.yaml');
  if (scenario === null) throw new Error('the scenario of the benchmark is not accepted');
  const folder = mkdtempSync(join(memoryFolder, 'sandtable-bench-'));
  try {
    const file = join(folder, 'growing.jsonl');
    const clock = { now: () => 1_900_000_000_000, every: () => () => {} };
    const session = startSession({
      ...setup,
      file,
      clock,
      reader: textReader('en'),
      scenario,
      text,
      engine: 'bench',
    });
    session.give({ kind: 'brief', body: {} });
    session.give({ kind: 'start', body: {} });
    const note: Command = { kind: 'note', body: { said: { text: 0 }, tag: 'gap', role: null, about: null } };
    const give = processorTime(() => {
      for (let noted = 0; noted < count; noted += 1)
        session.give(note, [`Nobody asked the tower (${noted}).`]);
    });
    session.close();
    const { entries, head, texts: kept } = readRecord(file);
    const reader = textReader('en')(scenario);
    const texts = shownTexts(() => entries, kept, reader);
    const program = load(scenario);
    return {
      give,
      verify: processorTime(() => verifyRecord(file, replayEngine)),
      report: processorTime(() => reportOf({ program, setup, entries, texts, reader, head })),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Where a sync costs nothing, if there is such a place: what grows is our own work. */
const memoryFolder = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** The slope of the straight line through the logarithms that lies nearest. */
function slope(sizes: readonly number[], times: readonly number[]): number {
  const points = sizes.map((size, at) => [Math.log(size), Math.log(Math.max(times[at] ?? 0, 0.1))] as const);
  const middle = (of: 0 | 1): number => points.reduce((sum, point) => sum + point[of], 0) / points.length;
  const [x, y] = [middle(0), middle(1)];
  const across = points.reduce((sum, [own]) => sum + (own - x) ** 2, 0);
  return points.reduce((sum, [own, time]) => sum + (own - x) * (time - y), 0) / across;
}

/** n log n over these sizes, as a power of n. */
export function nLogN(sizes: readonly number[]): number {
  const [first, last] = [sizes[0] ?? 2, sizes.at(-1) ?? 2];
  return 1 + Math.log(Math.log(last) / Math.log(first)) / Math.log(last / first);
}

/** A report of the record as it is, by whoever asks for nothing more. */
const reportOf = (
  of: Pick<ReportRequest, 'program' | 'setup' | 'entries' | 'texts' | 'reader' | 'head'>,
): readonly string[] => [
  ...asMarkdown(
    afterActionPaper({
      ...of,
      language: 'en',
      parent: null,
      zone: null,
      recomputed: { is: 'same' },
      marking: null,
      signedOff: null,
    }),
  ),
];
