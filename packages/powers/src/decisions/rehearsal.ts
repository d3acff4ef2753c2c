// A rehearsal: stand-ins answer for roles that nobody plays, and what needs nobody passes quickly.
import type { Answer, Command, Refusal } from '@sandtable/core/record';
import type { ControlView, DecisionBoard, NowLine } from '@sandtable/core/view';
import { slots } from '../form/field.ts';
import type { ControlPower, ControlSituation, GivenCommand } from '../form/power.ts';

const open = ({ view }: ControlSituation): readonly DecisionBoard[] =>
  view.decisions.filter((each) => each.status === 'open');

/** Who has not answered; where nobody is there any more the stand-ins speak for all who decide. */
function silent(board: DecisionBoard): readonly string[] {
  const deciding = board.deciders.filter((each) => each.part !== 'consulted' && !each.answered);
  return (board.waitsFor.length > 0 ? board.waitsFor : deciding).map(({ role }) => role);
}

/** What a stand-in needs to know of a decision to answer it. */
export interface Answerable {
  readonly form: DecisionBoard['form'];
  readonly rule: DecisionBoard['rule'];
  readonly options: readonly { readonly name: string; readonly allowed: boolean }[];
  readonly amount: { readonly min: number; readonly max: number } | null;
}

/** `pick` says which of so many it is. Where words are asked for, it says that it made them up. */
export function standInAnswer(
  { form, options, amount }: Answerable,
  pick: (names: readonly string[]) => string | undefined,
  slot: ReturnType<typeof slots>['slot'],
  words: string,
): Answer {
  switch (form) {
    case 'choice':
    case 'several': {
      const picked = pick(options.filter(({ allowed }) => allowed).map(({ name }) => name));
      return picked === undefined ? { form: 'declined' } : { form: 'options', options: [picked] };
    }
    case 'ranking':
      return { form: 'ranking', ranking: options.map(({ name }) => name) };
    case 'amount': {
      const { min, max } = amount ?? { min: 0, max: 0 };
      return { form: 'amount', amount: Math.round((min + max) / 2) };
    }
    case 'text':
      return { form: 'other', said: slot(words), treatAs: null };
  }
}

/** Whether enough have to give the same answer: then stand-ins do; elsewhere there is dissent to practise with. */
export const mustAgree: { readonly [Rule in DecisionBoard['rule']]: boolean } = {
  single: false,
  lead: false,
  majority: true,
  consensus: true,
  quorum: true,
  each: false,
};

const standIn: ControlPower = {
  id: 'stand-in',
  group: 'decisions',
  key: 'y',
  fields: [],
  available: (situation) =>
    situation.view.exercise.rehearsal &&
    situation.view.stage === 'conduct' &&
    open(situation).some((board) => silent(board).length > 0),
  warning: () => null,
  build(situation) {
    const given = open(situation).flatMap((board) =>
      silent(board).map((by, place): GivenCommand => {
        const { texts, slot } = slots();
        const turn = situation.entries.length + (mustAgree[board.rule] ? 0 : place);
        return {
          command: {
            kind: 'answer',
            body: {
              decision: board.name,
              by,
              answer: standInAnswer(
                board,
                (names) => names[turn % names.length],
                slot,
                situation.say('power.stand-in.words'),
              ),
              grounds: {},
              saidAt: null,
              added: [],
              instead: false,
            },
          },
          texts,
          // the attendant gives it, not a role
          author: { role: null },
        };
      }),
    );
    return { do: 'give', given };
  },
};

const forward: ControlPower = {
  id: 'forward',
  group: 'order',
  key: 'f',
  fields: [],
  available: ({ view }) => view.exercise.rehearsal && view.stage === 'conduct' && view.next !== null,
  warning: () => null,
  build: () => ({ do: 'forward' }),
};

/** What somebody in the room must do, or exercise control must decide. */
const halts: { readonly [Kind in NowLine['now']]: boolean } = {
  'open-briefing': true,
  start: true,
  resume: true,
  put: true,
  confirm: true,
  proposal: true,
  question: true,
  stop: true,
  decide: true,
  deciding: true,
  discuss: true,
  discussing: true,
  activity: true,
  working: true,
  'brief-back': true,
  break: true,
  leave: true,
  'hot-wash': true,
  after: true,
  say: false,
  give: false,
  tell: false,
  deliver: false,
  advance: false,
  advancing: false,
  busy: false,
  finish: false,
  wait: false,
};

const mostSteps = 200;

/** What it needs of the exercise that is run. */
export interface Conducted {
  control(): ControlView;
  give(command: Command): { readonly refused: Refusal } | object;
}

/** The number of steps that were done: at least one, then on to whatever somebody in the room must do. */
export function fastForward(session: Conducted): number {
  for (let steps = 0; steps < mostSteps; steps += 1) {
    const view = session.control();
    const { now } = view;
    if (view.stage !== 'conduct' || (steps > 0 && halts[now.now])) return steps;
    if (view.next === null || 'refused' in session.give(view.next)) return steps;
  }
  return mostSteps;
}

export const rehearsalPowers: readonly ControlPower[] = [standIn, forward];
