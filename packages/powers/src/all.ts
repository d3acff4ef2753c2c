// All powers, in the order of the help, and how they are called.
import type { Say } from '@sandtable/words';
import { agendaPowers } from './course/agenda.ts';
import { eventTimePowers } from './course/event-time.ts';
import { coursePowers } from './course/course.ts';
import { decisionPowers } from './decisions/decisions.ts';
import { detailPowers } from './decisions/details.ts';
import { givenPowers } from './order/given.ts';
import { ratingPowers } from './evaluation/evaluation.ts';
import { reportPowers } from './evaluation/report.ts';
import { hotWashPowers } from './hot-wash/hot-wash.ts';
import { interpret } from './knowledge/interpret.ts';
import { knowledgePowers, notePower } from './knowledge/knowledge.ts';
import { next } from './order/next.ts';
import type { ControlPower, PowerId } from './form/power.ts';
import { questionPowers } from './knowledge/questions.ts';
import { rehearsalPowers } from './decisions/rehearsal.ts';
import { remedyPowers } from './decisions/remedy.ts';
import { orderPowers } from './order/running-order.ts';
import { tablePowers } from './people/table-talk.ts';
import { activityPowers } from './board/activity.ts';
import { doorPowers } from './people/door.ts';
import { floorPowers } from './people/floor.ts';
import { talkPowers } from './knowledge/talk.ts';

export const controlPowers: readonly ControlPower[] = [
  next,
  ...orderPowers,
  ...givenPowers,
  ...agendaPowers,
  ...activityPowers,
  ...talkPowers,
  ...tablePowers,
  ...questionPowers,
  ...decisionPowers,
  ...detailPowers,
  ...knowledgePowers,
  ...doorPowers,
  ...floorPowers,
  ...coursePowers,
  ...hotWashPowers,
  ...ratingPowers,
  ...reportPowers,
  notePower,
  interpret,
  ...remedyPowers,
  ...eventTimePowers,
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

/** Said once in each language: whoever looks for a power by its words looks at those of all. */
export function powerWords(id: PowerId, say: Say): PowerWords {
  const said = saidIn.get(say) ?? new Map<PowerId, PowerWords>();
  saidIn.set(say, said);
  const known = said.get(id) ?? wordsOf(id, say);
  said.set(id, known);
  return known;
}

const saidIn = new WeakMap<Say, Map<PowerId, PowerWords>>();

function wordsOf(id: PowerId, say: Say): PowerWords {
  const others = say(`power.${id}.other`).split(',');
  return {
    word: say(`power.${id}.word`),
    name: say(`power.${id}.name`),
    does: say(`power.${id}.does`),
    others: others.map((each) => each.trim()).filter((each) => each !== ''),
  };
}
