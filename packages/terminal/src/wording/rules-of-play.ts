// Read aloud before StartEx: how to stop, what is fictional, the rules, what is recorded, what is promised, what play takes as given.
import { textIn, type Text } from '@sandtable/core/scenario';
import type { DeskSituation } from './situation.ts';

export interface RuleOfPlay {
  readonly is: 'stop' | 'told' | 'rule' | 'promise' | 'given';
  /** Empty where the sentence stands alone. */
  readonly label: string;
  readonly text: string;
}

export function rulesOfPlay(desk: DeskSituation): readonly RuleOfPlay[] {
  const { view, say, scenario } = desk;
  const { attribution, chathamHouse, safety, prepared } = view.people;
  const given = (
    of: 'assumption' | 'artificiality' | 'out-of-play',
    texts: readonly Text[],
  ): readonly RuleOfPlay[] =>
    texts.map((each) => ({ is: 'given', label: say(`desk.rules.${of}`), text: textIn(each, desk).trim() }));
  return [
    { is: 'stop', label: say('desk.rules.stop-label'), text: say('desk.rules.stop') },
    { is: 'told', label: say('desk.rules.fiction-label'), text: textIn(scenario.fictional, desk).trim() },
    ...(['one-voice', 'no-fault', 'pass', 'not-test', 'model'] as const).map((each): RuleOfPlay => ({
      is: 'rule',
      label: '',
      text: say(`desk.rules.${each}`),
    })),
    {
      is: 'told',
      label: say('desk.rules.data-label'),
      text: say('desk.rules.data', { attribution: say(`desk.attribution.${attribution}`) }),
    },
    ...(chathamHouse
      ? [
          {
            is: 'promise',
            label: say('people.chatham-house.label'),
            text: say('people.chatham-house'),
          } as const,
        ]
      : []),
    ...(prepared.length === 0
      ? []
      : [
          {
            is: 'promise',
            label: say('people.prepared.label'),
            text: say('people.prepared', { roles: prepared.join(', ') }),
          } as const,
        ]),
    ...(safety === null
      ? []
      : [{ is: 'promise', label: say('people.safety.label'), text: safety.trim() } as const]),
    ...given('assumption', scenario.assumptions),
    ...given('artificiality', scenario.artificialities),
    ...given('out-of-play', scenario.outOfPlay),
  ];
}
