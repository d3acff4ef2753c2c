/**
 * A power: one thing a person can do to an exercise, described without a screen.
 *
 * The desk and plain mode are two skins of the same powers. A power says when it can be used, what it must ask (field after
 * field, each computed from the situation and from what was answered so far), what the room would notice, and which command
 * comes of it. Its words stand in the catalogue under `power.ID.name`, `.does` and `.other` (names people search for), a field's
 * question under `power.field.NAME`.
 */
import type {
  AddedEffect,
  Author,
  Command,
  DoorBook,
  Entry,
  StaffFunction,
  Texts,
} from '@sandtable/core/record';
import type {
  ControlView,
  GroupView,
  InjectCard,
  LadderBoard,
  RoleView,
  SheetRow,
  SpokenWords,
} from '@sandtable/core/view';
import type { Askable, Scenario } from '@sandtable/core/scenario';
import type { RoomTongue } from '@sandtable/words';

/** What a facilitator's power looks at. Plain data and pure functions of it. */
export interface ControlSituation extends RoomTongue {
  readonly view: ControlView;
  readonly scenario: Scenario;
  readonly entries: readonly Entry[];
  readonly texts: Texts;
  /** Milliseconds since 1970, now. */
  readonly wall: number;
  /** Players see the screen, and what they must not read stands hidden on it. */
  readonly masked?: boolean;
  readonly card: (inject: string) => InjectCard;
  readonly sheet: () => readonly SheetRow[];
  readonly self: Self;
  /** Who came to a door and who may come in, as the entries say it. */
  readonly doorBook: () => DoorBook;
  /** The newest first, and no more than these. */
  readonly ladder: (most: number) => readonly LadderBoard[];
  /** Words of people that may be put into another language here, oldest first. */
  readonly spoken: () => readonly SpokenWords[];
  /** In which the exercise may be read; that of whoever looks comes first. */
  readonly languages: readonly string[];
}

/** Who looks at it and acts: a participant by their number, in which function. */
export interface Self {
  /** 0: the desk of the host. */
  readonly participant: number;
  readonly as: StaffFunction;
}
/** The desk where the record is. */
export const ownDesk: Self = { participant: 0, as: 'director' };

/** What a role's power looks at: its own view and nothing else of the exercise. */
export interface RoleSituation extends Pick<RoomTongue, 'say' | 'zone'> {
  readonly view: RoleView;
  /** Who plays: everybody at the table knows that. */
  readonly roles: readonly {
    readonly role: string;
    readonly title: string;
    /** What may be typed for it. */
    readonly short: string;
    /** By its name in the file. */
    readonly organisation: string;
  }[];
  readonly wall: number;
  /** Whoever looks at it writes answers for those who answer for the role, and sends none. */
  readonly isAide: boolean;
  /** What aides of the role wrote and nobody has sent: no more than one a decision. */
  readonly drafts: readonly ShownDraft[];
}

type AnswerBody = Extract<Command, { readonly kind: 'answer' }>['body'];

/** An answer that an aide has written for those who answer for the role. It stands on no record before one of them sends it. */
export interface AnswerDraft {
  /** The aide, by their number as a participant. */
  readonly by: number;
  readonly body: AnswerBody;
  readonly texts: readonly string[];
}
export interface ShownDraft extends AnswerDraft {
  /** What the aide is called. */
  readonly who: string;
}

/** What the powers of a group look at: what all at its table may see. */
export interface GroupSituation extends Pick<RoomTongue, 'say' | 'zone'> {
  readonly view: GroupView;
  readonly wall: number;
  /** Whoever looks at it sits there as an aide alone: they write its answer, and one of those who play there sends it. */
  readonly isAide: boolean;
  /** What aides wrote for roles at the table and nobody has sent. */
  readonly drafts: readonly ShownDraft[];
}

/** What was picked from a list: most choices are a name; these are something else among the names. */
export type Picked =
  | string
  /** What the author foresaw that players may do, by its number. */
  | { readonly is: 'proposal'; readonly of: number }
  /** A task that the open discussion listens for. */
  | { readonly is: 'listened-for'; readonly of: string }
  /** An open decision among other things that may have more time. */
  | { readonly is: 'decision'; readonly of: string }
  /** A legal clock among expected actions. */
  | { readonly is: 'clock'; readonly of: string }
  /** None of the choices: the words that were written instead. */
  | { readonly is: 'own-words'; readonly of: string };

export function isPicked(value: FieldValue | null | undefined, choice: Picked): boolean {
  if (typeof choice === 'string') return value === choice;
  const picked = typeof value === 'object' && value !== null && 'is' in value ? value : null;
  return picked?.is === choice.is && picked.of === choice.of;
}

/** What was picked as it is read back: the label of its choice, else the name or the words themselves. */
export function choiceLabel(choices: readonly Choice<Picked>[], picked: Picked): string {
  const choice = choices.find(({ value }) => isPicked(picked, value));
  return choice?.label ?? String(typeof picked === 'string' ? picked : picked.of);
}

/** One thing to choose: `value` goes into the command, `label` is read, `short` is what may be typed for it (`2-08`, `a`). */
export interface Choice<Value extends Picked = string> {
  readonly value: Value;
  readonly label: string;
  readonly short?: string;
  readonly detail?: string;
  /** It is not open: whoever chooses it is asked why it is allowed, and “all” leaves it out. */
  readonly barred?: true;
  /** Whose it is, by name and by title: sought first. */
  readonly of?: readonly string[];
  /** It cannot be done now, or its time has not come: it stands last, whatever is sought. */
  readonly last?: true;
  /** It is meant only by its name, and “all” leaves it out. */
  readonly apart?: true;
}

/** Whether “all” means it, too. */
export const isInAll = ({ barred, apart }: Pick<Choice<Picked>, 'barred' | 'apart'>): boolean =>
  barred === undefined && apart === undefined;

/** What a field asks here and now. `presumed` is taken when the person only confirms. */
export type Prompt = Asked & {
  /** Not asked by itself; only taken when it was typed. */
  readonly quiet?: true;
  /** The author's own question, in the place of the field's. */
  readonly asks?: string;
};
export type Asked =
  /** `sure`: the presumed choice needs no question. `free`: something that is not listed may be typed. */
  | {
      readonly kind: 'pick';
      readonly choices: readonly Choice<Picked>[];
      readonly presumed?: Picked;
      readonly sure?: true;
      readonly free?: true;
      /** Free text may be written instead of a choice: the answer of somebody who chose none of them. */
      readonly ownWords?: true;
      /** A choice's `short`, one sign, chooses without Enter; whatever else is written is for the field that follows. */
      readonly atOnce?: true;
      /** What is typed and matches no choice takes this one, and is for the field that follows it; with `atOnce`, whatever is typed. */
      readonly onward?: string;
    }
  | { readonly kind: 'several'; readonly choices: readonly Choice[]; readonly presumed?: readonly string[] }
  /** All of them, in an order. */
  | { readonly kind: 'ranking'; readonly choices: readonly Choice[]; readonly presumed?: readonly string[] }
  | { readonly kind: 'text'; readonly presumed?: string }
  | {
      readonly kind: 'number';
      readonly min: number | null;
      readonly max: number | null;
      readonly unit: string | null;
      /** It counts something: half of one is refused. */
      readonly whole?: true;
      readonly presumed?: number;
    }
  /** Seconds: story time, or time in the room, as the question says. */
  | { readonly kind: 'duration'; readonly presumed?: number }
  /** Story seconds since StartEx. */
  | { readonly kind: 'moment'; readonly presumed?: number }
  /** A time of the room's clock, milliseconds since 1970; may be typed as `10:40` or as a duration from now, or back. */
  | { readonly kind: 'wall'; readonly towards: 'ahead' | 'back'; readonly presumed?: number }
  | { readonly kind: 'yes-no'; readonly presumed?: boolean }
  /** Effects in the short notation `trust +5, send 2-12 after 20m, reveal no_bomb to police`. */
  | { readonly kind: 'effects' };

/** What stands in a field that is left as it is. Where writing goes on to the next field, nothing stands unless it was chosen. */
export function standsIn(prompt: Prompt): FieldValue | undefined {
  if (!('presumed' in prompt) || (prompt.kind === 'pick' && prompt.onward !== undefined)) return undefined;
  return Array.isArray(prompt.presumed) && prompt.presumed.length === 0 ? undefined : prompt.presumed;
}

export type FieldValue = Picked | readonly string[] | number | boolean | readonly AddedEffect[];
/** What was answered so far; null: asked and left empty. */
export type Values = Readonly<Record<string, FieldValue | null>>;

export interface Field<Situation> {
  readonly name: FieldName;
  readonly optional: boolean;
  /**
   * Null: told in the order of the fields (`hold 2-08`). Else the word that introduces it when a command is typed on one line
   * (`because`, `by`, `to`); the word itself comes from the catalogue (`power.keyword.WORD`).
   */
  readonly keyword: Keyword | null;
  /** It takes free words: on a typed line they go on to the end, or to a `;` before a keyword. */
  readonly words?: true;
  /** What is presumed of it is sent to people: asked, too, of whoever typed other fields on one line, unless they are sure. */
  readonly confirmed?: true;
  /** Its keyword says it all, at the end of a typed line or before another keyword; it is asked nowhere. */
  readonly alone?: true;
  /** Null: there is nothing to ask after these answers. */
  prompt(situation: Situation, values: Values): Prompt | null;
}

/** A command with its free texts, as the session takes it. */
export interface GivenCommand {
  readonly command: Command;
  readonly texts: readonly string[];
  readonly author?: Partial<Author>;
  /** When it happened, where it is entered late; milliseconds since 1970. */
  readonly happenedAt?: number;
}

/** What comes of a power once its fields are answered. */
export type Deed =
  /** In this order, until one is refused: an answer that several roles gave alike is one command for each. */
  | {
      readonly do: 'give';
      readonly given: readonly GivenCommand[];
      /** A role for which somebody came late: what it must know is shown then. */
      readonly catchUp?: string;
    }
  /** Lays an answer before those who answer for the role. */
  | { readonly do: 'draft'; readonly draft: Omit<AnswerDraft, 'by'> }
  /** What somebody must know who takes this role now. */
  | { readonly do: 'catch-up'; readonly role: string }
  /** Forks the record after this entry and goes on there. */
  /** Does what comes next until somebody in the room must decide, talk or be asked. */
  | { readonly do: 'forward' }
  | { readonly do: 'rewind'; readonly entry: number }
  /** Takes the words of a remark out of the record. */
  | { readonly do: 'strike'; readonly entry: number }
  /** Shows a role its own screen, behind a guard; then these, one after the other, without the desk between. */
  | { readonly do: 'turn'; readonly role: string; readonly others?: readonly string[] };

export interface Power<Situation, Id extends string = string> {
  readonly id: Id;
  readonly group: PowerGroup;
  /** Its key on the desk; two powers share one only when they are never available together. */
  readonly key: string | null;
  readonly fields: readonly Field<Situation>[];
  available(situation: Situation): boolean;
  /** Why it cannot be used now, where more can be said than that. */
  whyNot?(situation: Situation): string | null;
  /** What it is about, where no answer says so but the situation: what was asked of one thing is not done to another. */
  about?(situation: Situation): string;
  /** What will happen and to whom, asked once before it is done; null when nobody in the room would notice. */
  warning(situation: Situation, values: Values): string | null;
  /** Whether players may read that, too; else it stands hidden where they see the screen. */
  mayBeSeen?(situation: Situation): boolean;
  build(situation: Situation, values: Values): Deed;
}

export type PowerGroup = 'order' | 'talk' | 'decisions' | 'knowledge' | 'course' | 'record';

/** Every power of exercise control, in the order of the help. */
export const controlPowerIds = [
  'next',
  'jump-over',
  'deliver',
  'hold',
  'release',
  'skip',
  'decline',
  'retime',
  'edit',
  'withdraw',
  'given',
  'not-given',
  'remind',
  'adhoc',
  'advance',
  'go',
  'leave',
  'close-discussion',
  'idea',
  'heading',
  'cluster',
  'mitigation',
  'votes',
  'axis',
  'future',
  'rate',
  'take-down',
  'drop',
  'keep',
  'shorten',
  'move-break',
  'break-now',
  'told-back',
  'nudge',
  'speak',
  'tell',
  'ask',
  'reply',
  'later',
  'by-inject',
  'decide',
  'settle',
  'default',
  'plus',
  'extend',
  'open',
  'amend',
  'ballot',
  'pass',
  'retract',
  'reverse',
  'recall',
  'allow',
  'act',
  'share',
  'aloud',
  'seen',
  'override',
  'brief',
  'start',
  'pause',
  'stop',
  'resume',
  'end',
  'hot-wash',
  'back',
  'unpark',
  'debrief',
  'scale',
  'judge',
  'reconcile',
  'find',
  'reword',
  'issue',
  'comment',
  'dispose',
  'meet',
  'approve',
  'plan-action',
  'accept-action',
  'close',
  'attendance',
  'seat',
  'hand-over',
  'play-role',
  'unseat',
  'admit',
  'admit-expected',
  'new-code',
  'close-lobby',
  'new-link',
  'send-away',
  'roll-call',
  'watch',
  'floor',
  'ask-floor',
  'propose',
  'catch-up',
  'merge',
  'attribute',
  'mark',
  'exercise',
  'chatham-house',
  'note',
  'interpret',
  'correct',
  'happened',
  'rewind',
  'strike',
  'role',
  'stand-in',
  'forward',
] as const;
export type ControlPowerId = (typeof controlPowerIds)[number];
/** Every power of a role at its own screen. */
export const rolePowerIds = [
  'answer',
  'draft',
  'pass',
  'take-back',
  'question',
  'message',
  'confirm',
  'do',
  'tell-fact',
  'write',
  'dots',
  'survey',
  'fact-check',
  'accept-plan',
  'stop-play',
] as const;
export type RolePowerId = (typeof rolePowerIds)[number];
/** Every power of a group at the screen of its table. */
export const groupPowerIds = [
  'table-answer',
  'table-draft',
  'table-report',
  'table-idea',
  'table-stop',
] as const;
export type GroupPowerId = (typeof groupPowerIds)[number];
export type PowerId = ControlPowerId | RolePowerId | GroupPowerId;

export type ControlPower = Power<ControlSituation, ControlPowerId>;
export type RolePower = Power<RoleSituation, RolePowerId>;
export type GroupPower = Power<GroupSituation, GroupPowerId>;

/** What fields are called; each has its question in the catalogue. */
export type FieldName =
  | 'inject'
  | 'message'
  | 'reply'
  | 'to'
  | 'because'
  | 'at'
  | 'said'
  | 'for'
  | 'from'
  | 'channel'
  | 'reveals'
  | 'phase'
  | 'by'
  | 'question'
  | 'prepared'
  | 'decision'
  | 'deciders'
  | 'form'
  | 'answer'
  | 'options'
  | 'play-here'
  | 'allowing'
  | 'amount'
  | 'ranking'
  | 'words'
  | 'treat-as'
  | 'proposal'
  | 'conditions'
  | Askable
  | 'said-at'
  | 'effects'
  | 'instead'
  | 'longer'
  | 'minutes'
  | 'option'
  | 'action'
  | 'fact'
  | 'with'
  | 'beyond'
  | 'hearers'
  | 'expected'
  | 'how'
  | 'variable'
  | 'value'
  | 'reason'
  | 'until'
  | 'role'
  | 'here'
  | 'given-by'
  | 'given-at'
  | 'happened-at'
  | 'name'
  | 'participant'
  | 'guest'
  | 'comes-as'
  | 'has-floor'
  | 'evaluator'
  | 'spoken'
  | 'language'
  | 'watches'
  | 'person'
  | 'into'
  | 'attribution'
  | 'marking'
  | 'exercise-name'
  | 'sponsor'
  | 'day'
  | 'place'
  | 'holds'
  | 'tag'
  | 'about'
  | 'entry'
  | 'remedy'
  | 'story'
  | 'item'
  | 'agenda'
  | 'open'
  | 'detail'
  | 'table'
  | 'card'
  | 'ideas'
  | 'under'
  | 'part'
  | 'votes'
  | 'low'
  | 'high'
  | 'title'
  | 'tale'
  | 'ratings'
  | 'who'
  | 'becomes'
  | 'owner'
  | 'due'
  | 'behind'
  | 'aim'
  | 'objectives'
  | 'scale'
  | 'rater'
  | 'rated'
  | 'organisation'
  | 'rating'
  | 'condition'
  | 'breach'
  | 'rests'
  | 'objective'
  | 'kind'
  | 'observation'
  | 'reference'
  | 'cause'
  | 'analysis'
  | 'recommendation'
  | 'finding'
  | 'disputes'
  | 'comment'
  | 'disposition'
  | 'withdraws'
  | 'said-by'
  | 'approver'
  | 'office'
  | 'measure'
  | 'element'
  | 'contact'
  | 'starts'
  | 'ends'
  | 'priority'
  | 'retest'
  | 'plan'
  | ToldField;

/** What a table tells in each column of the form of a brief-back. */
export const toldFields = ['told-1', 'told-2', 'told-3', 'told-4', 'told-5', 'told-6'] as const;
type ToldField = (typeof toldFields)[number];

/** Words that introduce a field on a typed line. */
export type Keyword =
  | 'because'
  | 'by'
  | 'to'
  | 'from'
  | 'as'
  | 'like'
  | 'if'
  | 'at'
  | 'for'
  | 'with'
  | 'beyond'
  | 'on'
  | 'reveals'
  | 'until'
  | 'into'
  | 'name'
  | 'tag'
  | 'about'
  | 'said'
  | 'effects'
  | 'instead'
  | 'allowing'
  | Exclude<Askable, 'rationale'>
  | 'task'
  | 'under'
  | 'low'
  | 'high'
  | 'story';
