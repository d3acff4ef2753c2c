/**
 * The engine's own logarithm and normal quantile, from + - * / and square roots alone, so that every platform gives the same bits.
 * Platforms may differ in the last digit of Math.log; IEEE 754 fixes these.
 */

const ln2 = Math.LN2;

/** Natural logarithm of a positive number: halved or doubled into [0.707, 1.414], then the series of artanh. */
export function ln(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : Number.NaN;
  if (x === Infinity) return Infinity;
  let mantissa = x;
  let halvings = 0;
  while (mantissa > Math.SQRT2) {
    mantissa /= 2;
    halvings += 1;
  }
  while (mantissa < Math.SQRT1_2) {
    mantissa *= 2;
    halvings -= 1;
  }
  const s = (mantissa - 1) / (mantissa + 1);
  const square = s * s;
  let sum = 0;
  for (let odd = 25; odd >= 1; odd -= 2) sum = sum * square + 1 / odd;
  return halvings * ln2 + 2 * s * sum;
}

/** e to the power of -x for x >= 0, for chances shown in a preview. */
export function expMinus(x: number): number {
  if (x > 700) return 0;
  let scaled = x;
  let squarings = 0;
  while (scaled > 0.25) {
    scaled /= 2;
    squarings += 1;
  }
  let sum = 1;
  for (let k = 14; k >= 1; k -= 1) sum = 1 - (scaled / k) * sum;
  for (; squarings > 0; squarings -= 1) sum *= sum;
  return sum;
}

/** Quantile of the standard normal distribution: M. J. Wichura, algorithm AS 241 (PPND16), 1988. `p` in (0,1). */
export function normalQuantile(p: number): number {
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (q * polynomial(central.over, r)) / polynomial(central.under, r);
  }
  const r = Math.sqrt(-ln(q < 0 ? p : 1 - p));
  const tail = r <= 5 ? near : far;
  const value = polynomial(tail.over, r - tail.shift) / polynomial(tail.under, r - tail.shift);
  return q < 0 ? -value : value;
}

function polynomial(coefficients: readonly number[], x: number): number {
  let sum = 0;
  for (let at = coefficients.length - 1; at >= 0; at -= 1) sum = sum * x + (coefficients[at] ?? 0);
  return sum;
}

const central = {
  over: [
    3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.693765509461, 45921.95393154987,
    67265.7709270087, 33430.57558358813, 2509.0809287301227,
  ],
  under: [
    1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271,
    28729.085735721943, 5226.495278852545,
  ],
};
const near = {
  shift: 1.6,
  over: [
    1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
    0.2417807251774506, 0.022723844989269184, 7.745450142783414e-4,
  ],
  under: [
    1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
    5.475938084995345e-4, 1.0507500716444169e-9,
  ],
};
const far = {
  shift: 5,
  over: [
    6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
    0.0012426609473880784, 2.7115555687434876e-5, 2.0103343992922881e-7,
  ],
  under: [
    1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 7.868691311456133e-4,
    1.8463183175100548e-5, 1.421511758316446e-7, 2.0442631033899397e-15,
  ],
};

/** Half up, also for negative numbers: 2.5 is 3, -2.5 is -2; exact, where x + 0.5 may be rounded itself. */
export const roundHalfUp = (x: number): number => Math.round(x) + 0;
