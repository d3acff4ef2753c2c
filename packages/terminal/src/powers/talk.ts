// Powers of speech: actors played by exercise control, what roles say aloud, questions and their answers.
import type { Scenario } from '@sandtable/core';
import { facts, roles, roleTitles, speakers, textIn } from './choices.ts';
import { chosen, field, give, list, maybe, pick, slots } from './field.ts';
import type { Choice, ControlPower, ControlSituation, Field } from './power.ts';

const inPlay = ({ view }: ControlSituation): boolean => view.stage === 'conduct' || view.stage === 'paused';
const everybody: Field<ControlSituation> = field('to', { keyword: 'to' }, ({ view }) => ({
  kind: 'several',
  choices: roles(view),
  presumed: roles(view).map((each) => each.value),
}));
const saidField: Field<ControlSituation> = field('said', {}, () => ({ kind: 'text' }));

const speak: ControlPower = {
  id: 'speak',
  group: 'talk',
  key: 'm',
  fields: [pick('from', speakers), everybody, saidField],
  available: inPlay,
  warning: (situation, values) => {
    const from =
      speakers(situation).find((each) => each.value === chosen(values, 'from'))?.label ??
      chosen(values, 'from');
    return situation.say('power.warn.speak', {
      from,
      roles: roleTitles(situation.view, list(values, 'to'), situation.say),
    });
  },
  build(_situation, values) {
    const { texts, slot } = slots();
    return give(
      {
        kind: 'say',
        body: { from: chosen(values, 'from'), to: list(values, 'to'), said: slot(chosen(values, 'said')) },
      },
      texts,
    );
  },
};

/** What a role said aloud to others, entered by the facilitator: the room heard it already. */
const tell: ControlPower = {
  id: 'tell',
  group: 'talk',
  key: null,
  fields: [
    pick('by', ({ view }) => roles(view)),
    field('to', { keyword: 'to' }, ({ view, say }, values) => {
      const others = roles(view).filter((each) => each.value !== values['by']);
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
  build(_situation, values) {
    const { texts, slot } = slots();
    return give(
      {
        kind: 'say',
        body: { from: chosen(values, 'by'), to: list(values, 'to'), said: slot(chosen(values, 'said')) },
      },
      texts,
    );
  },
};

const ask: ControlPower = {
  id: 'ask',
  group: 'talk',
  key: null,
  fields: [pick('by', ({ view }) => roles(view)), saidField],
  available: inPlay,
  warning: () => null,
  build(_situation, values) {
    const { texts, slot } = slots();
    const by = chosen(values, 'by');
    return give({ kind: 'ask', body: { by, said: slot(chosen(values, 'said')) } }, texts);
  },
};

/** An author's prepared answer; `pressed` is what is said when they insist. */
interface Prepared {
  readonly id: string;
  readonly actor: string;
  readonly title: string;
  readonly about: readonly string[];
  readonly says: string;
  readonly reveals: readonly string[];
}

/** The prepared answers that speak of a word of the question, the best first. */
function preparedAnswers(
  situation: Pick<ControlSituation, 'scenario' | 'language'>,
  question: string,
): readonly Prepared[] {
  const asked = question.toLowerCase();
  const hits = (answer: Prepared): number =>
    answer.about.filter((word) => asked.includes(word.toLowerCase())).length;
  return prepared(situation.scenario, situation)
    .filter((each) => hits(each) > 0)
    .sort((one, other) => hits(other) - hits(one));
}

function prepared(
  scenario: Scenario,
  situation: Pick<ControlSituation, 'scenario' | 'language'>,
): readonly Prepared[] {
  return scenario.actors.flatMap((actor) =>
    actor.answers.flatMap((answer, index) => {
      const common = {
        actor: actor.name,
        title: textIn(actor.title, situation),
        about: answer.about,
        reveals: answer.reveals,
      };
      const first = { id: `${actor.name}-${index + 1}`, says: textIn(answer.says, situation), ...common };
      if (answer.ifPressed === null) return [first];
      return [
        first,
        { id: `${actor.name}-${index + 1}-pressed`, says: textIn(answer.ifPressed, situation), ...common },
      ];
    }),
  );
}

function questionText(situation: ControlSituation, question: unknown): string {
  return situation.view.questions.find((each) => String(each.entry) === question)?.text ?? '';
}
function pickedAnswer(situation: ControlSituation, id: string | null): Prepared | undefined {
  return prepared(situation.scenario, situation).find((each) => each.id === id);
}

function waiting({ view }: ControlSituation): readonly Choice[] {
  const label = (each: (typeof view.questions)[number]): string => `${each.title}: ${each.text ?? '-'}`;
  return view.questions
    .filter((each) => !each.answered)
    .map((each) => ({ value: String(each.entry), label: label(each), short: String(each.entry) }));
}

const reply: ControlPower = {
  id: 'reply',
  group: 'talk',
  key: 'r',
  fields: [
    field('question', {}, (situation) => {
      const open = waiting(situation);
      const only = open.length === 1 ? open[0] : undefined;
      return only === undefined
        ? { kind: 'pick', choices: open }
        : { kind: 'pick', choices: open, presumed: only.value, sure: true };
    }),
    field('prepared', { keyword: 'as', optional: true }, (situation, values) => {
      const found = preparedAnswers(situation, questionText(situation, values['question']));
      // where nothing fits the question, any may still be named
      const offered = found.length > 0 ? found : prepared(situation.scenario, situation);
      if (offered.length === 0) return null;
      const choices = offered.map((each) => ({
        value: each.id,
        label: each.says,
        short: each.id,
        detail: `${each.title}: ${each.about.join(', ')}`,
      }));
      return found.length > 0 ? { kind: 'pick', choices } : { kind: 'pick', choices, quiet: true };
    }),
    field('from', { keyword: 'from' }, (situation, values) => {
      const picked = pickedAnswer(situation, maybe(values, 'prepared'));
      return {
        kind: 'pick',
        choices: speakers(situation),
        ...(picked === undefined ? { presumed: 'exercise_control' } : { presumed: picked.actor, sure: true }),
      };
    }),
    field('said', {}, (situation, values) => {
      const picked = pickedAnswer(situation, maybe(values, 'prepared'));
      return picked === undefined ? { kind: 'text' } : { kind: 'text', presumed: picked.says };
    }),
    field('reveals', { keyword: 'reveals', optional: true }, (situation, values) => {
      if (situation.view.facts.length === 0) return null;
      const picked = pickedAnswer(situation, maybe(values, 'prepared'));
      return {
        kind: 'several',
        choices: facts(situation.view),
        ...(picked === undefined ? {} : { presumed: picked.reveals }),
      };
    }),
  ],
  available: (situation) => waiting(situation).length > 0,
  warning: (situation, values) => {
    const asker = situation.view.questions.find((each) => String(each.entry) === chosen(values, 'question'));
    return situation.say('power.warn.reply', { role: asker?.title ?? '-' });
  },
  build(_situation, values) {
    const { texts, slot } = slots();
    const body = {
      question: Number(chosen(values, 'question')),
      from: chosen(values, 'from'),
      said: slot(chosen(values, 'said')),
      reveals: list(values, 'reveals'),
    };
    return give({ kind: 'reply', body }, texts);
  },
};

export const talkPowers: readonly ControlPower[] = [speak, tell, ask, reply];
