/** The running order: the agenda of the phase, and beside it every inject that may still come, with what it waits for. */
import type { Texts } from '../../record/parts.ts';
import type { Program } from '../../program/program.ts';
import { dueOf } from '../../questions/due.ts';
import { isDropped, isRuledOut, isSpent, itemAhead } from '../../questions/gate.ts';
import { isToGive } from '../../questions/to-give.ts';
import { breakDue, isMoved } from '../../questions/moved-break.ts';
import { comesNoMore } from '../../questions/takes.ts';
import { isAhead, valueOf } from '../../questions/read.ts';
import type { State } from '../../program/state.ts';
import { nodesIn, type Expression } from '../../scenario/expression.ts';
import type { AgendaItem, Inject, Scenario } from '../../scenario/scenario.ts';
import type { NowLine, OrderRow } from './control-view.ts';
import { handedOf } from './handed.ts';
import { textIn } from '../../scenario/text.ts';
import { injectTitle } from '../../scenario/titles.ts';
import type { Reader } from '../reader.ts';

/** `now`: the NOW line; of the agenda what it speaks of is now, and nothing else. */
export function runningOrder(
  program: Program,
  state: State,
  now: NowLine,
  texts: Texts,
  reader: Reader,
): OrderRow[] {
  const { scenario } = program;
  const at = nowPlace(program, state, now);
  // before StartEx the first module's, so that it can be put right in the morning
  const phase = scenario.phases[isAhead(state) ? 0 : state.phase];
  const agenda = (phase?.agenda ?? []).flatMap((item, place) => {
    const row = agendaRow(program, state, item, place, at, texts, reader);
    const cannotCome =
      row.status === 'agenda' && isRuledOut(program, state, isAhead(state) ? 0 : state.phase, item);
    return cannotCome ? [] : [row];
  });
  const inAgenda = new Set(
    (phase?.agenda ?? []).flatMap((item) => (item.does === 'inject' ? [item.inject] : [])),
  );
  const beside = scenario.injects.flatMap((inject, place) => {
    // an inject of another phase's agenda is that phase's business until it is its turn
    if (inAgenda.has(inject.name) || (ofAgenda(scenario, inject) && (state.injects[place]?.times ?? 0) === 0))
      return [];
    return [injectRow(program, state, inject, place, texts, reader)];
  });
  return [...withMovedBreaks(program, state, now, agenda, reader), ...beside.toSorted(byTime)];
}

/** Place of the agenda's item that the NOW line speaks of; -1: it speaks of something else. */
function nowPlace(program: Program, state: State, now: NowLine): number {
  const ahead = itemAhead(program, state);
  switch (now.now) {
    case 'deliver':
    case 'say':
    case 'discuss':
    case 'discussing':
    case 'decide':
    case 'deciding':
    case 'activity':
    case 'working':
    case 'brief-back':
    case 'advance':
    case 'advancing':
      return ahead;
    case 'break':
      return now.moved ? -1 : ahead;
    case 'confirm':
    case 'put': {
      const item = program.scenario.phases[state.phase]?.agenda[ahead];
      return item?.does === 'decide' && item.decision === now.decision ? ahead : -1;
    }
    // the agenda goes on when play does
    case 'resume':
      return ahead;
    case 'open-briefing':
    case 'start':
    case 'give':
    case 'tell':
    case 'proposal':
    case 'question':
    case 'busy':
    case 'stop':
    case 'finish':
    case 'leave':
    case 'wait':
    case 'hot-wash':
    case 'after':
      return -1;
  }
}

/** A moved break stands where it will be taken; once it is due it is the first row. */
function withMovedBreaks(
  program: Program,
  state: State,
  now: NowLine,
  agenda: readonly OrderRow[],
  reader: Reader,
): readonly OrderRow[] {
  const { scenario } = program;
  const phase = isAhead(state) ? 0 : state.phase;
  const due = isAhead(state) ? null : breakDue(state);
  const stay = agenda.filter(({ item }) => item === null || !isMoved(state, phase, item));
  const here = state.movedBreaks.filter((each) => each === due || each.after.phase === phase);
  return here.reduce<readonly OrderRow[]>((rows, moved) => {
    const item = scenario.phases[moved.phase]?.agenda[moved.item];
    if (item === undefined) return rows;
    const row: OrderRow = {
      ...subject(program, item, reader),
      status: moved === due && now.now === 'break' ? 'now' : 'agenda',
      item: moved.phase === phase ? moved.item : null,
      minutes: item.minutes,
      at: null,
      handed: null,
      why: null,
      mayDrop: item.priority === 'may-drop',
    };
    const after = rows.findIndex((each) => each.item === moved.after.item);
    const coming = rows.findIndex(({ status }) => status === 'now' || status === 'agenda');
    const at = moved === due ? coming : after + 1;
    return at < 0 ? [...rows, row] : rows.toSpliced(at, 0, row);
  }, stay);
}

const ofAgenda = (scenario: Scenario, inject: Inject) =>
  inject.at === null &&
  inject.when === null &&
  scenario.phases.some((phase) =>
    phase.agenda.some((item) => item.does === 'inject' && item.inject === inject.name),
  );

/** Timed ones first, by time; then what is watched; then the reserve. Ties stay in the order of the file. */
function byTime(a: OrderRow, b: OrderRow): number {
  const rank = (row: OrderRow) =>
    row.at !== null ? 0 : row.status === 'proposed' ? -1 : row.status === 'watched' ? 1 : 2;
  return rank(a) - rank(b) || (a.at ?? 0) - (b.at ?? 0);
}

function agendaRow(
  program: Program,
  state: State,
  item: AgendaItem,
  place: number,
  nowAt: number,
  texts: Texts,
  reader: Reader,
): OrderRow {
  const { scenario } = program;
  const recorded = state.items[place] ?? 'to-come';
  const isNow = !isAhead(state) && place === nowAt;
  const dropped = isDropped(state, isAhead(state) ? 0 : state.phase, place);
  const coming = dropped ? 'skipped' : isNow ? 'now' : isHeld(program, state, item) ? 'held' : 'agenda';
  // what was delivered or decided before its turn is no more to come than what the agenda has done
  const isOver = recorded === 'done' || recorded === 'passed-over';
  const status: OrderRow['status'] =
    !isOver && !(recorded === 'to-come' && !isNow && isSpent(program, state, item))
      ? coming
      : item.does === 'inject' && isToGive(state, item.inject)
        ? 'to-give'
        : isOver
          ? recorded
          : 'done';
  return {
    ...subject(program, item, reader),
    status,
    item: place,
    minutes:
      item.minutes ??
      (item.does === 'decide'
        ? (scenario.decisions.find((decision) => decision.name === item.decision)?.minutes ?? null)
        : null),
    at: null,
    handed: item.does === 'inject' ? handedOf(state, item.inject, texts) : null,
    why: item.onlyIf === null ? null : told(program, state, item.onlyIf, reader),
    mayDrop: item.priority === 'may-drop',
  };
}

const isHeld = (program: Program, state: State, item: AgendaItem) =>
  item.does === 'inject' &&
  injectStatus(program, state, program.places.inject.get(item.inject) ?? -1) === 'held';

/** What an item does, and to what. */
export function subject(
  program: Program,
  item: AgendaItem,
  reader: Reader,
): Pick<OrderRow, 'of' | 'name' | 'serial' | 'title' | 'seconds'> {
  const { scenario } = program;
  switch (item.does) {
    case 'inject': {
      const inject = scenario.injects.find((candidate) => candidate.name === item.inject);
      return {
        of: 'inject',
        name: item.inject,
        serial: inject?.serial ?? null,
        title: inject ? injectTitle(inject, reader, reader.widthOf) : item.inject,
        seconds: null,
      };
    }
    case 'decide': {
      const decision = scenario.decisions.find((candidate) => candidate.name === item.decision);
      return {
        of: 'decision',
        name: item.decision,
        serial: decision?.serial ?? null,
        title: decision ? textIn(decision.question, reader) : item.decision,
        seconds: null,
      };
    }
    case 'discuss': {
      const discussion = scenario.discussions.find((candidate) => candidate.name === item.discussion);
      return {
        of: 'discussion',
        name: item.discussion,
        serial: null,
        title: discussion ? textIn(discussion.ask, reader) : item.discussion,
        seconds: null,
      };
    }
    case 'activity': {
      const activity = scenario.activities.find((candidate) => candidate.name === item.activity);
      return {
        of: 'activity',
        name: item.activity,
        serial: null,
        title: activity ? textIn(activity.title, reader) : item.activity,
        seconds: null,
      };
    }
    case 'say':
      return { of: 'say', name: '', serial: null, title: textIn(item.text, reader), seconds: null };
    case 'advance':
    case 'break':
      return { of: item.does, name: '', serial: null, title: '', seconds: item.seconds };
    case 'brief-back':
      return { of: 'brief-back', name: item.by, serial: null, title: '', seconds: null };
  }
}

function injectRow(
  program: Program,
  state: State,
  inject: Inject,
  place: number,
  texts: Texts,
  reader: Reader,
): OrderRow {
  const status = injectStatus(program, state, place);
  const delivered = state.messages.findLast((message) => message.inject === inject.name);
  const gates = [inject.when, inject.onlyIf].flatMap((gate) =>
    gate === null ? [] : [told(program, state, gate, reader)],
  );
  return {
    of: 'inject',
    name: inject.name,
    serial: inject.serial,
    title: injectTitle(inject, reader, reader.widthOf),
    seconds: null,
    status,
    item: null,
    minutes: null,
    at:
      status === 'done' || status === 'to-give' || status === 'withdrawn'
        ? (delivered?.story ?? null)
        : comesNoMore(state.injects[place])
          ? null
          : dueOf(program, state, 'inject', inject.name),
    handed: handedOf(state, inject.name, texts),
    why: status === 'done' || status === 'to-give' || gates.length === 0 ? null : gates.join(', '),
    mayDrop: inject.priority === 'may-drop',
  };
}

export function injectStatus(program: Program, state: State, place: number): OrderRow['status'] {
  const inject = program.scenario.injects[place];
  const now = state.injects[place];
  if (!inject || !now) return 'reserve';
  if (now.delivery === 'withdrawn') return 'withdrawn';
  if (now.coming === 'proposed') return 'proposed';
  if (now.times > 0 && isToGive(state, inject.name)) return 'to-give';
  if (comesNoMore(now)) return 'skipped';
  if (now.times >= inject.times) return 'done';
  if (now.held) return 'held';
  if (dueOf(program, state, 'inject', inject.name) !== null) return 'due';
  if (now.times > 0) return 'done';
  if (inject.when !== null || inject.at?.at === 'event') return 'watched';
  return inject.at === null ? 'agenda' : 'reserve';
}

/** A condition with what its variables read now, as the reader is told it. */
export function told(program: Program, state: State, expression: Expression, reader: Reader): string {
  const names = nodesIn(expression.tree).flatMap((node) => (node.op === 'variable' ? [node.name] : []));
  const now = program.scenario.variables
    .filter(({ name }) => names.includes(name))
    .map(({ name }) => ({ variable: name, value: valueOf(program, state, name) }));
  return reader.condition(expression, now);
}
