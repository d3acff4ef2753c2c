/** A play as the author's second pane shows it: a line for each thing that happens, and the whole play beneath. */
import type { Entry } from '@sandtable/core/record';
import type { Played } from '@sandtable/core';
import { textIn, type Scenario } from '@sandtable/core/scenario';
import type { Row } from '@sandtable/terminal';
import {
  decisionSerial,
  eventLine,
  injectName,
  standingText,
  storyTimeAt,
  cleanTitle,
  type RecordTelling,
} from '@sandtable/words';
import { haltedText } from '../exercise/halted.ts';
import { undoneText } from '../trial/undone.ts';

type Told = Pick<Row, 'text' | 'manner'>;

export function playRows(played: Played, telling: RecordTelling): readonly Told[] {
  return [
    ...played.undone.map((undone): Told => ({ text: undoneText(undone, telling), manner: 'bad' })),
    ...haltRows(played, telling),
    ...played.entries.flatMap((entry): readonly Told[] => {
      const text = eventLine(entry, telling);
      return text === null ? [] : [{ text, manner: 'plain' }];
    }),
  ];
}

const haltRows = ({ halted }: Played, { say }: RecordTelling): readonly Told[] =>
  halted === null ? [] : [{ text: haltedText(halted, say), manner: 'bad' }];

export function timelineRows(played: Played, telling: RecordTelling): readonly Told[] {
  const { scenario, say } = telling;
  const { state } = played;
  const never = scenario.injects.filter((_, at) => (state.injects[at]?.times ?? 0) === 0);
  const outcome = scenario.outcomes[state.outcome];
  return [
    ...haltRows(played, telling),
    ...played.entries.flatMap((entry) => rowOf(entry, scenario, telling) ?? []),
    ...(outcome === undefined
      ? []
      : [{ text: say('watch.outcome', { name: outcome.name }), manner: 'strong' } as const]),
    ...(never.length === 0
      ? []
      : [
          {
            text: say('watch.never', { names: never.map(({ name }) => name).join(', ') }),
            manner: 'faint',
          } as const,
        ]),
    ...(scenario.decisions.length === 0 || played.entries.some(({ kind }) => kind === 'answer')
      ? []
      : [{ text: say('watch.by-default'), manner: 'faint' } as const]),
  ];
}

function rowOf(entry: Entry, scenario: Scenario, telling: RecordTelling): Told | null {
  const { say } = telling;
  const at = (what: string, manner: Row['manner'] = 'plain'): Told => ({
    text: say('watch.row', { time: storyTimeAt(scenario.story, entry.story, telling), what }),
    manner,
  });
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- these alone are milestones of a play
  switch (entry.kind) {
    case 'phase.entered':
      return at(cleanTitle('phases', entry.body.phase, telling), 'strong');
    case 'inject.delivered':
      return at(injectName(entry.body.inject, telling));
    case 'decision.opened': {
      const decision = scenario.decisions.find(({ name }) => name === entry.body.decision);
      const serial = decisionSerial(entry.body.decision, telling);
      const question = decision === undefined ? '' : textIn(decision.question, telling);
      return at(say('watch.decision', { serial, question }), 'now');
    }
    case 'decision.closed': {
      const serial = decisionSerial(entry.body.decision, telling);
      const { options, amount, ranking, each, how } = entry.body;
      if (options.length === 0 && amount === null && ranking.length === 0 && each.length === 0)
        return at(say('watch.unanswered', { serial }));
      const answer = standingText(entry.body.decision, entry.body, telling);
      return at(say(how === 'default' ? 'watch.default' : 'watch.made', { serial, answer }));
    }
    case 'clock.missed':
    case 'clock.met':
    case 'clock.started':
    case 'expected.missed':
    case 'expected.met':
    case 'rule.applied':
    case 'chance.fired':
    case 'jump.started': {
      const line = eventLine(entry, telling, true);
      return line === null ? null : { text: line, manner: entry.kind.endsWith('.missed') ? 'warn' : 'plain' };
    }
    default:
      return null;
  }
}
