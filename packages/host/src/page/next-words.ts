/** What the one button of whoever runs the exercise does now, in the words of the NOW line. */
import type { ControlView, NowLine } from '@sandtable/core/view';
import { waitingNote, type ControlSituation } from '@sandtable/powers';
import { storyTimeAt } from '@sandtable/words';

export function nextWords({ view, scenario, ...tongue }: ControlSituation): string {
  const { now } = view;
  const { say } = tongue;
  const until = (to: number): string => storyTimeAt(scenario.story, to, tongue);
  switch (now.now) {
    case 'deliver':
    case 'give':
    case 'proposal':
      return say(`page.next.${now.now}`, { serial: now.card.serial });
    case 'decide':
    case 'put':
      return say('page.next.put', { serial: now.serial });
    case 'confirm':
      return say(now.agreed ? 'page.next.confirm' : 'page.next.close-so', { serial: now.serial });
    case 'activity':
    case 'working':
      return say(`page.next.${now.now}`, { title: now.title });
    case 'advance':
    case 'busy':
      return say('page.next.move-on', { time: until(now.to) });
    case 'advancing':
    case 'wait':
      return say('page.next.jump', { time: until(now.to) });
    case 'leave':
      return now.phase === null
        ? say('page.next.end')
        : say('page.next.leave', { title: now.title ?? now.phase });
    case 'stop':
      return stopWords(now, view, tongue);
    case 'hot-wash':
      return say(waitingNote(view) === null ? 'page.next.next' : 'page.next.say-which');
    case 'open-briefing':
    case 'start':
    case 'resume':
    case 'tell':
    case 'say':
    case 'discuss':
    case 'discussing':
    case 'brief-back':
    case 'break':
      return say(`page.next.${now.now}`);
    case 'deciding':
    case 'question':
    case 'finish':
    case 'after':
      return say('page.next.go-on');
    default:
      return now satisfies never;
  }
}

function stopWords(
  { stop }: Extract<NowLine, { readonly now: 'stop' }>,
  { decisions }: ControlView,
  { say }: Pick<ControlSituation, 'say'>,
): string {
  switch (stop.why) {
    case 'decision-closes': {
      const serial = decisions.find(({ name }) => name === stop.decision)?.serial ?? '';
      return say('page.next.close-so', { serial });
    }
    case 'clock-ends':
    case 'expected-ends':
      return say('page.next.missed');
    case 'phase-ends':
    case 'jump':
    case 'outcome':
    case 'end-ex':
      return say('page.next.go-on');
    default:
      return stop satisfies never;
  }
}
