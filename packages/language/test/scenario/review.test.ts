import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readScenario, renderDiagnostic, reviewScenario } from '../../src/index.ts';
import { completed } from './example.ts';

const review = (example: string) => {
  const { text } = completed(example, false);
  return reviewScenario(text, 'x.yaml').diagnostics.map(
    ({ code, place }) => `${code} ${place.line}:${place.column}`,
  );
};
const unread = (comment: string, above = ''): string =>
  `variables:\n${above}  trust: { name: Trust, start: 50 }${comment}\n`;

describe('a review', () => {
  test('tells what reading does not', () => {
    const { text } = completed(unread(''), false);
    expect(readScenario(text, 'x.yaml').diagnostics).toEqual([]);
    expect(reviewScenario(text, 'x.yaml').scenario).toEqual(readScenario(text, 'x.yaml').scenario);
    expect(review(unread(''))).toEqual(['ST0706 2:3']);
  });

  test('gives no advice while something is wrong', () => {
    expect(review(`${unread('')}tick: never\n`)).toEqual(['ST0210 3:7']);
  });

  test('of both scenarios of the library leaves nothing to say', () => {
    const library = new URL('../../../../scenarios/', import.meta.url);
    for (const name of readdirSync(library)) {
      const text = readFileSync(new URL(`${name}/scenario.yaml`, library), 'utf8');
      const { diagnostics } = reviewScenario(text, name);
      expect(diagnostics.map((one) => renderDiagnostic(one, text))).toEqual([]);
    }
  });
});

describe('a silence', () => {
  test.each([
    ['on the line', unread(' # allow ST0706: module 4 will read it'), []],
    ['on the line above', unread('', '  # allow ST0706: module 4 will read it\n'), []],
    ['above another comment', unread('', '  # allow ST0706: later\n  # how people feel\n\n'), []],
    ['of another code', unread(' # allow ST0707: later'), ['ST0706 2:3', 'ST0791 2:45']],
    [
      'two lines above',
      unread('', '  # allow ST0706: later\n  mood: { name: Mood, start: 5, seen-by: [mayor] }\n'),
      ['ST0791 2:11', 'ST0706 4:3'],
    ],
    ['of what only `explore` tells', 'tick: 1m # allow ST0801: a card for the hand\n', []],
    ['without a reason', unread(' # allow ST0706'), ['ST0792 2:45']],
    ['without a reason, but with a colon', unread(' # allow ST0706:  '), ['ST0792 2:45']],
    ['of a code that there is not', unread(' # allow ST9999: no'), ['ST0706 2:3', 'ST0791 2:45']],
  ])('%s', (_what, example, expected) => {
    expect(review(example)).toEqual(expected);
  });

  test('is for one warning: what else is told on its line is told, until a second one stands above', () => {
    const both = (above: string): string =>
      `variables:\n${above}  { trust: { name: Trust, start: 50 }, mood: { name: Mood, start: 5 } } # allow ST0706: module 4\n`;
    expect(review(both(''))).toEqual(['ST0706 2:40']);
    expect(review(both('  # allow ST0706: module 5\n'))).toEqual([]);
    const languages = (more: string): string =>
      `languages: [en, de, ${more}] # allow ST0710: German comes later\n`;
    expect(review(languages('fr'))).toEqual(['ST0710 1:21']);
  });

  test('does not silence an error', () => {
    expect(review('tick: never # allow ST0210: it never ticks\n')).toEqual(['ST0210 1:7']);
  });
});

describe('the run sheet', () => {
  test('names the part in which somebody still has nothing to do', () => {
    const { text } = completed(
      'roles:\n  mayor: { name: Mayor, organisation: town }\n  police: { name: Police, organisation: town }\n' +
        'discussions:\n  trouble: { ask: What now?, with: [mayor] }\n' +
        'phases:\n  first: { title: First, agenda: [{ discuss: trouble, minutes: 25 }], next: [{ go: end }] }\n',
      false,
    );
    const messages = reviewScenario(text, 'x.yaml').diagnostics.map(({ message }) => message);
    expect(messages).toContain(
      '`police` has nothing to do for 25 minutes on end, the last of them in `first`.',
    );
  });

  const sheet = (minutes: number, items: readonly string[]): string =>
    `parameters:\n  agenda: { name: Length, values: [full, short], start: full }\ndiscussions:\n  trouble: { ask: What is it? }\nphases:\n  first:\n    title: First\n    minutes: ${minutes}\n    agenda:\n${items.map((item) => `      - ${item}\n`).join('')}    next: [{ go: end, only-if: "parameter.agenda == 'full'" }, { go: end }]\n`;

  test('fits for each way to set the parameters', () => {
    const items = [
      '{ discuss: trouble, minutes: 20 }',
      `{ brief-back: plenary, minutes: 15, only-if: "parameter.agenda == 'full'" }`,
    ];
    const { text } = completed(sheet(30, items), false);
    const [first] = reviewScenario(text, 'x.yaml').diagnostics;
    expect(first?.message).toBe('`first` needs at least 35 minutes, and 30 are planned (with agenda full).');
    expect(review(sheet(35, items))).toEqual([]);
  });

  test('counts neither what may be dropped nor what is not certain', () => {
    const items = [
      '{ discuss: trouble, minutes: 20 }',
      '{ brief-back: plenary, minutes: 15, priority: may-drop }',
      '{ brief-back: plenary, minutes: 15, only-if: "trust > 80" }',
    ];
    expect(review(sheet(20, items))).toEqual([]);
  });

  test('counts reading aloud at 120 words a minute', () => {
    const words = Array.from({ length: 600 }, () => 'word').join(' ');
    expect(review(sheet(4, [`{ say: ${words} }`]))).toEqual(['ST0712 8:5']);
    expect(review(sheet(5, [`{ say: ${words} }`]))).toEqual([]);
  });

  test('counts what is attached to be read, with what is read out', () => {
    const words = Array.from({ length: 600 }, () => 'word').join(' ');
    const attached = (minutes: number) =>
      sheet(minutes, ['{ inject: letter }']) +
      `actors: { crier: { name: Crier } }\ninjects:\n  letter: { from: crier, to: [mayor, police], channel: mail, text: See it, notes: None, attach: [{ title: The page, text: ${words} }] }\n`;
    expect(review(attached(4))).toContain('ST0712 8:5');
    expect(review(attached(5))).not.toContain('ST0712 8:5');
  });
});

test('other names can be looked for than those of the list', () => {
  const { text } = completed('summary: Denmark and Acme meet.\n', false);
  const found = reviewScenario(text, 'x.yaml', { realNames: ['Acme'] }).diagnostics;
  expect(found.map((one) => one.message)).toEqual(['`Acme` is a real name.']);
});
