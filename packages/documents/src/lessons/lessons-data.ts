/** What comes back, for programs: the same counts as the paper's. `version` rises when a program that reads it would have to change. */
import { lessonKinds } from './exercise-lessons.ts';
import { allFindings, findWords } from './find.ts';
import {
  comesBack,
  countsBy,
  gather,
  groupings,
  lateActions,
  type Grouping,
  type LessonsRequest,
} from './gathered.ts';

export function lessonsData(request: LessonsRequest, wanted: string | null): string {
  const gathered = gather(request);
  const { counted, doubted, rehearsals, marking, periods } = gathered;
  const by = (name: Grouping) => countsBy(name, request, gathered);
  const all = allFindings(request, gathered);
  const data = {
    version: 1,
    day: request.today,
    marking,
    verified: request.isVerified,
    exercises: counted.map(({ source, exercise, held, isOver, lessons, decisions, duties }) => ({
      source,
      ...exercise,
      held,
      isOver,
      findings: Object.fromEntries(
        lessonKinds.map((kind) => [kind, lessons.filter((each) => each.kind === kind).length]),
      ),
      decisions: decisions.length,
      duties: duties.length,
    })),
    plans: request.plans.map(({ source, plan }) => ({ source, actions: plan.actions.length })),
    rehearsals,
    notCounted: [...request.bad, ...doubted.map(({ source, doubt }) => ({ source, problem: doubt }))],
    ...(wanted === null
      ? {
          periods,
          comesBack: comesBack(counted).map((each) => ({
            ...each,
            in: each.in.map(({ source, held }) => ({ source, held })),
          })),
          late: lateActions(request.plans, request.today).map(({ plan, action }) => ({
            source: plan.source,
            number: action.number,
            ...action.details,
          })),
          ...Object.fromEntries((Object.keys(groupings) as Grouping[]).map((name) => [name, by(name)])),
        }
      : { words: wanted, of: all.length, found: findWords(wanted, all) }),
  };
  return `${JSON.stringify(data, null, 2)}\n`;
}
