/** Random expression trees, for laws. */
import * as fc from 'fast-check';
import type { BinaryOperator, ExpressionNode } from '@sandtable/core/scenario';

export const numbers = ['queue', 'trust', 'inflow'];
export const flags = ['closed', 'by_hand'];
const choices = ['strict', 'voluntary'];

const literal = (value: number | boolean | string): ExpressionNode => ({ op: 'literal', value });
const binary = (operator: BinaryOperator, left: ExpressionNode, right: ExpressionNode): ExpressionNode => ({
  op: 'binary',
  operator,
  left,
  right,
});

/** Trees of the two types that calculate; every one of them passes the type check against the names above. */
const trees = fc.letrec<{ number: ExpressionNode; boolean: ExpressionNode }>((tie) => ({
  number: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.oneof(
      fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((value) => literal(value + 0)),
      fc.nat(9999).map(literal),
      fc.constantFrom(...numbers).map((name): ExpressionNode => ({ op: 'variable', name })),
      fc.constant<ExpressionNode>({ op: 'story-minutes' }),
    ),
    fc
      .tuple(fc.constantFrom('+', '-', '*'), tie('number'), tie('number'))
      .map(([operator, left, right]) => binary(operator, left, right)),
    tie('number').map((operand): ExpressionNode =>
      operand.op === 'literal' && typeof operand.value === 'number'
        ? literal(0 - operand.value)
        : { op: 'unary', operator: 'negate', operand },
    ),
    fc
      .tuple(fc.constantFrom('min', 'max'), tie('number'), tie('number'))
      .map(([name, ...list]): ExpressionNode => ({ op: 'call', function: name, arguments: list })),
    fc.tuple(fc.constantFrom('abs', 'floor', 'round'), tie('number')).map(([name, one]): ExpressionNode => ({
      op: 'call',
      function: name,
      arguments: [one],
    })),
    fc
      .tuple(tie('boolean'), tie('number'), tie('number'))
      .map(([condition, then, otherwise]): ExpressionNode => {
        // oxlint-disable-next-line unicorn/no-thenable -- the contract's word
        return { op: 'choose', condition, then, otherwise };
      }),
  ),
  boolean: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.oneof(
      fc.boolean().map(literal),
      fc.constantFrom(...flags).map((name): ExpressionNode => ({ op: 'variable', name })),
      fc.constantFrom('made', 'all').map((word): ExpressionNode => ({
        op: 'event',
        event: { kind: 'decision', name: 'manual', words: [word] },
      })),
      fc
        .constantFrom(...choices)
        .map((value) => binary('==', { op: 'parameter', name: 'frame' }, literal(value))),
    ),
    fc
      .tuple(fc.constantFrom<BinaryOperator>('<', '<=', '>', '>=', '==', '!='), tie('number'), tie('number'))
      .map(([operator, left, right]) => binary(operator, left, right)),
    fc
      .tuple(fc.constantFrom<BinaryOperator>('and', 'or', '=='), tie('boolean'), tie('boolean'))
      .map(([operator, left, right]) => binary(operator, left, right)),
    tie('boolean').map((operand): ExpressionNode => ({ op: 'unary', operator: 'not', operand })),
  ),
}));
export const anyTree = fc.oneof(trees.number, trees.boolean);
