// What somebody said, put into another language by somebody who speaks both.
import { cutAtWord } from '@sandtable/core/scenario';
import type { SpokenWords } from '@sandtable/core/view';
import { languageCalled } from '@sandtable/words/play';
import { chosen, field, give, text } from '../form/field.ts';
import type { Choice, ControlPower, ControlSituation, Values } from '../form/power.ts';

/** By their own count, the newest first: whoever interprets is told no number of an entry. */
const choices = ({ spoken, say }: ControlSituation): readonly (Choice & { readonly said: SpokenWords })[] =>
  spoken()
    .map((said, place) => ({
      said,
      value: String(place + 1),
      label: say('power.interpret.words', { by: said.by, text: cutAtWord(said.text.trim(), 120) }),
      short: String(place + 1),
      ...(said.into.length > 0 && {
        detail: say('power.interpret.done', { languages: said.into.map(languageCalled).join(', ') }),
      }),
    }))
    .toReversed();

const pickedIn = (situation: ControlSituation, values: Values) =>
  choices(situation).find(({ value }) => value === values['spoken']);

export const interpret: ControlPower = {
  id: 'interpret',
  group: 'talk',
  key: null,
  fields: [
    field('spoken', {}, (situation) => {
      const [newest, ...others] = choices(situation).map(({ said: _said, ...choice }) => choice);
      return newest === undefined
        ? null
        : { kind: 'pick', choices: [newest, ...others], presumed: newest.value };
    }),
    field('language', { keyword: 'into' }, ({ languages }) => {
      const [, other] = languages;
      return {
        kind: 'pick',
        choices: languages.map((each) => ({ value: each, label: languageCalled(each), short: each })),
        ...(other !== undefined && { presumed: other }),
      };
    }),
    text('said', { keyword: 'said' }),
  ],
  available: (situation) =>
    situation.view.stage !== 'closed' &&
    !situation.view.people.chathamHouse &&
    situation.languages.length > 1 &&
    situation.spoken().length > 0,
  warning: () => null,
  build(situation, values) {
    const words = pickedIn(situation, values)?.said.words;
    if (words === undefined) throw new TypeError('nobody said that');
    const interprets = { words, into: chosen(values, 'language') };
    return give(
      { kind: 'note', body: { said: { text: 0 }, tag: null, role: null, about: words.entry, interprets } },
      [chosen(values, 'said')],
    );
  },
};
