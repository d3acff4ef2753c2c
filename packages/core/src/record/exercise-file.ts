/**
 * What one exercise of a scenario is: who asks for it, when and where, who takes part, who watches what. A file beside the scenario says so,
 * and the record keeps it. Pure.
 */
import type { StaffFunction } from './door-event.ts';
import type { TextSlot } from './parts.ts';

/** What people are called, how they are reached, and all else in words can be erased; what is a name of the scenario, a date or a number stays. */
export interface ExerciseFacts<Words> {
  readonly title: Words;
  readonly sponsor: Words | null;
  readonly version: string;
  readonly state: 'draft' | 'final';
  readonly purpose: Words | null;
  readonly missionArea: Words | null;
  readonly threat: Words | null;
  readonly scope: Words | null;
  readonly handling: Handling<Words> | null;
  readonly days: readonly ExerciseDay<Words>[];
  readonly sites: readonly ExerciseSite<Words>[];
  readonly organisations: readonly TakingPart<Words>[];
  readonly contacts: readonly ExerciseContact<Words>[];
  readonly staff: readonly ExerciseStaff<Words>[];
  readonly participation: ParticipationPlan<Words> | null;
}

/** How its papers are kept by the rules of a state or a house. It stands beside the TLP label, which is no classification. */
export interface Handling<Words> {
  readonly line: Words;
  readonly instructions: readonly Words[];
}

export interface ExerciseDay<Words> {
  /** `2031-08-02`. */
  readonly date: string;
  /** `09:00`, by the clocks of the site. */
  readonly from: string | null;
  readonly to: string | null;
  /** Its place among the sites, from 0. */
  readonly site: number | null;
  readonly what: Words | null;
}

export interface ExerciseSite<Words> {
  readonly name: Words;
  readonly address: Words | null;
  /** `+02:00`. */
  readonly zone: string | null;
}

export const headcounts = ['players', 'controllers', 'evaluators', 'observers', 'support'] as const;
export type Headcount = (typeof headcounts)[number];

/** An organisation that takes part, and how far it plays. */
export interface TakingPart<Words> {
  readonly name: Words;
  readonly sector: Words | null;
  /** How many people of each kind are expected of it; none where nothing is said. */
  readonly people: { readonly [Kind in Headcount]: number | null };
  /** Roles of the scenario. */
  readonly plays: readonly string[];
  readonly done: readonly Words[];
  readonly simulated: readonly Words[];
  readonly leftOut: readonly Words[];
}

/** Whom one turns to. Without a name: the telephone of a site. */
export interface ExerciseContact<Words> {
  readonly name: Words | null;
  /** What they can be asked about. */
  readonly for: Words | null;
  readonly organisation: Words | null;
  readonly telephone: Words | null;
  readonly email: Words | null;
  /** They answer for this site: its place among the sites. */
  readonly site: number | null;
}

/** Somebody who runs the exercise or watches it, and what they watch it for. */
export interface ExerciseStaff<Words> {
  readonly name: Words;
  readonly as: StaffFunction;
  readonly organisation: Words | null;
  readonly telephone: Words | null;
  readonly email: Words | null;
  readonly site: number | null;
  /** Objectives of the scenario. */
  readonly watches: readonly string[];
}

/** Who should be in the room, and what is done so that they are. */
export interface ParticipationPlan<Words> {
  readonly sectors: readonly { readonly sector: Words; readonly people: number }[];
  readonly women: number | null;
  readonly youth: number | null;
  readonly how: readonly Words[];
}

/** As the file has it. */
export type ExerciseFile = ExerciseFacts<string>;
/** As it stands on a record. */
export type ToldExercise = ExerciseFacts<TextSlot>;

/** The same with other words, asked for in the order of the fields. */
export function rewordExercise<From, To>(
  facts: ExerciseFacts<From>,
  reword: (words: From) => To,
): ExerciseFacts<To> {
  const maybe = (words: From | null): To | null => (words === null ? null : reword(words));
  const { title, sponsor, version, state, purpose, missionArea, threat, scope } = facts;
  return {
    title: reword(title),
    sponsor: maybe(sponsor),
    version,
    state,
    purpose: maybe(purpose),
    missionArea: maybe(missionArea),
    threat: maybe(threat),
    scope: maybe(scope),
    handling: facts.handling && {
      line: reword(facts.handling.line),
      instructions: facts.handling.instructions.map(reword),
    },
    days: facts.days.map((day) => ({ ...day, what: maybe(day.what) })),
    sites: facts.sites.map((site) => ({ ...site, name: reword(site.name), address: maybe(site.address) })),
    organisations: facts.organisations.map((each) => ({
      ...each,
      name: reword(each.name),
      sector: maybe(each.sector),
      done: each.done.map(reword),
      simulated: each.simulated.map(reword),
      leftOut: each.leftOut.map(reword),
    })),
    contacts: facts.contacts.map((each) => ({
      name: maybe(each.name),
      for: maybe(each.for),
      organisation: maybe(each.organisation),
      telephone: maybe(each.telephone),
      email: maybe(each.email),
      site: each.site,
    })),
    staff: facts.staff.map((each) => ({
      ...each,
      name: reword(each.name),
      organisation: maybe(each.organisation),
      telephone: maybe(each.telephone),
      email: maybe(each.email),
    })),
    participation: facts.participation && {
      ...facts.participation,
      sectors: facts.participation.sectors.map(({ sector, people }) => ({ sector: reword(sector), people })),
      how: facts.participation.how.map(reword),
    },
  };
}

/** The command that puts a file on the record, with its texts. */
export function exerciseCommand(file: ExerciseFile): {
  readonly command: { readonly kind: 'exercise'; readonly body: ToldExercise };
  readonly texts: readonly string[];
} {
  const texts: string[] = [];
  const body = rewordExercise(file, (words) => ({ text: texts.push(words) - 1 }));
  return { command: { kind: 'exercise', body }, texts };
}

/** The day on which it is played: the first of which nothing else is said. Its place among the days; -1: none is known. */
export const dayOfPlay = ({ days }: Pick<ExerciseFacts<unknown>, 'days'>): number =>
  days.length === 0
    ? -1
    : Math.max(
        0,
        days.findIndex(({ what }) => what === null),
      );

/** Whom an entry about the exercise names, each with all its words about them: when they are erased, these go. */
export function peopleInExercise({
  contacts,
  staff,
}: ToldExercise): readonly { readonly name: TextSlot; readonly words: readonly TextSlot[] }[] {
  return [...contacts, ...staff].flatMap(({ name, telephone, email }) =>
    name === null ? [] : [{ name, words: [name, telephone, email].filter((each) => each !== null) }],
  );
}
