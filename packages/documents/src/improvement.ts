// The door of what follows an exercise: the live improvement plan, and what many exercises tell together.
export { cellAddress } from './tables/sheet.ts';
export { changedPlan, isPlanText, planText, readPlan, type LivePlan } from './plan/live-plan.ts';
export { planWithout, tracesInPlan, type PlanTrace } from './plan/people.ts';
export { planOfRecord } from './plan/from-record.ts';
export { changeText, planFile, planFormats, planJson, planLines } from './plan/plan-table.ts';
export { asLines } from './page/as-lines.ts';
export { wordFile } from './page/word-file.ts';
export { exerciseLessons, type ExerciseLessons } from './lessons/exercise-lessons.ts';
export type { BadSource, LessonsRequest, PlanKept } from './lessons/gathered.ts';
export { handbookPage } from './lessons/handbook.ts';
export { lessonsData } from './lessons/lessons-data.ts';
export { foundPaper, lessonsPaper } from './lessons/lessons-paper.ts';
export { takeBackPlan, type PlanAnswer, type PlanProblem } from './plan/take-back.ts';
