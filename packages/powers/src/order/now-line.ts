// The NOW line in words: what is to be said or done now, and what follows. The desk draws it, plain mode says it.
import type { ControlView, HotWashStep, InjectCard, NowLine, SeatBoard } from '@sandtable/core/view';
import { textIn } from '@sandtable/core/scenario';
import {
  duration,
  proposalReason,
  senderWords,
  storyTime,
  storyTimeAt,
  storyTimeInColumn,
  withinSentence,
  type Say,
} from '@sandtable/words';
import { answerWords, becameWords } from '@sandtable/words/play';
import { roleTitles } from '../form/choices.ts';
import type { ControlSituation } from '../form/power.ts';
import { endsOnTheWay, missedOnTheWay } from './left-behind.ts';
import { readOut } from './read-out.ts';

/**
 * What is to be said or done now: before anything else in a module its opening is read out, and of a move of the story it says which duties
 * have no time left before it arrives.
 */
export function nowWords(now: NowLine, desk: ControlSituation): string {
  const words = wordsOf(now, desk);
  return now === desk.view.now ? [...openingWords(desk), words, ...endsWords(desk)].join(' ') : words;
}

const openingWords = (desk: ControlSituation): readonly string[] =>
  readOut(desk) === null ? [] : [desk.say('desk.now.read-out')];

function endsWords(desk: ControlSituation): readonly string[] {
  const { view, scenario, say } = desk;
  const what = endsOnTheWay(view).map(
    ({ at, title }) =>
      `${withinSentence(title)} (${storyTimeInColumn(scenario.story, at, view.story, desk)})`,
  );
  return what.length === 0 ? [] : [say('desk.now.ends-on-the-way', { what: what.join('; ') })];
}

function wordsOf(now: NowLine, desk: ControlSituation): string {
  const { say, view } = desk;
  switch (now.now) {
    case 'open-briefing':
      return say('desk.now.open-briefing');
    case 'start':
      return say('desk.now.start');
    case 'resume':
      return say(now.reason === 'real-world' ? 'desk.now.resume-real-world' : 'desk.now.resume', {
        reason: say(`desk.pause.${now.reason}`),
      });
    case 'say':
      return say('desk.now.say', { text: now.text.trim() });
    case 'deliver': {
      const words = deliverWords(now.card, desk);
      return now.card.status === 'held' ? say('desk.now.held', { words }) : words;
    }
    case 'discuss':
      return say('desk.now.discuss', { ask: now.ask.trim() });
    case 'discussing':
      return say('desk.now.discussing', { ask: now.ask.trim() });
    case 'decide':
      return (
        say('desk.now.decide', { serial: now.serial, question: now.question.trim() }) +
        answeredEarly(now.decision, desk)
      );
    case 'deciding':
      return say('desk.now.deciding', {
        serial: now.serial,
        question: now.question.trim(),
        waits: now.waitsFor.length,
        to: roleTitles(view, now.waitsFor, say),
      });
    case 'give':
      return giveWords(now, desk);
    case 'put':
      return (
        say('desk.now.put', {
          serial: now.serial,
          to: roleTitles(view, now.to, say),
          question: now.question.trim(),
        }) + answeredEarly(now.decision, desk)
      );
    case 'confirm':
      return confirmWords(now, desk);
    case 'proposal':
      return proposalWords(now, desk);
    case 'tell':
      return say('desk.now.tell', {
        to: roleTitles(
          view,
          now.to.map(({ role }) => role),
          say,
        ),
        text: now.text.trim(),
      });
    case 'question':
      return say('desk.now.question', { title: now.title, text: now.text.trim() });
    case 'activity':
      return say('desk.now.activity', { title: now.title });
    case 'working':
      return say('desk.now.working', { title: now.title });
    case 'brief-back':
      return say(`desk.now.brief-back.${now.by}`, { form: now.form.join(', ') });
    case 'break':
      return say('desk.now.break', { time: duration(now.seconds, desk) });
    case 'advance':
      return advanceWords(now.to, desk);
    case 'advancing': {
      const { to, time, isNow } = ahead(now.to, desk);
      return isNow ? say('desk.now.advancing-in', { time }) : say('desk.now.advancing', { to });
    }
    case 'busy': {
      const what = busyWords(now.what, desk);
      const { to, time, isNow } = ahead(now.to, desk);
      return isNow ? say('desk.now.busy-in', { what, time }) : say('desk.now.busy', { what, to });
    }
    case 'stop':
      return stopWords(now, desk);
    case 'leave':
      return (
        (now.phase === null
          ? say('desk.now.end')
          : say('desk.now.leave', { title: now.title ?? now.phase })) +
        (now.jumpsTo === null ? '' : ` ${jumpWords(now.jumpsTo, desk)}`) +
        onTheWay(desk)
      );
    case 'finish':
      return say('desk.now.finish');
    case 'wait':
      return waitWords(now, desk);
    case 'hot-wash':
      return hotWashWords(now.step, desk);
    case 'after':
      return say(`desk.now.after.${now.stage}`);
  }
}

function hotWashWords(step: HotWashStep, { say }: ControlSituation): string {
  switch (step.at) {
    case 'opening':
      return say('desk.now.hot-wash.opening', { count: step.questions.length });
    case 'question':
      return say('desk.now.hot-wash.question', { ask: step.ask.trim() });
    case 'parked':
      return step.becomes === null
        ? say('desk.now.hot-wash.parked', { text: step.text.trim() })
        : say('desk.now.hot-wash.became', { became: becameWords(step.becomes, say) });
  }
}

/** What takes its time: a decision by its number, an action by its words, which are no order to whoever reads them. */
function busyWords(name: string, { scenario, language }: ControlSituation): string {
  const action = scenario.actions.find((each) => each.name === name);
  if (action !== undefined) return `“${textIn(action.text, { scenario, language }).trim()}”`;
  return scenario.decisions.find((each) => each.name === name)?.serial ?? name;
}

export function deliverWords(card: InjectCard, { say, view }: ControlSituation): string {
  const roles = card.to.map((each) => each.role);
  const empty = view.seats.filter(
    ({ role, status }) => roles.includes(role) && nobodysThere.includes(status),
  );
  const away = empty.map(({ role }) => role);
  const there = roles.filter((role) => !away.includes(role));
  const words = say(`desk.now.deliver.${card.delivery}`, {
    serial: card.serial,
    to: roleTitles(view, there.length === 0 ? roles : there, say),
    from: sender(card, say),
    channel: card.channel,
  });
  return away.length === 0
    ? words
    : `${words} ${say('desk.now.deliver.nobody', { roles: roleTitles(view, away, say) })}`;
}
/** A card is not handed to an empty chair. */
const nobodysThere: readonly SeatBoard['status'][] = ['simulated', 'missing'];

/** Where it is read aloud, the name that the room hears stands first. */
function sender({ from, shownAs, delivery }: InjectCard, say: Say): string {
  const aloud = delivery === 'spoken' || delivery === 'phone';
  if (shownAs === null || !aloud) return senderWords(from, shownAs, say);
  return say('desk.now.read-as', { sender: from, shown: shownAs });
}

/** Due by itself: how it is given, to whom, and for how long it has been due. */
function giveWords({ card, due }: Extract<NowLine, { now: 'give' }>, desk: ControlSituation): string {
  const words = deliverWords(card, desk);
  const since = due === null ? 0 : desk.wall - due;
  return since < 60_000
    ? words
    : desk.say('desk.now.give', {
        words,
        since: duration(Math.floor(since / 60_000) * 60, desk),
      });
}

/** What is read back, or, where they do not agree, what the rule makes of it. */
function confirmWords(now: Extract<NowLine, { now: 'confirm' }>, desk: ControlSituation): string {
  const { say, view } = desk;
  const { serial } = now;
  const board = view.decisions.find((each) => each.name === now.decision);
  const answer = now.gives === null ? '' : answerWords(now.gives, board?.amount ?? null, desk);
  if (now.agreed)
    return now.gives === null
      ? say('desk.now.confirm-covered', { serial })
      : say(now.early ? 'desk.now.confirm-early' : 'desk.now.confirm', { serial, answer });
  const counted = (board?.options ?? []).filter(({ count }) => count > 0);
  const inOwn = (board?.deciders ?? []).filter(
    ({ part, answer: own }) =>
      part !== 'consulted' &&
      (own?.form === 'declined' || (own?.form === 'other' && own.options.length === 0)),
  ).length;
  const votes = [
    ...counted.map(({ text, count }) => say('desk.now.vote', { option: withinSentence(text), count })),
    ...(inOwn === 0 ? [] : [say('desk.now.vote', { option: say('desk.now.vote-none'), count: inOwn })]),
  ].join(', ');
  return say(votes === '' ? 'desk.now.deadlock-covered' : 'desk.now.deadlock', { serial, votes, answer });
}

/** A proposal is a question: shall it be sent? */
function proposalWords(now: Extract<NowLine, { now: 'proposal' }>, desk: ControlSituation): string {
  const { card, because } = now;
  const why = proposalReason(card.name, desk) ?? now.why;
  return desk.say(`desk.now.proposal.${because}`, {
    serial: card.serial,
    title: card.title,
    to: roleTitles(
      desk.view,
      card.to.map((each) => each.role),
      desk.say,
    ),
    why: why === null ? '' : ` (${why})`,
  });
}

function stopWords(now: Extract<NowLine, { now: 'stop' }>, desk: ControlSituation): string {
  const { say, view } = desk;
  const { stop } = now;
  switch (stop.why) {
    case 'decision-closes': {
      const board = view.decisions.find((each) => each.name === stop.decision);
      return say('desk.stop.decision-closes', {
        serial: board?.serial ?? '',
        answer: now.closes === null ? '' : answerWords(now.closes, board?.amount ?? null, desk),
      });
    }
    case 'clock-ends':
      return (
        say('desk.stop.clock-ends', {
          title: view.clocks.find((each) => each.name === stop.clock)?.title ?? '',
          at: endsAt(stop.at, desk),
        }) + onTheWay(desk)
      );
    case 'expected-ends': {
      const expected = view.expected.find((each) => each.name === stop.expected);
      return (
        say('desk.stop.expected-ends', {
          title: expected?.title ?? '',
          text: expected?.text ?? '',
          at: endsAt(stop.at, desk),
        }) + onTheWay(desk)
      );
    }
    case 'phase-ends':
      return say('desk.stop.phase-ends') + onTheWay(desk);
    case 'jump':
      return `${jumpWords(stop.to, desk)} ${say('desk.stop.jump')}${onTheWay(desk)}`;
    case 'outcome':
      return say('desk.stop.outcome');
    case 'end-ex':
      return say('desk.stop.end-ex');
  }
}

/** When the time is up: the clock stands a second before it, in the minute before. */
const endsAt = (stopsAt: number, desk: ControlSituation): string =>
  storyTimeInColumn(desk.scenario.story, stopsAt + 1, desk.view.story, desk);

const jumpWords = (to: number, desk: ControlSituation): string =>
  desk.say('desk.now.jumps', { time: storyTimeAt(desk.scenario.story, to, desk) });

/** What would be missed before one arrives. */
function onTheWay({ view, say }: ControlSituation): string {
  const missed = missedOnTheWay(view).map(({ title }) => title);
  return missed.length === 0 ? '' : ` ${say('desk.now.missed', { what: missed.join('; ') })}`;
}

/** Nothing waits for anybody: when the story goes on by itself, and with what. */
function waitWords(now: Extract<NowLine, { now: 'wait' }>, desk: ControlSituation): string {
  const { say } = desk;
  const when = whenWords(now.to, desk);
  if (now.ends) return say(`desk.now.wait.${now.clock}-end`, { when });
  if (now.what === null) return say(`desk.now.wait.${now.clock}`, { when });
  const { serial, title } = now.what;
  return say(`desk.now.wait.${now.clock}-what`, {
    when,
    what: serial === null ? title : `${serial} ${title}`,
  });
}

/** A time of the story, and how long it is until then: within the minute that it has now only that says something. */
function ahead(
  at: number,
  desk: Pick<ControlSituation, 'scenario' | 'view' | 'language' | 'say'>,
): { readonly to: string; readonly time: string; readonly isNow: boolean } {
  const { scenario, view } = desk;
  const to = storyTimeAt(scenario.story, at, desk);
  return {
    to,
    time: duration(Math.max(0, at - view.story.seconds), desk),
    isNow: to === storyTime(view.story, desk),
  };
}

/** What moving the story on does. */
export function advanceWarning(at: number, desk: ControlSituation): string {
  const { to, time, isNow } = ahead(at, desk);
  return isNow
    ? desk.say('power.warn.advance-in', { time })
    : desk.say('power.warn.advance', { from: storyTime(desk.view.story, desk), to });
}

function whenWords(at: number, desk: ControlSituation): string {
  const { to, time, isNow } = ahead(at, desk);
  return isNow ? desk.say('desk.now.wait.in', { time }) : desk.say('desk.now.wait.at', { time: to });
}

function advanceWords(at: number, desk: ControlSituation): string {
  const { say, view } = desk;
  const { to, time, isNow } = ahead(at, desk);
  // a clock that runs has left where it was a moment ago: from when says nothing
  if (view.phase?.clock === 'runs')
    return isNow ? say('desk.now.advance-runs-in', { time }) : say('desk.now.advance-runs', { time, to });
  return isNow
    ? say('desk.now.advance-in', { time })
    : say('desk.now.advance', { from: storyTime(view.story, desk), to });
}

/** Who has answered it before it was put to them. */
function answeredEarly(decision: string, { view, say }: ControlSituation): string {
  const deciders = view.decisions.find(({ name }) => name === decision)?.deciders ?? [];
  const roles = deciders.flatMap(({ role, answered }) => (answered ? [role] : []));
  return roles.length === 0
    ? ''
    : ` ${say('desk.now.answered-early', { roles: roleTitles(view, roles, say) })}`;
}

/** What comes after it, so that one can look ahead while speaking: in as few words as name it. */
export function thenWords(desk: ControlSituation): string {
  const { stage, following } = desk.view;
  return stage !== 'conduct' || following === null
    ? ''
    : desk.say('desk.now.then', { what: briefWords(following, desk) });
}

function briefWords(line: NowLine, desk: ControlSituation): string {
  const { say } = desk;
  switch (line.now) {
    case 'give':
    case 'proposal':
    case 'deliver':
      return `${line.card.serial} ${line.card.title}`;
    case 'put':
    case 'confirm':
    case 'decide':
    case 'deciding':
      return `${line.serial} ${line.question.trim()}`;
    case 'discuss':
    case 'discussing':
      return line.ask.trim();
    case 'activity':
    case 'working':
      return line.title;
    case 'say':
      return say('desk.row.say', { text: line.text.trim() });
    case 'break':
      return say('desk.row.break', { time: duration(line.seconds, desk) });
    case 'brief-back':
      return say(`desk.row.brief-back.${line.by}`);
    case 'advance':
      return say('desk.row.advance', { time: duration(line.to - desk.view.story.seconds, desk) });
    case 'open-briefing':
    case 'start':
    case 'resume':
    case 'tell':
    case 'question':
    case 'advancing':
    case 'busy':
    case 'stop':
    case 'finish':
    case 'leave':
    case 'wait':
    case 'hot-wash':
    case 'after':
      return nowWords(line, desk);
  }
}

/** What may be read by anyone in the room: what kind of thing comes, and its number, not what it says. */
export function maskedNowWords(desk: ControlSituation): string {
  const { view, say } = desk;
  const { now } = view;
  if (!hidesNow(view)) return nowWords(now, desk);
  const kind = say(`desk.kind.${now.now}`);
  const serial = 'card' in now ? now.card.serial : 'serial' in now ? now.serial : null;
  const words =
    serial === null ? say('desk.now.masked', { kind }) : say('desk.now.masked-numbered', { kind, serial });
  return [...openingWords(desk), words].join(' ');
}

/** Whether the words of what is now are hidden while players see the screen: what tells nothing, or was heard by all, is not. */
export function hidesNow({ now, decisions }: ControlView): boolean {
  switch (now.now) {
    case 'open-briefing':
    case 'start':
    case 'resume':
    case 'discussing':
    case 'working':
    case 'brief-back':
    case 'break':
    case 'finish':
    case 'hot-wash':
    case 'after':
      return false;
    case 'deciding':
      return decisions.find(({ name }) => name === now.decision)?.heardByAll !== true;
    case 'say':
    case 'deliver':
    case 'discuss':
    case 'decide':
    case 'activity':
    case 'give':
    case 'tell':
    case 'put':
    case 'confirm':
    case 'proposal':
    case 'question':
    case 'advance':
    case 'advancing':
    case 'busy':
    case 'stop':
    case 'leave':
    case 'wait':
      return true;
  }
}
