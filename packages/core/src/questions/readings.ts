/** What an expression reads: its names with their values now, for whoever asks why it holds or does not. */
import type { ExpressionNode, Expression, Value } from '../scenario/expression.ts';
import { printExpression } from '../scenario/print-expression.ts';
import { evaluate } from './evaluate.ts';
import type { Program } from '../program/program.ts';
import type { State } from '../program/state.ts';

/** Each name once, in the order of the text; null: it has no value. */
export function readings(
  program: Program,
  state: State,
  expression: Expression,
): readonly { readonly name: string; readonly value: Value | null }[] {
  const seen = new Map<string, ExpressionNode>();
  for (const leaf of leaves(expression.tree)) seen.set(printExpression(leaf), leaf);
  return [...seen].map(([name, tree]) => ({ name, value: evaluate(program, state, tree) }));
}

/** The names that an expression reads, as often as they stand in it. */
export function leaves(node: ExpressionNode): readonly ExpressionNode[] {
  switch (node.op) {
    case 'literal':
    case 'answer':
      return [];
    case 'unary':
      return leaves(node.operand);
    case 'binary':
      return [...leaves(node.left), ...leaves(node.right)];
    case 'choose':
      return [...leaves(node.condition), ...leaves(node.then), ...leaves(node.otherwise)];
    case 'call':
      return node.arguments.flatMap(leaves);
    default:
      return [node];
  }
}
