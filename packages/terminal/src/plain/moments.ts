// What is read at the moments around play: the opening, the rules, the hot wash, the goodbye.
import type { Text } from '@sandtable/core/scenario';
import type { DeskSituation } from '../wording/situation.ts';
import { textIn } from '@sandtable/words';
import { cameToSentences } from '../wording/came-to.ts';
import { contactNotice } from '../wording/people-notice.ts';
import { who } from './views.ts';

/** Nothing while play goes on. */
export function momentLines(desk: DeskSituation): readonly string[] {
  switch (desk.view.stage) {
    case 'set-up':
      return [desk.say('plain.opening'), ...who(desk)];
    case 'briefing':
      return rulesOfPlay(desk);
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

/** Read aloud before StartEx: how to stop, what is fictional, the rules, what is recorded. */
function rulesOfPlay(desk: DeskSituation): readonly string[] {
  const { view, say, scenario } = desk;
  const rules = ['one-voice', 'no-fault', 'pass', 'not-test', 'model'] as const;
  const listed = (
    label: 'assumption' | 'artificiality' | 'out-of-play',
    texts: readonly Text[],
  ): readonly string[] =>
    texts.map((each) => say('plain.rule', { label: say(`desk.rules.${label}`), text: textIn(each, desk) }));
  return [
    say('plain.rule', { label: say('desk.rules.stop-label'), text: say('desk.rules.stop') }),
    say('plain.rule', { label: say('desk.rules.fiction-label'), text: textIn(scenario.fictional, desk) }),
    ...rules.map((each) => say(`desk.rules.${each}`)),
    say('plain.rule', {
      label: say('desk.rules.data-label'),
      text: say('desk.rules.data', { attribution: say(`desk.attribution.${view.people.attribution}`) }),
    }),
    ...(view.people.chathamHouse
      ? [say('plain.rule', { label: say('people.chatham-house.label'), text: say('people.chatham-house') })]
      : []),
    ...(view.people.safety === null
      ? []
      : [say('plain.rule', { label: say('people.safety.label'), text: view.people.safety })]),
    ...listed('assumption', scenario.assumptions),
    ...listed('artificiality', scenario.artificialities),
    ...listed('out-of-play', scenario.outOfPlay),
  ];
}

/** What the exercise showed, in a few lines. */
function summary({ view, say }: DeskSituation): readonly string[] {
  return [
    ...(view.outcome === null ? [] : [view.outcome.text]),
    ...cameToSentences(view, say),
    contactNotice(view.people, say),
  ];
}
