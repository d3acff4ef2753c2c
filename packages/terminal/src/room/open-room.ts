// The room's screen on Ink, or as lines where there is no terminal.
import type { RoomView } from '@sandtable/core/view';
import type { FollowedExercise } from '@sandtable/host/recorded';
import { type Say, exerciseMarking, storyTime, words } from '@sandtable/words';
import { lineText } from '../screen/line.ts';
import type { Key } from '../screen/key.ts';
import type { ScreenProgram } from '../screen/screen-program.ts';
import { show } from '../screen/show.tsx';
import type { Streams } from '../screen/terminal.ts';
import { themeFor } from '../screen/theme.ts';
import { type RoomSituation, type RoomState, bodyLines, roomFrame } from './room-frame.ts';

/** What the room's screen shows: an exercise that is followed on its record, or seen from a seat. */
export type WatchedRoom = Pick<
  FollowedExercise,
  'clock' | 'language' | 'room' | 'subscribe' | 'trouble' | 'zone'
>;

export interface RoomOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly streams: Streams;
}

/** The screen without a terminal: keys in, frames out. */
export function createRoom(exercise: WatchedRoom, leave: () => void): ScreenProgram {
  const say = words(exercise.language);
  let state: RoomState = { blank: false, scroll: 0 };
  let scrolled = '';
  /** What was moved is only this: whatever comes next is seen from where it begins, or from what is newest. */
  const stateFor = (view: RoomView): RoomState =>
    scrolled === subjectName(view) ? state : { ...state, scroll: 0 };
  const move = (to: (scroll: number, view: RoomView) => number): void => {
    const view = exercise.room();
    state = { ...state, scroll: to(stateFor(view).scroll, view) };
    scrolled = subjectName(view);
  };
  return {
    frame(size) {
      const room = situation(exercise, say);
      return roomFrame(room, stateFor(room.view), size);
    },
    key({ id }: Key) {
      if (id === 'q' || id === 'ctrl+c') return leave();
      if (id === 'b') state = { ...state, blank: !state.blank };
      if (id === 'down' || id === 'pagedown') move((scroll) => scroll + 1);
      // a wall that grows is followed: from there one may look up
      if (id === 'up' || id === 'pageup')
        move((scroll, { subject }) => (subject.shows === 'activity' ? scroll - 1 : Math.max(0, scroll - 1)));
      if (id === 'home') move(() => 0);
    },
    paste() {},
  };
}

const subjectName = ({ stage, subject }: RoomView): string =>
  subject.shows === 'activity'
    ? `${stage} ${subject.board.name} ${subject.board.status}`
    : JSON.stringify([stage, subject]);

const situation = (exercise: WatchedRoom, say: Say): RoomSituation => ({
  view: exercise.room(),
  now: exercise.clock.now(),
  troubled: exercise.trouble() !== null,
  say,
  language: exercise.language,
  zone: exercise.zone,
});

/** Shows the room's screen until somebody leaves it; the terminal is given back whatever happens. */
export async function openRoom(exercise: WatchedRoom, { env, streams }: RoomOptions): Promise<void> {
  const room = createRoom(exercise, () => showing.leave());
  const showing = show(room, streams, themeFor(env, streams.far?.colours));
  const stopTicking = exercise.clock.every(1000, showing.refresh);
  const stopListening = exercise.subscribe(showing.refresh);
  try {
    await showing.done;
  } finally {
    stopTicking();
    stopListening();
  }
}

/** The same as lines: what the room is at, printed whenever it changes, until the exercise is closed or nobody reads any more. */
export async function printRoom(
  exercise: WatchedRoom,
  output: NodeJS.WritableStream,
  left?: AbortSignal,
): Promise<void> {
  const say = words(exercise.language);
  let before = '';
  const print = (): boolean => {
    const room = situation(exercise, say);
    const { view } = room;
    const body = bodyLines(room, 72).map((each) => lineText(each).trim());
    const text = [view.exercise.marking, view.phase?.title ?? view.exercise.title, ...body]
      .filter((each) => each !== '')
      .join('\n');
    if (text !== before) {
      const marking = exerciseMarking(say);
      output.write(`${marking}  ${storyTime(view.story, room)}\n${text}\n${marking}\n\n`);
    }
    before = text;
    return view.stage === 'closed';
  };
  if (print()) return;
  await new Promise<void>((resolve) => {
    const end = (): void => {
      stop();
      resolve();
    };
    const stop = exercise.subscribe(() => {
      if (print()) end();
    });
    left?.addEventListener('abort', end);
  });
}
