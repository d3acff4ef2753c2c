/** Many exercises and live plans, gathered: what counts, what comes back, and over which time. It ranks nobody: all lists stand in the order of the alphabet. */
import { tlpLabels, type Tlp } from '@sandtable/core/scenario';
import { isLate, type LivePlan, type PlannedAction } from '../plan/live-plan.ts';
import type { ExerciseLessons, Lesson, LessonKind } from './exercise-lessons.ts';

export interface PlanKept {
  /** The file. */
  readonly source: string;
  readonly plan: LivePlan;
}
/** A source that cannot be read, or does not verify: nothing of it counts. */
export interface BadSource {
  readonly source: string;
  readonly problem: string;
}
export interface LessonsRequest {
  readonly exercises: readonly ExerciseLessons[];
  readonly plans: readonly PlanKept[];
  readonly bad: readonly BadSource[];
  /** `2031-12-31`. */
  readonly today: string;
  readonly language: string;
  /** Whether each record was played again, beside its chain. */
  readonly isVerified: boolean;
}

export interface Gathered {
  /** Exercises that count: no rehearsals, and nothing that does not follow from its commands. */
  readonly counted: readonly ExerciseLessons[];
  readonly rehearsals: number;
  readonly doubted: readonly ExerciseLessons[];
  readonly marking: Tlp;
  readonly periods: readonly string[];
}

export function gather({ exercises, plans }: LessonsRequest): Gathered {
  const counted = exercises
    .filter(({ isRehearsal, doubt }) => !isRehearsal && doubt === null)
    .toSorted((one, other) => order(one.held, other.held) || order(one.source, other.source));
  const marks = [...counted.map(({ marking }) => marking), ...plans.map(({ plan }) => plan.about.marking)];
  const strictest = tlpLabels.find((label) => marks.includes(label));
  return {
    counted,
    rehearsals: exercises.filter(({ isRehearsal }) => isRehearsal).length,
    doubted: exercises.filter(({ doubt }) => doubt !== null),
    marking: strictest ?? 'TLP:AMBER',
    periods: periodsOf(counted),
  };
}

const order = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
const alphabetically = (all: Iterable<string>): readonly string[] => [...new Set(all)].toSorted(order);

/** Quarters; years once there are more than twelve of those. */
function periodsOf(exercises: readonly ExerciseLessons[]): readonly string[] {
  const days = exercises.map(({ held }) => held).filter((held) => held !== '');
  const quarters = alphabetically(days.map(quarterOf));
  return quarters.length > 12 ? alphabetically(days.map((day) => day.slice(0, 4))) : quarters;
}
const quarterOf = (day: string): string => `${day.slice(0, 4)} Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
const isIn = (period: string, { held }: Pick<ExerciseLessons, 'held'>): boolean =>
  held !== '' && (period.length === 4 ? held.startsWith(period) : quarterOf(held) === period);

/** What is to be put right, as against what is to be kept. */
const isFinding = ({ kind }: Pick<Lesson, 'kind'>): boolean => kind !== 'strength';

/** A thing that went wrong in one exercise of a scenario and again in another, or a root cause that was found twice in one capability. */
export interface ComesBack {
  readonly kind: LessonKind;
  readonly text: string;
  readonly capabilities: readonly string[];
  readonly title: string;
  /** The exercises in which it went wrong, in their order, and in how many it came to its time at all. */
  readonly in: readonly ExerciseLessons[];
  readonly of: number;
}

export function comesBack(counted: readonly ExerciseLessons[]): readonly ComesBack[] {
  const could = new Map<string, number>();
  const found = new Map<string, { lesson: Lesson; in: ExerciseLessons[] }>();
  for (const exercise of counted) {
    for (const { key } of [...exercise.duties, ...exercise.decisions])
      could.set(key, (could.get(key) ?? 0) + 1);
    for (const lesson of exercise.lessons) {
      if (lesson.key === null) continue;
      const one = found.get(lesson.key) ?? { lesson, in: [] };
      found.set(lesson.key, one);
      if (!one.in.includes(exercise)) one.in.push(exercise);
    }
  }
  return [...found]
    .filter(([, { in: all }]) => all.length > 1)
    .map(([key, { lesson, in: all }]) => ({
      kind: lesson.kind,
      text: lesson.called ?? lesson.text,
      capabilities: lesson.capabilities,
      title: [...new Set(all.map(({ exercise }) => exercise.title))].join(', '),
      in: all,
      of: could.get(key) ?? counted.filter((each) => tests(each, lesson)).length,
    }))
    .toSorted((one, other) => other.in.length - one.in.length || order(one.text, other.text));
}

const tests = ({ capabilities }: ExerciseLessons, lesson: Lesson): boolean =>
  lesson.capabilities.some((each) => capabilities.includes(each));

/** A lesson that was learned, and a finding of the same capability in an exercise after that. */
export interface LostAgain {
  readonly plan: PlanKept;
  readonly action: PlannedAction;
  readonly verified: string;
  readonly after: readonly { readonly exercise: ExerciseLessons; readonly lesson: Lesson }[];
}

export const lostAgain = (
  plans: readonly PlanKept[],
  counted: readonly ExerciseLessons[],
): readonly LostAgain[] =>
  plans.flatMap((kept) =>
    kept.plan.actions.flatMap((action): readonly LostAgain[] => {
      const { capability, status } = action.details;
      const change = kept.plan.changes.findLast(
        (each) => 'field' in each && each.number === action.number && each.field === 'status',
      );
      const verified = change?.at.slice(0, 10) ?? '';
      if (status !== 'verified' || capability === '') return [];
      const wanted = capability.split('; ');
      const after = counted
        // never the exercise that the lesson came from, whatever a clock said
        .filter(({ held }) => held > verified && held > kept.plan.about.held)
        .flatMap((exercise) =>
          exercise.lessons
            .filter(
              (lesson) => isFinding(lesson) && lesson.capabilities.some((each) => wanted.includes(each)),
            )
            .map((lesson) => ({ exercise, lesson })),
        );
      return after.length === 0 ? [] : [{ plan: kept, action, verified, after }];
    }),
  );

export interface LateAction {
  readonly plan: PlanKept;
  readonly action: PlannedAction;
}
/** The longest late first. */
export const lateActions = (plans: readonly PlanKept[], today: string): readonly LateAction[] =>
  plans
    .flatMap((plan) =>
      plan.plan.actions.flatMap((action) => (isLate(action, today) ? [{ plan, action }] : [])),
    )
    .toSorted((one, other) => order(one.action.details.end, other.action.details.end));

/** One row of a count: an exercise counts where it could have the thing at all. */
export interface Counted {
  readonly name: string;
  readonly exercises: number;
  readonly by: Readonly<Record<LessonKind, number>>;
  /** Findings in each period, and in how many exercises that could have them. */
  readonly over: readonly { readonly findings: number; readonly exercises: number }[];
  readonly actions: { readonly all: number; readonly verified: number; readonly late: number };
}

interface Counting {
  readonly could: (exercise: ExerciseLessons) => readonly string[];
  readonly has: (lesson: Lesson, exercise: ExerciseLessons) => readonly string[];
  readonly acts: (action: PlannedAction) => readonly string[];
}

/** By capability, by theme, by organisation: each by what an exercise, a lesson and an action say of it. */
export const groupings = {
  capability: {
    could: ({ capabilities }) => capabilities,
    has: ({ capabilities }) => capabilities,
    acts: ({ details }) => (details.capability === '' ? [] : details.capability.split('; ')),
  },
  theme: { could: ({ themes }) => themes, has: (_, { themes }) => themes, acts: () => [] },
  organisation: {
    could: ({ organisations }) => organisations,
    has: ({ organisation }) => (organisation === '' ? [] : [organisation]),
    acts: ({ details }) => (details.organisation === '' ? [] : [details.organisation]),
  },
} as const satisfies Readonly<Record<string, Counting>>;
export type Grouping = keyof typeof groupings;

export function countsBy(
  by: Grouping,
  { plans, today }: Pick<LessonsRequest, 'plans' | 'today'>,
  { counted, periods }: Gathered,
): readonly Counted[] {
  const { could, has, acts }: Counting = groupings[by];
  const names = new Map<string, Tally>();
  const tally = (name: string): Tally => {
    const known = names.get(name);
    if (known !== undefined) return known;
    const fresh: Tally = {
      exercises: 0,
      by: { gap: 0, 'not-done': 0, duty: 0, authority: 0, strength: 0 },
      over: periods.map(() => ({ findings: 0, exercises: 0 })),
      actions: { all: 0, verified: 0, late: 0 },
    };
    names.set(name, fresh);
    return fresh;
  };
  for (const exercise of counted) {
    const place = periods.findIndex((period) => isIn(period, exercise));
    // it had the thing, if something of it was found there
    const concerned = new Set([
      ...could(exercise),
      ...exercise.lessons.flatMap((each) => has(each, exercise)),
    ]);
    for (const name of concerned) {
      tally(name).exercises += 1;
      const over = tally(name).over[place];
      if (over !== undefined) over.exercises += 1;
    }
    for (const lesson of exercise.lessons)
      for (const name of has(lesson, exercise)) {
        tally(name).by[lesson.kind] += 1;
        const over = tally(name).over[place];
        if (over !== undefined && isFinding(lesson)) over.findings += 1;
      }
  }
  for (const { plan } of plans)
    for (const action of plan.actions)
      for (const name of acts(action)) {
        const { actions } = tally(name);
        actions.all += 1;
        if (action.details.status === 'verified') actions.verified += 1;
        if (isLate(action, today)) actions.late += 1;
      }
  return alphabetically(names.keys()).map((name) => ({ name, ...tally(name) }));
}

interface Tally {
  exercises: number;
  readonly by: Record<LessonKind, number>;
  readonly over: readonly { findings: number; exercises: number }[];
  readonly actions: { all: number; verified: number; late: number };
}
