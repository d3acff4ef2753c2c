/** An exercise that is played at another desk, followed on its record: what a second display shows. */
import { ImpossibleEntry, evolveAll, hasName, type Program, type State } from '@sandtable/core';
import { roomView, shownTexts, type ReaderOf, type RoomView } from '@sandtable/core/view';
import type { Entry } from '@sandtable/core/record';
import { BadRecord, RecordError, followRecord, goesOnIn, mustFit, setupOf } from '@sandtable/records';
import { beginAgain } from './engine.ts';
import { playableProgram } from './playable-scenario.ts';
import type { WallClock } from './session.ts';

export interface FollowedExercise {
  readonly clock: WallClock;
  readonly language: string;
  /** The time zone of the room; null where the record does not say it. */
  readonly zone: string | null;
  room(): RoomView;
  /** Why the record cannot be read any more; what was read before is still shown. Null when it can. */
  trouble(): RecordError | null;
  /** Called when something came, and when the trouble began or ended. */
  subscribe(changed: () => void): () => void;
  close(): void;
}

/** How often the record is looked at, in milliseconds: an entry is shown well within 200. */
const everySoOften = 100;

/** Follows a record, and the exercise into another when it is rewound. Throws `BadRecord` or `RecordError` when it cannot be read at all. */
export function followExercise(options: {
  readonly file: string;
  readonly clock: WallClock;
  readonly reader: ReaderOf;
}): FollowedExercise {
  const { clock } = options;
  let { file } = options;
  let record = followRecord(file);
  const watchers = new Set<() => void>();
  let read: readonly Entry[] = [];
  const open = () => {
    const { program, state } = begun(record, file);
    const reader = options.reader(program.scenario);
    return {
      program,
      state,
      reader,
      texts: shownTexts(
        () => read,
        (reference) => record.texts(reference),
        reader,
      ),
    };
  };
  let { program, state, reader, texts } = open();
  let trouble: RecordError | null = null;

  /** Whether something is to be shown anew. */
  const look = (): boolean => {
    const before = trouble;
    try {
      const fork = goesOnIn(file);
      if (fork !== null) {
        record = followRecord(fork);
        file = fork;
      }
      const { entries, anew } = record.readOn();
      if (anew) {
        read = [];
        ({ program, state, reader, texts } = open());
      }
      if (entries.length > 0) {
        for (const entry of entries) mustFit(entry, Infinity, file, (of, name) => hasName(program, of, name));
        state = after(program, state, entries, file);
        read = [...read, ...entries];
      }
      trouble = null;
      return entries.length > 0 || before !== null;
    } catch (error) {
      if (!(error instanceof RecordError)) throw error;
      trouble = error;
      return before === null;
    }
  };
  look();
  const stop = clock.every(everySoOften, () => {
    if (look()) for (const changed of watchers) changed();
  });
  return {
    clock,
    language: reader.language,
    get zone() {
      return record.header.zone ?? null;
    },
    room: () => roomView(program, state, texts, reader),
    trouble: () => trouble,
    subscribe(changed) {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
    close: stop,
  };
}

/** Throws `BadRecord` for what cannot have happened. */
function after(program: Program, state: State, entries: readonly Entry[], file: string): State {
  try {
    return evolveAll(program, state, entries);
  } catch (error) {
    if (error instanceof ImpossibleEntry) throw new BadRecord(file, entries[0]?.n ?? 0, 'impossible');
    throw error;
  }
}

function begun(
  { header }: ReturnType<typeof followRecord>,
  file: string,
): { program: Program; state: State } {
  const again = beginAgain(playableProgram(header.scenario.text), setupOf(header));
  if (again === null) throw new BadRecord(file, 0, 'scenario');
  return again;
}
