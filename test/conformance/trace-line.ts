/**
 * One line of a trace: story time, kind and body of a consequence, as a person reads and compares it.
 *
 * After the kind stands what it is about, then the other parts of the body in alphabetical order as `key=value`.
 * What is empty (null, an empty list, a flag that is not set) is left out. Numbers of entries are no part of a trace: where a body holds one,
 * the label that the case gave to that order stands in its place.
 */
import type { Consequence, Entry, Texts } from '@sandtable/core/record';

export interface Labels {
  /** The label of the order with this number. */
  readonly of: (entry: number) => string;
  readonly texts: Texts;
}

/** What a kind is about, where it is not named like the kind's first word. */
const subjects: Readonly<Record<string, string>> = {
  'jump.started': 'phase',
  'jump.ended': 'phase',
  'item.done': 'phase',
  'item.passed-over': 'phase',
  'message.sent': 'from',
  'effect.queued': 'of',
  'busy.until': 'name',
  'target.set': 'to',
  noted: 'of',
  corrected: 'entry',
  trouble: 'where',
};
const times = new Set([
  'decision.opened until',
  'clock.started until',
  'expected.started until',
  'busy.until to',
  'target.set to',
  'jump.started to',
  'effect.queued due',
]);

export function traceLine(entry: Entry, labels: Labels): string {
  const { kind } = entry;
  const body = entry.body as Readonly<Record<string, unknown>>;
  const subject = subjects[kind] ?? kind.split('.')[0] ?? '';
  const said = (key: string, value: unknown) =>
    times.has(`${kind} ${key}`) && typeof value === 'number' ? storyTime(value) : written(value, key, labels);
  const rest = Object.keys(body)
    .filter((key) => key !== subject && !isEmpty(key, body[key]))
    .sort()
    .map((key) => `${key}=${said(key, body[key])}`);
  return [storyTime(entry.story), kind, said(subject, body[subject]), ...rest].join(' ');
}

export const isConsequence = (entry: Entry): entry is Entry & Consequence =>
  entry.cause !== null && entry.kind !== 'elapsed';

export function storyTime(seconds: number): string {
  const two = (count: number) => String(count).padStart(2, '0');
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** Numbers as JavaScript prints them, but -0 shows. */
export const plain = (value: unknown): string => (Object.is(value, -0) ? '-0' : String(value));

const flags = new Set(['early', 'conditional']);
const isEmpty = (key: string, value: unknown): boolean =>
  value === null ||
  value === undefined ||
  (flags.has(key) && value === false) ||
  (Array.isArray(value) && value.length === 0);

function written(value: unknown, key: string, labels: Labels): string {
  if (value === null) return '-';
  if (Array.isArray(value)) {
    const [first] = value;
    if (Array.isArray(first)) return value.map(([name, each]) => `${name}:${plain(each)}`).join(',');
    return value.map((each) => written(each, key, labels)).join(',');
  }
  if (typeof value === 'object') return ofObject(value as Readonly<Record<string, unknown>>, key, labels);
  if (key === 'entry' && typeof value === 'number') return labels.of(value);
  if (typeof value !== 'string') return plain(value);
  const named = value.replace(/^adhoc-(\d+)$/, (_, entry: string) => `adhoc-${labels.of(Number(entry))}`);
  return /^[\w.:-]+$/.test(named) ? named : JSON.stringify(named);
}

function ofObject(value: Readonly<Record<string, unknown>>, key: string, labels: Labels): string {
  const list = (of: unknown) => (Array.isArray(of) ? of.map(String).join('+') : '');
  if (key === 'of') {
    const { of, name, part } = value;
    if (part === '') return `${String(of)}:${String(name)}`;
    return `${String(of)}:${String(name)}.${of === 'added' ? labels.of(Number(part)) : String(part)}`;
  }
  if (key === 'each') {
    const { role, options, amount, ranking } = value;
    return `${String(role)}:${[list(options), amount === null ? '' : plain(amount), list(ranking)].join('')}`;
  }
  if (key === 'pause') {
    const { reason, until } = value as { readonly reason: string; readonly until: number | null };
    return until === null ? reason : `${reason}:${until}`;
  }
  if (key === 'edited') {
    const { role, said } = value as { readonly role: string | null; readonly said: unknown };
    return `${role ?? 'all'}:${spoken(said, labels)}`;
  }
  if (key === 'said') return spoken(value, labels);
  switch (value['did']) {
    case 'variable':
      return `${String(value['variable'])}:${plain(value['from'])}>${plain(value['to'])}`;
    case 'fact':
      return `fact:${String(value['fact'])}+${list(value['roles'])}`;
    case 'inject':
    case 'phase':
    case 'decision':
    case 'clock':
      return `${value['did']}:${written(value[value['did']], value['did'], labels)}`;
    default:
      return JSON.stringify(value);
  }
}

function spoken(reference: unknown, { texts }: Labels): string {
  const { entry, text } = reference as { readonly entry: number; readonly text: number };
  return JSON.stringify(texts({ entry, text }));
}
