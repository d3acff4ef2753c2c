/**
 * Text -> syntax tree of an expression, or the one mistake that stops it. A subset of CEL with one number type: `and`, `or`, `not`
 * beside `&&`, `||`, `!`. The word `not` reaches as far as the comparison after it (`not queue > 900`), the sign `!` only to the
 * next operand, as in CEL.
 */
import type { BinaryOperator, UnaryOperator } from '@sandtable/core/scenario';
import { SyntaxMistake, tokens, type TextSpan, type SyntaxProblem, type Token } from './token.ts';

export interface NamePart extends TextSpan {
  readonly name: string;
}
export type Syntax = TextSpan &
  (
    | { readonly op: 'number'; readonly value: number }
    | { readonly op: 'boolean'; readonly value: boolean }
    | { readonly op: 'choice'; readonly value: string }
    | { readonly op: 'name'; readonly parts: readonly NamePart[] }
    | { readonly op: 'unary'; readonly operator: UnaryOperator; readonly operand: Syntax }
    | {
        readonly op: 'binary';
        readonly operator: BinaryOperator;
        readonly left: Syntax;
        readonly right: Syntax;
      }
    | { readonly op: 'choose'; readonly condition: Syntax; readonly yes: Syntax; readonly no: Syntax }
    | { readonly op: 'call'; readonly function: NamePart; readonly arguments: readonly Syntax[] }
  );

const deepest = 64;
const longest = 4000;
const comparisons = ['==', '!=', '<', '<=', '>', '>='] as const;
type Comparison = (typeof comparisons)[number];
const isComparison = (value: string): value is Comparison => comparisons.some((one) => one === value);
const shouted = /^(?:AND|OR|NOT|And|Or|Not|TRUE|FALSE|True|False)$/;

export function parseExpression(
  source: string,
):
  | { readonly syntax: Syntax; readonly problem: null }
  | { readonly syntax: null; readonly problem: SyntaxProblem } {
  try {
    if (source.length > longest) throw new SyntaxMistake('too-long', { start: 0, end: source.length });
    if (source.trim() === '') throw new SyntaxMistake('empty', { start: 0, end: source.length });
    const course = { source, tokens: tokens(source), at: 0, depth: 0, arguments: 0 };
    const syntax = choose(course);
    if (peek(course).kind !== 'end') throw leftOver(course, syntax);
    return { syntax, problem: null };
  } catch (mistake) {
    if (mistake instanceof SyntaxMistake) return { syntax: null, problem: mistake.problem };
    throw mistake;
  }
}

interface Course {
  readonly source: string;
  readonly tokens: readonly Token[];
  at: number;
  depth: number;
  /** How many calls are open: a comma outside of one is no separator. */
  arguments: number;
}

const nothing: Token = { kind: 'end', start: 0, end: 0 };
const peek = (course: Course): Token => course.tokens[course.at] ?? course.tokens.at(-1) ?? nothing;
const isSymbol = (token: Token, value: string): boolean => token.kind === 'symbol' && token.value === value;
const isWord = (token: Token, value: string): boolean => token.kind === 'name' && token.value === value;
function take(course: Course): Token {
  const token = peek(course);
  course.at += 1;
  return token;
}
function accept(course: Course, value: string): boolean {
  if (!isSymbol(peek(course), value)) return false;
  course.at += 1;
  return true;
}
const over = (left: TextSpan, right: TextSpan): TextSpan => ({ start: left.start, end: right.end });

function binary(operator: BinaryOperator, left: Syntax, right: Syntax): Syntax {
  return { op: 'binary', operator, left, right, ...over(left, right) };
}

function choose(course: Course): Syntax {
  course.depth += 1;
  if (course.depth > deepest) throw new SyntaxMistake('too-deep', peek(course));
  const condition = either(course);
  if (!isSymbol(peek(course), '?')) {
    course.depth -= 1;
    return condition;
  }
  take(course);
  const yes = choose(course);
  if (!accept(course, ':')) {
    const here = peek(course);
    throw here.kind === 'end' ? new SyntaxMistake('missing-colon', here) : leftOver(course, yes);
  }
  const no = choose(course);
  course.depth -= 1;
  return { op: 'choose', condition, yes, no, ...over(condition, no) };
}

function either(course: Course): Syntax {
  let left = both(course);
  while (isSymbol(peek(course), '||') || isWord(peek(course), 'or')) {
    take(course);
    left = binary('or', left, both(course));
  }
  return left;
}

function both(course: Course): Syntax {
  let left = negation(course);
  while (isSymbol(peek(course), '&&') || isWord(peek(course), 'and')) {
    take(course);
    left = binary('and', left, negation(course));
  }
  return left;
}

function negation(course: Course): Syntax {
  const token = peek(course);
  if (!isWord(token, 'not')) return comparison(course);
  take(course);
  course.depth += 1;
  if (course.depth > deepest) throw new SyntaxMistake('too-deep', token);
  const operand = negation(course);
  course.depth -= 1;
  return { op: 'unary', operator: 'not', operand, ...over(token, operand) };
}

function comparison(course: Course): Syntax {
  const left = sum(course);
  const token = peek(course);
  if (token.kind !== 'symbol' || !isComparison(token.value)) return left;
  take(course);
  const right = sum(course);
  const again = peek(course);
  if (again.kind === 'symbol' && isComparison(again.value)) {
    take(course);
    const last = sum(course);
    const text = (part: TextSpan): string => course.source.slice(part.start, part.end);
    const equality = [token.value, again.value].some((sign) => sign === '==' || sign === '!=');
    const instead = equality
      ? `(${text(left)} ${token.value} ${text(right)}) ${again.value} ${text(last)}`
      : `${text(left)} ${token.value} ${text(right)} and ${text(right)} ${again.value} ${text(last)}`;
    throw new SyntaxMistake('chained-comparison', over(left, last), instead);
  }
  return binary(token.value, left, right);
}

function sum(course: Course): Syntax {
  let left = product(course);
  for (;;) {
    const token = peek(course);
    if (token.kind !== 'symbol' || (token.value !== '+' && token.value !== '-')) return left;
    take(course);
    left = binary(token.value, left, product(course));
  }
}

function product(course: Course): Syntax {
  let left = signed(course);
  for (;;) {
    const token = peek(course);
    if (token.kind !== 'symbol' || (token.value !== '*' && token.value !== '/')) return left;
    take(course);
    left = binary(token.value, left, signed(course));
  }
}

function signed(course: Course): Syntax {
  const token = peek(course);
  if (isWord(token, 'not')) return negation(course);
  const operator = isSymbol(token, '-') ? 'negate' : isSymbol(token, '!') ? 'not' : null;
  if (operator === null) return operand(course);
  take(course);
  course.depth += 1;
  if (course.depth > deepest) throw new SyntaxMistake('too-deep', token);
  const inner = signed(course);
  course.depth -= 1;
  return { op: 'unary', operator, operand: inner, ...over(token, inner) };
}

function operand(course: Course): Syntax {
  const token = take(course);
  switch (token.kind) {
    case 'number':
      return { op: 'number', value: token.value, start: token.start, end: token.end };
    case 'choice':
      return { op: 'choice', value: token.value, start: token.start, end: token.end };
    case 'name':
      return named(course, token);
    case 'symbol': {
      if (token.value !== '(') throw misplaced(course, token);
      const commas = course.arguments;
      course.arguments = 0;
      const inner = choose(course);
      course.arguments = commas;
      if (!accept(course, ')')) {
        if (peek(course).kind === 'end') throw new SyntaxMistake('unclosed-bracket', token);
        throw leftOver(course, inner);
      }
      return { ...inner, start: token.start, end: course.tokens[course.at - 1]?.end ?? inner.end };
    }
    case 'end':
      throw new SyntaxMistake('ends-early', { start: Math.max(0, token.start - 1), end: token.start });
  }
}

function named(course: Course, first: Token & { readonly kind: 'name' }): Syntax {
  const span = { start: first.start, end: first.end };
  if (first.value === 'true' || first.value === 'false')
    return { op: 'boolean', value: first.value === 'true', ...span };
  if (first.value === 'null') throw new SyntaxMistake('null', span);
  if (shouted.test(first.value)) throw new SyntaxMistake('shouted-word', span, first.value.toLowerCase());
  if (first.value === 'and' || first.value === 'or') throw new SyntaxMistake('unexpected', span);
  if (isSymbol(peek(course), '(')) return called(course, { name: first.value, ...span });
  const parts: NamePart[] = [{ name: first.value, ...span }];
  while (isSymbol(peek(course), '.')) {
    const point = take(course);
    const part = take(course);
    if (part.kind !== 'name')
      throw new SyntaxMistake(
        part.kind === 'end' ? 'ends-early' : 'unexpected',
        part.kind === 'end' ? point : part,
      );
    parts.push({ name: part.value, start: part.start, end: part.end });
    if (isSymbol(peek(course), '(')) throw new SyntaxMistake('method', over(first, peek(course)));
  }
  return { op: 'name', parts, start: first.start, end: parts.at(-1)?.end ?? first.end };
}

function called(course: Course, name: NamePart): Syntax {
  const open = take(course);
  course.arguments += 1;
  const list: Syntax[] = [];
  if (!isSymbol(peek(course), ')')) {
    do list.push(choose(course));
    while (accept(course, ','));
  }
  const close = peek(course);
  if (!accept(course, ')')) {
    if (close.kind === 'end') throw new SyntaxMistake('unclosed-bracket', open);
    throw leftOver(course, list.at(-1) ?? { ...name, op: 'number', value: 0 });
  }
  course.arguments -= 1;
  return { op: 'call', function: name, arguments: list, start: name.start, end: close.end };
}

/** Something stands after a whole expression. */
function leftOver(course: Course, before: Syntax): SyntaxMistake {
  const token = peek(course);
  if (token.kind === 'symbol') return misplaced(course, token);
  if (token.kind === 'name' && token.value === 'in') return new SyntaxMistake('membership', token);
  if (token.kind === 'name' && shouted.test(token.value)) {
    return new SyntaxMistake('shouted-word', token, token.value.toLowerCase());
  }
  if (token.kind === 'name' && (token.value === 'is' || token.value === 'equals')) {
    return new SyntaxMistake('foreign-operator', token, '==');
  }
  return new SyntaxMistake(before.end === token.start ? 'unexpected' : 'two-in-a-row', token);
}

function misplaced(course: Course, token: Token & { readonly kind: 'symbol' }): SyntaxMistake {
  const before = course.tokens[course.tokens.indexOf(token) - 1];
  const after = course.tokens[course.tokens.indexOf(token) + 1];
  if (token.value === ',' && course.arguments === 0) {
    if (before?.kind === 'number' && after?.kind === 'number') {
      const instead = `${course.source.slice(before.start, before.end)}.${course.source.slice(after.start, after.end)}`;
      return new SyntaxMistake('decimal-comma', over(before, after), instead);
    }
  }
  if (token.value === ')') return new SyntaxMistake('unopened-bracket', token);
  return new SyntaxMistake('unexpected', token);
}
