// The floor: of several who run an exercise one does what is now, so that no two do it. It is passed on with one key; the others prepare and propose.
import { titleOfAim } from '@sandtable/core/evaluation';
import { pick, pickOnly, give, chosen, several, text } from '../form/field.ts';
import { allRoles, inPlay } from '../form/choices.ts';
import type { Choice, ControlPower, ControlSituation, Deed } from '../form/power.ts';
import { guestChoice, guestName, guestsAt } from './door.ts';
import { mayHaveFloor } from './functions.ts';

export interface Floor {
  /** Whoever looks has it. */
  readonly mine: boolean;
  /** What whoever has it is called. */
  readonly holder: string;
  /** Who has asked for it. */
  readonly asked: readonly string[];
}

type Looking = Pick<ControlSituation, 'doorBook' | 'texts' | 'say' | 'self'>;

export function floorAt(situation: Looking): Floor {
  const { say, self } = situation;
  const book = situation.doorBook();
  const name = (number: number): string => {
    const guest = book.guest(number);
    return guest === undefined ? say('power.floor.desk') : guestName(guest, situation);
  };
  return {
    mine: book.floor() === self.participant,
    holder: name(book.floor()),
    asked: book.askFloor().map(name),
  };
}

/** Those to whom it may be passed: the first who asked comes first. */
function others(situation: ControlSituation): readonly Choice[] {
  const { say, self } = situation;
  const asked = situation.doorBook().askFloor();
  const rank = (number: number): number => (asked.includes(number) ? asked.indexOf(number) : asked.length);
  const people = guestsAt(situation)
    .filter(({ number, came, serves }) => came && number !== self.participant && serves.some(mayHaveFloor))
    .toSorted((one, other) => rank(one.number) - rank(other.number))
    .map((guest) => guestChoice(guest, situation));
  return self.participant === 0
    ? people
    : [...people, { value: '0', label: say('power.floor.desk'), short: '0' }];
}

const takes = (guest: number): Deed => give({ kind: 'door', body: { guest, event: { did: 'takes-floor' } } });

/** Whoever has it passes it on. The director has it back at any time: of somebody whose line is cut, too. */
const floor: ControlPower = {
  id: 'floor',
  group: 'course',
  key: 'F',
  fields: [
    pickOnly('has-floor', (situation) => (floorAt(situation).mine ? others(situation) : [own(situation)])),
  ],
  available: (situation) =>
    situation.view.stage !== 'closed' &&
    (floorAt(situation).mine ? others(situation).length > 0 : situation.self.as === 'director'),
  whyNot: (situation) =>
    floorAt(situation).mine
      ? situation.say('power.floor.nobody')
      : situation.say('now.why-not.floor', { person: floorAt(situation).holder }),
  warning: () => null,
  build: (_situation, values) => takes(Number(chosen(values, 'has-floor'))),
};

const own = ({ self, say }: ControlSituation): Choice => ({
  value: String(self.participant),
  label: say('power.floor.you'),
});

const askFloor: ControlPower = {
  id: 'ask-floor',
  group: 'course',
  key: null,
  fields: [],
  available: (situation) =>
    situation.view.stage !== 'closed' && situation.self.as !== 'director' && !floorAt(situation).mine,
  warning: () => null,
  build: ({ self }) =>
    give({ kind: 'door', body: { guest: self.participant, event: { did: 'asks-floor' } } }),
};

/** Words to all who run the exercise: what one would do, and does not do oneself. */
const propose: ControlPower = {
  id: 'propose',
  group: 'talk',
  key: null,
  fields: [text('said')],
  available: inPlay,
  warning: () => null,
  build: (_situation, values) =>
    give({ kind: 'say', body: { from: 'exercise_control', to: ['exercise_control'], said: { text: 0 } } }, [
      chosen(values, 'said'),
    ]),
};

const evaluators = (situation: ControlSituation): readonly Choice[] =>
  guestsAt(situation)
    .filter(({ serves }) => serves.includes('evaluator') || serves.includes('interpreter'))
    .map((guest) => guestChoice(guest, situation));

/** An evaluator and an interpreter see what all may see, and what reaches those whom they watch or interpret for; no private word of others. */
const watch: ControlPower = {
  id: 'watch',
  group: 'course',
  key: null,
  fields: [
    pick('evaluator', evaluators),
    {
      name: 'watches',
      optional: true,
      keyword: null,
      prompt: ({ view }) => ({ kind: 'several', choices: allRoles(view) }),
    },
    {
      name: 'objectives',
      optional: true,
      keyword: null,
      prompt: (situation) => {
        const choices = situation.scenario.objectives.map(({ name }) => ({
          value: name,
          label: titleOfAim({ of: 'objective', name }, situation),
        }));
        return choices.length === 0 ? null : { kind: 'several', choices };
      },
    },
  ],
  available: (situation) => situation.view.stage !== 'closed' && evaluators(situation).length > 0,
  whyNot: ({ say }) => say('power.watch.nobody'),
  warning: () => null,
  build: (_situation, values) =>
    give({
      kind: 'door',
      body: {
        guest: Number(chosen(values, 'evaluator')),
        event: {
          did: 'watches',
          roles: several(values, 'watches'),
          ...(several(values, 'objectives').length > 0 && { objectives: several(values, 'objectives') }),
        },
      },
    }),
};

export const floorPowers: readonly ControlPower[] = [floor, askFloor, propose, watch];
