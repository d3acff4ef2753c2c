/** Builds exercise control's view: everything, put in order. Pure. */
import type { Texts } from '../../record/entry.ts';
import { itemAhead, proposedBecause } from '../../questions/gate.ts';
import type { Program } from '../../program/program.ts';
import type { State } from '../../program/state.ts';
import { activityAtHand, activityBoard, onTheWall } from '../activity-board.ts';
import { clockBoards, expectedBoard, factBoards, measureBoards, seatBoards } from './boards.ts';
import { briefBackBoard } from '../brief-back.ts';
import type { ControlView } from './control-view.ts';
import { decisionBoards } from './decision-board.ts';
import { gaugeOf } from '../gauge.ts';
import { handBoards } from './handed.ts';
import { hotWashBoard } from '../hot-wash.ts';
import { injectTitle } from '../inject-title.ts';
import { nowLine, stopNow } from './now-line.ts';
import { peopleNotice, titleOfSpeaker } from '../people.ts';
import { questionQueue } from './question-queue.ts';
import { read, readOrNull, type Reader } from '../reader.ts';
import { runningOrder, told } from './running-order.ts';
import { storyTime } from '../story-time.ts';

export function controlView(program: Program, state: State, texts: Texts, reader: Reader): ControlView {
  const { scenario } = program;
  const outcome = scenario.outcomes[state.outcome];
  return {
    exercise: {
      id: scenario.id,
      title: read(scenario, reader, scenario.title),
      marking: scenario.marking,
      seed: state.setup.seed,
      rehearsal: state.rehearsal,
    },
    people: peopleNotice(scenario, state, reader),
    stage: state.stage,
    pause: state.pause,
    story: storyTime(scenario, state.now),
    phase: phaseOf(program, state, reader),
    now: nowLine(program, state, texts, reader),
    stop: stopNow(program, state),
    order: runningOrder(program, state, texts, reader),
    decisions: decisionBoards(program, state, texts, reader),
    world: scenario.variables.map((variable) => gaugeOf(program, state, variable, reader)),
    facts: factBoards(scenario, state, reader),
    clocks: clockBoards(scenario, state, reader),
    expected: scenario.expected.map((_, place) => expectedBoard(scenario, state, place, reader)),
    proposals: scenario.injects.flatMap((inject, place) => {
      if (state.injects[place]?.coming !== 'proposed') return [];
      const why = inject.when ?? inject.onlyIf;
      return [
        {
          inject: inject.name,
          serial: inject.serial,
          title: injectTitle(scenario, reader, inject),
          because: proposedBecause(inject),
          why: why === null ? null : told(program, state, why, reader),
        },
      ];
    }),
    ...handBoards(scenario, state, reader),
    questions: questionQueue(program, state, texts, reader),
    seats: seatBoards(program, state, texts, reader),
    moreTime: moreTime(program, state),
    discussion: openDiscussion(program, state, reader),
    briefBack: briefBackBoard(program, state, texts, reader),
    activity: openWall(program, state, texts, reader),
    measures: measureBoards(program, state),
    outcome: outcome ? { name: outcome.name, text: read(scenario, reader, outcome.text) } : null,
    notes: state.notes.map((note) => ({
      entry: note.entry,
      tag: note.tag,
      role: note.role,
      text: texts(note.said),
    })),
    hotWash: hotWashBoard(scenario, state, texts, reader),
  };
}

function phaseOf(program: Program, state: State, reader: Reader): ControlView['phase'] {
  const { scenario } = program;
  const phase = scenario.phases[state.phase];
  if (!phase) return null;
  return {
    name: phase.name,
    title: read(scenario, reader, phase.title),
    number: state.phase + 1,
    of: scenario.phases.length,
    clock: phase.clock,
    pace: phase.pace,
    say: readOrNull(scenario, reader, phase.say),
    soFar: readOrNull(scenario, reader, phase.soFar),
    done: state.phases[state.phase]?.done ?? false,
  };
}

function moreTime(program: Program, state: State): ControlView['moreTime'] {
  const item = program.scenario.phases[state.phase]?.agenda[itemAhead(program, state)];
  return {
    minutes: state.moreMinutes,
    mayAdd:
      state.stage === 'conduct' &&
      (item?.does === 'discuss' || item?.does === 'activity' || item?.does === 'brief-back'),
  };
}

function openDiscussion(program: Program, state: State, reader: Reader): ControlView['discussion'] {
  const { scenario } = program;
  const discussion = scenario.discussions.find((_, place) => state.discussions[place]?.status === 'open');
  if (!discussion) return null;
  return {
    name: discussion.name,
    ask: read(scenario, reader, discussion.ask),
    probes: discussion.probes.map((probe) => read(scenario, reader, probe)),
    listenFor: discussion.listenFor.map((task) => ({
      task,
      text: taskText(program, reader, task),
      heard: state.heard.some((each) => each.discussion === discussion.name && each.task === task),
    })),
    ifSilent: readOrNull(scenario, reader, discussion.ifSilent),
    notes: readOrNull(scenario, reader, discussion.notes),
    with: discussion.with.roles.map((role) => titleOfSpeaker(scenario, reader, role)),
  };
}

function taskText(program: Program, reader: Reader, name: string): string {
  const tasks = program.scenario.objectives.flatMap((objective) =>
    objective.targets.flatMap((target) => target.tasks),
  );
  const task = tasks.find((candidate) => candidate.name === name);
  return task ? read(program.scenario, reader, task.text) : name;
}

function openWall(
  { scenario }: Program,
  state: State,
  texts: Texts,
  reader: Reader,
): ControlView['activity'] {
  const place = activityAtHand(state);
  const activity = scenario.activities[place];
  const wall = state.activities[place];
  return activity && wall
    ? {
        ...activityBoard(scenario, activity, wall, texts, reader),
        onTheWall: onTheWall(wall, texts),
        rated: wall.ratings.map(({ by }) => by),
      }
    : null;
}
