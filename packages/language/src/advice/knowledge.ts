/** Advice on who knows what: what it is good for, and how far it may go. */
import type { Checking } from '../check/checking.ts';
import {
  beyondItsMarking,
  factForNothing,
  readByNothing,
  toldByAGate,
} from '../diagnostics/advice-knowledge.ts';
import { keyIn } from '../forms/form.ts';
import {
  barredBy,
  limitsOf,
  named,
  nodesIn,
  type AtTheTable,
  type Expression,
  type Fact,
  type Limits,
  type Scenario,
} from '@sandtable/core/scenario';
import type { Spot } from '../text/reader.ts';
import { readIn, type Mentions } from './mentions.ts';

export function adviseKnowledge(checking: Checking, scenario: Scenario, mentions: Mentions): void {
  const { reader, source } = checking;
  adviseGates(checking, scenario);
  for (const [kind, declared, written] of [
    ['luck', scenario.luck, source.luck],
    ['parameter', scenario.parameters, source.parameters],
  ] as const)
    declared.forEach(({ name }, at) => {
      const spot = written[at]?.spot;
      if (spot && !mentions.drawn.has(name)) reader.report(readByNothing, spot, { kind, name });
    });

  const { decisions, actions, rules, clocks, expected } = scenario;
  // whoever must see to it that somebody knows has something to do with it
  const opened = readIn([decisions, actions, rules, clocks, expected]).events;
  scenario.facts.forEach((fact, at) => {
    const written = source.facts[at];
    if (!written) return;
    // what nobody can learn at all is advised on as such
    const isLearnt = fact.knownTo.roles.length > 0 || mentions.revealed.has(fact.name);
    if (isLearnt && !isCommon(fact, scenario)) {
      if (!reads(mentions.events, fact))
        reader.report(factForNothing, written.spot, { name: fact.name, read: false });
      else if (fact.knownTo.roles.length > 0 && !reads(opened, fact))
        reader.report(factForNothing, written.spot, { name: fact.name, read: true });
    }
    const beyond = beyondMarking(fact, scenario);
    if (beyond.length > 0)
      reader.report(beyondItsMarking, keyIn(written.value, 'may-go-to'), { tlp: fact.tlp, roles: beyond });
  });
}

/** Known to everybody from the start: a common ground, which need not change anything. */
const isCommon = ({ knownTo }: Fact, { roles }: Scenario): boolean => knownTo.roles.length === roles.length;

const reads = (events: ReadonlySet<string>, { name }: Fact): boolean =>
  [...events].some((event) => event.startsWith(`fact.${name}.`));

/** Each role by itself, as it belongs to its organisation: who plays for whom is not known before play. */
const tableOf = ({ roles }: Scenario): AtTheTable => ({
  organisation: (role) => roles.find(({ name }) => name === role)?.organisation,
  player: (role) => role,
});

/**
 * The roles that the author lets a fact go to, though its label does not. Whom a fact comes from that nobody knows at StartEx is not known
 * here.
 */
function beyondMarking({ tlp, knownTo, mayGoTo }: Fact, scenario: Scenario): readonly string[] {
  if (mayGoTo === null || knownTo.roles.length === 0) return [];
  const table = tableOf(scenario);
  const label: Limits = { tlp, mayGoTo: null };
  return mayGoTo.roles.filter((role) =>
    knownTo.roles.every((by) => by !== role && barredBy(label, by, [role], table).length > 0),
  );
}

/** What opens or can be chosen only when somebody knows a fact tells that somebody does. To those who see it, and may not hear of it. */
function adviseGates({ reader, source }: Checking, scenario: Scenario): void {
  const table = tableOf(scenario);
  const tell = (spot: Spot, gates: readonly (Expression | null)[], seenBy: readonly string[]): void => {
    const told = gates
      .flatMap((gate) => (gate === null ? [] : knowledgeIn(gate)))
      .flatMap(({ name, knower }) => {
        const fact = named(scenario.facts, name);
        if (fact === undefined) return [];
        const barred = seenBy.filter(
          (role) =>
            !fact.knownTo.roles.includes(role) && barredBy(limitsOf(fact), knower, [role], table).length > 0,
        );
        return barred.length === 0 ? [] : [{ name, roles: barred }];
      });
    const [first] = told;
    if (first !== undefined) reader.report(toldByAGate, spot, first);
  };
  scenario.decisions.forEach(({ when, onlyIf, by, consult, options }, at) => {
    const written = source.decisions[at];
    if (!written) return;
    const asked = [...by.roles, ...consult.roles];
    tell(written.spot, [when, onlyIf], asked);
    options.forEach((option, nth) => {
      const spot = written.value.options[nth]?.spot;
      if (spot) tell(spot, [option.onlyIf], asked);
    });
  });
  scenario.actions.forEach(({ onlyIf, by }, at) => {
    const spot = source.actions[at]?.spot;
    if (spot) tell(spot, [onlyIf], by.roles);
  });
}

/** The facts that an expression asks for, each with the role whose knowledge it reads. */
const knowledgeIn = ({ tree }: Expression): readonly { readonly name: string; readonly knower: string }[] =>
  nodesIn(tree).flatMap((node) =>
    node.op === 'event' &&
    node.event.kind === 'fact' &&
    node.event.words[0] !== undefined &&
    !['said_aloud', 'breached'].includes(node.event.words[0])
      ? [{ name: node.event.name, knower: node.event.words[0] }]
      : [],
  );
