// Powers for what belongs to an answer beside the answer itself: what was said with it, entered later, and sealed ballots.
import type { DecisionBoard } from '@sandtable/core/view';
import { confidenceChoices, grounds, passing } from './answer.ts';
import { board, decisionChoices } from '../form/choices.ts';
import { chosen, field, give, maybe, maybeAmount, pickOnly, slots } from '../form/field.ts';
import type { Choice, ControlPower, ControlSituation, Values } from '../form/power.ts';

const answered = (each: DecisionBoard): boolean => each.deciders.some((decider) => decider.answered);

/** Whoever answered; and, where all may see who, those who were asked and gave no answer: they may dissent. */
function whoSaid({ view, say }: ControlSituation, values: Values): readonly Choice[] {
  const { deciders = [], ballot = 'open' } = board(view, values['decision']) ?? {};
  const others = ballot === 'open' ? deciders.filter((each) => each.present && !each.answered) : [];
  return [
    ...deciders
      .filter((each) => each.answered)
      .map(({ role, title }) => ({ value: role, label: title, short: role })),
    ...others.map(({ role, title }) => ({
      value: role,
      label: title,
      short: role,
      detail: say('power.not-answered'),
    })),
  ];
}

/** Whose answer that stands it is written beside: their own, else that of whoever leads, or answered first. */
function besideWhom({ view }: ControlSituation, values: Values) {
  const of = board(view, values['decision']);
  const answers = of?.deciders.filter((each) => each.answered) ?? [];
  const own = answers.find(({ role }) => role === values['by']);
  return {
    by: own?.role ?? answers.find(({ role }) => role === of?.lead)?.role ?? answers[0]?.role ?? '',
    /** Who dissents without an answer of their own. */
    from: own === undefined ? (of?.deciders.find(({ role }) => role === values['by'])?.title ?? null) : null,
  };
}

/** The latest decision first: what is added is mostly about what was just said. */
const amend: ControlPower = {
  id: 'amend',
  group: 'decisions',
  key: 'E',
  fields: [
    pickOnly('decision', ({ view }) => {
      const open = decisionChoices(view, (each) => answered(each) && each.status !== 'closed');
      const closed = decisionChoices(view, (each) => answered(each) && each.status === 'closed');
      return [...open, ...closed.toReversed()];
    }),
    pickOnly('by', whoSaid, { keyword: 'by' }),
    pickOnly('detail', (situation, values) => {
      const { say } = situation;
      const named = grounds.map(({ field: value }) => ({
        value,
        label: say(`power.field.${value}`),
        short: value,
      }));
      // who gave no answer has no reason or authority for it, but may see it otherwise
      return besideWhom(situation, values).from === null
        ? [...named, { value: 'said-at', label: say('power.field.said-at'), short: 'said-at' }]
        : named.filter(({ value }) => value === 'dissent');
    }),
    field('confidence', {}, ({ say }, values) =>
      values['detail'] === 'confidence' ? { kind: 'pick', choices: confidenceChoices({ say }) } : null,
    ),
    field('said-at', {}, (_situation, values) =>
      values['detail'] === 'said-at' ? { kind: 'wall', towards: 'back' } : null,
    ),
    field('said', { words: true }, (_situation, values) =>
      values['detail'] === 'said-at' || values['detail'] === 'confidence' ? null : { kind: 'text' },
    ),
  ],
  available: ({ view }) =>
    view.stage !== 'set-up' &&
    view.stage !== 'briefing' &&
    view.stage !== 'closed' &&
    view.decisions.some(answered),
  warning: () => null,
  build(situation, values) {
    const { texts, slot } = slots();
    const detail = chosen(values, 'detail');
    const { by, from } = besideWhom(situation, values);
    const key = grounds.find((each) => each.field === detail)?.key;
    const said = detail === 'confidence' ? maybe(values, 'confidence') : null;
    const spoken = maybe(values, 'said');
    const words =
      from === null ? spoken : situation.say('power.dissent-of', { role: from, words: spoken ?? '' });
    const own = key === undefined ? {} : { [key]: said ?? slot(words ?? '') };
    return give(
      {
        kind: 'amend',
        body: {
          decision: chosen(values, 'decision'),
          by,
          grounds: own,
          saidAt: maybeAmount(values, 'said-at'),
        },
      },
      texts,
    );
  },
};

const voting = (each: DecisionBoard): boolean => each.waitsFor.length > 0;

/** One laptop goes round: each sees its own screen only, and the desk not before the last has answered. */
const ballot: ControlPower = {
  id: 'ballot',
  group: 'decisions',
  key: null,
  fields: [pickOnly('decision', ({ view }) => decisionChoices(view, voting))],
  available: ({ view }) => view.stage === 'conduct' && view.decisions.some(voting),
  warning: () => null,
  build({ view }, values) {
    const [role, ...others] = (board(view, chosen(values, 'decision'))?.waitsFor ?? []).map(
      (each) => each.role,
    );
    if (role === undefined) throw new TypeError('nobody is left who could answer');
    return { do: 'turn', role, others };
  },
};

/** Who may pass: those who are waited for, then those who may advise. */
function mayPass({ view, say }: ControlSituation, values: Values): readonly Choice[] {
  const of = board(view, values['decision']);
  const waited = (of?.waitsFor ?? []).map(({ role, title }) => ({ value: role, label: title, short: role }));
  const advise = (of?.deciders ?? [])
    .filter(
      ({ part, present, answered: has, role, playedBy }) =>
        part === 'consulted' && present && !has && role === playedBy,
    )
    .filter(({ role }) => !waited.some(({ value }) => value === role))
    .map(({ role, title }) => ({
      value: role,
      label: title,
      short: role,
      detail: say('power.part.consulted'),
    }));
  return [...waited, ...advise];
}

/** For somebody at the table who would rather not: no field asks why. */
const pass: ControlPower = {
  id: 'pass',
  group: 'decisions',
  key: 'z',
  fields: [pickOnly('decision', ({ view }) => decisionChoices(view, voting)), pickOnly('by', mayPass)],
  available: ({ view }) => view.stage === 'conduct' && view.decisions.some(voting),
  warning: () => null,
  build: (_situation, values) => give(passing(chosen(values, 'decision'), chosen(values, 'by'))),
};

export const detailPowers: readonly ControlPower[] = [amend, ballot, pass];
