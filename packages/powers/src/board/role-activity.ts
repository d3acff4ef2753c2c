// What a role writes on the wall of an activity at its own screen: ideas or reasons, dots, and its answers to a survey.
import type { ActivityBoard } from '@sandtable/core/view';
import { amount, chosen, field, give, pick, slots, text } from '../form/field.ts';
import type { Choice, RolePower, RoleSituation } from '../form/power.ts';

const openActivity = (
  { view }: RoleSituation,
  ...kinds: readonly ActivityBoard['kind'][]
): ActivityBoard | null =>
  view.stage === 'conduct' && view.activity?.status === 'open' && kinds.includes(view.activity.kind)
    ? view.activity
    : null;
const mustHave = ({ view }: RoleSituation): ActivityBoard => {
  if (view.activity === null) throw new TypeError('no activity was begun');
  return view.activity;
};
const me = ({ view }: RoleSituation): { role: string } => ({ role: view.role.name });

const write: RolePower = {
  id: 'write',
  group: 'talk',
  key: 'n',
  fields: [text('said')],
  available: (situation) => openActivity(situation, 'brainstorm', 'premortem') !== null,
  warning: () => null,
  build(situation, values) {
    const { texts, slot } = slots();
    const { name, kind } = mustHave(situation);
    const body = {
      activity: name,
      of: kind === 'premortem' ? ('reason' as const) : ('idea' as const),
      said: slot(chosen(values, 'said')),
      by: situation.view.role.name,
      about: null,
    };
    return give({ kind: 'contribute', body }, texts, me(situation));
  },
};

const cardsOn = ({ view }: RoleSituation): readonly Choice[] =>
  (view.activity?.groups ?? [])
    .flatMap(({ cards }) => cards)
    .toSorted((one, other) => one.number - other.number)
    .map((card) => ({ value: String(card.number), label: card.text, short: String(card.number) }));

const dots: RolePower = {
  id: 'dots',
  group: 'talk',
  key: 'v',
  fields: [
    pick('card', cardsOn),
    field('votes', {}, () => ({ kind: 'number', min: 0, max: null, unit: null, whole: true, presumed: 1 })),
  ],
  available: (situation) =>
    openActivity(situation, 'brainstorm', 'premortem') !== null && cardsOn(situation).length > 0,
  warning: () => null,
  build: (situation, values) =>
    give(
      {
        kind: 'vote',
        body: {
          activity: mustHave(situation).name,
          for: Number(chosen(values, 'card')),
          votes: amount(values, 'votes'),
          by: situation.view.role.name,
        },
      },
      [],
      me(situation),
    ),
};

const survey: RolePower = {
  id: 'survey',
  group: 'talk',
  key: 'y',
  fields: [text('ratings')],
  available: (situation) => openActivity(situation, 'survey') !== null,
  warning: () => null,
  build: (situation, values) =>
    give(
      {
        kind: 'rate',
        body: {
          activity: mustHave(situation).name,
          by: situation.view.role.name,
          ratings: readRatings(chosen(values, 'ratings')),
        },
      },
      [],
      me(situation),
    ),
};

/** `4 2 - 5`, with blanks or commas. What is no number is refused by the core, which knows the questions. */
export const readRatings = (typed: string): (number | null)[] =>
  typed
    .split(/[\s,;]+/u)
    .filter((each) => each !== '')
    .map((each) => (each === '-' ? null : /^\d+$/u.test(each) ? Number(each) : 0));

export const roleActivityPowers: readonly RolePower[] = [write, dots, survey];
