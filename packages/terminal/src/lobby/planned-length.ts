// How long an exercise is planned to take in the room, with these parameters.
import type { AgendaItem, ExpressionNode, Pairs, Scenario, Value } from '@sandtable/core';

/**
 * Minutes: the agenda's items as planned, gates that hang on parameters alone decided, each module once. What a gate says of the
 * course of play is not known beforehand and counts as planned. Null when no item of the scenario has planned minutes.
 */
export function plannedMinutes(scenario: Scenario, parameters: Pairs): number | null {
  const values = new Map(parameters);
  const minutes = scenario.phases.flatMap((phase) => {
    const items = phase.agenda.filter(
      (item) => item.onlyIf === null || decided(item.onlyIf.tree, values) !== false,
    );
    return items.length > 0 ? items.map(minutesOf) : [phase.minutes ?? 0];
  });
  const sum = minutes.reduce((total, each) => total + each, 0);
  return sum === 0 ? null : sum;
}

function minutesOf(item: AgendaItem): number {
  return item.minutes ?? (item.does === 'break' ? Math.round(item.seconds / 60) : 0);
}

/** The value where it follows from parameters and a first time through each module; null where it does not. */
function decided(node: ExpressionNode, values: ReadonlyMap<string, Value>): Value | null {
  switch (node.op) {
    case 'literal':
      return node.value;
    case 'parameter':
      return values.get(node.name) ?? null;
    case 'event':
      return node.event.kind === 'phase' && node.event.words[0] === 'times' ? 1 : null;
    case 'unary': {
      const operand = decided(node.operand, values);
      return node.operator === 'not' && typeof operand === 'boolean' ? !operand : null;
    }
    case 'binary':
      return decidedPair(node, values);
    case 'variable':
    case 'luck':
    case 'measure':
    case 'answer':
    case 'story-minutes':
    case 'end':
    case 'choose':
    case 'call':
      return null;
  }
}

function decidedPair(
  { operator, left, right }: Extract<ExpressionNode, { op: 'binary' }>,
  values: ReadonlyMap<string, Value>,
): boolean | null {
  const one = decided(left, values);
  const other = decided(right, values);
  if (operator === 'and')
    return one === false || other === false ? false : one === true && other === true ? true : null;
  if (operator === 'or')
    return one === true || other === true ? true : one === false && other === false ? false : null;
  if (one === null || other === null) return null;
  switch (operator) {
    case '==':
      return one === other;
    case '!=':
      return one !== other;
    case '<':
      return one < other;
    case '<=':
      return one <= other;
    case '>':
      return one > other;
    case '>=':
      return one >= other;
    case '+':
    case '-':
    case '*':
    case '/':
      return null;
  }
}
