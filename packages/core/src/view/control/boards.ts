/** Boards of exercise control: facts and who holds them, legal clocks, expected actions, seats, measures. */
import type { Texts } from '../../record/parts.ts';
import { actionAllowed, actionBarred } from '../../questions/gate.ts';
import { isInPlay } from '../../questions/read.ts';
import { measureNow, measureVerdict } from '../../questions/measure.ts';
import type { Program } from '../../program/program.ts';
import { controlsSeat, holderOf } from '../../questions/seat.ts';
import type { SeatState, State } from '../../program/state.ts';
import type { Expression } from '../../scenario/expression.ts';
import { meetingActions, meetingDecisions } from '../../scenario/meeting-actions.ts';
import type { Role } from '../../scenario/scenario.ts';
import type {
  ActionBoard,
  ClockBoard,
  ControlView,
  DeedBoard,
  ExpectedBoard,
  FactBoard,
  SeatBoard,
} from './control-view.ts';
import { textIn, textOrNull } from '../../scenario/text.ts';
import { citationOf, shortTitleOf, titleOf, titleOfMeasure } from '../../scenario/titles.ts';
import { playersOf } from '../people.ts';
import { speakerName, type Reader } from '../reader.ts';

export function factBoards(state: State, reader: Reader): FactBoard[] {
  const { scenario } = reader;
  return scenario.facts.map((fact, place) => {
    const now = state.facts[place];
    return {
      name: fact.name,
      text: textIn(fact.text, reader),
      detail: textOrNull(fact.detail, reader),
      tlp: fact.tlp,
      rumour: fact.rumour,
      correctedBy: fact.correctedBy,
      saidAloud: now?.aloud === 'all',
      saidAloudTo:
        now === undefined || now.aloud === null || now.aloud === 'all'
          ? []
          : now.aloud.map((role) => speakerName(role, reader)),
      holders: scenario.roles.flatMap((role, at) => {
        const since = now?.since[at] ?? -1;
        return since < 0 ? [] : [{ role: role.name, title: textIn(role.title, reader), since }];
      }),
    };
  });
}

export function actionBoards(program: Program, state: State, reader: Reader): ActionBoard[] {
  return reader.scenario.actions.map((action) => ({
    name: action.name,
    text: textIn(action.text, reader),
    whyNot: textOrNull(action.whyNot, reader),
    by: action.by.roles.map((role) => ({
      role,
      title: speakerName(role, reader),
      barred: actionBarred(program, state, action, role),
    })),
  }));
}

export function clockBoards(program: Program, state: State, reader: Reader): ClockBoard[] {
  const { scenario } = reader;
  return scenario.clocks.map((clock, place) => {
    const now = state.clocks[place];
    return {
      name: clock.name,
      title: textIn(clock.title, reader),
      law: clock.law === null ? null : citationOf(clock.law, reader),
      status: now?.status ?? 'waiting',
      until: now?.until ?? null,
      secondsLeft: secondsLeft(state, now),
      metBy: deeds(program, state, { owedBy: clock.owedBy, done: clock.done, clock: clock.name }, reader),
      decidedBy: meetingDecisions(scenario, clock.done, clock.name)
        .map(({ name }) => name)
        .filter((name) => state.decisions[program.places.decision.get(name) ?? -1]?.status !== 'closed'),
    };
  });
}

/** Null for what does not run, and after EndEx: nobody's time runs any more. */
const secondsLeft = (
  state: State,
  window: { readonly status: string; readonly until: number | null } | undefined,
): number | null =>
  isInPlay(state) && window?.status === 'running' && window.until !== null ? window.until - state.now : null;

/** Of what was waited for, the actions that somebody may take now; whoever owes it is named first. */
function deeds(
  program: Program,
  state: State,
  {
    owedBy,
    done,
    clock,
  }: Readonly<Record<'owedBy' | 'clock', string | null>> & { readonly done: Expression | null },
  reader: Reader,
): readonly DeedBoard[] {
  return meetingActions(reader.scenario, done, clock).flatMap(
    ({ action: { name, text, by }, atOnce, sets }) => {
      const may = by.roles.filter((role) => actionAllowed(program, state, name, role));
      const roles = may.toSorted((one, other) => Number(other === owedBy) - Number(one === owedBy));
      return roles.length === 0
        ? []
        : [{ action: name, text: textIn(text, reader), by: roles, atOnce, sets }];
    },
  );
}

export function expectedBoard(program: Program, state: State, place: number, reader: Reader): ExpectedBoard {
  const expected = reader.scenario.expected[place];
  if (!expected) throw new RangeError(`no expected action stands at ${place}`);
  const now = state.expected[place];
  return {
    name: expected.name,
    by: expected.by,
    title: speakerName(expected.by, reader),
    text: textIn(expected.text, reader),
    task: expected.task,
    status: now?.status ?? 'waiting',
    until: now?.until ?? null,
    secondsLeft: secondsLeft(state, now),
    byHand: expected.done === null,
    metBy: deeds(program, state, { owedBy: expected.by, done: expected.done, clock: null }, reader),
  };
}

export function seatBoards(program: Program, state: State, texts: Texts, reader: Reader): SeatBoard[] {
  const { scenario } = program;
  return scenario.roles.map((role, place) => {
    const seat = state.seats[place];
    const player = holderOf(program, state, role.name);
    const people = (seat?.participants ?? []).filter((participant) => participant !== controlsSeat);
    return {
      role: role.name,
      title: textIn(role.title, reader),
      short: role.short === null ? null : shortTitleOf(role.name, reader),
      organisation: titleOf('organisations', role.organisation, reader),
      present: !seat?.empty && (seat?.mergedInto ?? null) === null,
      prepared: state.prepared.includes(role.name),
      status: seatStatus(role, seat, player),
      playedBy: speakerName(player, reader),
      player,
      mergedInto: seat?.mergedInto ?? null,
      players: playersOf(program, state, role.name),
      participants: people.map((participant) => {
        const name = seat?.names.find(([number]) => number === participant)?.[1];
        return { participant, name: name ? texts(name) : null };
      }),
    };
  });
}

function seatStatus(role: Role, seat: SeatState | undefined, player: string): SeatBoard['status'] {
  if (player !== role.name) return (seat?.mergedInto ?? null) === null ? 'taken-over' : 'merged';
  if (seat?.empty) return role.ifAbsent.how === 'essential' ? 'missing' : 'simulated';
  return seat?.participants.every((each) => each === controlsSeat) && seat.participants.length > 0
    ? 'controls'
    : 'here';
}

export function measureBoards(program: Program, state: State, reader: Reader): ControlView['measures'] {
  return program.scenario.measures.map((measure) => {
    const { how } = measure;
    const value = measureNow(program, state, measure.name);
    const verdict = measureVerdict(program, state, measure.name, null);
    const { target } = how;
    return {
      name: measure.name,
      title: titleOfMeasure(measure, reader),
      value,
      unit: how.by === 'interval' ? 'minutes' : null,
      target:
        target === null
          ? null
          : typeof target === 'number'
            ? `<= ${target / 60}`
            : `${target.comparison} ${target.value}`,
      met: verdict === 'met' ? true : verdict === 'not-met' ? false : null,
    };
  });
}
