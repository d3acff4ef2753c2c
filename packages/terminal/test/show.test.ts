// The desk on Ink, over streams: bytes of a keyboard in, a terminal's screen out.
import { EventEmitter, once } from 'node:events';
import { PassThrough, Transform } from 'node:stream';
import { expect, test } from 'vitest';
import xterm from '@xterm/headless';
import { openDesk } from '../src/desk/open-desk.ts';
import { openLobby } from '../src/lobby/open-lobby.ts';
import { fixtureSession, type FixtureSession } from './fixture-session.ts';
import { screenText } from './screen-text.ts';

process.env['TZ'] = 'UTC';

interface Stage {
  readonly streams: Parameters<typeof openDesk>[1]['streams'];
  readonly printed: () => string;
  /** Waits until the screen satisfies, and answers with it. */
  readonly until: (what: string | ((screen: string) => boolean)) => Promise<string>;
  readonly type: (bytes: string) => void;
  readonly resize: (columns: number, rows: number) => void;
  readonly raw: () => boolean;
  /** Whether keys came as they are when the first byte was written; null before. */
  readonly rawAtFirst: () => boolean | null;
}

function stage(columns = 80, rows = 24): Stage {
  const emulator = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, convertEol: true });
  let printed = '';
  let raw = false;
  let rawAtFirst: boolean | null = null;
  const stdin = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode(on: boolean) {
      raw = on;
      return stdin;
    },
    ref: () => stdin,
    unref: () => stdin,
  });
  const looking = new Transform({
    transform(chunk, _encoding, done) {
      rawAtFirst ??= raw;
      done(null, chunk);
    },
  });
  const stdout = Object.assign(looking, { isTTY: true, columns, rows });
  const painted = new EventEmitter();
  stdout.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
    emulator.write(chunk.toString(), () => painted.emit('painted'));
  });
  const screen = (): string => screenText(emulator);
  return {
    streams: { stdin, stdout, own: null } as unknown as Stage['streams'],
    printed: () => printed,
    raw: () => raw,
    rawAtFirst: () => rawAtFirst,
    async until(what) {
      const holds = typeof what === 'string' ? (shown: string) => shown.includes(what) : what;
      while (!holds(screen())) await once(painted, 'painted');
      return screen();
    },
    type(bytes) {
      stdin.write(bytes);
    },
    resize(wide, high) {
      emulator.resize(wide, high);
      Object.assign(stdout, { columns: wide, rows: high });
      stdout.emit('resize');
    },
  };
}

const asked = 'Do players see this screen?';
const shown = 'NOW  Read 2-07 aloud';

async function opened(
  columns?: number,
  rows?: number,
  sinceBoot?: () => number,
): Promise<Stage & { readonly session: FixtureSession; readonly leave: () => Promise<void> }> {
  const session = fixtureSession();
  const on = stage(columns, rows);
  const done = openDesk(session, {
    resume: () => 'sandtable run x --record y',
    streams: on.streams,
    env: {},
    ...(sinceBoot === undefined ? {} : { sinceBoot }),
  });
  await on.until(asked);
  on.type('n');
  await on.until(shown);
  const leave = async (): Promise<void> => {
    on.type('\u0003');
    await on.until('Leave the desk?');
    on.type('\r');
    await done;
  };
  return { ...on, session, leave };
}

test('keys come as they are before the first frame: what is typed early is not echoed into it', async () => {
  const { streams, until, type, raw, rawAtFirst } = stage();
  const left = openLobby({ scenarios: [], records: [], seed: '7' }, { streams });
  await until((screen) => screen.trim() !== '');
  expect(rawAtFirst()).toBe(true);
  type('q');
  await left;
  expect(raw()).toBe(false);
});

test('fills the window, follows it, and gives it back clean', async () => {
  const desk = await opened();
  expect(desk.raw()).toBe(true);
  for (const [columns, rows] of [
    [120, 40],
    [60, 16],
    [200, 60],
    [20, 10],
    [100, 30],
  ] as const) {
    desk.resize(columns, rows);
    const whole = (screen: string): boolean => {
      const lines = screen.split('\n');
      if (columns === 20) return lines[2] === 'This window is too';
      return (
        (lines[0]?.startsWith('EXERCISE EXERCISE EXERCISE   Drones') ?? false) &&
        lines.at(-1)?.includes('b blank') === true &&
        lines.filter((line) => line.includes('NOW  Read')).length === 1
      );
    };
    expect((await desk.until(whole)).split('\n')).toHaveLength(rows);
  }
  await desk.leave();
  const printed = desk.printed();
  expect(printed.indexOf('\u001B[?1049h')).toBeGreaterThanOrEqual(0);
  expect(printed.lastIndexOf('\u001B[?1049l')).toBeGreaterThan(printed.lastIndexOf('\u001B[?1049h'));
  expect(printed.lastIndexOf('\u001B[?25h')).toBeGreaterThan(printed.lastIndexOf('\u001B[?25l'));
  expect(printed.lastIndexOf('\u001B[?2004l')).toBeGreaterThan(printed.lastIndexOf('\u001B[?2004h'));
  expect(desk.raw()).toBe(false);
});

/** Opens the text of a note, key by key. */
async function noting(desk: Stage): Promise<void> {
  desk.type('w');
  await desk.until('What kind of note?');
  desk.type('\r');
  await desk.until('In which words?');
}

test('a keyboard’s bytes: function key, alt, paste, wide characters, several letters in one chunk', async () => {
  const desk = await opened();
  await noting(desk);
  desk.type('one two');
  await desk.until('> one two');
  desk.type('\u001Bb'); // alt+b: a word back
  desk.type('X');
  await desk.until('one Xtwo');
  desk.type('\u001B[200~警察\nq !\u001B[201~');
  await desk.until('one X警察');
  desk.type('\u001B[20~'); // F9
  await desk.until('REAL WORLD - NOT EXERCISE');
  desk.type('\u001B');
  await desk.until('one X警察');
  desk.type('\r');
  await desk.until('Done: Note');
  expect(desk.session.given.map((each) => each.texts)).toEqual([['one X警察\nq !two']]);
  await desk.leave();
});

test('what is pasted is taken for what is typed, unmarked on a terminal: no line of it is a key, and an open field takes it whole', async () => {
  let at = 0;
  const desk = await opened(80, 24, () => at);
  const words = (screen: string): string => screen.replaceAll(/\s+/gu, ' ');
  at += 1000;
  // as tmux, the console of Windows and a serial line send it: letters, blanks and Enter in one chunk
  desk.type('Dear all,\r   runway 2 is closed\r');
  await desk.until((screen) => words(screen).includes('no field is open for it'));
  expect(desk.session.given).toEqual([]);
  at += 1000;
  await noting(desk);
  desk.type('Dear all,\r   runway 2 is closed\r');
  await desk.until('runway 2 is closed');
  // a piece of it that comes by itself, and would be Enter
  desk.type('\rto all');
  await desk.until('to all');
  desk.type('\r');
  desk.type(' of you');
  await desk.until('of you');
  expect(desk.session.given).toEqual([]);
  at += 1000;
  desk.type('\u0013');
  await desk.until('Done: Note');
  expect(desk.session.given.map(({ texts }) => texts)).toEqual([
    ['Dear all,\n   runway 2 is closed\n\nto all\n of you'],
  ]);
  at += 1000;
  await desk.leave();
});

test('control characters keep their meaning in the middle of a chunk, and none is written into a text', async () => {
  const desk = await opened();
  await noting(desk);
  desk.type('two\u0001one \u0005 three\u007F\u0007\u0000');
  await desk.until('> one two thre');
  desk.type('\r');
  await desk.until('Done: Note');
  expect(desk.session.given.map((each) => each.texts)).toEqual([['one two thre']]);
  await desk.leave();
});

test('a key paints once, with what came of it', async () => {
  const desk = await opened();
  await noting(desk);
  desk.type('one');
  await desk.until('> one');
  const frames = (): number => desk.printed().split('\u001B[?2026h').length;
  const before = frames();
  desk.type('\u0013');
  await desk.until('Done: Note');
  expect(frames() - before).toBe(1);
  await desk.leave();
});

test('only what changed is written: a second that passes costs a few dozen bytes', async () => {
  const desk = await opened(120, 40);
  await desk.until('6:20 left');
  const before = desk.printed().length;
  desk.session.tick(1000);
  await desk.until('6:19 left');
  expect(desk.printed().length - before).toBeLessThan(600);
  await desk.leave();
});

test('what breaks while the desk is open is thrown after the terminal was given back', async () => {
  const session = fixtureSession();
  const on = stage();
  const done = openDesk(session, { resume: () => '', streams: on.streams, env: {} });
  await on.until(asked);
  session.control = () => {
    throw new Error('broken state');
  };
  session.show({});
  await expect(done).rejects.toThrow('broken state');
  expect(on.printed().lastIndexOf('\u001B[?1049l')).toBeGreaterThan(0);
});

test('without colour nothing is coloured, and nothing is lost', async () => {
  const session = fixtureSession();
  const on = stage(120, 40);
  const done = openDesk(session, { resume: () => '', streams: on.streams, env: { NO_COLOR: '1' } });
  await on.until(asked);
  on.type('n');
  expect(await on.until(shown)).toContain('dissents');
  expect(on.printed()).not.toMatch(/\u001B\[(?:3[0-7]|4[0-7]|9[0-7]|10[0-7]|38|48)[;m]/u);
  on.type('\u0003');
  await on.until('Leave the desk?');
  on.type('\r');
  await done;
});

test('the lobby gives the terminal back before it answers', async () => {
  const on = stage();
  const chosen = openLobby({ scenarios: [], records: [], seed: '7' }, { streams: on.streams, env: {} });
  await on.until('Exercises that you begin are kept here.');
  on.type('q');
  expect(await chosen).toEqual({ choice: 'leave' });
  expect(on.raw()).toBe(false);
});
