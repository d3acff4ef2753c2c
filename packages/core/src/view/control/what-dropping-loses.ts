/** What would be missing if an item were dropped from the agenda: what is served, revealed or waited for only there. Pure. */
import type { State } from '../../program/state.ts';
import { effectBrings, itemBrings, namesBrought, type BroughtByItem } from '../../scenario/brings.ts';
import { comesNoMore } from '../../questions/takes.ts';
import { effectsIn } from '../../scenario/effects.ts';
import {
  childrenOf,
  type EventKind,
  type EventReference,
  type Expression,
  type ExpressionNode,
} from '../../scenario/expression.ts';
import type { AgendaItem, Decision, Inject, Scenario } from '../../scenario/scenario.ts';
import type { Moment } from '../../scenario/terms.ts';
import { textIn } from '../../scenario/text.ts';
import { injectTitle } from '../../scenario/titles.ts';
import type { Reader } from '../reader.ts';

export type Loss =
  | { readonly loses: 'objective' | 'task' | 'fact' | 'clock'; readonly name: string; readonly text: string }
  | {
      readonly loses: 'inject' | 'decision';
      readonly name: string;
      readonly serial: string;
      readonly text: string;
    };

/** `gone`: items that were dropped before, and can no longer make up for this one. */
export function whatDroppingLoses(
  state: State,
  item: AgendaItem,
  gone: readonly AgendaItem[],
  reader: Reader,
): readonly Loss[] {
  const thing = itemBrings(item);
  if (thing === null || comesAnyway(reader.scenario, thing)) return [];
  const missing = [thing, ...gone.flatMap((each) => itemBrings(each) ?? [])];
  return [
    ...tasksLost(state, thing, missing, reader),
    ...waitingLost(state, thing, reader),
    ...factsLost(state, thing, missing, reader),
  ];
}

const is = (thing: BroughtByItem, kind: string, name: string): boolean =>
  thing.kind === kind && thing.name === name;
const isAmong = (things: readonly BroughtByItem[], kind: string, name: string): boolean =>
  things.some((each) => is(each, kind, name));

/** With a moment or a trigger of its own it comes without the agenda. */
function comesAnyway(scenario: Scenario, { kind, name }: BroughtByItem): boolean {
  if (kind === 'discussion') return false;
  const found: Inject | Decision | undefined =
    kind === 'inject'
      ? scenario.injects.find((each) => each.name === name)
      : scenario.decisions.find((each) => each.name === name);
  return found !== undefined && ((found.at !== null && found.at.at !== 'reserve') || found.when !== null);
}

function tasksLost(
  state: State,
  thing: BroughtByItem,
  missing: readonly BroughtByItem[],
  reader: Reader,
): readonly Loss[] {
  const { scenario } = reader;
  const served = servedBy(scenario, thing);
  const left = new Set([
    ...scenario.injects.flatMap((each, place) =>
      isAmong(missing, 'inject', each.name) || comesNoMore(state.injects[place]) ? [] : each.serves,
    ),
    ...scenario.decisions.flatMap((each) => (isAmong(missing, 'decision', each.name) ? [] : each.serves)),
    ...scenario.discussions.flatMap((each) =>
      isAmong(missing, 'discussion', each.name) ? [] : each.listenFor,
    ),
    ...scenario.actions.flatMap((each) => each.serves),
    ...scenario.expected.flatMap((each) =>
      each.task === null || missing.some((one) => waitsFor(each.at, one)) ? [] : [each.task],
    ),
  ]);
  const lost = new Set(served.filter((task) => !left.has(task)));
  return scenario.objectives.flatMap((objective): readonly Loss[] => {
    const tasks = objective.targets.flatMap((target) => target.tasks);
    const these = tasks.filter((task) => lost.has(task.name));
    if (these.length === 0) return [];
    // nothing else serves any of it: the objective itself is not exercised
    if (!tasks.some((task) => left.has(task.name)))
      return [{ loses: 'objective', name: objective.name, text: textIn(objective.text, reader) }];
    return these.map(({ name, text }) => ({ loses: 'task', name, text: textIn(text, reader) }));
  });
}

function servedBy(scenario: Scenario, thing: BroughtByItem): readonly string[] {
  const named =
    scenario.injects.find(({ name }) => is(thing, 'inject', name))?.serves ??
    scenario.decisions.find(({ name }) => is(thing, 'decision', name))?.serves ??
    scenario.discussions.find(({ name }) => is(thing, 'discussion', name))?.listenFor ??
    [];
  const expected = scenario.expected.flatMap((each) =>
    each.task !== null && waitsFor(each.at, thing) ? [each.task] : [],
  );
  return [...new Set([...named, ...expected])];
}

/** Injects, decisions and legal clocks that have not come yet and come by this only. */
function waitingLost(state: State, thing: BroughtByItem, reader: Reader): readonly Loss[] {
  const { scenario } = reader;
  const puts = effectsIn(scenario).filter(({ kind, name }) => is(thing, kind, name));
  const brought = puts.map(({ effect }) => effectBrings(effect));
  const sent = namesBrought(brought, 'inject');
  const opened = namesBrought(brought, 'decision');
  const started = namesBrought(brought, 'clock');
  const gated = scenario.phases.flatMap((phase) =>
    phase.agenda.filter(({ onlyIf }) => onlyIf !== null && asksFor(onlyIf, thing)).map(itemBrings),
  );
  const gatedInjects = namesBrought(gated, 'inject');
  const gatedDecisions = namesBrought(gated, 'decision');
  const awaits = (each: Inject | Decision): boolean =>
    waitsFor(each.at, thing) ||
    [each.when, each.onlyIf].some((gate) => gate !== null && asksFor(gate, thing));
  return [
    ...scenario.injects.flatMap((each, place): readonly Loss[] => {
      const now = state.injects[place];
      if (!now || now.times > 0 || comesNoMore(now) || is(thing, 'inject', each.name)) return [];
      return gatedInjects.has(each.name) || awaits(each) || (each.at?.at === 'reserve' && sent.has(each.name))
        ? [
            {
              loses: 'inject',
              name: each.name,
              serial: each.serial,
              text: injectTitle(each, reader, reader.widthOf),
            },
          ]
        : [];
    }),
    ...scenario.decisions.flatMap((each, place): readonly Loss[] => {
      if (state.decisions[place]?.status !== 'pending' || is(thing, 'decision', each.name)) return [];
      return gatedDecisions.has(each.name) ||
        awaits(each) ||
        (each.at?.at === 'reserve' && opened.has(each.name))
        ? [
            {
              loses: 'decision',
              name: each.name,
              serial: each.serial,
              text: textIn(each.question, reader),
            },
          ]
        : [];
    }),
    ...scenario.clocks.flatMap((each, place): readonly Loss[] =>
      state.clocks[place]?.status === 'waiting' &&
      (waitsFor(each.at, thing) || (each.at.at === 'reserve' && started.has(each.name)))
        ? [{ loses: 'clock', name: each.name, text: textIn(each.title, reader) }]
        : [],
    ),
  ];
}

/** Facts that nobody knows yet and that nothing else reveals. */
function factsLost(
  state: State,
  thing: BroughtByItem,
  missing: readonly BroughtByItem[],
  reader: Reader,
): readonly Loss[] {
  const { scenario } = reader;
  const dropped = new Set(
    scenario.injects.flatMap(({ name }, place) => (comesNoMore(state.injects[place]) ? [name] : [])),
  );
  const told = new Set(revealed(scenario, (kind, name) => is(thing, kind, name)));
  const elsewhere = new Set([
    ...revealed(
      scenario,
      (kind, name) => !isAmong(missing, kind, name) && !(kind === 'inject' && dropped.has(name)),
    ),
    ...scenario.actors.flatMap((actor) => actor.answers.flatMap((answer) => answer.reveals)),
  ]);
  return scenario.facts.flatMap((fact, place): readonly Loss[] => {
    const known = state.facts[place]?.since.some((since) => since >= 0) === true;
    return told.has(fact.name) && !elsewhere.has(fact.name) && !known
      ? [{ loses: 'fact', name: fact.name, text: textIn(fact.text, reader) }]
      : [];
  });
}

/** The facts that some things reveal: what an inject tells, and what effects do. */
const revealed = (scenario: Scenario, by: (kind: EventKind, name: string) => boolean): readonly string[] => [
  ...scenario.injects.flatMap(({ name, reveals }) => (by('inject', name) ? reveals : [])),
  ...namesBrought(
    effectsIn(scenario).map(({ kind, name, effect }) => (by(kind, name) ? effectBrings(effect) : null)),
    'fact',
  ),
];

const names = (event: EventReference, thing: BroughtByItem): boolean =>
  is(thing, event.kind satisfies EventKind, event.name);

function waitsFor(at: Moment | null, thing: BroughtByItem): boolean {
  return at?.at === 'event' && names(at.event, thing);
}

/** The names of events that must have happened for the condition to hold. Those under a `not` do not count. */
function asksFor({ tree }: Expression, thing: BroughtByItem): boolean {
  const asks = (node: ExpressionNode): boolean => {
    switch (node.op) {
      case 'event':
        return names(node.event, thing);
      case 'unary':
        return node.operator !== 'not' && asks(node.operand);
      case 'binary':
        // one side of an `or` is enough
        return node.operator === 'or'
          ? asks(node.left) && asks(node.right)
          : asks(node.left) || asks(node.right);
      case 'answer':
      case 'call':
      case 'choose':
      case 'end':
      case 'literal':
      case 'luck':
      case 'measure':
      case 'parameter':
      case 'story-minutes':
      case 'variable':
        return childrenOf(node).some(asks);
    }
  };
  return asks(tree);
}
