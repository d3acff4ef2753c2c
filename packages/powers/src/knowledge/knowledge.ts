// Powers over what is known, done and true in the story.
import { aimChoices, aimOf } from '../form/aims.ts';
import type { NoteTag } from '@sandtable/core/record';
import type { ControlView, DeedBoard, ExpectedBoard } from '@sandtable/core/view';
import { limitsOf, textIn, type Value, type Variable } from '@sandtable/core/scenario';
import { value } from '@sandtable/words';
import { missedOnTheWay } from '../order/left-behind.ts';
import { beyond, breachWarning, hearersOf, sharedBody, type Sharing } from './sharing.ts';
import { factChoices, inPlay, roleChoices, roleTitles } from '../form/choices.ts';
import {
  chosen,
  field,
  give,
  several,
  maybe,
  pick,
  picked,
  pickOnly,
  slots,
  text,
  withReason,
  quietReason,
} from '../form/field.ts';
import {
  isPicked,
  type Choice,
  type ControlPower,
  type ControlSituation,
  type GivenCommand,
  type Picked,
  type Prompt,
  type Values,
} from '../form/power.ts';

/** What was seen and said in play is still entered after it. */
const tillClosed = ({ view }: ControlSituation): boolean =>
  view.stage !== 'set-up' && view.stage !== 'briefing' && view.stage !== 'closed';

const shortOf = ({ seats }: ControlView, role: string): string =>
  seats.find((each) => each.role === role)?.short ?? role;

/** Who does it stands first, and is sought first. What nobody can do now says why, and stands last. */
function actionChoices({ view, say }: ControlSituation): readonly Choice[] {
  const choices = view.actions.map(({ name, text, whyNot, by }): Choice => {
    const can = by.filter(({ barred }) => barred === null);
    const [first] = by;
    const doers = can.length === 0 ? by : can;
    // several by their short names, so that what they do stands in the row, too
    const named = doers.map(({ role, title }) => (doers.length === 1 ? title : shortOf(view, role)));
    const words = { roles: named.join(', '), text: text.trim() };
    const common = { value: name, short: name, of: doers.flatMap(({ role, title }) => [role, title]) };
    return can.length > 0 || first === undefined || first.barred === null
      ? { ...common, label: say('power.action', words) }
      : {
          ...common,
          label: say('power.action-not-now', words),
          detail:
            first.barred === 'act.gated' && whyNot !== null ? whyNot : say(`power.barred.${first.barred}`),
          last: true,
        };
  });
  return [...choices.filter((each) => !each.last), ...choices.filter((each) => each.last)];
}

const act: ControlPower = {
  id: 'act',
  group: 'knowledge',
  key: null,
  fields: [
    pick('action', actionChoices),
    pickOnly('by', ({ view }, values) => {
      const by = view.actions.find(({ name }) => name === values['action'])?.by ?? [];
      const can = by.filter(({ barred }) => barred === null);
      const may = (can.length === 0 ? by : can).map(({ role }) => role);
      return roleChoices(view).filter((each) => may.includes(each.value));
    }),
  ],
  available: (situation) => inPlay(situation) && situation.scenario.actions.length > 0,
  warning(situation, values) {
    const { view, scenario } = situation;
    const action = view.actions.find(({ name }) => name === values['action']);
    if (action === undefined) return null;
    const by = chosen(values, 'by');
    const doer = action.by.find(({ role }) => role === by);
    const whyNot = doer?.barred === 'act.gated' ? action.whyNot : null;
    const acts = scenario.actions.some(
      ({ name, effects, cost }) => name === action.name && effects.length + cost.length > 0,
    );
    const deed = acts ? deedWarning(situation, { action: action.name, text: action.text }, by) : null;
    return whyNot === null || deed === null ? (whyNot ?? deed) : `${whyNot.trim()} ${deed}`;
  },
  build({ view }, values) {
    const action = chosen(values, 'action');
    // what acts only after a while is done now: nobody is asked for it in the meantime
    const done = view.expected.filter(
      ({ status, metBy }) =>
        status === 'running' && metBy.some((each) => each.action === action && !each.atOnce),
    );
    return {
      do: 'give',
      given: [
        { command: { kind: 'act', body: { action, by: chosen(values, 'by') } }, texts: [] },
        ...done.map(({ name }): GivenCommand => ({
          command: { kind: 'seen', body: { expected: name, how: 'seen' } },
          texts: [],
        })),
      ],
    };
  },
};

const holders = ({ view }: ControlSituation, values: Values): readonly Choice[] =>
  (view.facts.find((each) => each.name === values['fact'])?.holders ?? []).map((each) => ({
    value: each.role,
    label: each.title,
    short: each.role,
  }));

function sharingOf({ scenario, view }: ControlSituation, values: Values): Sharing {
  const fact = scenario.facts.find(({ name }) => name === values['fact']);
  const seat = (role: string) => view.seats.find((each) => each.role === role);
  return {
    fact: maybe(values, 'fact') ?? '',
    limits: fact === undefined ? { tlp: 'TLP:CLEAR', mayGoTo: null } : limitsOf(fact),
    by: maybe(values, 'by') ?? '',
    table: {
      organisation: (role) => scenario.roles.find(({ name }) => name === role)?.organisation,
      player: (role) => seat(role)?.player ?? role,
    },
  };
}

const share: ControlPower = {
  id: 'share',
  group: 'knowledge',
  key: 's',
  fields: [
    pick('fact', ({ view }) =>
      factChoices(view).filter((each) =>
        view.facts.some((fact) => fact.name === each.value && fact.holders.length > 0),
      ),
    ),
    pickOnly('by', holders, { keyword: 'by' }),
    field('with', { keyword: 'with' }, (situation, values) => {
      const others = roleChoices(situation.view).filter((each) => each.value !== values['by']);
      return { kind: 'several', choices: hearersOf(others, sharingOf(situation, values), situation.say) };
    }),
    beyond(),
  ],
  available: (situation) => inPlay(situation) && situation.view.facts.some((fact) => fact.holders.length > 0),
  warning: (situation, values) =>
    values['beyond'] === true
      ? null
      : breachWarning(
          sharingOf(situation, values),
          values,
          (roles) => roleTitles(situation.view, roles, situation.say),
          situation.say,
        ),
  build: (situation, values) =>
    give({ kind: 'share', body: sharedBody(sharingOf(situation, values), values) }),
};

const aloud: ControlPower = {
  id: 'aloud',
  group: 'knowledge',
  key: 'a',
  fields: [
    pick('fact', ({ view }) => factChoices(view)),
    // one key and a pick: everybody heard it, unless others are named
    field('hearers', { keyword: 'to', optional: true }, ({ view }) => ({
      kind: 'several',
      choices: roleChoices(view),
      quiet: true,
    })),
  ],
  available: (situation) => tillClosed(situation) && situation.view.facts.length > 0,
  // whoever says a fact aloud knows it: where nobody does it may be another that was meant
  warning({ view, say }, values) {
    const fact = view.facts.find(({ name }) => name === chosen(values, 'fact'));
    const isKnown = fact === undefined || fact.saidAloud || fact.holders.length > 0;
    return isKnown ? null : say('power.warn.aloud-untold', { fact: fact.text.trim() });
  },
  build({ view }, values) {
    const to = several(values, 'hearers');
    const everybody = to.length === 0 || roleChoices(view).every((each) => to.includes(each.value));
    return give({ kind: 'aloud', body: { fact: chosen(values, 'fact'), to: everybody ? 'all' : to } });
  },
};

/** Whether what is expected of somebody now is also what the open discussion listens for: both are one row, and one question. */
const isListenedFor = ({ discussion }: ControlView, { status, task }: ExpectedBoard): boolean =>
  status === 'running' && (discussion?.listenFor ?? []).some((each) => !each.heard && each.task === task);

/** What the open discussion listens for, has not been heard yet, and is not the one thing that is expected of somebody. */
const listenedFor = ({ view, say }: ControlSituation): readonly Choice<Picked>[] =>
  (view.discussion?.listenFor ?? [])
    .filter(
      ({ heard, task }) =>
        !heard &&
        view.expected.filter((each) => each.status === 'running' && each.task === task).length !== 1,
    )
    .map(({ task, text }) => ({
      value: { is: 'listened-for', of: task },
      label: text.trim(),
      short: task,
      detail: say('power.listened-for'),
    }));

/** Expected actions under way come first, then those missed or done early: an evaluator may have seen them even so. */
const tickable = (situation: ControlSituation): readonly Choice<Picked>[] => {
  const { view, say } = situation;
  const order = ['running', 'missed', 'waiting'] as const;
  const expected = order.flatMap((status) =>
    view.expected
      .filter((each) => each.status === status)
      .map((each) => ({
        value: each.name,
        label: `${each.title}: ${each.text}`,
        short: each.name,
        of: [each.by, each.title],
        ...(isListenedFor(view, each) && { detail: say('power.listened-for') }),
        ...(status === 'waiting' && { detail: say('power.not-expected-yet'), last: true as const }),
      })),
  );
  const clocks = view.clocks
    .filter(({ status, metBy }) => status === 'running' && metBy.length > 0)
    .map(({ name, title }) => ({
      value: { is: 'clock', of: name } as const,
      label: title.trim(),
      short: name,
      detail: say('power.legal-clock'),
    }));
  return [
    ...listenedFor(situation),
    ...expected.filter((each) => !each.last),
    ...clocks,
    ...expected.filter((each) => each.last),
  ];
};

/** What the NOW line asks for: the clock or the expected action whose time is up, or what a jump would let be missed. */
function askedFor(view: ControlView): Picked | null {
  const stop = view.now.now === 'stop' ? view.now.stop : null;
  if (stop?.why === 'expected-ends') return stop.expected;
  const metBy = stop?.why === 'clock-ends' ? view.clocks.find(({ name }) => name === stop.clock)?.metBy : [];
  if (stop?.why === 'clock-ends' && metBy?.length !== 0) return { is: 'clock', of: stop.clock };
  return missedOnTheWay(view).find(({ mayBeDone }) => mayBeDone)?.duty ?? null;
}

/** The actions that do what was ticked, and who may take them. */
function deedsOf({ view }: ControlSituation, values: Values): readonly DeedBoard[] {
  if (howOf(values) !== 'seen') return [];
  const ticked = picked(values, 'expected');
  if (typeof ticked === 'string') return view.expected.find(({ name }) => name === ticked)?.metBy ?? [];
  return ticked?.is === 'clock' ? (view.clocks.find(({ name }) => name === ticked.of)?.metBy ?? []) : [];
}
const deedOf = (situation: ControlSituation, values: Values): DeedBoard | undefined =>
  deedsOf(situation, values).find(({ action }) => action === values['action']);

/** Only the tick: nothing follows of it in the story. */
const onlySeen = 'only-seen';
/** The discussion has it, and it is still expected. */
const onlySaid = 'only-said';

/** What was ticked, where it is expected of somebody. */
const expectedOf = ({ view }: ControlSituation, values: Values): ExpectedBoard | undefined =>
  view.expected.find(({ name }) => name === picked(values, 'expected'));

const hows = ['seen', 'late', 'not-seen', 'overtaken'] as const;
type How = (typeof hows)[number];
export const howOf = (values: Values): How => hows.find((each) => each === values['how']) ?? 'seen';
export const howChoices = (say: ControlSituation['say']): readonly Choice[] =>
  hows.map((each) => ({ value: each, label: say(`power.how.${each}`), short: each }));

const seen: ControlPower = {
  id: 'seen',
  group: 'knowledge',
  key: 'x',
  fields: [
    field('expected', {}, (situation) => {
      const choices = tickable(situation);
      const asked = askedFor(situation.view);
      const sure =
        choices.find(({ value }) => asked !== null && isPicked(asked, value)) ??
        (choices.length === 1 ? choices[0] : undefined);
      return sure === undefined
        ? { kind: 'pick', choices }
        : { kind: 'pick', choices, presumed: sure.value, sure: true };
    }),
    field('how', { optional: true }, ({ say }) => ({ kind: 'pick', choices: howChoices(say), quiet: true })),
    quietReason(),
    // one deed, one entry: what an action does is entered as that action
    field('action', {}, (situation, values) => {
      const { view, say } = situation;
      const deeds = deedsOf(situation, values);
      const of = expectedOf(situation, values);
      const isSaid = of !== undefined && howOf(values) === 'seen' && isListenedFor(view, of);
      if ((deeds.length === 0 && !isSaid) || !inPlay(situation)) return null;
      const choices: readonly Choice[] = [
        ...deeds.map(({ action, text }) => ({
          value: action,
          label: say('power.deed', { text: text.trim() }),
          short: action,
        })),
        ...(of === undefined
          ? []
          : [
              {
                value: onlySeen,
                label: isSaid ? say('power.done-as-expected', { role: of.title }) : say('power.only-seen'),
                short: onlySeen,
              },
            ]),
        ...(isSaid
          ? [{ value: onlySaid, label: say('power.only-said', { role: of.title }), short: onlySaid }]
          : []),
      ];
      // what is spoken of in a discussion is done by that only where the NOW line asks whether it was
      const asked = askedFor(view);
      const isAsked = of !== undefined && asked !== null && isPicked(asked, of.name);
      const presumed = isSaid && !isAsked ? onlySaid : (choices[0]?.value ?? '');
      return { kind: 'pick', choices, presumed, asks: say('power.which-deed') };
    }),
    field('by', { keyword: 'by' }, (situation, values) => {
      const deed = deedOf(situation, values);
      const [first] = deed?.by ?? [];
      return deed === undefined || first === undefined
        ? null
        : {
            kind: 'pick',
            choices: roleChoices(situation.view).filter(({ value }) => deed.by.includes(value)),
            presumed: first,
            sure: true,
          };
    }),
  ],
  available: (situation) => tillClosed(situation) && tickable(situation).length > 0,
  // a tick that acts in the story may undo what a decision has set
  warning(situation, values) {
    const deed = deedOf(situation, values);
    return deed === undefined ? null : deedWarning(situation, deed, chosen(values, 'by'));
  },
  build(situation, values) {
    const { view } = situation;
    const expected = picked(values, 'expected');
    const heard = (task: string): GivenCommand => ({
      command: { kind: 'heard', body: { discussion: view.discussion?.name ?? '', task, heard: true } },
      texts: [],
    });
    if (typeof expected === 'object' && expected?.is === 'listened-for')
      return { do: 'give', given: [heard(expected.of)] };
    const of = expectedOf(situation, values);
    const task = of !== undefined && howOf(values) === 'seen' && isListenedFor(view, of) ? of.task : null;
    const said = task === null ? [] : [heard(task)];
    if (values['action'] === onlySaid) return { do: 'give', given: said };
    return { do: 'give', given: [...said, ...tickOf(situation, values, of)] };
  },
};

type Doing = Pick<DeedBoard, 'action' | 'text'>;

/** What is done by whom, in whole words, and what it changes. */
function deedWarning(situation: ControlSituation, deed: Doing, by: string): string {
  const changes = changesOf(situation, deed);
  return situation.say('power.warn.deed', {
    role: roleTitles(situation.view, [by], situation.say),
    text: deed.text.trim(),
    count: changes.length,
    changes: changes.join('; '),
  });
}

/** What an action changes in the world: to what, where the file says a value. */
function changesOf(situation: ControlSituation, { action }: Doing): readonly string[] {
  const effects = situation.scenario.actions.find(({ name }) => name === action)?.effects ?? [];
  return effects.flatMap((effect) => {
    if (effect.verb !== 'set' && effect.verb !== 'add') return [];
    return effect.values.map(({ variable, value: { tree } }) => {
      const found = situation.view.world.find(({ name }) => name === variable);
      const from = found === undefined ? '-' : value(found.value, found.unit, situation);
      return effect.verb === 'set' && tree.op === 'literal'
        ? situation.say('power.deed.sets', {
            variable: found?.title ?? variable,
            from,
            to: value(tree.value, found?.unit ?? null, situation),
          })
        : situation.say('power.deed.changes', { variable: found?.title ?? variable, from });
    });
  });
}

/** What was done, as the action that does it, or as seen. */
function tickOf(
  situation: ControlSituation,
  values: Values,
  of: ExpectedBoard | undefined,
): readonly GivenCommand[] {
  const deed = deedOf(situation, values);
  const act: GivenCommand = {
    command: { kind: 'act', body: { action: deed?.action ?? '', by: maybe(values, 'by') ?? '' } },
    texts: [],
  };
  // what was missed before, and what counts only once its effects act, was seen all the same
  const alsoSeen = of !== undefined && (of.status === 'missed' || deed?.atOnce === false);
  if (deed !== undefined && !alsoSeen) {
    if (of !== undefined || deed.atOnce || deed.sets.length === 0) return [act];
    // it takes its time in the story, but the room had done it before the clock ran out
    const because = situation.say('power.done-in-time', { text: deed.text.trim() });
    const override = { kind: 'override', body: { values: deed.sets, because: { text: 0 } } } as const;
    return [act, { command: override, texts: [because] }];
  }
  const { texts, reason } = withReason(values);
  const tick: GivenCommand = {
    command: {
      kind: 'seen',
      body: { expected: chosen(values, 'expected'), how: howOf(values), ...reason },
    },
    texts,
  };
  return deed === undefined ? [tick] : [act, tick];
}

/** Asks for a value of a variable's own type; derived variables are not set. */
export function valuePrompt(situation: ControlSituation, name: unknown): Prompt | null {
  const variable = situation.scenario.variables.find((each) => each.name === name);
  if (variable === undefined) return null;
  const now = situation.view.world.find((each) => each.name === name)?.value;
  switch (variable.type) {
    case 'number':
      return {
        kind: 'number',
        min: variable.min,
        max: variable.max,
        unit: variable.unit === null ? null : textIn(variable.unit, situation),
        ...(typeof now === 'number' ? { presumed: now } : {}),
      };
    case 'boolean':
      return { kind: 'yes-no', ...(typeof now === 'boolean' ? { presumed: now } : {}) };
    case 'choice':
      return {
        kind: 'pick',
        choices: variable.values.map((each) => ({ value: each, label: each, short: each })),
        ...(typeof now === 'string' ? { presumed: now } : {}),
      };
  }
}

function settable(situation: ControlSituation): readonly Choice[] {
  const kept = (variable: Variable): boolean => variable.is === null;
  const now = (name: string): string => {
    const found = situation.view.world.find((each) => each.name === name);
    return found === undefined ? '' : value(found.value, found.unit, situation);
  };
  return situation.scenario.variables.filter(kept).map((each) => ({
    value: each.name,
    label: textIn(each.title, situation),
    short: each.name,
    detail: situation.say('power.stands-at', { value: now(each.name) }),
  }));
}

export function answeredValue(values: Values): Value {
  const value = values['value'];
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  throw new TypeError('the value was not answered');
}

const override: ControlPower = {
  id: 'override',
  group: 'knowledge',
  key: 'o',
  fields: [
    pick('variable', settable),
    field('value', {}, (situation, values) => valuePrompt(situation, values['variable'])),
    text('because', { keyword: 'because' }),
  ],
  available: (situation) => inPlay(situation) && settable(situation).length > 0,
  warning(situation, values) {
    const variable = situation.scenario.variables.find((each) => each.name === chosen(values, 'variable'));
    if (variable === undefined || variable.seenBy.roles.length === 0) return null;
    const title = textIn(variable.title, situation);
    return situation.say('power.warn.override', {
      variable: title,
      roles: roleTitles(situation.view, variable.seenBy.roles, situation.say),
    });
  },
  build(_situation, values) {
    const { texts, slot } = slots();
    return give(
      {
        kind: 'override',
        body: {
          values: [[chosen(values, 'variable'), answeredValue(values)]],
          because: slot(chosen(values, 'because')),
        },
      },
      texts,
    );
  },
};

const tags = ['strength', 'gap', 'parking-lot', 'action', 'artefact'] as const;
/** The mark by which each tag is typed and shown. */
export const tagMarks: Readonly<Record<NoteTag, string>> = {
  strength: '+',
  gap: '-',
  'parking-lot': '?',
  action: '>',
  artefact: '~',
};

const note: ControlPower = {
  id: 'note',
  group: 'record',
  key: 'w',
  fields: [
    field('tag', { optional: true }, ({ say }) => ({
      kind: 'pick',
      atOnce: true,
      choices: tags.map((each) => ({
        value: each,
        label: say(`power.tag.${each}`),
        short: tagMarks[each],
      })),
    })),
    field('said', { words: true }, ({ view, say }, values) => {
      const at = view.hotWash?.at ?? null;
      if (view.people.chathamHouse) return { kind: 'text', asks: say('power.note.chatham-house') };
      // tell the person who notes it who will read it
      if (values['tag'] === 'parking-lot') return { kind: 'text', asks: say('power.note.parked') };
      return at?.of === 'question'
        ? { kind: 'text', asks: say('power.note.hot-wash', { number: at.number }) }
        : { kind: 'text' };
    }),
    field('role', { keyword: 'about', optional: true }, ({ view }) => ({
      kind: 'pick',
      choices: roleChoices(view),
      quiet: true,
    })),
    field('aim', { keyword: 'task', optional: true }, (situation) => {
      const choices = aimChoices(situation);
      return choices.length === 0 ? null : { kind: 'pick', choices, quiet: true };
    }),
    field('about', { keyword: 'on', optional: true }, ({ entries }) => {
      const last = entries.at(-1);
      if (last === undefined) return null;
      return { kind: 'number', min: 1, max: last.n, unit: null, whole: true, quiet: true };
    }),
  ],
  available: ({ view }) => view.stage !== 'closed',
  warning: () => null,
  build(_situation, values) {
    const { texts, slot } = slots();
    const about = values['about'];
    const on = aimOf(maybe(values, 'aim'));
    const body = {
      said: slot(chosen(values, 'said')),
      tag: tags.find((each) => each === maybe(values, 'tag')) ?? null,
      role: maybe(values, 'role'),
      about: typeof about === 'number' ? about : null,
      ...(on === null ? {} : { on }),
    };
    return give({ kind: 'note', body }, texts);
  },
};

export const knowledgePowers: readonly ControlPower[] = [act, share, aloud, seen, override];
export const notePower: ControlPower = note;
