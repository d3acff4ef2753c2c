import { parse } from '@marcbachmann/cel-js';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseExpression } from '../../src/editing.ts';
import { printExpression, type ExpressionNode } from '@sandtable/core/scenario';
import { checkExpression } from '../../src/expression/check.ts';
import type { Names } from '../../src/expression/typing.ts';
import type { Syntax } from '../../src/expression/parse.ts';
import { anyTree, flags, numbers } from './trees.ts';

const names: Names = {
  variable: (name) =>
    numbers.includes(name) ? { type: 'number' } : flags.includes(name) ? { type: 'boolean' } : null,
  luck: () => null,
  parameter: (name) => (name === 'frame' ? { type: 'choice', values: ['strict', 'voluntary'] } : null),
  measure: () => null,
  subject: (kind, name) =>
    kind === 'decision' && name === 'manual'
      ? { options: new Set(['all']), roles: new Set(), features: new Set(['options']), asked: new Set() }
      : null,
  all: () => [],
};

function readBack(source: string): ExpressionNode {
  const { syntax, problem } = parseExpression(source);
  if (syntax === null) throw new Error(`${problem.trap} in ${source}`);
  const mistakes: unknown[] = [];
  const { expression } = checkExpression(
    source,
    syntax,
    names,
    null,
    { answer: false, measures: false },
    (one) => mistakes.push(one),
  );
  expect(mistakes).toEqual([]);
  return expression.tree;
}

/** A tree as CEL shows it, so that both parsers can be compared. */
function asCel(syntax: Syntax): unknown {
  switch (syntax.op) {
    case 'number':
    case 'boolean':
    case 'choice':
      return ['value', syntax.value];
    case 'name': {
      const [first, ...further] = syntax.parts.map((part) => part.name);
      return further.reduce<unknown>((before, part) => ['.', before, part], ['id', first]);
    }
    case 'unary':
      return [syntax.operator === 'not' ? '!_' : '-_', asCel(syntax.operand)];
    case 'binary': {
      const sign = syntax.operator === 'and' ? '&&' : syntax.operator === 'or' ? '||' : syntax.operator;
      return [sign, asCel(syntax.left), asCel(syntax.right)];
    }
    case 'choose':
      return ['?:', asCel(syntax.condition), asCel(syntax.yes), asCel(syntax.no)];
    case 'call':
      return ['call', syntax.function.name, syntax.arguments.map(asCel)];
  }
}
type CelNode = ReturnType<typeof parse>['ast'];
function celTree(node: CelNode): unknown {
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- the nodes are another library’s
  switch (node.op) {
    case 'value':
      return ['value', typeof node.args === 'bigint' ? Number(node.args) : node.args];
    case 'id':
      return ['id', node.args];
    case '.':
      return ['.', celTree(node.args[0]), node.args[1]];
    case '!_':
    case '-_':
      return [node.op, celTree(node.args)];
    case '?:':
      return ['?:', ...node.args.map(celTree)];
    case 'call':
      return ['call', node.args[0], node.args[1].map(celTree)];
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
    case '+':
    case '-':
    case '*':
    case '/':
    case '&&':
    case '||':
      return [node.op, celTree(node.args[0]), celTree(node.args[1])];
    default:
      throw new Error(`CEL has ${node.op}, this language has not`);
  }
}
/** The same with the signs of CEL for the words of this language; `not` is bracketed, since it reaches further than `!`. */
function printForCel(tree: ExpressionNode): string {
  if (tree.op !== 'unary' || tree.operator !== 'not')
    return printExpression(tree)
      .replaceAll(/\band\b/g, '&&')
      .replaceAll(/\bor\b/g, '||');
  return `!(${printForCel(tree.operand)})`;
}

describe('laws of expressions', () => {
  test('what is printed reads back as the same tree', () => {
    fc.assert(
      fc.property(anyTree, (tree) => {
        expect(readBack(printExpression(tree))).toEqual(tree);
      }),
      { numRuns: 2000 },
    );
  });

  test('whatever both read, CEL reads as the same tree', () => {
    fc.assert(
      fc.property(anyTree, (tree) => {
        const source = printForCel(tree);
        fc.pre(!/\bnot\b/.test(source));
        const { syntax } = parseExpression(source);
        expect(syntax && asCel(syntax)).toEqual(celTree(parse(source).ast));
      }),
      { numRuns: 2000 },
    );
  });

  test('any text is read or refused with a place inside it, never thrown at', () => {
    const pieces = [
      'queue',
      'not',
      'and',
      ' ',
      '(',
      ')',
      '1',
      '.5',
      '5%',
      "'strict'",
      "'",
      '"',
      '==',
      '=',
      '<',
      '&',
      '&&',
      '?',
      ':',
      ',',
      '.',
      '20m',
      '//',
      '[',
      '{',
      'in',
      'é',
      '≥',
      '\n',
    ];
    const text = fc.oneof(
      fc.string(),
      fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (source) => {
        const { syntax, problem } = parseExpression(source);
        if (problem === null) {
          expect(syntax.start).toBeLessThanOrEqual(syntax.end);
          return;
        }
        expect(problem.start).toBeGreaterThanOrEqual(0);
        expect(problem.start).toBeLessThanOrEqual(problem.end);
        expect(problem.end).toBeLessThanOrEqual(source.length);
      }),
      { numRuns: 5000 },
    );
  });
});
