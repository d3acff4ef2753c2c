// What happened, told: every kind of entry has its sentence or is silent on purpose.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commandRules } from '@sandtable/core';
import { callReasons, staffFunctions, stages, type Entry } from '@sandtable/core/record';
import { tlpLabels, type Decision } from '@sandtable/core/scenario';
import { describeEntry as tell, eventLine, words, type RecordTelling, type Telling } from '@sandtable/words';
import { scenario, startOfDay } from './fixture-view.ts';

const inject: Telling['scenario']['injects'][number] = {
  name: 'second',
  serial: '2-07',
  title: { en: 'Second sighting' },
  at: null,
  when: null,
  onlyIf: null,
  from: 'crew',
  shownAs: null,
  to: { written: ['police'], roles: ['police'] },
  cc: { written: [], roles: [] },
  channel: 'phone',
  delivery: 'phone',
  text: { en: 'We have another one. {held} are held, {{sic}.' },
  textFor: [],
  kind: 'contextual',
  hold: false,
  every: null,
  times: 1,
  tlp: null,
  reveals: [],
  promises: [],
  serves: [],
  storyline: null,
  priority: 'core',
  attach: [],
  onDelivery: [
    {
      verb: 'message',
      to: { written: ['tower'], roles: ['tower'] },
      text: { en: 'The tower hears it.' },
      after: null,
      onlyIf: null,
    },
  ],
  notes: null,
  evaluatorNotes: null,
  sensitivity: null,
  contentNote: null,
};
const telling: RecordTelling = {
  entries: [],
  scenario: { ...scenario, injects: [inject] },
  texts: ({ text }) => (text === 9 ? null : `words ${text}`),
  language: 'en',
  zone: 'UTC',
  say: words('en'),
};
const head = {
  n: 7,
  story: 1920,
  wall: startOfDay,
  author: { participant: null, role: null, organisation: null },
};
const line = (entry: Entry): string | null => eventLine(entry, telling);

describe('lines', () => {
  test('a delivered inject: story time, a word for its kind, from, to, and its text between the markings', () => {
    expect(
      line({
        ...head,
        cause: 1,
        kind: 'inject.delivered',
        body: { inject: 'second', to: ['police'], cc: [], printed: [['held', 112]], edited: [] },
      }),
    ).toBe(
      'Sunday 07:27 INJECT: 2-07 from Ground crew to Airport police, phone. EXERCISE EXERCISE EXERCISE: We have another one. 112 flights are held, {sic}. EXERCISE EXERCISE EXERCISE.',
    );
  });
  test('a value that moves less than can be told is not said to go from a number to the same', () => {
    const moved = (from: number, to: number, whole: boolean) =>
      eventLine(
        { ...head, cause: 1, kind: 'variable.set', body: { variable: 'held', from, to, why: 'effect' } },
        {
          ...telling,
          scenario: {
            ...telling.scenario,
            variables: telling.scenario.variables.map((each) => ({ ...each, whole })),
          },
        },
      );
    expect(moved(10, 10.4, true)).toContain('moves, too little to be seen: 10');
    expect(moved(10.01, 10.02, false)).toContain('moves, too little to be seen: 10');
    expect(moved(10, 11, true)).toContain('goes from 10');
  });
  test('what goes with an inject is named', () => {
    const attach = ['The plan', 'Those who are missing'].map((title) => ({
      title: { en: title },
      file: null,
      holds: 'text' as const,
      text: { en: 'A page' },
      markdown: false,
    }));
    const body = { inject: 'second', to: ['police'], cc: [], printed: [], edited: [] };
    const told = { ...telling, scenario: { ...scenario, injects: [{ ...inject, attach }] } };
    expect(eventLine({ ...head, cause: 1, kind: 'inject.delivered', body }, told)).toContain(
      'to Airport police, phone, with “The plan” and “Those who are missing”. EXERCISE',
    );
  });
  test('doubled braces are braces, the closing one, too', () => {
    const body = { inject: 'second', to: ['police'], cc: [], printed: [['held', 40]], edited: [] } as const;
    const braced = { ...inject, text: { en: 'Type {{go}} to {held}.' } };
    const told = { ...telling, scenario: { ...scenario, injects: [braced] } };
    expect(eventLine({ ...head, cause: 1, kind: 'inject.delivered', body }, told)).toContain(
      'Type {go} to 40',
    );
  });
  test('an edited inject and an ad-hoc one speak in the new words', () => {
    const body = {
      to: ['police', 'tower'],
      cc: [],
      printed: [],
      edited: [{ role: null, said: { entry: 5, text: 0 } }],
    };
    expect(
      line({ ...head, cause: 1, kind: 'inject.delivered', body: { inject: 'second', ...body } }),
    ).toContain('words 0');
    expect(
      line({ ...head, cause: 1, kind: 'inject.delivered', body: { inject: 'adhoc-5', ...body } }),
    ).toContain('A new inject to Airport police and Tower supervisor.');
  });
  test('a scripted message says what it said', () => {
    expect(
      line({
        ...head,
        cause: 1,
        kind: 'message.sent',
        body: {
          from: 'exercise_control',
          to: ['tower'],
          said: null,
          printed: [],
          effect: 0,
          of: { of: 'inject', name: 'second', part: '' },
        },
      }),
    ).toContain('The tower hears it.');
  });
  test('words that were erased are said to be erased', () => {
    expect(
      line({
        ...head,
        cause: null,
        kind: 'note',
        body: { said: { text: 9 }, tag: 'gap', role: 'airport', about: null },
      }),
    ).toBe('Sunday 07:27 NOTE: Gap, about Airport duty manager: (words erased)');
  });
  test('a pause says why and until when; a stop of the real world looks like nothing else', () => {
    process.env['TZ'] = 'UTC';
    const paused = (reason: 'break' | 'real-world', until: number | null): string | null =>
      line({ ...head, cause: 1, kind: 'stage.changed', body: { stage: 'paused', pause: { reason, until } } });
    expect(paused('break', startOfDay + 600_000)).toBe(
      'Sunday 07:27 PAUSE: A break. Back at 08:10 by the clock in the room.',
    );
    expect(paused('real-world', null)).toBe(
      'Sunday 07:27 PAUSE: REAL WORLD, NOT EXERCISE. Everything stops.',
    );
    expect(line({ ...head, cause: null, kind: 'resume', body: { because: { text: 0 } } })).toContain(
      'Because: words 0.',
    );
  });
  test('time that passed and items that were ticked off are not told', () => {
    expect(line({ ...head, cause: 1, kind: 'item.done', body: { phase: 'response', item: 1 } })).toBeNull();
    expect(line({ ...head, cause: null, kind: 'next', body: {} })).toBeNull();
  });
  test('what was read out with the NOW line is not read twice', () => {
    const entry: Entry = {
      ...head,
      cause: 1,
      kind: 'inject.delivered',
      body: { inject: 'second', to: ['police'], cc: [], printed: [], edited: [] },
    };
    expect(eventLine(entry, telling, true)).toBe(
      'Sunday 07:27 INJECT: 2-07 from Ground crew to Airport police, phone.',
    );
  });
});

/** One of each kind with names that the scenario has, or has not. */
const name = fc.constantFrom(
  'second',
  'reopen',
  'tower',
  'held',
  'nothing_of_the_kind',
  'adhoc-3',
  'crew',
  'exercise_control',
);
const said = fc.constantFrom({ text: 0 }, { text: 9 });
const number = fc.nat(100_000);
const answer = fc.oneof(
  fc.record({ form: fc.constant('options'), options: fc.array(name) }),
  fc.record({ form: fc.constant('amount'), amount: fc.double() }),
  fc.record({ form: fc.constant('ranking'), ranking: fc.array(name) }),
  fc.record({ form: fc.constant('declined') }),
  fc.record({ form: fc.constant('other'), said, treatAs: fc.option(name) }),
);
const remains = fc.array(
  fc.oneof(
    fc.record({ did: fc.constant('variable'), variable: name, from: number, to: number }),
    fc.record({ did: fc.constantFrom('inject'), inject: name }),
    fc.record({ did: fc.constant('fact'), fact: name, roles: fc.array(name) }),
    fc.record({ did: fc.constant('phase'), phase: name }),
  ),
);
const standing = { options: fc.array(name), amount: fc.option(fc.double()), ranking: fc.array(name) };
const owner = fc.record({
  of: fc.constantFrom('inject', 'option', 'phase.on-enter', 'added', 'proposal'),
  name,
  part: name,
});
const rated = fc.record({
  of: fc.constantFrom('target', 'objective'),
  name,
  organisation: fc.option(name, { nil: undefined }),
});
const bodies: Readonly<Record<Entry['kind'], fc.Arbitrary<object>>> = {
  seat: fc.record({ role: name, participant: number, name: said }),
  unseat: fc.record({ role: name, participant: fc.option(number) }),
  merge: fc.record({ role: name, into: name }),
  attribute: fc.record({ attribution: fc.constantFrom('person', 'role', 'sector', 'none') }),
  mark: fc.record({ marking: fc.constantFrom(...tlpLabels) }),
  exercise: fc.record({ title: said, version: fc.string(), state: fc.constantFrom('draft', 'final') }),
  'chatham-house': fc.record({ on: fc.boolean() }),
  brief: fc.constant({}),
  start: fc.constant({}),
  pause: fc.record({
    reason: fc.constantFrom('break', 'real-world', 'safety', 'confusion', 'technical'),
    until: fc.option(number),
    because: said,
  }),
  resume: fc.record({ because: said }),
  end: fc.record({ because: said }),
  'hot-wash': fc.constant({}),
  debrief: fc.constant({}),
  close: fc.constant({}),
  next: fc.constant({}),
  'jump-over': fc.record({ because: said }),
  drop: fc.record({ phase: name, item: fc.nat({ max: 9 }), dropped: fc.boolean(), because: said }),
  'more-time': fc.record({ of: fc.constantFrom('item', 'break'), minutes: fc.nat({ max: 60 }) }),
  advance: fc.record({ to: number }),
  go: fc.record({ phase: name }),
  leave: fc.constant({}),
  deliver: fc.record({ inject: name }),
  given: fc.record({ inject: name, given: fc.boolean(), by: said, at: fc.option(number) }),
  happened: fc.record({ entry: number, at: fc.option(number) }),
  hold: fc.record({ inject: name }),
  release: fc.record({ inject: name }),
  skip: fc.record({ inject: name }),
  retime: fc.record({ inject: name, at: number }),
  edit: fc.record({ inject: name, said, role: fc.option(name) }),
  withdraw: fc.record({ inject: name, because: said }),
  adhoc: fc.record({ from: name, to: fc.array(name), channel: name, said, reveals: fc.array(name) }),
  say: fc.record({ from: name, to: fc.array(name), said }),
  ask: fc.record({ by: name, said }),
  defer: fc.record({ question: number }),
  reply: fc.record({ question: number, from: name, said, reveals: fc.array(name) }),
  open: fc.record({ decision: name }),
  put: fc.record({ decision: name }),
  answer: fc.record({
    decision: name,
    by: name,
    answer,
    grounds: fc.record({ conditions: said, rationale: said }, { requiredKeys: [] }),
    saidAt: fc.constant(null),
    added: fc.constant([]),
    instead: fc.boolean(),
  }),
  amend: fc.record({
    decision: name,
    by: name,
    grounds: fc.record({ dissent: said, confidence: fc.constantFrom('low', 'medium', 'high') }),
    saidAt: fc.constant(null),
  }),
  retract: fc.record({ decision: name, by: name }),
  settle: fc.record({ decision: name, byDefault: fc.boolean() }),
  extend: fc.record({ decision: name, seconds: number, minutes: number }),
  allow: fc.record({ decision: name, option: name, because: said }),
  reverse: fc.record({ decision: name, answer, by: name }),
  recall: fc.record({ decision: name }),
  act: fc.record({ action: name, by: name }),
  acknowledge: fc.record({ by: name, message: number, said: fc.option(said, { nil: undefined }) }),
  prepare: fc.record({ roles: fc.array(name) }),
  share: fc.record({ fact: name, by: name, with: fc.array(name) }),
  aloud: fc.record({ fact: name, to: fc.oneof(fc.constant('all'), fc.array(name)) }),
  seen: fc.record({ expected: name, how: fc.constantFrom('seen', 'late', 'not-seen', 'overtaken') }),
  override: fc.record({ values: fc.array(fc.tuple(name, number)), because: said }),
  correct: fc.record({
    entry: number,
    instead: fc.oneof(
      fc.constant(null),
      fc.record({ of: fc.constant('answer'), answer, by: name }),
      fc.record({ of: fc.constantFrom('deliver', 'share'), to: fc.array(name) }),
    ),
  }),
  rehearsal: fc.constant({}),
  'close-discussion': fc.constant({}),
  'told-back': fc.record({ by: fc.array(name), said: fc.array(fc.constantFrom({ text: 0 }, null)) }),
  heard: fc.record({ discussion: name, task: name, heard: fc.boolean() }),
  contribute: fc.record({
    activity: name,
    of: fc.constantFrom('idea', 'heading', 'reason', 'mitigation'),
    said,
    by: fc.option(name),
    about: fc.option(number),
  }),
  cluster: fc.record({ activity: name, ideas: fc.array(number), under: fc.option(number) }),
  vote: fc.record({ activity: name, for: number, votes: number, by: fc.option(name) }),
  draw: fc.record({ activity: name, part: fc.constantFrom('across', 'low-high'), name: said }),
  rate: fc.record({ activity: name, by: name, ratings: fc.array(number) }),
  'take-down': fc.record({ activity: name, entry: number }),
  note: fc.record({
    said,
    tag: fc.constantFrom(null, 'strength', 'gap', 'parking-lot', 'action', 'artefact'),
    role: fc.option(name),
    about: fc.constant(null),
  }),
  'move-break': fc.record({
    phase: name,
    item: number,
    after: fc.record({ phase: name, item: number }),
  }),
  'turn-to': fc.record({
    at: fc.oneof(
      fc.record({ of: fc.constant('question'), number }),
      fc.record({ of: fc.constant('parked'), note: number }),
    ),
  }),
  unpark: fc.record({
    note: number,
    becomes: fc.constantFrom('taken-up', 'action', 'left'),
    said: fc.option(said, { nil: undefined }),
    owner: fc.option(said, { nil: undefined }),
    until: fc.option(said, { nil: undefined }),
  }),
  scale: fc.record({ scale: fc.constantFrom('psmu', 'narrative') }),
  judge: fc.record({
    rated,
    rating: fc.constantFrom('P', 'M', 'not-observed', null),
    said: fc.option(said, { nil: undefined }),
    rests: fc.array(number),
    sheet: fc.option(number, { nil: undefined }),
    name: fc.option(said, { nil: undefined }),
  }),
  reconcile: fc.record({ rated, rating: fc.constantFrom('S', 'U', null), said }),
  find: fc.record({
    objective: name,
    of: fc.constantFrom('strength', 'improvement'),
    organisation: fc.option(name),
    observation: said,
    rests: fc.array(number),
    instead: fc.option(number, { nil: undefined }),
  }),
  issue: fc.constant({}),
  comment: fc.record({ finding: number, organisation: name, disputes: fc.boolean(), said }),
  dispose: fc.record({
    comment: number,
    disposition: fc.constantFrom('accepted', 'partly', 'rejected'),
    said,
    withdraws: fc.option(fc.constant(true), { nil: undefined }),
  }),
  meet: fc.record({ said: fc.option(said, { nil: undefined }) }),
  approve: fc.record({ by: said, office: said, hash: name }),
  'plan-action': fc.record({
    finding: number,
    action: said,
    element: fc.constant('training'),
    organisation: name,
    ends: fc.constant('2027-03-31'),
    priority: fc.constant('high'),
  }),
  'accept-action': fc.record({ action: number }),
  'box-ran-out': fc.oneof(
    fc.record({ of: fc.constantFrom('decision', 'discussion', 'activity'), name }),
    fc.record({ of: fc.constant('brief-back') }),
  ),
  join: fc.record({ participant: number }),
  left: fc.record({ participant: number }),
  door: fc.record(
    {
      guest: number,
      name: said,
      event: fc.oneof(
        fc.record({ did: fc.constant('knocked'), key: name }),
        fc.record({ did: fc.constant('invited'), key: name, role: fc.option(name), until: number }),
        fc.record({ did: fc.constant('entered'), key: name, by: name }),
        fc.record({ did: fc.constant('opened'), code: name }),
        fc.record({ did: fc.constant('serves'), as: fc.constantFrom(...staffFunctions) }),
        fc.record({ did: fc.constant('sent-away') }),
        fc.record({ did: fc.constant('left'), key: name }),
        fc.record({ did: fc.constant('called'), call: number, why: fc.constantFrom(...callReasons) }),
        fc.record({ did: fc.constant('answered'), call: number }),
        fc.record({ did: fc.constant('guessed'), times: number }),
      ),
    },
    { requiredKeys: ['guest', 'event'] },
  ),
  transcribe: fc.record({ what: fc.constantFrom('begins', 'ends') }),
  erased: fc.record({ texts: fc.constant([]) }),
  elapsed: fc.record({ to: number }),
  'stage.changed': fc.record({
    stage: fc.constantFrom(...stages),
  }),
  'phase.entered': fc.record({ phase: name, visit: number }),
  'phase.left': fc.record({ phase: name, because: fc.constant('exit') }),
  'phase.done': fc.record({ phase: name }),
  'jump.started': fc.record({ phase: name, to: number }),
  'jump.ended': fc.record({ phase: name }),
  'item.done': fc.record({ phase: name, item: number }),
  'item.passed-over': fc.record({
    phase: name,
    item: number,
    because: fc.constantFrom('gate', 'already-made', 'already-delivered', 'skipped', 'by-hand'),
  }),
  'target.set': fc.record({ to: fc.option(number) }),
  'inject.proposed': fc.record({ inject: name, because: fc.constantFrom('contingency', 'hold') }),
  'inject.delivered': fc.record({
    inject: name,
    to: fc.array(name),
    cc: fc.array(name),
    printed: fc.array(fc.tuple(name, number)),
    edited: fc.constant([]),
  }),
  'inject.skipped': fc.record({ inject: name, because: fc.constantFrom('gate', 'by-hand') }),
  'inject.withdrawn': fc.record({ inject: name, to: fc.array(name) }),
  'inject.cancelled': fc.record({ inject: name }),
  'message.sent': fc.record({
    from: name,
    to: fc.array(name),
    said: fc.constant(null),
    printed: fc.constant([]),
    effect: fc.option(number),
    of: owner,
  }),
  'decision.opened': fc.record({ decision: name, until: fc.option(number) }),
  'decision.lettered': fc.record({ decision: name, options: fc.array(name) }),
  'decision.passed-over': fc.record({ decision: name, because: fc.constantFrom('gate', 'already-made') }),
  'decision.closed': fc.record({
    decision: name,
    how: fc.constantFrom('made', 'default', 'declined', 'other'),
    ...standing,
    early: fc.boolean(),
    conditional: fc.boolean(),
    dissent: fc.array(name),
    roles: fc.array(name),
    each: fc.array(fc.record({ role: name, ...standing })),
  }),
  'decision.reopened': fc.record({ decision: name, remains }),
  'decision.reversed': fc.record({
    decision: name,
    ...standing,
    how: fc.constant('made'),
    by: name,
    remains,
  }),
  'action.taken': fc.record({ action: name, by: name }),
  'busy.until': fc.record({ what: fc.constantFrom('decision', 'action'), name, to: number }),
  'fact.breached': fc.record({ fact: name, by: name, roles: fc.array(name) }),
  'fact.learned': fc.record({ fact: name, roles: fc.array(name), how: fc.constant('aloud') }),
  'variable.set': fc.record({
    variable: name,
    from: number,
    to: fc.oneof(number, fc.boolean(), name),
    why: fc.constant('effect'),
  }),
  'effect.queued': fc.record({ due: number }),
  'clock.started': fc.record({ clock: name, until: number }),
  'clock.met': fc.record({ clock: name }),
  'clock.missed': fc.record({ clock: name }),
  'clock.stopped': fc.record({ clock: name }),
  'expected.started': fc.record({ expected: name, until: number }),
  'expected.met': fc.record({ expected: name, how: fc.constantFrom('done', 'seen', 'late') }),
  'expected.missed': fc.record({ expected: name, how: fc.constantFrom('time', 'not-seen', 'overtaken') }),
  'rule.applied': fc.record({ rule: name }),
  'chance.fired': fc.record({ chance: name }),
  'discussion.opened': fc.record({ discussion: name }),
  'discussion.closed': fc.record({ discussion: name }),
  'activity.opened': fc.record({ activity: name }),
  'activity.closed': fc.record({ activity: name }),
  noted: fc.record({ of: owner, effect: number }),
  corrected: fc.record({ entry: number, undone: remains, remains }),
  'outcome.reached': fc.record({ outcome: name }),
  trouble: fc.record({ where: name, what: fc.constant('no-value') }),
};

test('every kind of entry is told on one line without a control character, whatever its texts hold', () => {
  const kinds = Object.keys(bodies) as Entry['kind'][];
  const one = fc
    .constantFrom(...kinds)
    .chain((kind) => fc.tuple(fc.constant(kind), bodies[kind], fc.string({ unit: 'binary' })));
  fc.assert(
    fc.property(one, ([kind, body, text]) => {
      const entry = { ...head, cause: kind in commandRules ? null : 1, kind, body } as Entry;
      const heard = { ...telling, texts: ({ text: slot }: { text: number }) => (slot === 9 ? null : text) };
      const told = tell(entry, heard);
      const written = eventLine(entry, heard);
      expect(written === null).toBe(told === null);
      expect(written ?? '').not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/u);
    }),
    { numRuns: 3000 },
  );
});

test('what was said brings its own stop, however it ends, and no sentence around it adds a second', () => {
  const one = fc.constantFrom(...(Object.keys(bodies) as Entry['kind'][])).chain((kind) => {
    const ends = fc.constantFrom('.', '?', '!', '…', '...', '.\n', '? ', '.\u0007');
    return fc.tuple(fc.constant(kind), bodies[kind], ends);
  });
  fc.assert(
    fc.property(one, ([kind, body, end]) => {
      const entry = { ...head, cause: kind in commandRules ? null : 1, kind, body } as Entry;
      const heard = { ...telling, texts: () => `We leave${end}` };
      expect(tell(entry, heard)?.text ?? '').not.toMatch(/We leave(?:[?!….]\s?\.|\.{4})(?:\s|$)/u);
    }),
    { numRuns: 3000 },
  );
});

describe('a decision that was taken is never told as one without an answer', () => {
  const nothing = { options: [], amount: null, ranking: [] };
  const closed = (body: Partial<Extract<Entry, { kind: 'decision.closed' }>['body']>): Entry => ({
    ...head,
    cause: 6,
    kind: 'decision.closed',
    body: {
      decision: 'd',
      how: 'made',
      ...nothing,
      early: false,
      conditional: false,
      dissent: [],
      roles: [],
      each: [],
      ...body,
    },
  });
  test.each([
    ['each alone and differently, in secret', closed({}), 'd is made, each for itself.'],
    [
      'each alone, one in own words',
      closed({ roles: ['police'], each: [{ role: 'police', ...nothing }] }),
      'none of the options',
    ],
    [
      'each alone, one not at all',
      closed({ roles: [], each: [{ role: 'police', ...nothing }] }),
      'no answer',
    ],
  ])('%s', (_name, entry, words) => {
    expect(tell(entry, telling)?.text).toContain(words);
  });
  test('each alone, one in own words, in secret: as one of the counts', () => {
    const decisions = [{ name: 'd', serial: 'D1', ballot: 'secret', options: [] } as unknown as Decision];
    const entry = closed({ roles: ['police'], each: [{ role: 'police', ...nothing }] });
    const secret = { ...telling, scenario: { ...telling.scenario, decisions }, entries: [entry] };
    expect(tell(entry, secret)?.text).toMatch(/none of the options/u);
    expect(tell(entry, secret)?.text).not.toContain('no answer');
  });
});
