// Numbers are told and read by one rule.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { number, readNumber, spelt, words } from '@sandtable/words';

const say = words('en');
const told = (value: number, unit: string | null = null) => number(value, unit, { say, language: 'en' });
const people = { min: 0, max: 5000, unit: 'people' };
const read = (typed: string, wanted: Parameters<typeof readNumber>[1] = people) => {
  const found = readNumber(typed, wanted);
  return found.is === 'number' ? found.value : found.is === 'doubtful' ? found.spellings : found.is;
};

describe('a number that is shown is the number that is', () => {
  test.each([
    [0, '0'],
    [-0, '0'],
    [-0.004, '-0.004'],
    [0.0049, '0.005'],
    [0.0099, '0.01'],
    [0.00002, '0.00002'],
    [0.1 + 0.2 - 0.3, '0'],
    [-1e-9, '0'],
    [-0.04, '-0.04'],
    [0.033, '0.03'],
    [0.25, '0.25'],
    [-0.5, '-0.5'],
    [0.999, '1'],
    [2, '2'],
    [2.25, '2.3'],
    [59.98, '60'],
    [2500, '2,500'],
    [12_345.67, '12,345.7'],
  ])('%d is told as %s', (value, expected) => expect(told(value)).toBe(expected));

  test('nothing is told as nought with a sign, and nothing but what is left of reckoning as nought', () => {
    expect.hasAssertions();
    fc.assert(
      fc.property(fc.double({ min: -3, max: 3, noNaN: true }), (value) => {
        expect(told(value)).not.toBe('-0');
        if (Math.abs(value) >= 1e-6) expect(told(value)).not.toBe('0');
        expect(told(value * 1e-5)).not.toBe('-0');
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a number is read by the rule that it is told by', () => {
  test.each([
    ['12,345', ['12.3450', '12345']],
    ['12345', 'outside'],
    ['2,500', ['2.5', '2500']],
    ['2.500', ['2.5', '2500']],
    ['1,000 people', ['1', '1000']],
    ['2,537', ['2.5370', '2537']],
    ['1 500', 1500],
    ['1\u202f500 People', 1500],
    ['1’500', 1500],
    ['1_500', 1500],
    ['1,234.5', 1234.5],
    ['1.234,5', 1234.5],
    ['0,500', 0.5],
    ['2,5', 2.5],
    ['2.50', 2.5],
    ['.5', 0.5],
    ['5.', 5],
    ['2500', 2500],
    ['+2500', 2500],
    ['2 5', 'none'],
    ['1,50,0', 'none'],
    ['1,234,5', 'none'],
    ['1e3', 'none'],
    ['', 'none'],
    ['１２', 12],
    ['٢٥', 25],
    ['12%', 'none'],
    ['12 % people', 'none'],
    ['–5', 'none'],
    ['12½', 'none'],
    ['people', 'none'],
  ])('%s of 0 to 5,000 people', (typed, expected) => expect(read(typed)).toEqual(expected));

  test('of two readings the one counts that can be meant', () => {
    expect(read('2,500', { min: 100, max: null, unit: null })).toBe(2500);
    expect(read('2.500', { min: 100, max: null, unit: null })).toBe(2500);
    expect(read('2,500', { min: 0, max: 100, unit: '%' })).toBe(2.5);
    expect(read('2,500', { ...people, whole: true })).toBe(2500);
    expect(read('12,345', { ...people, whole: true })).toBe('outside');
    expect(read('2.5', { ...people, whole: true })).toBe('not-whole');
    expect(read('12,34,567', { min: null, max: null, unit: null })).toBe(1_234_567);
    expect(read('-2,5', { min: -5, max: 5, unit: null })).toBe(-2.5);
  });

  const numbers = fc.oneof(
    fc.double({ min: -1e12, max: 1e12, noNaN: true }).map((each) => (Math.abs(each) < 1 ? 0 : each)),
    fc.double({ min: -2, max: 2, noNaN: true }).map((each) => (Math.abs(each) < 1e-50 ? 0 : each)),
    fc.integer({ min: -20_000, max: 20_000 }),
  );

  test('what is told of any number in its range is read as what was told, or asked about', () => {
    expect.hasAssertions();
    const limits = fc.tuple(numbers, numbers).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
    const languages = fc.constantFrom('en', 'de', 'de-CH', 'fr', 'ru', 'sv', 'en-IN', 'fa', 'hi');
    fc.assert(
      fc.property(
        numbers,
        limits,
        fc.constantFrom(null, '%', 'people', 'm³'),
        languages,
        (value, [low, high], unit, language) => {
          const wanted = { min: Math.min(low, value), max: Math.max(high, value), unit };
          const shown = (of: number) => number(of, unit, { say, language });
          const text = shown(value);
          const found = readNumber(text, wanted);
          const meant =
            found.is === 'doubtful'
              ? found.spellings.map((each) => read(each, wanted))
              : found.is === 'number'
                ? [found.value]
                : [];
          expect(meant.map((each) => shown(Number(each)))).toContain(text);
        },
      ),
      { numRuns: 3000 },
    );
  });

  test('the spelling that is offered can be read in one way only, and is the number', () => {
    expect.hasAssertions();
    fc.assert(
      fc.property(numbers, (value) => {
        expect(read(spelt(value), { min: null, max: null, unit: null })).toBe(value + 0);
      }),
      { numRuns: 2000 },
    );
    expect([2.5, 2.537, 2500, 1e21, 1e-7].map(spelt)).toEqual([
      '2.5',
      '2.5370',
      '2500',
      '1000000000000000000000',
      '0.0000001',
    ]);
  });
});
