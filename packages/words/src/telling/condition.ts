// A scenario's condition as people say it: “the first time in Module 2, and Length of the exercise: full”.
import {
  askables,
  askableWord,
  textIn,
  printEvent,
  printExpression,
  type BinaryOperator,
  type EffectHolder,
  type EventReference,
  type Expression,
  type ExpressionNode,
} from '@sandtable/core/scenario';
import {
  decisionSerial,
  injectName,
  luckTitle,
  cleanOptionText,
  roleName,
  cleanTitle,
  type Telling,
} from './names.ts';
import { value } from './number.ts';

type Node<Op extends ExpressionNode['op']> = Extract<ExpressionNode, { readonly op: Op }>;
type Comparison = Exclude<BinaryOperator, 'and' | 'or' | '+' | '-' | '*' | '/'>;

/** `here` is the phase that the reader has before them; it need not be named. */
interface Place extends Telling {
  readonly here: string | null;
}

/** What cannot be said plainly (sums, `? :`, counts of rare things) stands as its author wrote it. */
export function conditionText(
  { tree, source }: Expression,
  telling: Telling,
  here: string | null = null,
): string {
  return said(tree, true, { ...telling, here })?.text ?? source;
}

/** The parts of a condition that must all hold, each by itself. */
export const conjunctsOf = ({ tree, source }: Expression): readonly Expression[] =>
  tree.op === 'binary' && tree.operator === 'and'
    ? [tree.left, tree.right].flatMap((part) =>
        conjunctsOf({ source: printExpression(part), type: 'boolean', tree: part }),
      )
    : [{ source, type: 'boolean', tree }];

/** What effects hang on, as what must happen: `D1 is “Stop all”`, `“Lawyer” was missed`. */
function holderText({ of, name, part }: EffectHolder, telling: Telling): string {
  const event = (kind: EventReference['kind'], word: string): string =>
    eventText({ kind, name, words: [word] }, telling);
  switch (of) {
    case 'phase.on-enter':
      return event('phase', 'entered');
    case 'phase.on-leave':
      return event('phase', 'left');
    case 'fact.on-breach':
      return event('fact', 'breached');
    case 'inject':
      return event('inject', 'delivered');
    case 'option':
      return event('decision', part);
    case 'decision':
      return event('decision', 'made');
    case 'proposal': {
      const foreseen = telling.scenario.decisions.find((each) => each.name === name)?.ifThey[
        Number(part) - 1
      ];
      return telling.say('condition.option', {
        decision: decisionSerial(name, telling),
        option: foreseen === undefined ? '' : textIn(foreseen.do, telling).trim(),
        holds: 'yes',
      });
    }
    case 'action':
      return event('action', 'taken');
    case 'clock.on-met':
      return event('clock', 'met');
    case 'clock':
      return event('clock', 'missed');
    case 'expected.on-met':
      return event('expected', 'met');
    case 'expected':
      return event('expected', 'missed');
    case 'rule':
      return event('rule', 'applied');
    case 'chance':
      return event('chance', 'fired');
  }
}

/** What happened, for `5 min after …`: an event, or what effects hang on. */
export function eventText(event: EventReference | EffectHolder, telling: Telling): string {
  if ('of' in event) return holderText(event, telling);
  return flagText(event, true, telling) ?? printEvent(event);
}

/** `joined` says by which word its parts hang together. */
interface Said {
  readonly text: string;
  readonly joined: 'and' | 'or' | null;
}

/** The condition, or with `holds` false its opposite; null for what has no plain words. */
function said(tree: ExpressionNode, holds: boolean, telling: Place): Said | null {
  switch (tree.op) {
    case 'event':
      return alone(flagText(tree.event, holds, telling));
    case 'variable':
    case 'parameter':
      return alone(
        telling.say('condition.flag', { subject: nameOf(tree, telling), holds: holds ? 'yes' : 'no' }),
      );
    case 'unary':
      return tree.operator === 'not' ? said(tree.operand, !holds, telling) : null;
    case 'binary':
      return tree.operator === 'and' || tree.operator === 'or'
        ? joined(tree, holds, telling)
        : alone(comparisonText(tree, holds, telling));
    case 'answer':
    case 'call':
    case 'choose':
    case 'end':
    case 'literal':
    case 'luck':
    case 'measure':
    case 'story-minutes':
      return null;
  }
}

const alone = (text: string | null): Said | null => (text === null ? null : { text, joined: null });

/** The opposite of “both” is “one of the opposites”. */
function joined({ operator, left, right }: Node<'binary'>, holds: boolean, telling: Place): Said | null {
  const by = (operator === 'and') === holds ? 'and' : 'or';
  const parts = [left, right].map((each) => said(each, holds, telling));
  const texts = parts.flatMap((part) =>
    part === null ? [] : [part.joined === null || part.joined === by ? part.text : `(${part.text})`],
  );
  if (texts.length < 2) return null;
  return {
    text: texts.join(by === 'and' ? telling.say('condition.and') : telling.say('condition.or')),
    joined: by,
  };
}

const opposite: Readonly<Record<Comparison, Comparison>> = {
  '==': '!=',
  '!=': '==',
  '<': '>=',
  '>=': '<',
  '>': '<=',
  '<=': '>',
};
const mirrored: Readonly<Record<Comparison, Comparison>> = {
  '==': '==',
  '!=': '!=',
  '<': '>',
  '>': '<',
  '<=': '>=',
  '>=': '<=',
};
const keys = {
  '==': 'condition.is',
  '!=': 'condition.is-not',
  '<': 'condition.below',
  '<=': 'condition.at-most',
  '>': 'condition.above',
  '>=': 'condition.at-least',
} as const;
const isComparison = (operator: BinaryOperator): operator is Comparison => operator in keys;

function comparisonText(
  { operator, left, right }: Node<'binary'>,
  holds: boolean,
  telling: Place,
): string | null {
  if (!isComparison(operator)) return null;
  if (left.op === 'literal' && right.op !== 'literal')
    return comparisonText(
      { op: 'binary', operator: mirrored[operator], left: right, right: left },
      holds,
      telling,
    );
  if (right.op !== 'literal') return null;
  const by = holds ? operator : opposite[operator];
  if (left.op === 'event') return visitText(left.event, by, right, telling);
  if (left.op !== 'variable' && left.op !== 'parameter' && left.op !== 'answer' && left.op !== 'luck')
    return null;
  if (left.op === 'luck' && luckTitle(left.name, telling) === null) return null;
  return telling.say(keys[by], { subject: nameOf(left, telling), value: valueOf(left, right, telling) });
}

/** How often a phase was entered is said as coming back to it. */
function visitText(
  { kind, name, words }: EventReference,
  by: Comparison,
  { value: times }: Node<'literal'>,
  telling: Place,
): string | null {
  if (kind !== 'phase' || words[0] !== 'times') return null;
  const phase =
    name === telling.here
      ? telling.say('condition.here')
      : telling.say('condition.quoted', { title: cleanTitle('phases', name, telling) });
  if (times === 1 && (by === '==' || by === '!='))
    return telling.say('condition.first-visit', { phase, holds: by === '==' ? 'yes' : 'no' });
  if ((times === 1 && (by === '>' || by === '<=')) || (times === 2 && (by === '>=' || by === '<')))
    return telling.say('condition.later-visit', { phase, holds: by === '>' || by === '>=' ? 'yes' : 'no' });
  return null;
}

type Compared = Node<'variable'> | Node<'parameter'> | Node<'answer'> | Node<'luck'>;

function nameOf(of: Compared, telling: Telling): string {
  if (of.op === 'answer') return telling.say('condition.answer');
  if (of.op === 'variable') return cleanTitle('variables', of.name, telling);
  if (of.op === 'luck') return luckTitle(of.name, telling) ?? of.name;
  const parameter = telling.scenario.parameters.find((each) => each.name === of.name);
  return parameter === undefined ? of.name : textIn(parameter.title, telling);
}

function valueOf(of: Compared, { value: compared }: Node<'literal'>, telling: Telling): string {
  const unit =
    of.op === 'variable'
      ? (telling.scenario.variables.find(({ name }) => name === of.name)?.unit ?? null)
      : null;
  return value(compared, unit === null ? null : textIn(unit, telling), telling);
}

const plainFlags = [
  'inject.delivered',
  'inject.withdrawn',
  'decision.opened',
  'decision.made',
  'decision.by_default',
  'decision.declined',
  'decision.other',
  'decision.conditional',
  'decision.reversed',
  'decision.early',
  'action.taken',
  'fact.said_aloud',
  'fact.breached',
  'phase.entered',
  'phase.left',
  'phase.active',
  'phase.done',
  'clock.started',
  'clock.met',
  'clock.missed',
  'expected.started',
  'expected.met',
  'expected.missed',
  'rule.applied',
  'chance.fired',
  'activity.opened',
  'activity.closed',
  'discussion.opened',
  'discussion.closed',
] as const;

function flagText(event: EventReference, held: boolean, telling: Telling): string | null {
  const { kind, name, words } = event;
  const holds = held ? 'yes' : 'no';
  const plain = plainFlags.find((flag) => words.length === 1 && flag === `${kind}.${words[0]}`);
  if (plain !== undefined)
    return telling.say(`condition.${plain}`, { subject: subjectOf(event, telling), holds });
  const [first = '', second = '', third = ''] = words;
  if (kind === 'fact')
    return telling.say('condition.knows', {
      role: roleName(first, telling),
      subject: cleanTitle('facts', name, telling),
      holds,
    });
  if (kind !== 'decision') return null;
  const decision = decisionSerial(name, telling);
  if (words.length === 1)
    return telling.say('condition.option', {
      decision,
      option: cleanOptionText(name, first, telling),
      holds,
    });
  if (first === 'any')
    return telling.say('condition.option-any', {
      decision,
      option: cleanOptionText(name, second, telling),
      holds,
    });
  if (first === 'given') {
    const ground = askables.find((ask) => askableWord(ask) === second);
    return ground === undefined
      ? null
      : telling.say('condition.given', { decision, ground: telling.say(`desk.ask.${ground}`), holds });
  }
  if (first !== 'of') return null;
  const [role, option] = [roleName(second, telling), cleanOptionText(name, third, telling)];
  return telling.say('condition.option-of', { decision, role, option, holds });
}

function subjectOf({ kind, name }: EventReference, telling: Telling): string {
  switch (kind) {
    case 'inject':
      return injectName(name, telling);
    case 'decision':
      return decisionSerial(name, telling);
    case 'action':
      return cleanTitle('actions', name, telling);
    case 'fact':
      return cleanTitle('facts', name, telling);
    case 'phase':
      return cleanTitle('phases', name, telling);
    case 'clock':
      return cleanTitle('clocks', name, telling);
    case 'expected':
      return cleanTitle('expected', name, telling);
    case 'rule':
      return cleanTitle('rules', name, telling);
    case 'chance':
      return cleanTitle('chances', name, telling);
    case 'activity':
      return cleanTitle('activities', name, telling);
    case 'discussion':
      return cleanTitle('discussions', name, telling);
  }
}
