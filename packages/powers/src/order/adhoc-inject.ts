// An inject that no file holds: its form and its command, for a power of its own and for answering a question to all concerned.
import { channels, facts, roles, speakers } from '../form/choices.ts';
import { chosen, field, list, slots } from '../form/field.ts';
import type { ControlSituation, Field, Given, Values } from '../form/power.ts';

export const injectFields: readonly Field<ControlSituation>[] = [
  field('from', { keyword: 'from' }, (situation) => ({
    kind: 'pick',
    choices: speakers(situation),
    presumed: 'exercise_control',
  })),
  field('to', { keyword: 'to' }, ({ view }) => ({
    kind: 'several',
    choices: roles(view),
    presumed: roles(view).map((each) => each.value),
  })),
  field('channel', { keyword: 'on' }, ({ scenario }) => {
    const known = channels(scenario);
    return {
      kind: 'pick',
      choices: known,
      free: true,
      ...(known[0] === undefined ? {} : { presumed: known[0].value }),
    };
  }),
  field('said', {}, () => ({ kind: 'text' })),
  field('reveals', { keyword: 'reveals', optional: true }, ({ view }) =>
    view.facts.length === 0 ? null : { kind: 'several', choices: facts(view) },
  ),
];

export function adhocInject(values: Values): Given {
  const { texts, slot } = slots();
  const body = {
    from: chosen(values, 'from'),
    to: list(values, 'to'),
    channel: chosen(values, 'channel'),
    said: slot(chosen(values, 'said')),
    reveals: list(values, 'reveals'),
  };
  return { command: { kind: 'adhoc', body }, texts };
}
