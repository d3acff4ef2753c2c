// Lines from a keyboard and from a pipe.
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { lineInput, type LineInput } from '../../src/plain/line-input.ts';

function opened(keyboard: boolean): {
  input: PassThrough;
  lines: LineInput;
  shown: () => string;
  raw: boolean[];
} {
  const raw: boolean[] = [];
  const input = Object.assign(
    new PassThrough(),
    keyboard ? { isTTY: true, setRawMode: (on: boolean) => raw.push(on) } : {},
  );
  const output = new PassThrough();
  let text = '';
  output.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
  return { input, lines: lineInput({ input, output }), shown: () => text, raw };
}
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
  expect(shown()).toBe('> nexx\b \bt\n');
  lines.close();
  expect(raw).toEqual([true, false]);
});

test('a wide letter is erased whole; arrows and other keys do nothing', async () => {
  const { input, lines, shown } = opened(true);
  input.write('a你\u007f\u001b[A\u001b[D\u0007\u001bOPb\r');
  expect(await lines.next()).toEqual({ typed: 'line', line: 'ab' });
  expect(shown()).toBe('> a你\b \b\b \bb\n');
});

test('Ctrl-U begins anew, Ctrl-C leaves, Ctrl-D ends an empty line only, F9 is the stop', async () => {
  const { input, lines } = opened(true);
  input.write('abc\u0004\u0015\u0004');
  expect(await lines.next()).toEqual({ typed: 'end' });
  input.write('abc\u001b[20~');
  expect(await lines.next()).toEqual({ typed: 'stop' });
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
  const after = lineInput({ input, output: new PassThrough() });
  expect(await after.next()).toEqual({ typed: 'line', line: 'next' });
  expect(await after.next()).toEqual({ typed: 'line', line: 'half' });
  expect(await after.next()).toEqual({ typed: 'end' });
});
