/** Commands about the course of the exercise, its time and its running order. */
import {
  beforeStartEx,
  duringPlay,
  untilClosed,
  untilEndEx,
  whileClockRuns,
  type CommandRules,
} from './command-rule.ts';
import { isDate } from '../record/calendar.ts';
import { isAhead } from '../questions/read.ts';
import { takesAsLongAsItTakes } from '../scenario/brings.ts';
import { activePhase, closeTalk, doItem, endTalk, passOver } from '../step/agenda.ts';
import { openDecision } from '../step/decision.ts';
import { holds } from '../step/emit.ts';
import { exitByHand, isDropped, itemAhead } from '../questions/gate.ts';
import { firstOf, known, rolesKnown, unless } from './checks.ts';
import { movedBy } from '../evolve/moved-break.ts';
import { isDue, isMoved } from '../questions/moved-break.ts';
import { goToPhase, endExercise, giveUpTarget, startCourse } from '../step/phase.ts';
import type { LifecycleEvent } from '../program/machine/lifecycle.ts';
import { itemTakes } from '../questions/takes.ts';
import { moveStage } from '../step/stage.ts';
import { refuse } from '../record/refuse.ts';
import { advanceTo } from '../step/time.ts';
import type { Draft } from '../evolve/draft.ts';
import type { CauseBodies } from '../record/cause.ts';
import type { Refusal } from '../record/entry.ts';

const moves = (event: LifecycleEvent) => (draft: Draft) => moveStage(draft, event);

export const courseCommands: CommandRules<
  | 'rehearsal'
  | 'prepare'
  | 'seat'
  | 'unseat'
  | 'merge'
  | 'attribute'
  | 'mark'
  | 'exercise'
  | 'chatham-house'
  | 'brief'
  | 'start'
  | 'pause'
  | 'resume'
  | 'end'
  | 'hot-wash'
  | 'debrief'
  | 'close'
  | 'next'
  | 'jump-over'
  | 'drop'
  | 'move-break'
  | 'more-time'
  | 'advance'
  | 'go'
  | 'leave'
  | 'close-discussion'
> = {
  // what sits there is told to everybody before they begin
  prepare: {
    when: beforeStartEx,
    who: 'control',
    counts: 'aside',
    words: {},
    correction: null,
    check: (draft, { roles }) => rolesKnown(draft, roles),
  },
  // nothing of a rehearsal is ever mixed up with a real exercise
  rehearsal: {
    when: untilEndEx,
    who: 'control',
    counts: 'play',
    words: {},
    correction: null,
    check: (draft) => unless(draft.state.entries === 0, 'rehearsal.late'),
  },
  seat: {
    when: untilClosed,
    who: 'control',
    counts: 'play',
    words: { name: 'name' },
    correction: null,
    check: (draft, { role, name }) =>
      firstOf(
        known(draft, 'role', role),
        unless(!draft.state.chathamHouse || name === undefined, 'chatham-house.no-names'),
      ),
  },
  unseat: {
    when: untilClosed,
    who: 'control',
    counts: 'intervention',
    words: {},
    correction: null,
    check: (draft, { role, participant }) =>
      firstOf(known(draft, 'role', role), () => {
        const seat = draft.state.seats[draft.program.places.role.get(role) ?? -1];
        return unless(
          participant === null || seat?.participants.includes(participant) === true,
          'seat.not-seated',
          { role, participant: participant ?? 0 },
        );
      }),
  },
  merge: {
    when: untilClosed,
    who: 'control',
    counts: 'intervention',
    words: {},
    correction: null,
    check: (draft, { role, into }) =>
      firstOf(
        rolesKnown(draft, [role, into]),
        unless(!leadsBack(draft, role, into), 'merge.itself', { role, into }),
      ),
  },
  attribute: {
    when: beforeStartEx,
    who: 'control',
    counts: 'play',
    words: {},
    correction: null,
    check: null,
  },
  mark: {
    when: untilClosed,
    who: 'control',
    counts: 'aside',
    words: {},
    correction: null,
    check: null,
  },
  exercise: {
    when: untilClosed,
    who: 'control',
    counts: 'aside',
    words: {
      title: 'control',
      sponsor: 'control',
      purpose: 'control',
      missionArea: 'control',
      threat: 'control',
      scope: 'control',
      handling: 'control',
      days: 'control',
      sites: 'control',
      organisations: 'control',
      contacts: 'name',
      staff: 'name',
      participation: 'control',
    },
    correction: null,
    check: checkExercise,
  },
  'chatham-house': {
    when: untilClosed,
    who: 'control',
    counts: 'play',
    words: {},
    correction: null,
    // what was promised when play began is kept
    check: ({ state }, { on }) => unless(on || isAhead(state), 'chatham-house.promised'),
  },
  brief: {
    when: 'lifecycle',
    who: 'control',
    counts: 'play',
    words: {},
    correction: null,
    check: null,
    perform: moves('brief'),
  },
  start: {
    when: 'lifecycle',
    who: 'control',
    counts: 'play',
    words: {},
    correction: null,
    check: null,
    perform: (draft) => {
      moveStage(draft, 'start');
      startCourse(draft);
      joinStartEx(draft);
    },
  },
  pause: {
    when: 'lifecycle',
    who: ({ reason }) => (reason === 'real-world' || reason === 'safety' ? 'everybody' : 'control'),
    counts: 'intervention',
    words: { because: 'control' },
    correction: null,
    check: null,
    perform: (draft, { reason, until }) => moveStage(draft, 'pause', { reason, until }),
  },
  resume: {
    when: 'lifecycle',
    who: 'control',
    counts: 'intervention',
    words: { because: 'control' },
    correction: null,
    check: null,
    perform: moves('resume'),
  },
  end: {
    when: 'lifecycle',
    who: 'control',
    counts: 'play',
    words: { because: 'control' },
    correction: null,
    check: null,
    perform: (draft) => endExercise(draft),
  },
  'hot-wash': {
    when: 'lifecycle',
    who: 'control',
    counts: 'play',
    words: {},
    correction: null,
    check: null,
    perform: moves('hot-wash'),
  },
  debrief: {
    when: 'lifecycle',
    who: 'control',
    counts: 'play',
    words: {},
    correction: null,
    check: null,
    perform: moves('debrief'),
  },
  close: {
    when: 'lifecycle',
    who: 'control',
    counts: 'play',
    words: {},
    correction: null,
    check: null,
    perform: moves('close'),
  },
  next: {
    when: whileClockRuns,
    who: 'control',
    counts: 'play',
    words: {},
    correction: null,
    check: checkNext,
    perform: doNext,
  },
  'jump-over': {
    when: whileClockRuns,
    who: 'control',
    counts: 'intervention',
    words: { because: 'control' },
    correction: null,
    check: (draft) =>
      unless(activePhase(draft)?.agenda[draft.state.cursor] !== undefined, 'jump-over.nothing'),
    perform: (draft) => {
      const item = activePhase(draft)?.agenda[draft.state.cursor];
      const begun = draft.state.items[draft.state.cursor] === 'begun';
      if (begun && item) endTalk(draft, item);
      giveUpTarget(draft);
      passOver(draft, 'by-hand');
    },
  },
  drop: {
    when: untilEndEx,
    who: 'control',
    counts: 'intervention',
    words: { because: 'control' },
    correction: null,
    check: checkDrop,
  },
  'move-break': {
    when: untilEndEx,
    who: 'control',
    counts: 'intervention',
    words: {},
    correction: null,
    check: checkMoveBreak,
  },
  'more-time': {
    when: duringPlay,
    who: 'control',
    counts: 'intervention',
    words: {},
    correction: null,
    check: (draft, { of, minutes }) =>
      firstOf(
        unless(Number.isFinite(minutes) && minutes > 0, 'more-time.nothing'),
        of === 'break'
          ? unless((draft.state.pause?.until ?? null) !== null, 'more-time.no-break')
          : unless(mayTakeLonger(draft), 'more-time.no-item'),
      ),
  },
  advance: {
    when: whileClockRuns,
    who: 'control',
    counts: 'play',
    words: {},
    correction: null,
    check: (_, { to }) => unless(Number.isSafeInteger(to), 'advance.whole-seconds', { to: String(to) }),
    perform: (draft, { to }) => advanceTo(draft, to),
  },
  go: {
    when: whileClockRuns,
    who: 'control',
    counts: 'intervention',
    words: { because: 'control' },
    correction: null,
    check: (draft, { phase }) => known(draft, 'phase', phase),
    perform: (draft, { phase }) =>
      goToPhase(draft, { because: 'by-hand', go: draft.program.places.phase.get(phase) ?? -1 }),
  },
  leave: {
    when: whileClockRuns,
    who: 'control',
    counts: 'play',
    words: {},
    correction: null,
    check: checkLeave,
    perform: leave,
  },
  'close-discussion': {
    when: duringPlay,
    who: 'control',
    counts: 'play',
    words: {},
    correction: null,
    check: (draft) => unless(talkUnderWay(draft), 'discussion.none-open'),
    perform: (draft) => {
      const item = activePhase(draft)?.agenda[draft.state.cursor];
      if (item) closeTalk(draft, item);
    },
  },
};

/** What was begun or is over cannot be taken out any more; nor can what is not in the agenda. */
function checkDrop(draft: Draft, { phase, item, dropped }: CauseBodies['drop']): Refusal | null {
  const { program, state } = draft;
  const place = program.places.phase.get(phase) ?? -1;
  return firstOf(
    known(draft, 'phase', phase),
    () => unless(program.scenario.phases[place]?.agenda[item] !== undefined, 'drop.no-item', { phase, item }),
    () =>
      unless(
        place !== state.phase || itemTakes(state, item, 'drop') || isMoved(state, place, item),
        'drop.begun',
      ),
    () =>
      unless(
        isDropped(state, place, item) !== dropped || isMoved(state, place, item),
        dropped ? 'drop.already' : 'drop.not-dropped',
      ),
  );
}

function mayTakeLonger(draft: Draft): boolean {
  const item = activePhase(draft)?.agenda[itemAhead(draft.program, draft.state)];
  return item !== undefined && takesAsLongAsItTakes(item);
}

/** A merger must not go in a ring. */
function leadsBack(draft: Draft, role: string, into: string): boolean {
  let at: string | null = into;
  for (let steps = 0; at !== null && steps <= draft.state.seats.length; steps += 1) {
    if (at === role) return true;
    at = draft.state.seats[draft.program.places.role.get(at) ?? -1]?.mergedInto ?? null;
  }
  return false;
}

/** StartEx is an instant without steps 1 to 5: moments at 0 come like those of an event that is now. */
function joinStartEx(draft: Draft): void {
  const atOnce = (
    kind: 'inject' | 'decision' | 'clock' | 'expected' | 'chance',
    list: readonly {
      readonly at: { readonly at: string; readonly seconds?: number } | null;
      readonly trigger?: number;
    }[],
  ) =>
    list.forEach(({ at, trigger = -1 }, place) => {
      if (at?.at === 'story' && (at.seconds ?? 0) <= 0 && trigger < 0)
        draft.ready.push({ due: 'moment', of: kind, place });
    });
  const { program } = draft;
  atOnce('chance', program.chances);
  program.injects.forEach(({ at, trigger }, place) => {
    const now = draft.state.injects[place];
    const due = now?.retimed ?? (at?.at === 'story' && trigger < 0 ? at.seconds : Infinity);
    if (due <= 0) draft.ready.push({ due: 'moment', of: 'inject', place });
  });
  atOnce('decision', program.decisions);
  atOnce('clock', program.clocks);
  atOnce('expected', program.expected);
}

function talkUnderWay(draft: Draft): boolean {
  const item = activePhase(draft)?.agenda[draft.state.cursor];
  return (
    draft.state.items[draft.state.cursor] === 'begun' &&
    (item?.does === 'discuss' || item?.does === 'activity')
  );
}

function checkNext(draft: Draft): Refusal | null {
  const phase = activePhase(draft);
  const item = phase?.agenda[draft.state.cursor];
  if (!item) return checkLeave(draft);
  if (draft.state.items[draft.state.cursor] !== 'begun') return null;
  if (item.does === 'advance') return refuse('next.advancing', { to: draft.state.target ?? draft.state.now });
  if (item.does !== 'decide' || itemAhead(draft.program, draft.state) > draft.state.cursor) return null;
  const serial =
    draft.program.scenario.decisions.find(({ name }) => name === item.decision)?.serial ?? item.decision;
  return refuse('next.decision-open', { decision: item.decision, serial });
}

function doNext(draft: Draft): void {
  if (!activePhase(draft)?.agenda[draft.state.cursor]) leave(draft);
  else doItem(draft, (decision) => openDecision(draft, decision));
}

function checkLeave(draft: Draft): Refusal | null {
  const phase = activePhase(draft);
  if (!phase) return refuse('next.nothing');
  const left = phase.agenda.length - itemAhead(draft.program, draft.state);
  if (left > 0) return refuse('leave.not-done', { phase: phase.name, left });
  return unless(exitByHand(draft.program, draft.state) !== null, 'leave.no-exit', { phase: phase.name });
}

function leave(draft: Draft): void {
  // only items that will be passed over are left
  doItem(draft, (decision) => openDecision(draft, decision));
  const exit = exitByHand(draft.program, draft.state, (gate) => holds(draft, gate))?.exit ?? -1;
  if (exit >= 0) goToPhase(draft, { because: 'exit', exit });
}

function checkMoveBreak(draft: Draft, body: CauseBodies['move-break']): Refusal | null {
  const { program, state } = draft;
  const moved = movedBy(program, body);
  const agenda = (phase: number) => program.scenario.phases[phase]?.agenda ?? [];
  const begun = moved.phase === state.phase && !itemTakes(state, moved.item, 'drop');
  return firstOf(
    known(draft, 'phase', body.phase),
    known(draft, 'phase', body.after.phase),
    () => unless(agenda(moved.phase)[moved.item]?.does === 'break', 'move-break.no-break'),
    () =>
      unless(agenda(moved.after.phase)[moved.after.item] !== undefined, 'drop.no-item', { ...body.after }),
    () => unless(!begun || isDropped(state, moved.phase, moved.item), 'drop.begun'),
    () => unless(!isDue(state, moved), 'move-break.past'),
  );
}

/** What an exercise file names is the scenario's; its sites are its own. */
function checkExercise(draft: Draft, body: CauseBodies['exercise']): Refusal | null {
  const { objectives } = draft.program.scenario;
  const watched = body.staff.flatMap(({ watches }) => watches);
  const odd = watched.find((name) => objectives.every((objective) => objective.name !== name));
  const sites = [...body.days, ...body.staff, ...body.contacts].map(({ site }) => site);
  return firstOf(
    ...body.organisations.flatMap(({ plays }) => plays.map((role) => known(draft, 'role', role))),
    unless(odd === undefined, 'unknown', { what: 'objective', name: odd ?? '' }),
    unless(
      sites.every((site) => site === null || body.sites[site] !== undefined),
      'exercise.no-site',
    ),
    ...body.days.map(({ date }) =>
      unless(/^\d{4}-\d{2}-\d{2}$/.test(date) && isDate(date), 'exercise.no-date', { date }),
    ),
  );
}
