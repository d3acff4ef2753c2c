/** Advice on what counts things: half a lorry is none. */
import type { Checking } from '../check/checking.ts';
import { countInParts } from '../diagnostics/advice-design.ts';
import {
  childrenOf,
  effectsIn,
  type ExpressionNode,
  type Scenario,
  type Variable,
} from '@sandtable/core/scenario';

export function adviseCounts({ reader, source }: Checking, scenario: Scenario): void {
  const parts = fractions(scenario);
  scenario.variables.forEach((variable, at) => {
    const { name, whole, type } = variable;
    const spot = source.variables[at]?.spot;
    if (!spot || whole || type !== 'number' || !parts.has(name)) return;
    const thing = countedThing(variable, reader.text, scenario.language);
    if (thing !== null) reader.report(countInParts, spot, { name, example: `12.5 ${thing}` });
  });
}

/** The variables that may be worth a fraction. */
function fractions(scenario: Scenario): ReadonlySet<string> {
  const found = new Set<string>();
  const isPart = (node: ExpressionNode): boolean => {
    switch (node.op) {
      case 'literal':
        return typeof node.value === 'number' && !Number.isInteger(node.value);
      case 'variable':
        return found.has(node.name);
      case 'luck':
        return draws(scenario, node.name);
      case 'measure':
      case 'story-minutes':
        return true;
      case 'event':
        return node.event.words.some((word) => word.includes('minutes'));
      case 'call':
        return node.function !== 'floor' && node.function !== 'round' && childrenOf(node).some(isPart);
      case 'binary':
        return node.operator === '/' || ('+-*'.includes(node.operator) && childrenOf(node).some(isPart));
      case 'choose':
        return isPart(node.then) || isPart(node.otherwise);
      case 'unary':
        return isPart(node.operand);
      case 'answer':
      case 'end':
      case 'parameter':
        return false;
    }
  };
  const assigned = effectsIn(scenario).flatMap(({ effect }) =>
    effect.verb === 'set' || effect.verb === 'add' ? effect.values : [],
  );
  const learn = (variable: Variable): boolean =>
    (variable.is !== null && isPart(variable.is.tree)) ||
    (variable.rate !== null && movesInParts(scenario, variable.rate, isPart)) ||
    (typeof variable.start === 'number' && !Number.isInteger(variable.start)) ||
    assigned.some((one) => one.variable === variable.name && isPart(one.value.tree));
  // what is whole passes no fraction on
  const open = scenario.variables.filter((variable) => !variable.whole);
  for (let before = -1; before < found.size;) {
    before = found.size;
    for (const variable of open) if (learn(variable)) found.add(variable.name);
  }
  return found;
}

function movesInParts(
  { tick }: Scenario,
  { expression, seconds }: NonNullable<Variable['rate']>,
  isPart: (node: ExpressionNode) => boolean,
): boolean {
  const { tree } = expression;
  if (tree.op === 'literal') return !Number.isInteger((Number(tree.value) * tick) / seconds);
  return tick % seconds !== 0 || isPart(tree);
}

function draws({ luck }: Scenario, name: string): boolean {
  const distribution = luck.find((one) => one.name === name)?.distribution;
  if (distribution?.draw !== 'one-of') return true;
  return distribution.values.some((value) => typeof value === 'number' && !Number.isInteger(value));
}

/**
 * What people are told it counts, on a screen or in a text: its unit, or in English the word after the placeholder. Null: nothing, or a
 * measure.
 */
function countedThing({ name, unit, seenBy }: Variable, text: string, language: string): string | null {
  const printed = [...text.matchAll(new RegExp(String.raw`(?<!\{)\{${name}\}(?:\s+(\p{Ll}{3,}))?`, 'gu'))];
  if (printed.length === 0 && seenBy.roles.length === 0) return null;
  if (unit !== null) {
    const [thing = ''] = Object.values(unit);
    return isMeasure(thing) ? null : thing;
  }
  if (language !== 'en') return null;
  const after = printed.map(([, word]) => word ?? '').find((word) => plural.test(word) && !isMeasure(word));
  return after ?? null;
}
const plural = /(?:[^s]s|people|children|men|women|police|aircraft)$/;
const isMeasure = (unit: string): boolean => {
  const [first = ''] = unit.trim().toLowerCase().split(/\s+/);
  return !/^\p{L}{3,}$/u.test(first) || measures.test(first);
};
/** What is measured and not counted. Shorter units (m, km, kg, %) are measures, too. */
const measures =
  /^(?:seconds?|secs?|minutes?|mins?|hours?|days?|weeks?|months?|years?|milli\w+|centi\w*|kilo\w*|metres?|meters?|miles?|feet|foot|inch(?:es)?|litres?|liters?|gallons?|tons?|tonnes?|grams?|pounds?|degrees?|celsius|watts?|kwh|mwh|gwh|volts?|hertz|bytes?|points?|percent|per|euros?|eur|dollars?|usd|francs?|chf|cents?|million|billion|thousand|times|knots?|bars?|is|was|has)$/;
