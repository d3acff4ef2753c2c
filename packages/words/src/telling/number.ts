// Numbers and values as a reader writes them.
import type { Gauge } from '@sandtable/core/view';
import { unitForms, type Value } from '@sandtable/core/scenario';
import type { Tongue } from './tongue.ts';

type Format = Intl.NumberFormat;

// making one costs more than all that is done with it, and the desk tells many numbers a frame
const made = new Map<string, { readonly least: Format; readonly small: Format; readonly other: Format }>();

/** What is nearer to nought than this is what is left when numbers are reckoned with: 0.1 + 0.2 - 0.3. */
const dust = 1e-6;

/**
 * One decimal at most, below 1 two, below a hundredth the first digit that counts: what is not nought is not told as nought. What is rounded
 * to nought has no sign.
 */
function formatOf(value: number, language: string): Format {
  let formats = made.get(language);
  if (formats === undefined) {
    const upTo = (digits: Intl.NumberFormatOptions): Format =>
      new Intl.NumberFormat(language, { ...digits, signDisplay: 'negative' });
    formats = {
      least: upTo({ maximumSignificantDigits: 1 }),
      small: upTo({ maximumFractionDigits: 2 }),
      other: upTo({ maximumFractionDigits: 1 }),
    };
    made.set(language, formats);
  }
  const size = Math.abs(value);
  if (size >= 1 || size < dust) return formats.other;
  return size < 0.01 ? formats.least : formats.small;
}

/** At most one decimal, below 1 at most two (`0.03`), below a hundredth one digit (`0.004`), never `-0`; a per cent is `63%`, other units stand after a space. */
export function number(value: number, unit: string | null, { language, say }: Tongue): string {
  const written = formatOf(value, language).format(value);
  if (unit === null || unit === '') return written;
  return unit === '%'
    ? say('format.percent', { number: written })
    : say('format.with-unit', { number: written, unit: unitFor(value, unit, language) });
}

const counting = new Map<string, Intl.PluralRules>();

/** The form of a unit that goes with a number as it is told: what counts as one is the language's to say. */
export function unitFor(value: number, unit: string, language: string): string {
  let rules = counting.get(language);
  if (rules === undefined) counting.set(language, (rules = new Intl.PluralRules(language)));
  return unitForms(unit)[rules.select(toldNumber(value)) === 'one' ? 'one' : 'other'];
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

/** What it was and what it is, as both are told; `moved` is no where the difference is too small to be told. */
export const toldChange = (
  from: string,
  to: string,
): { readonly from: string; readonly to: string; readonly moved: 'yes' | 'no' } => ({
  from,
  to,
  moved: from === to ? 'no' : 'yes',
});

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
