/** Boards of exercise control: facts and who holds them, legal clocks, expected actions, seats, measures. */
import type { Texts } from '../../record/entry.ts';
import { measureNow } from '../../questions/measure.ts';
import type { Program } from '../../program/program.ts';
import { controlsSeat, holderOf } from '../../questions/seat.ts';
import type { SeatState, State } from '../../program/state.ts';
import type { Role, Scenario } from '../../scenario/scenario.ts';
import type { ClockBoard, ControlView, ExpectedBoard, FactBoard, SeatBoard } from './control-view.ts';
import { organisationTitle, titleOfSpeaker } from '../people.ts';
import { read, readOrNull, type Reader } from '../reader.ts';

export function factBoards(scenario: Scenario, state: State, reader: Reader): FactBoard[] {
  return scenario.facts.map((fact, place) => {
    const its = state.facts[place];
    return {
      name: fact.name,
      text: read(scenario, reader, fact.text),
      detail: readOrNull(scenario, reader, fact.detail),
      tlp: fact.tlp,
      rumour: fact.rumour,
      correctedBy: fact.correctedBy,
      saidAloud: its?.aloud === 'all',
      saidAloudTo:
        its === undefined || its.aloud === null || its.aloud === 'all'
          ? []
          : its.aloud.map((role) => titleOfSpeaker(scenario, reader, role)),
      holders: scenario.roles.flatMap((role, at) => {
        const since = its?.since[at] ?? -1;
        return since < 0 ? [] : [{ role: role.name, title: read(scenario, reader, role.title), since }];
      }),
    };
  });
}

export function clockBoards(scenario: Scenario, state: State, reader: Reader): ClockBoard[] {
  return scenario.clocks.map((clock, place) => {
    const its = state.clocks[place];
    const law = scenario.sources.find((source) => source.name === clock.law);
    return {
      name: clock.name,
      title: read(scenario, reader, clock.title),
      law: law ? read(scenario, reader, law.text) : null,
      status: its?.status ?? 'waiting',
      until: its?.until ?? null,
    };
  });
}

export function expectedBoard(
  scenario: Scenario,
  state: State,
  place: number,
  reader: Reader,
): ExpectedBoard {
  const expected = scenario.expected[place];
  if (!expected) throw new RangeError(`no expected action stands at ${place}`);
  const its = state.expected[place];
  return {
    name: expected.name,
    by: expected.by,
    title: titleOfSpeaker(scenario, reader, expected.by),
    text: read(scenario, reader, expected.text),
    task: expected.task,
    status: its?.status ?? 'waiting',
    until: its?.until ?? null,
    byHand: expected.done === null,
  };
}

export function seatBoards(program: Program, state: State, texts: Texts, reader: Reader): SeatBoard[] {
  const { scenario } = program;
  return scenario.roles.map((role, place) => {
    const its = state.seats[place];
    const player = holderOf(program, state, role.name);
    const people = (its?.participants ?? []).filter((participant) => participant !== controlsSeat);
    return {
      role: role.name,
      title: read(scenario, reader, role.title),
      organisation: organisationTitle(scenario, reader, role.organisation),
      present: !its?.empty && (its?.mergedInto ?? null) === null,
      status: seatStatus(role, its, player),
      playedBy: titleOfSpeaker(scenario, reader, player),
      mergedInto: its?.mergedInto ?? null,
      participants: people.map((participant) => {
        const name = its?.names.find(([number]) => number === participant)?.[1];
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

export function measureBoards(program: Program, state: State): ControlView['measures'] {
  return program.scenario.measures.map((measure) => {
    const { how } = measure;
    const value = measureNow(program, state, measure.name);
    const { target } = how;
    return {
      name: measure.name,
      value,
      unit: how.by === 'interval' ? 'minutes' : null,
      target:
        target === null
          ? null
          : typeof target === 'number'
            ? `<= ${target / 60}`
            : `${target.comparison} ${target.value}`,
      met:
        value === null || target === null
          ? null
          : typeof target === 'number'
            ? Number(value) <= target / 60
            : compared(value, target),
    };
  });
}

type Target = {
  readonly comparison: '<' | '<=' | '>' | '>=' | '==' | '!=';
  readonly value: number | boolean | string;
};

function compared(value: number | boolean | string, { comparison, value: target }: Target): boolean {
  if (comparison === '==') return value === target;
  if (comparison === '!=') return value !== target;
  if (typeof value !== 'number' || typeof target !== 'number') return false;
  if (comparison === '<') return value < target;
  if (comparison === '<=') return value <= target;
  return comparison === '>' ? value > target : value >= target;
}
