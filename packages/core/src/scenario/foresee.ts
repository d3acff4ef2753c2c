/** The value of an expression as far as it can be known before anybody plays. */
import type { ExpressionNode, Value } from './expression.ts';
import type { Phase } from './scenario.ts';

/** The value of each name when the phase is entered for the first time, with these parameters; null where it depends on play. */
export function firstVisit(
  phase: Phase,
  setting: ReadonlyMap<string, Value>,
): (leaf: ExpressionNode) => Value | null {
  return (leaf) => {
    if (leaf.op === 'parameter') return setting.get(leaf.name) ?? null;
    if (leaf.op !== 'event' || leaf.event.kind !== 'phase' || leaf.event.name !== phase.name) return null;
    const [word] = leaf.event.words;
    return word === 'times' ? 1 : word === 'active' || word === 'entered' ? true : null;
  };
}

/**
 * Evaluates as far as possible. `known` gives the value of a name, or null. An expression that contains an unknown name is null, unless
 * the rest of it settles the result.
 */
export function foresee(tree: ExpressionNode, known: (leaf: ExpressionNode) => Value | null): Value | null {
  const of = (node: ExpressionNode): Value | null => foresee(node, known);
  switch (tree.op) {
    case 'literal':
      return tree.value;
    case 'unary': {
      const value = of(tree.operand);
      if (value === null) return null;
      return tree.operator === 'not' ? value === false : 0 - Number(value);
    }
    case 'binary': {
      const [left, right] = [of(tree.left), of(tree.right)];
      if (tree.operator === 'and')
        return left === false || right === false ? false : left === true && right === true ? true : null;
      if (tree.operator === 'or')
        return left === true || right === true ? true : left === false && right === false ? false : null;
      return left === null || right === null ? null : compare(tree.operator, left, right);
    }
    case 'choose':
    case 'call':
      return null;
    case 'answer':
    case 'end':
    case 'event':
    case 'luck':
    case 'measure':
    case 'parameter':
    case 'story-minutes':
    case 'variable':
      return known(tree);
  }
}

function compare(operator: string, left: Value, right: Value): Value | null {
  if (operator === '==') return left === right;
  if (operator === '!=') return left !== right;
  if (typeof left !== 'number' || typeof right !== 'number') return null;
  switch (operator) {
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
    default:
      return null;
  }
}
