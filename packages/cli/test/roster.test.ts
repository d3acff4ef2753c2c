// Who is expected: rosters as people write them, and what is wrong with one told at once.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readScenario } from '@sandtable/language';
import { words } from '@sandtable/words';
import { readRoster } from '../src/joint/roster.ts';

const text = readFileSync(new URL('../../host/test/harbour.yaml', import.meta.url), 'utf8');
const { scenario } = readScenario(text, 'harbour.yaml');
if (scenario === null) throw new Error('the harbour is not playable');
const told = { scenario, language: 'en' };
const say = words('en');

function roster(content: string | Uint8Array, name = 'people.csv') {
  const folder = mkdtempSync(join(tmpdir(), 'sandtable-roster-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, name);
  writeFileSync(file, content);
  return () => readRoster(file, told, say);
}

const two = [
  { name: 'Ana Silva', to: { of: 'role', role: 'harbour' }, about: {} },
  { name: 'Bo Lindqvist', to: { of: 'evaluator' }, about: {} },
];

test.each([
  ['commas', 'name,role\nAna Silva,harbour\nBo Lindqvist,evaluator\n'],
  [
    'semicolons and a mark of order',
    '\uFEFFName;Role\r\nAna Silva;Harbour Master\r\nBo Lindqvist;Evaluator\r\n',
  ],
  ['tabs', 'name\trole\nAna Silva\tharbour\nBo Lindqvist\tevaluator'],
  [
    'a column of its own for functions, others beside it, empty lines',
    'hat,name,role,function,shoes\nPort,Ana Silva,harbour,,1\n\nPort,"Bo  Lindqvist",,evaluator,"2,3"\n',
  ],
])('a spreadsheet with %s is read', (_kind, content) => {
  expect(roster(content)()).toEqual(two);
});

test.each([
  [
    'a line that names what divides the cells',
    'sep=;\nName;Role\nAna Silva;harbour\nBo Lindqvist;evaluator\n',
  ],
  ['the same in quotes', '"sep=|"\r\nName|Role\r\nAna Silva|harbour\r\nBo Lindqvist|evaluator\r\n'],
  ['a title and an empty row above', 'Who comes;\n;\nName;Role\nAna Silva;harbour\nBo Lindqvist;evaluator\n'],
  ['empty columns and rows', 'Name;Role;;\nAna Silva;harbour;;\n;;;\nBo Lindqvist;evaluator;;\n;;;\n'],
])("a spreadsheet's habits are not taken for people: %s", (_kind, content) => {
  expect(roster(content)()).toEqual(two);
});

test("a spreadsheet's habits are not taken for people: another sign in a name divides nothing, and a name may go on in the next line", () => {
  const names = roster('Name;Role\nSilva, Ana;harbour\n"Bo\nLindqvist";evaluator\nCem;king\n');
  expect(names).toThrow(/^- 5: “king” is no role/mu);
  const list = roster('Name;Role\nSilva, Ana;harbour\n"Bo\nLindqvist";evaluator\n')();
  expect(list.map(({ name }) => name)).toEqual(['Silva, Ana', 'Bo Lindqvist']);
});

test.each([
  [
    'accents in the encoding of a country',
    'people.csv',
    Buffer.from('name,role\nJos\u00e9,harbour\n', 'latin1'),
    '2:4',
    'CSV UTF-8',
  ],
  [
    '“Unicode text”',
    'people.csv',
    Buffer.from('\ufeffname\trole\nAna\tharbour\n', 'utf16le'),
    '1:1',
    'CSV UTF-8',
  ],
  [
    'a list in YAML with such accents',
    'people.yaml',
    Buffer.from('- { name: Jos\u00e9, role: harbour }\n', 'latin1'),
    '1:14',
    'UTF-8',
  ],
])('in another encoding nobody is invited under a broken name: %s', (_kind, name, bytes, place, fix) => {
  expect(roster(bytes, name)).toThrow(new RegExp(`${name}:${place}: error ST0103[^]*${fix}`, 'u'));
});

test('a list in YAML is read', () => {
  const list = '- { name: Ana Silva, role: harbour }\n- name: Bo Lindqvist\n  function: evaluator\n';
  expect(roster(list, 'people.yaml')()).toEqual(two);
});

test('who is expected with a role and as an aide drafts for it', () => {
  const list = 'name,role,function\nAna Silva,harbour,\nBen Osei,harbour,Aide\nCem,,observer\n';
  expect(roster(list)()).toEqual([
    two[0],
    { name: 'Ben Osei', to: { of: 'role', role: 'harbour', aide: true }, about: {} },
    { name: 'Cem', to: { of: 'observer' }, about: {} },
  ]);
});

test('a slip in “aide” gives nobody the powers of the principal; a title of theirs beside the role is left alone', () => {
  const list = 'name,role,function\nBen Osei,harbour,Aid\n';
  expect(roster(list)).toThrow(/2: “Aid”.*Did you mean “aide”/u);
  expect(roster('name,role,function\nAna Silva,harbour,Head of port\n')()).toEqual([two[0]]);
});

test('who is expected with a role and as an interpreter interprets for it, and does not play it', () => {
  const list = roster('name,role,function\nAna,harbour,\nKim,harbour,interpreter\nLou,,interpreter\n')();
  expect(list).toEqual([
    { name: 'Ana', to: { of: 'role', role: 'harbour' }, about: {} },
    { name: 'Kim', to: { of: 'interpreter' }, about: {}, watches: ['harbour'] },
    { name: 'Lou', to: { of: 'interpreter' }, about: {} },
  ]);
  expect(roster('name,role,function\nKim,harbour,interpretor\n')).toThrow(/“interpretor”[^]*interpreter/u);
});

test('what else it says of somebody is read, under the names that such columns have', () => {
  const list =
    'Name;Role;Organization;Site;Language;Telephone;Access needs\nAna Silva;harbour;The port; Quay 2 ;fr;+386 1 234;a ramp\nCem;pilot;;;;;\n';
  expect(roster(list)()).toEqual([
    {
      ...two[0],
      about: {
        organisation: 'The port',
        site: 'Quay 2',
        language: 'fr',
        contact: '+386 1 234',
        needs: 'a ramp',
      },
    },
    { name: 'Cem', to: { of: 'role', role: 'pilot' }, about: {} },
  ]);
});

test('everything that is wrong is told at once, with its line and what to write instead', () => {
  expect(roster('name,role\nAna,harbor\n,pilot\nBo,pilot\nbo,observer\nCy,king\n')).toThrow(
    /2: “harbor”.*Did you mean “harbour”[^]*3: there is no name[^]*6: “king” is no role[^]*bo stands there twice/u,
  );
});

test.each([
  ['nobody', 'name,role\n'],
  ['no column of names', 'who,role\nAna,harbour\n'],
  ['no table', '"Ana\n'],
])('%s is refused', (_kind, content) => {
  expect(roster(content)).toThrow(/people\.csv/u);
});

test.each([
  ['a map', 'name: Ana'],
  ['aliases without end', '- &a [*a]'],
  ['no YAML', '- {'],
])('a YAML file that is %s is refused', (_kind, content) => {
  expect(roster(content, 'people.yaml')).toThrow(/people\.yaml/u);
});

test('more people than any room holds are refused', () => {
  const many = Array.from({ length: 501 }, (_, at) => `Person ${at},pilot`).join('\n');
  expect(roster(`name,role\n${many}`)).toThrow(/501/u);
});
