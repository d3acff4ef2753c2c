/** Expressions made into closures, once, at load. Values are numbers: true 1, false 0, a choice its place. */
import type { NameTables } from './program.ts';
import {
  childrenOf,
  type BinaryOperator,
  type Expression,
  type ExpressionNode,
} from '../scenario/expression.ts';
import { roundHalfUp } from '../luck/number.ts';
import type { Closure, PlaceKind, Places, Evaluation, Sources } from './program.ts';
import { missing } from '../scenario/missing.ts';

function choicePlace(names: Pick<NameTables, 'choices'>, choice: string): number {
  const known = names.choices.get(choice);
  if (known !== undefined) return known;
  names.choices.set(choice, names.choices.size);
  return names.choices.size - 1;
}

/** Each evaluation is one look: a derived variable that is read more than once in it, by itself or by way of others, is computed once. */
export function compile(names: NameTables, tree: ExpressionNode): Closure {
  const closure = build(names, tree);
  if (!derivedIn(names, tree).some((at) => standsOnDerived(names, at))) return closure;
  const { looked } = names;
  return (r) => {
    looked.look += 1;
    return closure(r);
  };
}

/** The derived variables that an expression names. */
function derivedIn(names: NameTables, node: ExpressionNode): readonly number[] {
  if (node.op !== 'variable') return childrenOf(node).flatMap((child) => derivedIn(names, child));
  const at = place(names, 'variable', node.name);
  return names.formula(at) === null ? [] : [at];
}

function standsOnDerived(names: NameTables, at: number): boolean {
  const formula = names.formula(at);
  return formula !== null && derivedIn(names, formula).length > 0;
}

function build(names: NameTables, node: ExpressionNode): Closure {
  switch (node.op) {
    case 'literal': {
      const value = encode(names, node.value);
      return () => value;
    }
    case 'variable':
      return variable(names, place(names, 'variable', node.name));
    case 'luck': {
      const at = place(names, 'luck', node.name);
      return (r) => r.state.luck[at] ?? missing('luck', at);
    }
    case 'parameter': {
      const at = place(names, 'parameter', node.name);
      return (r) => r.state.parameters[at] ?? missing('parameters', at);
    }
    case 'measure': {
      const at = place(names, 'measure', node.name);
      return (r) => names.measure(at, r);
    }
    case 'answer':
      return (r) => r.answer;
    case 'story-minutes':
      return (r) => r.state.ticked / 60;
    case 'end':
      return (r) => (r.state.endedAt === null ? 0 : 1);
    case 'event':
      return names.eventWord(node.event);
    case 'unary': {
      const operand = build(names, node.operand);
      return node.operator === 'not' ? (r) => (operand(r) === 0 ? 1 : 0) : (r) => 0 - operand(r);
    }
    case 'binary':
      return node.right.op === 'literal'
        ? binaryWith(node.operator, build(names, node.left), encode(names, node.right.value))
        : binary(node.operator, build(names, node.left), build(names, node.right));
    case 'choose': {
      const condition = build(names, node.condition);
      const then = build(names, node.then);
      const otherwise = build(names, node.otherwise);
      return (r) => (condition(r) === 0 ? otherwise(r) : then(r));
    }
    case 'call':
      return call(
        node.function,
        node.arguments.map((argument) => build(names, argument)),
      );
  }
}

export function encode(names: Pick<NameTables, 'choices'>, value: number | boolean | string): number {
  if (typeof value === 'number') return value + 0;
  if (typeof value === 'boolean') return value ? 1 : 0;
  return choicePlace(names, value);
}

function place(names: NameTables, kind: PlaceKind, name: string): number {
  const at = names.places[kind].get(name);
  if (at === undefined) throw new TypeError(`the checked scenario has no ${kind} called ${name}`);
  return at;
}

function variable(names: NameTables, at: number): Closure {
  const formula = names.formula(at);
  if (formula === null)
    return names.whole(at)
      ? (r) => roundHalfUp(r.state.variables[at] ?? missing('variables', at))
      : (r) => r.state.variables[at] ?? missing('variables', at);
  if (!standsOnDerived(names, at)) return build(names, formula);
  const { looked } = names;
  return (r) => {
    if (looked.at[at] === looked.look) return looked.values[at] ?? missing('values', at);
    const closure = (looked.closures[at] ??= build(names, formula));
    const value = closure(r);
    looked.at[at] = looked.look;
    looked.values[at] = value;
    return value;
  };
}

/** What is not finite leaves the whole expression without value. */
function finite(r: Evaluation, value: number): number {
  if (value - value !== 0) r.failed = true;
  return value;
}

function binary(operator: BinaryOperator, left: Closure, right: Closure): Closure {
  switch (operator) {
    case 'and':
      return (r) => (left(r) === 0 ? 0 : right(r));
    case 'or':
      return (r) => (left(r) === 0 ? right(r) : 1);
    case '==':
      return (r) => (left(r) === right(r) ? 1 : 0);
    case '!=':
      return (r) => (left(r) === right(r) ? 0 : 1);
    case '<':
      return (r) => (left(r) < right(r) ? 1 : 0);
    case '<=':
      return (r) => (left(r) <= right(r) ? 1 : 0);
    case '>':
      return (r) => (left(r) > right(r) ? 1 : 0);
    case '>=':
      return (r) => (left(r) >= right(r) ? 1 : 0);
    case '+':
      return (r) => finite(r, left(r) + right(r));
    case '-':
      return (r) => finite(r, left(r) - right(r));
    case '*':
      return (r) => finite(r, left(r) * right(r));
    case '/':
      return (r) => finite(r, left(r) / right(r));
  }
}

/** The same with a literal on the right, as most thresholds and rates are: one closure fewer at every tick. */
function binaryWith(operator: BinaryOperator, left: Closure, right: number): Closure {
  switch (operator) {
    case '==':
      return (r) => (left(r) === right ? 1 : 0);
    case '!=':
      return (r) => (left(r) !== right ? 1 : 0);
    case '<':
      return (r) => (left(r) < right ? 1 : 0);
    case '<=':
      return (r) => (left(r) <= right ? 1 : 0);
    case '>':
      return (r) => (left(r) > right ? 1 : 0);
    case '>=':
      return (r) => (left(r) >= right ? 1 : 0);
    case '+':
      return (r) => finite(r, left(r) + right);
    case '-':
      return (r) => finite(r, left(r) - right);
    case '*':
      return (r) => finite(r, left(r) * right);
    case '/':
      return (r) => finite(r, left(r) / right);
    case 'and':
    case 'or':
      return binary(operator, left, () => right);
  }
}

function call(name: 'min' | 'max' | 'abs' | 'floor' | 'round', given: readonly Closure[]): Closure {
  const first = given[0] ?? missing('given', 0);
  switch (name) {
    case 'abs':
      return (r) => Math.abs(first(r));
    case 'floor':
      return (r) => Math.floor(first(r));
    case 'round':
      return (r) => roundHalfUp(first(r));
    case 'min':
      return given.reduce((all, each) => (r) => {
        const a = all(r);
        const b = each(r);
        return b < a ? b : a;
      });
    case 'max':
      return given.reduce((all, each) => (r) => {
        const a = all(r);
        const b = each(r);
        return b > a ? b : a;
      });
  }
}

/** What an expression reads, derived variables followed to what they read in turn. */
export function sourcesRead(
  expression: Expression,
  look: {
    readonly places: Places;
    readonly sources: Sources;
    readonly derived: (variable: number) => Expression | null;
  },
): ReadonlySet<number> {
  const found = new Set<number>();
  const walk = (node: ExpressionNode): void => {
    switch (node.op) {
      case 'variable': {
        const at = look.places.variable.get(node.name) ?? -1;
        const source = look.sources.of.variable + at;
        if (found.has(source)) return;
        found.add(source);
        const formula = look.derived(at);
        if (formula) walk(formula.tree);
        return;
      }
      case 'event': {
        const { kind, name, words } = node.event;
        found.add(look.sources.of[kind] + (look.places[kind].get(name) ?? -1));
        if (words[0] === 'minutes' || words[0] === 'minutes_left') found.add(look.sources.tick);
        return;
      }
      case 'story-minutes':
      case 'measure':
        found.add(look.sources.tick);
        return;
      case 'unary':
      case 'binary':
      case 'choose':
      case 'call':
      case 'literal':
      case 'luck':
      case 'parameter':
      case 'answer':
      case 'end':
        childrenOf(node).forEach(walk);
    }
  };
  walk(expression.tree);
  return found;
}
