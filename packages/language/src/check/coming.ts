/** How injects and decisions come about, and which never do. */
import { neverDelivered, neverOpened } from '../diagnostics/reference.ts';
import type { Effect, Scenario } from '@sandtable/core/scenario';
import type { Checking } from './checking.ts';

/** Every effect of a scenario, wherever it stands. */
function allEffects(
  scenario: Pick<
    Scenario,
    'phases' | 'clocks' | 'injects' | 'expected' | 'chances' | 'decisions' | 'actions'
  >,
): readonly Effect[] {
  return [
    ...scenario.phases.flatMap((phase) => [...phase.onEnter, ...phase.onLeave]),
    ...scenario.clocks.flatMap((clock) => clock.onMissed),
    ...scenario.injects.flatMap((inject) => inject.onDelivery),
    ...scenario.expected.flatMap((expected) => expected.onMissed),
    ...scenario.chances.flatMap((chance) => chance.effects),
    ...scenario.decisions.flatMap((decision) => [
      ...decision.effects,
      ...decision.options.flatMap((option) => option.effects),
      ...decision.ifThey.flatMap((proposal) => proposal.effects),
    ]),
    ...scenario.actions.flatMap((action) => action.effects),
  ];
}

/** Tells which injects and decisions nothing ever brings. */
export function checkComing({ reader, source }: Checking, scenario: Scenario): void {
  const effects = allEffects(scenario);
  const sent = new Set(effects.flatMap((effect) => (effect.verb === 'send' ? [effect.inject] : [])));
  const opened = new Set(effects.flatMap((effect) => (effect.verb === 'open' ? [effect.decision] : [])));
  for (const item of scenario.phases.flatMap((phase) => phase.agenda)) {
    if (item.does === 'inject') sent.add(item.inject);
    if (item.does === 'decide') opened.add(item.decision);
  }
  for (const { name, spot, value } of source.injects) {
    if (value.node !== null && value.at === null && value.when === null && !sent.has(name)) {
      reader.report(neverDelivered, spot, { name });
    }
  }
  for (const { name, spot, value } of source.decisions) {
    if (value.node !== null && value.at === null && value.when === null && !opened.has(name)) {
      reader.report(neverOpened, spot, { name });
    }
  }
}
