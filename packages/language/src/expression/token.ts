/** The tokens of an expression. Positions are offsets into the expression's own text. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

export type Token = TextSpan &
  (
    | { readonly kind: 'number'; readonly value: number }
    | { readonly kind: 'choice'; readonly value: string }
    | { readonly kind: 'name'; readonly value: string }
    | { readonly kind: 'symbol'; readonly value: Symbol }
    | { readonly kind: 'end' }
  );

const symbols = [
  '&&',
  '||',
  '==',
  '!=',
  '<=',
  '>=',
  '<',
  '>',
  '!',
  '+',
  '-',
  '*',
  '/',
  '?',
  ':',
  '(',
  ')',
  ',',
  '.',
] as const;
type Symbol = (typeof symbols)[number];

/** What cannot be read, with the kind of mistake it most likely is; the diagnostics turn it into words. */
export type SyntaxTrap =
  | 'assignment'
  | 'percent'
  | 'remainder'
  | 'duration'
  | 'hexadecimal'
  | 'number-suffix'
  | 'leading-point'
  | 'trailing-point'
  | 'decimal-comma'
  | 'chained-comparison'
  | 'single-and-or'
  | 'shouted-word'
  | 'foreign-operator'
  | 'typographic-quote'
  | 'double-quote'
  | 'unclosed-choice'
  | 'comment'
  | 'list'
  | 'braces'
  | 'power'
  | 'method'
  | 'membership'
  | 'null'
  | 'unclosed-bracket'
  | 'unopened-bracket'
  | 'missing-colon'
  | 'ends-early'
  | 'empty'
  | 'two-in-a-row'
  | 'too-deep'
  | 'too-long'
  | 'unexpected';

export interface SyntaxProblem extends TextSpan {
  readonly trap: SyntaxTrap;
  /** The text to write instead, where it can be known. */
  readonly instead: string | null;
}

/** Thrown inside the parser only; `parseExpression` returns it as data. */
export class SyntaxMistake extends Error {
  readonly problem: SyntaxProblem;
  constructor(trap: SyntaxTrap, span: TextSpan, instead: string | null = null) {
    super(trap);
    this.problem = { trap, start: span.start, end: span.end, instead };
  }
}

const space = /[ \t\r\n]+/y;
const number = /[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const name = /[A-Za-z_][A-Za-z0-9_]*/y;
const choice = /'[^'\\\n]*'/y;
const durationLike = /(?:[0-9]+[dhms])+(?![A-Za-z0-9_])/y;
const wordAfterNumber = /[A-Za-z_][A-Za-z0-9_]*/y;
const foreign: Readonly<Record<string, string>> = {
  '≥': '>=',
  '≤': '<=',
  '≠': '!=',
  '×': '*',
  '·': '*',
  '÷': '/',
  '−': '-',
  '–': '-',
  '—': '-',
  '¬': 'not',
  '∧': 'and',
  '∨': 'or',
};

function matchAt(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}

const minutesIn = { d: 1440, h: 60, m: 1, s: 1 / 60 };
function inMinutes(duration: string): string {
  let minutes = 0;
  for (const [, amount, unit] of duration.matchAll(/([0-9]+)([dhms])/g)) {
    minutes += Number(amount) * minutesIn[unit as keyof typeof minutesIn];
  }
  return String(Math.round(minutes * 1000) / 1000);
}

function numberAt(text: string, at: number): Token {
  const digits = matchAt(number, text, at) ?? '';
  const end = at + digits.length;
  if (/^0[xX]/.test(text.slice(at, at + 2))) {
    const whole = matchAt(/0[xX][0-9a-fA-F]*/y, text, at) ?? digits;
    throw new SyntaxMistake('hexadecimal', { start: at, end: at + whole.length }, String(Number(whole)));
  }
  const duration = matchAt(durationLike, text, at);
  if (duration !== null) {
    throw new SyntaxMistake('duration', { start: at, end: at + duration.length }, inMinutes(duration));
  }
  const suffix = matchAt(wordAfterNumber, text, end);
  if (suffix !== null) {
    throw new SyntaxMistake('number-suffix', { start: at, end: end + suffix.length }, digits);
  }
  if (text[end] === '%') {
    const after = text.slice(end + 1).trimStart()[0];
    const remainder =
      after !== undefined && /[a-z0-9_(]/i.test(after) && !/^\s*(?:and|or)\b/.test(text.slice(end + 1));
    if (!remainder) throw new SyntaxMistake('percent', { start: at, end: end + 1 }, digits);
  }
  if (text[end] === '.') {
    throw new SyntaxMistake('trailing-point', { start: at, end: end + 1 }, digits);
  }
  const value = Number(digits);
  if (!Number.isFinite(value)) throw new SyntaxMistake('unexpected', { start: at, end });
  return { kind: 'number', value, start: at, end };
}

/** The mistake that most likely stands where no token begins. */
function strangerAt(text: string, at: number): SyntaxMistake {
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  const span = { start: at, end: at + character.length };
  switch (character) {
    case '=':
      if (text[at + 1] === '>')
        return new SyntaxMistake('foreign-operator', { start: at, end: at + 2 }, '>=');
      if (text[at + 1] === '<')
        return new SyntaxMistake('foreign-operator', { start: at, end: at + 2 }, '<=');
      return new SyntaxMistake('assignment', span, '==');
    case '&':
      return new SyntaxMistake('single-and-or', span, 'and');
    case '|':
      return new SyntaxMistake('single-and-or', span, 'or');
    case '%':
      return new SyntaxMistake('remainder', span);
    case '"':
      return new SyntaxMistake('double-quote', span, "'");
    case "'":
      return new SyntaxMistake('unclosed-choice', { start: at, end: text.length });
    case '‘':
    case '’':
    case '“':
    case '„':
    case '‹':
    case '›':
    case '”':
    case '«':
    case '»':
      return new SyntaxMistake('typographic-quote', span, "'");
    case '[':
    case ']':
      return new SyntaxMistake('list', span);
    case '{':
    case '}':
      return new SyntaxMistake('braces', span);
    case '^':
      return new SyntaxMistake('power', span);
    case '#':
      return new SyntaxMistake('comment', { start: at, end: text.length });
    default: {
      const instead = foreign[character];
      return instead === undefined
        ? new SyntaxMistake('unexpected', span)
        : new SyntaxMistake('foreign-operator', span, instead);
    }
  }
}

function symbolAt(text: string, at: number): Token | null {
  const two = text.slice(at, at + 2);
  if (two === '//') throw new SyntaxMistake('comment', { start: at, end: text.length });
  if (two === '**') throw new SyntaxMistake('power', { start: at, end: at + 2 });
  if (two === '<>') throw new SyntaxMistake('foreign-operator', { start: at, end: at + 2 }, '!=');
  if (text.startsWith('===', at) || text.startsWith('!==', at)) {
    throw new SyntaxMistake('foreign-operator', { start: at, end: at + 3 }, two);
  }
  const value = symbols.find((symbol) => text.startsWith(symbol, at));
  return value === undefined ? null : { kind: 'symbol', value, start: at, end: at + value.length };
}

/** All tokens of an expression, the last one `end`. Throws a `SyntaxMistake` at the first thing that is no token. */
export function tokens(text: string): readonly Token[] {
  const found: Token[] = [];
  let at = 0;
  for (;;) {
    at += matchAt(space, text, at)?.length ?? 0;
    const first = text[at];
    if (first === undefined) {
      found.push({ kind: 'end', start: text.length, end: text.length });
      return found;
    }
    found.push(tokenAt(text, at, first, found.at(-1)));
    at = found.at(-1)?.end ?? text.length;
  }
}

function tokenAt(text: string, at: number, first: string, before: Token | undefined): Token {
  if (first >= '0' && first <= '9') return numberAt(text, at);
  const word = matchAt(name, text, at);
  if (word !== null) return { kind: 'name', value: word, start: at, end: at + word.length };
  const quoted = matchAt(choice, text, at);
  if (quoted !== null) {
    return { kind: 'choice', value: quoted.slice(1, -1), start: at, end: at + quoted.length };
  }
  const next = text[at + 1] ?? '';
  if (first === '.' && next >= '0' && next <= '9' && before?.kind !== 'name') {
    const digits = matchAt(number, text, at + 1) ?? '';
    throw new SyntaxMistake('leading-point', { start: at, end: at + 1 + digits.length }, `0.${digits}`);
  }
  const symbol = symbolAt(text, at);
  if (symbol === null) throw strangerAt(text, at);
  return symbol;
}

/** A sentence rather than an expression: two words or more, and nothing that joins or compares them. */
export const readsAsProse = (text: string): boolean =>
  /^\p{L}+(?:[\s,’']+\p{L}+)+$/u.test(text) && !/\b(?:and|or|not)\b/.test(text);
