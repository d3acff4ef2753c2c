/**
 * The story clock while a facilitator is there: how far it goes by itself, where it stops, and what happens when the machine slept.
 * All that is given passes through here, since time may pass with it.
 */
import { nextStop } from '@sandtable/core';
import { elapsedAt } from '@sandtable/core/record';
import type { Author, Command, Entry } from '@sandtable/core/record';
import { RecordError } from '@sandtable/records';
import { isSleep, startDriving, tick, type Drive } from './drive.ts';
import type { RecordedExercise, Taken } from './recorded-exercise.ts';
import type { Interruption, WallClock } from './session.ts';

export interface AttendedClock {
  /** A command, and the time that passes with it. */
  give(command: Command, texts: readonly string[], author: Author, id?: string): Taken;
  /** The wall clock went on. */
  tick(): void;
  /** Whether the story clock moves by itself now. */
  running(): boolean;
  /** Why the host itself gave the pause that stands; null when it did not. */
  interrupted(): Interruption | null;
  /** What kept time that should pass by itself from the record; null once an entry was taken. */
  trouble(): RecordError | null;
  /** Starts the clock afresh after a rewind. */
  restart(): void;
}

const host: Author = { participant: null, role: null, organisation: null };

/** A record that was still in play is paused from when it was last seen: time does not pass while nobody looks. */
export function attendedClock(exercise: RecordedExercise, clock: WallClock): AttendedClock {
  const { program } = exercise;
  let drive: Drive | null = null;
  /** Wall time of the last tick, by which a sleep is noticed whether the story clock runs or stands. */
  let awake: number | null = null;
  let interruption: Interruption | null = null;
  let trouble: RecordError | null = null;

  const state = () => exercise.progress.state;
  const phase = () => program.scenario.phases[state().phase] ?? null;
  const mayRun = () => state().stage === 'conduct' && phase()?.clock === 'runs';
  const stopAhead = (to: number) => nextStop(program, state(), to)?.at ?? Infinity;

  const take = (
    command: Command,
    author: Author,
    texts: readonly string[] = [],
    wall = clock.now(),
    id?: string,
  ): Taken => {
    const taken = exercise.take({ command, author, wall, texts, ...(id !== undefined && { id }) });
    if ('refused' in taken) return taken;
    trouble = null;
    if (state().stage !== 'paused') interruption = null;
    return taken;
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
    return { entries: [...passed.entries, ...following(() => advance(to, author, false))] };
  };

  /**
   * What follows a command that is on the record. Where it does not reach the disk, the command stands all the same and was given; the
   * trouble is kept for whoever looks, and the next tick tries again.
   */
  const following = (act: () => Taken): readonly Entry[] => {
    try {
      const taken = act();
      return 'refused' in taken ? [] : taken.entries;
    } catch (error) {
      if (!(error instanceof RecordError)) throw error;
      trouble = error;
      return [];
    }
  };

  /** Where the clock stands, the time that the agenda asked for passes, up to the next stop. */
  const passTime = (): Taken => {
    const { stage, target, now } = state();
    return stage !== 'conduct' || target === null || target <= now || phase()?.clock !== 'stands'
      ? { entries: [] }
      : advance(target, host, false);
  };

  const interrupt = (why: Interruption['why'], from: number) => {
    const away = Math.max(0, clock.now() - from);
    // the pause began when the room was last seen, so that the exercise clock does not count the absence
    const wall = Math.min(from, clock.now());
    take({ kind: 'pause', body: { reason: 'technical', until: null } }, host, [], wall);
    if (state().stage === 'paused') interruption = { why, away };
  };

  /** From when on nobody played who was last seen then: at once in play, in a break from its return on. Null: nobody was to. */
  const missedSince = (seen: number): number | null => {
    const { stage, pause } = state();
    if (stage === 'conduct') return seen;
    return pause?.reason === 'break' && pause.until !== null ? Math.max(seen, pause.until) : null;
  };

  /** Nobody played while the machine slept: play is paused from when it was last awake. */
  const pauseAfterSleep = (): boolean => {
    const from = awake === null ? null : missedSince(awake);
    if (from === null || !isSleep(clock.now() - from)) return false;
    interrupt('asleep', from);
    drive = null;
    awake = null;
    return true;
  };

  /** The story time that a running clock has earned since the last tick, never past a stop. */
  const run = () => {
    const before = (drive ??= startDriving(clock.now()));
    const driven = tick(before, clock.now(), phase()?.pace ?? 1);
    drive = driven.drive;
    if (driven.asleep) return interrupt('asleep', before.ticked);
    const earned = state().now + driven.advance;
    const to = Math.min(earned, stopAhead(earned));
    if (to > state().now) take({ kind: 'advance', body: { to } }, host);
  };

  const tellBoxes = () => {
    const { boxes, clock: played } = exercise.progress;
    const elapsed = elapsedAt(played, clock.now());
    for (const box of boxes)
      if (!box.told && box.until <= elapsed) take({ kind: 'box-ran-out', body: box.of }, host);
  };

  const lastSeen = exercise.progress.entries.findLast(({ wall }) => wall !== null)?.wall ?? null;
  const missed = lastSeen === null ? null : missedSince(lastSeen);
  // a clock that ran is stopped however short the absence was; one that stands need not be for a moment's crash
  if (missed !== null && (mayRun() || isSleep(clock.now() - missed))) interrupt('restarted', missed);

  return {
    give(command, texts, author, id) {
      // after a sleep, a command may come before the first tick
      pauseAfterSleep();
      const taken =
        command.kind === 'advance'
          ? advance(command.body.to, author, true)
          : take(command, author, texts, clock.now(), id);
      if ('refused' in taken) return taken;
      const passed = following(passTime);
      // start counting now, so that a sleep before the clock's first tick is noticed, too
      if (mayRun()) drive ??= startDriving(clock.now());
      // whoever gives a command is awake, also between two ticks; where nothing ticks, no sleep is counted
      if (awake !== null) awake = clock.now();
      return { entries: [...taken.entries, ...passed] };
    },
    tick() {
      try {
        if (!pauseAfterSleep()) {
          if (mayRun()) run();
          else {
            drive = null;
            if (trouble !== null) passTime();
          }
        }
        awake = clock.now();
        if (state().stage === 'conduct') tellBoxes();
      } catch (error) {
        // no caller waits for the result of a tick, so a failed write is kept until someone asks for `trouble`
        if (!(error instanceof RecordError)) throw error;
        trouble = error;
      }
    },
    running: () => mayRun() && stopAhead(state().now + 1) > state().now,
    interrupted: () => interruption,
    trouble: () => trouble,
    restart() {
      interruption = null;
      trouble = null;
    },
  };
}
