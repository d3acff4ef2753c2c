/** Texts and files as editors have them: other line ends and scripts, lines without end, files that are unsaved, gone or locked. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  CodeActionRequest,
  CompletionRequest,
  DefinitionRequest,
  DidChangeWatchedFilesNotification,
  DocumentFormattingRequest,
  DocumentSymbolRequest,
  FileChangeType,
  HoverRequest,
  ReferencesRequest,
  RenameRequest,
  type DocumentSymbol,
  type Position,
} from 'vscode-languageserver-protocol/node';
import { ferryPort, ferryPortUri as uri, openEditor } from './editor.ts';

const smallest = readFileSync(new URL('../../../test/fixtures/smallest.yaml', import.meta.url), 'utf8');

let editor: Awaited<ReturnType<typeof openEditor>>;
beforeAll(async () => {
  editor = await openEditor();
});
afterAll(() => editor.close());
const asked = (position: Position) => ({ textDocument: { uri }, position });
const labels = async (position: Position): Promise<readonly string[]> => {
  const list = await editor.connection.sendRequest(CompletionRequest.type, asked(position));
  return (Array.isArray(list) ? list : (list?.items ?? [])).map(({ label }) => label);
};
const errors = async () => (await editor.diagnostics()).filter(({ severity }) => severity === 1);
const formatted = () =>
  editor.connection.sendRequest(DocumentFormattingRequest.type, {
    textDocument: { uri },
    options: { tabSize: 2, insertSpaces: true },
  });

describe('lines that end as on Windows', () => {
  const windows = ferryPort.replaceAll('\n', '\r\n');
  test('are marked, proposed in, led from and renamed in at the same places', async () => {
    await editor.open(windows);
    expect(await errors()).toEqual([]);
    expect(
      await labels(
        await editor.type(
          '\r\ninjects:',
          '\r\ninjects:\r\n  extra:\r\n    text: >\r\n      One.\r\n\r\n      So many wait: {|',
        ),
      ),
    ).toEqual(expect.arrayContaining(['queue', 'clock']));
    await editor.open(windows);
    expect(
      await labels(await editor.type('\r\nroles:', '\r\nroles:\r\n  clerk:\r\n    name: Clerk\r\n\r\n    |')),
    ).toContain('organisation');
    await editor.open(windows);
    const found = await editor.connection.sendRequest(
      DefinitionRequest.type,
      asked(editor.find('to: [ga|te]')),
    );
    expect(found).toMatchObject({ range: { start: editor.find('\n  |gate:') } });
    const edit = await editor.connection.sendRequest(RenameRequest.type, {
      ...asked(editor.find('to: [ga|te]')),
      newName: 'harbour',
    });
    const lines = windows.split('\r\n');
    const old = (edit?.changes?.[uri] ?? []).map(({ range: { start, end } }) =>
      lines[start.line]?.slice(start.character, end.character),
    );
    expect(new Set(old)).toEqual(new Set(['gate']));
  });
  test('stay so when they are formatted', async () => {
    await editor.open(smallest.replaceAll('\n', '\r\n'));
    expect(await formatted()).toEqual([]);
    await editor.type('[all]', '[ all ]');
    const [edit] = (await formatted()) ?? [];
    expect(edit?.newText).toMatch(/^ {2}trust: .*\[all\].*\r\n$/);
  });
});

test('places count as editors count: an emoji is two, a letter written from right to left is one', async () => {
  const text = `${smallest}facts:\n  bomb: { text: "🚢🚢 שלום 👩‍🚒", known-to: [mayr] }\noutcomes:\n  quiet: { text: "🧯 é", only-if: "trust > 5 and trsut < 9" }\n`;
  await editor.open(text);
  const [first, second] = await errors();
  expect(first?.range).toEqual({ start: editor.find('[|mayr]'), end: editor.find('[mayr|]') });
  expect(second?.range.start).toEqual(editor.find('and |trsut'));
  const uses = await editor.connection.sendRequest(ReferencesRequest.type, {
    ...asked(editor.find('\n  tr|ust:')),
    context: { includeDeclaration: false },
  });
  expect(uses?.map(({ range }) => range.start)).toEqual([editor.find('"|trust > 5')]);
});

test('a file that cannot be read as YAML is mended at a key, too', async () => {
  await editor.open(smallest.replace('summary: As small as can be.', 'summary: As small: as can be.'));
  const [mark] = await errors();
  const actions = await editor.connection.sendRequest(CodeActionRequest.type, {
    textDocument: { uri },
    range: mark?.range ?? { start: editor.find('As|'), end: editor.find('As|') },
    context: { diagnostics: [] },
  });
  expect(actions).toMatchObject([{ edit: { changes: { [uri]: [{ newText: '"As small: as can be."' }] } } }]);
});

test('a line without end, and a file in brackets from its first sign to its last, are taken as others', async () => {
  const long = smallest.replace('As small as can be.', `"${'It is long, and has: signs. '.repeat(20_000)}"`);
  await editor.open(long);
  expect(await errors()).toEqual([]);
  expect(await labels(await editor.type('organisation: town }', 'organisation: | }'))).toContain('town');
  const injects = Array.from(
    { length: 20_000 },
    (_, at) => `    "note_${at}": {\n      "text": "One"\n    }`,
  );
  await editor.open(
    `{\n  "sandtable": 1,\n  "injects": {\n${injects.join(',\n')},\n    "last": { \n    }\n  }\n}\n`,
  );
  expect(await labels(editor.find('"last": { |'))).toEqual(expect.arrayContaining(['channel', 'from']));
});

describe('files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sandtable-editor-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const uriOf = (name: string) => pathToFileURL(join(folder, name)).href;
  const own = `include: [part.yaml]\n${smallest}`;
  const part = 'roles:\n  clerk: { name: Town clerk, organisation: town }\n';
  let at: Awaited<ReturnType<typeof openEditor>>;
  beforeAll(async () => {
    writeFileSync(join(folder, 'scenario.yaml'), own);
    at = await openEditor(uriOf('part.yaml'));
    await at.open(part);
  });
  afterAll(() => at.close());
  const changed = async (name: string, type: FileChangeType) => {
    await at.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: uriOf(name), type }],
    });
  };
  const symbols = async () =>
    (await at.connection.sendRequest(DocumentSymbolRequest.type, {
      textDocument: { uri: uriOf('part.yaml') },
    })) as DocumentSymbol[];
  /** Told of the scenario's own file, which is not open. */
  const toldOf = (name: string, wanted: (codes: readonly unknown[]) => boolean) =>
    at.until(() => {
      const codes = (at.elsewhere.get(uriOf(name)) ?? []).map(({ code }) => code);
      return at.elsewhere.has(uriOf(name)) && wanted(codes);
    });

  test('a part that was never saved belongs to the scenario that names it', async () => {
    expect(JSON.stringify(await symbols())).toContain('Town clerk');
    await at.type('organisation: town', 'organisation: twon');
    expect((await at.diagnostics()).map(({ code }) => code)).toEqual(['ST0402']);
    await at.type('organisation: twon', 'organisation: town');
  });

  test('what is not saved in the scenario counts in its parts', async () => {
    await at.openToo(
      uriOf('scenario.yaml'),
      own.replaceAll('town:', 'city:').replaceAll('organisation: town', 'organisation: city'),
    );
    await at.type('organisation: town', 'organisation: city');
    expect((await at.diagnostics()).filter(({ severity }) => severity === 1)).toEqual([]);
    await at.closeToo(uriOf('scenario.yaml'));
    await at.type('organisation: city', 'organisation: town');
    expect((await at.diagnostics()).filter(({ severity }) => severity === 1)).toEqual([]);
  });

  test('a translation has the names of the scenario, and is renamed with it', async () => {
    const scenario = `languages: [en, de]\ntranslations: { de: de.yaml }\n${own}`;
    const german = 'title: Ein Beispiel\nroles:\n  mayor:\n    name: Bürgermeisterin\n';
    writeFileSync(join(folder, 'de.yaml'), german);
    await at.openToo(uriOf('scenario.yaml'), scenario);
    const place = {
      line: scenario.split('\n').findIndex((line) => line.startsWith('  mayor:')),
      character: 4,
    };
    const edit = await at.connection.sendRequest(RenameRequest.type, {
      textDocument: { uri: uriOf('scenario.yaml') },
      position: place,
      newName: 'head',
    });
    expect(edit?.changes?.[uriOf('de.yaml')]).toEqual([
      { range: { start: { line: 2, character: 2 }, end: { line: 2, character: 7 } }, newText: 'head' },
    ]);
    const proposed = async (text: string, position: Position) => {
      await at.openToo(uriOf('de.yaml'), text);
      await at.connection.sendRequest(DocumentSymbolRequest.type, {
        textDocument: { uri: uriOf('de.yaml') },
      });
      const list = await at.connection.sendRequest(CompletionRequest.type, {
        textDocument: { uri: uriOf('de.yaml') },
        position,
      });
      await at.closeToo(uriOf('de.yaml'));
      return (Array.isArray(list) ? list : (list?.items ?? [])).map(({ label }) => label);
    };
    expect(await proposed(`${german}  \n`, { line: 4, character: 2 })).toEqual(['police', 'clerk']);
    expect(await proposed(`${german}    \n`, { line: 4, character: 4 })).toEqual(['short', 'brief', 'can']);
    const top = await proposed(`${german}\n`, { line: 4, character: 0 });
    expect(top).toContain('injects');
    expect(top).not.toContain('version');
    await at.closeToo(uriOf('scenario.yaml'));
  });

  test('a part that is deleted, or that is no file any more, is told where it is named', async () => {
    writeFileSync(join(folder, 'scenario.yaml'), own.replace('[part.yaml]', '[part.yaml, other.yaml]'));
    await changed('scenario.yaml', FileChangeType.Changed);
    await toldOf('scenario.yaml', (codes) => codes.includes('ST0602'));
    writeFileSync(join(folder, 'other.yaml'), 'roles:\n  guard: { name: Guard, organisation: town }\n');
    await changed('other.yaml', FileChangeType.Created);
    await toldOf('scenario.yaml', (codes) => !codes.includes('ST0602'));
    rmSync(join(folder, 'other.yaml'));
    await changed('other.yaml', FileChangeType.Deleted);
    await toldOf('scenario.yaml', (codes) => codes.includes('ST0602'));
    expect(at.elsewhere.get(uriOf('scenario.yaml'))?.[0]?.message).toContain('no file of this name');
    mkdirSync(join(folder, 'other.yaml'));
    await changed('other.yaml', FileChangeType.Created);
    await at.until(() => JSON.stringify(at.elsewhere.get(uriOf('scenario.yaml'))).includes('It is a folder'));
  });

  test('a scenario that is gone leaves its parts alone', async () => {
    rmSync(join(folder, 'scenario.yaml'));
    await changed('scenario.yaml', FileChangeType.Deleted);
    expect(await symbols()).toEqual([]);
    const hover = await at.connection.sendRequest(HoverRequest.type, {
      textDocument: { uri: uriOf('part.yaml') },
      position: at.find('cl|erk'),
    });
    expect(hover).toBeNull();
  });

  test('a scenario that cannot be read any more is told in its own place, at a script of it too', async () => {
    mkdirSync(join(folder, 'scenario.yaml'));
    await at.openToo(uriOf('scripts/one.yaml'), '- { advance: 5m }\n');
    await toldOf('scenario.yaml', (codes) => codes.length === 1);
    expect(at.elsewhere.get(uriOf('scenario.yaml'))?.[0]?.message).toMatch(/folder/);
  });
});
