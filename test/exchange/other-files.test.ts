/** Lists that are no spreadsheets: tables of Word documents, and what other exercise platforms export. */
import { strToU8, zipSync } from 'fflate';
import { importFile, noMapping, problemText, type Imported } from '@sandtable/documents';
import { words } from '@sandtable/words';
import { describe, expect, test } from 'vitest';
import { workbook } from './book.ts';
import { scenarioOf } from './imported.ts';

const say = words('en');
async function imported(name: string, bytes: Uint8Array): Promise<Imported> {
  const answer = await importFile({
    file: { name, bytes },
    id: 'list',
    mapping: noMapping,
    sheet: null,
    say,
  });
  if ('problems' in answer) throw new Error(answer.problems.map((one) => problemText(one, say)).join('\n'));
  return answer;
}
const minutes = (answer: Imported) =>
  scenarioOf(answer).injects.map(({ at }) => (at?.at === 'story' ? at.seconds / 60 : at));
const lost = (answer: Imported) =>
  answer.losses.map(({ kind, place, text }) => `${kind} ${place.sheet}: ${text}`);

const cell = (text: string, properties = ''): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${text
    .split('\n')
    .map((line) => `<w:p><w:r><w:t xml:space="preserve">${line}</w:t></w:r></w:p>`)
    .join('')}</w:tc>`;
const row = (...cells: readonly string[]): string => `<w:tr>${cells.join('')}</w:tr>`;
const docx = (body: string, more: Readonly<Record<string, Uint8Array>> = {}): Uint8Array =>
  zipSync({
    'word/document.xml': strToU8(
      `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    ),
    '[Content_Types].xml': strToU8('<Types/>'),
    ...more,
  });
const paragraph = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;

describe('a Word document', () => {
  const list = docx(
    paragraph('Exercise Low Tide') +
      `<w:tbl>${row(...['No.', 'Time', 'From', 'To', 'Inject'].map((head) => cell(head)))}${row(
        cell('1'),
        cell('10:00', '<w:vMerge w:val="restart"/>'),
        cell('Coast guard'),
        cell('Harbour office'),
        cell('A container ship has lost\nforty containers &amp; its rudder.'),
      )}${row(cell('2'), cell('', '<w:vMerge/>'), cell('Fishermen'), cell('Harbour office'), cell('We see them drift.'))}${row(
        cell('Phase 2', '<w:gridSpan w:val="5"/>'),
      )}${row(
        cell('3'),
        cell('11:15'),
        cell('Press'),
        cell('Press desk'),
        '<w:tc><w:p><w:r><w:t>What is in </w:t></w:r><w:del><w:r><w:delText>all of </w:delText></w:r></w:del><w:r><w:t>them?</w:t></w:r></w:p></w:tc>',
      )}</w:tbl>` +
      paragraph('Approved by the planning team'),
  );

  test('its table is read with merged cells and rows that name a part; the words around it are kept', async () => {
    const answer = await imported('msel.docx', list);
    expect(minutes(answer)).toEqual([0, 0, 75]);
    const { injects } = scenarioOf(answer);
    expect(injects.map(({ text }) => text['en'])).toEqual([
      'A container ship has lost\nforty containers & its rudder.',
      'We see them drift.',
      'What is in them?',
    ]);
    expect(injects[2]?.storyline).toBe('Phase 2');
    expect(lost(answer)).toEqual([
      'outside msel.docx: Exercise Low Tide',
      'outside msel.docx: Approved by the planning team',
    ]);
  });

  test.each([
    ['without a table', docx(paragraph('We meet at nine.')), /No list of injects was found/u],
    ['with macros', docx('', { 'word/vbaProject.bin': strToU8('x') }), /holds macros/u],
    ['that is no XML', zipSync({ 'word/document.xml': strToU8('<w:document><w:body>') }), /damaged/u],
    ['with nothing in it', docx(''), /no cell in it/u],
  ])('one %s is named', async (_what, bytes, wanted) => {
    await expect(imported('msel.docx', bytes)).rejects.toThrow(wanted);
  });
});

test('an export of OpenAEV: its teams, times and messages are played, and everything else is kept', async () => {
  const contract = (label: string) => ({ convertedContent: { label: { en: label, fr: 'Autre' } } });
  const exported = {
    export_version: 1,
    scenario_information: {
      scenario_name: 'Low tide',
      scenario_subtitle: '',
      scenario_mail_from: 'exercise@example.org',
    },
    scenario_teams: [
      { team_id: 't-1', team_name: 'IT, night shift' },
      { team_id: 't-2', team_name: 'Communication' },
    ],
    scenario_objectives: null,
    scenario_injects: [
      {
        inject_id: 'b',
        inject_title: 'Second mail',
        inject_description: 'To be sent once',
        inject_enabled: true,
        inject_content: {
          subject: 'Where are the files?',
          body: '<p>Hello,</p><p>nobody can work &amp; the <b>phones</b> ring.</p>',
          encrypted: false,
          expectations: [{ expectation_name: 'Answers within ten minutes', expectation_description: null }],
        },
        inject_all_teams: false,
        inject_teams: ['t-1', 't-2'],
        inject_depends_duration: 5400,
        inject_injector_contract: contract('Send multi-recipients mail'),
      },
      {
        inject_id: 'a',
        inject_title: 'Everybody is told',
        inject_description: '',
        inject_enabled: false,
        inject_content: { message: 'The exercise begins.' },
        inject_all_teams: true,
        inject_teams: [],
        inject_depends_duration: 0,
        inject_injector_contract: contract('Send an SMS'),
      },
    ],
    scenario_variables: [{ variable_key: 'city', variable_value: 'Selmark' }],
  };
  const answer = await imported(
    'low-tide.zip',
    zipSync({ 'Low tide.json': strToU8(JSON.stringify(exported)) }),
  );
  expect(minutes(answer)).toEqual([0, 90]);
  const { injects, roles, expected } = scenarioOf(answer);
  expect(roles.map(({ title }) => title['en'])).toEqual(['IT, night shift', 'Communication']);
  expect(
    injects.map(({ title, text, channel, to }) => [title?.['en'], text['en'], channel, to.roles.length]),
  ).toEqual([
    ['Everybody is told', 'The exercise begins.', 'Send an SMS', 2],
    ['Where are the files?', 'Hello,\nnobody can work & the phones ring.', 'Send multi-recipients mail', 2],
  ]);
  expect(injects[1]?.notes?.['en']).toBe('Second mail\nTo be sent once');
  expect(expected.map(({ text }) => text['en'])).toEqual(['Answers within ten minutes']);
  expect(lost(answer)).toEqual(
    expect.arrayContaining([
      'column scenario_injects: false',
      'column scenario_injects: a',
      'outside scenario_information: exercise@example.org',
      'outside scenario_variables: Selmark',
    ]),
  );
});

test('an archive that is neither is named', async () => {
  await expect(imported('a.zip', zipSync({ 'a.txt': strToU8('x') }))).rejects.toThrow(/This is no table/u);
});

test('a list that somebody has hidden is kept and not played, unless its sheet is named', async () => {
  const head = ['No', 'Time', 'To', 'Inject'];
  const bytes = workbook([
    { name: 'List', rows: [head, ['1', '09:00', 'Mayor', 'The bridge is closed.']] },
    { name: 'Older', hidden: true, rows: [head, ['1', '09:30', 'Mayor', 'The bridge is open.']] },
  ]);
  const answer = await imported('list.xlsx', bytes);
  expect(scenarioOf(answer).injects).toHaveLength(1);
  expect(lost(answer)).toContain('outside Older: The bridge is open.');
  const older = await importFile({
    file: { name: 'list.xlsx', bytes },
    id: 'list',
    mapping: noMapping,
    sheet: 'Older',
    say,
  });
  if ('problems' in older) throw new Error('was not read');
  expect(scenarioOf(older).injects.map(({ text }) => text['en'])).toEqual(['The bridge is open.']);
});

const definition = (more: Readonly<Record<string, string>> = {}): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries({
        'low-tide/config.yml': 'version: 0.25.0\nexercise_duration: 90\n',
        'low-tide/channels.yml':
          '- name: mail\n  display_name: E-mail\n  type: email\n- name: info\n  display_name: Information\n  type: info\n',
        'low-tide/injects.yml': [
          '- name: welcome',
          '  time: 0',
          '  auto: true',
          '  type: info',
          '  alternatives:',
          '    - content:',
          '        content_path: welcome.md',
          '      control:',
          '        activate_milestone: started',
          '- name: press',
          '  time: 25',
          '  type: email',
          '  alternatives:',
          '    - name: early',
          '      sender: desk@tide-news.example',
          '      subject: Is the harbour closed?',
          '      content: { content: We hear that the harbour is closed. Is it? }',
          '      control: { milestone_condition: not told_press, roles: [press_desk] }',
          '    - name: late',
          '      sender: desk@tide-news.example',
          '      subject: Why so late?',
          '      content: { content: Others had it before us. }',
          '      control: { milestone_condition: told_press, roles: [press_desk, harbour_office] }',
          '- name: mayor_asks',
          '  type: email',
          '  content: { content: When do the ferries go again? }',
          '  sender: mayor@selmark.example',
          '  roles: [harbour_office]',
        ].join('\n'),
        'low-tide/milestones.yml': '- name: told_press\n  display_name: The press has been told\n',
        'low-tide/tools.yml':
          '- name: call\n  tooltip_description: Calls somebody\n  responses:\n    - param: pilot\n      content: Nobody answers.\n',
        'low-tide/questionnaires.yml': '- title: After an hour\n  questions:\n    - text: What is open?\n',
        'low-tide/roles.yml': '- name: press_desk\n  display_name: Press desk\n',
        'low-tide/content/welcome.md': 'The exercise begins. The tide is low.\n',
        ...more,
      }).map(([name, content]) => [name, strToU8(content)]),
    ),
  );

test('a definition of INJECT: each form of an inject, its time, its roles, its words from beside, and all else in the loss report', async () => {
  const answer = await imported('low-tide.zip', definition());
  const { injects, roles } = scenarioOf(answer);
  expect(roles.map(({ title }) => title['en'])).toEqual(['press_desk', 'harbour_office']);
  expect(minutes(answer)).toEqual([0, 25, 25, { at: 'reserve' }]);
  expect(
    injects.map(({ title, text, channel, to }) => [title?.['en'], text['en'], channel, to.roles.length]),
  ).toEqual([
    ['welcome', 'The exercise begins. The tide is low.', 'Information', 2],
    ['Is the harbour closed?', 'We hear that the harbour is closed. Is it?', 'E-mail', 1],
    ['Why so late?', 'Others had it before us.', 'E-mail', 2],
    ['mayor_asks', 'When do the ferries go again?', 'E-mail', 1],
  ]);
  expect(injects[2]?.notes?.['en']).toContain('told_press');
  expect(lost(answer)).toEqual(
    expect.arrayContaining([
      'column injects: true',
      'column injects: started',
      'outside config.yml: 90',
      'outside milestones.yml: The press has been told',
      'outside tools.yml: [{"param":"pilot","content":"Nobody answers."}]',
      'outside questionnaires.yml: [{"text":"What is open?"}]',
      'outside roles.yml: Press desk',
    ]),
  );
});

test.each([
  ['- name: a\n  time: [1\n', /Line \d of injects\.yml: this is no YAML/u],
  ['- &a\n  name: x\n  again: *a\n', /Line 3 of injects\.yml: a part of the file refers to itself/u],
  [
    `- name: &a0 [x]\n${Array.from({ length: 30 }, (_none, at) => `- name: &a${at + 1} [${`*a${at}, `.repeat(9)}*a${at}]\n`).join('')}`,
    /of injects\.yml: a part of the file refers/u,
  ],
  ['name: a\ntime: 3\n', /injects\.yml: this is no list of injects/u],
  ['- just words\n', /injects\.yml: this is no list of injects/u],
  [
    '- name: a\n  time: 3\n  content: { content_path: none.md }\n',
    /content\/none\.md is named there and is not in the archive/u,
  ],
])(
  'a bad definition is refused with its file and line, and nothing is made of it: %#',
  async (text, told) => {
    await expect(imported('low-tide.zip', definition({ 'low-tide/injects.yml': text }))).rejects.toThrow(
      told,
    );
  },
);

const openDocument = (rows: string, more: Readonly<Record<string, string>> = {}): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries({
        mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
        'content.xml': `<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="MSEL">${rows}</table:table></office:spreadsheet></office:body></office:document-content>`,
        'META-INF/manifest.xml': '<manifest/>',
        ...more,
      }).map(([name, content]) => [name, strToU8(content)]),
    ),
  );

test('a workbook of LibreOffice is read as any other: times, and rows that repeat to the end of the sheet', async () => {
  const of = (...texts: readonly string[]): string =>
    `<table:table-row>${texts
      .map((text) =>
        /^\d\d:\d\d$/u.test(text)
          ? `<table:table-cell office:value-type="time" office:time-value="PT${text.replace(':', 'H')}M00S"><text:p>${text}</text:p></table:table-cell>`
          : `<table:table-cell office:value-type="string"><text:p>${text}</text:p></table:table-cell>`,
      )
      .join('')}</table:table-row>`;
  const empty =
    '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>';
  const rows =
    of('No.', 'Time', 'To', 'Inject') +
    of('1', '09:00', 'Mayor', 'The bridge is closed.') +
    of('2', '09:45', 'Mayor; Port', 'It stays closed.');
  const answer = await imported('list.ods', openDocument(rows + empty));
  expect(minutes(answer)).toEqual([0, 45]);
  expect(scenarioOf(answer).injects.map(({ to }) => to.roles.length)).toEqual([1, 2]);

  const bomb = rows.replaceAll('<table:table-row>', '<table:table-row table:number-rows-repeated="9999999">');
  await expect(imported('list.ods', openDocument(bomb))).rejects.toThrow(/larger than any list/u);
  const macros = openDocument(rows, { 'Basic/Standard/Module1.xml': '<x/>' });
  await expect(imported('list.ods', macros)).rejects.toThrow(/holds macros/u);
});
