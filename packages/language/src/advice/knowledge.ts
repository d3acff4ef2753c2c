/** Advice on who knows what: what it is good for, and how far it may go. */
import type { Checking } from '../check/checking.ts';
import { beyondItsMarking, factForNothing, readByNothing } from '../diagnostics/advice-knowledge.ts';
import { keyIn } from '../forms/form.ts';
import type { Fact, Scenario } from '@sandtable/core/scenario';
import { readIn, type Mentions } from './mentions.ts';

export function adviseKnowledge({ reader, source }: Checking, scenario: Scenario, mentions: Mentions): void {
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

/**
 * The roles that the author lets a fact go to, though its label does not: TLP:RED is for those who have it, TLP:AMBER+STRICT for their
 * organisations only (FIRST, Traffic Light Protocol 2.0, 2022). Whom a fact comes from that nobody knows at StartEx is not known here.
 */
function beyondMarking({ tlp, knownTo, mayGoTo }: Fact, { roles }: Scenario): readonly string[] {
  if (mayGoTo === null || knownTo.roles.length === 0) return [];
  const others = mayGoTo.roles.filter((role) => !knownTo.roles.includes(role));
  switch (tlp) {
    case 'TLP:RED':
      return others;
    case 'TLP:AMBER+STRICT': {
      const organisationOf = (role: string) => roles.find(({ name }) => name === role)?.organisation;
      const own = new Set(knownTo.roles.map(organisationOf));
      return others.filter((role) => !own.has(organisationOf(role)));
    }
    case 'TLP:AMBER':
    case 'TLP:GREEN':
    case 'TLP:CLEAR':
      return [];
  }
}
