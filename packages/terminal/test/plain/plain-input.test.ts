// Lines from a keyboard and from a pipe.
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { words } from '@sandtable/words';
import { lineInput, type LineInput } from '../../src/plain/line-input.ts';

function opened(keyboard: boolean): {
  input: PassThrough;
  lines: LineInput;
  shown: () => string;
  raw: boolean[];
  /** Lets time pass between keys. */
  pass: (milliseconds: number) => void;
} {
  const raw: boolean[] = [];
  const input = Object.assign(
    new PassThrough(),
    keyboard ? { isTTY: true, setRawMode: (on: boolean) => raw.push(on) } : {},
  );
  const output = new PassThrough();
  let text = '';
  output.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
  let at = 0;
  const lines = lineInput({ input, output, sinceBoot: () => at }, words('en'));
  const pass = (milliseconds: number): void => {
    at += milliseconds;
  };
  return { input, lines, shown: () => text, raw, pass };
}
const marksOn = '\u001b[?2004h';
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('from a pipe, lines are shown as they are read, and the end is told once', async () => {
  const { input, lines, shown } = opened(false);
  input.end('next\r\nnote last one without an end');
  expect(await lines.next()).toEqual({ typed: 'line', line: 'next' });
  expect(await lines.next()).toEqual({ typed: 'line', line: 'note last one without an end' });
  expect(await lines.next()).toEqual({ typed: 'end' });
  expect(await lines.next()).toEqual({ typed: 'end' });
  expect(shown()).toBe('> next\n> note last one without an end\n');
});

test('letters of more than one byte may come in pieces', async () => {
  const { input, lines } = opened(false);
  const bytes = Buffer.from('note שלום\n');
  for (const byte of bytes) input.write(Buffer.from([byte]));
  expect(await lines.next()).toEqual({ typed: 'line', line: 'note שלום' });
});

test('from a keyboard, it knows that somebody types, and shows what is typed', async () => {
  const { input, lines, shown, raw } = opened(true);
  input.write('nex');
  await settled();
  expect(lines.typing()).toBe(true);
  input.write('x\u007ft\r');
  expect(await lines.next()).toEqual({ typed: 'line', line: 'next' });
  expect(lines.typing()).toBe(false);
  expect(shown()).toBe(`${marksOn}> nexx\b \bt\n`);
  lines.close();
  expect(shown().endsWith('\u001b[?2004l')).toBe(true);
  expect(raw).toEqual([true, false]);
});

test('a wide letter is erased whole; arrows and other keys do nothing', async () => {
  const { input, lines, shown } = opened(true);
  input.write('a你\u007f\u001b[A\u001b[D\u0007\u001bOPb');
  await settled();
  input.write('\r');
  expect(await lines.next()).toEqual({ typed: 'line', line: 'ab' });
  expect(shown()).toBe(`${marksOn}> a你\b \b\b \bb\n`);
});

test('Ctrl-U begins anew, Ctrl-C leaves, Ctrl-D ends an empty line only, F9 is the stop', async () => {
  const { input, lines } = opened(true);
  input.write('abc\u0004\u0015\u0004');
  expect(await lines.next()).toEqual({ typed: 'end' });
  input.write('abc\u001b[20~');
  expect(await lines.next()).toEqual({ typed: 'stop', half: 'abc' });
  expect(lines.typing()).toBe(false);
  input.write('\u0003');
  expect(await lines.next()).toEqual({ typed: 'leave' });
});

test('what the lobby did not ask for is left for who reads after it', async () => {
  const { input, lines } = opened(false);
  input.end('1\nnext\nhalf');
  expect(await lines.next()).toEqual({ typed: 'line', line: '1' });
  await settled();
  lines.close();
  const after = lineInput({ input, output: new PassThrough() }, words('en'));
  expect(await after.next()).toEqual({ typed: 'line', line: 'next' });
  expect(await after.next()).toEqual({ typed: 'line', line: 'half' });
  expect(await after.next()).toEqual({ typed: 'end' });
});

const pasted = (text: string): string => `\u001b[200~${text}\u001b[201~`;
const mail = 'From the duty officer:\r   Next\r\rend of message\r';

/** What the reader was given until now, when nothing waits any more. */
async function given(lines: LineInput): Promise<unknown> {
  return Promise.race([lines.next(), settled().then(() => 'nothing')]);
}

test.each([
  ['marked by the terminal', pasted(mail)],
  ['not marked', mail],
])('lines pasted where a command is waited for, %s, are shown and not run', async (_how, bytes) => {
  const { input, lines, shown } = opened(true);
  input.write(bytes);
  await settled();
  expect(await given(lines)).toBe('nothing');
  expect(shown()).toContain('3 lines were pasted. None was run');
  expect(shown()).toContain('Pasted: From the duty officer:\nPasted: Next\nPasted: end of message\n');
  expect(lines.typing()).toBe(false);
});

test.each([
  ['marked', pasted('next\r')],
  ['not marked', 'next\r'],
])('one pasted line, %s, stands in the line and is run by Enter only', async (_how, bytes) => {
  const { input, lines, shown, pass } = opened(true);
  input.write(bytes);
  await settled();
  expect(lines.typing()).toBe(true);
  expect(shown()).toContain('not run: Enter takes it, Ctrl-U clears it.\n> next');
  const line = lines.next();
  pass(500);
  input.write('\r');
  expect(await line).toEqual({ typed: 'line', line: 'next' });
});

test('the answer to a question, and a line that is begun, take all lines of a paste as one', async () => {
  const { input, lines, pass } = opened(true);
  const answer = lines.next('answer');
  input.write(mail);
  // its last line break, in a piece of its own
  pass(50);
  input.write('\r');
  await settled();
  expect(lines.typing()).toBe(true);
  pass(500);
  input.write('\r');
  expect(await answer).toEqual({ typed: 'line', line: 'From the duty officer: Next end of message' });
  const command = lines.next();
  input.write('note gap');
  await settled();
  input.write(pasted('two\nlines'));
  await settled();
  pass(500);
  input.write('\r');
  expect(await command).toEqual({ typed: 'line', line: 'note gap two lines' });
});

test('a paste may come in pieces, and one whose end is lost does not lock the keyboard', async () => {
  const { input, lines } = opened(true);
  const line = lines.next('answer');
  for (const piece of ['\u001b[20', '0~one', '\rtwo\u001b[2', '01~']) {
    input.write(piece);
    await settled();
  }
  input.write('\r');
  expect(await line).toEqual({ typed: 'line', line: 'one two' });
  const left = lines.next();
  input.write('\u001b[200~never ended');
  await settled();
  input.write('\u0003');
  expect(await left).toEqual({ typed: 'leave' });
});

test('a text without a line break is typed as it comes, and from a pipe every line is a command', async () => {
  const { input, lines, shown } = opened(true);
  input.write('where');
  await settled();
  input.write('\r');
  expect(await lines.next()).toEqual({ typed: 'line', line: 'where' });
  expect(shown()).not.toContain('asted');
  const pipe = opened(false);
  pipe.input.end(mail);
  expect(await pipe.lines.next()).toEqual({ typed: 'line', line: 'From the duty officer:' });
  expect(await pipe.lines.next()).toEqual({ typed: 'line', line: 'Next' });
  expect(pipe.shown()).not.toContain('\u001b');
});
