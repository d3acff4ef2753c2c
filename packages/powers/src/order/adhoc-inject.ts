// An inject that no file holds: its form and its command, for a power of its own and for answering a question to all concerned.
import { channels, factChoices, roleChoices, roleTitles, speakers, speakerTitle } from '../form/choices.ts';
import { chosen, field, several, slots } from '../form/field.ts';
import type { ControlSituation, Field, GivenCommand, Values } from '../form/power.ts';

export const injectFields: readonly Field<ControlSituation>[] = [
  field('from', { keyword: 'from', confirmed: true }, (situation) => ({
    kind: 'pick',
    choices: speakers(situation),
    presumed: 'exercise_control',
  })),
  field('to', { keyword: 'to', confirmed: true }, ({ view }) => ({
    kind: 'several',
    choices: roleChoices(view),
    presumed: roleChoices(view).map((each) => each.value),
  })),
  field('channel', { keyword: 'on', confirmed: true }, ({ scenario }) => {
    const known = channels(scenario);
    return {
      kind: 'pick',
      choices: known,
      free: true,
      ...(known[0] === undefined ? {} : { presumed: known[0].value }),
    };
  }),
  field('said', { words: true }, () => ({ kind: 'text' })),
  field('reveals', { keyword: 'reveals', optional: true }, ({ view }) =>
    view.facts.length === 0 ? null : { kind: 'several', choices: factChoices(view) },
  ),
];

/** Who sends which words to whom, and how. */
export const injectWarning = (situation: ControlSituation, values: Values): string =>
  situation.say('power.warn.adhoc', {
    from: speakerTitle(situation, chosen(values, 'from')),
    roles: roleTitles(situation.view, several(values, 'to'), situation.say),
    channel: chosen(values, 'channel'),
    text: chosen(values, 'said').trim(),
  });

export function adhocInject(values: Values): GivenCommand {
  const { texts, slot } = slots();
  const body = {
    from: chosen(values, 'from'),
    to: several(values, 'to'),
    channel: chosen(values, 'channel'),
    said: slot(chosen(values, 'said')),
    reveals: several(values, 'reveals'),
  };
  return { command: { kind: 'adhoc', body }, texts };
}
