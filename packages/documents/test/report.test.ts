import fc from 'fast-check';
import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { describe, expect, test } from 'vitest';
import type { Tlp } from '@sandtable/core/scenario';
import type { ReportRequest } from '../src/index.ts';
import { wholeData, wholeReport } from './whole.ts';
import {
  answerPutRight,
  badly,
  dronePlay,
  evening,
  late,
  libraryPlay,
  libraryScripts,
  spokenWords,
  undecided,
  type Words,
} from './conducts.ts';

// times in the room are told in the time zone of the machine
process.env['TZ'] = 'UTC';

const parse = (markdown: string): Root =>
  fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });

function nodesIn(node: Nodes): Nodes[] {
  return [node, ...('children' in node ? node.children.flatMap(nodesIn) : [])];
}
const textIn = (nodes: readonly Nodes[]): string =>
  nodes.map((node) => (node.type === 'text' ? node.value : '')).join('');
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/u;

/** Links to an entry that find no anchor, anchors that stand twice, and anchors of entries that are not on the record. */
function unsoundLinks(report: string, { entries }: ReportRequest): readonly string[] {
  const cited = [...report.matchAll(/\(#entry-(\d+)\)/gu)].map((match) => Number(match[1]));
  const anchors = [...report.matchAll(/<a id="entry-(\d+)"><\/a>/gu)].map((match) => Number(match[1]));
  const known = new Set(entries.map((entry) => entry.n));
  return [
    ...(cited.length > 20 ? [] : ['hardly anything is cited']),
    ...cited.flatMap((number) => (anchors.includes(number) ? [] : [`no anchor for ${number}`])),
    ...anchors.flatMap((number, at) => (anchors.indexOf(number) === at ? [] : [`${number} stands twice`])),
    ...anchors.flatMap((number) => (known.has(number) ? [] : [`${number} is not on the record`])),
  ];
}

// Read the difference, then refresh with: npx vitest run packages/documents -u
test('the report of an evening with everything in it', async () => {
  await expect(wholeReport(evening())).toMatchFileSnapshot('golden/evening.md');
});

test('which roles prepared seats played, that are no people, is told; nothing is where none were', () => {
  const request = evening();
  expect(wholeReport(request)).not.toContain('prepared seats');
  const last = request.entries.at(-1);
  if (last === undefined) throw new Error('nothing happened that evening');
  const roles = request.program.scenario.roles.slice(0, 2).map(({ name }) => name);
  const prepared = { ...last, n: last.n + 1, cause: null, kind: 'prepare', body: { roles } } as const;
  expect(wholeReport({ ...request, entries: [...request.entries, prepared] })).toMatch(
    /Played by prepared seats, which are no people +\| \S.* and \S/u,
  );
});

test('the hot wash is told question by question, and what was parked with what became of it', () => {
  const before = wholeReport(evening());
  expect(before).toContain('## Questions for the hot wash');
  expect(before).toMatch(/Who pays for the overtime\? +\| \[\d+\]\(#entry-\d+\) \| +\| +\| +\|/u);
  const request = evening('role', spokenWords, true);
  const report = wholeReport(request);
  expect(unsoundLinks(report, request)).toEqual([]);
  const [, wash = ''] = report.split('## Hot wash\n');
  expect(
    wash
      .split('\n## ')[0]
      ?.replaceAll(/\[\d+\]\(#entry-\d+\)/gu, '[n]')
      .trim(),
  ).toBe(
    [
      '**1. What did you know when you decided on the tickets, and who else knew it?**',
      '',
      `- Gap: ${spokenWords.rationale} [n]`,
    ].join('\n'),
  );
  const rows = report.split('\n').map((row) => row.replaceAll(/ +/gu, ' '));
  const owned = ` | ${spokenWords.name} | ${spokenWords.dissent} | `;
  expect(rows.filter((row) => row.includes(owned))).toMatchObject([
    expect.stringContaining(`| ${spokenWords.reason} |`),
    expect.stringContaining(`${spokenWords.parked} |`),
  ]);
  expect(rows.find((row) => row.includes(owned) && row.includes(spokenWords.parked))).toContain('An action');
});

describe.each(libraryScripts)('%s', (script) => {
  const request = libraryPlay(script);
  const report = wholeReport(request);

  test('every claim leads to an entry', () => {
    expect(unsoundLinks(report, request)).toEqual([]);
  });

  test('it has a marking of its own before and after, is a draft, and says what became of the exercise', () => {
    const marking = `**TLP:AMBER** · DRAFT, entry 1 of the record; nobody has signed it off`;
    expect(report.startsWith(marking)).toBe(true);
    expect(report.trimEnd().split('\n').at(-1)).toBe(marking);
    expect(report).toContain('**Outcome: ');
    // findings are real: only what an inject says stands between the exercise markings
    const banners = report.split('\n').filter((line) => line.includes('EXERCISE EXERCISE EXERCISE'));
    expect(banners.filter((line) => !/^\*\*EXERCISE|EXERCISE “/u.test(line))).toEqual([]);
    expect(controls.test(report)).toBe(false);
  });

  test('every decision that was closed is told with what was asked, answered and known', () => {
    for (const entry of request.entries) {
      if (entry.kind !== 'decision.closed') continue;
      const { decisions } = request.program.scenario;
      const decision = decisions.find(({ name }) => name === entry.body.decision);
      const [, ...rest] = report.split(`### ${decision?.serial}\\. `);
      const section = (rest.join('') || report.split(`### ${decision?.serial}. `)[1]) ?? '';
      const own = section.split('\n### ')[0] ?? '';
      expect(own).toContain(`[${entry.n}](#entry-${entry.n})`);
      expect(own).toContain('What the deciders knew when it was closed');
    }
  });
});

test('a decision that nobody took says who did not, and what stood in its place', () => {
  const told = (report: string) =>
    report
      .split('\n')
      .filter((line) => /^- \*\*.*(?:decide|answer|stood)/u.test(line))
      .map((line) => line.replace(/ \[\d+\].*$/u, ''));
  expect(told(wholeReport(undecided()))).toMatchInlineSnapshot(`
    [
      "- **+10 min: Mayor declined to decide. Nothing stood in its place, not even the default.** Answers: 1 × they decline to decide. Without an answer: Police.",
      "- **+40 min: Mayor and Police did not answer. The default stood in its place: Later.**",
      "- **+1 h 00 min: Mayor and Police did not answer. The default is no answer, so nothing stood in its place.**",
      "- **+1 h 10 min: closed without a decision. The default is no answer, so nothing stood in its place.** Answers: 1 × Now; 1 × Later.",
      "- **+1 h 30 min: decided in own words, and none of the options stood.** Answers: 1 × “We ask the river.”. Without an answer: Police.",
    ]
  `);
  expect(told(wholeReport(undecided('none')))).toMatchInlineSnapshot(`
    [
      "- **+10 min: the deciders declined to decide. Nothing stood in its place, not even the default.** Fewer than three answered, so their answers are not told apart.",
      "- **+40 min: the deciders did not answer. The default stood in its place: Later.**",
      "- **+1 h 00 min: the deciders did not answer. The default is no answer, so nothing stood in its place.**",
      "- **+1 h 10 min: closed without a decision. The default is no answer, so nothing stood in its place.** Fewer than three answered, so their answers are not told apart.",
      "- **+1 h 30 min: decided in own words, and none of the options stood.** Fewer than three answered, so their answers are not told apart.",
    ]
  `);
});

test('a measure that a standing or jumping clock touched says so, and is counted apart', () => {
  const report = wholeReport(evening());
  expect(report).toMatch(/\| time to manual \|.*\| exercise artefact \|/u);
  expect(report.replaceAll(/ +/gu, ' ')).toContain('| Measures against targets | 1 | 1 | 0 | 1 | 0 | 3 |');
  expect(report).toContain('The story clock stood in “Module 1, the gates are silent”');
});

test('what exercise control did is told apart, and what was put right', () => {
  const report = wholeReport(evening());
  const section = (title: string) => report.split(`## ${title}\n`)[1]?.split('\n## ')[0] ?? '';
  const control = section('Interventions of exercise control');
  expect(control).toContain('Paused: something does not work.');
  expect(control).toContain(spokenWords.adhoc);
  expect(control).not.toContain(spokenWords.said);
  expect(section('Corrections')).toMatch(/put right|corrected/u);
});

test('a scenario that nobody signed is by nobody', () => {
  const told = evening();
  const { scenario } = told.program;
  const unsigned = { ...told, program: { ...told.program, scenario: { ...scenario, authors: [] } } };
  expect(wholeReport(unsigned)).toContain('model (version 1.0.0).');
});

test('a fork says whose it is', () => {
  const parent = { record: 'a.jsonl', entry: 12, hash: 'ab'.repeat(32) };
  const report = wholeReport({ ...evening(), parent });
  expect(report).toContain('up to entry 12 it is that of a.jsonl');
});

describe('attribution', () => {
  const titles = evening().program.scenario.roles.map((role) => role.title['en'] ?? '');
  const quoted = [
    spokenWords.rationale,
    spokenWords.dissent,
    spokenWords.other,
    spokenWords.ask,
    spokenWords.said,
  ];

  test('person: names and words', () => {
    const report = wholeReport(evening('person'));
    expect(report).toContain(spokenWords.name);
    for (const words of quoted) expect(report).toContain(words);
  });

  test('role: words, no names', () => {
    const report = wholeReport(evening('role'));
    expect(report).not.toContain(spokenWords.name);
    for (const words of quoted) expect(report).toContain(words);
  });

  test.each(['sector', 'none'] as const)('%s: no names, no roles, no words, no minority of one', (kind) => {
    const report = wholeReport(evening(kind));
    for (const forbidden of [...titles, ...quoted, spokenWords.name]) expect(report).not.toContain(forbidden);
    expect(report).toContain('There was dissent.');
    expect(report).not.toMatch(/Dissent: /u);
    expect(report).not.toContain('private');
    expect(unsoundLinks(report, evening(kind))).toEqual([]);
  });

  test('what was promised at StartEx is never loosened by a later command', () => {
    const request = evening('none');
    const last = request.entries.at(-1);
    if (!last) throw new Error('no entries');
    const loosened: ReportRequest = {
      ...request,
      entries: [
        ...request.entries,
        { ...last, n: last.n + 1, cause: null, kind: 'attribute', body: { attribution: 'person' } },
      ],
    };
    expect(wholeReport(loosened)).not.toContain(spokenWords.name);
  });
});

test('whatever people write stays words: no markup, no line, no control character of theirs', () => {
  const nasty = fc.stringMatching(
    /^[ -~\u0000-\u001f\u00a0\u202e\u2066]{0,12}[#|`<>*_~[\]()!\\:@/.\-+\n\u001b\u0085]{0,10}[a-z]{3}$/u,
  );
  // a bare address is its own words, whoever reads it makes a link of it or not; a link that says something else is not
  const saysItself = (node: Nodes): boolean =>
    node.type === 'link' && !node.url.startsWith('#') && node.url.endsWith(textIn(node.children));
  const shapeOf = (nodes: readonly Nodes[]) =>
    nodes.flatMap((node) => (node.type === 'text' || saysItself(node) ? [] : [node.type]));
  const plain = shapeOf(nodesIn(parse(wholeReport(evening('person')))));
  fc.assert(
    fc.property(fc.record(mapWords(() => nasty)), (words) => {
      const report = wholeReport(evening('person', words));
      expect(controls.test(report)).toBe(false);
      const nodes = nodesIn(parse(report));
      // the same tree, whatever was typed: only the words in it differ
      expect(shapeOf(nodes)).toEqual(plain);
    }),
    { numRuns: 10 },
  );
}, 120_000);

test('known tricks of Markdown are told as they were typed', () => {
  const trick =
    '# Title | <img src=x onerror=alert(1)> [a](javascript:1) ![b](http://c.d) www.evil.example `x` ~~y~~';
  const report = wholeReport(evening('role', { ...spokenWords, strength: trick, rationale: trick }));
  const nodes = nodesIn(parse(report));
  expect(textIn(nodes)).toContain(trick);
  expect(nodes.filter((node) => node.type === 'image' || node.type === 'delete')).toEqual([]);
  // a bare address may become a link to itself, never one that says something else
  for (const node of nodes)
    if (node.type === 'link' && !node.url.startsWith('#entry-'))
      expect(node.url).toContain(textIn(node.children));
  for (const node of nodes)
    if (node.type === 'html') expect(node.value).toMatch(/^<\/?a(?: id="entry-\d+")?>$/u);
});

describe('what was not done stays in the count', () => {
  const data = (play: string) =>
    JSON.parse(wholeData(dronePlay(play))) as Record<string, { name: string; verdict: string }[]>;
  const verdict = (play: string, of: 'duties' | 'expected' | 'measures', name: string) =>
    data(play)[of]?.find((each) => each.name === name)?.verdict;

  test.each([
    ['a duty that nobody met: its time had run out', 'duties', 'lawyer_talk', 'not-met'],
    ['a measure that never came to its end: its time had run out', 'measures', 'time_to_lawyer', 'not-met'],
    ['an expected action that nobody did', 'expected', 'sign_checklist', 'not-met'],
    ['a measure that never began', 'measures', 'time_to_report', 'not-met'],
  ] as const)('%s', (_name, of, name, expected) => {
    expect(verdict(badly, of, name)).toBe(expected);
  });

  test('a duty whose time still runs at the end is counted apart, and one that never arose', () => {
    const early = '- { end, at: 45m }\n';
    expect(verdict(early, 'measures', 'time_to_report')).toBe('running');
    expect(verdict(early, 'duties', 'occurrence')).toBe('running');
    expect(verdict(early, 'duties', 'lawyer_talk')).toBe('not-judged');
    expect(verdict(early, 'measures', 'time_to_lawyer')).toBe('not-judged');
  });
});

describe('a report that is written before EndEx', () => {
  const whole = dronePlay(badly);
  const end = whole.entries.findIndex(
    ({ kind, body }) => kind === 'stage.changed' && body.stage === 'end-ex',
  );
  const early = { ...whole, entries: whole.entries.slice(0, whole.entries[end]?.cause ?? end) };
  const verdicts = (request: ReportRequest) =>
    (JSON.parse(wholeData(request)) as Record<string, { name: string; verdict: string }[]>)['measures'] ?? [];

  test('counts no figure that is read at the end as met or not met, and counts it apart', () => {
    const atTheEnd = verdicts(early).filter(({ verdict }) => verdict === 'not-ended');
    expect(atTheEnd.length).toBeGreaterThan(1);
    const judged = verdicts(whole).filter(({ name }) => atTheEnd.some((each) => each.name === name));
    expect(judged.every(({ verdict }) => verdict === 'met' || verdict === 'not-met')).toBe(true);
    const row = /^\| Measures against targets .*$/mu;
    const head = /^\| +\| met .*$/mu;
    expect(head.exec(wholeReport(early))?.[0]).toContain('not at its end yet');
    expect(row.exec(wholeReport(early))?.[0]).toContain(` ${atTheEnd.length} `);
    expect(head.exec(wholeReport(whole))?.[0]).not.toContain('not at its end yet');
  });

  test('but what nothing can change any more: a highest value beyond its mark', () => {
    const highest = verdicts(early).filter(({ name }) =>
      ['most_held', 'flights_in_doubt', 'most_uncared'].includes(name),
    );
    expect(highest.map(({ verdict }) => verdict)).toEqual(['not-ended', 'not-met', 'not-ended']);
  });
});

describe('a play that goes badly', () => {
  const report = wholeReport(dronePlay(badly));
  const [first = ''] = report.split('## Overview');
  const section = (title: string) => first.split(`### ${title}\n`)[1]?.split('\n### ')[0] ?? '';

  test('says on its first page which duties were missed, by whom', () => {
    expect(section('Duties missed')).toMatch(/Lawyer for the two people \(Police commander\): not met/u);
    expect(section('Duties missed')).toMatch(/Safety report to the authority \(Tower supervisor\): not met/u);
  });
  test('that flights started again with no list signed', () => {
    expect(section('Gaps')).toContain('Sign a written list before flights start');
    expect(first).toContain('no name stands under a written list');
    expect(report).not.toMatch(/a standard that can be read|A name stands under/u);
  });
  test('that two people who had nothing to do with it were held, without a legal ground', () => {
    expect(first).toContain('Two people who had nothing to do with it were held.');
    expect(section('Decisions without a stated ground, or by default')).toMatch(
      /Authority, Legal ground: not given, with D9, Hold them for questions with a lawyer and give no names/u,
    );
    expect(report).not.toContain('went home');
  });
});

test('what was asked with an answer and not given is printed, for every safeguard', () => {
  const report = wholeReport(dronePlay(badly));
  const own = report.split(/### D9\\?\. /u)[1]?.split('\n### ')[0] ?? '';
  for (const ground of [
    'Rationale',
    'Authority',
    'Legal ground',
    'Necessity',
    'Proportionality',
    'Non-discrimination',
    'End date',
  ])
    expect(own).toContain(`- ${ground}: not given`);
  // what was said with it is not among them
  const said =
    wholeReport(evening())
      .split(/### D1\\?\. /u)[1]
      ?.split('\n### ')[0] ?? '';
  expect(said).toContain(`Rationale: ${spokenWords.rationale}`);
  expect(said).not.toContain('Rationale: not given');
});

test('what a script says with an answer stands there, and only the rest is not given', () => {
  const asked = wholeReport(
    dronePlay(
      badly.replace(
        'answer: hold_quiet, by: police',
        'answer: hold_quiet, by: police, legality: Police act section 12, end-date: Until noon, because: They ran',
      ),
    ),
  );
  const own = asked.split(/### D9\\?\. /u)[1]?.split('\n### ')[0] ?? '';
  expect(own).toContain('> Legal ground: Police act section 12');
  expect(own).toContain('> End date: Until noon');
  for (const given of ['Rationale', 'Legal ground', 'End date'])
    expect(own).not.toContain(`- ${given}: not given`);
  for (const missing of ['Necessity', 'Proportionality', 'Authority'])
    expect(own).toContain(`- ${missing}: not given`);
});

test('a rumour is told as one, also of those who knew what corrects it', () => {
  const report = wholeReport(
    libraryPlay('test/fixtures/before-repairs/future-threats/scripts/known-voices.yaml'),
  );
  expect(report).toMatch(/“The old dam[^”]*” \(a rumour(?:, corrected for them)?\)/u);
  expect(report).not.toMatch(/knew[^;\n]*“The old dam[^”]*”(?! \(a rumour)/u);
});

test('what deciders saw is told as they saw it: a gauge in words gives no number away', () => {
  const saw = [...wholeReport(evening()).matchAll(/; saw [^\n]*Public trust ([^,.\n]+)/gu)];
  expect(saw.length).toBeGreaterThan(2);
  for (const [, trust] of saw) expect(trust).toMatch(/^(?:very )?(?:low|high)$|^middling$/u);
});

test('a report says how far it may go and who has signed it off, and is a draft until then', () => {
  const marked = (more: Partial<ReportRequest>) => wholeReport({ ...evening(), ...more }).split('\n')[0];
  expect(marked({})).toMatch(
    /^\*\*TLP:AMBER\*\* · DRAFT of .*2026.*, entry 1 of the record; nobody has signed it off$/u,
  );
  expect(marked({ marking: 'TLP:RED', signedOff: 'A. Mori' })).toMatch(
    /^\*\*TLP:RED\*\* · FINAL, signed off by A\. Mori; .*2026.*, entry 1 of the record$/u,
  );
  // what was set at the desk stands, the last of it, until the paper is asked for with another
  const set = (...markings: readonly Tlp[]): ReportRequest['entries'] =>
    evening().entries.flatMap<ReportRequest['entries'][number]>((entry) =>
      entry.kind === 'start'
        ? [entry, ...markings.map((marking) => ({ ...entry, kind: 'mark' as const, body: { marking } }))]
        : [entry],
    );
  expect(marked({ entries: set('TLP:RED', 'TLP:GREEN') })).toContain('**TLP:GREEN**');
  expect(marked({ entries: set('TLP:GREEN'), marking: 'TLP:CLEAR' })).toContain('**TLP:CLEAR**');
  const { program } = evening();
  const strict = { ...program, scenario: { ...program.scenario, marking: 'TLP:AMBER+STRICT' as const } };
  expect(marked({ program: strict })).toContain('**TLP:AMBER+STRICT**');
});

describe('an answer that was put right', () => {
  const words = { reason: 'The river is low.', condition: 'only until noon' };
  const report = wholeReport(answerPutRight(words));
  const own = report.split(/### D1\\?\. /u)[1]?.split('\n## ')[0] ?? '';

  test('stands alone in the table of answers, with what was said with the first one', () => {
    const rows = own.split('\n').filter((line) => /^\| (?:Mayor|Police) /u.test(line));
    expect(rows.map((row) => row.replaceAll(/ +/gu, ' ').replace(/\| First.*$|\[\d+\].*$/u, ''))).toEqual([
      expect.stringContaining('| Mayor | Keep them shut, put right |'),
      expect.stringContaining('| Police | Keep them shut, put right |'),
    ]);
    expect(own).toContain(`Rationale: ${words.reason}`);
    expect(own).toContain(`Conditions: ${words.condition}`);
    expect(own).not.toContain('erased');
  });
  test('is what stands on the first pages, and the closing that it brought says so', () => {
    expect(report.split('# Annex')[0]).toMatch(/\| D1\\?\. Do you open\? +\| Keep them shut +\|/u);
    expect(own).toMatch(/\*\*Put right: .*Keep them shut\.\*\*/u);
  });
  test('a message that waits for a hand was not received, and not counted as given', () => {
    expect(own).toContain('had received nothing');
    expect(report).toContain(
      '0 injects were given, of 1 in the scenario; 1 more fell due and was not given.',
    );
  });
});

test('what takes the ground from a report stands in each of its forms: a rehearsal, and a record that does not follow', () => {
  const request = evening();
  const [first] = request.entries;
  if (!first) throw new Error('no entries');
  const doubted: ReportRequest = {
    ...request,
    entries: [{ ...first, cause: null, kind: 'rehearsal', body: {} }, ...request.entries.slice(1)],
    recomputed: { is: 'different', entry: 12 },
  };
  const data = JSON.parse(wholeData(doubted)) as { rehearsal: boolean; doubt: string };
  expect(data).toMatchObject({ rehearsal: true, doubt: expect.stringContaining('12') as string });
  const report = wholeReport(doubted);
  expect(report).toContain('REHEARSAL');
  expect(report).not.toContain('what this report finds is real');
  expect(report.replaceAll(/\\(?=\W)/gu, '')).toContain(data.doubt);
  expect(JSON.parse(wholeData(request))).toMatchObject({ rehearsal: false, doubt: null });
});

test('no sentence ends twice', () => {
  for (const script of libraryScripts
    .slice(0, 1)
    .concat(libraryScripts.filter((each) => each.includes('careful-night'))))
    expect(wholeReport(libraryPlay(script))).not.toMatch(/(?<!\.)\.\.(?!\.)/u);
});

function mapWords<T>(of: () => T): Record<keyof Words, T> {
  return Object.fromEntries(Object.keys(spokenWords).map((key) => [key, of()])) as Record<keyof Words, T>;
}

test('what was entered late stands with its own time, and that of its entry, in the timeline, the head, the agenda and the data', () => {
  const request = late();
  const report = wholeReport(request);
  expect(report).toMatch(/Conducted.*8 June 2031, 09:05/u);
  expect(report).toContain('From 09:05 to 09:50 by the clock in the room (UTC)');
  expect(report).toMatch(/\| 09:05, entered 09:20 \| EXERCISE \| Play is on\./u);
  // it took from 09:10 to 09:40, not from when it was entered
  expect(report).toMatch(/What now\? +\| 20 min +\| 30 min/u);
  expect(report).toMatch(/At its most it was 10 min behind, at 09:40/u);
  expect(report).toContain('What entry 4 tells was at 09:05');
  const { room } = JSON.parse(wholeData(request)) as { room: unknown };
  expect(room).toEqual({
    zone: 'UTC',
    startEx: '2031-06-08T09:05:00.000Z',
    endEx: '2031-06-08T09:50:00.000Z',
    enteredLater: [
      { entry: 3, happened: '2031-06-08T09:05:00.000Z', entered: '2031-06-08T09:20:00.000Z' },
      { entry: 7, happened: '2031-06-08T09:10:00.000Z', entered: '2031-06-08T09:21:00.000Z' },
      { entry: 12, happened: '2031-06-08T09:40:00.000Z', entered: '2031-06-08T09:45:00.000Z' },
    ],
  });
});

test('a fact that was shared beyond its marking is told as a breach, one within it is not', () => {
  const shared = (to: string, beyond: string) =>
    `- { share: short_trace, by: lab, with: [${to}]${beyond} }\n`;
  expect(wholeReport(dronePlay(shared('tower', ', beyond: true')))).not.toContain('beyond its marking');
  const request = dronePlay(shared('passengers', ', beyond: true'));
  const [, told = ''] = wholeReport(request).split('Shared beyond its marking\n');
  expect(told).toMatch(
    /Scientist on call told [^:]* what its marking \(TLP:AMBER\) keeps from them: “The airport sensor has one short trace/u,
  );
  expect(unsoundLinks(wholeReport(request), request)).toEqual([]);
});

test('a figure by the clock in the room is told as that where nobody kept it, and not as one that did not come to its end', () => {
  const script = libraryScripts.find((each) => each.includes('extremist-content-surge/')) ?? '';
  const told = wholeReport(libraryPlay(script));
  expect(told).toContain('none: nobody kept the time in the room');
  expect(told).not.toContain('none: it did not come to its end');
});
