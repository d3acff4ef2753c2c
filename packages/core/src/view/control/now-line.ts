/** What is due now, as exercise control reads it: the NOW line, and what follows it. */
import type { Texts } from '../../record/parts.ts';
import { itemAhead, proposedBecause } from '../../questions/gate.ts';
import { dueOf, nextDue } from '../../questions/due.ts';
import { commandFor, eachDue, type Due, type Stop } from '../../questions/due-now.ts';
import { toGive } from '../../questions/to-give.ts';
import { closing, standing, type StandingResult } from '../../questions/rule.ts';
import { decidersOf } from '../../questions/seat.ts';
import type { Program } from '../../program/program.ts';
import { missesOf, nothingMissed } from '../../play/misses.ts';
import { nextStop } from '../../play/stop.ts';
import type { Message, State } from '../../program/state.ts';
import type { AgendaItem } from '../../scenario/scenario.ts';
import type { ControlView, InjectCard, NowLine } from './control-view.ts';
import { isCovered } from '../ballot.ts';
import { hotWashStep } from '../hot-wash.ts';
import { factText } from './handed.ts';
import { injectCard } from './inject-card.ts';
import { messageText } from '../messages.ts';
import { titledRoles } from '../people.ts';
import { told } from './running-order.ts';
import { answerGiven, resultOf, type StandingAnswer } from '../standing-answer.ts';
import { missing } from '../../scenario/missing.ts';
import { textIn } from '../../scenario/text.ts';
import { injectTitle } from '../../scenario/titles.ts';
import { speakerName, type Reader } from '../reader.ts';

/** The stop at which the clock stands: attended play does not go past it by itself. */
export function stopNow(program: Program, state: State): Stop | null {
  const stop = state.stage === 'conduct' ? nextStop(program, state, state.now + 2) : null;
  return stop !== null && stop.at <= state.now + 1 ? stop : null;
}

/** The first row of what is due, with the command that does it, and the second. */
export function nowLine(
  program: Program,
  state: State,
  texts: Texts,
  reader: Reader,
): Pick<ControlView, 'now' | 'next' | 'following'> {
  const rows: Due[] = [];
  eachDue(program, state, stopNow(program, state), (due) => rows.push(due) === 2);
  const [first, second] = rows;
  if (first === undefined) return { now: { now: 'after', stage: state.stage }, next: null, following: null };
  const line = (due: Due): NowLine => lineOf(program, state, due, texts, reader);
  return {
    now: line(first),
    next: commandFor(program, state, first),
    // that time goes on is nothing to be prepared for
    following: second === undefined || second.due === 'wait' ? null : line(second),
  };
}

function lineOf(program: Program, state: State, due: Due, texts: Texts, reader: Reader): NowLine {
  const { scenario } = program;
  const titled = (decision: string) => {
    const its = scenario.decisions.find(({ name }) => name === decision);
    return {
      decision,
      serial: its?.serial ?? decision,
      question: its ? textIn(its.question, reader) : decision,
    };
  };
  const card = (inject: string): InjectCard => injectCard(program, state, inject, texts, reader);
  switch (due.due) {
    case 'brief':
      return { now: 'open-briefing' };
    case 'start':
      return { now: 'start' };
    case 'resume':
      return { now: 'resume', reason: state.pause?.reason ?? 'break' };
    case 'turn-to':
    case 'unpark':
    case 'debrief': {
      const step = hotWashStep(state, texts, reader);
      return step === null ? { now: 'after', stage: state.stage } : { now: 'hot-wash', step };
    }
    case 'hot-wash':
    case 'close':
    case 'closed':
      return { now: 'after', stage: state.stage };
    case 'give': {
      const message = toGive(state).find(({ name }) => name === due.inject);
      if (message !== undefined && 'fact' in message)
        return {
          now: 'tell',
          message: due.inject,
          to: titledRoles(message.to, reader),
          text: factText(message.fact, reader),
          due: message.wall,
        };
      return message?.inject === null
        ? {
            now: 'tell',
            message: due.inject,
            to: titledRoles(message.to, reader),
            text: messageText(texts, message, null, reader) ?? reader.erased,
            due: message.wall,
          }
        : { now: 'give', ...delivered(message, card(due.inject), texts, reader) };
    }
    case 'put': {
      const place = program.places.decision.get(due.decision) ?? -1;
      return { now: 'put', ...titled(due.decision), to: decidersOf(program, state, place) };
    }
    case 'confirm':
      return {
        now: 'confirm',
        ...titled(due.decision),
        ...comesTo(program, state, due.decision, texts, reader),
      };
    case 'proposal': {
      const inject = scenario.injects[program.places.inject.get(due.inject) ?? -1];
      const why = inject?.when ?? inject?.onlyIf ?? null;
      return {
        now: 'proposal',
        card: card(due.inject),
        because: inject ? proposedBecause(inject) : 'hold',
        why: why === null ? null : told(program, state, why, reader),
      };
    }
    case 'question': {
      const question = state.questions.find(({ entry }) => entry === due.question);
      return {
        now: 'question',
        question: due.question,
        title: question ? speakerName(question.by, reader) : '',
        text: (question && texts(question.said)) ?? reader.erased,
      };
    }
    case 'stop':
      return { now: 'stop', stop: due.stop, ...stopLeads(program, state, due, reader) };
    case 'deciding': {
      const place = program.places.decision.get(due.decision) ?? -1;
      const answered = (state.decisions[place]?.answers ?? []).map(({ role }) => role);
      const rest = decidersOf(program, state, place).filter((role) => !answered.includes(role));
      return { now: 'deciding', ...titled(due.decision), waitsFor: answered.length === 0 ? [] : rest };
    }
    case 'discussing':
      return { now: 'discussing', ...discussion(program, due.discussion, reader), minutes: null };
    case 'working':
      return {
        now: 'working',
        activity: due.activity,
        title: activityTitle(program, due.activity, reader),
        empty: isEmpty(program, state, due.activity),
      };
    case 'advancing':
      return { now: 'advancing', to: due.to };
    case 'busy':
      return { now: 'busy', to: due.to, what: due.name };
    case 'moved-break':
      return { now: 'break', seconds: due.seconds, moved: true };
    case 'item':
      return itemLine(program, state, due.item, texts, reader);
    case 'finish':
      return { now: 'finish' };
    case 'leave': {
      const next = scenario.phases.find(({ name }) => name === due.go);
      const jumpsTo = next?.jumpTo ?? null;
      return {
        now: 'leave',
        phase: due.go,
        title: next ? textIn(next.title, reader) : null,
        jumpsTo: jumpsTo !== null && jumpsTo > state.now ? jumpsTo : null,
        misses:
          itemAhead(program, state) < (scenario.phases[state.phase]?.agenda.length ?? 0)
            ? nothingMissed
            : missesOf(program, state, { kind: 'leave', body: {} }),
      };
    }
    case 'wait':
      return { now: 'wait', clock: due.clock, ...nextEvent(program, state, reader) };
  }
}

/** The card of what was delivered, as it was: to whom, and with what its placeholders stood for then. */
function delivered(message: Message | undefined, card: InjectCard, texts: Texts, reader: Reader) {
  if (message === undefined) return { card, due: null };
  const textFor = (role: string | null): string => messageText(texts, message, role, reader) ?? reader.erased;
  return {
    due: message.wall,
    card: {
      ...card,
      to: titledRoles(message.to, reader),
      cc: titledRoles(message.cc, reader),
      text: textFor(null),
      textFor: card.textFor.map((own) => ({ ...own, text: textFor(own.role) })),
    },
  };
}

/** What a decision comes to when it is confirmed; `gives` is null while the ballot covers it. */
function comesTo(program: Program, state: State, name: string, texts: Texts, reader: Reader) {
  const place = program.places.decision.get(name) ?? -1;
  const decision = program.scenario.decisions[place];
  const now = state.decisions[place];
  const result = standing(program, state, place);
  const agreed = result?.how !== 'default';
  const early = now?.status === 'pending';
  if (!decision || !now || !result || (agreed && isCovered(decision, now.status)))
    return { early, agreed, gives: null };
  const [maker] = result.roles;
  const own = result.each.length > 0 ? undefined : now.answers.find(({ role }) => role === maker);
  return {
    early,
    agreed,
    gives: own ? answerGiven(texts, decision, own, reader) : resultOf(decision, result, reader),
  };
}

function stopLeads(
  program: Program,
  state: State,
  { stop }: Extract<Due, { readonly due: 'stop' }>,
  reader: Reader,
): { readonly closes: StandingAnswer | null; readonly misses: ReturnType<typeof missesOf> } {
  const misses = missesOf(program, state, { kind: 'advance', body: { to: stop.at + 1 } });
  if (stop.why !== 'decision-closes') return { closes: null, misses };
  const place = program.places.decision.get(stop.decision) ?? -1;
  const decision = program.scenario.decisions[place] ?? missing('decisions', place);
  const result: StandingResult = closing(program, state, place);
  return { closes: resultOf(decision, result, reader), misses };
}

function discussion({ scenario }: Program, name: string, reader: Reader) {
  const its = scenario.discussions.find((each) => each.name === name);
  return { discussion: name, ask: its ? textIn(its.ask, reader) : '' };
}

function activityTitle({ scenario }: Program, name: string, reader: Reader): string {
  const its = scenario.activities.find((each) => each.name === name);
  return its ? textIn(its.title, reader) : '';
}

/** Nothing stands on its wall. */
function isEmpty(program: Program, state: State, name: string): boolean {
  const wall = state.activities[program.places.activity.get(name) ?? -1];
  return (
    wall !== undefined &&
    wall.cards.every(({ down }) => down) &&
    wall.drawn.length === 0 &&
    wall.ratings.length === 0
  );
}

function itemLine(program: Program, state: State, item: AgendaItem, texts: Texts, reader: Reader): NowLine {
  const { scenario } = program;
  const { minutes } = item;
  switch (item.does) {
    case 'inject':
      return { now: 'deliver', card: injectCard(program, state, item.inject, texts, reader), minutes };
    case 'decide': {
      const decision = scenario.decisions.find((candidate) => candidate.name === item.decision);
      return {
        now: 'decide',
        decision: item.decision,
        serial: decision?.serial ?? '',
        question: decision ? textIn(decision.question, reader) : '',
        minutes: minutes ?? decision?.minutes ?? null,
      };
    }
    case 'discuss':
      return { now: 'discuss', ...discussion(program, item.discussion, reader), minutes };
    case 'activity':
      return {
        now: 'activity',
        activity: item.activity,
        title: activityTitle(program, item.activity, reader),
        minutes,
      };
    case 'say':
      return { now: 'say', text: textIn(item.text, reader), minutes };
    case 'advance':
      return { now: 'advance', to: state.now + item.seconds };
    case 'brief-back':
      return {
        now: 'brief-back',
        by: item.by,
        form: item.form.map((text) => textIn(text, reader)),
        minutes,
      };
    case 'break':
      return { now: 'break', seconds: item.seconds, moved: false };
  }
}

/** What comes next by itself, and when: an inject or a decision where it is one; the end of the story. */
function nextEvent(program: Program, state: State, reader: Reader) {
  const { scenario } = program;
  const to = nextDue(program, state);
  const inject = scenario.injects.find(({ name }) => dueOf(program, state, 'inject', name) === to);
  const decision = scenario.decisions.find(({ name }) => dueOf(program, state, 'decision', name) === to);
  const title = inject
    ? injectTitle(inject, reader, reader.widthOf)
    : decision && textIn(decision.question, reader);
  const serial = (inject ?? decision)?.serial ?? null;
  return { to, what: title === undefined ? null : { serial, title }, ends: to >= scenario.duration };
}
