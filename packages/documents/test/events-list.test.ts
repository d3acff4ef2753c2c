/** The list of events as a controller works from it: planned times, what brings each row, and what became of it. */
import type { Scenario, Story } from '@sandtable/core/scenario';
import { expect, test } from 'vitest';
import { dateTimeGroup } from '../src/msel/date-time-group.ts';
import { happenedSoFar, scenarioToday } from '../src/index.ts';
import { libraryPlay, libraryScenarios, libraryScripts } from './conducts.ts';
import { wholeEventsList } from './whole.ts';

const drone = (): Scenario => libraryScenarios()[0] as Scenario;
type Request = Parameters<typeof wholeEventsList>[0];
/** The cells of its table in Markdown, a record a row, by their headings. */
function tableOf(request: Omit<Request, 'language' | 'role'>): readonly ReadonlyMap<string, string>[] {
  const text = wholeEventsList({ language: 'en', role: null, ...request }, 'md');
  const cells = (row: string): readonly string[] =>
    row
      .split(/(?<!\\)\|/u)
      .slice(1, -1)
      .map((cell) => cell.trim());
  const [head = '', , ...rows] = text.split('\n').filter((line) => line.startsWith('|'));
  const names = cells(head);
  return rows.map((row) => new Map(cells(row).map((cell, at) => [names[at] ?? '', cell])));
}
const rowOf = (rows: readonly ReadonlyMap<string, string>[], number: string) =>
  Object.fromEntries(rows.find((row) => row.get('No.') === number) ?? []);

test('each row has its time in the story and in the room, as a date-time group, and a sentence for what brings it', () => {
  const rows = tableOf({ scenario: drone() });
  expect(rowOf(rows, '1-02')).toMatchObject({
    'Story time': 'Sunday 07:00',
    'Date-time group': '080700BJUN31',
    'In the room': '0:03',
    Trigger: 'in the agenda of “Module 1, one report”',
    From: 'Runway controller',
    To: 'Tower supervisor',
    Controller: '',
    Status: 'planned',
  });
  // twelve minutes after the end of ten minutes at the table, of which the story passes ten at once and two in the module that runs
  expect(rowOf(rows, '1-05')).toMatchObject({
    'Story time': 'Sunday 07:13',
    'In the room': '0:43',
    Trigger: '12 min after D1 is “No movements, and look again every fifteen minutes”',
  });
  expect(rowOf(rows, '1-09')['Trigger']).toBe(
    '15 min after D2 is “The police lead”, unless enough has come already (Messages beyond the plan so far at least 4)',
  );
  expect(rowOf(rows, '3-04')['Trigger']).toBe('in the agenda of “Module 3, when is it safe?”');
  expect(rowOf(rows, 'D1')).toMatchObject({ Kind: 'decision', 'In the room': '0:08' });
  const [first] = drone().expected;
  expect(rowOf(rows, '1-02')['Expected action']).toContain(first?.text['en']?.trim().replace(/\.$/u, ''));
});

test('every inject, decision, expected action and legal clock has one row, in order of time', () => {
  for (const scenario of libraryScenarios()) {
    const rows = tableOf({ scenario });
    const all = [scenario.injects, scenario.decisions, scenario.expected, scenario.clocks].flat();
    expect(rows).toHaveLength(all.length);
    expect(new Set(rows.map((row) => row.get('No.'))).size).toBe(all.length);
    const groups = rows.map((row) => row.get('Date-time group') ?? '').filter((group) => group !== '');
    const months = 'JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC';
    const key = (group: string): string =>
      `${group.slice(10)}${String(months.indexOf(group.slice(7, 10))).padStart(2, '0')}${group.slice(0, 6)}`;
    expect(groups.map(key)).toEqual(groups.map(key).toSorted());
    // nothing that only its author can read
    for (const row of rows) expect(row.get('Trigger')).not.toMatch(/[a-z]_[a-z]|==|\b(?:inject|decision)\./u);
  }
});

test('the short form is a look, and views say whom it loads and what it covers', () => {
  const scenario = drone();
  const [row] = tableOf({ scenario, form: 'short' });
  expect([...(row?.keys() ?? [])]).toEqual(
    'No.,Story time,In the room,Trigger,Title,From,To,Expected action,Controller,Objective,Status'.split(','),
  );
  const loads = tableOf({ scenario, view: 'recipient' });
  const own = loads.filter((each) => each.get('To') === 'Tower supervisor');
  expect(own[0]?.get('Numbers')).toContain('1-02');
  for (const each of loads)
    expect(Number(each.get('Surely'))).toBeLessThanOrEqual(Number(each.get('At most')));
  const covered = tableOf({ scenario, view: 'objective' });
  const tasks = scenario.objectives.flatMap(({ targets }) => targets.flatMap((target) => target.tasks));
  expect(covered).toHaveLength(tasks.length);
  expect(covered.filter((each) => each.get('Injects') === '' && each.get('Gap') === '')).toEqual([]);
});

// one of each scenario, and one in a shorter setting
test.each(libraryScripts.filter((_, at) => at % 4 === 0))(
  '%s: what was played stands beside what was planned, and nothing that came is left out',
  (script) => {
    const play = libraryPlay(script);
    const scenario = scenarioToday(play.program.scenario, play.setup.parameters);
    const came = new Set(
      play.entries.flatMap((entry) => (entry.kind === 'inject.delivered' ? [entry.body.inject] : [])),
    );
    const opened = new Set(
      play.entries.flatMap((entry) => (entry.kind === 'decision.opened' ? [entry.body.decision] : [])),
    );
    const left = (names: ReadonlySet<string>, all: readonly { readonly name: string }[]) =>
      [...names].filter((name) => !all.some((each) => each.name === name));
    expect(left(came, scenario.injects)).toEqual([]);
    expect(left(opened, scenario.decisions)).toEqual([]);
    const rows = tableOf({ scenario, view: 'actual', played: happenedSoFar(play, 'en', null) });
    const delivered = rows.filter((row) => row.get('Status') === 'delivered').map((row) => row.get('No.'));
    expect(new Set(delivered)).toEqual(
      new Set(scenario.injects.filter(({ name }) => came.has(name)).map(({ serial }) => serial)),
    );
    for (const row of rows.filter((each) => each.get('Status') === 'delivered'))
      expect(row.get('Entry')).toMatch(/^\d+$/u);
  },
);

test('in a shorter setting only what can come is there', () => {
  const short = scenarioToday(drone(), [['agenda', 'short']]);
  const names = (all: readonly { readonly name: string }[]) => all.map(({ name }) => name);
  expect(names(short.decisions)).not.toContain('stadium');
  // what asks whether a decision went so is settled where the decision never comes
  expect(short.injects.find(({ name }) => name === 'concert_open')?.onlyIf).toBeNull();
  expect(names(short.injects)).not.toContain('concert_off');
  expect(names(scenarioToday(drone(), []).injects)).toEqual(names(drone().injects));
});

test('a date-time group has the letter of its zone, UTC for half hours, J for none', () => {
  const story = (zone: string | null): Story => ({
    hHour: '2031-06-08T00:10',
    zone,
    startex: 0,
    shownAs: 'clock',
  });
  const group = (zone: string | null) => dateTimeGroup(story(zone), 0);
  expect(['+02:00', '-05:00', '+00:00', '+10:00', '+05:30', null].map(group)).toEqual([
    '080010BJUN31',
    '080010RJUN31',
    '080010ZJUN31',
    '080010KJUN31',
    '071840ZJUN31',
    '080010JJUN31',
  ]);
  expect(dateTimeGroup({ ...story(null), hHour: null }, 0)).toBeNull();
});
