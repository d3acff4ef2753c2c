/** The value of an expression on a state, for tests, reports and whoever asks why something holds. */
import type { ExpressionNode, Value, ValueType } from '../scenario/expression.ts';
import { compile } from '../program/closure.ts';
import type { Program } from '../program/program.ts';
import { decodeValue, evaluationOf } from './read.ts';
import type { State } from '../program/state.ts';

/** Null when it has no value: a division without a finite result, or `answer` outside a decision's effects reads as 0. */
export function evaluate(program: Program, state: State, tree: ExpressionNode): Value | null {
  // a choice that the program does not know must not become known to it
  const choices = new Map(program.names.choices);
  const reading = evaluationOf(state);
  const value = compile({ ...program.names, choices }, tree)(reading) + 0;
  if (reading.failed || value - value !== 0) return null;
  return decodeValue({ choices: [...choices.keys()] }, typeOf(program, tree), value);
}

function typeOf(program: Program, node: ExpressionNode): ValueType {
  const { scenario, places } = program;
  switch (node.op) {
    case 'literal':
      return typeof node.value === 'string'
        ? 'choice'
        : typeof node.value === 'number'
          ? 'number'
          : 'boolean';
    case 'variable':
      return scenario.variables[places.variable.get(node.name) ?? -1]?.type ?? 'number';
    case 'luck':
      return scenario.luck[places.luck.get(node.name) ?? -1]?.type ?? 'number';
    case 'parameter':
      return scenario.parameters[places.parameter.get(node.name) ?? -1]?.type ?? 'number';
    case 'measure': {
      const how = scenario.measures[places.measure.get(node.name) ?? -1]?.how;
      return how?.by === 'sample' ? how.of.type : 'number';
    }
    case 'answer':
    case 'story-minutes':
    case 'call':
      return 'number';
    case 'end':
      return 'boolean';
    case 'event':
      return isNumberWord(node.event.kind, node.event.words[0] ?? '') ? 'number' : 'boolean';
    case 'unary':
      return node.operator === 'not' ? 'boolean' : 'number';
    case 'binary':
      return ['+', '-', '*', '/'].includes(node.operator) ? 'number' : 'boolean';
    case 'choose':
      return typeOf(program, node.then);
  }
}

function isNumberWord(kind: string, word: string): boolean {
  if (kind === 'decision') return word === 'amount' || word === 'rank' || word === 'count';
  return word === 'times' || word === 'minutes' || word === 'minutes_left';
}
