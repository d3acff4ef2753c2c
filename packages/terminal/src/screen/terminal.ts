// A terminal, as a parameter of every program: the one from which this program was started, or that of somebody far away.

export interface Streams {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  /** The process that stands at this terminal, and is stopped and ended with it; null where the terminal is somebody else's. */
  readonly own: OwnProcess | null;
  /** What is known of a terminal far away; of one's own the library finds it out itself. */
  readonly far?: FarTerminal;
}

/** What stops and ends a program from outside. */
export type OwnProcess = Pick<NodeJS.Process, 'kill' | 'off' | 'on' | 'once' | 'pid' | 'platform'>;

export interface FarTerminal {
  readonly colours: Colours;
  /** Aborted when the terminal has gone: whatever is shown there is left. */
  readonly gone: AbortSignal;
}

/** How many colours a terminal can show. */
export type Colours = 'sixteen' | 'palette' | 'all';

/** How many a terminal far away can show, by the name of its kind, which is all that it tells of itself: `xterm-256color`. */
export function coloursOf(kind: string): Colours {
  if (/direct|truecolor|kitty|ghostty|alacritty|wezterm/u.test(kind)) return 'all';
  return kind.includes('256') ? 'palette' : 'sixteen';
}
