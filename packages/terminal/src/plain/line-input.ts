/**
 * Lines from a keyboard or a pipe, and whether one is being typed at this moment.
 *
 * A terminal is read key by key, because only so can be known that somebody is typing; what is typed is shown as it is by every
 * terminal, and nothing else is ever drawn. From a pipe the lines are shown as they are read, so that a log can be followed.
 */
import { StringDecoder } from 'node:string_decoder';
import { widthOf, cleanLine } from '@sandtable/words';

/** A line, the end of the input, or the key that leaves. */
export type Typed =
  | { readonly typed: 'line'; readonly line: string; /** It was shown before. */ readonly again?: true }
  | { readonly typed: 'end' }
  | { readonly typed: 'leave' }
  /** F9: the real-world stop, whatever was being typed. */
  | { readonly typed: 'stop' };

export interface LineInput {
  /** Something was typed that is not finished. */
  typing(): boolean;
  next(): Promise<Typed>;
  /** The line is read again by the next who asks. */
  putBack(line: string): void;
  /** No more is to come. */
  end(): void;
  close(): void;
}

export interface LineStreams {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean; setRawMode?(raw: boolean): unknown };
  readonly output: NodeJS.WritableStream;
}

const longestLine = 4000;
const f9 = '\u001b[20~';

/** What was read of an input and not asked for: the next who reads it (the desk after the lobby) begins there. */
interface Leftover {
  readonly waiting: readonly Typed[];
  readonly buffer: string;
  readonly ended: boolean;
}
const leftovers = new WeakMap<object, Leftover>();

export function lineInput({ input, output }: LineStreams): LineInput {
  const keyboard = input.isTTY === true && typeof input.setRawMode === 'function';
  const decoder = new StringDecoder('utf8');
  const before = leftovers.get(input);
  const waiting: Typed[] = [...(before?.waiting ?? [])];
  let wake: ((typed: Typed) => void) | null = null;
  let buffer = before?.buffer ?? '';
  let ended = before?.ended ?? false;

  const put = (typed: Typed): void => {
    if (wake === null) {
      waiting.push(typed);
      return;
    }
    const resolve = wake;
    wake = null;
    resolve(typed);
  };
  const coming = (): Promise<Typed> =>
    new Promise((resolve) => {
      wake = resolve;
    });
  const echo = (text: string): void => {
    output.write(text);
  };
  const finish = (): void => {
    const line = cleanLine(buffer);
    buffer = '';
    if (keyboard) echo('\n');
    put({ typed: 'line', line });
  };
  const erase = (to: string): void => {
    const gone = widthOf(buffer) - widthOf(to);
    buffer = to;
    echo('\b \b'.repeat(Math.max(0, gone)));
  };
  const key = (pressed: string): void => {
    if (pressed === '\r' || pressed === '\n') finish();
    else if (pressed === '\u0003') put({ typed: 'leave' });
    else if (pressed === '\u0004') {
      if (buffer === '') put({ typed: 'end' });
    } else if (pressed === '\u007f' || pressed === '\b') erase(withoutLast(buffer));
    else if (pressed === '\u0015') erase('');
    else if (pressed === '\u0017') erase(buffer.replace(/\S+\s*$/u, ''));
    else if (pressed === f9) {
      erase('');
      put({ typed: 'stop' });
    } else if (cleanLine(`x${pressed}x`) === `x${pressed}x` && buffer.length < longestLine) {
      if (buffer === '') echo('> ');
      buffer += pressed;
      echo(pressed);
    }
  };
  const read = (chunk: Buffer | string): void => {
    const text = typeof chunk === 'string' ? chunk : decoder.write(chunk);
    if (keyboard) {
      for (const pressed of keysOf(text)) key(pressed);
      return;
    }
    for (const part of text.split(/(\r?\n|\r)/u)) {
      if (/^[\r\n]+$/u.test(part)) finish();
      else buffer = (buffer + part).slice(0, longestLine);
    }
  };
  const end = (): void => {
    if (ended) return;
    ended = true;
    if (buffer !== '') finish();
    put({ typed: 'end' });
  };

  input.on('data', read);
  input.on('end', end);
  input.on('error', end);
  input.on('close', end);
  if (keyboard) input.setRawMode?.(true);
  input.resume();

  return {
    typing: () => buffer !== '',
    end,
    next: async () => {
      const first = waiting.shift() ?? (ended ? { typed: 'end' as const } : await coming());
      // from a pipe a line is shown when it is read, so that a log says what was answered to what
      if (!keyboard && first.typed === 'line' && first.line !== '' && first.again !== true)
        echo(`> ${first.line}\n`);
      return first;
    },
    putBack: (line) => {
      waiting.unshift({ typed: 'line', line, again: true });
    },
    close: () => {
      leftovers.set(input, { waiting, buffer, ended });
      input.off('data', read);
      input.off('end', end);
      input.off('error', end);
      input.off('close', end);
      if (keyboard) input.setRawMode?.(false);
      input.pause();
    },
  };
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
function withoutLast(text: string): string {
  return [...graphemes.segment(text)]
    .slice(0, -1)
    .map((each) => each.segment)
    .join('');
}

/** Keys of a chunk: an escape sequence is one key (and but for F9 does nothing), everything else letter by letter. */
function keysOf(text: string): readonly string[] {
  return (
    text
      .match(/\u001b\[[0-9;?]*[ -/]*[@-~]|\u001bO.|\u001b.?|\r\n|[^\u001b]/gsu)
      ?.map((each) => (each === '\r\n' ? '\r' : each)) ?? []
  );
}
