// When something that was entered later happened in the room.
import { eventTimes } from '@sandtable/core';
import { wallTime } from '@sandtable/words/room-time';
import { chosen, field, give, maybeAmount, pick } from '../form/field.ts';
import { entryTold } from '../decisions/remedy.ts';
import type { Choice, ControlPower, ControlSituation } from '../form/power.ts';

/** What begins, halts and ends play is known by its own name: what follows from two of them reads alike. */
const steps = ['start', 'pause', 'resume', 'end'] as const;
const isStep = (kind: string): kind is (typeof steps)[number] => steps.some((each) => each === kind);

/** What was done and said with a clock in the room, the latest first. */
function entered(situation: ControlSituation): readonly Choice[] {
  const { view, entries, say } = situation;
  const times = eventTimes(view);
  const byNumber = new Map(entries.map((entry) => [entry.n, entry]));
  return view.occurrences.toReversed().flatMap(({ entry: number, entered: wall }) => {
    const entry = byNumber.get(number);
    if (entry === undefined) return [];
    const at = times.get(number);
    const shown = (time: number): string => wallTime(time, situation, situation.wall);
    return [
      {
        value: String(number),
        label: isStep(entry.kind) ? say(`power.${entry.kind}.name`) : entryTold(situation, entry),
        short: String(number),
        detail:
          at === undefined ? shown(wall) : say('format.happened', { at: shown(at), entered: shown(wall) }),
      },
    ];
  });
}

const happened: ControlPower = {
  id: 'happened',
  group: 'record',
  key: null,
  fields: [
    pick('entry', entered),
    field('happened-at', { keyword: 'at', optional: true }, () => ({ kind: 'wall', towards: 'back' })),
  ],
  available: ({ view }) => view.occurrences.length > 0 && view.stage !== 'closed',
  warning: () => null,
  build: (_situation, values) =>
    give({
      kind: 'happened',
      body: { entry: Number(chosen(values, 'entry')), at: maybeAmount(values, 'happened-at') },
    }),
};

export const eventTimePowers: readonly ControlPower[] = [happened];
