// What a group does at the screen of its table: one of them enters for all, as a recorder would.
import { chosen, field, give, maybe, slots, text } from '../form/field.ts';
import { mayStop, whyNoStop } from '../form/choices.ts';
import type { AnswerDraft, Choice, GroupPower, GroupSituation, ShownDraft, Values } from '../form/power.ts';
import { beginsWith, owedTo } from './draft.ts';
import { toldBy, toldColumns } from '../people/table-talk.ts';

const inPlay = ({ view }: GroupSituation): boolean => view.stage === 'conduct';

const options = ({ view }: GroupSituation): readonly Choice[] =>
  (view.decision?.options ?? []).map(({ name, letter, text: label }) => ({
    value: name,
    label,
    ...(letter !== null && { short: letter }),
  }));

/** What an aide of the table has written for it: it stands with the first of those who decide there. */
const draftAt = ({ view: { decision }, drafts }: GroupSituation): ShownDraft | undefined =>
  drafts.find(({ body }) => body.decision === decision?.name && body.by === decision.deciders[0]);

/** What the form begins with; nothing where an option was barred since it was written, or where there is no draft. */
function standsAt(situation: GroupSituation) {
  const draft = draftAt(situation);
  const stands = draft && beginsWith(draft, { options: options(situation) }).stands;
  if (stands?.answer.form !== 'options') return null;
  return { option: stands.answer.options[0], said: stands.said };
}

const ground = (ask: 'rationale' | 'dissent') =>
  field<GroupSituation>(ask, { optional: true, words: true }, (situation) => {
    const presumed = standsAt(situation)?.said?.[ask];
    return { kind: 'text', ...(presumed !== undefined && { presumed }) };
  });

const asked = [
  field<GroupSituation>('answer', {}, (situation) => {
    const presumed = standsAt(situation)?.option;
    return { kind: 'pick', choices: options(situation), ...(presumed !== undefined && { presumed }) };
  }),
  ground('rationale'),
  ground('dissent'),
];

const mayAnswer = (situation: GroupSituation): boolean => inPlay(situation) && options(situation).length > 0;

/** The answer of each at the table who decides. */
function written({ view: { decision } }: GroupSituation, values: Values): readonly Omit<AnswerDraft, 'by'>[] {
  if (decision === null) throw new TypeError('nothing is open at this table');
  return decision.deciders.map((by, place) => {
    const { texts, slot } = slots();
    const [why, dissent] = [maybe(values, 'rationale'), maybe(values, 'dissent')];
    const grounds = {
      ...(why !== null && { rationale: slot(why) }),
      // it is said once, with the answer of the first
      ...(dissent !== null && place === 0 && { dissent: slot(dissent) }),
    };
    const answered = { form: 'options', options: [chosen(values, 'answer')] } as const;
    const entered = { saidAt: null, added: [], instead: false };
    return { body: { decision: decision.name, by, answer: answered, grounds, ...entered }, texts };
  });
}

/** One answer of all at the table who decide, with what one of them would do otherwise. */
const answer: GroupPower = {
  id: 'table-answer',
  group: 'decisions',
  key: null,
  fields: asked,
  available: (situation) => mayAnswer(situation) && !situation.isAide,
  warning: () => null,
  build(situation, values) {
    const draft = draftAt(situation);
    return {
      do: 'give',
      given: written(situation, values).map(({ body, texts }, place) => {
        const drafted = place === 0 && draft !== undefined ? owedTo(draft, { body, texts }) : null;
        return { command: { kind: 'answer', body: { ...body, ...(drafted && { drafted }) } }, texts };
      }),
    };
  },
};

/** An aide writes for the table, and one of those who play there sends. */
const draft: GroupPower = {
  id: 'table-draft',
  group: 'decisions',
  key: null,
  fields: asked,
  available: (situation) => mayAnswer(situation) && situation.isAide,
  warning: () => null,
  build(situation, values) {
    const [first] = written(situation, values);
    if (first === undefined) throw new TypeError('nobody at this table decides');
    return { do: 'draft', draft: first };
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
  whyNot: whyNoStop,
  warning: ({ say }) => say('power.warn.stop'),
  build: () => give({ kind: 'pause', body: { reason: 'real-world', until: null } }),
};

/** A draft as those at the table read it. */
export function proposedAt(
  situation: GroupSituation,
): { readonly who: string; readonly text: string } | null {
  const name = standsAt(situation)?.option;
  const who = draftAt(situation)?.who;
  const text = options(situation).find(({ value }) => value === name)?.label;
  return who === undefined || text === undefined ? null : { who, text };
}

export const groupPowers: readonly GroupPower[] = [answer, draft, report, idea, stop];
