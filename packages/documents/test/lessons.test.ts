/** What many exercises tell together: what comes back, what is late, and nothing that the report of each does not tell. */
import { expect, test } from 'vitest';
import { asMarkdown, asPage } from '../src/index.ts';
import {
  asLines,
  changedPlan,
  exerciseLessons,
  foundPaper,
  handbookPage,
  lessonsData,
  lessonsPaper,
  planOfRecord,
  type ExerciseLessons,
  type LessonsRequest,
  type LivePlan,
} from '../src/improvement.ts';
import { evening, libraryPlay, libraryScripts, spokenWords } from './conducts.ts';

const whole = (pieces: Iterable<string>): string => [...pieces].join('');
const scripts = libraryScripts.filter((script) => script.startsWith('scenarios/drone-incident'));
const plays = scripts.slice(0, 3).map((script) => libraryPlay(script));
const drones = plays.map((play, at) => ({
  ...exerciseLessons(`drone-${at}.jsonl`, play),
  held: `203${at}-04-0${at + 1}`,
}));
const ferry = exerciseLessons('ferry.jsonl', evening('role', spokenWords, true));

const of = (exercises: readonly ExerciseLessons[], more: Partial<LessonsRequest> = {}): LessonsRequest => ({
  exercises,
  plans: [],
  bad: [],
  today: '2033-01-01',
  language: 'en',
  isVerified: false,
  ...more,
});
const dataOf = (request: LessonsRequest, words: string | null = null) =>
  JSON.parse(lessonsData(request, words)) as {
    readonly comesBack: readonly {
      readonly text: string;
      readonly in: readonly unknown[];
      readonly of: number;
    }[];
    readonly capability: readonly {
      readonly name: string;
      readonly exercises: number;
      readonly by: Readonly<Record<string, number>>;
      readonly over: readonly { readonly findings: number; readonly exercises: number }[];
    }[];
    readonly organisation: readonly { readonly name: string }[];
    readonly found: readonly { readonly text: string; readonly source: string }[];
    readonly late: readonly { readonly number: number }[];
    readonly periods: readonly string[];
    readonly marking: string;
    readonly of: number;
  };

const worked = (
  plan: LivePlan,
  number: number,
  to: Partial<LivePlan['actions'][number]['details']>,
): LivePlan => {
  const details = plan.actions[number - 1]?.details;
  return changedPlan(
    plan,
    Object.entries(to).map(([field, value]) => ({
      at: '2030-06-01T10:00:00.000Z',
      by: 'A',
      number,
      field: field as keyof NonNullable<typeof details>,
      from: details?.[field as keyof typeof details] ?? '',
      to: value,
    })),
  );
};
const plan = planOfRecord(
  evening('role', spokenWords, true),
  null,
  new Date('2030-01-01T00:00:00Z'),
  'the record',
);

test('what was missed in two exercises of a scenario comes back, with how often it could', () => {
  const { comesBack } = dataOf(of(drones));
  const missed = drones.map(
    ({ duties }) => new Map(duties.map(({ key, met, text }) => [key, { met, text }])),
  );
  const keys = new Set(missed.flatMap((each) => [...each.keys()]));
  let compared = 0;
  for (const key of keys) {
    const could = missed.flatMap((each) => each.get(key) ?? []);
    const failed = could.filter(({ met }) => !met).length;
    const told = comesBack.find(({ text }) => text === could[0]?.text);
    if (failed > 1) expect(told).toMatchObject({ of: could.length });
    if (failed > 1) expect(told?.in).toHaveLength(failed);
    compared += failed > 1 ? 1 : 0;
  }
  expect(compared).toBeGreaterThan(0);
  expect(dataOf(of(drones.slice(0, 1))).comesBack).toEqual([]);
});

test('counts are of those that could have it, over time, and in the order of the alphabet', () => {
  const data = dataOf(of([...drones, ferry]));
  expect(data.periods.length).toBeGreaterThan(1);
  for (const { exercises, by, over, name } of data.capability) {
    const own = [...drones, ferry].filter(({ capabilities, lessons }) =>
      [...capabilities, ...lessons.flatMap((each) => each.capabilities)].includes(name),
    );
    expect(exercises).toBe(own.length);
    expect(over.reduce((sum, each) => sum + each.exercises, 0)).toBe(own.length);
    const { strength = 0, ...findings } = by;
    void strength;
    expect(over.reduce((sum, each) => sum + each.findings, 0)).toBe(
      Object.values(findings).reduce((sum, each) => sum + each, 0),
    );
  }
  const names = data.organisation.map(({ name }) => name);
  expect(names.length).toBeGreaterThan(1);
  expect(names).toEqual(names.toSorted((one, other) => (one < other ? -1 : 1)));
});

test('rehearsals and what does not follow from its commands are named and not counted', () => {
  const forged = { ...drones[0], doubt: 'It does not follow.', source: 'forged.jsonl' } as ExerciseLessons;
  const rehearsed = { ...drones[1], isRehearsal: true } as ExerciseLessons;
  const request = of([forged, rehearsed, ferry], {
    bad: [{ source: 'torn.jsonl', problem: 'Line 3 is bad.' }],
  });
  const told = whole(asMarkdown(lessonsPaper(request)));
  expect(told).toContain('**torn.jsonl**: Line 3 is bad.');
  expect(told).toContain('**forged.jsonl**: It does not follow.');
  expect(told).toContain('1 exercise and no live plan');
  expect(told).toContain('1 rehearsal is left out');
});

test('what is late, and what was learned and is there again, comes from the live plans', () => {
  const [first] = drones;
  const capability = first?.lessons.find(({ kind }) => kind === 'not-done')?.capabilities[0] ?? '';
  const late = worked(worked(plan, 1, { end: '2032-12-31' }), 2, { end: '2034-01-01' });
  const learned = worked(worked(late, 3, { capability, action: 'Train.' }), 3, { status: 'verified' });
  const request = of(drones, { plans: [{ source: 'a.plan', plan: learned }] });
  expect(dataOf(request).late.map(({ number }) => number)).toEqual([1]);
  const told = whole(asMarkdown(lessonsPaper(request)));
  expect(told).toContain(`Of ${learned.actions.length} actions in the live plans 1 is verified`);
  expect(told).toContain('“Train.” (Silent gates) was verified on 2030-06-01.');
});

test('words are found with what is near to them, in exercises and plans', () => {
  const request = of([...drones, ferry], { plans: [{ source: 'a.plan', plan }] });
  const { found, of: all } = dataOf(request, 'motorwey sign');
  expect(found.map(({ text }) => text)).toContain(spokenWords.gap);
  expect(found.map(({ source }) => source)).toEqual(expect.arrayContaining(['ferry.jsonl', 'a.plan']));
  expect(found.length).toBeLessThan(all);
  expect(dataOf(request, 'zzzzqqq').found).toEqual([]);
  expect(whole(asLines(foundPaper('motorwey sign', request)))).toContain(spokenWords.gap);
});

test('nobody is named, quoted or told by organisation where the report of that exercise does not', () => {
  for (const attribution of ['sector', 'none'] as const) {
    const own = exerciseLessons('ferry.jsonl', evening(attribution, spokenWords, true));
    expect(own.organisations).toEqual([]);
    const request = of([own, ...drones]);
    const told = [
      whole(asPage(lessonsPaper(request))),
      whole(asMarkdown(handbookPage(request))),
      lessonsData(request, null),
      JSON.stringify(dataOf(request, spokenWords.name).found),
    ].join('\n');
    // what somebody at the table said, and who they were
    for (const words of [spokenWords.name, spokenWords.dissent, spokenWords.other, spokenWords.ask])
      expect(told).not.toContain(words);
    expect(told).not.toContain('Operations chief');
  }
  // where people may be quoted they are: the search above finds what it looks for
  expect(ferry.decisions.flatMap(({ given }) => given.map(({ words }) => words))).toContain(
    spokenWords.dissent,
  );
});

test('the handbook says of each what was given of what was asked, and what followed', () => {
  const told = whole(
    asMarkdown(
      handbookPage(
        of([...drones, ferry], {
          plans: [{ source: 'a.plan', plan: worked(plan, 2, { element: 'equipment' }) }],
        }),
      ),
    ),
  );
  for (const title of ['## Legal', '## Practical', '## Operational', '## Technological'])
    expect(told).toContain(title);
  expect(told).toMatch(/\| Authority \| \d+ of \d+ \|/u);
  expect(told).toMatch(/reversed in \d+ of \d+/u);
  // marked as equipment in the live plan
  expect(told.slice(told.indexOf('## Technological'))).toContain(spokenWords.gap);
  expect(whole(asMarkdown(handbookPage(of([ferry]))))).toContain('Nothing is marked as technological');
});
