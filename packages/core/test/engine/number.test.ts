// The engine's own logarithm and normal quantile: known answers to the last bit, and how near they are to the truth.
import { expect, test } from 'vitest';
import { ln, normalQuantile, roundHalfUp } from '../../src/luck/number.ts';

// computed by another program from the same two algorithms
test.each([
  [5e-324, -744.4400719213812],
  [1e-300, -690.7755278982137],
  [1e-9, -20.72326583694641],
  [0.1, -2.3025850929940455],
  [0.25, -1.3862943611198906],
  [Math.SQRT1_2, -0.3465735902799726],
  [0.999999, -0.0000010000005000290889],
  [1, 0],
  [1.5, 0.4054651081081644],
  [2, Math.LN2],
  [10, 2.3025850929940455],
  [1e17, 39.14394658089878],
  [Number.MAX_VALUE, 709.782712893384],
])('ln %d', (x, expected) => {
  expect(ln(x)).toBe(expected);
});

test.each([
  [5.551115123125783e-17, -8.292361075813595],
  [1e-12, -7.034483825301132],
  [1e-6, -4.753424308822899],
  [0.001, -3.090232306167813],
  [0.0749, -1.4402382675279632],
  [0.075, -1.4395314709384557],
  [0.2, -0.8416212335729142],
  [0.25, -0.6744897501960817],
  [0.5, 0],
  [0.75, 0.6744897501960817],
  [0.925, 1.439531470938456],
  [0.9251, 1.4402382675279632],
  [0.999, 3.090232306167813],
  [0.9999999999999999, 8.209536151601386],
])('the quantile of %d', (p, expected) => {
  expect(normalQuantile(p)).toBe(expected);
});

test('the logarithm is never further from the platform’s than some of the last bits', () => {
  for (let exponent = -300; exponent <= 300; exponent += 7)
    for (const mantissa of [1, 1.1, 1.4, 1.999, 3.3, 9.99]) {
      const x = mantissa * Number(`1e${exponent}`);
      const truth = Math.log(x);
      expect(Math.abs(ln(x) - truth)).toBeLessThanOrEqual(4 * Number.EPSILON * Math.abs(truth));
    }
});

test('what has no logarithm', () => {
  expect([ln(0), ln(-1), ln(Number.NaN), ln(Infinity)]).toEqual([
    -Infinity,
    Number.NaN,
    Number.NaN,
    Infinity,
  ]);
});

test.each([
  [2.5, 3],
  [-2.5, -2],
  [-0.5, 0],
  [-0.4, 0],
  [1.4999, 1],
])('round %d', (x, expected) => {
  expect(roundHalfUp(x)).toBe(expected);
});
