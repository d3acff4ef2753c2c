/** Advice on what counts things: half a lorry is none. */
import type { Checking } from '../check/checking.ts';
import type { SourceText } from '../forms/leaf.ts';
import { countInParts, oneForm } from '../diagnostics/advice-design.ts';
import {
  childrenOf,
  effectsIn,
  unitForms,
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

/** `1 vehicles`: asked in English of what may be one, since only there the form of a word tells. */
export function adviseUnitsForOne({ reader, source }: Checking, scenario: Scenario): void {
  if (scenario.language !== 'en') return;
  const advise = (unit: SourceText | null, about: Limits): void => {
    const part = unit?.parts.find(({ language }) => language === null || language === 'en');
    if (!part || part.value.includes('|') || !plural.test(part.value) || isMeasure(part.value)) return;
    if ((about.min ?? 0) <= 1 && (about.max ?? 1) >= 1)
      reader.report(oneForm, part.spot, { unit: part.value, one: oneOf(part.value) });
  };
  scenario.variables.forEach((variable, at) => {
    if (countedThing(variable, reader.text, scenario.language) !== null)
      advise(source.variables[at]?.value.unit ?? null, variable);
  });
  scenario.decisions.forEach(({ answer }, at) => {
    if (answer.form === 'amount') advise(source.decisions[at]?.value.amount?.unit ?? null, answer);
  });
}
interface Limits {
  readonly min: number | null;
  readonly max: number | null;
}
const irregular: Readonly<Record<string, string>> = {
  people: 'person',
  children: 'child',
  men: 'man',
  women: 'woman',
};
/** A guess, to be read by its author. */
const oneOf = (unit: string): string =>
  unit.trim().replace(/\S+$/u, (last) => {
    const known = irregular[last.toLowerCase()];
    return known ?? last.replace(/ies$/u, 'y').replace(/(?<=ss|x|ch|sh)es$|s$/u, '');
  });

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
    const thing = unitForms(Object.values(unit)[0] ?? '').other;
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
