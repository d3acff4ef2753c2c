/**
 * Syntax tree -> checked `Expression`: every name is declared, every operand has its type, every choice can be.
 * The type rules stand here; what they mean at run time (and what becomes of a division by zero) is in `SEMANTICS`, "Numbers":
 * numbers are IEEE doubles; an operation without a finite result leaves the *whole expression* without value.
 */
import {
  type BinaryOperator,
  type EventKind,
  type EventReference,
  type Expression,
  type ExpressionNode,
  type FunctionName,
  eventKinds,
  functionNames,
  matchWords,
} from '@sandtable/core/scenario';
import type { NamePart, Syntax } from './parse.ts';
import type { TextSpan } from './token.ts';
import type { Allowed, Mistake, Names, TypeOf } from './typing.ts';

interface Checking {
  readonly names: Names;
  readonly allowed: Allowed;
  readonly report: (mistake: Mistake) => void;
}
interface Typed {
  readonly tree: ExpressionNode;
  /** Null where a mistake has been reported, so that nothing more is said about it. */
  readonly of: TypeOf | null;
}

const numeric: TypeOf = { type: 'number' };
const truth: TypeOf = { type: 'boolean' };
const lost: Typed = { tree: { op: 'literal', value: 0 }, of: null };
const known = (type: TypeOf | 'unknown'): TypeOf | null => (type === 'unknown' ? null : type);
const spanOf = ({ start, end }: TextSpan): TextSpan => ({ start, end });

export interface Checked {
  readonly expression: Expression;
  /** The possible choices, where it is a choice. */
  readonly of: TypeOf | null;
}

/** Checks a syntax tree. `wanted` null: any type will do. Mistakes are reported; the result then is of no use but has the wanted type. */
export function checkExpression(
  source: string,
  syntax: Syntax,
  names: Names,
  wanted: TypeOf | null,
  allowed: Allowed,
  report: (mistake: Mistake) => void,
): Checked {
  const checking = { names, allowed, report };
  const { tree, of } = check(checking, syntax, wanted);
  if (of !== null && wanted !== null) {
    if (of.type !== wanted.type) {
      report({ mistake: 'result-type', wanted: wanted.type, found: of.type, ...spanOf(syntax) });
    } else {
      fitting(checking, syntax, of, wanted, 'what it is given to');
    }
  }
  return { expression: { source, type: wanted?.type ?? of?.type ?? 'number', tree }, of };
}

/** Reports choices of `of` (read at `syntax`) that are none of `wanted`'s. */
function fitting(checking: Checking, syntax: Syntax, of: TypeOf, wanted: TypeOf, whose: string): void {
  if (of.type !== 'choice' || wanted.type !== 'choice' || of.values === null || wanted.values === null)
    return;
  if (syntax.op === 'choose') {
    for (const branch of [syntax.yes, syntax.no]) {
      fitting(
        checking,
        branch,
        branch.op === 'choice' ? { type: 'choice', values: [branch.value] } : of,
        wanted,
        whose,
      );
    }
    return;
  }
  const possible = wanted.values;
  const literal = syntax.op === 'choice';
  const wrong = of.values.filter((value) => !possible.includes(value));
  const strange = wrong[0];
  if (strange !== undefined && (literal || wrong.length === of.values.length)) {
    checking.report({
      mistake: 'impossible-choice',
      choice: strange,
      of: whose,
      possible,
      ...spanOf(syntax),
    });
  }
}

function check(checking: Checking, syntax: Syntax, hint: TypeOf | null): Typed {
  switch (syntax.op) {
    case 'number':
      return { tree: { op: 'literal', value: syntax.value }, of: numeric };
    case 'boolean':
      return { tree: { op: 'literal', value: syntax.value }, of: truth };
    case 'choice':
      return { tree: { op: 'literal', value: syntax.value }, of: { type: 'choice', values: [syntax.value] } };
    case 'name':
      return name(checking, syntax.parts, hint);
    case 'unary': {
      const wanted = syntax.operator === 'not' ? truth : numeric;
      const operand = demand(checking, syntax.operand, wanted, syntax.operator === 'not' ? 'not' : '-');
      if (
        syntax.operator === 'negate' &&
        operand.tree.op === 'literal' &&
        typeof operand.tree.value === 'number'
      ) {
        return { tree: { op: 'literal', value: 0 - operand.tree.value }, of: operand.of };
      }
      return {
        tree: { op: 'unary', operator: syntax.operator, operand: operand.tree },
        of: operand.of && wanted,
      };
    }
    case 'binary':
      return binary(checking, syntax);
    case 'choose': {
      const condition = demand(checking, syntax.condition, truth, '?');
      const then = check(checking, syntax.yes, hint);
      const otherwise = check(checking, syntax.no, hint ?? then.of);
      const of = common(checking, syntax, '? :', then, otherwise);
      return {
        // oxlint-disable-next-line unicorn/no-thenable -- plain data of the contract; nothing awaits a tree
        tree: { op: 'choose', condition: condition.tree, then: then.tree, otherwise: otherwise.tree },
        of,
      };
    }
    case 'call':
      return call(checking, syntax);
  }
}

function demand(checking: Checking, syntax: Syntax, wanted: TypeOf, operator: string): Typed {
  const typed = check(checking, syntax, wanted);
  if (typed.of === null || typed.of.type === wanted.type) return typed;
  checking.report({
    mistake: 'operand-type',
    operator,
    wanted: wanted.type,
    found: typed.of.type,
    ...spanOf(syntax),
  });
  return { ...typed, of: null };
}

/** The type of two branches or two sides of an equation; reports when they have none in common. */
function common(checking: Checking, syntax: Syntax, what: string, left: Typed, right: Typed): TypeOf | null {
  if (left.of === null || right.of === null) return null;
  if (left.of.type !== right.of.type) {
    checking.report({
      mistake: 'different-types',
      what,
      left: left.of.type,
      right: right.of.type,
      ...spanOf(syntax),
    });
    return null;
  }
  if (left.of.type !== 'choice' || right.of.type !== 'choice') return left.of;
  if (left.of.values === null || right.of.values === null) return { type: 'choice', values: null };
  return { type: 'choice', values: [...new Set([...left.of.values, ...right.of.values])] };
}

const signs: Readonly<Record<BinaryOperator, 'truths' | 'order' | 'equality' | 'arithmetic'>> = {
  and: 'truths',
  or: 'truths',
  '<': 'order',
  '<=': 'order',
  '>': 'order',
  '>=': 'order',
  '==': 'equality',
  '!=': 'equality',
  '+': 'arithmetic',
  '-': 'arithmetic',
  '*': 'arithmetic',
  '/': 'arithmetic',
};

function binary(checking: Checking, syntax: Syntax & { readonly op: 'binary' }): Typed {
  const { operator } = syntax;
  const sign = signs[operator];
  if (sign === 'equality') return equality(checking, syntax);
  const wanted = sign === 'truths' ? truth : numeric;
  const left = demand(checking, syntax.left, wanted, operator);
  const right = demand(checking, syntax.right, wanted, operator);
  if (operator === '/' && right.tree.op === 'literal' && right.tree.value === 0 && right.of !== null) {
    checking.report({ mistake: 'division-by-zero', ...spanOf(syntax.right) });
  }
  const of = left.of && right.of && (sign === 'arithmetic' ? numeric : truth);
  return { tree: { op: 'binary', operator, left: left.tree, right: right.tree }, of };
}

function equality(checking: Checking, syntax: Syntax & { readonly op: 'binary' }): Typed {
  const { operator } = syntax;
  // a bare name on one side may be a choice of the other that lacks its quotes, so the side that is known is read first
  const nameFirst = syntax.left.op === 'name' && syntax.left.parts.length === 1 && syntax.right.op === 'name';
  const backwards = nameFirst && checking.names.variable(syntax.left.parts[0]?.name ?? '') === null;
  const first = check(checking, backwards ? syntax.right : syntax.left, null);
  const second = check(checking, backwards ? syntax.left : syntax.right, first.of);
  const [left, right] = backwards ? [second, first] : [first, second];
  const of = common(checking, syntax, operator, left, right);
  if (of?.type === 'choice' && left.of !== null && right.of !== null) {
    const text = (side: Syntax): string =>
      side.op === 'name' ? side.parts.map((part) => part.name).join('.') : 'the other side';
    if (syntax.right.op === 'choice') fitting(checking, syntax.right, right.of, left.of, text(syntax.left));
    else fitting(checking, syntax.left, left.of, right.of, text(syntax.right));
  }
  return { tree: { op: 'binary', operator, left: left.tree, right: right.tree }, of: of && truth };
}

const isFunction = (name: string): name is FunctionName => functionNames.some((one) => one === name);

function call(checking: Checking, syntax: Syntax & { readonly op: 'call' }): Typed {
  const { name: called } = syntax.function;
  const list = syntax.arguments.map((argument) => demand(checking, argument, numeric, called));
  if (!isFunction(called)) {
    checking.report({
      mistake: 'unknown-function',
      name: called,
      possible: functionNames,
      ...spanOf(syntax.function),
    });
    return lost;
  }
  const several = called === 'min' || called === 'max';
  if (several ? list.length < 2 : list.length !== 1) {
    const wanted = several ? 'two or more' : 'one';
    checking.report({
      mistake: 'argument-count',
      name: called,
      wanted,
      found: list.length,
      ...spanOf(syntax),
    });
    return lost;
  }
  const of = list.every((argument) => argument.of !== null) ? numeric : null;
  return { tree: { op: 'call', function: called, arguments: list.map((argument) => argument.tree) }, of };
}

function name(checking: Checking, parts: readonly NamePart[], hint: TypeOf | null): Typed {
  const [first, second] = parts;
  if (first === undefined) return lost;
  if (second === undefined) return bare(checking, first, hint);
  const kind = eventKinds.find((one) => one === first.name);
  if (kind !== undefined) return event(checking, kind, first, second, parts.slice(2));
  if (first.name === 'story') {
    if (second.name === 'minutes' && parts.length === 2)
      return { tree: { op: 'story-minutes' }, of: numeric };
    const wrong = second.name === 'minutes' ? (parts[2] ?? second) : second;
    checking.report({
      mistake: 'unknown-word',
      thing: 'story',
      word: wrong.name,
      possible: ['minutes'],
      ...spanOf(wrong),
    });
    return lost;
  }
  if (first.name === 'parameter' || first.name === 'measure')
    return value(checking, first.name, second, parts[2]);
  const possible = [...eventKinds, 'parameter', 'measure', 'story'];
  checking.report({ mistake: 'unknown-kind', name: first.name, possible, ...spanOf(first) });
  return lost;
}

function bare(checking: Checking, part: NamePart, hint: TypeOf | null): Typed {
  const { names, report } = checking;
  if (part.name === 'end') return { tree: { op: 'end' }, of: truth };
  if (part.name === 'answer') {
    if (checking.allowed.answer) return { tree: { op: 'answer' }, of: numeric };
    report({ mistake: 'answer-here', ...spanOf(part) });
    return lost;
  }
  const variable = names.variable(part.name);
  if (variable !== null) return { tree: { op: 'variable', name: part.name }, of: known(variable) };
  const luck = names.luck(part.name);
  if (luck !== null) return { tree: { op: 'luck', name: part.name }, of: known(luck) };
  const choices = hint?.type === 'choice' ? (hint.values ?? []) : [];
  if (choices.includes(part.name)) {
    report({ mistake: 'choice-name', name: part.name, choice: part.name, ...spanOf(part) });
    return lost;
  }
  const possible = [...names.all('bare'), ...choices];
  report({
    mistake: 'unknown-name',
    name: part.name,
    possible,
    choice: hint?.type === 'choice',
    choices,
    ...spanOf(part),
  });
  return lost;
}

function value(
  checking: Checking,
  kind: 'parameter' | 'measure',
  part: NamePart,
  further: NamePart | undefined,
): Typed {
  const { names, report } = checking;
  const of = kind === 'parameter' ? names.parameter(part.name) : names.measure(part.name);
  if (of === null) {
    report({ mistake: 'unknown-thing', kind, name: part.name, possible: names.all(kind), ...spanOf(part) });
    return lost;
  }
  if (further !== undefined) {
    const thing = `${kind}.${part.name}`;
    report({ mistake: 'unknown-word', thing, word: further.name, possible: [], ...spanOf(further) });
    return lost;
  }
  if (kind === 'measure' && !checking.allowed.measures) {
    report({ mistake: 'measure-here', ...spanOf(part) });
    return lost;
  }
  return { tree: { op: kind, name: part.name }, of: known(of) };
}

function event(
  checking: Checking,
  kind: EventKind,
  first: NamePart,
  second: NamePart,
  further: readonly NamePart[],
): Typed {
  const read = readEvent(
    checking.names,
    kind,
    { start: first.start, end: second.end },
    second,
    further,
    checking.report,
  );
  if (read === null) return lost;
  return { tree: { op: 'event', event: read.event }, of: read.type === 'number' ? numeric : truth };
}

/** Reads `kind.name.words`, also for moments and measures, which name events outside of expressions. */
export function readEvent(
  names: Names,
  kind: EventKind,
  whole: TextSpan,
  name: NamePart,
  further: readonly NamePart[],
  report: (mistake: Mistake) => void,
): { readonly event: EventReference; readonly type: 'number' | 'boolean' } | null {
  const subject = names.subject(kind, name.name);
  if (subject === null) {
    report({ mistake: 'unknown-thing', kind, name: name.name, possible: names.all(kind), ...spanOf(name) });
    return null;
  }
  const match = matchWords(
    kind,
    subject,
    further.map((part) => part.name),
  );
  if (match.found !== null)
    return { event: { kind, name: name.name, words: match.words }, type: match.found.type };
  const wrong = further[match.at];
  const thing = [kind, name.name, ...further.slice(0, match.at).map((part) => part.name)].join('.');
  if (wrong !== undefined && match.at === 1 && further[0]?.name === 'given')
    report({
      mistake: 'not-asked',
      decision: name.name,
      ground: wrong.name,
      asked: match.possible,
      ...spanOf(wrong),
    });
  else if (wrong === undefined)
    report({ mistake: 'missing-word', thing, possible: match.possible, ...whole });
  else
    report({ mistake: 'unknown-word', thing, word: wrong.name, possible: match.possible, ...spanOf(wrong) });
  return null;
}
