// Powers of speech: actors played by exercise control, what roles say aloud, and what they ask.
import { inPlay, roleChoices, roleTitles, speakers, speakerTitle } from '../form/choices.ts';
import { chosen, field, give, several, pick, slots } from '../form/field.ts';
import type { ControlPower, ControlSituation, Deed, Field, Values } from '../form/power.ts';

const everybody: Field<ControlSituation> = field('to', { keyword: 'to', confirmed: true }, ({ view }) => ({
  kind: 'several',
  choices: roleChoices(view),
  presumed: roleChoices(view).map((each) => each.value),
}));
const saidField: Field<ControlSituation> = field('said', { words: true }, () => ({ kind: 'text' }));

function saying(from: string, values: Values): Deed {
  const { texts, slot } = slots();
  const body = { from, to: several(values, 'to'), said: slot(chosen(values, 'said')) };
  return give({ kind: 'say', body }, texts);
}

const speak: ControlPower = {
  id: 'speak',
  group: 'talk',
  key: 'm',
  fields: [pick('from', speakers), everybody, saidField],
  available: inPlay,
  warning: (situation, values) =>
    situation.say('power.warn.speak', {
      from: speakerTitle(situation, chosen(values, 'from')),
      roles: roleTitles(situation.view, several(values, 'to'), situation.say),
      text: chosen(values, 'said').trim(),
    }),
  build: (_situation, values) => saying(chosen(values, 'from'), values),
};

/** What a role said aloud to others, entered by the facilitator: the room heard it already. */
const tell: ControlPower = {
  id: 'tell',
  group: 'talk',
  key: null,
  fields: [
    pick('by', ({ view }) => roleChoices(view)),
    field('to', { keyword: 'to' }, ({ view, say }, values) => {
      const others = roleChoices(view).filter((each) => each.value !== values['by']);
      return {
        kind: 'several',
        choices: [...others, { value: 'exercise_control', label: say('power.exercise-control') }],
        presumed: others.map((each) => each.value),
      };
    }),
    saidField,
  ],
  available: inPlay,
  warning: () => null,
  build: (_situation, values) => saying(chosen(values, 'by'), values),
};

const ask: ControlPower = {
  id: 'ask',
  group: 'talk',
  key: 'R',
  fields: [pick('by', ({ view }) => roleChoices(view)), saidField],
  available: inPlay,
  warning: () => null,
  build(_situation, values) {
    const { texts, slot } = slots();
    const by = chosen(values, 'by');
    return give({ kind: 'ask', body: { by, said: slot(chosen(values, 'said')) } }, texts);
  },
};

export const talkPowers: readonly ControlPower[] = [speak, tell, ask];
