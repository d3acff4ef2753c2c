/// <reference lib="dom" />
/** Every paper in a real browser, printed: nothing sticks out, no page is empty, every page carries its marking. */
import chromium from '@sparticuz/chromium';
import { chromium as browsers, type Browser, type Page } from 'playwright-core';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { joiningSheets, paperKinds, papers as kinds, scenarioToday } from '../src/index.ts';
import { wholePage, wholeCards, wholePack } from './whole.ts';
import {
  badly,
  dronePlay,
  ferryExercise,
  evening,
  ferryPort,
  libraryPlay,
  libraryScenarios,
  libraryScripts,
  marketHall,
} from './conducts.ts';

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await browsers.launch({
    executablePath: await chromium.executablePath(),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  page = await browser.newPage({ javaScriptEnabled: true });
}, 120_000);
afterAll(async () => {
  await browser.close();
});

interface Printed {
  /** The words of each page. */
  readonly pages: readonly string[];
  readonly sheets: number;
  /** What stands outside its sheet or is cut off by its cell. */
  readonly outside: readonly string[];
}

const papers = ['A4', 'Letter'] as const;
type Paper = (typeof papers)[number];

/** `only`: sheets in which this stands, and no others. */
async function printed(html: string, format: Paper = 'A4', only = '*'): Promise<Printed> {
  await page.setContent(html);
  await page.evaluate((kept) => {
    for (const sheet of document.querySelectorAll('.sheet')) if (!sheet.querySelector(kept)) sheet.remove();
  }, only);
  await page.emulateMedia({ media: 'print' });
  const { sheets, outside } = await page.evaluate(() => {
    const all = [...document.querySelectorAll('.sheet')];
    const over = all.flatMap((sheet) => {
      const edge = sheet.getBoundingClientRect();
      // what both papers leave between their margins: A4 is narrower, Letter is shorter
      const most = ((sheet.classList.contains('wide') ? 279.4 : 210) - 24) * (96 / 25.4);
      if (edge.width > most) return [`a sheet ${edge.width} wide`];
      return [...sheet.querySelectorAll('*')].flatMap((element) => {
        const { left, right } = element.getBoundingClientRect();
        return right > edge.right + 1 || left < edge.left - 1
          ? [`${element.tagName}: ${(element.textContent ?? '').slice(0, 60)}`]
          : [];
      });
    });
    return { sheets: all.length, outside: over };
  });
  const pdf = await page.pdf({ format, preferCSSPageSize: true, printBackground: true });
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)));
  return { pages: text, sheets, outside };
}

const marking = 'EXERCISE EXERCISE EXERCISE';
/** Pages without the marking before and after, or with nothing beside it. */
const badPages = ({ pages }: Printed, tlp: string, before = marking): readonly string[] =>
  pages.flatMap((text, at) => {
    const times = (words: string) => text.split(words).length - 1;
    const rest = text.replaceAll(before, '').replaceAll(tlp, '');
    return times(before) >= 2 && times(tlp) >= 2 && rest.length > 90
      ? []
      : [`page ${at + 1}: ${text.slice(0, 120)}`];
  });

/** What is written by the table of papers and not as cards. */
const manuals = paperKinds.filter((kind) => !['aar', 'cards', 'pack', 'msel'].includes(kind));

const scenarios = [ferryPort(), marketHall(), ...libraryScenarios()].map(
  (scenario) => [scenario.id, scenario] as const,
);

test.each(scenarios)(
  'the pack of %s prints',
  async (_, scenario) => {
    const pack = await printed(wholePack({ scenario, language: 'en', role: null }));
    expect(pack.outside).toEqual([]);
    expect(badPages(pack, scenario.marking)).toEqual([]);
    expect(pack.pages.length).toBeGreaterThanOrEqual(pack.sheets);
  },
  120_000,
);

test('the pack of ninety minutes at the airport is less than forty pages, with every inject, decision and duty that can come', async () => {
  const [drone] = libraryScenarios();
  const scenario = scenarioToday(drone ?? ferryPort(), [['agenda', 'short']]);
  const { pages, outside } = await printed(wholePack({ scenario, language: 'en', role: null }));
  expect(outside).toEqual([]);
  expect(pages.length).toBeLessThan(40);
  // a line may end within a word that has a hyphen
  const bare = (words: string): string => words.replaceAll(/[\s-]+/gu, '');
  const all = bare(pages.join(' '));
  const wanted = [
    // on a card, or in the list for whoever says it
    ...scenario.injects.flatMap(({ text, textFor }) =>
      textFor.length > 0 ? textFor.map((each) => each.text) : [text],
    ),
    ...scenario.decisions.map(({ question }) => question),
    ...[...scenario.expected, ...scenario.facts, ...scenario.law].map(({ text }) => text),
  ].map((text) => (text['en'] ?? '').split(/[{}]/u)[0] ?? '');
  expect(wanted.filter((words) => !all.includes(bare(words)))).toEqual([]);
}, 120_000);

test.each(scenarios)(
  'every card of %s is one page of A4; on Letter, which is shorter, the longest go on overleaf, whole',
  async (_, scenario) => {
    const role = scenario.roles[0]?.name ?? null;
    for (const paper of papers) {
      // as they are really printed: with the day, and the lines of an exercise file
      const today = { exercise: ferryExercise(), printed: '2026-12-01' };
      const cards = await printed(wholeCards({ scenario, language: 'en', role, ...today }), paper);
      const overleaf = cards.pages.length - cards.sheets;
      expect(overleaf, paper).toBeGreaterThanOrEqual(0);
      expect(overleaf, paper).toBeLessThanOrEqual(paper === 'A4' ? 0 : cards.sheets / 8);
      expect(cards.outside, paper).toEqual([]);
      expect(badPages(cards, scenario.marking), paper).toEqual([]);
    }
  },
  120_000,
);

test.each(libraryScenarios().map((scenario) => [scenario.id, scenario] as const))(
  'every manual, guide and form of %s prints whole on A4 and on Letter',
  async (_, scenario) => {
    const written = (kind: (typeof manuals)[number]): string => {
      const paper = kinds[kind];
      const request = { scenario, language: 'en', role: null };
      return [...((paper.from === 'scenario' && paper.forms.html?.(request)) || [])].join('');
    };
    const forControl = ['guide', 'controllers', 'eeg'] as const;
    const forAll = manuals.filter((kind) => forControl.every((each) => each !== kind));
    for (const paper of papers)
      for (const [them, marking] of [
        [forAll, scenario.marking] as const,
        [forControl, 'TLP:AMBER'] as const,
      ]) {
        const sheets = await printed(them.map(written).join(''), paper);
        expect(sheets.outside, paper).toEqual([]);
        expect(badPages(sheets, marking), paper).toEqual([]);
      }
  },
  120_000,
);

test.each(papers)(
  "one country's paper is not taken for everybody's: name tents, decision sheets with their strip and the sheets that bring people in fit %s",
  async (paper) => {
    const [scenario = ferryPort()] = libraryScenarios();
    const cards = wholeCards({ scenario, language: 'en', role: null });
    const tents = await printed(cards, paper, '.tent');
    expect(tents).toMatchObject({ outside: [], sheets: Math.ceil(scenario.roles.length / 4) });
    // a tent is folded: both its sides stand on one page, and where a line ends depends on the fonts of the machine
    expect(tents.pages).toHaveLength(tents.sheets);
    for (const [at, { title }] of scenario.roles.entries()) {
      const page = (tents.pages[Math.floor(at / 4)] ?? '').replaceAll(/\s+/gu, ' ');
      expect(page.split(title['en'] ?? '-').length - 1).toBeGreaterThanOrEqual(2);
    }
    const sheets = await printed(cards, paper, '.strip');
    expect(sheets.outside).toEqual([]);
    // cut off before the paper is handed over, wherever it goes on
    expect(sheets.pages.filter((text) => !text.includes('cut here before handing over'))).toEqual([]);
    const person = {
      name: 'A. Person with a name as long as a record keeps of somebody, van der Berg',
      as: 'Observer',
    };
    const link = `https://exercise.example.org/i/${'k'.repeat(43)}`;
    const joining = await printed(
      [
        ...joiningSheets(
          { scenario, language: 'en' },
          [{ ...person, link }],
          Array.from({ length: 20 }, () => ({
            ...person,
            about: { organisation: 'An organisation', needs: 'A ramp' },
          })),
          { address: 'https://exercise.example.org', code: 'AB12-CD34', ssh: null },
        ),
      ].join(''),
      paper,
    );
    expect(joining.outside).toEqual([]);
    expect(joining.pages.at(-1)).toContain(link.slice(0, 40));
    const tented = joining.pages.filter((text) => text.includes('Observer · An organisation'));
    // folded, a tent shows the name on both sides, on one page
    expect(tented).toHaveLength(10);
    for (const text of tented)
      // where a line ends depends on the fonts of the machine
      expect(text.replaceAll(/\s+/gu, ' ').split('van der Berg').length - 1).toBeGreaterThanOrEqual(4);
    expect(badPages(joining, scenario.marking)).toEqual([]);
  },
  120_000,
);

test.each([
  ['the evening', evening()] as const,
  ['a play of the library', libraryPlay(libraryScripts.at(-1) ?? '')] as const,
])(
  'the after-action report of %s prints',
  async (_, request) => {
    for (const paper of papers) {
      const report = await printed(wholePage(request), paper);
      expect(report.outside, paper).toEqual([]);
      // findings are real: in the place of the exercise marking stands that it is a draft
      expect(badPages(report, 'TLP:AMBER', 'DRAFT'), paper).toEqual([]);
    }
  },
  120_000,
);

/** How many pages come before the first annex. */
const beforeAnnexes = ({ pages }: Printed): number => pages.findIndex((text) => text.includes('Annex A:'));

test('the report of the whole drone incident has at most twelve pages before its annexes', async () => {
  for (const script of libraryScripts.filter((each) => each.includes('drone-incident/'))) {
    const report = await printed(wholePage(libraryPlay(script)));
    expect(beforeAnnexes(report), script).toBeGreaterThan(1);
    expect(beforeAnnexes(report), script).toBeLessThanOrEqual(12);
  }
}, 300_000);

test('a play that goes badly says so on the first page of paper, to its end', async () => {
  const { pages } = await printed(wholePage(dronePlay(badly)));
  const first = (pages[0] ?? '').replaceAll(/\s+/gu, ' ');
  for (const words of [
    'Lawyer for the two people (Police commander): not met',
    'Safety report to the authority (Tower supervisor): not met',
    'Sign a written list before flights start',
    'no name stands under a written list',
    'Two people who had nothing to do with it were held.',
  ])
    expect(first).toContain(words);
}, 120_000);
