/**
 * A full-screen program on Ink: it is given keys and says what the screen shows.
 *
 * The program is plain data and functions; Ink paints (only what changed), reads the keyboard, follows the size of the window and
 * gives the terminal back: alternate screen, cursor, raw mode and bracketed paste, at the end, when something breaks, and while the
 * program is stopped.
 */
import { Box, Text, render, useApp, useCursor, useInput, usePaste, useStdin } from 'ink';
import { type ReactNode, memo, useEffect } from 'react';
import type { Frame, Size } from './frame.ts';
import { type Line, lineText } from './line.ts';
import type { Theme } from './theme.ts';
import { burstReader } from './burst.ts';
import { type InkKey, type Key, keyNamed } from './key.ts';
import type { ScreenProgram } from './screen-program.ts';
import type { OwnProcess, Streams } from './terminal.ts';

export interface Showing {
  /** Paints again what has changed. */
  refresh(): void;
  /** Gives the terminal back. */
  leave(): void;
  /** Gives the terminal back, and `done` rejects with this. */
  fail(error: unknown): void;
  /** Settles when the terminal has been given back; rejects with what broke the screen: what the program threw, too. */
  readonly done: Promise<void>;
}

/** `sinceBoot`: milliseconds of a clock that only goes on; what follows a pasted line at once belongs to it. */
export function show(
  program: ScreenProgram,
  streams: Streams,
  theme: Theme,
  sinceBoot: () => number = () => performance.now(),
): Showing {
  const { stdout, own, far } = streams;
  const size = (): Size => ({ columns: stdout.columns || 80, rows: stdout.rows || 24 });
  let broken: { readonly error: unknown } | null = null;
  const fail = (error: unknown): void => {
    broken ??= { error };
    queueMicrotask(leave);
  };
  // thrown to whoever opened the screen, after the terminal was given back, and to nobody who happens to have it painted again
  const guard = <T,>(doing: () => T, instead: T): T => {
    try {
      return doing();
    } catch (error) {
      fail(error);
      return instead;
    }
  };
  const onKeys = (keys: readonly Key[]): void => {
    guard(() => keys.forEach(program.key), undefined);
    // painted once for all that came together: a flood of letters must not hold up whoever else is served here
    refresh();
  };
  const onPaste = (text: string): void => {
    guard(() => program.paste(text), undefined);
    refresh();
  };
  const read = burstReader(sinceBoot);
  const onInput = (input: string, inkKey: InkKey): void => {
    const arrived = read(input, inkKey);
    if (arrived.is === 'paste') onPaste(arrived.text);
    else onKeys(arrived.keys);
  };
  const element = (): ReactNode => (
    <Screen
      frame={guard(() => program.frame(size()), { lines: [], cursor: null })}
      theme={theme}
      own={own}
      onInput={onInput}
      onKeys={onKeys}
      onPaste={onPaste}
    />
  );
  let waits = false;
  const refresh = (): void => {
    if (left || waits) return;
    // a line that takes nothing more gets the newest frame when it does, and not each that was made meanwhile
    if (stdout.writableNeedDrain) {
      waits = true;
      stdout.once('drain', () => {
        waits = false;
        refresh();
      });
      return;
    }
    instance.rerender(element());
  };
  let left = false;
  // before Ink's own listener, so that a narrower window is painted with the frame made for it
  stdout.on('resize', refresh);
  // Ink would do it after the first frame: an Enter in between is echoed by the terminal, and every later frame stands a row too low
  if (streams.stdin.isTTY) streams.stdin.setRawMode(true);
  const instance = render(element(), {
    stdin: streams.stdin,
    stdout,
    interactive: true,
    alternateScreen: true,
    incrementalRendering: true,
    exitOnCtrlC: false,
    patchConsole: false,
    // a key must be on the screen within a frame: half of 16 ms may pass waiting
    maxFps: 125,
  });
  const leave = (): void => {
    if (left) return;
    left = true;
    stdout.off('resize', refresh);
    far?.gone.removeEventListener('abort', leave);
    instance.unmount();
  };
  if (far?.gone.aborted === true) leave();
  else far?.gone.addEventListener('abort', leave);
  return {
    refresh,
    leave,
    fail,
    done: instance
      .waitUntilExit()
      .then(() => {
        if (broken !== null) throw broken.error;
      })
      .finally(leave),
  };
}

interface ScreenProps {
  readonly frame: Frame;
  readonly theme: Theme;
  readonly own: OwnProcess | null;
  readonly onInput: (input: string, key: InkKey) => void;
  readonly onKeys: (keys: readonly Key[]) => void;
  readonly onPaste: (text: string) => void;
}

/** Paints a frame and listens. */
function Screen({ frame, theme, own, onInput, onKeys, onPaste }: ScreenProps): ReactNode {
  const { setCursorPosition } = useCursor();
  setCursorPosition(frame.cursor ?? undefined);
  // before bracketed paste is asked for: whoever sees it on can stop the program
  useStops(own);
  useInput(onInput);
  usePaste((text) => onPaste(text.replaceAll(/\r\n?/gu, '\n')));
  useFunctionKeys(onKeys);
  return (
    <Box flexDirection="column">
      {frame.lines.map((each, row) => (
        <Row key={row} spans={each} theme={theme} />
      ))}
    </Box>
  );
}

/** While the program is stopped, as a shell's job control does it, the terminal is the shell's. */
function useStops(own: OwnProcess | null): void {
  const { suspendTerminal } = useApp();
  useEffect(() => {
    // no shell of Windows stops a program
    if (own === null || own.platform === 'win32') return undefined;
    const stop = (): void => {
      void suspendTerminal(() => {
        own.kill(own.pid, 'SIGSTOP');
      });
    };
    own.on('SIGTSTP', stop);
    return () => {
      own.off('SIGTSTP', stop);
    };
  }, [suspendTerminal, own]);
}

const f9 = '\u001B[20~';
/** Ink's `useInput` knows no function keys; the desk needs one, F9. Ink reads the stream, this only looks at what passes. */
function useFunctionKeys(onKeys: (keys: readonly Key[]) => void): void {
  const { stdin } = useStdin();
  useEffect(() => {
    const look = (chunk: Buffer | string): void => {
      if (chunk.toString() === f9) onKeys([keyNamed('f9')]);
    };
    stdin.on('data', look);
    return () => {
      stdin.off('data', look);
    };
  }, [stdin, onKeys]);
}

const Row = memo(
  function Row({ spans, theme }: { readonly spans: Line; readonly theme: Theme }): ReactNode {
    const shown = withoutFilling(spans);
    return (
      <Text wrap="truncate">
        {shown.map((each, place) =>
          each.manner === 'plain' ? (
            each.text
          ) : (
            <Text key={place} {...theme[each.manner]}>
              {each.text}
            </Text>
          ),
        )}
      </Text>
    );
  },
  (before, after) => before.theme === after.theme && sameLine(before.spans, after.spans),
);

/** Cells that are empty anyway need not be painted; a row is never nothing, else it would take no place. */
function withoutFilling(spans: Line): Line {
  const last = spans.findLastIndex((each) => each.manner !== 'plain' || each.text.trim() !== '');
  if (last < 0) return [{ text: ' ', manner: 'plain' }];
  const end = spans[last];
  const kept = spans.slice(0, last);
  return end === undefined
    ? kept
    : [...kept, end.manner === 'plain' ? { ...end, text: end.text.trimEnd() } : end];
}

function sameLine(one: Line, other: Line): boolean {
  if (one === other) return true;
  return (
    one.length === other.length &&
    lineText(one) === lineText(other) &&
    one.every((each, place) => each.manner === other[place]?.manner && each.text === other[place].text)
  );
}
