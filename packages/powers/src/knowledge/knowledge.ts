// Powers over what is known, done and true in the story.
import type { NoteTag } from '@sandtable/core/record';
import { textIn, type Value, type Variable } from '@sandtable/core/scenario';
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
import type { Choice, ControlPower, ControlSituation, Picked, Prompt, Values } from '../form/power.ts';

/** What was seen and said in play is still entered after it. */
const tillClosed = ({ view }: ControlSituation): boolean =>
  view.stage !== 'set-up' && view.stage !== 'briefing' && view.stage !== 'closed';

const act: ControlPower = {
  id: 'act',
  group: 'knowledge',
  key: null,
  fields: [
    pick('action', (situation) =>
      situation.scenario.actions.map((each) => ({
        value: each.name,
        label: textIn(each.text, situation),
        short: each.name,
      })),
    ),
    pickOnly('by', ({ scenario, view }, values) => {
      const may = scenario.actions.find((each) => each.name === values['action'])?.by.roles ?? [];
      return roleChoices(view).filter((each) => may.includes(each.value));
    }),
  ],
  available: (situation) => inPlay(situation) && situation.scenario.actions.length > 0,
  warning: () => null,
  build: (_situation, values) =>
    give({ kind: 'act', body: { action: chosen(values, 'action'), by: chosen(values, 'by') } }),
};

const holders = ({ view }: ControlSituation, values: Values): readonly Choice[] =>
  (view.facts.find((each) => each.name === values['fact'])?.holders ?? []).map((each) => ({
    value: each.role,
    label: each.title,
    short: each.role,
  }));

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
    field('with', { keyword: 'with' }, ({ view }, values) => ({
      kind: 'several',
      choices: roleChoices(view).filter((each) => each.value !== values['by']),
    })),
  ],
  available: (situation) => inPlay(situation) && situation.view.facts.some((fact) => fact.holders.length > 0),
  warning: () => null,
  build: (_situation, values) =>
    give({
      kind: 'share',
      body: { fact: chosen(values, 'fact'), by: chosen(values, 'by'), with: several(values, 'with') },
    }),
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
  warning: () => null,
  build({ view }, values) {
    const to = several(values, 'hearers');
    const everybody = to.length === 0 || roleChoices(view).every((each) => to.includes(each.value));
    return give({ kind: 'aloud', body: { fact: chosen(values, 'fact'), to: everybody ? 'all' : to } });
  },
};

/** What the open discussion listens for and has not been heard yet. */
const listenedFor = ({ view, say }: ControlSituation): readonly Choice<Picked>[] =>
  (view.discussion?.listenFor ?? [])
    .filter(({ heard }) => !heard)
    .map(({ task, text }) => ({
      value: { is: 'listened-for', of: task },
      label: text.trim(),
      short: task,
      detail: say('power.listened-for'),
    }));

/** Expected actions under way come first, then those missed or done early: an evaluator may have seen them even so. */
const tickable = (situation: ControlSituation): readonly Choice<Picked>[] => {
  const { view } = situation;
  const order = ['running', 'missed', 'waiting'] as const;
  const expected = order.flatMap((status) =>
    view.expected
      .filter((each) => each.status === status)
      .map((each) => ({ value: each.name, label: `${each.title}: ${each.text}`, short: each.name })),
  );
  return [...listenedFor(situation), ...expected];
};

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
      const { now } = situation.view;
      const asked = now.now === 'stop' && now.stop.why === 'expected-ends' ? now.stop.expected : null;
      const sure =
        choices.find((each) => each.value === asked) ?? (choices.length === 1 ? choices[0] : undefined);
      return sure === undefined
        ? { kind: 'pick', choices }
        : { kind: 'pick', choices, presumed: sure.value, sure: true };
    }),
    field('how', { optional: true }, ({ say }) => ({ kind: 'pick', choices: howChoices(say), quiet: true })),
    quietReason(),
  ],
  available: (situation) => tillClosed(situation) && tickable(situation).length > 0,
  warning: () => null,
  build({ view }, values) {
    const expected = picked(values, 'expected');
    if (typeof expected === 'object' && expected?.is === 'listened-for')
      return give({
        kind: 'heard',
        body: { discussion: view.discussion?.name ?? '', task: expected.of, heard: true },
      });
    const { texts, reason } = withReason(values);
    return give(
      { kind: 'seen', body: { expected: chosen(values, 'expected'), how: howOf(values), ...reason } },
      texts,
    );
  },
};

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
  const now = (name: string): string =>
    String(situation.view.world.find((each) => each.name === name)?.value ?? '');
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
      choices: tags.map((each) => ({
        value: each,
        label: say(`power.tag.${each}`),
        short: tagMarks[each],
      })),
    })),
    field('said', {}, ({ view, say }, values) => {
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
    field('about', { keyword: 'on', optional: true }, ({ entries }) => {
      const last = entries.at(-1);
      return last === undefined ? null : { kind: 'number', min: 1, max: last.n, unit: null, quiet: true };
    }),
  ],
  available: ({ view }) => view.stage !== 'closed',
  warning: () => null,
  build(_situation, values) {
    const { texts, slot } = slots();
    const about = values['about'];
    const body = {
      said: slot(chosen(values, 'said')),
      tag: tags.find((each) => each === maybe(values, 'tag')) ?? null,
      role: maybe(values, 'role'),
      about: typeof about === 'number' ? about : null,
    };
    return give({ kind: 'note', body }, texts);
  },
};

export const knowledgePowers: readonly ControlPower[] = [act, share, aloud, seen, override];
export const notePower: ControlPower = note;
