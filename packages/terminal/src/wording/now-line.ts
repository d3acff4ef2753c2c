// The NOW line in words: what is to be said or done now, and what follows. The desk draws it, plain mode says it.
import type { DecisionBoard, HotWashStep, InjectCard, NowLine } from '@sandtable/core/view';
import { roleTitles } from '@sandtable/powers';
import { textIn } from '@sandtable/core/scenario';
import { duration, rowName, storyTime, storyTimeAt } from '@sandtable/words';
import { becameWords } from './hot-wash.ts';
import type { DeskSituation } from './situation.ts';

/** What is to be said or done now. */
export function nowWords(now: NowLine, desk: DeskSituation): string {
  const { say, view, scenario } = desk;
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
      return say('desk.now.decide', { serial: now.serial, question: now.question.trim() });
    case 'deciding':
      return say(now.ready ? 'desk.now.deciding-ready' : 'desk.now.deciding', {
        serial: now.serial,
        question: now.question.trim(),
      });
    case 'activity':
      return say('desk.now.activity', { title: now.title });
    case 'brief-back':
      return say(`desk.now.brief-back.${now.by}`, { form: now.form.join(', ') });
    case 'break':
      return say('desk.now.break', { time: duration(now.seconds, desk) });
    case 'advance':
      return say('desk.now.advance', {
        from: storyTime(view.story, desk),
        to: storyTimeAt(scenario.story, now.to, desk),
      });
    case 'busy':
      return say('desk.now.busy', {
        what: busyWords(now.what, desk),
        to: storyTimeAt(scenario.story, now.to, desk),
      });
    case 'stop':
      return stopWords(now, desk);
    case 'leave':
      return now.phase === null
        ? say('desk.now.end')
        : say('desk.now.leave', { title: now.title ?? now.phase });
    case 'run':
      return runWords(desk);
    case 'hot-wash':
      return hotWashWords(now.step, desk);
    case 'after':
      return say(`desk.now.after.${now.stage}`);
  }
}

function hotWashWords(step: HotWashStep, { say }: DeskSituation): string {
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

/** What takes its time: a decision by its number, an action by its words. */
function busyWords(name: string, { scenario, language }: DeskSituation): string {
  const action = scenario.actions.find((each) => each.name === name);
  if (action !== undefined) return textIn(action.text, { scenario, language });
  return scenario.decisions.find((each) => each.name === name)?.serial ?? name;
}

export function deliverWords(card: InjectCard, { say, view }: DeskSituation): string {
  const to = roleTitles(
    view,
    card.to.map((each) => each.role),
    say,
  );
  return say(`desk.now.deliver.${card.delivery}`, {
    serial: card.serial,
    to,
    from: card.from,
    channel: card.channel,
  });
}

/** Answered in time it closes as it was answered. */
function closesWords(board: DecisionBoard | undefined, { say }: DeskSituation): string {
  const serial = board?.serial ?? '';
  return board?.ready === true
    ? say('desk.stop.decision-closes-answered', { serial })
    : say('desk.stop.decision-closes', { serial });
}

function stopWords(now: Extract<NowLine, { now: 'stop' }>, desk: DeskSituation): string {
  const { say, view } = desk;
  const { stop } = now;
  switch (stop.why) {
    case 'decision-closes':
      return closesWords(
        view.decisions.find((each) => each.name === stop.decision),
        desk,
      );
    case 'clock-ends':
      return say('desk.stop.clock-ends', {
        title: view.clocks.find((each) => each.name === stop.clock)?.title ?? '',
      });
    case 'expected-ends': {
      const expected = view.expected.find((each) => each.name === stop.expected);
      return say('desk.stop.expected-ends', { title: expected?.title ?? '', text: expected?.text ?? '' });
    }
    case 'phase-ends':
      return say('desk.stop.phase-ends');
    case 'jump':
      return say('desk.stop.jump', { time: storyTimeAt(desk.scenario.story, stop.at, desk) });
    case 'outcome':
      return say('desk.stop.outcome');
    case 'end-ex':
      return say('desk.stop.end-ex');
  }
}

function runWords(desk: DeskSituation): string {
  const { say, view, scenario } = desk;
  const next = view.order.find(
    (each) => each.at !== null && each.at >= view.story.seconds && each.status === 'due',
  );
  if (next === undefined || next.at === null) return say('desk.now.run');
  return say('desk.now.run-until', {
    at: storyTimeAt(scenario.story, next.at, desk),
    what: rowName(next, desk),
  });
}

/** What follows in the agenda, so that one can look ahead while speaking. */
export function thenWords(desk: DeskSituation): string {
  const { view, say } = desk;
  if (view.stage !== 'conduct') return '';
  const at = view.order.findIndex((each) => each.status === 'now');
  const after = view.order.slice(at + 1).find((each) => each.item !== null && each.status === 'agenda');
  return at < 0 || after === undefined ? '' : say('desk.now.then', { what: rowName(after, desk) });
}

/** What may be read by anyone in the room: what kind of thing comes, not what it says. */
export function maskedNowWords(desk: DeskSituation): string {
  const { view, say } = desk;
  // the room's screen shows the hot wash anyway, so there is nothing to hide
  if (view.now.now === 'hot-wash') return hotWashWords(view.now.step, desk);
  return say('desk.now.masked', { kind: say(`desk.kind.${view.now.now}`) });
}
