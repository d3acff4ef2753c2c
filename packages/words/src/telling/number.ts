// Numbers and values as a reader writes them.
import type { Gauge } from '@sandtable/core/view';
import type { Value } from '@sandtable/core/scenario';
import type { Tongue } from './tongue.ts';

type Format = Intl.NumberFormat;

// making one costs more than all that is done with it, and the desk tells many numbers a frame
const made = new Map<string, { readonly small: Format; readonly other: Format }>();

/** One decimal at most, below 1 two: a small value keeps a digit that counts. What is rounded to nought has no sign. */
function formatOf(value: number, language: string): Format {
  let formats = made.get(language);
  if (formats === undefined) {
    const upTo = (maximumFractionDigits: number): Format =>
      new Intl.NumberFormat(language, { maximumFractionDigits, signDisplay: 'negative' });
    formats = { small: upTo(2), other: upTo(1) };
    made.set(language, formats);
  }
  return Math.abs(value) < 1 ? formats.small : formats.other;
}

/** At most one decimal, below 1 at most two (`0.03`), never `-0`; a per cent is `63%`, other units stand after a space. */
export function number(value: number, unit: string | null, { language, say }: Tongue): string {
  const written = formatOf(value, language).format(value);
  if (unit === null || unit === '') return written;
  return unit === '%'
    ? say('format.percent', { number: written })
    : say('format.with-unit', { number: written, unit });
}

/** The number that stands there when this one is told. */
export function toldNumber(value: number): number {
  return Number(formatOf(value, 'en').format(value).replaceAll(',', ''));
}

/** A value of any type; true and false are yes and no, a choice is its name with spaces; null: it could not be computed. */
export function value(of: Value | null, unit: string | null, tongue: Tongue): string {
  if (of === null) return tongue.say('format.no-value');
  if (typeof of === 'number') return number(of, unit, tongue);
  if (typeof of === 'boolean') return tongue.say(of ? 'format.yes' : 'format.no');
  return of.replaceAll('_', ' ');
}

const levels = ['lowest', 'low', 'middle', 'high', 'highest'] as const;

/** A gauge as its author wants it read: a number with its unit, or only a word for how high it stands. */
export function gauge(of: Gauge, tongue: Tongue): string {
  if (of.shownAs !== 'words' || typeof of.value !== 'number') return value(of.value, of.unit, tongue);
  const share = shareOf(of.value, of.min, of.max);
  if (share === null) return value(of.value, of.unit, tongue);
  const level = levels[Math.min(4, Math.floor(share * 5))] ?? 'middle';
  return tongue.say(`format.level.${level}`);
}

/** Where a value stands between its limits, 0 to 1; null without limits. */
export function shareOf(of: number, min: number | null, max: number | null): number | null {
  if (min === null || max === null || max <= min) return null;
  return Math.min(1, Math.max(0, (of - min) / (max - min)));
}
