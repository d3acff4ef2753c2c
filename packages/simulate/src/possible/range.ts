/** What an expression may be worth: the abstract domain of the static analysis. Pure. */
import type { BinaryOperator, FunctionName, Value } from '@sandtable/core/scenario';

/** All numbers from `low` to `high` (a truth is 0 or 1), or one of some choices. Never empty: nothing at all is `null`. */
export type Range =
  | { readonly of: 'number'; readonly low: number; readonly high: number }
  | { readonly of: 'choice'; readonly choices: ReadonlySet<string> };
export type NumberRange = Extract<Range, { of: 'number' }>;

export const between = (low: number, high: number): NumberRange => ({ of: 'number', low, high });
export const exactly = (value: number): NumberRange => between(value, value);
export const everyNumber = between(-Infinity, Infinity);
export const trueOrFalse = between(0, 1);
export const rangeOfChoices = (choices: Iterable<string>): Range => ({
  of: 'choice',
  choices: new Set(choices),
});

export function rangeOf(value: Value): Range {
  if (typeof value === 'string') return rangeOfChoices([value]);
  return exactly(Number(value));
}

export function join(one: Range | null, other: Range | null): Range | null {
  if (one === null || other === null) return one ?? other;
  if (one.of === 'choice' && other.of === 'choice') return rangeOfChoices([...one.choices, ...other.choices]);
  if (one.of === 'number' && other.of === 'number')
    return between(Math.min(one.low, other.low), Math.max(one.high, other.high));
  return everyNumber;
}

export function meet(one: Range, other: Range): Range | null {
  if (one.of === 'choice' && other.of === 'choice') {
    const both = [...one.choices].filter((choice) => other.choices.has(choice));
    return both.length === 0 ? null : rangeOfChoices(both);
  }
  if (one.of === 'number' && other.of === 'number') {
    const low = Math.max(one.low, other.low);
    const high = Math.min(one.high, other.high);
    return low > high ? null : between(low, high);
  }
  return one;
}

export function sameRange(one: Range | null, other: Range | null): boolean {
  if (one === null || other === null) return one === other;
  if (one.of === 'number' && other.of === 'number') return one.low === other.low && one.high === other.high;
  return one.of === 'choice' && other.of === 'choice' && one.choices.size === other.choices.size
    ? [...one.choices].every((choice) => other.choices.has(choice))
    : false;
}

export const asNumbers = (range: Range): NumberRange => (range.of === 'number' ? range : everyNumber);

/** Sums and products of infinities that have no value stand for every value. */
const lowest = (values: readonly number[]): number =>
  values.some(Number.isNaN) ? -Infinity : Math.min(...values);
const highest = (values: readonly number[]): number =>
  values.some(Number.isNaN) ? Infinity : Math.max(...values);

export function arithmetic(operator: '+' | '-' | '*' | '/', a: NumberRange, b: NumberRange): NumberRange {
  switch (operator) {
    case '+':
      return between(lowest([a.low + b.low]), highest([a.high + b.high]));
    case '-':
      return between(lowest([a.low - b.high]), highest([a.high - b.low]));
    case '*': {
      // 0 x infinity is 0 here: an unbounded value is large, not infinite
      const times = (x: number, y: number) => (x === 0 || y === 0 ? 0 : x * y);
      const ends = [times(a.low, b.low), times(a.low, b.high), times(a.high, b.low), times(a.high, b.high)];
      return between(lowest(ends), highest(ends));
    }
    case '/': {
      if (b.low <= 0 && b.high >= 0) return everyNumber;
      const ends = [a.low / b.low, a.low / b.high, a.high / b.low, a.high / b.high];
      return between(lowest(ends), highest(ends));
    }
  }
}

/** What a comparison may come to. */
export function compared(operator: BinaryOperator, a: Range, b: Range): NumberRange {
  if (a.of === 'choice' && b.of === 'choice') {
    const apart = [...a.choices].every((choice) => !b.choices.has(choice));
    const same = a.choices.size === 1 && b.choices.size === 1 && !apart;
    return truth(operator === '==' ? same : apart, operator === '==' ? apart : same);
  }
  if (a.of !== 'number' || b.of !== 'number') return trueOrFalse;
  switch (operator) {
    case '<':
      return truth(a.high < b.low, a.low >= b.high);
    case '<=':
      return truth(a.high <= b.low, a.low > b.high);
    case '>':
      return truth(a.low > b.high, a.high <= b.low);
    case '>=':
      return truth(a.low >= b.high, a.high < b.low);
    case '==':
      return truth(a.low === a.high && sameRange(a, b), a.high < b.low || a.low > b.high);
    case '!=':
      return truth(a.high < b.low || a.low > b.high, a.low === a.high && sameRange(a, b));
    case '*':
    case '+':
    case '-':
    case '/':
    case 'and':
    case 'or':
      return trueOrFalse;
  }
}
const truth = (always: boolean, never: boolean): NumberRange =>
  always ? exactly(1) : never ? exactly(0) : trueOrFalse;

export function called(name: FunctionName, given: readonly NumberRange[]): NumberRange {
  const [first = everyNumber] = given;
  const lows = given.map(({ low }) => low);
  const highs = given.map(({ high }) => high);
  switch (name) {
    case 'min':
      return between(Math.min(...lows), Math.min(...highs));
    case 'max':
      return between(Math.max(...lows), Math.max(...highs));
    case 'abs':
      return first.low >= 0
        ? first
        : between(first.high <= 0 ? -first.high : 0, Math.max(-first.low, first.high));
    case 'floor':
      return between(Math.floor(first.low), Math.floor(first.high));
    case 'round':
      return between(Math.round(first.low), Math.round(first.high));
  }
}

/** Narrows `a` to what it can be while `a operator b` holds; null when it cannot. */
export function narrowed(operator: BinaryOperator, a: Range, b: Range): Range | null {
  if (operator === '==') return meet(a, b);
  if (operator === '!=') {
    if (a.of === 'choice' && b.of === 'choice') {
      if (b.choices.size !== 1) return a;
      const rest = [...a.choices].filter((choice) => !b.choices.has(choice));
      return rest.length === 0 ? null : rangeOfChoices(rest);
    }
    return compared('==', a, b).low === 1 ? null : a;
  }
  if (a.of !== 'number' || b.of !== 'number') return a;
  if (compared(operator, a, b).high === 0) return null;
  return operator === '<' || operator === '<='
    ? between(a.low, Math.min(a.high, b.high))
    : between(Math.max(a.low, b.low), a.high);
}

/** The same for what is always whole: what is below 4 is at most 3. */
export function narrowedWhole(operator: BinaryOperator, a: Range, b: Range): Range | null {
  const range =
    b.of === 'number' && operator === '<'
      ? narrowed('<=', a, between(b.low, Math.ceil(b.high) - 1))
      : b.of === 'number' && operator === '>'
        ? narrowed('>=', a, between(Math.floor(b.low) + 1, b.high))
        : narrowed(operator, a, b);
  if (range?.of !== 'number') return range;
  const [low, high] = [Math.ceil(range.low), Math.floor(range.high)];
  return low > high ? null : between(low, high);
}

const mirrored: Partial<Record<BinaryOperator, BinaryOperator>> = {
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};
const opposite: Partial<Record<BinaryOperator, BinaryOperator>> = {
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
  '==': '!=',
  '!=': '==',
};
/** `a < b` seen from `b`. */
export const seenFromRight = (operator: BinaryOperator): BinaryOperator => mirrored[operator] ?? operator;
/** What holds when the comparison does not; nothing for what is no comparison. */
export const negated = (operator: BinaryOperator): BinaryOperator | undefined => opposite[operator];
