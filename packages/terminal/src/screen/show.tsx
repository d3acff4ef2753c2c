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

/** The terminal, as a parameter. */
export interface Streams {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
}

export interface Showing {
  /** Paints again what has changed. */
  refresh(): void;
  /** Gives the terminal back. */
  leave(): void;
  /** Settles when the terminal has been given back; rejects with what broke the screen. */
  readonly done: Promise<void>;
}

/** `sinceBoot`: milliseconds of a clock that only goes on; what follows a pasted line at once belongs to it. */
export function show(
  program: ScreenProgram,
  streams: Streams,
  theme: Theme,
  sinceBoot: () => number = () => performance.now(),
): Showing {
  const { stdout } = streams;
  const size = (): Size => ({ columns: stdout.columns || 80, rows: stdout.rows || 24 });
  const onKey = (key: Key): void => {
    program.key(key);
    refresh();
  };
  const onPaste = (text: string): void => {
    program.paste(text);
    refresh();
  };
  const read = burstReader(sinceBoot);
  const onInput = (input: string, inkKey: InkKey): void => {
    const arrived = read(input, inkKey);
    if (arrived.is === 'paste') onPaste(arrived.text);
    else arrived.keys.forEach(onKey);
  };
  const element = (): ReactNode => (
    <Screen frame={program.frame(size())} theme={theme} onInput={onInput} onKey={onKey} onPaste={onPaste} />
  );
  const refresh = (): void => {
    if (!left) instance.rerender(element());
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
    instance.unmount();
  };
  return {
    refresh,
    leave,
    done: instance
      .waitUntilExit()
      .then(() => undefined)
      .finally(leave),
  };
}

interface ScreenProps {
  readonly frame: Frame;
  readonly theme: Theme;
  readonly onInput: (input: string, key: InkKey) => void;
  readonly onKey: (key: Key) => void;
  readonly onPaste: (text: string) => void;
}

/** Paints a frame and listens. */
function Screen({ frame, theme, onInput, onKey, onPaste }: ScreenProps): ReactNode {
  const { setCursorPosition } = useCursor();
  setCursorPosition(frame.cursor ?? undefined);
  // before bracketed paste is asked for: whoever sees it on can stop the program
  useStops();
  useInput(onInput);
  usePaste((text) => onPaste(text.replaceAll(/\r\n?/gu, '\n')));
  useFunctionKeys(onKey);
  return (
    <Box flexDirection="column">
      {frame.lines.map((each, row) => (
        <Row key={row} spans={each} theme={theme} />
      ))}
    </Box>
  );
}

/** While the program is stopped, as a shell's job control does it, the terminal is the shell's. */
function useStops(): void {
  const { suspendTerminal } = useApp();
  useEffect(() => {
    // no shell of Windows stops a program
    if (process.platform === 'win32') return undefined;
    const stop = (): void => {
      void suspendTerminal(() => {
        process.kill(process.pid, 'SIGSTOP');
      });
    };
    process.on('SIGTSTP', stop);
    return () => {
      process.off('SIGTSTP', stop);
    };
  }, [suspendTerminal]);
}

const f9 = '\u001B[20~';
/** Ink's `useInput` knows no function keys; the desk needs one, F9. Ink reads the stream, this only looks at what passes. */
function useFunctionKeys(onKey: (key: Key) => void): void {
  const { stdin } = useStdin();
  useEffect(() => {
    const look = (chunk: Buffer | string): void => {
      if (chunk.toString() === f9) onKey(keyNamed('f9'));
    };
    stdin.on('data', look);
    return () => {
      stdin.off('data', look);
    };
  }, [stdin, onKey]);
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
