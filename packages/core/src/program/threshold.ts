/** Triggers of the form `queue > 900`, which most are: nobody need look at one while its variable stays on the same side. */
import type { ExpressionNode } from '../scenario/expression.ts';
import type { NameTables } from './program.ts';
import type { Threshold } from './program.ts';

/** Null for every other expression, and for variables that are derived or rounded when they are read. */
export function thresholdOf(names: NameTables, tree: ExpressionNode): Threshold | null {
  if (tree.op !== 'binary' || tree.left.op !== 'variable' || tree.right.op !== 'literal') return null;
  const variable = names.places.variable.get(tree.left.name) ?? -1;
  const limit = tree.right.value;
  if (typeof limit !== 'number' || variable < 0) return null;
  if (names.formula(variable) !== null || names.whole(variable)) return null;
  switch (tree.operator) {
    case '>':
      return { above: true, orEqual: false, limit };
    case '>=':
      return { above: true, orEqual: true, limit };
    case '<':
      return { above: false, orEqual: false, limit };
    case '<=':
      return { above: false, orEqual: true, limit };
    case '!=':
    case '*':
    case '+':
    case '-':
    case '/':
    case '==':
    case 'and':
    case 'or':
      return null;
  }
}

/** Whether it holds for this value of its variable. */
export function passes({ above, orEqual, limit }: Threshold, value: number): boolean {
  if (value === limit) return orEqual;
  return above ? value > limit : value < limit;
}
