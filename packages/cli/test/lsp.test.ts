import { format } from '@sandtable/author';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  CodeActionRequest,
  CompletionRequest,
  DefinitionRequest,
  DocumentFormattingRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  HoverRequest,
  PrepareRenameRequest,
  ReferencesRequest,
  RenameRequest,
  type CompletionItem,
  type DocumentSymbol,
  type Position,
} from 'vscode-languageserver-protocol/node';
import { ferryPort, ferryPortUri as uri, openEditor } from './editor.ts';

let editor: Awaited<ReturnType<typeof openEditor>>;
beforeAll(async () => {
  editor = await openEditor();
});
beforeEach(async () => {
  await editor.open(ferryPort);
});
const asked = (position: Position) => ({ textDocument: { uri }, position });
async function proposed(position: Position): Promise<readonly CompletionItem[]> {
  const list = await editor.connection.sendRequest(CompletionRequest.type, asked(position));
  return Array.isArray(list) ? list : (list?.items ?? []);
}
const labels = async (position: Position) => (await proposed(position)).map(({ label }) => label);
async function hovered(stretch: string): Promise<string> {
  const found = await editor.connection.sendRequest(HoverRequest.type, asked(editor.find(stretch)));
  return JSON.stringify(found?.contents ?? null);
}

/** Mistakes alone: this scenario also gets some advice. */
const errors = async () => (await editor.diagnostics()).filter(({ severity }) => severity === 1);

describe('diagnostics', () => {
  test('advice comes as warnings', async () => {
    expect((await editor.diagnostics()).map(({ severity }) => severity)).toContain(2);
  });

  test('a good file has none, a mistake is marked where it stands, and goes when it is mended', async () => {
    expect(await errors()).toEqual([]);
    await editor.type('to: [gate]', 'to: [gait]');
    const [mistake] = await errors();
    expect(mistake).toMatchObject({ severity: 1, source: 'sandtable', code: expect.stringMatching(/^ST/) });
    expect(mistake?.range.start).toEqual(editor.find('[|gait'));
    expect(mistake?.message).toContain('gate');
    await editor.type('gait', 'gate');
    expect(await errors()).toEqual([]);
  });

  test('while somebody types, only the last state is checked', async () => {
    await editor.diagnostics();
    await editor.type('to: [gate]', 'to: [gait]');
    await editor.type('gait', 'gate');
    expect(await errors()).toEqual([]);
  });
});

describe('completion', () => {
  test('keys by their place, without those that are there, with what they mean', async () => {
    const list = await proposed(await editor.type('\nroles:', '\nroles:\n  clerk:\n    name: Clerk\n    |'));
    const found = list.map(({ label }) => label);
    expect(found).toContain('organisation');
    expect(found).not.toContain('name');
    expect(found).not.toContain('injects');
    expect(list.find(({ label }) => label === 'organisation')?.documentation).toBe('Where the role belongs.');
  });

  test.each<[where: string, clause: string, wanted: readonly string[], unwanted: readonly string[]]>([
    ['a clause in braces', '      - { | }', ['only-if', 'text'], ['ends-when']],
    ['a clause on lines of its own', '      - |', ['only-if', 'text'], ['ends-when']],
    ['the rest of a clause', '      - only-if: "trust > 5"\n        |', ['text'], ['only-if', 'ends-when']],
    ['the condition of a clause', '      - { only-if: "|", text: It is. }', ['trust', 'queue'], ['only-if']],
    ['an event in it', '      - { only-if: "decision.|", text: It is. }', ['manual'], ['only-if']],
    [
      'the end of an event in it',
      '      - { only-if: "decision.manual.|", text: It is. }',
      ['made', 'all'],
      ['only-if'],
    ],
    // nothing is filled in there
    ['its text', '      - { only-if: "trust > 5", text: "It is {|}." }', [], ['queue', 'only-if']],
    [
      'a second clause',
      '      - { only-if: "trust > 5", text: It is. }\n      - { | }',
      ['only-if', 'text'],
      [],
    ],
  ])('inside the clauses of an outcome: %s', async (_where, clause, wanted, unwanted) => {
    const at = await editor.type(
      '\noutcomes:',
      `\noutcomes:\n  told:\n    only-if: "trust > 1"\n    text:\n${clause}`,
    );
    const found = await labels(at);
    expect(found).toEqual(expect.arrayContaining([...wanted]));
    for (const each of unwanted) expect(found).not.toContain(each);
  });

  test('verbs of effects, then what may stand beside the verb', async () => {
    const at = await editor.type(
      '\nactions:',
      '\nactions:\n  ring: { text: Ring, by: [gate], effects: [{ | }] }',
    );
    expect(await labels(at)).toEqual(expect.arrayContaining(['set', 'reveal', 'after']));
    const beside = await labels(await editor.type('effects: [{  }]', 'effects: [{ reveal: no_bomb, |  }]'));
    expect(beside).toEqual(['to', 'after', 'only-if']);
  });

  test.each([
    ['roles and groups', 'to: [gate]', 'to: [|]', ['gate', 'ferries', 'operators', 'all']],
    ['phases', '{ go: end', '{ go: |', ['outage', 'pressure', 'recovery', 'end']],
    ['injects', '{ inject: first_call', '{ inject: |', ['first_call', 'note', 'radio']],
    ['variables as keys', '{ set: {', '{ set: {|', ['queue', 'trust']],
    ['words', 'kind: tabletop', 'kind: |', ['seminar', 'workshop']],
  ])('names by what the place takes: %s', async (_what, old, now, wanted) => {
    const found = await labels(await editor.type(old, now));
    expect(found).toEqual(expect.arrayContaining(wanted));
    expect(found).not.toContain('technician');
  });

  test.each([
    ['', ['queue', 'decision.', 'fact.', 'min', 'not', 'patch_time', 'story.']],
    ['que', ['queue']],
    ['decision.', ['manual', 'payment']],
    ['queue > 3 and decision.manual.', ['all', 'some', 'made', 'any.']],
    ['decision.manual.any.', ['all', 'some', 'refuse']],
    ['fact.no_bomb.', ['gate', 'said_aloud']],
    ['parameter.', ['frame', 'holiday']],
    ["parameter.frame == '", ['strict', 'voluntary']],
  ])('inside an expression after %j', async (written, wanted) => {
    const at = await editor.type('\nvariables:', `\nvariables:\n  probe: { name: Probe, is: "${written}|" }`);
    const found = await labels(at);
    expect(found).toEqual(expect.arrayContaining(wanted));
  });

  test('moments: words, then events', async () => {
    expect(await labels(await editor.type('\ninjects:', '\ninjects:\n  extra:\n    at: 5m |'))).toEqual([
      'after',
    ]);
    const found = await labels(await editor.type('    at: 5m ', '    at: 5m after inject.|'));
    expect(found).toEqual(expect.arrayContaining(['note', 'radio']));
  });

  test('variables in a text', async () => {
    const at = await editor.type('\ninjects:', '\ninjects:\n  extra:\n    text: >\n      So many wait: {|');
    expect(await labels(at)).toEqual(expect.arrayContaining(['queue', 'clock', 'phase']));
  });

  test('a file that is broken off still has its keys, and the names of before', async () => {
    await editor.diagnostics();
    const at = await editor.type('to: [gate]', 'to: [|');
    expect((await editor.diagnostics()).length).toBeGreaterThan(0);
    expect(await labels(at)).toEqual(expect.arrayContaining(['gate', 'state', 'all']));
    const key = await editor.type('\nroles:', '\nroles:\n  clerk: { "na\n  other:\n    |');
    expect(await labels(key)).toContain('organisation');
  });
});

describe('hover', () => {
  test('a key: what it takes and what it means', async () => {
    expect(await hovered('known|-to:')).toContain('Who knows it at StartEx.');
  });
  test('a name: its kind, what people call it, and where it is used', async () => {
    const told = await hovered('to: [ga|te]');
    expect(told).toContain('**gate** (role)');
    expect(told).toMatch(/Used \d+ times, in lines \d+, /);
  });
  test('a word after an event: what it means', async () => {
    const word = /decision\.[a-z]+\.(made|by_default)/.exec(ferryPort);
    expect(word).not.toBeNull();
    const stretch = word?.[0] ?? '';
    expect(await hovered(`${stretch}|`)).toContain(
      stretch.endsWith('made') ? 'it is closed' : 'nobody answered',
    );
  });
  test('right after a key was typed, before the file was looked at again', async () => {
    await editor.diagnostics();
    await editor.type('sandtable: 1', 'sandtable: 1 # the first version');
    expect(await hovered('known|-to:')).toContain('Who knows it at StartEx.');
  });
});

describe('names', () => {
  test('definition: from a use to the declaration', async () => {
    const found = await editor.connection.sendRequest(
      DefinitionRequest.type,
      asked(editor.find('to: [ga|te]')),
    );
    expect(found).toMatchObject({ uri, range: { start: editor.find('\n  |gate:') } });
  });

  test('references: every place, also in expressions and texts', async () => {
    const request = { ...asked(editor.find('\n  qu|eue:')), context: { includeDeclaration: true } };
    const found = await editor.connection.sendRequest(ReferencesRequest.type, request);
    const lines = ferryPort.split('\n');
    const read = (found ?? []).map(({ range: { start, end } }) =>
      lines[start.line]?.slice(start.character, end.character),
    );
    expect(new Set(read)).toEqual(new Set(['queue']));
    expect(read.length).toBeGreaterThan(3);
  });

  test.each([
    ['a role', 'to: [ga|te]', 'gate', 'harbour'],
    ['a variable', '\n  qu|eue:', 'queue', 'waiting'],
    ['an option', '\n      al|l:', 'all', 'everything'],
    ['a decision', '\n  man|ual:', 'manual', 'by_paper'],
  ])(
    'rename %s: the file is in order after it, and the old name is gone',
    async (_what, place, old, name) => {
      const at = editor.find(place);
      const prepared = await editor.connection.sendRequest(PrepareRenameRequest.type, asked(at));
      expect(prepared).toMatchObject({ placeholder: old });
      const edit = await editor.connection.sendRequest(RenameRequest.type, { ...asked(at), newName: name });
      const edits = [...(edit?.changes?.[uri] ?? [])].reverse();
      expect(edits.length).toBeGreaterThan(1);
      const lines = editor.text().split('\n');
      for (const { range, newText } of edits) {
        const line = lines[range.start.line] ?? '';
        expect(line.slice(range.start.character, range.end.character)).toBe(old);
        lines[range.start.line] =
          line.slice(0, range.start.character) + newText + line.slice(range.end.character);
      }
      await editor.type(editor.text(), lines.join('\n'));
      expect(await errors()).toEqual([]);
    },
  );

  test.each([
    ['not a name', 'Two words', /cannot be a name/],
    ['a word of the language', 'and', /and/],
    ['taken', 'ferries', /ferries/],
  ])('rename to what is %s is refused, with why', async (_what, newName, why) => {
    const request = { ...asked(editor.find('to: [ga|te]')), newName };
    await expect(editor.connection.sendRequest(RenameRequest.type, request)).rejects.toThrow(why);
  });
});

describe('the shape of the file', () => {
  test('outline: sections, what they declare, options within their decision', async () => {
    const found = (await editor.connection.sendRequest(DocumentSymbolRequest.type, {
      textDocument: { uri },
    })) as DocumentSymbol[];
    const decisions = found.find(({ name }) => name === 'decisions');
    const manual = decisions?.children?.find(({ name }) => name === 'manual');
    expect(manual?.detail).not.toBe('');
    expect(manual?.children?.map(({ name }) => name)).toEqual(['all', 'some', 'refuse']);
  });

  test('folding: a section and what is in it, and no blank line at its end', async () => {
    const found = await editor.connection.sendRequest(FoldingRangeRequest.type, { textDocument: { uri } });
    const lines = ferryPort.split('\n');
    const roles = found?.find(({ startLine }) => lines[startLine] === 'roles:');
    expect(roles).toBeDefined();
    expect(lines[roles?.endLine ?? 0]).not.toBe('');
    expect(lines[(roles?.endLine ?? 0) + 1]).not.toMatch(/^ /);
  });
});

describe('formatting', () => {
  const edits = () =>
    editor.connection.sendRequest(DocumentFormattingRequest.type, {
      textDocument: { uri },
      options: { tabSize: 2, insertSpaces: true },
    });
  test('puts lines into the style of fmt, and leaves the others alone', async () => {
    const styled = format(ferryPort);
    await editor.open(styled);
    expect(await edits()).toEqual([]);
    await editor.type('to: [gate]', 'to: [ gate ]');
    const [edit, ...more] = (await edits()) ?? [];
    expect(more).toEqual([]);
    expect(edit?.range.end.line).toBe((edit?.range.start.line ?? 0) + 1);
    const lines = editor.text().split('\n');
    lines.splice(edit?.range.start.line ?? 0, 1, edit?.newText.trimEnd() ?? '');
    expect(lines.join('\n')).toBe(styled);
  });
  test('keeps what cannot be read', async () => {
    await editor.type('to: [gate]', 'to: [ gate');
    expect(await edits()).toEqual([]);
  });
});

test('whatever the text, every question is answered', async () => {
  for (const text of [
    '',
    '\t',
    '{',
    '[[[[',
    'sandtable: 1\n  - : {"',
    'sandtable: &a *a',
    'sandtable: 1\nroles: 5\ninjects: [',
    '- - - -\n\u0000',
    `sandtable: 1\n${'['.repeat(5000)}`,
  ]) {
    await editor.open(text);
    const at = { line: text.split('\n').length - 1, character: text.split('\n').at(-1)?.length ?? 0 };
    const told = await editor.diagnostics();
    expect(told.length, text).toBeGreaterThan(0);
    await proposed(at);
    await editor.connection.sendRequest(HoverRequest.type, asked(at));
    await editor.connection.sendRequest(DefinitionRequest.type, asked(at));
    await editor.connection.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri } });
    await editor.connection.sendRequest(FoldingRangeRequest.type, { textDocument: { uri } });
  }
});

describe('quick fixes', () => {
  const actions = async (stretch: string) => {
    const start = editor.find(stretch);
    const range = { start, end: start };
    const found = await editor.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri },
      range,
      context: { diagnostics: [] },
    });
    return (found ?? []).flatMap((one) => ('edit' in one ? [one] : []));
  };

  test('what can only be meant is put in its place, and the mark goes', async () => {
    await editor.type('by: [operators]', 'by: [operatros]');
    expect(await errors()).not.toEqual([]);
    const [fix, ...more] = await actions('[oper|atros]');
    expect(more).toEqual([]);
    expect(fix).toMatchObject({ title: 'Write `operators`', kind: 'quickfix', isPreferred: true });
    const [edit] = fix?.edit?.changes?.[uri] ?? [];
    expect(edit?.range.start).toEqual(editor.find('[|operatros]'));
    await editor.type('operatros', edit?.newText ?? '');
    expect(await errors()).toEqual([]);
  });

  test('an expression without quotes is quoted', async () => {
    await editor.type('per-hour: "by_hand ? 0.2 : 0.7"', 'per-hour: by_hand');
    await errors();
    const [fix] = await actions('per-hour: by|_hand');
    expect(fix?.edit?.changes?.[uri]?.[0]?.newText).toBe('"by_hand"');
  });

  test('where there is no mark, or more than one thing can be meant, nothing is proposed', async () => {
    await errors();
    expect(await actions('who_|closes:')).toEqual([]);
    await editor.type('to: [gate]', 'to: [x]');
    await errors();
    expect(await actions('to: [|x]')).toEqual([]);
  });
});

test('it ends when the editor says so, and never said a word beside the protocol', async () => {
  expect(await editor.close()).toEqual({ code: 0, complaints: '' });
});
