/**
 * Expressions over what names may be worth: the value an expression may have, and what must be so for a guard to hold.
 * Sound: whatever happens in a play lies within what is said here. Not exact: what is said may not all happen.
 */
import { childrenOf, printEvent, type BinaryOperator, type ExpressionNode } from '@sandtable/core/scenario';
import {
  everyNumber,
  arithmetic,
  asNumbers,
  called,
  compared,
  exactly,
  join,
  trueOrFalse,
  meet,
  narrowed,
  narrowedWhole,
  negated,
  rangeOf,
  seenFromRight,
  type Range,
} from './range.ts';

/** A name in an expression: all that is not an operation. */
export type NamedTerm = Extract<
  ExpressionNode,
  { op: 'variable' | 'luck' | 'parameter' | 'measure' | 'answer' | 'story-minutes' | 'end' | 'event' }
>;

/** What names may be worth. */
export interface Ground {
  readonly termRange: (term: NamedTerm) => Range;
  /** The formula of a derived variable; null, too, where so many stand one upon another that nobody looks further down. */
  readonly formula: (variable: string) => ExpressionNode | null;
  /** Whether it is always worth a whole number. */
  readonly isWhole: (term: NamedTerm) => boolean;
  /** What formulas see: the same, one step further down. */
  readonly below: Ground;
  /** Terms that cannot hold while this one does: two phases, two options of one choice. */
  readonly rivals: (term: NamedTerm) => readonly NamedTerm[];
}

/** What is assumed of single names on top of the ground. */
export type Assumed = ReadonlyMap<string, Range>;
const nothingAssumed: Assumed = new Map();

function termKey(term: NamedTerm): string {
  switch (term.op) {
    case 'event':
      return printEvent(term.event);
    case 'answer':
    case 'story-minutes':
    case 'end':
      return term.op;
    case 'luck':
    case 'measure':
    case 'parameter':
    case 'variable':
      return `${term.op} ${term.name}`;
  }
}

function isTerm(node: ExpressionNode): node is NamedTerm {
  return !['literal', 'unary', 'binary', 'choose', 'call'].includes(node.op);
}

/** The range of an expression. */
export function rangeIn(node: ExpressionNode, ground: Ground, assumed: Assumed = nothingAssumed): Range {
  const of = (inner: ExpressionNode) => rangeIn(inner, ground, assumed);
  switch (node.op) {
    case 'literal':
      return rangeOf(node.value);
    case 'unary': {
      const operand = asNumbers(of(node.operand));
      if (node.operator === 'negate') return arithmetic('-', exactly(0), operand);
      return arithmetic('-', exactly(1), operand);
    }
    case 'binary':
      switch (node.operator) {
        case 'and':
        case 'or': {
          const holds = assume(node, true, ground, assumed) !== null;
          const fails = assume(node, false, ground, assumed) !== null;
          return holds && fails ? trueOrFalse : exactly(holds ? 1 : 0);
        }
        case '+':
        case '-':
        case '*':
        case '/':
          return arithmetic(node.operator, asNumbers(of(node.left)), asNumbers(of(node.right)));
        case '!=':
        case '<':
        case '<=':
        case '==':
        case '>':
        case '>=':
          return compared(node.operator, of(node.left), of(node.right));
      }
    case 'choose': {
      const yes = assume(node.condition, true, ground, assumed);
      const no = assume(node.condition, false, ground, assumed);
      const either = join(yes && rangeIn(node.then, ground, yes), no && rangeIn(node.otherwise, ground, no));
      return either ?? everyNumber;
    }
    case 'call':
      return called(
        node.function,
        node.arguments.map((argument) => asNumbers(of(argument))),
      );
    case 'answer':
    case 'end':
    case 'event':
    case 'luck':
    case 'measure':
    case 'parameter':
    case 'story-minutes':
    case 'variable': {
      const formula = node.op === 'variable' ? ground.formula(node.name) : null;
      const range = formula === null ? ground.termRange(node) : rangeIn(formula, ground.below, assumed);
      const more = assumed.get(termKey(node));
      return more === undefined ? range : (meet(range, more) ?? range);
    }
  }
}

/** What is known of names when the expression is true (or false); null when it cannot be. */
export function assume(
  node: ExpressionNode,
  holds: boolean,
  ground: Ground,
  assumed: Assumed = nothingAssumed,
): Assumed | null {
  switch (node.op) {
    case 'unary':
      if (node.operator === 'not') return assume(node.operand, !holds, ground, assumed);
      break;
    case 'binary': {
      if (node.operator === 'and' || node.operator === 'or') {
        // `a and b` true is both; false is one of them, the second with the first true
        if (holds === (node.operator === 'and')) return both(node.left, node.right, holds, ground, assumed);
        const first = assume(node.left, holds, ground, assumed);
        const before = assume(node.left, !holds, ground, assumed);
        const second = before && assume(node.right, holds, ground, before);
        return first !== null && second !== null ? common(first, second) : (first ?? second);
      }
      const operator = holds ? node.operator : negated(node.operator);
      if (operator !== undefined && negated(node.operator) !== undefined)
        return comparison(operator, node.left, node.right, ground, assumed);
      break;
    }
    case 'choose': {
      const yes = assume(node.condition, true, ground, assumed);
      const no = assume(node.condition, false, ground, assumed);
      const first = yes && assume(node.then, holds, ground, yes);
      const second = no && assume(node.otherwise, holds, ground, no);
      return first !== null && second !== null ? common(first, second) : (first ?? second);
    }
    case 'answer':
    case 'call':
    case 'end':
    case 'event':
    case 'literal':
    case 'luck':
    case 'measure':
    case 'parameter':
    case 'story-minutes':
    case 'variable':
  }
  const wanted = exactly(holds ? 1 : 0);
  if (isTerm(node)) return refine(node, wanted, ground, assumed);
  return meet(rangeIn(node, ground, assumed), wanted) === null ? null : assumed;
}

function both(
  left: ExpressionNode,
  right: ExpressionNode,
  holds: boolean,
  ground: Ground,
  assumed: Assumed,
): Assumed | null {
  const first = assume(left, holds, ground, assumed);
  const second = first && assume(right, holds, ground, first);
  // what the right side taught may rule the left one out
  return second && assume(left, holds, ground, second);
}

function comparison(
  operator: BinaryOperator,
  left: ExpressionNode,
  right: ExpressionNode,
  ground: Ground,
  assumed: Assumed,
): Assumed | null {
  const a = rangeIn(left, ground, assumed);
  const b = rangeIn(right, ground, assumed);
  const narrow = (term: ExpressionNode, by: BinaryOperator, own: Range, other: Range): Range | null =>
    isTerm(term) && ground.isWhole(term) ? narrowedWhole(by, own, other) : narrowed(by, own, other);
  const newA = narrow(left, operator, a, b);
  const newB = narrow(right, seenFromRight(operator), b, a);
  if (newA === null || newB === null) return null;
  const one = isTerm(left) ? refine(left, newA, ground, assumed) : assumed;
  return one && (isTerm(right) ? refine(right, newB, ground, one) : one);
}

function refine(term: NamedTerm, to: Range, ground: Ground, assumed: Assumed): Assumed | null {
  const range = meet(rangeIn(term, ground, assumed), to);
  if (range === null) return null;
  const formula = term.op === 'variable' ? ground.formula(term.name) : null;
  const more = new Map(assumed).set(termKey(term), range);
  if (range.of === 'number' && range.low === 1)
    for (const rival of ground.rivals(term)) {
      if (rangeIn(rival, ground, assumed).of === 'number') {
        if (meet(rangeIn(rival, ground, assumed), exactly(0)) === null) return null;
        more.set(termKey(rival), exactly(0));
      }
    }
  // a derived truth is as true as its formula
  if (
    formula !== null &&
    range.of === 'number' &&
    range.low === range.high &&
    (range.low === 0 || range.low === 1)
  ) {
    const type = rangeIn(formula, ground.below, assumed);
    if (type.of === 'number' && type.low >= 0 && type.high <= 1)
      return assume(formula, range.low === 1, ground.below, more);
  }
  return more;
}

/** What holds in either case. */
function common(one: Assumed, other: Assumed): Assumed {
  const kept = new Map<string, Range>();
  for (const [key, range] of one) {
    const second = other.get(key);
    const joined = second === undefined ? null : join(range, second);
    if (joined !== null) kept.set(key, joined);
  }
  return kept;
}

/** Whether a division in it may come to nothing: then the whole expression has no value, and a guard does not hold. */
export function mayFail(node: ExpressionNode, ground: Ground, seen = new Set<string>()): boolean {
  if (node.op === 'variable') {
    const formula = seen.has(node.name) ? null : ground.formula(node.name);
    seen.add(node.name);
    return formula !== null && mayFail(formula, ground, seen);
  }
  if (node.op === 'binary' && node.operator === '/') {
    const divisor = asNumbers(rangeIn(node.right, ground));
    if (divisor.low <= 0 && divisor.high >= 0) return true;
  }
  return childrenOf(node).some((each) => mayFail(each, ground, seen));
}
