/** Builds exercise control's view: everything, put in order. Pure. */
import type { Texts } from '../../record/parts.ts';
import { correctable } from '../../questions/correctable.ts';
import { itemAhead, proposedBecause } from '../../questions/gate.ts';
import { discussionUnderWay } from '../../questions/talk.ts';
import type { Program } from '../../program/program.ts';
import type { State } from '../../program/state.ts';
import { activityAtHand, activityBoard, onTheWall } from '../activity-board.ts';
import { actionBoards, clockBoards, expectedBoard, factBoards, measureBoards, seatBoards } from './boards.ts';
import { briefBackBoard } from '../brief-back.ts';
import type { ControlView } from './control-view.ts';
import { decisionBoards } from './decision-board.ts';
import { evaluationBoard } from '../evaluation-board.ts';
import { gaugeOf } from '../gauge.ts';
import { handBoards } from './handed.ts';
import { hotWashBoard } from '../hot-wash.ts';
import { nowLine, stopNow } from './now-line.ts';
import { questionQueue } from './question-queue.ts';
import { runningOrder, told } from './running-order.ts';
import { takesAsLongAsItTakes } from '../../scenario/brings.ts';
import { outcomeText, textIn, textOrNull } from '../../scenario/text.ts';
import { titleOfTask, injectTitle } from '../../scenario/titles.ts';
import { storyTimeOf } from '../../scenario/story-time.ts';
import { withInterpreters } from '../interpreted.ts';
import { peopleNotice, smallSectors } from '../people.ts';
import { speakerName, type Reader } from '../reader.ts';

export function controlView(program: Program, state: State, plain: Texts, reader: Reader): ControlView {
  const { scenario } = program;
  const texts = withInterpreters(state, plain, reader);
  const outcome = scenario.outcomes[state.outcome];
  const line = nowLine(program, state, texts, reader);
  return {
    exercise: {
      id: scenario.id,
      title: textIn(scenario.title, reader),
      marking: scenario.marking,
      seed: state.setup.seed,
      rehearsal: state.rehearsal,
    },
    people: peopleNotice(state, reader),
    smallSectors: smallSectors(program, state),
    stage: state.stage,
    pause: state.pause,
    story: storyTimeOf(scenario.story, state.now),
    phase: phaseOf(program, state, reader),
    ...line,
    stop: stopNow(program, state),
    order: runningOrder(program, state, line.now, texts, reader),
    decisions: decisionBoards(program, state, texts, reader),
    world: scenario.variables.map((variable) => gaugeOf(program, state, variable, reader)),
    facts: factBoards(state, reader),
    clocks: clockBoards(program, state, reader),
    expected: scenario.expected.map((_, place) => expectedBoard(program, state, place, reader)),
    actions: actionBoards(program, state, reader),
    proposals: scenario.injects.flatMap((inject, place) => {
      if (state.injects[place]?.coming !== 'proposed') return [];
      const why = inject.when ?? inject.onlyIf;
      return [
        {
          inject: inject.name,
          serial: inject.serial,
          title: injectTitle(inject, reader, reader.widthOf),
          because: proposedBecause(inject),
          why: why === null ? null : told(program, state, why, reader),
        },
      ];
    }),
    ...handBoards(state, texts, reader),
    questions: questionQueue(program, state, texts, reader),
    seats: seatBoards(program, state, texts, reader),
    moreTime: moreTime(program, state),
    correctable: correctable(program, state),
    occurrences: state.occurrences,
    discussion: openDiscussion(program, state, reader),
    briefBack: briefBackBoard(program, state, texts, reader),
    activity: activityNow(program, state, texts, reader),
    measures: measureBoards(program, state, reader),
    outcome: outcome ? { name: outcome.name, text: outcomeText(outcome, state.told, reader) } : null,
    notes: state.notes.map((note) => ({
      entry: note.entry,
      tag: note.tag,
      role: note.role,
      on: note.on,
      text: texts(note.said),
    })),
    hotWash: hotWashBoard(state, texts, reader),
    evaluation: evaluationBoard(program, state, texts, reader),
  };
}

function phaseOf(program: Program, state: State, reader: Reader): ControlView['phase'] {
  const { scenario } = program;
  const phase = scenario.phases[state.phase];
  if (!phase) return null;
  return {
    name: phase.name,
    title: textIn(phase.title, reader),
    number: state.phase + 1,
    of: scenario.phases.length,
    clock: phase.clock,
    pace: phase.pace,
    say: textOrNull(phase.say, reader),
    soFar: textOrNull(phase.soFar, reader),
    done: state.phases[state.phase]?.done ?? false,
  };
}

function moreTime(program: Program, state: State): ControlView['moreTime'] {
  const item = program.scenario.phases[state.phase]?.agenda[itemAhead(program, state)];
  return {
    minutes: state.moreMinutes,
    mayAdd: state.stage === 'conduct' && item !== undefined && takesAsLongAsItTakes(item),
  };
}

function openDiscussion(program: Program, state: State, reader: Reader): ControlView['discussion'] {
  const discussion = discussionUnderWay(program, state);
  if (!discussion) return null;
  return {
    name: discussion.name,
    ask: textIn(discussion.ask, reader),
    probes: discussion.probes.map((probe) => textIn(probe, reader)),
    listenFor: discussion.listenFor.map((task) => ({
      task,
      text: titleOfTask(task, reader),
      heard: state.heard.some((each) => each.discussion === discussion.name && each.task === task),
    })),
    ifSilent: textOrNull(discussion.ifSilent, reader),
    notes: textOrNull(discussion.notes, reader),
    with: discussion.with.roles.map((role) => speakerName(role, reader)),
  };
}

function activityNow(
  { scenario }: Program,
  state: State,
  texts: Texts,
  reader: Reader,
): ControlView['activity'] {
  const place = activityAtHand(state);
  const activity = scenario.activities[place];
  const now = state.activities[place];
  return activity && now
    ? {
        ...activityBoard(activity, now, state, texts, reader),
        onTheWall: onTheWall(now, texts),
        rated: now.ratings.map(({ by }) => by),
      }
    : null;
}
