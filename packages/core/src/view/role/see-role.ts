/** Builds a role's view. Whatever is added here must be something that this role was told, decides, or is declared to see. */
import type { Texts } from '../../record/parts.ts';
import type { Program } from '../../program/program.ts';
import { placeOf } from '../../program/program.ts';
import { actionAllowed } from '../../questions/gate.ts';
import { mayShareWith } from '../../questions/share.ts';
import { limitsOf } from '../../scenario/marking.ts';
import { isInPlay } from '../../questions/read.ts';
import { holderOf, partIn } from '../../questions/seat.ts';
import { discussionUnderWay } from '../../questions/talk.ts';
import type { DecisionState, State } from '../../program/state.ts';
import type { Decision, Role, Scenario } from '../../scenario/scenario.ts';
import { activityAtHand, activityBoard } from '../activity-board.ts';
import { isCovered } from '../ballot.ts';
import { organisationBoard } from '../evaluation-board.ts';
import { hotWashStep } from '../hot-wash.ts';
import { optionsForPlayers } from '../lettered-options.ts';
import { withInterpreters } from '../interpreted.ts';
import { inboxOf } from './inbox.ts';
import { gaugeOf } from '../gauge.ts';
import { deedText } from './deeds.ts';
import type { KnownFact, RoleDecision, RoleView } from './role-view.ts';
import { answerGiven, asSaid, closedResult } from '../standing-answer.ts';
import { textIn, textOrNull } from '../../scenario/text.ts';
import { citationOf, titleOf } from '../../scenario/titles.ts';
import { storyTimeOf } from '../../scenario/story-time.ts';
import { decisionBox, type PlannedMinutes } from '../time-box.ts';
import { titledRoles, peopleNotice } from '../people.ts';
import { speakerName, type Reader } from '../reader.ts';

/** Pure. Throws when the scenario has no such role. */
export function roleView(
  program: Program,
  state: State,
  role: string,
  plain: Texts,
  reader: Reader,
): RoleView {
  const { scenario } = program;
  const texts = withInterpreters(state, plain, reader);
  const asWritten = scenario.roles.find((candidate) => candidate.name === role);
  if (!asWritten) throw new RangeError(`no role is called ${role}`);
  const phase = scenario.phases[state.phase];
  const discussion = discussionUnderWay(program, state);
  return {
    exercise: {
      title: textIn(scenario.title, reader),
      marking: scenario.marking,
      fictional: textIn(scenario.fictional, reader),
    },
    people: peopleNotice(state, reader),
    role: roleCard(scenario, asWritten, reader),
    stage: state.stage,
    pause: state.pause && { reason: state.pause.reason, until: state.pause.until },
    story: storyTimeOf(scenario.story, state.now),
    phase: phase ? { title: textIn(phase.title, reader), soFar: textOrNull(phase.soFar, reader) } : null,
    inbox: inboxOf(state, role, texts, reader),
    decisions: scenario.decisions.flatMap((decision, place) => {
      const now = state.decisions[place];
      const part = now && wasAsked(now) ? partIn(program, state, decision, role) : null;
      return now && part !== null
        ? [decisionFor(program, state, decision, now, role, part, texts, reader)]
        : [];
    }),
    actions: scenario.actions
      .filter(
        (action) =>
          state.stage === 'conduct' &&
          action.by.roles.includes(role) &&
          actionAllowed(program, state, action.name, role),
      )
      .map((action) => ({ name: action.name, text: textIn(action.text, reader) })),
    facts: knownFacts(program, state, role, reader),
    world: worldSeen(program, state, role, reader),
    law: scenario.law.map(({ title, text }) => ({
      title: textIn(title, reader),
      text: textIn(text, reader),
    })),
    clocks: scenario.clocks.flatMap((clock, place) => {
      const now = state.clocks[place];
      return isInPlay(state) &&
        now?.status === 'running' &&
        now.until !== null &&
        clock.seenBy.roles.includes(role)
        ? [
            {
              name: clock.name,
              title: textIn(clock.title, reader),
              secondsLeft: now.until - state.now,
            },
          ]
        : [];
    }),
    discussion:
      discussion && (discussion.with.roles.length === 0 || discussion.with.roles.includes(role))
        ? { ask: textIn(discussion.ask, reader) }
        : null,
    alsoPlays: alsoPlays(program, state, role, texts, reader),
    hotWash: hotWashStep(state, texts, reader),
    evaluation: organisationBoard(program, state, asWritten.organisation, texts, reader),
    activity: activityFor(program, state, role, texts, reader),
    log: state.deeds
      .filter((deed) => deed.role === role && deed.correctedBy === null)
      .toSorted((one, other) => one.story - other.story)
      .map((deed) => ({
        story: deed.story,
        what: deed.command.kind,
        text: deedText(texts, deed, reader),
      })),
  };
}

/**
 * What of a role's view it sees of the world. What has not come about is not shown: “a second source was asked: no” would tell what is hoped
 * for, and “two people are held: no” what may come.
 */
export const worldSeen = (program: Program, state: State, role: string, reader: Reader): RoleView['world'] =>
  program.scenario.variables
    .filter((variable) => variable.seenBy.roles.includes(role))
    .map((variable) => ({ variable, gauge: gaugeOf(program, state, variable, reader) }))
    .filter(({ variable: { start }, gauge: { value } }) => !(start === false && value === false))
    .map(({ gauge }) => gauge);

/** A role that is itself played by another plays none. */
function alsoPlays(
  program: Program,
  state: State,
  role: string,
  texts: Texts,
  reader: Reader,
): RoleView['alsoPlays'] {
  const { scenario } = program;
  return scenario.roles
    .filter(({ name }) => name !== role && holderOf(program, state, name) === role)
    .map((other) => ({
      role: roleCard(scenario, other, reader),
      inbox: inboxOf(state, other.name, texts, reader),
      facts: knownFacts(program, state, other.name, reader),
    }));
}

function activityFor(
  { scenario }: Program,
  state: State,
  role: string,
  texts: Texts,
  reader: Reader,
): RoleView['activity'] {
  const place = activityAtHand(state);
  const activity = scenario.activities[place];
  const now = state.activities[place];
  return activity && now && (activity.with.roles.length === 0 || activity.with.roles.includes(role))
    ? activityBoard(activity, now, state, texts, reader)
    : null;
}

function roleCard(scenario: Scenario, role: Role, reader: Reader): RoleView['role'] {
  return {
    name: role.name,
    title: textIn(role.title, reader),
    organisation: titleOf('organisations', role.organisation, reader),
    brief: textOrNull(role.brief, reader),
    can: role.can.map(({ text }) => textIn(text, reader)),
  };
}

/** A decision reaches a role when it was put to the deciders, and the role decides or is consulted. */
const wasAsked = (decision: DecisionState): boolean => decision.status === 'open' || decision.everOpened;

function decisionFor(
  program: Program,
  state: State,
  decision: Decision,
  now: DecisionState,
  role: string,
  part: RoleDecision['part'],
  texts: Texts,
  reader: Reader,
): RoleDecision {
  const given = (name: string) => {
    const answer = now.answers.find((each) => each.role === name);
    return answer ? asSaid(answerGiven(texts, decision, answer, reader)) : null;
  };
  const open = now.status === 'open';
  const visible = !isCovered(decision, now.status);
  const form = decision.answer;
  return {
    name: decision.name,
    question: textIn(decision.question, reader),
    whyNow: textOrNull(decision.whyNow, reader),
    law: decision.law.map((name) => citationOf(name, reader) ?? name),
    rule: decision.rule,
    part,
    form: form.form,
    amount:
      form.form === 'amount' ? { min: form.min, max: form.max, unit: textOrNull(form.unit, reader) } : null,
    options: open
      ? optionsForPlayers(program, state, program.places.decision.get(decision.name) ?? -1).map(
          ({ option, letter, allowed }) => ({
            name: option.name,
            text: textIn(option.text, reader),
            letter,
            allowed,
          }),
        )
      : [],
    ask: decision.ask,
    secondsLeft: open && isInPlay(state) && now.until !== null ? now.until - state.now : null,
    ...timeBoxOf(state, decision, now, open),
    open,
    mine: given(role),
    others: others(decision)
      .filter((name) => name !== role)
      .map((name) => ({
        title: speakerName(name, reader),
        decides: decision.by.roles.includes(name),
        answered: now.answers.some((each) => each.role === name),
        answer: visible ? given(name) : null,
        playedBy: playedByOther(program, state, name, reader),
      })),
    result: asSaid(closedResult(texts, decision, now, reader)),
  };
}

/** Minutes that are over run out no more. */
function timeBoxOf(state: State, decision: Decision, now: DecisionState, open: boolean): PlannedMinutes {
  const box = decisionBox(state, decision, now);
  return open && isInPlay(state) ? box : { ...box, until: null };
}

function playedByOther(program: Program, state: State, role: string, reader: Reader): string | null {
  const holder = holderOf(program, state, role);
  return holder === role ? null : speakerName(holder, reader);
}

const others = (decision: Decision) => [...new Set([...decision.by.roles, ...decision.consult.roles])];

function knownFacts(program: Program, state: State, role: string, reader: Reader): KnownFact[] {
  const { scenario } = program;
  const place = placeOf(program, 'role', role);
  return scenario.facts.flatMap((fact, at) =>
    (state.facts[at]?.since[place] ?? -1) < 0
      ? []
      : [
          {
            name: fact.name,
            text: textIn(fact.text, reader),
            detail: textOrNull(fact.detail, reader),
            ...limitsOf(fact),
            mayShareWith: titledRoles(mayShareWith(program, state, fact.name, role), reader),
          },
        ],
  );
}
