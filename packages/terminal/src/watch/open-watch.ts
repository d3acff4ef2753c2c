// The author's second pane on Ink, or as lines where there is no terminal.
import { type Say, clean } from '@sandtable/words';
import type { Size } from '../screen/frame.ts';
import type { Key } from '../screen/key.ts';
import type { ScreenProgram } from '../screen/screen-program.ts';
import { show } from '../screen/show.tsx';
import type { Streams } from '../screen/terminal.ts';
import { themeFor } from '../screen/theme.ts';
import { firstNew, watchFrame } from './watch-frame.ts';
import { type Row, type WatchState, type Watched, newWatch, panes } from './watched.ts';

export interface WatchSource {
  watched(): Watched;
  /** Called after each reading. Returns how to stop listening. */
  subscribe(listener: () => void): () => void;
}
export interface WatchOptions {
  readonly say: Say;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly streams: Streams;
}

const page = 10;

/** The screen without a terminal: keys in, frames out. */
export function createWatch(
  source: WatchSource,
  say: Say,
  leave: () => void,
): ScreenProgram & { changed(): void } {
  let state: WatchState = newWatch;
  const move = (by: number) => {
    const last = Math.max(0, source.watched()[state.pane].length - 1);
    const scroll = Math.min(last, Math.max(0, state.scroll[state.pane] + by));
    state = { ...state, scroll: { ...state.scroll, [state.pane]: scroll } };
  };
  const turn = (by: number) => {
    const at = (panes.indexOf(state.pane) + by + panes.length) % panes.length;
    state = { ...state, pane: panes[at] ?? 'timeline' };
  };
  return {
    frame: (size: Size) => watchFrame(source.watched(), state, say, size),
    changed() {
      const { timeline, play } = source.watched();
      const shown = { check: 0, timeline: firstNew(timeline), play: firstNew(play) };
      state = {
        ...state,
        scroll: {
          check: 0,
          timeline: shown.timeline ?? state.scroll.timeline,
          play: shown.play ?? state.scroll.play,
        },
      };
    },
    key({ id }: Key) {
      if (id === 'q' || id === 'ctrl+c') return leave();
      if (id === 'tab') turn(1);
      if (id === 'shift+tab') turn(-1);
      if (id === 'down') move(1);
      if (id === 'up') move(-1);
      if (id === 'pagedown' || id === 'space') move(page);
      if (id === 'pageup') move(-page);
      if (id === 'home') move(-Infinity);
    },
    paste() {},
  };
}

/** Shows it until somebody leaves; the terminal is given back whatever happens. */
export async function openWatch(source: WatchSource, { env, say, streams }: WatchOptions): Promise<void> {
  const watch = createWatch(source, say, () => showing.leave());
  const showing = show(watch, streams, themeFor(env, streams.far?.colours));
  const stop = source.subscribe(() => {
    watch.changed();
    showing.refresh();
  });
  try {
    await showing.done;
  } finally {
    stop();
  }
}

/** The same as lines: what is wrong, then the whole timeline, and after each save what is new in both. */
export function watchedLines(watched: Watched, isFirst: boolean, say: Say): readonly string[] {
  const { marking, check, errors, warnings, stale, timeline, play, milliseconds } = watched;
  const fresh = (rows: readonly Row[]) => (isFirst ? rows : rows.filter(({ isNew }) => isNew));
  const lines = (rows: readonly Row[]) => rows.map(({ text }) => `  ${clean(text)}`);
  return [
    ...(marking === null ? [] : [marking]),
    say('watch.sum', { errors, warnings }) +
      (stale ? `, ${say('watch.stale')}` : '') +
      say('watch.took', { milliseconds }),
    ...lines(check),
    ...(stale ? [] : [say('watch.timeline'), ...lines(fresh(timeline))]),
    ...(stale || isFirst ? [] : [say('watch.play'), ...lines(fresh(play))]),
    ...(marking === null ? [] : [marking]),
    '',
  ];
}
