/** What the declaration of a name says of it, read off its keys. */
import { cutAtWord } from '@sandtable/core/scenario';
import { isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';
import { readDuration } from '../forms/time.ts';

export interface Description {
  /** What people call it: its title, name, question or text; null when it has none. */
  readonly title: string | null;
  /** What its value is, where it has one. */
  readonly value: 'number' | 'boolean' | 'choice' | 'derived' | null;
  readonly choices: readonly string[];
  /** The words that can follow a decision's name, as its form of answer and its rule allow. */
  readonly features: readonly ('each' | 'amount' | 'ranking')[];
  /** What a decision asks for with its answer. */
  readonly asked: readonly string[];
}

const nothing: Description = { title: null, value: null, choices: [], features: [], asked: [] };
const titles = ['title', 'name', 'question', 'ask', 'text'];
const longest = 160;

export function describe(node: Node | null): Description {
  if (isScalar(node)) return { ...nothing, title: onOneLine(node.value) };
  if (!isMap(node)) return nothing;
  const choices = listOf(node, 'values').concat(
    listOf(node, 'one-of').filter((one) => readDuration(one) === null),
  );
  return {
    title: titleOf(node),
    value: valueOf(node, choices),
    choices,
    features: featuresOf(node),
    asked: listOf(node, 'ask'),
  };
}

const scalarOf = (map: YAMLMap, key: string): unknown => {
  const value = map.get(key, true);
  return isScalar(value) ? value.value : undefined;
};
const listOf = (map: YAMLMap, key: string): readonly string[] => {
  const value = map.get(key, true);
  if (!isSeq(value)) return [];
  return value.items.flatMap((item) =>
    isScalar(item) && typeof item.value === 'string' ? [item.value] : [],
  );
};

function titleOf(map: YAMLMap): string | null {
  for (const key of titles) {
    const value: unknown = map.get(key, true);
    if (isScalar(value)) return onOneLine(value.value);
    // one text for each language: the first will do
    if (isMap(value)) {
      const first = value.items[0]?.value;
      return isScalar(first) ? onOneLine(first.value) : null;
    }
  }
  return null;
}

/** A text or a number on one line, cut at a word where it is long. */
export function onOneLine(value: unknown): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  return cutAtWord(String(value).replaceAll(/\s+/g, ' ').trim(), longest);
}

function valueOf(map: YAMLMap, choices: readonly string[]): Description['value'] {
  if (choices.length > 0) return 'choice';
  if (map.has('is')) return 'derived';
  const start = scalarOf(map, 'start');
  if (typeof start === 'number' || typeof start === 'boolean') return typeof start as 'number' | 'boolean';
  return ['between', 'triangle', 'normal', 'one-of'].some((key) => map.has(key)) ? 'number' : null;
}

function featuresOf(map: YAMLMap): Description['features'] {
  const answer = scalarOf(map, 'answer');
  return [
    ...(scalarOf(map, 'rule') === 'each' ? (['each'] as const) : []),
    ...(answer === 'amount' || answer === 'ranking' ? ([answer] as const) : []),
  ];
}
