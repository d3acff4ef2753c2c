/** What an editor offers and tells where an inject attaches something. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CompletionRequest, HoverRequest } from 'vscode-languageserver-protocol/node';
import { openEditor } from './editor.ts';

const example = fileURLToPath(new URL('../../../docs/author/examples/market-hall', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'sandtable-attach-'));
cpSync(example, folder, { recursive: true });
writeFileSync(join(folder, 'notes.docx'), 'no kind that can be attached');
const own = readFileSync(join(folder, 'scenario.yaml'), 'utf8');
const uri = pathToFileURL(join(folder, 'scenario.yaml')).href;

let editor: Awaited<ReturnType<typeof openEditor>>;
beforeAll(async () => {
  editor = await openEditor(uri);
  await editor.open(own);
  await editor.diagnostics();
});
afterAll(async () => {
  await editor.close();
  rmSync(folder, { recursive: true });
});

async function offered(instead: string, by: string): Promise<readonly string[]> {
  await editor.open(own);
  const list = await editor.connection.sendRequest(CompletionRequest.type, {
    textDocument: { uri },
    position: await editor.type(instead, by),
  });
  return (Array.isArray(list) ? list : (list?.items ?? [])).map(({ label }) => label);
}

test('its keys, those of a file once it is one', async () => {
  expect(await offered('file: order.md }', '|}')).toEqual(['text', 'table', 'file']);
  expect(await offered('file: order.md }', 'file: order.md, |}')).toEqual(['alt']);
});

test('the files of the folder that can be attached', async () => {
  expect(await offered('file: order.md }', 'file: | }')).toEqual(['count.csv', 'order.md', 'plan.png']);
  expect(await offered('duration: 1h', 'duration: 1h\ninclude: [|]')).toEqual([]);
});

test('what a key means', async () => {
  await editor.open(own);
  const told = await editor.connection.sendRequest(HoverRequest.type, {
    textDocument: { uri },
    position: editor.find('fi|le: plan.png'),
  });
  expect(JSON.stringify(told?.contents)).toContain('A file in the folder of the scenario');
});

test('a file that is not there is told while it is typed, and nothing of the picture’s own', async () => {
  await editor.open(own);
  await editor.type('plan.png', 'plam.png|');
  const found = await editor.diagnostics();
  expect(found.filter(({ severity }) => severity === 1).map(({ code }) => code)).toEqual(['ST0602']);
  expect([...editor.elsewhere.keys()].filter((one) => one.endsWith('.png'))).toEqual([]);
});
