/**
 * The checked scenario: what the language becomes once nothing is wrong with it.
 *
 * Plain JSON data, lists in the order of the file, every reference a name that is known to exist, groups already spelt out as
 * roles, every default filled in. The machine, the views and the papers read only this, never the YAML.
 * Durations and story times are whole seconds; story time counts from StartEx.
 */
import type { Askable, Otherwise, Rule } from './answer.ts';
import type { EventReference, Expression, Value, ValueType } from './expression.ts';
import type { ScenarioTest } from './script.ts';
import type { Moment, Recipients, Text } from './terms.ts';

/** Traffic Light Protocol 2.0 (FIRST, 2022). */
export const tlpLabels = ['TLP:RED', 'TLP:AMBER+STRICT', 'TLP:AMBER', 'TLP:GREEN', 'TLP:CLEAR'] as const;
export type Tlp = (typeof tlpLabels)[number];

export type Attribution = 'person' | 'role' | 'sector' | 'none';
export type Delivery = 'screen' | 'card' | 'spoken' | 'phone' | 'mail';
export type InjectKind = 'contextual' | 'contingency' | 'branch' | 'administrative';
export type Priority = 'core' | 'may-drop';

/** `after` and `only-if` may stand on each effect. `after` is null when it acts at once. */
export type Effect = { readonly after: number | null; readonly onlyIf: Expression | null } & EffectVerb;

export type EffectVerb =
  | { readonly verb: 'set'; readonly values: readonly Assignment[] }
  | { readonly verb: 'add'; readonly values: readonly Assignment[] }
  | { readonly verb: 'send'; readonly inject: string }
  | { readonly verb: 'cancel'; readonly inject: string }
  | { readonly verb: 'reveal'; readonly fact: string; readonly to: Recipients }
  | { readonly verb: 'open'; readonly decision: string }
  | { readonly verb: 'start-clock'; readonly clock: string }
  | { readonly verb: 'stop-clock'; readonly clock: string }
  /** Null: EndEx. */
  | { readonly verb: 'go'; readonly phase: string | null }
  | { readonly verb: 'message'; readonly to: Recipients; readonly text: Text }
  | { readonly verb: 'note'; readonly text: Text }
  | { readonly verb: 'end' };

export interface Assignment {
  readonly variable: string;
  readonly value: Expression;
}

export interface Source {
  readonly name: string;
  readonly text: Text;
  readonly link: string | null;
  readonly checked: string | null;
}

/** An article of the law of the story’s invented states, in plain words. */
export interface Law {
  readonly name: string;
  readonly title: Text;
  readonly text: Text;
  /** The source on which it is modelled. */
  readonly source: string | null;
}

export interface Story {
  /** Local date and time of H-hour, `2031-08-02T06:40`, with `zone` as `+02:00`; null when the scenario names no date. */
  readonly hHour: string | null;
  readonly zone: string | null;
  /** StartEx relative to H-hour, in seconds. */
  readonly startex: number;
  readonly shownAs: 'elapsed' | 'clock';
}

export interface Parameter {
  readonly name: string;
  readonly title: Text;
  readonly type: ValueType;
  readonly start: Value;
  /** The choices, when `type` is `choice`; else empty. */
  readonly values: readonly string[];
}

export type Sector = string;
export interface Organisation {
  readonly name: string;
  readonly title: Text;
  readonly sector: Sector;
}
export interface Role {
  readonly name: string;
  readonly title: Text;
  /** What it is called where there is little room; null: its name. */
  readonly short: Text | null;
  readonly organisation: string;
  readonly brief: Text | null;
  readonly deputy: string | null;
  readonly ifAbsent:
    | { readonly how: 'essential' }
    | { readonly how: 'simulated' }
    | { readonly how: 'taken-over'; readonly by: string };
  /** Its powers, in words; `decides`: the decisions that the power is for. Nothing but advice asks for those. */
  readonly can: readonly { readonly text: Text; readonly decides: readonly string[] }[];
}
export interface Group {
  readonly name: string;
  readonly roles: readonly string[];
}
export interface Actor {
  readonly name: string;
  readonly title: Text;
  readonly organisation: string | null;
  /** The actor or role that players take it for in all that it sends and says; null: they see who it is. */
  readonly shownAs: string | null;
  readonly voice: Text | null;
  readonly answers: readonly PreparedAnswer[];
}
export interface PreparedAnswer {
  readonly about: readonly string[];
  readonly says: Text;
  readonly ifPressed: Text | null;
  readonly reveals: readonly string[];
}

export interface Variable {
  readonly name: string;
  readonly title: Text;
  readonly type: ValueType;
  /** Null for a derived variable. */
  readonly start: Value | null;
  /** The formula of a derived variable, read when it is asked for; null for one that is kept. That of a whole one is rounded already. */
  readonly is: Expression | null;
  /** A count of things: kept exactly, and rounded (half up) whenever it is read. */
  readonly whole: boolean;
  readonly values: readonly string[];
  readonly min: number | null;
  readonly max: number | null;
  readonly unit: Text | null;
  /** Change per `seconds` (60 or 3600) of story time. */
  readonly rate: { readonly expression: Expression; readonly seconds: 60 | 3600 } | null;
  readonly seenBy: Recipients;
  readonly shownAs: 'number' | 'gauge' | 'words';
}

export type Distribution =
  | { readonly draw: 'between'; readonly low: number; readonly high: number }
  | { readonly draw: 'triangle'; readonly low: number; readonly mode: number; readonly high: number }
  | { readonly draw: 'normal'; readonly mean: number; readonly deviation: number }
  | { readonly draw: 'one-of'; readonly values: readonly Value[] };
export interface Luck {
  readonly name: string;
  readonly title: Text | null;
  readonly type: ValueType;
  /** True when it draws a duration; then its numbers are minutes. */
  readonly duration: boolean;
  readonly distribution: Distribution;
}

export interface Fact {
  readonly name: string;
  readonly text: Text;
  readonly detail: Text | null;
  readonly tlp: Tlp;
  readonly knownTo: Recipients;
  /** Null: as far as the marking allows. */
  readonly mayGoTo: Recipients | null;
  readonly rumour: boolean;
  readonly correctedBy: string | null;
  /** What follows, once, when somebody shares it beyond its marking. */
  readonly onBreach: readonly Effect[];
}

export type AgendaDoing =
  | { readonly does: 'inject'; readonly inject: string }
  | { readonly does: 'decide'; readonly decision: string }
  | { readonly does: 'discuss'; readonly discussion: string }
  | { readonly does: 'activity'; readonly activity: string }
  | { readonly does: 'say'; readonly text: Text }
  /** Story seconds to move on. */
  | { readonly does: 'advance'; readonly seconds: number }
  | { readonly does: 'brief-back'; readonly by: 'group' | 'role' | 'plenary' }
  /** Real seconds of the break. */
  | { readonly does: 'break'; readonly seconds: number };
export type AgendaItem = AgendaDoing & {
  /** Planned real minutes. */
  readonly minutes: number | null;
  readonly with: Recipients | null;
  readonly priority: Priority;
  readonly onlyIf: Expression | null;
  /** Columns of a brief-back: what each table is asked to tell. */
  readonly form: readonly Text[];
};

/** `go` null leads to EndEx. An exit without `when` and `at` can be taken once the agenda is done. */
export interface Exit {
  readonly go: string | null;
  readonly when: Expression | null;
  readonly at: Moment | null;
  readonly onlyIf: Expression | null;
  /** How often it may be taken in an exercise; null: always. */
  readonly times: number | null;
}
export interface Phase {
  readonly name: string;
  readonly title: Text;
  readonly clock: 'stands' | 'runs';
  /** Story minutes in one real minute, while the clock runs. */
  readonly pace: number;
  readonly say: Text | null;
  readonly soFar: Text | null;
  readonly minutes: number | null;
  readonly agenda: readonly AgendaItem[];
  readonly onEnter: readonly Effect[];
  readonly onLeave: readonly Effect[];
  readonly leftovers: 'keep' | 'cancel' | 'deliver';
  readonly jumpTo: number | null;
  readonly whileJumping: 'integrate' | 'freeze';
  readonly next: readonly Exit[];
}

export interface Inject {
  readonly name: string;
  /** Human number such as `2-07`: module (phase of its agenda or moment) and row. Given by the checker, stable. */
  readonly serial: string;
  readonly title: Text | null;
  /** Null: it stands in an agenda, or waits in reserve. */
  readonly at: Moment | null;
  readonly when: Expression | null;
  readonly onlyIf: Expression | null;
  /** An actor, a role or `exercise_control`. */
  readonly from: string;
  /** The actor or role that players take for the sender of this one; null: as the sender is always shown. */
  readonly shownAs: string | null;
  readonly to: Recipients;
  readonly cc: Recipients;
  readonly channel: string;
  readonly delivery: Delivery;
  readonly text: Text;
  readonly textFor: readonly { readonly role: string; readonly text: Text }[];
  readonly kind: InjectKind;
  readonly hold: boolean;
  readonly every: number | null;
  readonly times: number;
  readonly tlp: Tlp | null;
  readonly reveals: readonly string[];
  /** Injects of which its text promises one. Only advice and the prover ask. */
  readonly promises: readonly string[];
  readonly serves: readonly string[];
  readonly storyline: string | null;
  readonly priority: Priority;
  readonly attach: readonly Attachment[];
  readonly onDelivery: readonly Effect[];
  readonly notes: Text | null;
  readonly evaluatorNotes: Text | null;
  readonly sensitivity: Text | null;
  /** Told to the players before the text, so that nobody is caught by it. */
  readonly contentNote: Text | null;
}
/** `file`: the file beside that it stands in, null when it stands in the scenario. `alt` says what is to be seen. */
export type Attachment = { readonly title: Text; readonly file: string | null } & AttachmentContent;
export type AttachmentContent =
  /** `markdown`: its marks may be set as headings, lists and the like where there is room for them. */
  | { readonly holds: 'text'; readonly text: Text; readonly markdown: boolean }
  | { readonly holds: 'table'; readonly alt: Text; readonly table: readonly (readonly string[])[] }
  /** `picture`: a data URI of a PNG, JPEG, GIF or WebP. */
  | { readonly holds: 'picture'; readonly alt: Text; readonly picture: string };

export interface Option {
  readonly name: string;
  readonly text: Text;
  readonly onlyIf: Expression | null;
  readonly whyNot: Text | null;
  /** How far it goes into what people may do or keep to themselves, from 0 (not) to 3 (gravely); null: not said. Only advice asks. */
  readonly intrudes: number | null;
  readonly effects: readonly Effect[];
}
/** What players answer: one option, several, an amount or a ranking of all options. */
export type AnswerForm =
  | { readonly form: 'choice' }
  | { readonly form: 'several' }
  | { readonly form: 'ranking' }
  | { readonly form: 'amount'; readonly min: number; readonly max: number; readonly unit: Text | null }
  | { readonly form: 'text' };
export interface Proposal {
  readonly do: Text;
  readonly treatAs: string | null;
  readonly say: Text | null;
  readonly effects: readonly Effect[];
}
export interface Decision {
  readonly name: string;
  /** Human number such as `D3`, in file order. */
  readonly serial: string;
  readonly at: Moment | null;
  readonly when: Expression | null;
  readonly onlyIf: Expression | null;
  readonly by: Recipients;
  readonly rule: Rule;
  readonly lead: string | null;
  readonly quorum: number | null;
  readonly tie: 'otherwise' | 'lead';
  readonly consult: Recipients;
  readonly ballot: 'open' | 'sealed' | 'secret';
  /** Story seconds until it closes with `otherwise`; null: it stays open. */
  readonly within: number | null;
  /** Story seconds until its effects act. */
  readonly takes: number;
  /** Planned real minutes at the table. */
  readonly minutes: number | null;
  readonly question: Text;
  readonly whyNow: Text | null;
  /** Articles on which it turns. */
  readonly law: readonly string[];
  readonly answer: AnswerForm;
  readonly options: readonly Option[];
  /** Effects of any answer (an amount's effects stand here). */
  readonly effects: readonly Effect[];
  readonly otherwise: Otherwise;
  /** No answer but the options. */
  readonly closed: boolean;
  readonly reversible: boolean;
  readonly ifThey: readonly Proposal[];
  readonly ask: readonly Askable[];
  readonly serves: readonly string[];
  readonly notes: Text | null;
}

export interface Action {
  readonly name: string;
  readonly text: Text;
  readonly by: Recipients;
  readonly onlyIf: Expression | null;
  readonly whyNot: Text | null;
  readonly times: number | null;
  /** Not again sooner than this many story seconds. */
  readonly every: number | null;
  readonly takes: number;
  readonly cost: readonly Assignment[];
  readonly effects: readonly Effect[];
  readonly serves: readonly string[];
}

/** A legal clock: it runs through pauses and jumps. */
export interface Clock {
  readonly name: string;
  readonly title: Text;
  /** An article, or a source. */
  readonly law: string | null;
  readonly owedBy: string | null;
  readonly owedTo: string | null;
  /** `reserve` when only an effect starts it. */
  readonly at: Moment;
  readonly within: number;
  readonly done: Expression;
  readonly seenBy: Recipients;
  readonly onMet: readonly Effect[];
  readonly onMissed: readonly Effect[];
}
export interface ExpectedAction {
  readonly name: string;
  readonly by: string;
  readonly text: Text;
  readonly at: Moment;
  readonly within: number;
  /** Null: an evaluator ticks it. */
  readonly done: Expression | null;
  /** A source, or an article. */
  readonly source: string | null;
  readonly task: string | null;
  readonly onMet: readonly Effect[];
  readonly onMissed: readonly Effect[];
}
/** What follows, once, when something first holds; no inject need come for it. */
export interface StoryRule {
  readonly name: string;
  readonly title: Text;
  readonly when: Expression;
  readonly effects: readonly Effect[];
}
export interface Chance {
  readonly name: string;
  readonly title: Text;
  readonly how:
    | { readonly by: 'rate'; readonly perHour: Expression }
    | { readonly by: 'moment'; readonly at: Moment; readonly odds: number };
  readonly onlyIf: Expression | null;
  readonly times: number;
  readonly effects: readonly Effect[];
}
export interface Discussion {
  readonly name: string;
  readonly ask: Text;
  readonly with: Recipients;
  readonly by: 'plenary' | 'group' | 'role';
  readonly probes: readonly Text[];
  readonly listenFor: readonly string[];
  readonly ifSilent: Text | null;
  readonly notes: Text | null;
}
export interface Activity {
  readonly name: string;
  readonly kind: 'brainstorm' | 'futures' | 'premortem' | 'survey';
  readonly title: Text;
  readonly with: Recipients;
  readonly items: readonly Text[];
}

export interface Objective {
  readonly name: string;
  readonly text: Text;
  readonly capability: string;
  readonly targets: readonly {
    readonly name: string;
    readonly text: Text;
    readonly within: number | null;
    readonly tasks: readonly { readonly name: string; readonly text: Text }[];
  }[];
}
export type Comparison = '<' | '<=' | '>' | '>=' | '==' | '!=';
export interface Measure {
  readonly name: string;
  /** Null: it is called by its name. */
  readonly title: Text | null;
  readonly how:
    /** Minutes between two events' first occurrences, on the story or the wall clock. */
    | {
        readonly by: 'interval';
        readonly from: EventReference;
        readonly until: EventReference;
        readonly clock: 'story' | 'wall';
        readonly target: number | null;
      }
    /** A value sampled at ticks after settling. */
    | {
        readonly by: 'sample';
        readonly sample: 'highest' | 'lowest' | 'last' | 'mean';
        readonly of: Expression;
        readonly target: { readonly comparison: Comparison; readonly value: Value } | null;
      };
  readonly task: string | null;
}
export interface Outcome {
  readonly name: string;
  readonly onlyIf: Expression | null;
  readonly clauses: readonly Clause[];
  readonly endsWhen: Expression | null;
}
/** One clause of an outcome's text, told only if its own condition holds. */
export interface Clause {
  /** Null: told whenever the outcome holds. */
  readonly onlyIf: Expression | null;
  readonly text: Text;
}
export type ExerciseType = 'seminar' | 'workshop' | 'tabletop' | 'game' | 'drill' | 'functional';
export interface Scenario {
  readonly language: string;
  readonly languages: readonly string[];
  readonly id: string;
  readonly title: Text;
  readonly summary: Text;
  readonly kind: ExerciseType;
  readonly version: string;
  /** What was changed, the latest first. */
  readonly changes: readonly { readonly version: string; readonly text: Text }[];
  readonly licence: string | null;
  readonly authors: readonly string[];
  /** TLP of the document itself. */
  readonly marking: Tlp;
  readonly fictional: Text;
  readonly themes: readonly string[];
  readonly attribution: Attribution;
  readonly chathamHouse: boolean;
  /** Who looks after people, said before StartEx, and whom to turn to afterwards. */
  readonly safety: Text | null;
  readonly contact: Text | null;
  readonly sources: readonly Source[];
  readonly law: readonly Law[];
  readonly glossary: readonly { readonly name: string; readonly text: Text }[];
  readonly assumptions: readonly Text[];
  readonly artificialities: readonly Text[];
  readonly outOfPlay: readonly Text[];
  readonly story: Story;
  /** Latest story time in seconds; the clock never passes it. */
  readonly duration: number;
  /** Grid of the dynamics, in seconds. */
  readonly tick: number;
  readonly parameters: readonly Parameter[];
  readonly organisations: readonly Organisation[];
  readonly roles: readonly Role[];
  readonly groups: readonly Group[];
  readonly actors: readonly Actor[];
  readonly variables: readonly Variable[];
  readonly luck: readonly Luck[];
  readonly facts: readonly Fact[];
  readonly phases: readonly Phase[];
  readonly clocks: readonly Clock[];
  readonly injects: readonly Inject[];
  readonly expected: readonly ExpectedAction[];
  readonly rules: readonly StoryRule[];
  readonly chances: readonly Chance[];
  readonly discussions: readonly Discussion[];
  readonly activities: readonly Activity[];
  readonly decisions: readonly Decision[];
  readonly actions: readonly Action[];
  readonly objectives: readonly Objective[];
  readonly measures: readonly Measure[];
  readonly outcomes: readonly Outcome[];
  readonly hotWash: readonly Text[];
  readonly tests: readonly ScenarioTest[];
}
