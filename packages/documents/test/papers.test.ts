/** The table of papers is the one that people read about. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { textIn, type Inject, type Scenario } from '@sandtable/core/scenario';
import { formatsOf, paperKinds, papers, printedCards, type PaperRequest } from '@sandtable/documents';
import { ferryExercise, ferryPort, libraryScenarios } from './conducts.ts';
import { wholePack } from './whole.ts';

const page = readFileSync(join(import.meta.dirname, '../../../docs/guides/papers.md'), 'utf8');

test.each(paperKinds)('the guide tells how to get %s, and in which forms it comes', (kind) => {
  const told = page.split('\n').filter((line) => line.includes(`--kind ${kind}`));
  expect(told).not.toEqual([]);
  const [, ...others] = formatsOf(kind);
  for (const format of others) expect(told.join('\n'), format).toContain(`--format ${format}`);
});

test('every paper says on its first page of which exercise and version it is, whether a draft, of which day and how it is kept; without an exercise file the version of its scenario', () => {
  const [scenario, exercise] = [ferryPort(), ferryExercise()];
  for (const kind of paperKinds) {
    const { from, forms } = papers[kind];
    if (from !== 'scenario') continue;
    const printed = (more: Partial<PaperRequest>): string =>
      [
        ...(forms.html?.({ scenario, language: 'en', role: null, printed: '2026-12-01', ...more }) ?? []),
      ].join('');
    const own = printed({ exercise });
    expect(own, kind).toContain('Exercise Low Tide · Version 2, draft, 2026-12-01');
    expect(own, kind).toContain('RESTRICTED (Varda)');
    const final = printed({ exercise: { ...exercise, state: 'final', handling: null } });
    expect(final, kind).toContain('Version 2, final, 2026-12-01');
    expect(final, kind).not.toContain('RESTRICTED');
    expect(printed({}), kind).toContain(`Version ${scenario.version}, draft, 2026-12-01`);
  }
  const sheets = [...printedCards({ scenario, language: 'en', role: null, exercise })].join('');
  const count = (part: string): number => sheets.split(part).length - 1;
  // each card that is cut out takes it along
  expect(count('class="imprint"')).toBe(count('class="sheet') + count('<section class="card"'));
});

test.each(['md', 'html', 'csv'] as const)(
  'the list of injects of a record names the zone of the room as %s, and that of a scenario none',
  (form) => {
    const [scenario] = libraryScenarios();
    const msel = (zone?: string): string => {
      const request = { scenario: scenario as Scenario, language: 'en', role: null };
      const pieces =
        papers.msel.from === 'scenario' &&
        papers.msel.forms[form]?.(zone === undefined ? request : { ...request, zone });
      return [...(pieces || [])].join('');
    };
    expect(msel('Europe/Berlin')).toContain('Europe/Berlin');
    expect(msel()).not.toMatch(/clock in the room: /iu);
  },
);

test('the list of injects says of each to which storyline it belongs', () => {
  const scenario = libraryScenarios().find(({ injects }) =>
    injects.some(({ storyline }) => storyline !== null),
  );
  const request = { scenario: scenario as Scenario, language: 'en', role: null };
  const list = papers.msel.from === 'scenario' ? [...(papers.msel.forms.md?.(request) ?? [])].join('') : '';
  const threads = scenario?.injects.flatMap(({ storyline }) => storyline ?? []) ?? [];
  expect(threads.length).toBeGreaterThan(0);
  expect(threads.filter((thread) => !list.includes(`| ${thread} |`))).toEqual([]);
});

test('a card names the sender whom players are to take for it, and the list of injects the real one, too', () => {
  const scenario = libraryScenarios().find(({ actors }) => actors.length > 1) as Scenario;
  const [real, shown] = scenario.actors.map(({ title }) => textIn(title, { scenario, language: 'en' }));
  const [first] = scenario.injects;
  const injects = [
    { ...(first as Inject), from: scenario.actors[0]?.name ?? '', shownAs: scenario.actors[1]?.name ?? '' },
  ];
  const to = injects[0]?.to.roles[0] ?? '';
  const printed = (kind: 'cards' | 'msel', form: 'html' | 'md', role: string | null): string => {
    const paper = papers[kind];
    const request = { scenario: { ...scenario, injects }, language: 'en', role, all: true };
    return [...((paper.from === 'scenario' && paper.forms[form]?.(request)) || [])].join('');
  };
  const cards = printed('cards', 'html', to);
  expect(cards).toContain(shown);
  expect(cards).not.toContain(real);
  expect(printed('msel', 'md', null)).toContain(`${real} (shown as “${shown}”)`);
});

test('the law of the story is a handout for everybody, with what each article is modelled on, and stands on the sheet of what turns on it', () => {
  const [scenario] = libraryScenarios() as [Scenario];
  const [source] = scenario.sources;
  const article = { title: { en: 'Harbour Act, article 7' }, text: { en: 'Who closes it says why.' } };
  const law = [{ ...article, name: 'harbour_7', source: source?.name ?? null }];
  const decisions = scenario.decisions.map((decision) => ({ ...decision, law: ['harbour_7'] }));
  const printed = (kind: 'cards' | 'pack', role: string | null): string => {
    const paper = papers[kind];
    const request = { scenario: { ...scenario, law, decisions }, language: 'en', role };
    return [...((paper.from === 'scenario' && paper.forms.html?.(request)) || [])].join('');
  };
  const handouts = (page: string): number => page.split('Who closes it says why.').length - 1;
  expect(handouts(printed('pack', null))).toBe(1);
  const [holder] = scenario.decisions.flatMap(({ lead }) => lead ?? []);
  const own = printed('cards', holder ?? '');
  expect(handouts(own)).toBe(1);
  expect(own).toContain('Modelled on: ');
  expect(own).toContain('It turns on: Harbour Act, article 7');
});

test('the pack leaves out nothing that planners rest on: clocks, care, assumptions, measures, outcomes, hot wash, words, sources, who decides and what else stands', () => {
  const text = (of: Readonly<Record<string, string>> | null) =>
    (of?.['en'] ?? '').trim().replaceAll(/\s+/gu, ' ');
  for (const scenario of [ferryPort(), ...libraryScenarios()]) {
    const pack = wholePack({ scenario, language: 'en', role: null });
    const plain = pack
      .replaceAll(/<[^>]*>/gu, ' ')
      .replaceAll('&#x27;', "'")
      .replaceAll('&#x3C;', '<')
      .replaceAll('&#x26;', '&')
      .replaceAll(/\s+/gu, ' ');
    const planners = plain.slice(0, plain.lastIndexOf('Players’ part'));
    const wanted = [
      ...[...scenario.assumptions, ...scenario.artificialities, ...scenario.outOfPlay].map(text),
      ...[scenario.safety, scenario.contact, ...scenario.hotWash].map(text),
      ...[...scenario.glossary, ...scenario.sources].map((each) => text(each.text)),
      ...scenario.clocks.map(({ title }) => text(title)),
      ...scenario.outcomes.flatMap(({ clauses }) => clauses.map((clause) => text(clause.text))),
    ];
    expect(wanted.filter((each) => !planners.includes(each))).toEqual([]);
    expect(planners.split('If nobody decides: ').length - 1).toBe(scenario.decisions.length);
  }
});
