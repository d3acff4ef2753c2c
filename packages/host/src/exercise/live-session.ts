/** The session: what a desk gives and sees, on the exercise, its record and the room's clock; and who is told when something changed. */
import { itemAhead, load } from '@sandtable/core';
import { exerciseClockAt } from '@sandtable/core/record';
import { languageVersion, type Author, type Setup } from '@sandtable/core/record';
import type { Scenario } from '@sandtable/core/scenario';
import {
  actorBoards,
  controlView,
  evaluatorBoard,
  injectCard,
  ladder,
  preview,
  roleView,
  groupView,
  roomView,
  runSheet,
  spokenWords,
  type Reader,
  type ReaderOf,
} from '@sandtable/core/view';
import { textReader } from '@sandtable/words';
import { attendedClock } from './attended-clock.ts';
import { openDrafts } from './drafts.ts';
import { createRecordedExercise, type RecordedExercise } from './recorded-exercise.ts';
import type { Session, WallClock } from './session.ts';

/** What every session needs. */
export interface SessionOptions {
  /** The path of the record. */
  readonly file: string;
  readonly clock: WallClock;
  /** Who reads the desk: language, and how numbers and times are printed. */
  readonly reader: ReaderOf;
}

export interface NewExercise extends SessionOptions, Setup {
  /** The scenario and the text it was read from, which goes on the record. */
  readonly scenario: Scenario;
  readonly text: string;
  /** The version of this program. */
  readonly engine: string;
  readonly retainUntil?: string | null;
  /** The time zone of the room, an IANA name; not on the record if not given. */
  readonly zone?: string;
}

/**
 * Begins an exercise on a new record, at set-up. Throws `RecordError` when the record cannot be made; a parameter that the scenario has
 * not is the caller's fault (`checkSetup` tells beforehand).
 */
export function startSession(exercise: NewExercise): Session {
  const { scenario, text, seed, parameters, attribution, engine, clock, file, reader } = exercise;
  const setup = { seed, parameters, attribution };
  const about = {
    ...setup,
    language: languageVersion,
    engine,
    wall: clock.now(),
    retainUntil: exercise.retainUntil ?? null,
    ...(exercise.zone !== undefined && { zone: exercise.zone }),
    scenario: { id: scenario.id, version: scenario.version, text },
  };
  return sessionOf(exercise, createRecordedExercise(file, load(scenario), setup, about, reader));
}

const facilitator: Author = { participant: null, role: 'exercise_control', organisation: null };

/** The session on an exercise, however that was come by. */
export function sessionOf({ clock }: SessionOptions, exercise: RecordedExercise): Session {
  const { program, reader, texts } = exercise;
  const { scenario } = program;
  const attended = attendedClock(exercise, clock);
  const state = () => exercise.progress.state;

  const watchers = new Set<() => void>();
  const notify = () => {
    for (const changed of watchers) changed();
  };
  /** Tells subscribers when entries were added, even when the action failed halfway. */
  const telling = <T>(doing: () => T): T => {
    const { progress } = exercise;
    const { steps } = progress;
    try {
      return doing();
    } finally {
      if (exercise.progress !== progress || progress.steps !== steps) notify();
    }
  };
  const stopTicking = clock.every(1000, () => {
    telling(attended.tick);
    if (attended.trouble() !== null) notify();
  });

  /** What of it depends on who reads. */
  const readBy = (by: Reader) => ({
    language: by.language,
    control: () => controlView(program, state(), texts, by),
    role: (role: string) => roleView(program, state(), role, texts, by),
    group: (name: string) => groupView(program, state(), name, texts, by),
    room: () => roomView(program, state(), texts, by),
    actors: () => actorBoards(program, state(), texts, by),
    card: (inject: string) => injectCard(program, state(), inject, texts, by),
    preview: (...[decision, role, answer, added = []]: Parameters<Session['preview']>) =>
      preview(program, state(), decision, role, answer, added, by),
    evaluator: (participant: number) => evaluatorBoard(program, state(), participant, texts, by),
    sheet: () => runSheet(program, state(), texts, by),
    spoken: (roles: readonly string[]) => spokenWords(program, state(), roles, texts, by),
    ladder: (most: number) => ladder(state(), texts, by, most),
  });
  const drafts = openDrafts(notify);
  const inLanguages = new Map<string, Session>();

  const session: Session = {
    ...readBy(reader),
    readIn(language) {
      if (language === reader.language) return session;
      const known = inLanguages.get(language);
      if (known !== undefined) return known;
      // what it reads anew each time it is asked stays so
      const other = Object.assign(Object.create(session) as Session, readBy(textReader(language)(scenario)));
      inLanguages.set(language, other);
      return other;
    },
    scenario,
    clock,
    zone: exercise.zone,
    texts,
    get record() {
      return exercise.record;
    },
    get recomputed() {
      return exercise.recomputed;
    },
    get entries() {
      return exercise.progress.entries;
    },
    history: () => exercise.progress.history,
    drafts,
    give: (command, given = [], author = {}, id?) =>
      telling(() => {
        const result = attended.give(command, given, { ...facilitator, ...author }, id);
        if (!('refused' in result) && command.kind === 'answer')
          drafts.drop(command.body.by, command.body.decision);
        return result;
      }),
    strike: (entry) => telling(() => exercise.strike(entry, clock.now())),
    exerciseClock: () =>
      exerciseClockAt(scenario, exercise.progress.clock, clock.now(), itemAhead(program, state())),
    running: attended.running,
    interrupted: attended.interrupted,
    trouble: attended.trouble,
    rewind: (n) =>
      telling(() => {
        exercise.rewind(n, clock.now());
        attended.restart();
        return exercise.record;
      }),
    subscribe(changed) {
      watchers.add(changed);
      return () => void watchers.delete(changed);
    },
    close() {
      stopTicking();
      exercise.close();
    },
  };
  return session;
}
