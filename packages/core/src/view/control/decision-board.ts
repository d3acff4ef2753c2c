/** Decisions as exercise control sees them: who decides, who has answered, who dissents, what stands by default. */
import type { Texts } from '../../record/entry.ts';
import type { Program } from '../../program/program.ts';
import { decisionReady, dissenters, optionAllowed } from '../../questions/gate.ts';
import { leadOf, partIn, present } from '../../questions/seat.ts';
import type { DecisionState, State } from '../../program/state.ts';
import type { Decision } from '../../scenario/scenario.ts';
import { isCovered } from '../ballot.ts';
import type { DecisionBoard } from './control-view.ts';
import { titleOfSpeaker } from '../people.ts';
import { read, readOrNull, type Reader } from '../reader.ts';
import { answerGiven, groundsGiven, otherwiseOf, resultOf } from '../standing-answer.ts';

export function decisionBoards(
  program: Program,
  state: State,
  texts: Texts,
  reader: Reader,
): DecisionBoard[] {
  return program.scenario.decisions.flatMap((decision, place) => {
    const its = state.decisions[place];
    return its ? [board(program, state, decision, place, its, texts, reader)] : [];
  });
}

function board(
  program: Program,
  state: State,
  decision: Decision,
  place: number,
  its: DecisionState,
  texts: Texts,
  reader: Reader,
): DecisionBoard {
  const { scenario } = program;
  const covered = isCovered(decision, its.status);
  const dissent = covered
    ? []
    : its.status === 'closed'
      ? (its.result?.dissent ?? [])
      : dissenters(program, state, decision.name);
  const form = decision.answer;
  const standard = decision.otherwise;
  return {
    name: decision.name,
    serial: decision.serial,
    question: read(scenario, reader, decision.question),
    whyNow: readOrNull(scenario, reader, decision.whyNow),
    rule: decision.rule,
    lead: leadOf(program, state, place),
    status: its.status,
    ballot: decision.ballot,
    minutes: decision.minutes === null ? null : decision.minutes + its.moreMinutes,
    openedWall: its.openedWall,
    secondsLeft: its.status === 'open' && its.until !== null ? its.until - state.now : null,
    busyUntil:
      state.delayed.find(
        (waiting) =>
          waiting.what === 'finish' && waiting.of.of !== 'action' && waiting.of.name === decision.name,
      )?.due ?? null,
    ready: decisionReady(program, state, decision.name),
    deciders: [...new Set([...decision.by.roles, ...decision.consult.roles])].map((role) => {
      const answer = its.answers.find((each) => each.role === role);
      const told = covered ? undefined : answer;
      return {
        role,
        title: titleOfSpeaker(scenario, reader, role),
        part: partIn(program, state, decision, role) ?? 'consulted',
        present: present(program, state, role),
        answered: answer !== undefined,
        answer: told ? answerGiven(scenario, reader, texts, decision, told) : null,
        dissents: dissent.includes(role),
        grounds: told ? groundsGiven(texts, reader, told) : [],
        saidAt: told?.saidAt ?? null,
      };
    }),
    options: decision.options.map((option) => ({
      name: option.name,
      text: read(scenario, reader, option.text),
      allowed: optionAllowed(program, state, decision.name, option.name),
      whyNot: readOrNull(scenario, reader, option.whyNot),
      isDefault: standard !== null && 'options' in standard && standard.options.includes(option.name),
      // of a secret ballot the count is all that is ever told
      count: (covered && its.status !== 'closed' ? [] : its.answers).filter(
        ({ answer, role }) =>
          decision.by.roles.includes(role) &&
          ((answer.form === 'options' && answer.options.includes(option.name)) ||
            (answer.form === 'other' && answer.treatAs === option.name)),
      ).length,
    })),
    form: form.form,
    amount:
      form.form === 'amount'
        ? { min: form.min, max: form.max, unit: readOrNull(scenario, reader, form.unit) }
        : null,
    otherwise: otherwiseOf(scenario, reader, decision),
    ifThey: decision.ifThey.map((proposal, at) => ({
      number: at + 1,
      do: read(scenario, reader, proposal.do),
      treatAs: proposal.treatAs,
      say: readOrNull(scenario, reader, proposal.say),
    })),
    ask: decision.ask,
    notes: readOrNull(scenario, reader, decision.notes),
    result: its.result ? resultOf(scenario, reader, decision, its.result) : null,
  };
}
