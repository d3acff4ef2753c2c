// Powers over decisions: what was decided, by whom, in whatever form it was said, and how it is put right.
import type { ControlView, DecisionBoard } from '@sandtable/core/view';
import { answerWords } from '@sandtable/words/play';
import {
  adjudication,
  answerFields,
  answerOf,
  groundsFields,
  groundsOf,
  isOther,
  type Ballot,
} from './answer.ts';
import { allowing, answererChoices, answerers, neededFirst, playHere } from './needed-first.ts';
import {
  board,
  decisionChoices,
  evenBarred,
  inPlay,
  optionChoices,
  roleTitles,
  defaultWarning,
  settleWarning,
} from '../form/choices.ts';
import {
  amount,
  because,
  chosen,
  field,
  give,
  several,
  maybe,
  maybeAmount,
  picked,
  pickOnly,
  slots,
  text,
  withReason,
} from '../form/field.ts';
import type {
  Choice,
  ControlPower,
  ControlSituation,
  Field,
  GivenCommand,
  Picked,
  Values,
} from '../form/power.ts';

type Which = (decision: DecisionBoard) => boolean;
const isOpen: Which = (each) => each.status === 'open';
const isClosed: Which = (each) => each.status === 'closed';
const answerable: Which = (each) => each.status !== 'closed';

const some = (situation: ControlSituation, which: Which): boolean =>
  inPlay(situation) && situation.view.decisions.some(which);

/** The open ones first; only one open needs no question. */
function decisionField(which: Which): Field<ControlSituation> {
  return field('decision', {}, ({ view }) => {
    const open = decisionChoices(view, (each) => isOpen(each) && which(each));
    const rest = decisionChoices(view, (each) => !isOpen(each) && which(each));
    const only = open.length === 1 ? open[0] : rest.length === 1 && open.length === 0 ? rest[0] : undefined;
    const choices = [...open, ...rest];
    const asked = choices.find((each) => each.value === askedNow(view));
    return only === undefined
      ? { kind: 'pick', choices, ...(asked === undefined ? {} : { presumed: asked.value }) }
      : { kind: 'pick', choices, presumed: only.value, sure: true };
  });
}

/** Of several open ones, that which the NOW line speaks of is meant first. */
function askedNow({ now, clocks }: ControlView): string | null {
  if (now.now === 'stop' && now.stop.why === 'clock-ends') {
    const { clock } = now.stop;
    return clocks.find(({ name }) => name === clock)?.decidedBy[0] ?? null;
  }
  if (now.now === 'deciding' || now.now === 'decide' || now.now === 'confirm' || now.now === 'put')
    return now.decision;
  return now.now === 'stop' && now.stop.why === 'decision-closes' ? now.stop.decision : null;
}

/** The ballot as exercise control sees it. */
export function controlBallot(situation: ControlSituation, decision: string): Ballot | null {
  const of = board(situation.view, decision);
  const written = situation.scenario.decisions.find((each) => each.name === decision);
  if (of === undefined) return null;
  return {
    form: of.form,
    options: optionChoices(of, situation.say),
    amount: of.amount,
    ask: of.ask,
    closed: written?.closed ?? false,
    proposals: of.ifThey,
    adjudicates: true,
    say: situation.say,
  };
}

function ballotOf(situation: ControlSituation, values: Values): Ballot | null {
  const decision = maybe(values, 'decision');
  return decision === null ? null : controlBallot(situation, decision);
}

const deciders = ({ view, say }: ControlSituation, values: Values): readonly Choice[] =>
  answererChoices(board(view, values['decision']), say);
const decisionIn = (_situation: ControlSituation, values: Values): string | null => maybe(values, 'decision');

/** Who answers when nobody is named: the lead, the only one there is, or the only one who is still to answer. */
function presumedDeciders(situation: ControlSituation, values: Values): readonly string[] {
  const present = answerers(board(situation.view, values['decision'])).filter((each) => each.present);
  const lead = present.find((each) => each.part === 'leads');
  if (lead !== undefined) return [lead.role];
  const deciding = present.filter((each) => each.part !== 'consulted');
  const left = deciding.filter((each) => !each.answered);
  const [only, ...others] = left.length === 0 ? deciding : left;
  return only === undefined || others.length > 0 ? [] : [only.role];
}

/** Whose answer a new one takes the place of, and what it was, as far as the ballot lets it be seen. */
const replaced = (
  situation: ControlSituation,
  { deciders: all, amount: unit }: DecisionBoard,
  by: readonly string[],
): readonly string[] =>
  all
    .filter(({ role, answered }) => answered && by.includes(role))
    .map(({ title, answer }) =>
      answer === null
        ? situation.say('power.warn.replaces-covered', { role: title })
        : situation.say('power.warn.replaces', {
            role: title,
            answer: answerWords(answer, unit, situation),
          }),
    );

const decide: ControlPower = {
  id: 'decide',
  group: 'decisions',
  key: 'd',
  fields: [
    decisionField(answerable),
    field('deciders', { keyword: 'by' }, (situation, values) => ({
      kind: 'several',
      choices: deciders(situation, values),
      presumed: presumedDeciders(situation, values),
    })),
    playHere(decisionIn, (_situation, values) => several(values, 'deciders')),
    ...answerFields(ballotOf),
    allowing(decisionIn),
    ...groundsFields(ballotOf),
    field('said-at', { keyword: 'said', optional: true }, () => ({
      kind: 'wall',
      towards: 'back',
      quiet: true,
    })),
    field('effects', { keyword: 'effects', optional: true }, (_situation, values) =>
      isOther(values) && maybe(values, 'treat-as') === null
        ? { kind: 'effects' }
        : { kind: 'effects', quiet: true },
    ),
    field('instead', { keyword: 'instead', optional: true }, (_situation, values) =>
      Array.isArray(values['effects']) && values['effects'].length > 0
        ? { kind: 'yes-no', presumed: false }
        : null,
    ),
  ],
  available: (situation) => some(situation, answerable),
  warning(situation, values) {
    const of = board(situation.view, chosen(values, 'decision'));
    if (of === undefined) return null;
    const early = of.status === 'pending' ? [situation.say('power.warn.early', { decision: of.serial })] : [];
    const warnings = [...early, ...replaced(situation, of, several(values, 'deciders'))];
    return warnings.length === 0 ? null : warnings.join(' ');
  },
  build(situation, values) {
    const decision = chosen(values, 'decision');
    const ballot = ballotOf(situation, values);
    if (ballot === null) throw new TypeError(`there is no decision ${decision}`);
    const { saidAt, added, instead } = adjudication(values);
    const given = several(values, 'deciders').map((by, place): GivenCommand => {
      const { texts, slot } = slots();
      const answer = answerOf(ballot, values, slot);
      // What an answer brings beside its option is brought once, by the first who gave it.
      const extra = place === 0 ? { added, instead } : { added: [], instead: false };
      return {
        command: {
          kind: 'answer',
          body: { decision, by, answer, grounds: groundsOf(values, slot), saidAt, ...extra },
        },
        texts,
      };
    });
    return {
      do: 'give',
      given: [...neededFirst(situation, decision, several(values, 'deciders'), values), ...given],
    };
  },
};

const settle: ControlPower = {
  id: 'settle',
  group: 'decisions',
  key: null,
  fields: [pickOnly('decision', ({ view }) => decisionChoices(view, (each) => isOpen(each) && each.ready))],
  available: (situation) => some(situation, (each) => isOpen(each) && each.ready),
  warning: (situation, values) =>
    settleWarning(board(situation.view, chosen(values, 'decision')), false, situation),
  build: (_situation, values) =>
    give({ kind: 'settle', body: { decision: chosen(values, 'decision'), byDefault: false } }),
};

const byDefault: ControlPower = {
  id: 'default',
  group: 'decisions',
  key: null,
  fields: [pickOnly('decision', ({ view }) => decisionChoices(view, isOpen))],
  available: (situation) => some(situation, isOpen),
  warning: (situation, values) =>
    defaultWarning(board(situation.view, chosen(values, 'decision')), situation),
  build: (_situation, values) =>
    give({ kind: 'settle', body: { decision: chosen(values, 'decision'), byDefault: true } }),
};

const hasWindow = (view: ControlView, decision: unknown): boolean =>
  (board(view, decision)?.secondsLeft ?? null) !== null;

/** Story seconds that so many real minutes are in the phase that is active; none where the clock stands. */
function storySeconds({ view }: ControlSituation, decision: string, minutes: number): number {
  const windowed = hasWindow(view, decision);
  return windowed && view.phase?.clock === 'runs' ? Math.round(minutes * 60 * view.phase.pace) : 0;
}

/** Everything that is open and has, or may have, its minutes: decisions, what the table talks about, a break with its return. */
function openThings(situation: ControlSituation): readonly Choice<Picked>[] {
  const { view, say } = situation;
  const boards = decisionChoices(view, isOpen).map((each): Choice<Picked> => ({
    ...each,
    value: { is: 'decision', of: each.value },
  }));
  const item = view.moreTime.mayAdd
    ? [
        {
          value: 'item',
          label: say(`power.more.${view.now.now === 'brief-back' ? 'brief-back' : 'item'}`),
          short: 'item',
        },
      ]
    : [];
  const pause =
    view.pause !== null && view.pause.until !== null
      ? [{ value: 'break', label: say('power.more.break'), short: 'break' }]
      : [];
  // a pause comes before what waits through it; the table's own talk before a decision that waits in the background
  return view.now.now === 'deciding' || view.now.now === 'confirm'
    ? [...pause, ...boards, ...item]
    : [...pause, ...item, ...boards];
}

const plus: ControlPower = {
  id: 'plus',
  group: 'decisions',
  key: '+',
  fields: [
    field('open', {}, (situation) => {
      const choices = openThings(situation);
      const [first] = choices;
      if (first === undefined) return { kind: 'pick', choices };
      // in a break it is the break that gets longer
      return choices.length === 1 || first.value === 'break'
        ? { kind: 'pick', choices, presumed: first.value, sure: true }
        : { kind: 'pick', choices, presumed: first.value };
    }),
  ],
  available: (situation) => inPlay(situation) && openThings(situation).length > 0,
  warning: () => null,
  build(situation, values) {
    const open = picked(values, 'open');
    if (typeof open === 'object' && open?.is === 'decision')
      return give({
        kind: 'extend',
        body: { decision: open.of, seconds: storySeconds(situation, open.of, 2), minutes: 2 },
      });
    return give({ kind: 'more-time', body: { of: open === 'break' ? 'break' : 'item', minutes: 2 } });
  },
};

const extend: ControlPower = {
  id: 'extend',
  group: 'decisions',
  key: null,
  fields: [
    pickOnly('decision', ({ view }) => decisionChoices(view, isOpen)),
    field('minutes', {}, () => ({ kind: 'number', min: 0, max: 600, unit: 'min', presumed: 5 })),
    field('story', { keyword: 'for', optional: true }, ({ view }, values) =>
      hasWindow(view, values['decision']) ? { kind: 'duration' } : null,
    ),
  ],
  available: (situation) => some(situation, isOpen),
  warning: () => null,
  build(situation, values) {
    const decision = chosen(values, 'decision');
    const minutes = amount(values, 'minutes');
    const seconds = maybeAmount(values, 'story') ?? storySeconds(situation, decision, minutes);
    return give({ kind: 'extend', body: { decision, seconds, minutes } });
  },
};

const open: ControlPower = {
  id: 'open',
  group: 'decisions',
  key: null,
  fields: [pickOnly('decision', ({ view }) => decisionChoices(view, (each) => each.status === 'pending'))],
  available: (situation) => some(situation, (each) => each.status === 'pending'),
  warning({ view, say }, values) {
    const of = board(view, chosen(values, 'decision'));
    return say('power.warn.open', {
      decision: of?.serial ?? '',
      roles: roleTitles(view, of?.deciders.map((each) => each.role) ?? [], say),
    });
  },
  build: (_situation, values) => give({ kind: 'open', body: { decision: chosen(values, 'decision') } }),
};

const hasAnswer: Which = (each) =>
  each.status !== 'closed' && each.deciders.some((decider) => decider.answered);
const retract: ControlPower = {
  id: 'retract',
  group: 'decisions',
  key: null,
  fields: [
    pickOnly('decision', ({ view }) => decisionChoices(view, hasAnswer)),
    pickOnly('by', ({ view }, values) => {
      const answered = board(view, values['decision'])?.deciders.filter((each) => each.answered) ?? [];
      return answered.map((each) => ({ value: each.role, label: each.title, short: each.role }));
    }),
  ],
  available: (situation) => some(situation, hasAnswer),
  warning({ view, say }, values) {
    const of = board(view, values['decision']);
    return say('power.warn.retract', {
      decision: of?.serial ?? '',
      role: of?.deciders.find(({ role }) => role === values['by'])?.title ?? '-',
    });
  },
  build: (_situation, values) =>
    give({ kind: 'retract', body: { decision: chosen(values, 'decision'), by: chosen(values, 'by') } }),
};

const byIn = (values: Values): readonly string[] => [maybe(values, 'by') ?? []].flat();

const reverse: ControlPower = {
  id: 'reverse',
  group: 'decisions',
  key: null,
  fields: [
    pickOnly('decision', ({ view }) => decisionChoices(view, isClosed)),
    field('by', { keyword: 'by' }, (situation, values) => {
      const presumed = presumedDeciders(situation, values)[0];
      return {
        kind: 'pick',
        choices: deciders(situation, values),
        ...(presumed === undefined ? {} : { presumed }),
      };
    }),
    playHere(decisionIn, (_situation, values) => byIn(values)),
    ...answerFields(ballotOf),
    allowing(decisionIn),
    because(),
  ],
  available: (situation) => some(situation, isClosed),
  warning: ({ view, say }, values) =>
    say('power.warn.reverse', { decision: board(view, chosen(values, 'decision'))?.serial ?? '' }),
  build(situation, values) {
    const decision = chosen(values, 'decision');
    const ballot = ballotOf(situation, values);
    if (ballot === null) throw new TypeError(`there is no decision ${decision}`);
    const { texts, slot } = slots();
    const answer = answerOf(ballot, values, slot);
    const why = values['because'];
    const reason = typeof why === 'string' && why !== '' ? { because: slot(why) } : {};
    const by = chosen(values, 'by');
    const { given } = give({ kind: 'reverse', body: { decision, answer, by, ...reason } }, texts);
    return { do: 'give', given: [...neededFirst(situation, decision, [by], values), ...given] };
  },
};

const recall: ControlPower = {
  id: 'recall',
  group: 'decisions',
  key: null,
  fields: [pickOnly('decision', ({ view }) => decisionChoices(view, isClosed)), because()],
  available: (situation) => some(situation, isClosed),
  warning: ({ view, say }, values) =>
    say('power.warn.recall', { decision: board(view, chosen(values, 'decision'))?.serial ?? '' }),
  build(_situation, values) {
    const { texts, reason } = withReason(values);
    return give({ kind: 'recall', body: { decision: chosen(values, 'decision'), ...reason } }, texts);
  },
};

const gated: Which = (each) => each.status !== 'closed' && each.options.some((option) => !option.allowed);
const allow: ControlPower = {
  id: 'allow',
  group: 'decisions',
  key: null,
  fields: [
    pickOnly('decision', ({ view }) => decisionChoices(view, gated)),
    pickOnly('option', ({ view, say }, values) => {
      const of = board(view, values['decision']);
      return evenBarred(optionChoices(of, say)).filter(
        (each) => of?.options.find((option) => option.name === each.value)?.allowed === false,
      );
    }),
    text('because', { keyword: 'because' }),
  ],
  available: (situation) => some(situation, gated),
  warning: () => null,
  build(_situation, values) {
    const { texts, slot } = slots();
    const body = {
      decision: chosen(values, 'decision'),
      option: chosen(values, 'option'),
      because: slot(chosen(values, 'because')),
    };
    return give({ kind: 'allow', body }, texts);
  },
};

export const decisionPowers: readonly ControlPower[] = [
  decide,
  settle,
  byDefault,
  plus,
  extend,
  open,
  retract,
  reverse,
  recall,
  allow,
];
