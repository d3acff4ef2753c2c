// All powers, in the order of the help, and how they are called.
import type { Say } from '@sandtable/words';
import { agendaPowers } from './agenda.ts';
import { coursePowers } from './course.ts';
import { decisionPowers } from './decisions.ts';
import { detailPowers } from './details.ts';
import { givenPowers } from './given.ts';
import { hotWashPowers } from './hot-wash.ts';
import { knowledgePowers, notePower } from './knowledge.ts';
import { next } from './next.ts';
import type { ControlPower, PowerId } from './power.ts';
import { questionPowers } from './questions.ts';
import { rehearsalPowers } from './rehearsal.ts';
import { remedyPowers } from './remedy.ts';
import { orderPowers } from './running-order.ts';
import { tablePowers } from './table-talk.ts';
import { wallPowers } from './wall.ts';
import { talkPowers } from './talk.ts';

export const controlPowers: readonly ControlPower[] = [
  next,
  ...orderPowers,
  ...givenPowers,
  ...agendaPowers,
  ...wallPowers,
  ...talkPowers,
  ...tablePowers,
  ...questionPowers,
  ...decisionPowers,
  ...detailPowers,
  ...knowledgePowers,
  ...coursePowers,
  ...hotWashPowers,
  notePower,
  ...remedyPowers,
  ...rehearsalPowers,
];

/** How a power is called. */
export interface PowerWords {
  /** One word, to be typed as a command. */
  readonly word: string;
  readonly name: string;
  readonly does: string;
  /** Other words that people search for: “release early”. */
  readonly others: readonly string[];
}

export function powerWords(id: PowerId, say: Say): PowerWords {
  const others = say(`power.${id}.other`).split(',');
  return {
    word: say(`power.${id}.word`),
    name: say(`power.${id}.name`),
    does: say(`power.${id}.does`),
    others: others.map((each) => each.trim()).filter((each) => each !== ''),
  };
}
