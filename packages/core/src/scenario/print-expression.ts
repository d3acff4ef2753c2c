/** A checked expression's tree -> text that reads back as the same tree. */
import type { BinaryOperator, EventReference, ExpressionNode } from './expression.ts';

/** How tightly an operator binds; higher is tighter. */
const strength: Readonly<Record<BinaryOperator | 'choose' | 'not' | 'negate' | 'operand', number>> = {
  choose: 0,
  or: 1,
  and: 2,
  not: 3,
  '==': 4,
  '!=': 4,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  negate: 7,
  operand: 8,
};

export function printExpression(tree: ExpressionNode): string {
  return print(tree, 0);
}

/** An event as a scenario writes it: `decision.manual.all`. */
export const printEvent = ({ kind, name, words }: EventReference): string => [kind, name, ...words].join('.');

function bracketed(text: string, binds: number, wanted: number): string {
  return binds < wanted ? `(${text})` : text;
}

function print(tree: ExpressionNode, wanted: number): string {
  switch (tree.op) {
    case 'literal':
      if (typeof tree.value === 'string') return `'${tree.value}'`;
      return bracketed(
        String(tree.value),
        typeof tree.value === 'number' && tree.value < 0 ? strength.negate : strength.operand,
        wanted,
      );
    case 'variable':
    case 'luck':
      return tree.name;
    case 'parameter':
    case 'measure':
      return `${tree.op}.${tree.name}`;
    case 'answer':
    case 'end':
      return tree.op;
    case 'story-minutes':
      return 'story.minutes';
    case 'event':
      return [tree.event.kind, tree.event.name, ...tree.event.words].join('.');
    case 'unary':
      return tree.operator === 'not'
        ? bracketed(`not ${print(tree.operand, strength.not)}`, strength.not, wanted)
        : bracketed(`-${print(tree.operand, strength.operand)}`, strength.negate, wanted);
    case 'binary': {
      const binds = strength[tree.operator];
      // comparisons do not chain, so both sides must bind tighter; all other operators associate to the left
      const left = print(tree.left, binds === 4 ? binds + 1 : binds);
      return bracketed(`${left} ${tree.operator} ${print(tree.right, binds + 1)}`, binds, wanted);
    }
    case 'choose': {
      const branches = `${print(tree.then, 0)} : ${print(tree.otherwise, 0)}`;
      return bracketed(`${print(tree.condition, 1)} ? ${branches}`, strength.choose, wanted);
    }
    case 'call':
      return `${tree.function}(${tree.arguments.map((argument) => print(argument, 0)).join(', ')})`;
  }
}
