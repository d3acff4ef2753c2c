/**
 * A seat as a screen in this process holds it: a door that draws hands it to whoever draws. It shows what its capacity may see and takes what
 * the powers of its capacity build; once the seat is no longer held it shows and takes nothing.
 */
import type { Scenario } from '@sandtable/core/scenario';
import type { EvaluatorBoard, RoleView, RoomView } from '@sandtable/core/view';
import {
  rolePowers,
  tagMarks,
  type ControlPower,
  type ControlSituation,
  type Deed,
  type FieldName,
  type GivenCommand,
  type PowerId,
  type Prompt,
  type RolePowerId,
  type RoleSituation,
} from '@sandtable/powers';
import { type Self } from '@sandtable/powers/joint';
import { recordTrouble, refusalText, words, type Say } from '@sandtable/words';
import { giveEach } from '../exercise/give-each.ts';
import type { Session, WallClock } from '../exercise/session.ts';
import { staffPowers, type LetInAs, type ControlFunction } from './capacity.ts';
import { atThisPlace } from './at-this-place.ts';
import { controlSituationOf } from './control-situation.ts';
import { bothLanguages } from './both-languages.ts';
import { followDoor } from './door-followed.ts';
import { watchedObjectives, type WatchedObjective } from './objectives.ts';
import { roleSituations } from './role-situation.ts';

interface Held {
  readonly language: string;
  readonly zone: string | null;
  readonly clock: WallClock;
  /** Calls back whenever something may have changed. Returns how to stop listening. */
  subscribe(changed: () => void): () => void;
}

export interface RoleSeat extends Held {
  readonly of: 'role';
  readonly role: string;
  /** How the story tells its time, which everybody knows. */
  readonly story: Scenario['story'];
  /** What the role sees, and its powers look at; null: the seat is held no longer. */
  situation(): RoleSituation | null;
  /** Null: it is on the record. Else why it is not, and then nothing changed. */
  give(power: RolePowerId, deed: Deed): string | null;
}

/** Looks on. */
export interface LookingSeat extends Held {
  readonly of: 'observer' | 'screen' | 'safety-lead' | 'evaluator' | 'interpreter';
  /** What all may see; null: the seat is held no longer. */
  room(): RoomView | null;
  /** Enters what an evaluator observed; a sign before it (`+ - ? > ~`) says of what kind it is. Null: it is on the record; else why it is not. Nobody else who looks on has it. */
  readonly note: ((observed: string) => string | null) | null;
  /** What an evaluator has beside that; nobody else. */
  readonly evaluates: Evaluating | null;
  /** What an interpreter has beside that; nobody else. */
  readonly interprets: Interpreting | null;
}

export interface Evaluating {
  readonly powers: readonly ControlPower[];
  /** What the powers look at; null: the seat is held no longer. */
  situation(): ControlSituation | null;
  /** Null: it is on the record. Else why it is not, and then nothing changed. */
  give(power: PowerId, deed: Deed): string | null;
  readonly objectives: readonly WatchedObjective[];
  /** What they rated, from EndEx on. */
  board(): EvaluatorBoard | null;
  /** What reaches the roles that they watch. */
  watched(): readonly RoleView[];
}

export interface Interpreting {
  /** What reaches the roles for which they interpret, in both languages, and with a number each what may be put into another; a line each, the newest last. */
  heard(): readonly string[];
  /** Enters what words say in another language: their number, a code of the language where it is not the one presumed, and the words. Null: it is on the record; else why it is not. */
  enter(written: string): string | null;
}

/** A desk away from that of the host. */
export interface DeskSeat extends Held {
  readonly of: ControlFunction;
  readonly self: Self;
  /** The exercise as this person runs it: what they give is theirs, and nothing is given once the seat is held no longer. */
  readonly session: Session;
  isHeld(): boolean;
  allows(power: PowerId): boolean;
}

export type HeldSeat = RoleSeat | LookingSeat | DeskSeat;

/** `isHeld` is asked before anything is shown or taken. */
export function holdSeat(
  session: Session,
  {
    capacity,
    participant,
    isHeld,
  }: { readonly capacity: LetInAs; readonly participant: number; readonly isHeld: () => boolean },
): HeldSeat {
  const { language, zone, clock, subscribe } = session;
  const held: Held = { language, zone, clock, subscribe };
  switch (capacity.of) {
    case 'observer':
    case 'screen':
    case 'safety-lead':
    case 'evaluator':
    case 'interpreter':
      return {
        ...held,
        of: capacity.of,
        room: () => (isHeld() ? session.room() : null),
        ...(capacity.of === 'evaluator'
          ? evaluating(session, participant, isHeld)
          : { note: null, evaluates: null }),
        interprets: capacity.of === 'interpreter' ? interpreting(session, participant, isHeld) : null,
      };
    case 'director':
    case 'facilitator':
    case 'site-facilitator':
    case 'controller':
    case 'simcell':
    case 'recorder': {
      const powers = new Set<string>(staffPowers(capacity.of).map(({ id }) => id));
      return {
        ...held,
        of: capacity.of,
        self: { participant, as: capacity.of },
        session: sessionOfStaff(session, participant, isHeld),
        isHeld,
        allows: (power) => powers.has(power),
      };
    }
    case 'role':
      return roleSeat(session, held, { capacity, participant, isHeld });
    default:
      return capacity satisfies never;
  }
}

function roleSeat(
  session: Session,
  held: Held,
  {
    capacity,
    participant,
    isHeld,
  }: {
    readonly capacity: Extract<LetInAs, { readonly of: 'role' }>;
    readonly participant: number;
    readonly isHeld: () => boolean;
  },
): RoleSeat {
  const { role } = capacity;
  const say = words(held.language);
  const { story, roles } = session.scenario;
  const organisation = roles.find(({ name }) => name === role)?.organisation ?? null;
  const situationOf = roleSituations(session, say);
  const situation = (): RoleSituation | null => (isHeld() ? situationOf(session.role(role), capacity) : null);
  return {
    ...held,
    of: 'role',
    role,
    story,
    situation,
    give(id, deed) {
      const now = situation();
      const power = rolePowers.find((each) => each.id === id);
      if (now === null || power === undefined) return say('seat.order.not-here');
      if (!power.available(now)) return say('seat.order.gone');
      if (deed.do === 'draft') {
        session.drafts.keep({ ...deed.draft, by: participant });
        return null;
      }
      if (deed.do !== 'give') throw new TypeError(`a role gave ${deed.do}`);
      const given = deed.given.map((each) => ({
        ...each,
        author: { organisation, ...each.author, participant },
      }));
      return taken(session, given, say);
    },
  };
}

function evaluating(
  session: Session,
  participant: number,
  isHeld: () => boolean,
): Pick<LookingSeat, 'note' | 'evaluates'> {
  const say = words(session.language);
  const door = followDoor(session);
  const powers = staffPowers('evaluator');
  const situation = (): ControlSituation | null =>
    isHeld() ? controlSituationOf(session, say, { as: 'evaluator', participant }, door) : null;
  const give: Evaluating['give'] = (id, deed) => {
    const now = situation();
    const power = powers.find((each) => each.id === id);
    if (now === null || power === undefined) return say('seat.order.not-here');
    if (!power.available(now)) return power.whyNot?.(now) ?? say('seat.order.gone');
    if (deed.do !== 'give') throw new TypeError(`an evaluator gave ${deed.do}`);
    const given = deed.given.map((each) => ({
      ...each,
      command: atThisPlace(each.command, session),
      author: { ...each.author, participant },
    }));
    return taken(session, given, say);
  };
  return {
    note(observed) {
      const now = situation();
      const note = powers.find(({ id }) => id === 'note');
      if (now === null || note === undefined) return say('seat.order.not-here');
      const written = observed.trim();
      const [tag = null] = Object.entries(tagMarks).find(([, mark]) => written.startsWith(`${mark} `)) ?? [];
      return give('note', note.build(now, { tag, said: tag === null ? written : written.slice(1).trim() }));
    },
    evaluates: {
      powers,
      situation,
      give,
      objectives: watchedObjectives(session),
      board: () => (isHeld() ? session.evaluator(participant) : null),
      watched: () =>
        isHeld() ? (door().guest(participant)?.watches ?? []).map((role) => session.role(role)) : [],
    },
  };
}

function interpreting(session: Session, participant: number, isHeld: () => boolean): Interpreting {
  const say = words(session.language);
  const door = followDoor(session);
  const power = staffPowers('interpreter').find(({ id }) => id === 'interpret');
  const situationNow = () => controlSituationOf(session, say, { as: 'interpreter', participant }, door);
  const promptOf = (field: FieldName, situation: ControlSituation): Prompt | null =>
    power?.fields.find(({ name }) => name === field)?.prompt(situation, {}) ?? null;
  return {
    heard() {
      if (!isHeld()) return [];
      const { roles } = bothLanguages(session, door().guest(participant)?.watches ?? []);
      const asked = promptOf('spoken', situationNow());
      return [
        ...roles.flatMap(({ title, texts }) =>
          texts.map(({ own, other }) =>
            other === null
              ? say('seat.interpret.text', { title, own })
              : say('seat.interpret.both', { title, own, other }),
          ),
        ),
        ...(asked?.kind === 'pick' ? asked.choices : [])
          .toReversed()
          .map(({ short = '', label, detail }) =>
            detail === undefined
              ? say('seat.interpret.spoken', { number: short, label })
              : say('seat.interpret.spoken-done', { number: short, label, detail }),
          ),
      ];
    },
    enter(written) {
      const situation = situationNow();
      if (!isHeld() || power === undefined) return say('seat.order.not-here');
      if (!power.available(situation)) return say('seat.order.gone');
      const [, spoken, first = '', rest = ''] = /^(\d{1,6})\s+(\S+)\s*([^]*)$/u.exec(written.trim()) ?? [];
      const asked = promptOf('language', situation);
      const presumed = asked?.kind === 'pick' ? asked.presumed : undefined;
      const named = situation.languages.find((each) => each.toLowerCase() === first.toLowerCase());
      const said = named === undefined ? `${first} ${rest}`.trim() : rest.trim();
      const language = named ?? (typeof presumed === 'string' ? presumed : undefined);
      const isThere = situation.spoken()[Number(spoken) - 1] !== undefined;
      if (spoken === undefined || said === '' || language === undefined || !isThere)
        return say('seat.interpret.how');
      const deed = power.build(situation, { spoken, language, said });
      if (deed.do !== 'give') throw new TypeError(`an interpreter gave ${deed.do}`);
      return taken(
        session,
        deed.given.map((each) => ({ ...each, author: { ...each.author, participant } })),
        say,
      );
    },
  };
}

/** Null: it is on the record; else why it is not. */
function taken(session: Session, given: readonly GivenCommand[], say: Say): string | null {
  try {
    const refused = giveEach(session, given);
    return refused === null ? null : refusalText(refused, say);
  } catch (error) {
    // the disk did not take it: nothing of it is on the record, and it may be given once more
    const trouble = recordTrouble(error, say);
    if (trouble === null) throw error;
    return trouble;
  }
}

/** What is done at the desk of the host alone is not there: whoever asks for it has taken another way than the powers of their seat. */
function sessionOfStaff(session: Session, participant: number, isHeld: () => boolean): Session {
  const notTheirs = (): never => {
    throw new TypeError('only the desk of the host does that');
  };
  const theirs: Pick<Session, 'close' | 'give' | 'readIn' | 'rewind' | 'strike'> = {
    give: (command, texts, author, id) =>
      isHeld() ? session.give(command, texts, { ...author, participant }, id) : notTheirs(),
    readIn: notTheirs,
    rewind: notTheirs,
    strike: notTheirs,
    close() {},
  };
  // what the session reads anew each time it is asked stays so
  return Object.assign(Object.create(session) as Session, theirs);
}
