/**
 * Lines from a keyboard or a pipe, and whether one is being typed at this moment.
 *
 * A terminal is read key by key, because only so can be known that somebody is typing; what is typed is shown as it is by every
 * terminal, and nothing else is ever drawn. From a pipe the lines are shown as they are read, so that a log can be followed.
 *
 * What is pasted into a terminal is never run. It goes into the line that is being typed, for Enter to take; several lines where a command
 * is waited for are refused, and shown. From a pipe every line is a command.
 */
import { StringDecoder } from 'node:string_decoder';
import { type Say, clean, widthOf, cleanLine } from '@sandtable/words';
import { betweenPieces } from '../screen/burst.ts';
import { untilGivenBack } from '../screen/given-back.ts';
import type { OwnProcess } from '../screen/terminal.ts';

/** A line, the end of the input, or the key that leaves. */
export type Typed =
  | { readonly typed: 'line'; readonly line: string; /** It was shown before. */ readonly again?: true }
  | { readonly typed: 'end' }
  | { readonly typed: 'leave' }
  /** F9: the real-world stop, whatever was being typed. */
  | { readonly typed: 'stop'; /** What stood in the line that was being typed. */ readonly half: string };

export interface LineInput {
  /** Something was typed that is not finished. */
  typing(): boolean;
  /** What is waited for: a command, or the answer to a question, which takes all lines of a paste as one. */
  next(asked?: 'command' | 'answer'): Promise<Typed>;
  /** The line is read again by the next who asks. */
  putBack(line: string): void;
  /** As if somebody had pressed the key that leaves. */
  leave(): void;
  /** Stands in the line as if it was typed, for Enter to take. */
  restore(half: string): void;
  /** No more is to come. */
  end(): void;
  close(): void;
}

export interface LineStreams {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean; setRawMode?(raw: boolean): unknown };
  readonly output: NodeJS.WritableStream;
  /** Milliseconds of a clock that only goes on: what follows a pasted line at once belongs to it. */
  readonly sinceBoot?: () => number;
  /** The process that stands at this terminal; none where it is somebody else's, or no terminal at all. */
  readonly own?: OwnProcess | null;
  /** Whoever types sees it already. */
  readonly isShown?: boolean;
}

const longestLine = 4000;
const f9 = '\u001b[20~';
/** Where a terminal marks what is pasted. */
const pasteStart = '\u001b[200~';
const pasteEnd = '\u001b[201~';
const marksOn = '\u001b[?2004h';
const marksOff = '\u001b[?2004l';

/** What was read of an input and not asked for: the next who reads it (the desk after the lobby) begins there. */
interface Leftover {
  readonly waiting: readonly Typed[];
  readonly buffer: string;
  readonly ended: boolean;
}
const leftovers = new WeakMap<object, Leftover>();

export function lineInput(
  { input, output, sinceBoot = () => performance.now(), own = null, isShown = false }: LineStreams,
  say: Say,
): LineInput {
  const keyboard = input.isTTY === true && typeof input.setRawMode === 'function';
  const decoder = new StringDecoder('utf8');
  const before = leftovers.get(input);
  const waiting: Typed[] = [...(before?.waiting ?? [])];
  let wake: ((typed: Typed) => void) | null = null;
  let buffer = before?.buffer ?? '';
  let ended = before?.ended ?? false;
  let asked: 'command' | 'answer' = 'command';
  /** Bytes of a terminal that are not whole yet. */
  let held = '';
  let pastedAt = -Infinity;

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
      const half = buffer;
      erase('');
      put({ typed: 'stop', half });
    } else if (cleanLine(`x${pressed}x`) === `x${pressed}x` && buffer.length < longestLine) {
      if (buffer === '') echo('> ');
      buffer += pressed;
      echo(pressed);
    }
  };
  const paste = (text: string): void => {
    const lines = clean(text)
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
    if (lines.length === 0) return;
    if (lines.length > 1 && asked === 'command' && buffer === '') {
      echo(`${say('plain.pasted.refused', { count: lines.length })}\n`);
      for (const line of lines) echo(`${say('plain.pasted.line', { line })}\n`);
      return;
    }
    const joined = lines.join(' ');
    const gap = buffer === '' || /\s$/u.test(buffer) ? '' : ' ';
    const added = (lines.length > 1 || /^\s/u.test(text) ? gap + joined : joined).slice(
      0,
      longestLine - buffer.length,
    );
    // one that would have been run, or changed: said, with the line as it stands
    if (clean(text).includes('\n')) {
      echo(`${buffer === '' ? '' : '\n'}${say('plain.pasted.taken', { count: lines.length })}\n> ${buffer}`);
    } else if (buffer === '') echo('> ');
    buffer += added;
    echo(added);
  };
  /** A run without escape sequences: letters with a line break among them came at once, and nobody typed them so. */
  const type = (run: string): void => {
    const at = sinceBoot();
    const goesOn = at - pastedAt < betweenPieces;
    const isText = !/[^\P{Cc}\r\n\t]/u.test(run);
    const isBurst = /[\r\n]/u.test(run) && /[^\r\n]/u.test(run);
    if (isText && (goesOn || isBurst)) {
      pastedAt = at;
      paste(run);
    } else for (const pressed of run.match(/\r\n|[^]/gu) ?? []) key(pressed === '\r\n' ? '\r' : pressed);
  };
  const readKeys = (text: string): void => {
    // a paste whose end was lost holds nobody up
    held = text === '\u0003' ? text : held + text;
    while (held !== '') {
      if (held.startsWith(pasteStart)) {
        const end = held.indexOf(pasteEnd);
        if (end < 0) return;
        paste(held.slice(pasteStart.length, end));
        held = held.slice(end + pasteEnd.length);
        continue;
      }
      if (held.length > 1 && pasteStart.startsWith(held)) return;
      const sequence = /^\u001b(?:\[[0-9;?]*[ -/]*[@-~]|O.|[^]?)/u.exec(held)?.[0];
      const taken = sequence ?? /^[^\u001b]+/u.exec(held)?.[0] ?? held;
      held = held.slice(taken.length);
      // an escape sequence is one key, and but for F9 does nothing
      if (sequence === undefined) type(taken);
      else key(sequence);
    }
  };
  const read = (chunk: Buffer | string): void => {
    const text = typeof chunk === 'string' ? chunk : decoder.write(chunk);
    if (keyboard) return readKeys(text);
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
  const giveBack = keyboard
    ? untilGivenBack(
        () => {
          input.setRawMode?.(true);
          echo(marksOn);
        },
        () => {
          echo(marksOff);
          input.setRawMode?.(false);
        },
        own,
      )
    : null;
  input.resume();

  return {
    typing: () => buffer !== '',
    end,
    leave: () => put({ typed: 'leave' }),
    next: async (waitsFor = 'command') => {
      asked = waitsFor;
      const first = waiting.shift() ?? (ended ? { typed: 'end' as const } : await coming());
      // from a pipe a line is shown when it is read, so that a log says what was answered to what
      if (!keyboard && !isShown && first.typed === 'line' && first.line !== '' && first.again !== true)
        echo(`> ${first.line}\n`);
      return first;
    },
    putBack: (line) => {
      waiting.unshift({ typed: 'line', line, again: true });
    },
    restore: (half) => {
      echo(`${buffer === '' ? '> ' : ''}${half}`);
      buffer += half;
    },
    close: () => {
      leftovers.set(input, { waiting, buffer, ended });
      input.off('data', read);
      input.off('end', end);
      input.off('error', end);
      input.off('close', end);
      giveBack?.();
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
