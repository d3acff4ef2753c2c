// Who may do what: one row a power, one table for every door. A power that is added and has no row here does not compile.
import type { StaffFunction } from '@sandtable/core/record';
import type { NowLine } from '@sandtable/core/view';
import type { ControlPowerId, ControlSituation } from '../form/power.ts';

type Functions = readonly StaffFunction[];

/** Only at the desk where the record is: what it does is no command, or concerns that one screen. */
const desk: Functions = [];
const director: Functions = ['director'];
/** Lead the exercise with the director. */
const leads: Functions = [...director, 'facilitator'];
const controls: Functions = [...leads, 'controller'];
/** Those who sit with players, too. */
const rooms: Functions = [...controls, 'site-facilitator'];
const enters: Functions = [...rooms, 'recorder'];
/** Words of people into another language; it decides nothing. */
const interprets: Functions = [...leads, 'interpreter'];
const speaks: Functions = [...controls, 'simcell'];
const gives: Functions = [...rooms, 'simcell'];
const notes: Functions = [...enters, 'simcell', 'evaluator'];
const stops: Functions = [...notes, 'safety-lead'];

const may: Readonly<Record<ControlPowerId, Functions>> = {
  // the running order
  next: controls,
  'jump-over': leads,
  deliver: controls,
  hold: controls,
  release: controls,
  skip: controls,
  decline: controls,
  retime: controls,
  edit: controls,
  withdraw: controls,
  given: gives,
  'not-given': gives,
  remind: rooms,
  adhoc: controls,
  // the course of the exercise
  brief: leads,
  start: director,
  advance: director,
  go: director,
  leave: director,
  end: director,
  'hot-wash': leads,
  back: leads,
  debrief: leads,
  scale: leads,
  judge: [...leads, 'recorder', 'evaluator'],
  reconcile: leads,
  find: leads,
  reword: leads,
  issue: leads,
  comment: leads,
  dispose: leads,
  meet: leads,
  approve: director,
  'plan-action': leads,
  'accept-action': leads,
  close: director,
  drop: leads,
  keep: leads,
  shorten: leads,
  'move-break': leads,
  'break-now': leads,
  pause: rooms,
  resume: leads,
  stop: stops,
  // what is said, written and told back
  'close-discussion': controls,
  idea: enters,
  heading: enters,
  cluster: enters,
  mitigation: enters,
  votes: enters,
  axis: enters,
  future: enters,
  rate: enters,
  'take-down': enters,
  'told-back': enters,
  nudge: rooms,
  speak: speaks,
  tell: [...enters, 'simcell'],
  ask: [...enters, 'simcell'],
  reply: speaks,
  later: speaks,
  'by-inject': controls,
  // decisions and what is known
  open: controls,
  decide: enters,
  settle: controls,
  default: controls,
  plus: rooms,
  extend: rooms,
  amend: enters,
  ballot: desk,
  pass: enters,
  retract: controls,
  reverse: leads,
  recall: leads,
  allow: leads,
  act: enters,
  share: enters,
  aloud: enters,
  seen: controls,
  override: leads,
  // people and seats
  attendance: leads,
  seat: leads,
  'hand-over': leads,
  'play-role': leads,
  unseat: leads,
  merge: leads,
  admit: rooms,
  'admit-expected': rooms,
  'new-code': leads,
  'close-lobby': leads,
  'new-link': leads,
  'send-away': leads,
  'roll-call': rooms,
  watch: leads,
  floor: controls,
  'ask-floor': controls,
  propose: [...enters, 'simcell'],
  'catch-up': desk,
  attribute: director,
  mark: director,
  exercise: director,
  'chatham-house': director,
  // notes and remedies
  note: notes,
  interpret: interprets,
  unpark: leads,
  correct: controls,
  happened: enters,
  rewind: desk,
  strike: desk,
  role: desk,
  'stand-in': director,
  forward: desk,
};

export const functionMay = (as: StaffFunction, power: ControlPowerId): boolean => may[power].includes(as);

/** Who may have the floor: those who may do what is now. */
export const mayHaveFloor = (as: StaffFunction): boolean => functionMay(as, 'next');

/** StartEx, jumps in time and EndEx are the director's, also where they are what is now. */
function isDirectors(now: NowLine): boolean {
  switch (now.now) {
    case 'start':
    case 'advance':
    case 'advancing':
    case 'busy':
    case 'wait':
      return true;
    case 'leave':
      return now.phase === null;
    case 'stop':
      return now.stop.why === 'end-ex' || now.stop.why === 'outcome';
    case 'after':
    case 'open-briefing':
    case 'resume':
    case 'give':
    case 'tell':
    case 'put':
    case 'confirm':
    case 'proposal':
    case 'question':
    case 'say':
    case 'deliver':
    case 'discuss':
    case 'discussing':
    case 'decide':
    case 'deciding':
    case 'activity':
    case 'working':
    case 'brief-back':
    case 'break':
    case 'finish':
    case 'hot-wash':
      return false;
    default:
      return now satisfies never;
  }
}

/** Whether whoever looks at this may do what is now. */
export const mayDoNow = ({ self, view }: Pick<ControlSituation, 'self' | 'view'>): boolean =>
  self.as === 'director' || !isDirectors(view.now);
