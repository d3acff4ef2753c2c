// What a group does at the screen of its table: one of them enters for all, as a recorder would.
import { chosen, give, maybe, pick, slots, text } from '../form/field.ts';
import { mayStop } from '../form/choices.ts';
import type { GroupPower, GroupSituation } from '../form/power.ts';
import { toldBy, toldColumns } from '../people/table-talk.ts';

const inPlay = ({ view }: GroupSituation): boolean => view.stage === 'conduct';

/** One answer of all at the table who decide, with what one of them would do otherwise. */
const answer: GroupPower = {
  id: 'table-answer',
  group: 'decisions',
  key: null,
  fields: [
    pick('answer', ({ view }) =>
      (view.decision?.options ?? []).map(({ name, letter, text: label }) => ({
        value: name,
        label,
        ...(letter !== null && { short: letter }),
      })),
    ),
    text('rationale', { optional: true }),
    text('dissent', { optional: true }),
  ],
  available: (situation) => inPlay(situation) && (situation.view.decision?.options.length ?? 0) > 0,
  warning: () => null,
  build({ view }, values) {
    const { decision } = view;
    if (decision === null) throw new TypeError('nothing is open at this table');
    return {
      do: 'give',
      given: decision.deciders.map((by, place) => {
        const { texts, slot } = slots();
        const [why, dissent] = [maybe(values, 'rationale'), maybe(values, 'dissent')];
        const grounds = {
          ...(why !== null && { rationale: slot(why) }),
          // it is said once, with the answer of the first
          ...(dissent !== null && place === 0 && { dissent: slot(dissent) }),
        };
        const answered = { form: 'options', options: [chosen(values, 'answer')] } as const;
        const entered = { saidAt: null, added: [], instead: false };
        const body = { decision: decision.name, by, answer: answered, grounds, ...entered };
        return { command: { kind: 'answer', body }, texts };
      }),
    };
  },
};

const report: GroupPower = {
  id: 'table-report',
  group: 'talk',
  key: null,
  fields: toldColumns<GroupSituation>(),
  available: ({ view }) => view.briefBack !== null,
  warning: () => null,
  build: (situation, values) => toldBy(situation.view.group.here, situation, values),
};

const idea: GroupPower = {
  id: 'table-idea',
  group: 'talk',
  key: null,
  fields: [text('said')],
  available: ({ view }) =>
    view.subject.shows === 'activity' &&
    view.subject.board.status === 'open' &&
    (view.subject.board.kind === 'brainstorm' || view.subject.board.kind === 'premortem'),
  warning: () => null,
  build({ view }, values) {
    if (view.subject.shows !== 'activity') throw new TypeError('no wall is at this table');
    const { name, kind } = view.subject.board;
    const { texts, slot } = slots();
    const of = kind === 'premortem' ? ('reason' as const) : ('idea' as const);
    const body = { activity: name, of, said: slot(chosen(values, 'said')), by: view.group.name, about: null };
    return give({ kind: 'contribute', body }, texts);
  },
};

const stop: GroupPower = {
  id: 'table-stop',
  group: 'course',
  key: null,
  fields: [],
  available: ({ view }) => mayStop(view),
  warning: ({ say }) => say('power.warn.stop'),
  build: () => give({ kind: 'pause', body: { reason: 'real-world', until: null } }),
};

export const groupPowers: readonly GroupPower[] = [answer, report, idea, stop];
