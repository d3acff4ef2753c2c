/**
 * The session: a command goes through `decide`, its entries to the disk, and only then is the state they lead to the one that is shown.
 */
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { begin, decide, elapsedAt, exerciseClockAt, load, nextStop, type Program } from '@sandtable/core';
import {
  controlView,
  injectCard,
  preview,
  roleView,
  runSheet,
  shownTexts,
  type Reader,
} from '@sandtable/core/view';
import {
  languageVersion,
  remarkOf,
  strikeBarred,
  type Author,
  type Command,
  type Entry,
  type Order,
  type Refusal,
  type Setup,
} from '@sandtable/core/record';
import type { Scenario } from '@sandtable/core/scenario';
import {
  RecordError,
  createRecord,
  forkName,
  forkRecord,
  openRecord,
  strikeTexts,
  wellFormed,
  type NewRecord,
  type RecordWriter,
} from '@sandtable/records';
import { isSleep, startDriving, tick, type Drive } from './attended-clock.ts';
import { beginning, follow, type Progress } from './progress.ts';
import { resume } from './resume.ts';
import type { Interruption, Session, WallClock } from './session.ts';

/** What every session needs. */
export interface SessionOptions {
  /** The path of the record. */
  readonly file: string;
  readonly clock: WallClock;
  /** Who reads the desk: language, and how numbers and times are printed. */
  readonly reader: Reader;
}

export interface NewExercise extends SessionOptions, Setup {
  /** The scenario and the text it was read from, which goes on the record. */
  readonly scenario: Scenario;
  readonly text: string;
  /** The version of this program. */
  readonly engine: string;
  readonly retainUntil?: string | null;
}

/**
 * Begins an exercise on a new record, at set-up. Throws `RecordError` when the record cannot be made; a parameter that the scenario has
 * not is the caller's fault (`checkSetup` tells beforehand).
 */
export function startSession(exercise: NewExercise): Session {
  const { scenario, text, seed, parameters, attribution, engine, clock, file } = exercise;
  const program = load(scenario);
  const state = begin(program, { seed, parameters, attribution });
  const about: NewRecord = {
    language: languageVersion,
    engine,
    wall: clock.now(),
    seed,
    parameters,
    attribution,
    retainUntil: exercise.retainUntil ?? null,
    scenario: { id: scenario.id, version: scenario.version, text },
  };
  const writer = createRecord(file, wellFormed(about));
  return live(exercise, program, { writer, progress: beginning(program, state), texts: () => null });
}

/** What going on with a record came upon. */
export interface ResumedSession {
  readonly session: Session;
  /** Bytes of a torn last line that were cut; nothing in them was acknowledged. */
  readonly cut: number;
  /** Consequences of the last command that were derived anew. */
  readonly derived: number;
}

/**
 * Goes on with a record where it stood: its entries are checked and played again, a torn last line is cut, and what a crash left
 * undone of the last command is derived. A story clock that ran is paused: time does not pass while nobody looks.
 * Throws `RecordError` when the record is bad, locked, or played under other rules.
 */
export function resumeSession(options: SessionOptions): ResumedSession {
  const { program, branch, cut, derived } = branchFrom(options.file);
  const session = live(options, program, branch);
  return { session, cut, derived };
}

/** A record that is open, and where it stands. */
interface Branch {
  readonly writer: RecordWriter;
  readonly progress: Progress;
  /** The texts that the record held when it was opened. */
  readonly texts: Session['texts'];
}

function branchFrom(file: string): {
  readonly program: Program;
  readonly branch: Branch;
  readonly cut: number;
  readonly derived: number;
} {
  const { record, writer, cut } = openRecord(file);
  try {
    const { program, progress, missing } = resume(record);
    if (missing.length > 0) writer.append(missing, []);
    return { program, branch: { writer, progress, texts: record.texts }, cut, derived: missing.length };
  } catch (error) {
    writer.close();
    throw error;
  }
}

const host: Author = { participant: null, role: null, organisation: null };
const facilitator: Author = { ...host, role: 'exercise_control' };

function live({ clock, reader }: SessionOptions, program: Program, first: Branch): Session {
  const { scenario } = program;
  const said = new Map<number, readonly string[]>();
  const struck = new Set<string>();
  const watchers = new Set<() => void>();
  let branch = first;
  let drive: Drive | null = null;
  /** Wall time of the last tick in play, by which a sleep is noticed whether the story clock runs or stands. */
  let awake: number | null = null;
  let interruption: Interruption | null = null;
  let trouble: RecordError | null = null;

  const state = () => branch.progress.state;
  const texts = shownTexts(
    scenario,
    () => branch.progress.entries,
    (reference) =>
      struck.has(`${reference.entry}:${reference.text}`)
        ? null
        : (said.get(reference.entry)?.[reference.text] ?? branch.texts(reference)),
    reader,
  );
  const notify = () => {
    for (const changed of watchers) changed();
  };

  /** One command: decided, on disk, and only then part of the state. */
  const take = (
    command: Command,
    author: Author,
    given: readonly string[] = [],
    wall = clock.now(),
  ): Taken => {
    const order: Order = wellFormed({ command, author, wall, texts: given });
    const decided = decide(program, state(), order);
    if ('refused' in decided) return decided;
    branch.writer.append(decided.entries, order.texts);
    trouble = null;
    const [cause] = decided.entries;
    if (cause !== undefined && order.texts.length > 0) said.set(cause.n, order.texts);
    branch = { ...branch, progress: follow(program, branch.progress, decided.entries, decided.state) };
    if (state().stage !== 'paused') interruption = null;
    return decided;
  };

  /** Story time up to `to`, in as many advances as there are stops; `passing` the one that stands now, as only a person may. */
  const advance = (to: number, author: Author, passing: boolean): Taken => {
    const { now } = state();
    const stop = nextStop(program, state(), to);
    if (stop === null || stop.at >= to) return take({ kind: 'advance', body: { to } }, author);
    if (now < stop.at) return take({ kind: 'advance', body: { to: stop.at } }, author);
    if (!passing) return { entries: [] };
    const passed = take({ kind: 'advance', body: { to: Math.min(to, now + 1) } }, author);
    if ('refused' in passed || state().now >= to || state().now <= now) return passed;
    return together(passed, advance(to, author, false));
  };

  /** Where the clock stands, the time that the agenda asked for passes, up to the next stop. */
  const passTime = (): readonly Entry[] => {
    const { stage, target, now } = state();
    if (stage !== 'conduct' || target === null || target <= now || phaseOf()?.clock !== 'stands') return [];
    const taken = advance(target, host, false);
    return 'refused' in taken ? [] : taken.entries;
  };

  const phaseOf = () => scenario.phases[state().phase] ?? null;
  const mayRun = () => state().stage === 'conduct' && phaseOf()?.clock === 'runs';
  const stopAhead = (to: number) => nextStop(program, state(), to)?.at ?? Infinity;

  const interrupt = (why: Interruption['why'], from: number) => {
    const away = Math.max(0, clock.now() - from);
    // the pause began when the room was last seen, so that the exercise clock does not count the absence
    take(
      { kind: 'pause', body: { reason: 'technical', until: null } },
      host,
      [],
      Math.min(from, clock.now()),
    );
    if (state().stage === 'paused') interruption = { why, away };
  };

  /** Nobody played while the machine slept: play is paused from when it was last awake. */
  const pauseAfterSleep = (): boolean => {
    if (state().stage !== 'conduct' || awake === null || !isSleep(clock.now() - awake)) return false;
    interrupt('asleep', awake);
    drive = null;
    awake = null;
    return true;
  };

  /** The story time that a running clock has earned since the last tick, never past a stop. */
  const run = () => {
    const before = (drive ??= startDriving(clock.now()));
    const ticked = tick(before, clock.now(), phaseOf()?.pace ?? 1);
    drive = ticked.drive;
    if (ticked.asleep) return interrupt('asleep', before.ticked);
    const earned = state().now + ticked.advance;
    const to = Math.min(earned, stopAhead(earned));
    if (to > state().now) take({ kind: 'advance', body: { to } }, host);
  };

  const tellBoxes = () => {
    const { boxes, clock: played } = branch.progress;
    const elapsed = elapsedAt(played, clock.now());
    for (const box of boxes)
      if (!box.told && box.until <= elapsed) take({ kind: 'box-ran-out', body: { of: box.of } }, host);
  };

  /** What does not reach the record inside a tick has nobody to be told to at once: it is kept for whoever looks. */
  const onTick = () => {
    const before = branch.progress;
    try {
      if (!pauseAfterSleep()) {
        if (mayRun()) run();
        else drive = null;
      }
      awake = state().stage === 'conduct' ? clock.now() : null;
      if (state().stage === 'conduct') tellBoxes();
    } catch (error) {
      if (!(error instanceof RecordError)) throw error;
      trouble = error;
      notify();
      return;
    }
    if (branch.progress !== before) notify();
  };

  const session: Session = {
    scenario,
    clock,
    language: reader.language,
    texts,
    get record() {
      return { file: branch.writer.file, head: branch.writer.head() };
    },
    get entries() {
      return branch.progress.entries;
    },
    control: () => controlView(program, state(), texts, reader),
    role: (role) => roleView(program, state(), role, texts, reader),
    card: (inject) => injectCard(program, state(), inject, texts, reader),
    preview: (decision, by, answer, added = []) =>
      preview(program, state(), decision, by, answer, added, reader),
    sheet: () => runSheet(program, state(), texts, reader),
    history: () => branch.progress.history,
    give(command, given = [], author = {}) {
      const by = { ...facilitator, ...author };
      // a key may come before the first tick after a sleep
      if (pauseAfterSleep()) notify();
      const taken =
        command.kind === 'advance' ? advance(command.body.to, by, true) : take(command, by, given);
      if ('refused' in taken) return taken;
      try {
        const passed = passTime();
        // a machine that falls asleep before the first tick of a clock that runs has slept all the same
        if (mayRun()) drive ??= startDriving(clock.now());
        return { entries: [...taken.entries, ...passed] };
      } finally {
        notify();
      }
    },
    strike(number) {
      const { entries } = branch.progress;
      const barred = strikeBarred(scenario, entries, number, clock.now());
      if (barred !== null) return barred;
      const gone = remarkOf(entries, number);
      const entry = strikeTexts(branch.writer, gone, clock.now());
      for (const { text } of gone) struck.add(`${number}:${text}`);
      branch = { ...branch, progress: follow(program, branch.progress, [entry]) };
      notify();
      return { entries: [entry] };
    },
    exerciseClock: () => exerciseClockAt(scenario, branch.progress.clock, clock.now()),
    running: () => mayRun() && stopAhead(state().now + 1) > state().now,
    interrupted: () => interruption,
    trouble: () => trouble,
    rewind(n) {
      const { file } = branch.writer;
      const to = join(
        dirname(file),
        forkName(basename(file), n, (name) => existsSync(join(dirname(file), name))),
      );
      const forked = branchFrom(forkRecord(file, n, to, clock.now()).file).branch;
      branch.writer.close();
      branch = forked;
      said.clear();
      struck.clear();
      interruption = null;
      trouble = null;
      notify();
      return session.record;
    },
    subscribe(changed) {
      watchers.add(changed);
      return () => void watchers.delete(changed);
    },
    close() {
      stopTicking();
      branch.writer.close();
    },
  };
  const lastSeen = branch.progress.entries.findLast(({ wall }) => wall !== null)?.wall ?? null;
  if (mayRun() && lastSeen !== null) interrupt('restarted', lastSeen);
  const stopTicking = clock.every(1000, onTick);
  return session;
}

type Taken = { readonly entries: readonly Entry[] } | Refusal;

function together(first: { readonly entries: readonly Entry[] }, second: Taken): Taken {
  return 'refused' in second ? first : { entries: [...first.entries, ...second.entries] };
}
