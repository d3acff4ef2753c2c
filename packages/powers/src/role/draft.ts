// An answer that an aide writes and somebody else sends: what stands in the form of whoever sends it, and what of it was sent.
import { groundOf, type Drafted } from '@sandtable/core/record';
import { askables, type Askable } from '@sandtable/core/scenario';
import type { RoleDecision, StandingAnswer } from '@sandtable/core/view';
import type { Ballot } from '../decisions/answer.ts';
import type { AnswerDraft, RoleSituation, ShownDraft } from '../form/power.ts';

type Written = Pick<AnswerDraft, 'body' | 'texts'>;

export const draftFor = ({ drafts }: RoleSituation, decision: string): ShownDraft | undefined =>
  drafts.find(({ body }) => body.decision === decision);

type Said = Readonly<Partial<Record<Askable | 'conditions', string>>>;

function saidWith({ body: { grounds }, texts }: Written): Said {
  const asks = ['conditions', ...askables] as const;
  return Object.fromEntries(
    asks.flatMap((ask) => {
      const said = grounds[ask === 'conditions' ? ask : groundOf[ask]];
      if (said === undefined) return [];
      return [[ask, typeof said === 'string' ? said : (texts[said.text] ?? '')]];
    }),
  );
}

/** What a form begins with; nothing where an option was barred since it was written. */
export function beginsWith(draft: Written, { options }: Pick<Ballot, 'options'>): Pick<Ballot, 'stands'> {
  const { answer } = draft.body;
  const isThere = (option: string): boolean => options.some(({ value }) => value === option);
  if (answer.form === 'options' && !answer.options.every(isThere)) return {};
  const words = answer.form === 'other' ? (draft.texts[answer.said.text] ?? null) : null;
  return { stands: { answer, words, said: saidWith(draft) } };
}

/** Each thing that an answer says, with its words in their places. */
const sayings = (written: Written): readonly string[] => {
  const { answer } = written.body;
  const what = answer.form === 'other' ? { ...answer, said: written.texts[answer.said.text] } : answer;
  return [what, ...Object.entries(saidWith(written))].map((each) => JSON.stringify(each));
};

/** What an answer owes to a draft; null: nothing of it was sent. */
export function owedTo(draft: AnswerDraft, sent: Written): Drafted | null {
  const [wrote, sends] = [sayings(draft), sayings(sent)];
  const kept = sends.filter((each) => wrote.includes(each));
  if (kept.length === 0) return null;
  return { by: draft.by, changed: kept.length < Math.max(wrote.length, sends.length) };
}

/** A draft as those who play the role read it. */
export interface Proposed {
  readonly decision: string;
  readonly who: string;
  readonly answer: StandingAnswer;
}

export function proposedTo({ drafts, view }: Pick<RoleSituation, 'drafts' | 'view'>): readonly Proposed[] {
  return drafts.flatMap((draft) => {
    const decision = view.decisions.find(({ name, open }) => open && name === draft.body.decision);
    return decision === undefined
      ? []
      : [{ decision: decision.name, who: draft.who, answer: asRead(draft, decision) }];
  });
}

function asRead(draft: Written, { options }: RoleDecision): StandingAnswer {
  const { answer } = draft.body;
  const texts = (names: readonly string[]): readonly string[] =>
    names.map((option) => options.find(({ name }) => name === option)?.text ?? option);
  return {
    form: answer.form,
    options: texts(
      answer.form === 'options' ? answer.options : answer.form === 'ranking' ? answer.ranking : [],
    ),
    amount: answer.form === 'amount' ? answer.amount : null,
    text: answer.form === 'other' ? (draft.texts[answer.said.text] ?? '') : null,
    conditions: saidWith(draft).conditions ?? null,
  };
}
