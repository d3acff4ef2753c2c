/**
 * What one exercise has to tell beside others, as data: what went well, what did not, what was decided on what grounds. It goes through the
 * report's own attribution, so that many records together tell nothing of anybody that the report of each does not.
 */
import { askables, citationOf, textIn, type Askable, type Tlp } from '@sandtable/core/scenario';
import type { Entry } from '@sandtable/core/record';
import { isOver } from '@sandtable/core';
import { doubtOf, spoken } from '@sandtable/words';
import { evaluationWords } from '@sandtable/words/play';
import {
  capabilitiesOf,
  capabilitiesOfTasks,
  findingsTold,
  organisationsPlayed,
  ownOrganisation,
} from '../after/actions.ts';
import { decided, decisionsAsked, lastClosing, untraced } from '../after/decided.ts';
import { groundsInWords, lackedAuthority, notGiven } from '../after/grounds.ts';
import { entriesOf, entriesOfDecision, type Paper } from '../after/paper.ts';
import { isRehearsal, paperOf, type ReportRequest } from '../after/report.ts';
import { judgedClocks, judgedExpected, type Judged } from '../after/verdict.ts';
import { dayHeld } from '../plan/from-record.ts';

export const lessonKinds = ['gap', 'not-done', 'duty', 'authority', 'strength'] as const;
export type LessonKind = (typeof lessonKinds)[number];

export interface Lesson {
  readonly kind: LessonKind;
  readonly text: string;
  readonly capabilities: readonly string[];
  /** Whose it is; empty where nobody says, or where it may not be told. */
  readonly organisation: string;
  readonly entry: number;
  /** The same for the same thing in every exercise of a scenario, or for the same root cause in the same capability in any; null for what somebody noted in words. */
  readonly key: string | null;
  /** What that is called, where the text is of this exercise alone. */
  readonly called?: string;
}

/** A decision that was closed, with what is asked of those who decide. */
export interface DecisionLogged {
  readonly key: string;
  readonly question: string;
  readonly stands: string;
  readonly byDefault: boolean;
  readonly reversed: boolean;
  readonly law: readonly string[];
  readonly asked: readonly Askable[];
  readonly lacking: readonly Askable[];
  /** In their words, where those may be quoted. */
  readonly given: readonly { readonly ground: Askable; readonly words: string }[];
  readonly entry: number;
}
/** What was owed or expected and came to its time. */
export interface DutyLogged {
  readonly key: string;
  readonly kind: 'duty' | 'not-done';
  readonly text: string;
  readonly law: string | null;
  readonly met: boolean;
  readonly entry: number;
}
export interface ParkedLogged {
  readonly text: string;
  readonly fate: 'taken-up' | 'action' | 'left' | 'open';
  readonly entry: number;
}

export interface ExerciseLessons {
  /** The file. */
  readonly source: string;
  readonly exercise: { readonly id: string; readonly version: string; readonly title: string };
  /** The day, `2031-08-02`; empty where no clock was kept. */
  readonly held: string;
  readonly marking: Tlp;
  readonly themes: readonly string[];
  /** Those that its objectives test. */
  readonly capabilities: readonly string[];
  /** Those that may be told. */
  readonly organisations: readonly string[];
  readonly isRehearsal: boolean;
  readonly isOver: boolean;
  /** Why what it tells may not follow from its commands; null where nothing says so. */
  readonly doubt: string | null;
  readonly lessons: readonly Lesson[];
  readonly decisions: readonly DecisionLogged[];
  readonly duties: readonly DutyLogged[];
  readonly parked: readonly ParkedLogged[];
}

export function exerciseLessons(source: string, request: ReportRequest): ExerciseLessons {
  const paper = paperOf(request);
  const { telling, marking, walk } = paper;
  const { scenario } = telling;
  const { id, version } = scenario;
  const decisions = decisionsLogged(paper);
  const duties = dutiesLogged(paper);
  return {
    source,
    exercise: { id, version, title: textIn(scenario.title, telling).trim() },
    held: dayHeld(paper),
    marking,
    themes: scenario.themes,
    capabilities: [...new Set(scenario.objectives.map(({ capability }) => capability))],
    organisations: organisationsPlayed(paper),
    isRehearsal: isRehearsal(request),
    isOver: isOver(walk.end),
    doubt: request.recomputed.is === 'different' ? doubtOf(request.recomputed, telling.say) : null,
    lessons: [
      ...findings(paper),
      ...notedLessons(paper),
      ...dutyLessons(paper, duties),
      ...authorityLessons(paper),
    ].toSorted((one, other) => one.entry - other.entry),
    decisions,
    duties: duties.map(({ told }) => told),
    parked: parkedLogged(paper),
  };
}

/** A note's words. One that may tell who somebody was waits for a person to judge in the report, and is not told here. */
function noteText(paper: Paper, entry: Extract<Entry, { readonly kind: 'note' }>): string {
  const words = spoken({ entry: entry.n, text: entry.body.said.text }, paper.telling).trim();
  return paper.mayName(words) ? paper.telling.say('aar.withheld') : words;
}

/** What the evaluation found. */
const findings = (paper: Paper): readonly Lesson[] =>
  findingsTold(paper).map(({ of, words, capability, cause, entry }) => {
    const { say } = paper.telling;
    return {
      kind: of === 'strength' ? 'strength' : 'gap',
      text: paper.mayName(words) ? say('aar.withheld') : words,
      capabilities: capability === '' ? [] : [capability],
      organisation: '',
      entry,
      ...(cause === null
        ? { key: null }
        : {
            key: `cause/${capability}/${cause}`,
            called: say('lessons.root-cause', { capability, cause: evaluationWords(say).cause(cause) }),
          }),
    };
  });

const notedLessons = (paper: Paper): readonly Lesson[] =>
  entriesOf(paper, 'note').flatMap((entry): readonly Lesson[] => {
    const { tag, role, interprets } = entry.body;
    if ((tag !== 'gap' && tag !== 'strength') || interprets !== undefined) return [];
    return [
      {
        kind: tag,
        text: noteText(paper, entry),
        capabilities: capabilitiesOf(paper, entry),
        organisation: ownOrganisation(paper, role),
        entry: entry.n,
        key: null,
      },
    ];
  });

interface DutyFound {
  readonly told: DutyLogged;
  readonly capabilities: readonly string[];
  readonly by: string | null;
}

function dutiesLogged(paper: Paper): readonly DutyFound[] {
  const { telling } = paper;
  const { id } = telling.scenario;
  const ofTask = capabilitiesOfTasks(telling.scenario);
  const found = (
    { verdict, evidence }: Judged<unknown>,
    told: Pick<DutyLogged, 'key' | 'kind' | 'text' | 'law'>,
    more: Pick<DutyFound, 'capabilities' | 'by'>,
  ): readonly DutyFound[] => {
    const entry = evidence.at(-1)?.n;
    if (entry === undefined || (verdict !== 'met' && verdict !== 'not-met')) return [];
    return [{ told: { ...told, met: verdict === 'met', entry }, ...more }];
  };
  return [
    ...judgedClocks(paper).flatMap((each) => {
      const { name, title, law, owedBy } = each.of;
      const told = {
        key: `${id}/clock/${name}`,
        kind: 'duty' as const,
        text: textIn(title, telling).trim(),
        law: law === null ? null : citationOf(law, telling),
      };
      return found(each, told, { capabilities: [], by: owedBy });
    }),
    ...judgedExpected(paper).flatMap((each) => {
      const { name, text, task, by } = each.of;
      const told = {
        key: `${id}/expected/${name}`,
        kind: 'not-done' as const,
        text: textIn(text, telling).trim(),
        law: null,
      };
      const capability = ofTask.get(task ?? '');
      return found(each, told, { capabilities: capability === undefined ? [] : [capability], by });
    }),
  ];
}

const dutyLessons = (paper: Paper, duties: readonly DutyFound[]): readonly Lesson[] =>
  duties.flatMap(({ told: { met, key, kind, text, entry }, capabilities, by }) =>
    met ? [] : [{ kind, text, capabilities, organisation: ownOrganisation(paper, by), entry, key }],
  );

/** Nobody decided and the default stood, or who decided did not say by what right. */
function authorityLessons(paper: Paper): readonly Lesson[] {
  const { telling } = paper;
  const ofTask = capabilitiesOfTasks(telling.scenario);
  return decisionsAsked(paper).asked.flatMap((decision): readonly Lesson[] => {
    const closing = lastClosing(paper, decision);
    const isLacking = closing?.body.how === 'default' || lackedAuthority(paper, decision).length > 0;
    if (closing === undefined || closing.body.how === 'declined' || !isLacking) return [];
    return [
      {
        kind: 'authority',
        text: textIn(decision.question, telling).trim(),
        capabilities: [...new Set(decision.serves.flatMap((task) => ofTask.get(task) ?? []))],
        organisation: '',
        entry: closing.n,
        key: `${telling.scenario.id}/decision/${decision.name}`,
      },
    ];
  });
}

function decisionsLogged(paper: Paper): readonly DecisionLogged[] {
  const { telling } = paper;
  return decisionsAsked(paper).asked.flatMap((decision): readonly DecisionLogged[] => {
    const closing = lastClosing(paper, decision);
    if (closing === undefined) return [];
    const isQuoted = !untraced(paper, decision);
    return [
      {
        key: `${telling.scenario.id}/decision/${decision.name}`,
        question: textIn(decision.question, telling).trim(),
        stands: decided(paper, decision),
        byDefault: closing.body.how === 'default',
        reversed: entriesOfDecision(paper, decision, 'decision.reversed').length > 0,
        law: decision.law.flatMap((name) => citationOf(name, telling) ?? []),
        asked: askables.filter((ask) => decision.ask.includes(ask)),
        lacking: notGiven(paper, decision),
        given: isQuoted ? groundsInWords(paper, decision) : [],
        entry: closing.n,
      },
    ];
  });
}

const parkedLogged = (paper: Paper): readonly ParkedLogged[] =>
  entriesOf(paper, 'note').flatMap((entry): readonly ParkedLogged[] => {
    if (entry.body.tag !== 'parking-lot' || entry.body.interprets !== undefined) return [];
    const fate = paper.walk.end.unparked.find(({ note }) => note === entry.n)?.becomes ?? 'open';
    return [{ text: noteText(paper, entry), fate, entry: entry.n }];
  });
