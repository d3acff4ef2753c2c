/** Scripts in an editor, in `scripts` and right beside their scenario. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  CodeActionRequest,
  CompletionRequest,
  DefinitionRequest,
  DocumentSymbolRequest,
  HoverRequest,
  ReferencesRequest,
  RenameRequest,
  type DocumentSymbol,
  type Position,
} from 'vscode-languageserver-protocol/node';
import { ferryPort, openEditor } from './editor.ts';

const script = `text: They sell by hand
parameters: { frame: strict }
play:
  - { decide: manual, answer: some, by: gate }
  - { share: old_server, by: gate, with: [state] }
  - { hold: radio, at: 20m }
  - { override: { trust: 40 } }
  - decide: payment
    answer: declined
    by: state
`;
const beside = '- { decide: manual, answer: all, by: gate }\n';

const folder = mkdtempSync(join(tmpdir(), 'sandtable scripts-'));
const uriOf = (name: string) => pathToFileURL(join(folder, name)).href;
const scriptUri = uriOf('scripts/by hand.yaml');
const scenarioUri = uriOf('scenario.yaml');
let editor: Awaited<ReturnType<typeof openEditor>>;
beforeAll(async () => {
  mkdirSync(join(folder, 'scripts'));
  writeFileSync(join(folder, 'scenario.yaml'), ferryPort);
  writeFileSync(join(folder, 'scripts/by hand.yaml'), script);
  writeFileSync(join(folder, 'beside.yaml'), beside);
  editor = await openEditor(scriptUri);
});
beforeEach(() => editor.open(script));
afterAll(async () => {
  await editor.close();
  rmSync(folder, { recursive: true });
});

const asked = (position: Position, uri = scriptUri) => ({ textDocument: { uri }, position });
async function labels(position: Position): Promise<readonly string[]> {
  const list = await editor.connection.sendRequest(CompletionRequest.type, asked(position));
  return (Array.isArray(list) ? list : (list?.items ?? [])).map(({ label }) => label);
}
const marks = async () =>
  (await editor.diagnostics()).map(({ code, range: { start } }) => ({ code, at: start }));

describe('marks', () => {
  test('a good script has none', async () => {
    expect(await marks()).toEqual([]);
  });
  test.each([
    ['a decision', 'decide: manual', 'decide: manuel', 'ST0402', 'decide: |manuel'],
    ['an option', 'answer: some', 'answer: sum', 'ST0501', 'answer: |sum'],
    ['a role', 'with: [state]', 'with: [stat]', 'ST0401', '[|stat]'],
    ['an inject', 'hold: radio', 'hold: rodeo', 'ST0402', 'hold: |rodeo'],
    ['a fact', 'share: old_server', 'share: old_severs', 'ST0402', 'share: |old_severs'],
    ['a choice of a parameter', 'frame: strict', 'frame: strickt', 'ST0420', 'frame: |strickt'],
    ['a time that is past', 'by: state', 'by: state\n    at: 10m', 'ST0505', 'at: |10m'],
    ['a step that is none', 'hold: radio', 'hodl: radio', 'ST0201', '|hodl: radio'],
  ])('%s that the scenario has not', async (_what, good, bad, code, at) => {
    await editor.type(good, bad);
    expect(await marks()).toMatchObject([{ code, at: editor.find(at) }]);
  });
  test('are put right at a key', async () => {
    await editor.type('decide: manual', 'decide: manuel');
    const start = editor.find('decide: man|uel');
    const actions = await editor.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri: scriptUri },
      range: { start, end: start },
      context: { diagnostics: [] },
    });
    expect(actions).toMatchObject([{ edit: { changes: { [scriptUri]: [{ newText: 'manual' }] } } }]);
  });
});

describe('completion', () => {
  test.each([
    ['steps', '  - { hold: radio, at: 20m }', '  - { | }', ['decide', 'share', 'hold', 'advance', 'at']],
    [
      'what stands beside a verb',
      '- { hold: radio, at: 20m }',
      '- { decide: manual, | }',
      ['answer', 'by', 'because'],
    ],
    ['decisions', 'decide: manual', 'decide: |', ['manual', 'payment']],
    ['options of the decision', 'answer: some', 'answer: |', ['all', 'some', 'refuse']],
    ['roles', 'by: gate }', 'by: | }', ['gate', 'state']],
    ['recipients', 'with: [state]', 'with: [|]', ['state', 'ferries', 'all']],
    ['facts', 'share: old_server', 'share: |', ['old_server', 'no_bomb']],
    ['injects', 'hold: radio', 'hold: |', ['radio', 'note']],
    ['variables', 'override: { trust: 40 }', 'override: { | }', ['trust', 'queue']],
    ['parameters', 'parameters: { frame: strict }', 'parameters: { | }', ['frame', 'holiday']],
    ['keys of a script', 'text: They', 'se|: 7\ntext: They', ['seed']],
  ])('%s', async (_what, old, now, wanted) => {
    const found = await labels(await editor.type(old, now));
    expect(found).toEqual(expect.arrayContaining(wanted));
    expect(found).not.toContain('injects');
    expect(found).not.toContain('technician');
  });
});

test('hover tells of a name in the scenario, and where else it is used', async () => {
  const found = await editor.connection.sendRequest(HoverRequest.type, asked(editor.find('man|ual')));
  const told = JSON.stringify(found?.contents);
  expect(told).toContain('**manual** (decision)');
  expect(told).toMatch(/in line 4; lines \d+, .* of scenario\.yaml; line 1 of beside\.yaml/);
  const step = await editor.connection.sendRequest(HoverRequest.type, asked(editor.find('sha|re:')));
  expect(JSON.stringify(step?.contents)).toContain('Tells others a fact.');
});

test('outline: a line for each step', async () => {
  const found = (await editor.connection.sendRequest(DocumentSymbolRequest.type, {
    textDocument: { uri: scriptUri },
  })) as DocumentSymbol[];
  expect(found.map(({ name, detail }) => [name, detail])).toEqual([
    ['decide manual', 'some'],
    ['share old_server', undefined],
    ['hold radio', undefined],
    ['override', undefined],
    ['decide payment', 'declined'],
  ]);
});

describe('names', () => {
  test('lead into the scenario', async () => {
    const found = await editor.connection.sendRequest(
      DefinitionRequest.type,
      asked(editor.find('hold: ra|dio')),
    );
    const lines = ferryPort.split('\n');
    expect(found).toMatchObject({ uri: scenarioUri, range: { start: { line: lines.indexOf('  radio:') } } });
  });

  test('are found and renamed from the scenario in all scripts, open or not', async () => {
    const at = { line: ferryPort.split('\n').indexOf('  manual:'), character: 4 };
    await editor.openToo(scenarioUri, ferryPort);
    const uses = await editor.connection.sendRequest(ReferencesRequest.type, {
      ...asked(at, scenarioUri),
      context: { includeDeclaration: false },
    });
    expect(new Set(uses?.map(({ uri }) => uri))).toEqual(
      new Set([scenarioUri, scriptUri, uriOf('beside.yaml')]),
    );
    const renamed = await editor.connection.sendRequest(RenameRequest.type, {
      ...asked(at, scenarioUri),
      newName: 'by_paper',
    });
    expect(renamed?.changes?.[uriOf('beside.yaml')]).toEqual([
      { range: { start: { line: 0, character: 12 }, end: { line: 0, character: 18 } }, newText: 'by_paper' },
    ]);
    expect(renamed?.changes?.[scriptUri]).toHaveLength(1);
    await expect(
      editor.connection.sendRequest(RenameRequest.type, { ...asked(at, scenarioUri), newName: 'payment' }),
    ).rejects.toThrow('payment');
    await editor.closeToo(scenarioUri);
  });

  test('are not renamed while a script cannot be read, which is told', async () => {
    await editor.type('with: [state] }', 'with: [state');
    await expect(
      editor.connection.sendRequest(RenameRequest.type, {
        ...asked(editor.find('man|ual')),
        newName: 'by_paper',
      }),
    ).rejects.toThrow('scripts/by hand.yaml cannot be read');
  });
});

test('while the scenario has mistakes, the form of a script is still told, and its names are not', async () => {
  const broken = ferryPort.replace('to: [gate]', 'to: [gait]');
  await editor.openToo(scenarioUri, broken);
  await editor.type('decide: manual', 'decide: manuel');
  await editor.type('hold: radio', 'hodl: radio');
  expect((await marks()).map(({ code }) => code)).toEqual(['ST0201']);
  await editor.closeToo(scenarioUri);
});
