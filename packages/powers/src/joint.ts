// The door of play at several screens: who is at the door, who may do what and has the floor, how far an inject came, what stand-ins answer; and powers as forms that somebody fills in elsewhere and sends.
export { mustAgree, standInAnswer } from './decisions/rehearsal.ts';
export { evaluatorSection, organisationSections } from './evaluation/debrief.ts';
export type { GroupSituation, Self } from './form/power.ts';
export { slots } from './form/field.ts';
export { ladderRows, ladderTitle } from './order/ladder.ts';
export { callAt, guestName, roomCodeAt, whoDid, whoIsAtTheDoor, type AtTheDoor } from './people/door.ts';
export { floorAt, type Floor } from './people/floor.ts';
export { functionMay, mayHaveFloor } from './people/functions.ts';
export { groupPowers, proposedAt } from './role/group.ts';
export {
  choicesOf,
  offersOf,
  readSent,
  type FieldProblem,
  type FilledIn,
  type Offer,
  type OfferedField,
  type Sent,
} from './form/offer.ts';
