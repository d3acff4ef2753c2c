/** An editor on a scenario so large that a look at it takes a while. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CompletionRequest, DocumentSymbolRequest, HoverRequest } from 'vscode-languageserver-protocol/node';
import { openEditor } from './editor.ts';

const smallest = readFileSync(new URL('../../../test/fixtures/smallest.yaml', import.meta.url), 'utf8');
const injects = Array.from(
  { length: 2500 },
  (_, at) =>
    `  call_${at}: { at: ${at % 120}m, from: exercise_control, to: [mayor], channel: phone, text: They call }\n`,
);
const large = `${smallest}injects:\n${injects.join('')}`;

let editor: Awaited<ReturnType<typeof openEditor>>;
beforeAll(async () => {
  editor = await openEditor();
  await editor.open(large);
  await editor.diagnostics();
});
afterAll(() => editor.close());

test('what needs no new look is answered while one is under way', async () => {
  const { uri } = editor;
  const position = await editor.type('call_1200: { at: 0m', 'call_1200: { at: 1m');
  const answered: string[] = [];
  const noted = <T>(what: string, answer: Promise<T>): Promise<T> =>
    answer.finally(() => answered.push(what));
  // the outline is of the text of now, and begins a look
  const outline = noted(
    'outline',
    editor.connection.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri } }),
  );
  const asked = { textDocument: { uri }, position };
  const completion = noted('completion', editor.connection.sendRequest(CompletionRequest.type, asked));
  const hover = noted(
    'hover',
    editor.connection.sendRequest(HoverRequest.type, {
      textDocument: { uri },
      position: editor.find('call_2000: { at: 80m, from: exercise_control, to: [may|or]'),
    }),
  );
  const [symbols, , told] = await Promise.all([outline, completion, hover]);
  expect(answered).toEqual(['completion', 'hover', 'outline']);
  expect(JSON.stringify(told?.contents)).toContain('**mayor** (role)');
  expect(JSON.stringify(symbols)).toContain('call_2499');
});
