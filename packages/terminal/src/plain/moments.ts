// What is read at the moments around play: the opening, the rules, the hot wash, the goodbye.
import { rulesOfPlay } from '../wording/rules-of-play.ts';
import type { DeskSituation } from '../wording/situation.ts';
import { cameToSentences } from '../wording/came-to.ts';
import { contactNotice } from '../wording/people-notice.ts';
import { who } from './views.ts';

/** Nothing while play goes on. */
export function momentLines(desk: DeskSituation): readonly string[] {
  switch (desk.view.stage) {
    case 'set-up':
      return [desk.say('plain.opening'), ...who(desk)];
    case 'briefing':
      return ruleLines(desk);
    case 'closed':
      return summary(desk);
    case 'conduct':
    case 'paused':
    case 'end-ex':
    case 'hot-wash':
    case 'debrief':
      return [];
  }
}

const ruleLines = (desk: DeskSituation): readonly string[] =>
  rulesOfPlay(desk).map(({ label, text }) => (label === '' ? text : desk.say('plain.rule', { label, text })));

/** What the exercise showed, in a few lines. */
function summary({ view, say }: DeskSituation): readonly string[] {
  return [
    ...(view.outcome === null ? [] : [view.outcome.text]),
    ...cameToSentences(view, say),
    contactNotice(view.people, say),
  ];
}
