/**
 * The desk without a terminal: keys in, commands to the session, frames out.
 * Everything that shows or decides is pure and elsewhere; here are the one mutable state and the deeds.
 */
import { giveEach, roleSituations, type Session } from '@sandtable/host';
import { type Say, doubtOf, recordTrouble, refusalText, storyTimeAt, words } from '@sandtable/words';
import { type Frame, type Size, isTooSmall } from '../screen/frame.ts';
import type { Key } from '../screen/key.ts';
import type { ScreenProgram } from '../screen/screen-program.ts';
import { type Deed, type PowerId, fastForward, whatIsNow } from '@sandtable/powers';
import { type Self } from '@sandtable/powers/joint';
import type { RoleDesk } from '../role/role-state.ts';
import { deskFrame, leastDesk } from './desk-frame.ts';
import {
  type Act,
  type DeskState,
  type CommandNotice,
  type RecordWarning,
  isMasked,
  openingState,
} from './desk-state.ts';
import { lineInSight } from './line-in-sight.ts';
import { handOn, paste, press, pressUnseen } from './press.ts';
import { type DoorPlace, watchSession } from '../wording/situation.ts';
import type { ForToday } from '../wording/today.ts';

export interface DeskOptions {
  /**
   * The command that resumes a record, as the person would type it: a rewind goes on in another file. Null at a desk away from the record, whose
   * keeper goes on.
   */
  readonly resume: ((file: string) => string) | null;
  /** Where people come in who have screens of their own. */
  readonly door?: DoorPlace;
  /** What is still to be made for today. */
  readonly today?: ForToday | null;
  /** What may be done at this desk; everything when not told. */
  readonly allows?: (power: PowerId) => boolean;
  /** Who is at it; the desk where the record is when not told. */
  readonly self?: Self;
  /** How it stood when it was left for something that comes first: what was being typed is there again. */
  readonly before?: DeskState | null;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Of the interface; the session's own when not told. */
  readonly language?: string;
  /** Milliseconds of a clock that only goes on, for keys that are held down; that of this computer when not told. */
  readonly sinceBoot?: () => number;
}

/** What tests press and read. */
export interface HeadlessDesk extends ScreenProgram {
  readonly state: () => DeskState;
}

export function createDesk(session: Session, options: DeskOptions, leave: () => void): HeadlessDesk {
  const say = words(options.language ?? session.language);
  const { resume, door, self, today, allows = () => true } = options;
  const look = watchSession(session, say, { door, allows, self, today });
  // that a door was opened is nothing that was gone on with
  const known = session.entries.filter(({ kind }) => kind !== 'door').length;
  const doubt = doubtOf(session.recomputed, say);
  const resumed: CommandNotice | RecordWarning =
    doubt === null
      ? { how: 'done', text: say('desk.told.resumed', { entries: known }) }
      : { how: 'warned', text: doubt };
  let state: DeskState = options.before ?? (known === 0 ? openingState : { ...openingState, told: resumed });
  const desk = (): ReturnType<typeof look> => look(isMasked(state));
  const roleDesk = (role: string): RoleDesk => roleDeskOf(session, role, say);
  let small = false;
  const line = lineInSight();
  const sinceBoot = options.sinceBoot ?? (() => performance.now());
  const act = (doing: Act): void => {
    if (doing.act === 'leave') return leave();
    const { by } = doing;
    const told: CommandNotice = allows(by)
      ? doDeed(session, doing.deed, by, say)
      : { how: 'refused', text: say('seat.order.director') };
    if (told.how === 'refused') state = { ...doing.ifRefused, seen: state.seen };
    const { layer } = state;
    // what going on has brought is told beside it
    // in a ballot an answer that was taken is all that was wanted
    if (layer.is === 'turn' && layer.others !== undefined && by === 'answer' && told.how === 'done')
      state = { ...state, layer: handOn(layer, state.roleDrafts) };
    else
      state =
        doing.role !== null && layer.is === 'turn'
          ? { ...state, layer: { ...layer, screen: { ...layer.screen, told } } }
          : { ...state, told: by === 'next' && told.how === 'done' ? null : told };
  };
  return {
    state: () => state,
    frame(size: Size): Frame {
      small = isTooSmall(size, leastDesk);
      line.painted(whatIsNow(desk().view), sinceBoot());
      return deskFrame(
        state,
        desk(),
        roleDesk,
        resume === null ? null : { file: session.record.file, resume: resume(session.record.file) },
        size,
      );
    },
    key(key: Key) {
      const at = sinceBoot();
      const step = (small ? pressUnseen : press)(state, key, desk(), roleDesk, at);
      const unread = state.layer.is === 'desk' && line.isUnread(whatIsNow(desk().view), at);
      if (step.act?.act === 'deed' && unread) {
        state = {
          ...step.act.ifRefused,
          seen: step.state.seen,
          told: { how: 'changed', text: say('desk.changed') },
        };
        return;
      }
      state = step.state;
      if (step.act === null) return;
      act(step.act);
      line.changedByHand();
    },
    paste(text: string) {
      if (!small) state = paste(state, text, desk(), roleDesk);
    },
  };
}

/** What a role's own screen is drawn from. */
export function roleDeskOf(session: Session, role: string, say: Say): RoleDesk {
  const { language, scenario } = session;
  return {
    ...roleSituations(session, say)(session.role(role)),
    language,
    storyTimeAt: (seconds) => storyTimeAt(scenario.story, seconds, { language, say }),
    leaves: say('role.key-leave'),
  };
}

/** Gives the commands in their order until one is refused, and says what came of it. */
function doDeed(session: Session, deed: Deed, by: PowerId, say: Say): CommandNotice {
  const name = say(`power.${by}.name`);
  try {
    switch (deed.do) {
      case 'give': {
        const refused = giveEach(session, deed.given);
        return refused === null
          ? { how: 'done', text: name }
          : { how: 'refused', text: refusalText(refused, say) };
      }
      case 'strike': {
        const result = session.strike(deed.entry);
        return 'refused' in result
          ? { how: 'refused', text: refusalText(result, say) }
          : { how: 'done', text: name };
      }
      case 'rewind':
        return { how: 'done', text: say('desk.told.rewound', { file: session.rewind(deed.entry).file }) };
      case 'catch-up':
        return { how: 'done', text: name };
      case 'forward':
        return { how: 'done', text: say('desk.told.forward', { count: fastForward(session) }) };
      case 'turn':
        return { how: 'done', text: name };
      case 'draft':
        throw new TypeError('whoever runs the exercise is nobody’s aide');
    }
  } catch (error) {
    // the disk did not take it: the exercise stands as it was, and the person can put that right and try again
    const trouble = recordTrouble(error, say);
    if (trouble === null) throw error;
    return { how: 'refused', text: trouble };
  }
}
