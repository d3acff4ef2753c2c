/** What comes back: the paper of many exercises. Every count says of how many. */
import { words } from '@sandtable/words';
import type { Document } from '../page/document.ts';
import { bulletList, heading, paragraph, strong, table, type Block, type Cell } from '../page/markdown.ts';
import { fieldWords } from '../plan/plan-table.ts';
import type { ExerciseLessons } from './exercise-lessons.ts';
import { allFindings, findWords, type FoundText } from './find.ts';
import {
  comesBack,
  countsBy,
  gather,
  lateActions,
  lostAgain,
  type Gathered,
  type Grouping,
  type LessonsRequest,
} from './gathered.ts';
import { overTime } from './picture.ts';

type Say = ReturnType<typeof words>;

/** Exercises, their days and where they are kept; what does not count, and why. Every paper of many exercises begins with it. */
export function sourcesTold(request: LessonsRequest, gathered: Gathered, say: Say): Block[] {
  const { bad, plans, isVerified } = request;
  const { counted, rehearsals, doubted } = gathered;
  const wrong = [...bad, ...doubted.map(({ source, doubt }) => ({ source, problem: doubt ?? '' }))].map(
    // what is wrong with a file often begins with its name
    ({ source, problem }) => (problem.startsWith(source) ? [problem] : [strong(source), `: ${problem}`]),
  );
  return [
    paragraph(say('lessons.of', { exercises: counted.length, plans: plans.length })),
    ...(wrong.length === 0
      ? []
      : [paragraph(strong(say('lessons.bad', { count: wrong.length }))), bulletList(wrong)]),
    ...(rehearsals === 0 ? [] : [paragraph(say('lessons.rehearsals', { count: rehearsals }))]),
    ...(counted.length === 0 ? [] : [paragraph(say(isVerified ? 'lessons.verified' : 'lessons.chain-only'))]),
  ];
}

/** A paper about many exercises: its marking is the strictest of theirs. */
export function ofMany(
  { today, language }: LessonsRequest,
  { marking }: Gathered,
  told: { readonly kind: string; readonly title: string; readonly blocks: readonly Block[] },
): Document {
  const say = words(language);
  const state = say('lessons.state', { day: today });
  return {
    kind: told.kind,
    title: told.title,
    label: today,
    marking,
    aboutReal: state,
    state,
    parts: [{ blocks: told.blocks }],
    telling: { say, language, scenario: { language, marking, title: { [language]: told.title } } },
  };
}

export function lessonsPaper(request: LessonsRequest): Document {
  const say = words(request.language);
  const gathered = gather(request);
  return ofMany(request, gathered, {
    kind: say('lessons.kind'),
    title: say('lessons.title'),
    blocks: [
      ...sourcesTold(request, gathered, say),
      ...repeats(request, gathered, say),
      ...late(request, say),
      ...counts('capability', request, gathered, say),
      ...counts('theme', request, gathered, say),
      ...counts('organisation', request, gathered, say),
      ...exercises(gathered.counted, say),
    ],
  });
}

function repeats({ plans }: LessonsRequest, { counted }: Gathered, say: Say): Block[] {
  const back = comesBack(counted);
  const lost = lostAgain(plans, counted);
  return [
    heading(2, say('lessons.back')),
    back.length === 0
      ? paragraph(say('lessons.back-none', { count: counted.length }))
      : table(
          [
            say('lessons.what'),
            say('lessons.kind-of'),
            say('plan.column.capability'),
            say('lessons.how-often'),
            say('lessons.when'),
          ],
          back.map((each): Cell[] => [
            `${each.text} (${each.title})`,
            say(`lessons.kind.${each.kind}`),
            each.capabilities.join(', '),
            say('lessons.n-of', { n: each.in.length, of: each.of }),
            [...new Set(each.in.map((exercise) => when(exercise, say)))].join(', '),
          ]),
        ),
    ...(lost.length === 0
      ? []
      : [
          heading(3, say('lessons.lost')),
          bulletList(
            lost.map(({ plan, action, verified, after }) => [
              say('lessons.lost-one', {
                action: action.details.action,
                title: plan.plan.about.exercise.title,
                day: verified,
                capability: action.details.capability,
                count: after.length,
                when: [...new Set(after.map(({ exercise }) => when(exercise, say)))].join(', '),
              }),
            ]),
          ),
        ]),
  ];
}

const when = ({ held }: ExerciseLessons, say: Say): string => (held === '' ? say('lessons.no-day') : held);

function late({ plans, today }: LessonsRequest, say: Say): Block[] {
  if (plans.length === 0) return [];
  const all = plans.flatMap(({ plan }) => plan.actions);
  const rows = lateActions(plans, today).map(({ plan, action: { number, details } }): Cell[] => [
    details.end,
    details.action === '' ? details.issue : details.action,
    details.organisation,
    fieldWords('status', details.status, say),
    say('lessons.in-plan', { number, title: plan.plan.about.exercise.title }),
  ]);
  const verified = all.filter(({ details }) => details.status === 'verified').length;
  return [
    heading(2, say('lessons.late')),
    paragraph(say('lessons.learned', { verified, late: rows.length, count: all.length })),
    ...(rows.length === 0
      ? []
      : [
          table(
            [
              say('plan.column.end'),
              say('plan.column.action'),
              say('plan.column.organisation'),
              say('plan.column.status'),
              say('lessons.where'),
            ],
            rows,
          ),
        ]),
  ];
}

function counts(by: Grouping, request: LessonsRequest, gathered: Gathered, say: Say): Block[] {
  const rows = countsBy(by, request, gathered);
  const { periods } = gathered;
  if (rows.length === 0) return [];
  return [
    heading(2, say(`lessons.by.${by}`)),
    paragraph(say('lessons.by-note')),
    table(
      [
        say(`lessons.by-one.${by}`),
        say('lessons.exercises'),
        say('lessons.kind.gap'),
        say('lessons.kind.not-done'),
        say('lessons.kind.duty'),
        say('lessons.kind.authority'),
        say('lessons.kind.strength'),
        ...(request.plans.length === 0 || by === 'theme' ? [] : [say('lessons.actions')]),
      ],
      rows.map(({ name, exercises: count, by: of, actions }): Cell[] => [
        name,
        String(count),
        String(of.gap),
        String(of['not-done']),
        String(of.duty),
        String(of.authority),
        String(of.strength),
        ...(request.plans.length === 0 || by === 'theme'
          ? []
          : [say('lessons.actions-of', { ...actions, count: actions.all })]),
      ]),
    ),
    ...(periods.length < 2
      ? []
      : [
          heading(3, say(`lessons.over.${by}`)),
          paragraph(say('lessons.over-note')),
          table(
            [say(`lessons.by-one.${by}`), ...periods],
            rows.map(({ name, over }): Cell[] => [
              name,
              ...over.map(({ findings, exercises: of }) => (of === 0 ? '–' : `${findings}/${of}`)),
            ]),
          ),
          ...(by === 'capability' ? [overTime(rows, periods, say)] : []),
        ]),
  ];
}

const exercises = (counted: readonly ExerciseLessons[], say: Say): Block[] =>
  counted.length === 0
    ? []
    : [
        heading(2, say('lessons.exercises')),
        {
          type: 'long-table',
          head: [
            say('lessons.when'),
            say('plan.about.exercise'),
            say('lessons.state-of'),
            say('lessons.where'),
          ],
          *rows() {
            for (const exercise of counted)
              yield [
                when(exercise, say),
                `${exercise.exercise.title} (${exercise.exercise.version})`,
                say(exercise.isOver ? 'lessons.over' : 'lessons.goes-on'),
                exercise.source,
              ];
          },
        },
      ];

/** So many are told; more words find fewer. */
const mostFound = 100;

export function foundPaper(wanted: string, request: LessonsRequest): Document {
  const say = words(request.language);
  const gathered = gather(request);
  const all = allFindings(request, gathered);
  const found = findWords(wanted, all);
  return ofMany(request, gathered, {
    kind: say('lessons.kind'),
    title: say('lessons.found-title', { words: wanted }),
    blocks: [
      ...sourcesTold(request, gathered, say),
      paragraph(say('lessons.found', { count: found.length, of: all.length })),
      ...(found.length > mostFound ? [paragraph(say('lessons.found-most', { most: mostFound }))] : []),
      ...(found.length === 0
        ? []
        : [bulletList(found.slice(0, mostFound).map((each) => [foundLine(each, say)]))]),
    ],
  });
}

const foundLine = (each: FoundText, say: Say): string =>
  say('lessons.found-one', {
    text: each.text,
    kind: say(`lessons.kind.${each.kind}`),
    title: each.title,
    when: each.held === '' ? say('lessons.no-day') : each.held,
    number: each.number,
    source: each.source,
  });
