/** Advice on what each role has in each module: something that it alone, or it with some, is told; and something that is its own to do. */
import {
  effectBrings,
  effectsIn,
  firstVisit,
  foresee,
  itemBrings,
  type Decision,
  type Inject,
  type Phase,
  type Scenario,
} from '@sandtable/core/scenario';
import type { Checking } from '../check/checking.ts';
import { roleThatSits } from '../diagnostics/advice-knowledge.ts';

export function adviseRoles({ reader, source }: Checking, scenario: Scenario): void {
  // in a seminar all talk of the same
  if (scenario.roles.length < fewest || scenario.kind === 'seminar') return;
  const modules = scenario.phases.filter(isModule).map((phase) => ({ phase, ...broughtIn(scenario, phase) }));
  scenario.roles.forEach(({ name: role }, at) => {
    const spot = source.roles[at]?.spot;
    const untold = modules.filter(
      ({ injects }) => !injects.some((inject) => isOwnMessage(scenario, inject, role)),
    );
    const idle = modules.filter(
      ({ phase, decisions }) =>
        !decisions.some((decision) => isOwnDecision(scenario, decision, role)) &&
        !mayAct(scenario, phase, role),
    );
    if (spot && untold.length + idle.length > 0)
      reader.report(roleThatSits, spot, {
        role,
        untold: untold.map(({ phase }) => phase.name),
        idle: idle.map(({ phase }) => phase.name),
      });
  });
}

/** With fewer, whatever is said to one is as good as said to all. */
const fewest = 3;

/** People are told something and decide: a briefing, a survey or a talk about what was is none. */
const isModule = ({ agenda }: Phase): boolean =>
  agenda.some(({ does }) => does === 'decide') && agenda.some(({ does }) => does === 'inject');

/** What may come in a phase: by its agenda, by its effects, and by what follows from that. */
function broughtIn(scenario: Scenario, phase: Phase) {
  const found = new Set([`phase.${phase.name}`]);
  for (const item of phase.agenda) {
    const brought = itemBrings(item);
    if (brought !== null) found.add(`${brought.kind}.${brought.name}`);
  }
  const effects = effectsIn(scenario);
  for (let before = -1; before < found.size;) {
    before = found.size;
    for (const { kind, name, effect } of effects) {
      const brought = found.has(`${kind}.${name}`) ? effectBrings(effect) : null;
      if (brought?.kind === 'inject' || brought?.kind === 'decision')
        found.add(`${brought.kind}.${brought.name}`);
    }
    for (const { name, at } of scenario.injects)
      if (at?.at === 'event' && found.has(`${at.event.kind}.${at.event.name}`)) found.add(`inject.${name}`);
  }
  // what comes at its own time may come wherever the clock runs
  const isLoose = ({ at, when }: Inject) => phase.clock === 'runs' && (at?.at === 'story' || when !== null);
  return {
    injects: scenario.injects.filter((inject) => found.has(`inject.${inject.name}`) || isLoose(inject)),
    decisions: scenario.decisions.filter(({ name }) => found.has(`decision.${name}`)),
  };
}

/** What everybody is told alike is nobody's own. */
const isOwnMessage = ({ roles }: Scenario, { to, cc, textFor }: Inject, role: string): boolean => {
  const told = new Set([...to.roles, ...cc.roles]);
  return textFor.some((each) => each.role === role) || (told.has(role) && told.size < roles.length);
};

/** Its own: it leads, it answers for itself, or it is one of some who decide. */
const isOwnDecision = ({ roles }: Scenario, { by, lead, rule }: Decision, role: string): boolean =>
  lead === role || (by.roles.includes(role) && (rule === 'each' || by.roles.length < roles.length));

/** It has an action that not all have, and that is not known to be shut in this phase. */
const mayAct = ({ actions, roles }: Scenario, phase: Phase, role: string): boolean =>
  actions.some(
    ({ by, onlyIf }) =>
      by.roles.includes(role) &&
      by.roles.length < roles.length &&
      (onlyIf === null || foresee(onlyIf.tree, firstVisit(phase, new Map())) !== false),
  );
