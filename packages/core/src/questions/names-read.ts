/** What an expression reads: its names with their values now, for whoever asks why it holds or does not. */
import {
  childrenOf,
  nodesIn,
  type Expression,
  type ExpressionNode,
  type Value,
} from '../scenario/expression.ts';
import { printExpression } from '../scenario/print-expression.ts';
import { evaluate } from './evaluate.ts';
import type { Program } from '../program/program.ts';
import type { State } from '../program/state.ts';

/** Each name once, in the order of the text; null: it has no value. */
export function namesRead(
  program: Program,
  state: State,
  expression: Expression,
): readonly { readonly name: string; readonly value: Value | null }[] {
  const seen = new Map<string, ExpressionNode>();
  for (const leaf of leaves(expression.tree)) seen.set(printExpression(leaf), leaf);
  return [...seen].map(([name, tree]) => ({ name, value: evaluate(program, state, tree) }));
}

/** The names that an expression reads, as often as they stand in it. */
export const leaves = (tree: ExpressionNode): readonly ExpressionNode[] =>
  nodesIn(tree).filter(
    (node) => childrenOf(node).length === 0 && node.op !== 'literal' && node.op !== 'answer',
  );
