/** The terminal of a caller, as streams that a screen can be put on: there is no terminal driver between, so what that would do is done here. */
import { Readable, Writable } from 'node:stream';
import type { Socket } from 'node:net';
import type { ServerChannel } from 'ssh2';

export interface CallersTerminal {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  /** What kind of terminal it says it is (`xterm-256color`); null: it asked for none, and reads lines. */
  readonly kind: string | null;
  /** Aborted when nobody is there any more. */
  readonly gone: AbortSignal;
}

export interface WindowSize {
  readonly columns: number;
  readonly rows: number;
}

export interface OpenTerminal {
  readonly terminal: CallersTerminal;
  /** The window has another size. */
  resize(size: WindowSize): void;
  /** Nobody is there any more. */
  hangUp(): void;
}

/** A window is at least and at most so large: a frame is made for it, and a number that somebody sent must not fill the memory. */
export const sizeWithin = (columns: number, rows: number): WindowSize => ({
  columns: within(columns, { least: 20, presumed: 80, most: 400 }),
  rows: within(rows, { least: 5, presumed: 24, most: 150 }),
});
const within = (
  asked: number,
  { least, presumed, most }: { readonly least: number; readonly presumed: number; readonly most: number },
): number => (asked === 0 ? presumed : Math.max(least, Math.min(most, asked)));

/** Whoever reads so slowly gets the newest frame when they have read, and none in between. */
const backlog = 32 * 1024;
/** What waits for whoever does not read at all. */
const mostBacklog = 1024 * 1024;
/** What a person types and pastes; more waits at the caller's end. */
const mostInASecond = 32 * 1024;
/** A window that is dragged is drawn anew so often at most. */
const betweenSizes = 50;

export function openTerminal(
  channel: ServerChannel,
  socket: Socket,
  pty: { readonly kind: string; readonly size: WindowSize } | null,
): OpenTerminal {
  const left = new AbortController();

  let read = 0;
  const stdin = new Readable({ read() {} });
  const thawing = setInterval(() => {
    read = 0;
    channel.resume();
  }, 1000);
  channel.on('data', (chunk: Buffer) => {
    read += chunk.length;
    if (read > mostInASecond) channel.pause();
    if (!stdin.destroyed) stdin.push(chunk);
  });
  channel.on('end', () => {
    if (!stdin.destroyed) stdin.push(null);
  });

  let endsWithReturn = false;
  const asWritten = (chunk: string): string => {
    if (pty === null) return chunk;
    const text = `${endsWithReturn ? '\r' : ''}${chunk}`.replaceAll(/(?<!\r)\n/gu, '\r\n');
    const shown = endsWithReturn ? text.slice(1) : text;
    endsWithReturn = chunk.endsWith('\r');
    return shown;
  };
  const stdout = new Writable({
    highWaterMark: backlog,
    decodeStrings: false,
    write(chunk: string | Buffer, _encoding, done) {
      if (left.signal.aborted) return done();
      channel.write(asWritten(chunk.toString()), () => {
        if (socket.writableLength <= backlog) done();
        else socket.once('drain', done);
      });
      if (stdout.writableLength > mostBacklog) socket.destroy();
    },
  });
  const hangUp = (): void => {
    if (left.signal.aborted) return;
    clearInterval(thawing);
    clearTimeout(sizing);
    left.abort();
    stdin.push(null);
    // nobody is there to be told that nothing can be written
    stdout.on('error', () => {});
    stdout.end();
  };
  let sizing: NodeJS.Timeout | undefined;
  const shape = Object.assign(stdout, { isTTY: pty !== null, ...pty?.size });
  return {
    terminal: {
      // of what a terminal's streams have, screens use what is here
      stdin: Object.assign(stdin, {
        isTTY: pty !== null,
        setRawMode: () => stdin,
        ref: () => stdin,
        unref: () => stdin,
      }) as unknown as NodeJS.ReadStream,
      stdout: shape as unknown as NodeJS.WriteStream,
      kind: pty?.kind ?? null,
      gone: left.signal,
    },
    resize(size) {
      Object.assign(shape, size);
      sizing ??= setTimeout(() => {
        sizing = undefined;
        stdout.emit('resize');
      }, betweenSizes);
    },
    hangUp,
  };
}
