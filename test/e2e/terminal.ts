/** The real, bundled command in a real pseudo-terminal, read through a real terminal emulator. */
import { type IPty, spawn } from '@lydell/node-pty';
import xterm, { type Terminal as Emulator } from '@xterm/headless';
import { boot, root, surroundings } from './command.ts';
import { screenText } from '../../packages/terminal/test/screen-text.ts';

export interface Size {
  readonly cols: number;
  readonly rows: number;
}

export interface Exit {
  /** The exit code; 0 when a signal ended it. */
  readonly code: number;
  /** The number of the signal that ended it, 0 if none did. */
  readonly signal: number;
}

export interface Terminal {
  readonly pid: number;
  /** Sends keys as a terminal would: text as it is, special ones from `keys`. */
  type(text: string): void;
  /** What stands on the screen now: one line a row, without trailing blanks. */
  screen(): string;
  /** Everything ever printed, with its escape sequences. */
  raw(): string;
  /** Waits until the screen has the text (or matches, or satisfies) and answers with that screen; fails showing the screen. */
  waitFor(what: string | RegExp | ((screen: string) => boolean), timeoutMs?: number): Promise<string>;
  resize(size: Size): void;
  kill(signal?: NodeJS.Signals): void;
  /** Waits until the process has ended. */
  exit(timeoutMs?: number): Promise<Exit>;
  /** Whether the screen is as a shell wants it: normal buffer, cursor shown, no mouse, no bracketed paste. */
  clean(): boolean;
}

export const keys = {
  enter: '\r',
  escape: '\x1B',
  tab: '\t',
  shiftTab: '\x1B[Z',
  backspace: '\x7F',
  delete: '\x1B[3~',
  up: '\x1B[A',
  down: '\x1B[B',
  right: '\x1B[C',
  left: '\x1B[D',
  home: '\x1B[H',
  end: '\x1B[F',
  pageUp: '\x1B[5~',
  pageDown: '\x1B[6~',
  f9: '\x1B[20~',
  ctrl: (letter: string): string => String.fromCharCode(letter.toLowerCase().charCodeAt(0) - 96),
  paste: (text: string): string => `\x1B[200~${text}\x1B[201~`,
} as const;

/** Starts `sandtable ARGS` in a terminal of its own. Give it a home from `freshHome()`. */
export function start(
  args: readonly string[],
  options: {
    readonly home: string;
    readonly cwd?: string;
    readonly env?: Readonly<Record<string, string>>;
    /** What a shell does in this process before, such as setting a limit. */
    readonly shell?: string;
  } & Partial<Size>,
): Terminal {
  const { home, cwd = root, cols = 120, rows = 40, env = {}, shell } = options;
  // allowProposedApi opens the emulator's modes and buffers to us
  const emulator = new xterm.Terminal({ cols, rows, allowProposedApi: true, scrollback: 5000 });
  const own = [process.execPath, boot, ...args];
  const [program = '', ...rest] =
    shell === undefined ? own : ['bash', '-c', `${shell}; exec "$0" "$@"`, ...own];
  const pty = spawn(program, rest, {
    name: 'xterm-256color',
    cols,
    rows,
    cwd,
    env: surroundings(home, { TERM: 'xterm-256color', COLORTERM: 'truecolor', ...env }),
  });
  return attach(pty, emulator);
}

/** A program of this computer, such as ssh, in a terminal of its own. */
export function startProgram(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  { cols, rows }: Size = { cols: 100, rows: 30 },
): Terminal {
  const emulator = new xterm.Terminal({ cols, rows, allowProposedApi: true });
  const name = 'xterm-256color';
  return attach(spawn(program, [...args], { name, cols, rows, env: { TERM: name, ...env } }), emulator);
}

function attach(pty: IPty, emulator: Emulator): Terminal {
  let printed = '';
  let ended: Exit | undefined;
  // woken after the emulator has drawn what came, and when the process ends
  const watchers = new Set<() => void>();
  const wake = () => {
    if (typed.length > 0 && listens()) pty.write(typed.splice(0).join(''));
    for (const watcher of watchers) watcher();
  };
  // a program paints its first frame a moment before it listens; no hand is so quick
  const typed: string[] = [];
  const listens = () => emulator.buffer.active.type === 'normal' || emulator.modes.bracketedPasteMode;
  pty.onData((data) => {
    printed += data;
    emulator.write(data, wake);
  });
  // the emulator answers questions (where is the cursor?) as a terminal does
  emulator.onData((answer) => {
    if (!ended) pty.write(answer);
  });
  pty.onExit(({ exitCode, signal }) => {
    ended = { code: exitCode, signal: signal ?? 0 };
    emulator.write('', wake);
  });

  function until<T>(test: () => T | undefined, timeoutMs: number, failure: () => string): Promise<T> {
    return new Promise((resolve, reject) => {
      const look = () => {
        try {
          const found = test();
          if (found !== undefined) finish(() => resolve(found));
        } catch (error) {
          finish(() => reject(error));
        }
      };
      const timer = setTimeout(() => finish(() => reject(new Error(failure()))), timeoutMs);
      const finish = (then: () => void) => {
        clearTimeout(timer);
        watchers.delete(look);
        then();
      };
      watchers.add(look);
      look();
    });
  }

  // a frame arrives in pieces, between the marks of synchronized output: what is half painted is nobody's screen
  let whole = '';
  const screen = () => {
    if (emulator.modes.synchronizedOutputMode) return whole;
    return (whole = screenText(emulator).trimEnd());
  };

  return {
    pid: pty.pid,
    type(text) {
      if (listens()) pty.write(text);
      else typed.push(text);
    },
    screen,
    raw: () => printed,
    waitFor(what, timeoutMs = 60_000) {
      const holds = (text: string) =>
        typeof what === 'string'
          ? text.includes(what)
          : what instanceof RegExp
            ? what.test(text)
            : what(text);
      return until(
        () => {
          const text = screen();
          if (holds(text)) return text;
          // nothing more will come
          if (ended)
            throw new Error(
              `It ended (${JSON.stringify(ended)}) before ${String(what)}. Last screen:\n${text}`,
            );
          return undefined;
        },
        timeoutMs,
        () => `Waited ${timeoutMs} ms in vain for ${String(what)}. The screen:\n${screen()}`,
      );
    },
    resize({ cols, rows }) {
      emulator.resize(cols, rows);
      pty.resize(cols, rows);
    },
    kill: (signal = 'SIGKILL') => pty.kill(signal),
    exit: (timeoutMs = 60_000) =>
      until(
        () => ended,
        timeoutMs,
        () => `It did not end within ${timeoutMs} ms. The screen:\n${screen()}`,
      ),
    clean: () =>
      emulator.buffer.active.type === 'normal' &&
      emulator.modes.mouseTrackingMode === 'none' &&
      !emulator.modes.bracketedPasteMode &&
      !printed.slice(printed.lastIndexOf('\x1B[?25')).startsWith('\x1B[?25l'),
  };
}
