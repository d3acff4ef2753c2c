// Numbers as people write them, read by the rule that they are told by.
import { unitForms } from '@sandtable/core/scenario';
import { toldNumber } from './number.ts';

/** What the number that is asked for can be. */
export interface NumberWanted {
  readonly min: number | null;
  readonly max: number | null;
  /** As it is told behind the number; it may be typed there, too. */
  readonly unit: string | null;
  readonly whole?: true;
}

export type NumberRead =
  | { readonly is: 'number'; readonly value: number }
  /** `2,500` is two and a half to one half of the world: the two readings, each spelt as it can be read in one way only. */
  | { readonly is: 'doubtful'; readonly spellings: readonly [string, string] }
  | { readonly is: 'outside' | 'not-whole'; readonly value: number }
  | { readonly is: 'none' };

/**
 * A number with its decimals behind a point or a comma, and its thousands grouped by a comma, a point, a space, `’` or `_`. Of two
 * readings the one counts that can be meant, and neither where both can. Where the limits reach thousands `12,345` is never 12.345
 * without a question.
 */
export function readNumber(typed: string, wanted: NumberWanted): NumberRead {
  const readings = readingsOf(bare(typed, wanted.unit));
  const last = readings.at(-1);
  if (last === undefined) return { is: 'none' };
  const fitting = wanted.whole === true ? readings.filter(Number.isInteger) : readings;
  if (fitting.length === 0) return { is: 'not-whole', value: last };
  const [one, other] = fitting.map((each) => within(each, wanted));
  const meant = one ?? other ?? null;
  if (meant === null) return { is: 'outside', value: last };
  const [decimal = meant, thousands] = fitting;
  const doubtful = thousands !== undefined && one !== null && (other !== null || reachThousands(wanted));
  return doubtful
    ? { is: 'doubtful', spellings: [spelt(decimal), spelt(thousands)] }
    : { is: 'number', value: meant };
}

const reachThousands = ({ min, max }: NumberWanted): boolean =>
  [min, max].some((limit) => limit === null || Math.abs(limit) >= 1000);

/** A number in full, as it can be read in one way only, whoever reads it: `2500`, `2.5`, and `2.5370` because `2.537` could be thousands. */
export function spelt(value: number): string {
  const written = value.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 100 });
  return readingsOf(written).length > 1 ? `${written}0` : written;
}

/** With the digits that all keyboards have, in the place of those of another script. */
export const withPlainDigits = (typed: string): string =>
  typed.replaceAll(/\p{Nd}/gu, (digit) => String(digitOf(digit)));

function bare(typed: string, unit: string | null): string {
  const plain = withPlainDigits(typed)
    .replaceAll(/[\u200e\u200f\u061c]/gu, '')
    .replaceAll('٬', '’')
    .replaceAll('٫', '.')
    .trim();
  const { one, other } = unitForms(unit ?? '');
  // twelve per cent of them are not twelve
  for (const each of [other, one, unit === null ? '%' : ''])
    if (each !== '' && plain.toLowerCase().endsWith(each.toLowerCase()))
      return plain.slice(0, -each.length).trimEnd();
  return plain;
}

/** Of any script: its digits stand in a row, from its nought on. */
function digitOf(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  let nought = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(nought - 1))) nought -= 1;
  return (code - nought) % 10;
}

const signed = /^([-+−]?)\s*(\d.*|[.,]\d+)$/su;
const withDecimals = /^(\d*)(?:[.,](\d*))?$/u;
const inThousands = /^([1-9]\d{0,2}([.,\s'’_])\d{3}(?:\2\d{3})*)(?:(?!\2)[.,](\d*))?$/u;
/** `12,34,567` */
const inLakhs = /^([1-9]\d?(?:,\d{2})+,\d{3})(?:\.(\d*))?$/u;

/** None, one or two; of two the one with decimals is first. */
function readingsOf(written: string): readonly number[] {
  const [, sign, digits = ''] = signed.exec(written) ?? [];
  const found: number[] = [];
  for (const form of [withDecimals, inThousands, inLakhs]) {
    const parts = form.exec(digits);
    if (parts === null || digits === '') continue;
    const whole = (parts[1] ?? '').replaceAll(/\D/gu, '');
    const value = Number(`${whole}.${parts.at(-1) ?? ''}0`);
    if (Number.isFinite(value)) found.push(sign === '-' || sign === '−' ? 0 - value : value);
  }
  return found;
}

/** The number, or the limit that is told as this number (4.96 is told as 5); null outside. */
function within(value: number, { min, max }: NumberWanted): number | null {
  if (max !== null && value > max) return toldNumber(max) === value ? max : null;
  return min !== null && value < min ? (toldNumber(min) === value ? min : null) : value;
}
