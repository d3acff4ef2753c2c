// The powers as a whole: each can be walked through, and together they give every command that a person gives.
import { describe, expect, test } from 'vitest';
import { doorBook, type CauseKind, type Entry } from '@sandtable/core/record';
import type { ControlView } from '@sandtable/core/view';
import { isKey, words } from '@sandtable/words';
import {
  type ControlPower,
  type ControlSituation,
  type Deed,
  type FieldValue,
  type Prompt,
  type Values,
  controlPowerIds,
  controlPowers,
  ownDesk,
  powerWords,
  rolePowerIds,
  rolePowers,
} from '@sandtable/powers';
import { briefBack, sheet } from './fixture-sheet.ts';
import { card, control, hotWashAt, openDecision, role, scenario, startOfDay } from './fixture-view.ts';

const say = words('en');
const head = {
  story: 600,
  wall: startOfDay,
  author: { participant: null, role: 'exercise_control', organisation: null },
  cause: null,
};
const entries: readonly Entry[] = [
  { ...head, n: 1, kind: 'deliver', body: { inject: 'slot' } },
  {
    ...head,
    n: 2,
    cause: 1,
    kind: 'inject.delivered',
    body: { inject: 'slot', to: ['police'], cc: [], printed: [], edited: [] },
  },
  {
    ...head,
    n: 3,
    kind: 'answer',
    body: {
      decision: 'reopen',
      by: 'tower',
      answer: { form: 'options', options: ['wait'] },
      grounds: {},
      saidAt: null,
      added: [],
      instead: false,
    },
  },
  { ...head, n: 4, kind: 'override', body: { values: [['held', 5]], because: { text: 0 } } },
  { ...head, n: 5, kind: 'seen', body: { expected: 'second_source', how: 'seen' } },
];

function situation(change: Partial<ControlView> = {}): ControlSituation {
  const by = action.by.roles.map((role) => ({ role, title: role, barred: null }));
  const actions = [{ name: action.name, text: 'They act.', whyNot: null, by }];
  const view = { ...control, correctable: [1, 3, 4, 5], actions, ...change };
  return {
    view,
    scenario: { ...scenario, actions: [action], phases: [phase] },
    entries,
    texts: () => 'words',
    language: 'en',
    zone: 'UTC',
    wall: startOfDay,
    say,
    card: () => card,
    sheet: () => sheet,
    self: ownDesk,
    doorBook: () => doorBook(entries),
    ladder: () => [],
    languages: ['en', 'fr'],
    spoken: () => [{ words: { entry: 3, text: 0 }, by: 'Police', text: 'Who closes the road?', into: [] }],
  };
}
const action = {
  name: 'road',
  text: { en: 'Close the road' },
  by: { written: ['police'], roles: ['police'] },
  onlyIf: null,
  whyNot: null,
  times: null,
  every: null,
  takes: 0,
  cost: [],
  effects: [],
  serves: [],
};
const phase = {
  name: 'response',
  title: { en: 'Response' },
  clock: 'stands',
  pace: 1,
  say: null,
  soFar: null,
  minutes: null,
  agenda: [],
  onEnter: [],
  onLeave: [],
  leftovers: 'keep',
  jumpTo: null,
  whileJumping: 'integrate',
  next: [],
} as const;

const closed = { ...openDecision, name: 'close', serial: 'D2', status: 'closed' } as const;
const pending = { ...openDecision, name: 'later', serial: 'D4', status: 'pending' } as const;
const ready = {
  ...openDecision,
  ready: true,
  deciders: openDecision.deciders.map((each) => ({
    ...each,
    answer: { form: 'options', options: ['wait'], amount: null, text: null, conditions: null } as const,
  })),
};
const held = {
  of: 'inject',
  name: 'stopped',
  serial: '2-20',
  title: 'Held',
  seconds: null,
  status: 'held',
  item: null,
  minutes: null,
  at: null,
  handed: null,
  why: null,
  mayDrop: false,
} as const;
const nothing = { clocks: [], expected: [], decisions: [] } as const;
const handCard = { inject: 'card', serial: '1-03', title: 'Card' } as const;
const wall = {
  name: 'wall',
  kind: 'brainstorm',
  title: 'What comes?',
  status: 'open',
  items: [],
  newest: 1,
  groups: [
    {
      heading: { number: 1, text: 'Words' },
      votes: 0,
      cards: [{ number: 1, text: 'Cheap voices', votes: 0, mitigations: [] }],
    },
  ],
  axes: { across: null, up: null },
  futures: [],
  survey: null,
  onTheWall: [{ entry: 3, what: 'idea', number: 1, text: 'Cheap voices', by: null }],
  rated: [],
} as const;
const situations: readonly ControlSituation[] = [
  situation({
    decisions: [ready, closed, pending],
    order: [...control.order, held],
    toGive: [{ ...handCard, text: 'A card.', delivery: 'card', to: ['lab'], due: 0 }],
    given: [handCard],
    briefBack,
    discussion: {
      name: 'x',
      ask: 'Who?',
      probes: [],
      listenFor: [{ task: 'plan', text: 'Make a plan', heard: false }],
      ifSilent: 'Well?',
      notes: null,
      with: [],
    },
  }),
  situation({
    now: { now: 'leave', phase: null, title: null, jumpsTo: null, misses: nothing },
    next: { kind: 'leave', body: {} },
  }),
  situation({
    now: { now: 'put', decision: 'reopen', serial: 'D3', question: 'Reopen?', to: ['tower'] },
    next: { kind: 'put', body: { decision: 'reopen' } },
  }),
  situation({
    proposals: [],
    now: { now: 'question', question: 41, title: 'Police', text: 'Who?' },
    next: null,
  }),
  situation({ stage: 'set-up', now: { now: 'open-briefing' }, next: { kind: 'brief', body: {} } }),
  situation({ stage: 'briefing', now: { now: 'start' }, next: { kind: 'start', body: {} } }),
  situation({
    stage: 'paused',
    pause: { reason: 'real-world', until: null, since: null },
    now: { now: 'resume', reason: 'real-world' },
    next: { kind: 'resume', body: {} },
  }),
  situation({
    stage: 'paused',
    pause: { reason: 'break', until: startOfDay, since: null },
    now: { now: 'resume', reason: 'break' },
    next: { kind: 'resume', body: {} },
  }),
  situation({
    stage: 'end-ex',
    now: { now: 'after', stage: 'end-ex' },
    next: { kind: 'hot-wash', body: {} },
  }),
  situation({ stage: 'hot-wash', ...hotWashAt({ of: 'question', number: 2 }) }),
  situation({ stage: 'hot-wash', ...hotWashAt({ of: 'parked', note: 9 }) }),
  situation({
    stage: 'debrief',
    now: { now: 'after', stage: 'debrief' },
    next: { kind: 'close', body: {} },
  }),
  ...(['brainstorm', 'premortem', 'futures', 'survey'] as const).map((kind) =>
    situation({ activity: { ...wall, kind } }),
  ),
];

function answered(prompt: Prompt): FieldValue | null {
  switch (prompt.kind) {
    case 'pick':
      return prompt.presumed ?? prompt.choices[0]?.value ?? (prompt.free === true ? 'phone' : null);
    case 'several':
      return prompt.presumed ?? prompt.choices.map((each) => each.value);
    case 'ranking':
      return prompt.choices.map((each) => each.value);
    case 'text':
      return prompt.presumed ?? 'words';
    case 'number':
      return prompt.min ?? 1;
    case 'duration':
    case 'moment':
      return 600;
    case 'wall':
      return startOfDay;
    case 'yes-no':
      return true;
    case 'effects':
      return [{ verb: 'add', variable: 'held', value: 1 }];
  }
}
function walk(power: ControlPower, at: ControlSituation): Deed {
  let values: Values = {};
  for (const field of power.fields) {
    const prompt = field.prompt(at, values);
    if (prompt !== null) values = { ...values, [field.name]: answered(prompt) };
  }
  power.warning(at, values);
  return power.build(at, values);
}

describe('facilitator', () => {
  test('the list is whole, and every power has its words', () => {
    expect(controlPowers.map((each) => each.id).toSorted()).toEqual([...controlPowerIds].toSorted());
    expect(rolePowers.map((each) => each.id)).toEqual([...rolePowerIds]);
    for (const id of [...controlPowerIds, ...rolePowerIds])
      expect(powerWords(id, say).word).toMatch(/^[a-z-]+$/u);
    for (const { fields } of controlPowers)
      for (const { name } of fields) expect(isKey(`power.field.${name}`)).toBe(true);
  });

  test('where free words are asked for, the field says so: help shows the `;` that ends them', () => {
    const silent = new Set<string>();
    for (const at of situations)
      for (const power of controlPowers.filter((each) => each.available(at))) {
        let values: Values = {};
        for (const field of power.fields) {
          const prompt = field.prompt(at, values);
          if (prompt === null) continue;
          if (prompt.kind === 'text' && field.words !== true) silent.add(`${power.id} ${field.name}`);
          values = { ...values, [field.name]: answered(prompt) };
        }
      }
    expect([...silent]).toEqual([]);
  });

  test('no two words are the same, so that a typed command means one thing', () => {
    const typed = controlPowers.map(({ id }) => powerWords(id, say).word);
    expect(new Set(typed).size).toBe(typed.length);
  });

  test('two powers share a key only when they are never possible together', () => {
    for (const at of situations) {
      const keys = controlPowers
        .filter((each) => each.key !== null && each.available(at))
        .map((each) => each.key);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  test('every command that a person gives comes of some power', () => {
    const kinds = new Set<CauseKind>();
    for (const at of situations) {
      for (const power of controlPowers.filter((each) => each.available(at))) {
        const deed = walk(power, at);
        if (deed.do === 'give') for (const { command } of deed.given) kinds.add(command.kind);
      }
    }
    const given: readonly CauseKind[] = [
      'seat',
      'unseat',
      'merge',
      'attribute',
      'mark',
      'exercise',
      'chatham-house',
      'brief',
      'start',
      'pause',
      'resume',
      'end',
      'hot-wash',
      'debrief',
      'close',
      'next',
      'jump-over',
      'advance',
      'go',
      'leave',
      'deliver',
      'hold',
      'release',
      'skip',
      'retime',
      'edit',
      'withdraw',
      'adhoc',
      'say',
      'ask',
      'reply',
      'open',
      'answer',
      'amend',
      'retract',
      'settle',
      'extend',
      'allow',
      'reverse',
      'recall',
      'act',
      'share',
      'aloud',
      'seen',
      'override',
      'correct',
      'close-discussion',
      'told-back',
      'heard',
      'contribute',
      'cluster',
      'vote',
      'draw',
      'rate',
      'take-down',
      'drop',
      'move-break',
      'more-time',
      'note',
      'turn-to',
      'unpark',
      'scale',
      'given',
      'put',
      'defer',
    ];
    expect([...kinds].toSorted()).toEqual(given.toSorted());
  });

  test('texts and their slots agree in whatever a power gives', () => {
    for (const at of situations) {
      for (const power of controlPowers.filter((each) => each.available(at))) {
        const deed = walk(power, at);
        if (deed.do !== 'give') continue;
        for (const { command, texts } of deed.given) {
          const slots = [...JSON.stringify(command.body).matchAll(/\{"text":(\d+)\}/gu)].map((hit) =>
            Number(hit[1]),
          );
          expect({ kind: command.kind, slots: slots.toSorted((one, other) => one - other) }).toEqual({
            kind: command.kind,
            slots: texts.map((_, place) => place),
          });
        }
      }
    }
  });

  test('what the room would notice is asked; what it would not is done at once', () => {
    const at = situations[0];
    if (at === undefined) throw new Error('no situation');
    const warned = (id: ControlPower['id'], values: Values): boolean =>
      controlPowers.find((each) => each.id === id)?.warning(at, values) !== null;
    expect(['deliver', 'withdraw'].map((id) => warned(id as 'deliver', { inject: 'stadium' }))).toEqual([
      true,
      true,
    ]);
    expect(warned('hold', { inject: 'stadium' })).toBe(false);
    expect(warned('note', { said: 'x' })).toBe(false);
    expect(warned('stop', {})).toBe(true);
  });

  test('next closes nothing that nobody answered without asking', () => {
    const stop = { at: 2000, why: 'decision-closes', decision: 'reopen' } as const;
    const settle = { kind: 'settle', body: { decision: 'reopen', byDefault: true } } as const;
    const at = situation({ stop, now: { now: 'stop', stop, closes: null, misses: nothing }, next: settle });
    expect(controlPowers[0]?.build(at, {})).toEqual({ do: 'give', given: [{ command: settle, texts: [] }] });
    expect(controlPowers[0]?.warning(at, {})).toBe(
      'D3 closes with its default, “Wait”, although nobody decided it.',
    );
  });

  test('an answer of several roles is one command for each, its added effects once', () => {
    const decide = controlPowers.find((each) => each.id === 'decide');
    const deed = decide?.build(situation(), {
      decision: 'reopen',
      deciders: ['tower', 'police'],
      answer: 'other',
      words: 'half of it',
      proposal: '1',
      'treat-as': 'one',
      effects: [{ verb: 'add', variable: 'held', value: 1 }],
    });
    expect(deed).toMatchObject({
      do: 'give',
      given: [
        {
          command: {
            body: {
              by: 'tower',
              answer: { form: 'other', treatAs: 'one', proposal: 1 },
              added: [{ verb: 'add' }],
            },
          },
          texts: ['half of it'],
        },
        { command: { body: { by: 'police', added: [] } }, texts: ['half of it'] },
      ],
    });
  });
});

test('a role is offered only what its own view holds', () => {
  const at = {
    view: role,
    roles: scenario.roles.map(({ name, title, organisation }) => ({
      role: name,
      title: title['en'] ?? '',
      short: name,
      organisation,
    })),
    wall: startOfDay,
    say,
    zone: 'UTC',
    isAide: false,
    drafts: [],
  };
  const offered = JSON.stringify(
    rolePowers.map((power) =>
      power.fields.map((field) =>
        field.prompt(at, { decision: 'reopen', fact: 'short_trace', answer: 'other' }),
      ),
    ),
  );
  // the board of exercise control has these; the police do not
  expect(offered).not.toContain('One runway');
  expect(offered).not.toContain('open for arrivals only');
  expect(offered).toContain('Reopen now');
});
