/** Decisions as exercise control sees them: who decides, who has answered, who dissents, what stands by default. */
import type { Texts } from '../../record/parts.ts';
import type { Program } from '../../program/program.ts';
import { decisionReady, dissenters } from '../../questions/gate.ts';
import { isInPlay } from '../../questions/read.ts';
import { standing } from '../../questions/rule.ts';
import { decidersOf, holderOf, leadOf, partIn, present } from '../../questions/seat.ts';
import type { DecisionState, State } from '../../program/state.ts';
import type { Decision } from '../../scenario/scenario.ts';
import { letteredOptions } from '../lettered-options.ts';
import { isCovered } from '../ballot.ts';
import type { DecisionBoard } from './control-view.ts';
import { answerGiven, groundsGiven, otherwiseOf, closedResult } from '../standing-answer.ts';
import { isHeardByAll } from '../plenary.ts';
import { textIn, textOrNull } from '../../scenario/text.ts';
import { citationOf } from '../../scenario/titles.ts';
import { titledRoles } from '../people.ts';
import { speakerName, type Reader } from '../reader.ts';

export function decisionBoards(
  program: Program,
  state: State,
  texts: Texts,
  reader: Reader,
): DecisionBoard[] {
  return program.scenario.decisions.flatMap((decision, place) => {
    const now = state.decisions[place];
    return now ? [board(program, state, decision, place, now, texts, reader)] : [];
  });
}

function board(
  program: Program,
  state: State,
  decision: Decision,
  place: number,
  now: DecisionState,
  texts: Texts,
  reader: Reader,
): DecisionBoard {
  const covered = isCovered(decision, now.status);
  const dissent = covered
    ? []
    : now.status === 'closed'
      ? (now.result?.dissent ?? [])
      : dissenters(program, state, decision.name);
  const deciders = decidersOf(program, state, place);
  const form = decision.answer;
  const standard = decision.otherwise;
  return {
    name: decision.name,
    serial: decision.serial,
    question: textIn(decision.question, reader),
    whyNow: textOrNull(decision.whyNow, reader),
    law: decision.law.map((name) => citationOf(name, reader) ?? name),
    rule: decision.rule,
    quorum: decision.quorum,
    lead: leadOf(program, state, place),
    status: now.status,
    put: now.put,
    heardByAll: isHeardByAll(program, state, place),
    ballot: decision.ballot,
    minutes: decision.minutes === null ? null : decision.minutes + now.moreMinutes,
    // after EndEx nobody's time runs any more
    openedWall: isInPlay(state) ? now.openedWall : null,
    secondsLeft:
      isInPlay(state) && now.status === 'open' && now.until !== null ? now.until - state.now : null,
    busyUntil:
      state.delayed.find(
        (waiting) =>
          waiting.what === 'finish' && waiting.of.of !== 'action' && waiting.of.name === decision.name,
      )?.due ?? null,
    ready: decisionReady(program, state, place),
    agreed: (standing(program, state, place)?.how ?? 'default') !== 'default',
    waitsFor:
      now.status === 'open'
        ? titledRoles(
            deciders.filter(
              (role) => present(program, state, role) && !now.answers.some((each) => each.role === role),
            ),
            reader,
          )
        : [],
    deciders: [...new Set([...decision.by.roles, ...decision.consult.roles])].map((role) => {
      const answer = now.answers.find((each) => each.role === role);
      const told = covered ? undefined : answer;
      return {
        role,
        title: speakerName(role, reader),
        part: partIn(program, state, decision, role) ?? 'consulted',
        playedBy: holderOf(program, state, role),
        present: present(program, state, role),
        counts: present(program, state, role) || deciders.includes(role),
        answered: answer !== undefined,
        answer: told ? answerGiven(texts, decision, told, reader) : null,
        dissents: dissent.includes(role),
        grounds: told ? groundsGiven(texts, reader, told) : [],
        saidAt: told?.saidAt ?? null,
      };
    }),
    options: letteredOptions(program, state, place).map(({ option, letter, allowed }) => ({
      name: option.name,
      text: textIn(option.text, reader),
      letter,
      allowed,
      whyNot: textOrNull(option.whyNot, reader),
      isDefault: standard !== null && 'options' in standard && standard.options.includes(option.name),
      // of a secret ballot the count is all that is ever told
      count: (covered && now.status !== 'closed' ? [] : now.answers).filter(
        ({ answer, role }) =>
          decision.by.roles.includes(role) &&
          ((answer.form === 'options' && answer.options.includes(option.name)) ||
            (answer.form === 'other' && answer.treatAs === option.name)),
      ).length,
    })),
    form: form.form,
    amount:
      form.form === 'amount' ? { min: form.min, max: form.max, unit: textOrNull(form.unit, reader) } : null,
    otherwise: otherwiseOf(decision, reader),
    ifThey: decision.ifThey.map((proposal, at) => ({
      number: at + 1,
      do: textIn(proposal.do, reader),
      treatAs: proposal.treatAs,
      say: textOrNull(proposal.say, reader),
    })),
    ask: decision.ask,
    notes: textOrNull(decision.notes, reader),
    result: closedResult(texts, decision, now, reader),
  };
}
