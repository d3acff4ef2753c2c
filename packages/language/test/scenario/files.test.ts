import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { filesIn, filesWanted, oneText, readScenario, reviewScenario } from '../../src/index.ts';
import { completed } from './example.ts';

const line = fc.oneof(
  fc.string(),
  fc.constantFrom('#! file a.yaml', '#!! file b.yaml', '#! missing x', '#!', '#!!! other c', '', '\r'),
);
const text = fc.array(line).map((lines) => lines.join('\n'));
const path = fc.constantFrom('a.yaml', 'shared/b.yaml', 'the msel.csv', 'é/x.yaml');

test('files come out of one text as they went in, whatever stands in them', () => {
  const beside = fc.oneof(
    fc.record({ path, text, why: fc.constant(null) }),
    fc.record({
      path,
      text: fc.constant(null),
      why: fc.constantFrom('missing' as const, 'outside' as const),
    }),
    fc.record({ path, text: fc.constant(null), why: fc.constant('missing' as const), near: path }),
  );
  fc.assert(
    fc.property(text, fc.array(beside), (own, files) => {
      expect(filesIn(oneText(own, files))).toEqual({ own, beside: files });
    }),
  );
});

test('a scenario of one file is its text', () => {
  fc.assert(
    fc.property(
      text.filter((one) => !one.includes('#!')),
      (own) => {
        expect(oneText(own, [])).toBe(own);
      },
    ),
  );
});

test('what is wanted is what is named and not there, step by step', () => {
  const { text: own } = completed('include: [a.yaml, ../b.yaml]\n', false);
  expect(filesWanted(own)).toEqual(['a.yaml']);
  const first = { path: 'a.yaml', text: 'include: [c.yaml]\nhot-wash: [Why?]\n', why: null };
  expect(filesWanted(oneText(own, [first]))).toEqual(['c.yaml']);
  expect(filesWanted(oneText(own, [first, { path: 'c.yaml', text: null, why: 'missing' }]))).toEqual([]);
});

test('sections of the scenario come first, then those of its files as they are named, each once', () => {
  const { text: own } = completed('include: [b.yaml, a.yaml, b.yaml]\nhot-wash: [One?]\n', false);
  const files = [
    {
      path: 'a.yaml',
      text: 'roles:\n  clerk: { name: Clerk, organisation: town }\nhot-wash: [Four?]\n',
      why: null,
    },
    { path: 'b.yaml', text: 'include: [c.yaml]\nhot-wash: [Two?]\n', why: null },
    { path: 'c.yaml', text: 'hot-wash: [Three?]\n', why: null },
  ];
  const { scenario, diagnostics } = readScenario(oneText(own, files), 'scenario.yaml');
  expect(diagnostics).toEqual([]);
  expect(scenario?.hotWash.map((one) => one['en'])).toEqual(['One?', 'Two?', 'Three?', 'Four?']);
  expect(scenario?.roles.map(({ name }) => name)).toEqual(['mayor', 'police', 'clerk']);
});

describe('injects from a table', () => {
  const head = 'msel: injects.csv\nactors:\n  crier: { name: Town crier }\n';
  const read = (rows: string) => {
    const { text: own } = completed(head, false);
    return readScenario(oneText(own, [{ path: 'injects.csv', text: rows, why: null }]), 'scenario.yaml');
  };
  const inQuotes = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

  test('any text that may be shown comes through, whatever divides the cells and ends the lines', () => {
    const shown = fc
      .string({
        unit: fc.constantFrom('a', 'é', '渡', ' ', ',', ';', '\t', '"', "'", '#', ':', '\n', '|'),
        minLength: 1,
      })
      .filter((one) => one.trim() !== '');
    fc.assert(
      fc.property(
        fc.array(shown, { minLength: 1, maxLength: 6 }),
        fc.constantFrom(',', ';', '\t'),
        fc.constantFrom('\n', '\r\n'),
        (texts, separator, end) => {
          const rows = [
            ['name', 'at', 'from', 'to', 'channel', '# owner', 'text'],
            ...texts.map((one, at) => [`n${at}`, '5m', 'crier', 'mayor', 'radio', 'me', inQuotes(one)]),
          ];
          const { scenario, diagnostics } = read(rows.map((row) => row.join(separator)).join(end) + end);
          expect(diagnostics).toEqual([]);
          expect(scenario?.injects.map((one) => one.text['en'])).toEqual(texts.map((one) => one.trim()));
        },
      ),
    );
  });

  test('cells are what their keys take: moments, expressions, lists, numbers, words', () => {
    const { scenario, diagnostics } = read(
      'name,when,only-if,from,to,cc,channel,delivery,times,hold,serves,text\n' +
        'siren,trust < 30,"mode == \'open\'",crier,mayor police,all,radio,spoken,2,TRUE,,A siren\n,,,,,,,,,,,\n',
    );
    expect(diagnostics).toEqual([]);
    expect(scenario?.injects).toMatchObject([
      {
        name: 'siren',
        when: { source: 'trust < 30' },
        onlyIf: { source: "mode == 'open'" },
        to: { roles: ['mayor', 'police'] },
        cc: { written: ['all'] },
        delivery: 'spoken',
        times: 2,
        hold: true,
        serves: [],
      },
    ]);
  });

  test.each([
    [
      'a line that says what divides the cells',
      'sep=;\nname;at;from;to;channel;text\nsiren;5m;crier;mayor;radio;One, two\n',
    ],
    [
      'the same in quotes, with ends of lines of Windows',
      '"sep=|"\r\nname|at|from|to|channel|text\r\nsiren|5m|crier|mayor|radio|One, two\r\n',
    ],
    [
      'the same, filled up with the columns of the sheet',
      'sep=;;;;;\nname;at;from;to;channel;text\nsiren;5m;crier;mayor;radio;One, two\n',
    ],
    [
      'empty columns at the end',
      'name;at;from;to;channel;text;;\nsiren;5m;crier;mayor;radio;One, two;;\n;;;;;;;\n',
    ],
    [
      'an empty column in the middle',
      'name;at;from;;to;channel;text\nsiren;5m;crier;;mayor;radio;One, two\n',
    ],
    [
      'empty rows at the end',
      'name;at;from;to;channel;text\nsiren;5m;crier;mayor;radio;One, two\n;;;;;\n;;;;;\n',
    ],
  ])("a spreadsheet's habits are not taken for data: %s", (_what, rows) => {
    const { scenario, diagnostics } = read(rows);
    expect(diagnostics).toEqual([]);
    expect(scenario?.injects.map(({ name, text }) => [name, text['en']])).toEqual([['siren', 'One, two']]);
  });

  test.each([
    [
      'a title',
      'Injects of 3 May;;;;;\nname;at;from;to;channel;text\nsiren;5m;crier;mayor;radio;Hi\n',
      'The headings seem to be in row 2.',
    ],
    [
      'a title and an empty row',
      'Injects;;;;;\n;;;;;\nname;at;from;to;channel;text\nsiren;5m;crier;mayor;radio;Hi\n',
      'The headings seem to be in row 3.',
    ],
    [
      'headings in another language',
      'Name;Zeit;Von;An;Kanal;Text\nsiren;5m;crier;mayor;radio;Hi\n',
      'None of these is a column of a list of injects: `Zeit`, `Von`, `An`, `Kanal`.',
    ],
  ])(
    'a table whose first row is none of headings gets one message that says so: %s',
    (_what, rows, message) => {
      const told = read(rows).diagnostics.map((one) => one.message);
      expect(told.filter((one) => one === message)).toEqual([message]);
      expect(told.filter((one) => /headings|None of these/u.test(one))).toHaveLength(1);
    },
  );

  test.each([
    [
      'accents in the encoding of a country',
      'name,at,from,to,channel,text\nsiren,5m,crier,mayor,radio,Gr\ufffd\n',
      2,
      'UTF-8',
    ],
    [
      'text of two bytes a letter',
      Array.from('\ufffd\ufffdname\tat\n', (sign) => `${sign}\u0000`).join(''),
      1,
      'UTF-16',
    ],
  ])(
    'a table in another encoding says where it is and what to save it as: %s',
    (_what, rows, line, named) => {
      const [only, ...others] = read(rows).diagnostics;
      expect(others).toEqual([]);
      expect(only).toMatchObject({ code: 'ST0103', place: { file: 'injects.csv', line } });
      expect(only?.message).toContain(named);
      expect(only?.fix).toContain('CSV UTF-8');
    },
  );

  test.each([
    [
      'headings with capitals',
      'Name;At;From;To;Channel;Text;Only if\nsiren;5m;crier;mayor;radio;One, two;\n',
    ],
    ['in capitals, with blanks', 'NAME ;AT;FROM;TO;CHANNEL; TEXT\nsiren;5m;crier;mayor;radio;One, two\n'],
  ])("a spreadsheet's habits are not taken for other columns: %s", (_what, rows) => {
    const { scenario, diagnostics } = read(rows);
    expect(diagnostics).toEqual([]);
    expect(scenario?.injects.map(({ name, text }) => [name, text['en']])).toEqual([['siren', 'One, two']]);
  });

  test.each([
    'mayor/police',
    'mayor / police',
    'mayor + police',
    'mayor & police',
    'mayor|police',
    'mayor, police;',
  ])("a spreadsheet's habits are not taken for names: %s", (to) => {
    const { scenario, diagnostics } = read(`name,at,from,to,channel,text\nsiren,5m,crier,"${to}",radio,Hi\n`);
    expect(diagnostics).toEqual([]);
    expect(scenario?.injects[0]?.to.roles).toEqual(['mayor', 'police']);
  });

  test.each(['#NAME?', '#REF!', '#N/A', '#DIV/0!', '#WERT!', '#VALEUR!', '########'])(
    'what a spreadsheet has lost is told, and read out to nobody: %s',
    (found) => {
      const [only, ...others] = read(
        `name,at,from,to,channel,text\nsiren,5m,crier,mayor,radio,${found}\n`,
      ).diagnostics;
      expect(others).toEqual([]);
      expect(only).toMatchObject({ code: 'ST0615', place: { file: 'injects.csv', line: 2, column: 28 } });
    },
  );

  test('a number with its sign, a channel, a heading of one’s own are no lost values', () => {
    const { scenario, diagnostics } = read(
      'name,at,from,to,channel,text,#REF!\nsiren,5m,crier,mayor,#ops,#5 is shut,x\n',
    );
    expect(diagnostics).toEqual([]);
    expect(scenario?.injects[0]?.text['en']).toBe('#5 is shut');
  });

  test('a warning is silenced in a column of the author', () => {
    const { text: own } = completed(head, false);
    const rows = (note: string) =>
      oneText(own, [
        {
          path: 'injects.csv',
          text: `name,at,from,to,channel,text,# note\nsiren,5m,crier,mayor,radio,A siren,${note}\n`,
          why: null,
        },
      ]);
    const codes = (note: string) => reviewScenario(rows(note), 'x.yaml').diagnostics.map(({ code }) => code);
    expect(codes('')).toContain('ST0704');
    expect(codes('# allow ST0704: the next row says it')).not.toContain('ST0704');
  });
});

describe('an attached table', () => {
  const attached = (rows: string) => {
    const { text: own } = completed(
      'actors: { crier: { name: Town crier } }\ninjects:\n  count: { at: 5m, from: crier, to: [mayor], channel: note, text: The count., notes: Wait., attach: [{ title: Count, file: count.csv, alt: Lorries by hour }] }\n',
      false,
    );
    const beside = [{ path: 'count.csv', text: rows, why: null }];
    const { scenario, diagnostics } = readScenario(oneText(own, beside), 'scenario.yaml');
    const [first] = scenario?.injects[0]?.attach ?? [];
    return { diagnostics, table: first?.holds === 'table' ? first.table : null };
  };
  const count = [
    ['Hour', 'Lorries'],
    ['08:00', '1,5'],
  ];

  test.each([
    ['a line that names what divides the cells', 'sep=;\nHour;Lorries\n08:00;1,5\n'],
    ['the same in quotes', '"sep=;"\r\nHour;Lorries\r\n08:00;1,5\r\n'],
    ['a comma that is named', 'sep=,\nHour,Lorries\n08:00,"1,5"\n'],
    ['three empty columns', 'Hour;Lorries;;;\n08:00;1,5;;;\n'],
    ['empty rows above and below', ';\nHour;Lorries\n;\n08:00;1,5\n;\n'],
    ['tabs', 'Hour\tLorries\n08:00\t1,5\n'],
    ['a mark before it', '\ufeffsep=;\nHour;Lorries\n08:00;1,5\n'],
  ])("holds none of a spreadsheet's habits: %s", (_what, rows) => {
    expect(attached(rows)).toEqual({ diagnostics: [], table: count });
  });

  test('with what a spreadsheet has lost is refused where it stands', () => {
    const told = attached('Hour;Lorries\n08:00;#REF!\n').diagnostics;
    expect(told).toMatchObject([{ code: 'ST0615', place: { file: 'count.csv', line: 2, column: 7 } }]);
  });

  test.each([
    ['accents in the encoding of a country', 'Hour;Tr\ufffds\n08:00;2\n', 1, 'UTF-8'],
    ['the same in a later row', 'Hour;Lorries\n08:00;2\nfin;pr\ufffds\n', 3, 'UTF-8'],
    [
      '“Unicode text”',
      Array.from('\ufffd\ufffdHour\tLorries\n', (sign) => `${sign}\u0000`).join(''),
      1,
      'UTF-16',
    ],
  ])('in another encoding says where it is and what to save it as: %s', (_what, rows, line, named) => {
    const [only, ...others] = attached(rows).diagnostics;
    expect(others).toEqual([]);
    expect(only).toMatchObject({ code: 'ST0103', place: { file: 'count.csv', line } });
    expect(`${only?.message} ${only?.fix}`).toMatch(new RegExp(`${named}.*CSV UTF-8`, 'u'));
  });
});
