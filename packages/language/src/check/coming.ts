/** How injects and decisions come about, and which never do. */
import { neverDelivered, neverOpened } from '../diagnostics/reference.ts';
import { effectsIn, type Scenario } from '@sandtable/core/scenario';
import type { Checking } from './checking.ts';

/** Tells which injects and decisions nothing ever brings. */
export function checkComing({ reader, source }: Checking, scenario: Scenario): void {
  const effects = effectsIn(scenario).map(({ effect }) => effect);
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
