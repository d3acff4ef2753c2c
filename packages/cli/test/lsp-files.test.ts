import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  CompletionRequest,
  DefinitionRequest,
  DocumentSymbolRequest,
  ReferencesRequest,
  RenameRequest,
} from 'vscode-languageserver-protocol/node';
import { openEditor } from './editor.ts';

const smallest = readFileSync(new URL('../../../test/fixtures/smallest.yaml', import.meta.url), 'utf8');
const own = `include: [shared/the town.yaml]\ngroups:\n  leaders: [mayor, clerk]\n${smallest}`;
const part = `roles:\n  clerk: { name: Town clerk, organisation: town }\n`;

const folder = mkdtempSync(join(tmpdir(), 'sandtable-editor-'));
mkdirSync(join(folder, 'shared'));
writeFileSync(join(folder, 'scenario.yaml'), own);
writeFileSync(join(folder, 'shared/the town.yaml'), part);
const scenarioUri = pathToFileURL(join(folder, 'scenario.yaml')).href;
const partUri = pathToFileURL(join(folder, 'shared/the town.yaml')).href;

let atScenario: Awaited<ReturnType<typeof openEditor>>;
let atPart: Awaited<ReturnType<typeof openEditor>>;
beforeAll(async () => {
  atScenario = await openEditor(scenarioUri);
  await atScenario.open(own);
  atPart = await openEditor(partUri);
  await atPart.open(part);
});
afterAll(async () => {
  await atScenario.close();
  await atPart.close();
  rmSync(folder, { recursive: true });
});

test('a name leads to its declaration in the other file, either way', async () => {
  const clerk = await atScenario.connection.sendRequest(DefinitionRequest.type, {
    textDocument: { uri: scenarioUri },
    position: atScenario.find('cle|rk]'),
  });
  expect(clerk).toEqual({
    uri: partUri,
    range: { start: { line: 1, character: 2 }, end: { line: 1, character: 7 } },
  });
  const town = await atPart.connection.sendRequest(DefinitionRequest.type, {
    textDocument: { uri: partUri },
    position: atPart.find('to|wn }'),
  });
  expect(town).toMatchObject({ uri: scenarioUri, range: { start: atScenario.find('|town: { name: Town') } });
});

test('a name is found and renamed in all files', async () => {
  const asked = { textDocument: { uri: partUri }, position: atPart.find('cl|erk:') };
  const uses = await atPart.connection.sendRequest(ReferencesRequest.type, {
    ...asked,
    context: { includeDeclaration: true },
  });
  expect(uses?.map(({ uri }) => uri).sort()).toEqual([scenarioUri, partUri].sort());
  const renamed = await atPart.connection.sendRequest(RenameRequest.type, { ...asked, newName: 'secretary' });
  expect(Object.keys(renamed?.changes ?? {}).sort()).toEqual([scenarioUri, partUri].sort());
  await expect(
    atPart.connection.sendRequest(RenameRequest.type, { ...asked, newName: 'police' }),
  ).rejects.toThrow('already');
});

test('an included file has mistakes, names to complete and an outline of its own', async () => {
  expect((await atPart.diagnostics()).filter(({ severity }) => severity === 1)).toEqual([]);
  const symbols = await atPart.connection.sendRequest(DocumentSymbolRequest.type, {
    textDocument: { uri: partUri },
  });
  expect(JSON.stringify(symbols)).toContain('Town clerk');
  expect(JSON.stringify(symbols)).not.toContain('Mayor');
  await atPart.type('organisation: town', 'organisation: twon');
  const [mistake] = (await atPart.diagnostics()).filter(({ severity }) => severity === 1);
  expect(mistake).toMatchObject({ code: 'ST0402', range: { start: atPart.find('|twon') } });
  const list = await atPart.connection.sendRequest(CompletionRequest.type, {
    textDocument: { uri: partUri },
    position: await atPart.type('organisation: twon', 'organisation: |'),
  });
  const items = Array.isArray(list) ? list : (list?.items ?? []);
  expect(items.map(({ label }) => label)).toContain('town');
});

test('what is wrong in a file that is not open is told of it, and no longer when it is right', async () => {
  writeFileSync(
    join(folder, 'shared/the town.yaml'),
    part.replace('organisation: town', 'organisation: twon'),
  );
  await atScenario.type('title: An example', 'title: An exemple');
  await atScenario.diagnostics();
  const asked = { textDocument: { uri: scenarioUri } };
  await atScenario.connection.sendRequest(DocumentSymbolRequest.type, asked);
  expect(atScenario.elsewhere.get(partUri)).toMatchObject([{ code: 'ST0402' }]);
  writeFileSync(join(folder, 'shared/the town.yaml'), part);
  await atScenario.type('title: An exemple', 'title: An example');
  await atScenario.diagnostics();
  await atScenario.connection.sendRequest(DocumentSymbolRequest.type, asked);
  expect((atScenario.elsewhere.get(partUri) ?? []).filter(({ severity }) => severity === 1)).toEqual([]);
});
