// What a role can do at its own screen, from its own view and nothing else.
import { cutAtWord } from '@sandtable/core/scenario';
import type { KnownFact, RoleDecision } from '@sandtable/core/view';
import {
  type Ballot,
  answerFields,
  answerOf,
  groundsFields,
  groundsOf,
  passing,
} from '../decisions/answer.ts';
import { beyond, breachWarning, hearersOf, sharedBody, type Sharing } from '../knowledge/sharing.ts';
import { mayStop, whyNoStop } from '../form/choices.ts';
import {
  chosen,
  field,
  give,
  several,
  maybe,
  pick,
  pickOnly,
  slots,
  text,
  quietReason,
} from '../form/field.ts';
import { roleActivityPowers } from '../board/role-activity.ts';
import type { AnswerDraft, Choice, Field, RolePower, RoleSituation, Values } from '../form/power.ts';
import { roleReportPowers } from './report.ts';
import { beginsWith, draftFor, owedTo } from './draft.ts';

const inPlay = ({ view }: RoleSituation): boolean => view.stage === 'conduct';
const me = ({ view }: RoleSituation): { role: string } => ({ role: view.role.name });

function decisionOf({ view }: RoleSituation, values: Values): RoleDecision | undefined {
  return view.decisions.find((each) => each.name === values['decision']);
}
function ballotOf(situation: RoleSituation, values: Values): Ballot | null {
  const of = decisionOf(situation, values);
  if (of === undefined) return null;
  const options = of.options
    .filter(({ allowed }) => allowed)
    .map(({ name, text: label, letter }) => ({
      value: name,
      label,
      ...(letter === null ? {} : { short: letter }),
    }));
  const draft = draftFor(situation, of.name);
  return {
    ...(draft && beginsWith(draft, { options })),
    form: of.form,
    options,
    amount: of.amount,
    ask: of.ask,
    closed: false,
    proposals: [],
    adjudicates: false,
    advises: of.part === 'advises' || of.part === 'consulted',
    say: situation.say,
  };
}

const open = ({ view }: RoleSituation): readonly Choice[] =>
  view.decisions.filter((each) => each.open).map((each) => ({ value: each.name, label: each.question }));

const answering = (situation: RoleSituation): boolean => inPlay(situation) && open(situation).length > 0;

/** The fields of an answer, and the answer that they make. */
const answerAsked = [pickOnly('decision', open), ...answerFields(ballotOf), ...groundsFields(ballotOf)];
function written(situation: RoleSituation, values: Values): Omit<AnswerDraft, 'by'> {
  const ballot = ballotOf(situation, values);
  if (ballot === null) throw new TypeError('the decision is no longer there');
  const { texts, slot } = slots();
  const given = answerOf(ballot, values, slot);
  const body = {
    decision: chosen(values, 'decision'),
    by: situation.view.role.name,
    answer: given,
    grounds: groundsOf(values, slot),
    saidAt: null,
    added: [],
    instead: false,
  };
  return { body, texts };
}

const answer: RolePower = {
  id: 'answer',
  group: 'decisions',
  key: 'd',
  fields: answerAsked,
  available: (situation) => answering(situation) && !situation.isAide,
  warning: () => null,
  build(situation, values) {
    const { body, texts } = written(situation, values);
    const draft = draftFor(situation, body.decision);
    const drafted = draft && owedTo(draft, { body, texts });
    return give({ kind: 'answer', body: { ...body, ...(drafted && { drafted }) } }, texts, me(situation));
  },
};

/** An aide writes, and whoever answers for the role sends. */
const draft: RolePower = {
  id: 'draft',
  group: 'decisions',
  key: 'd',
  fields: answerAsked,
  available: (situation) => answering(situation) && situation.isAide,
  warning: () => null,
  build: (situation, values) => ({ do: 'draft', draft: written(situation, values) }),
};

const pass: RolePower = {
  id: 'pass',
  group: 'decisions',
  key: 'z',
  fields: [pickOnly('decision', open)],
  available: (situation) => answering(situation) && !situation.isAide,
  warning: () => null,
  build: (situation, values) =>
    give(passing(chosen(values, 'decision'), situation.view.role.name), [], me(situation)),
};

const mine = ({ view }: RoleSituation): readonly Choice[] =>
  view.decisions
    .filter((each) => each.open && each.mine !== null)
    .map((each) => ({ value: each.name, label: each.question }));

const takeBack: RolePower = {
  id: 'take-back',
  group: 'decisions',
  key: null,
  fields: [pickOnly('decision', mine)],
  available: (situation) => inPlay(situation) && mine(situation).length > 0 && !situation.isAide,
  warning: ({ say }) => say('power.warn.take-back'),
  build: (situation, values) =>
    give(
      { kind: 'retract', body: { decision: chosen(values, 'decision'), by: situation.view.role.name } },
      [],
      me(situation),
    ),
};

const question: RolePower = {
  id: 'question',
  group: 'talk',
  key: 'r',
  fields: [text('said')],
  available: inPlay,
  warning: () => null,
  build(situation, values) {
    const { texts, slot } = slots();
    return give(
      { kind: 'ask', body: { by: situation.view.role.name, said: slot(chosen(values, 'said')) } },
      texts,
      me(situation),
    );
  },
};

const to: Field<RoleSituation> = field('to', { keyword: 'to' }, ({ roles, view, say }) => ({
  kind: 'several',
  choices: [
    ...roles
      .filter((each) => each.role !== view.role.name)
      .map(({ role, title, short }) => ({ value: role, label: title, short })),
    { value: 'exercise_control', label: say('power.exercise-control'), short: 'control' },
  ],
}));

const message: RolePower = {
  id: 'message',
  group: 'talk',
  key: 'm',
  fields: [to, text('said')],
  available: inPlay,
  warning: () => null,
  build(situation, values) {
    const { texts, slot } = slots();
    const body = {
      from: situation.view.role.name,
      to: several(values, 'to'),
      said: slot(chosen(values, 'said')),
    };
    return give({ kind: 'say', body }, texts, me(situation));
  },
};

/** What this role received and has not confirmed yet, or confirmed without a word, the newest first. */
const unconfirmed = ({ view, say }: RoleSituation): readonly (Choice & { by: string; message: number })[] =>
  [
    { role: view.role, inbox: view.inbox, own: true },
    ...view.alsoPlays.map(({ role, inbox }) => ({ role, inbox, own: false })),
  ].flatMap(({ role, inbox, own }) =>
    inbox
      .map(({ from, text: words, withdrawn, confirmed }, place) => ({
        value: own ? String(place + 1) : `${role.name} ${place + 1}`,
        label: say('power.confirm.message', { from, text: cutAtWord(words.trim(), 60) }),
        ...(own ? {} : { detail: say('power.confirm.as', { role: role.title }) }),
        by: role.name,
        message: place + 1,
        isWaiting: !withdrawn && confirmed === null,
      }))
      .filter(({ isWaiting }) => isWaiting)
      .toReversed(),
  );

const confirm: RolePower = {
  id: 'confirm',
  group: 'talk',
  key: 'c',
  fields: [
    field('message', {}, (situation) => {
      const choices = unconfirmed(situation).map(({ value, label, detail }) => ({
        value,
        label,
        ...(detail !== undefined && { detail }),
      }));
      const [newest] = choices;
      return { kind: 'pick', choices, ...(newest !== undefined && { presumed: newest.value }) };
    }),
    text('reply', { keyword: 'said', optional: true }),
  ],
  available: (situation) => inPlay(situation) && unconfirmed(situation).length > 0,
  warning: () => null,
  build(situation, values) {
    const { texts, slot } = slots();
    const one = unconfirmed(situation).find(({ value }) => value === values['message']);
    const words = maybe(values, 'reply');
    return give(
      {
        kind: 'acknowledge',
        body: {
          by: one?.by ?? situation.view.role.name,
          message: one?.message ?? 0,
          ...(words !== null && { said: slot(words) }),
        },
      },
      texts,
      me(situation),
    );
  },
};

const act: RolePower = {
  id: 'do',
  group: 'knowledge',
  key: null,
  fields: [
    pick('action', ({ view }) => view.actions.map((each) => ({ value: each.name, label: each.text }))),
  ],
  available: (situation) => inPlay(situation) && situation.view.actions.length > 0,
  warning: () => null,
  build: (situation, values) =>
    give(
      { kind: 'act', body: { action: chosen(values, 'action'), by: situation.view.role.name } },
      [],
      me(situation),
    ),
};

/** A fact that one knows, as the role that knows it: oneself, or another that one plays. */
interface Shareable extends Choice {
  readonly by: string;
  readonly fact: KnownFact;
}
const shareables = ({ view, say }: RoleSituation): readonly Shareable[] => [
  ...view.facts.map((fact) => ({
    value: fact.name,
    label: fact.text,
    detail: fact.tlp,
    by: view.role.name,
    fact,
  })),
  ...view.alsoPlays.flatMap(({ role, facts }) =>
    facts.map((fact) => ({
      value: `${role.name} ${fact.name}`,
      label: fact.text,
      detail: say('power.tell-fact.as', { tlp: fact.tlp, role: role.title }),
      by: role.name,
      fact,
    })),
  ),
];

function sharingOf(situation: RoleSituation, values: Values): Sharing {
  const { view, roles } = situation;
  const one = shareables(situation).find(({ value }) => value === values['fact']);
  const played = view.alsoPlays.map(({ role }) => role.name);
  return {
    fact: one?.fact.name ?? '',
    limits: one?.fact ?? { tlp: 'TLP:CLEAR', mayGoTo: null },
    by: one?.by ?? view.role.name,
    table: {
      organisation: (name) => roles.find(({ role }) => role === name)?.organisation,
      player: (role) => (played.includes(role) ? view.role.name : role),
    },
  };
}
const titlesIn =
  ({ roles }: RoleSituation) =>
  (names: readonly string[]): string =>
    names.map((name) => roles.find(({ role }) => role === name)?.title ?? name).join(', ');

const share: RolePower = {
  id: 'tell-fact',
  group: 'knowledge',
  key: 's',
  fields: [
    pick('fact', (situation) =>
      shareables(situation).map(({ value, label, detail }) => ({ value, label, detail: detail ?? '' })),
    ),
    field('with', { keyword: 'with' }, (situation, values) => {
      const sharing = sharingOf(situation, values);
      const others = situation.roles
        .filter(({ role }) => sharing.table.player(role) !== situation.view.role.name)
        .map(({ role, title, short }) => ({ value: role, label: title, short }));
      return { kind: 'several', choices: hearersOf(others, sharing, situation.say) };
    }),
    beyond(),
  ],
  available: (situation) =>
    inPlay(situation) && situation.roles.length > 1 && shareables(situation).length > 0,
  warning(situation, values) {
    const sharing = sharingOf(situation, values);
    const titles = titlesIn(situation);
    return (
      breachWarning(sharing, values, titles, situation.say) ??
      situation.say('power.warn.share', { tlp: sharing.limits.tlp, roles: titles(several(values, 'with')) })
    );
  },
  build: (situation, values) =>
    give({ kind: 'share', body: sharedBody(sharingOf(situation, values), values) }, [], me(situation)),
};

const stopPlay: RolePower = {
  id: 'stop-play',
  group: 'course',
  key: '!',
  fields: [quietReason()],
  available: ({ view }) => mayStop(view),
  whyNot: whyNoStop,
  warning: ({ say }) => say('power.warn.stop'),
  build(situation, values) {
    const words = maybe(values, 'because');
    const reason = words === null ? {} : { because: { text: 0 } };
    return give(
      { kind: 'pause', body: { reason: 'real-world', until: null, ...reason } },
      words === null ? [] : [words],
      me(situation),
    );
  },
};

export const rolePowers: readonly RolePower[] = [
  answer,
  draft,
  pass,
  takeBack,
  question,
  message,
  confirm,
  act,
  share,
  ...roleActivityPowers,
  ...roleReportPowers,
  stopPlay,
];
