/** What anybody could notice: variables that are seen, printed or read by something that is noticed in turn. */
import {
  effectsIn,
  namesPrinted,
  nodesIn,
  printedTexts,
  type ExpressionNode,
  type Scenario,
} from '@sandtable/core/scenario';
import type { Program, State } from '@sandtable/core';
import { expressionsIn } from './search/moves.ts';

/** Names of the variables that make a difference to somebody. */
export function noticedVariables(scenario: Scenario): ReadonlySet<string> {
  const noticed = new Set<string>();
  const formulas = new Map(scenario.variables.map(({ name, is }) => [name, is?.tree ?? null]));
  const add = (name: string): void => {
    if (noticed.has(name)) return;
    noticed.add(name);
    const formula = formulas.get(name);
    if (formula) read(formula);
  };
  const read = (tree: ExpressionNode): void => {
    for (const node of nodesIn(tree)) if (node.op === 'variable') add(node.name);
  };
  for (const { name, seenBy } of scenario.variables) if (seenBy.roles.length > 0) add(name);
  const delivered = [
    ...scenario.injects.flatMap(printedTexts),
    ...effectsIn(scenario).flatMap(({ effect }) => (effect.verb === 'message' ? [effect.text] : [])),
  ];
  for (const name of namesPrinted(delivered)) if (formulas.has(name)) add(name);
  // guards, rates and measures: what they read bears on what happens. What only feeds a variable counts if that one does.
  const feeding = new Set<ExpressionNode>([
    ...scenario.variables.flatMap(({ is, rate }) => [
      ...(is ? [is.tree] : []),
      ...(rate ? [rate.expression.tree] : []),
    ]),
    ...effectsIn(scenario).flatMap(({ effect }) =>
      'values' in effect ? effect.values.map(({ value }) => value.tree) : [],
    ),
    ...scenario.actions.flatMap(({ cost }) => cost.map(({ value }) => value.tree)),
  ]);
  for (const tree of expressionsIn(scenario)) if (!feeding.has(tree)) read(tree);
  const feeds = [
    ...scenario.variables.flatMap(({ name, rate }) => (rate ? [{ name, tree: rate.expression.tree }] : [])),
    ...effectsIn(scenario).flatMap(({ effect }) =>
      'values' in effect
        ? effect.values.map(({ variable, value }) => ({ name: variable, tree: value.tree }))
        : [],
    ),
    ...scenario.actions.flatMap(({ cost }) =>
      cost.map(({ variable, value }) => ({ name: variable, tree: value.tree })),
    ),
  ];
  for (let size = -1; size !== noticed.size;) {
    size = noticed.size;
    for (const { name, tree } of feeds) if (noticed.has(name)) read(tree);
  }
  return noticed;
}

/** Everything in a play that a person could notice, as a text to compare: the effects of answers, not the answers themselves. */
export function noticer(program: Program): (state: State) => string {
  const noticed = noticedVariables(program.scenario);
  const places = program.scenario.variables.flatMap(({ name }, at) => (noticed.has(name) ? [at] : []));
  return (state) =>
    JSON.stringify([
      places.map((at) => state.variables[at]),
      state.injects.map(({ times }) => times),
      state.facts.map(({ since }) => since.map((at) => at >= 0)),
      state.phases.map(({ visits }) => visits),
      [...state.clocks, ...state.expected].map(({ status }) => status),
      state.decisions.map(({ everOpened }) => everOpened),
      state.messages.map(({ story, inject, to, printed }) => [story, inject, to, printed]),
      state.chances,
      state.endedAt,
      state.outcome,
    ]);
}
