/** A step of a script that could not be done, and why, as its author can mend it. */
import type { Decision, Expression, Scenario } from '@sandtable/core/scenario';
import type { Undone } from '@sandtable/core';
import { refusalText, storyTimeAt, type Telling } from '@sandtable/words';

export function undoneText(undone: Undone, telling: Telling): string {
  const { place, step } = undone.step;
  return telling.say('cli.play.undone', { place, step, why: why(undone, telling) });
}

function why({ step, refusal, closed }: Undone, telling: Telling): string {
  const { scenario, say } = telling;
  if (refusal === null) return say('cli.play.never-reached');
  const decision =
    step.step === 'decide' ? scenario.decisions.find(({ name }) => name === step.decision) : undefined;
  // what was refused while it was open is told as that
  const missed = refusal.refused === 'decision.closed' || refusal.refused === 'decision.not-open';
  if (decision && closed !== null && missed) {
    const time = storyTimeAt(scenario.story, closed.at, telling);
    return say(`cli.play.closed.${closed.by}`, { serial: decision.serial, time });
  }
  if (decision && refusal.refused === 'decision.not-open')
    return asking(gatesOf(decision, scenario), decision.serial, telling);
  const action = step.step === 'do' ? scenario.actions.find(({ name }) => name === step.action) : undefined;
  if (action?.onlyIf && refusal.refused === 'act.gated')
    return say('cli.play.gated', { action: action.name, asked: action.onlyIf.source });
  return refusalText(refusal, say);
}

const asking = (gates: readonly Expression[], serial: string, telling: Telling): string =>
  gates.length === 0
    ? telling.say('cli.play.never-put', { serial })
    : telling.say('cli.play.never-put-gated', {
        serial,
        asked: gates.map(({ source }) => source).join(' · '),
      });

/** What must hold before it is put: its own conditions, and those of the agenda items that put it. */
const gatesOf = ({ name, when, onlyIf }: Decision, { phases }: Scenario): readonly Expression[] => [
  ...[when, onlyIf].filter((gate) => gate !== null),
  ...phases.flatMap(({ agenda }) =>
    agenda.flatMap((item) =>
      item.does === 'decide' && item.decision === name && item.onlyIf !== null ? [item.onlyIf] : [],
    ),
  ),
];
