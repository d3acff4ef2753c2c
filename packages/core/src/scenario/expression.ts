/**
 * A checked expression: what `when`, `only-if`, rates and assignments become.
 * Plain data (JSON), so that a checked scenario can be printed, cached and compared; closures are made from it once, at load.
 */

/** What a variable, a parameter, luck or an expression may be: a number, true/false, or a choice (one of a declared list). */
export type Value = number | boolean | string;
export type ValueType = 'number' | 'boolean' | 'choice';

/** The kinds of thing whose events and values have names of the form `kind.name.word`. */
export const eventKinds = [
  'inject',
  'decision',
  'action',
  'fact',
  'phase',
  'clock',
  'expected',
  'rule',
  'chance',
  'activity',
  'discussion',
] as const;
export type EventKind = (typeof eventKinds)[number];

/**
 * `kind.name.word`, the same in an expression, a moment, a measure and the record: `decision.manual.all` is
 * `{ kind: 'decision', name: 'manual', words: ['all'] }`, `decision.payment.of.gate.pay` has words `['of', 'gate', 'pay']`.
 */
export interface EventReference {
  readonly kind: EventKind;
  readonly name: string;
  readonly words: readonly string[];
}

export type UnaryOperator = 'not' | 'negate';
export type BinaryOperator = 'and' | 'or' | '==' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | '/';
export const functionNames = ['min', 'max', 'abs', 'floor', 'round'] as const;
export type FunctionName = (typeof functionNames)[number];

export type ExpressionNode =
  | { readonly op: 'literal'; readonly value: Value }
  | { readonly op: 'variable'; readonly name: string }
  | { readonly op: 'luck'; readonly name: string }
  | { readonly op: 'parameter'; readonly name: string }
  | { readonly op: 'measure'; readonly name: string }
  /** The amount of the decision whose effects these are. */
  | { readonly op: 'answer' }
  /** Minutes since StartEx, as read at the last tick. */
  | { readonly op: 'story-minutes' }
  /** True once EndEx was given. */
  | { readonly op: 'end' }
  | { readonly op: 'event'; readonly event: EventReference }
  | { readonly op: 'unary'; readonly operator: UnaryOperator; readonly operand: ExpressionNode }
  | {
      readonly op: 'binary';
      readonly operator: BinaryOperator;
      readonly left: ExpressionNode;
      readonly right: ExpressionNode;
    }
  | {
      readonly op: 'choose';
      readonly condition: ExpressionNode;
      readonly then: ExpressionNode;
      readonly otherwise: ExpressionNode;
    }
  | { readonly op: 'call'; readonly function: FunctionName; readonly arguments: readonly ExpressionNode[] };

/** An expression as written, its type, and its tree. */
export interface Expression {
  readonly source: string;
  readonly type: ValueType;
  readonly tree: ExpressionNode;
}

/** What an expression is made of, one level down; nothing for a value or a name. */
export function childrenOf(node: ExpressionNode): readonly ExpressionNode[] {
  switch (node.op) {
    case 'unary':
      return [node.operand];
    case 'binary':
      return [node.left, node.right];
    case 'choose':
      return [node.condition, node.then, node.otherwise];
    case 'call':
      return node.arguments;
    case 'literal':
    case 'variable':
    case 'luck':
    case 'parameter':
    case 'measure':
    case 'answer':
    case 'story-minutes':
    case 'end':
    case 'event':
      return [];
  }
}

/** An expression's node and all under it, in the order in which they are written. */
export const nodesIn = (tree: ExpressionNode): readonly ExpressionNode[] => [
  tree,
  ...childrenOf(tree).flatMap(nodesIn),
];
