// Powers of the hot wash: a question back, and what becomes of what was put on the parking lot.
import type { ControlView } from '@sandtable/core/view';
import type { ParkedFate } from '@sandtable/core/record';
import { chosen, field, give, maybe, pick, slots } from '../form/field.ts';
import type { ControlPower, ControlSituation, Deed, Field, Values } from '../form/power.ts';

const fates = ['taken-up', 'action', 'left'] as const satisfies readonly ParkedFate[];
const fateOf = (values: Values): ParkedFate => fates.find((each) => each === values['becomes']) ?? 'left';

/** The note that was read out and of which nobody has said yet what becomes of it; null where there is none. */
export function waitingNote({ hotWash, now }: ControlView): number | null {
  const at = hotWash?.at ?? null;
  if (at === null || at.of === 'question' || now.now !== 'hot-wash') return null;
  return now.step.at === 'parked' && now.step.becomes === null ? at.note : null;
}

/** Which it becomes, and of an action what is done, who owns it, and until when. `asked`: whether it is asked at all. */
export const fateFields = (
  asked: (situation: ControlSituation, values: Values) => boolean,
): readonly Field<ControlSituation>[] => [
  field('becomes', {}, (situation, values) =>
    asked(situation, values)
      ? {
          kind: 'pick',
          choices: fates.map((each) => ({
            value: each,
            label: situation.say(`power.parked.${each}`),
            short: each,
          })),
        }
      : null,
  ),
  field('action', { words: true }, ({ say }, values) =>
    values['becomes'] === 'action' ? { kind: 'text', asks: say('power.parked.what') } : null,
  ),
  field('owner', { keyword: 'by', words: true }, (_situation, values) =>
    values['becomes'] === 'action' ? { kind: 'text' } : null,
  ),
  field('due', { keyword: 'until', optional: true, words: true }, (_situation, values) =>
    values['becomes'] === 'action' ? { kind: 'text' } : null,
  ),
  field('said', { keyword: 'said', optional: true, words: true }, ({ say }, values) =>
    values['becomes'] === 'taken-up' ? { kind: 'text', asks: say('power.parked.said') } : null,
  ),
];

export function unparked(note: number, values: Values): Extract<Deed, { do: 'give' }> {
  const { texts, slot } = slots();
  const words = (name: 'action' | 'said' | 'owner' | 'due') => {
    const typed = maybe(values, name);
    return typed === null ? null : slot(typed);
  };
  const said = words('action') ?? words('said');
  const owner = words('owner');
  const until = words('due');
  return give(
    {
      kind: 'unpark',
      body: {
        note,
        becomes: fateOf(values),
        ...(said === null ? {} : { said }),
        ...(owner === null ? {} : { owner }),
        ...(until === null ? {} : { until }),
      },
    },
    texts,
  );
}

const back: ControlPower = {
  id: 'back',
  group: 'course',
  key: 'left',
  fields: [],
  available: ({ view }) => view.stage === 'hot-wash' && (view.hotWash?.before ?? null) !== null,
  warning: () => null,
  build({ view }) {
    const at = view.hotWash?.before ?? null;
    if (at === null) throw new TypeError('there is nothing to go back to in the hot wash');
    return give({ kind: 'turn-to', body: { at } });
  },
};

const unpark: ControlPower = {
  id: 'unpark',
  group: 'course',
  key: null,
  fields: [
    pick('entry', ({ view, say }) =>
      (view.hotWash?.parked ?? []).map(({ note, text, becomes }) => ({
        value: String(note),
        label: text,
        short: String(note),
        ...(becomes === null ? {} : { detail: say(`power.parked.${becomes.becomes}`) }),
      })),
    ),
    ...fateFields(() => true),
  ],
  available: ({ view }) =>
    (view.stage === 'hot-wash' || view.stage === 'debrief') && (view.hotWash?.parked ?? []).length > 0,
  warning: () => null,
  build: (_situation, values) => unparked(Number(chosen(values, 'entry')), values),
};

/** Reading out what was noted shows it to everybody: asked once, before the first. */
export function readOutWarning({ view, say }: Pick<ControlSituation, 'view' | 'say'>): string | null {
  const { hotWash } = view;
  if (hotWash?.next?.of !== 'parked' || hotWash.at?.of === 'parked') return null;
  const count = hotWash.parked.filter(({ becomes }) => becomes === null).length;
  return say('power.warn.parking-lot', { count });
}

export const hotWashPowers: readonly ControlPower[] = [back, unpark];
