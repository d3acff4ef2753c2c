/** The wall of an activity, as exercise control, a role and the room see it. */
import { expect, test } from 'vitest';
import { begin, load, openTable } from '../../src/index.ts';
import { controlView, plainReader, roleView, roomView } from '../../src/view.ts';
import type { Command } from '../../src/record.ts';
import { scenarioOf } from '../engine/playing.ts';

const scenario = scenarioOf(`
phases:
  only:
    title: Only
    agenda: [{ activity: signs }, { activity: asked }, { activity: failed }, { activity: inner }, { activity: last }]
activities:
  signs: { kind: brainstorm, title: Signs }
  asked: { kind: survey, title: Ready?, items: [We notice., We are believed.] }
  failed: { kind: premortem, title: It failed }
  inner: { kind: brainstorm, title: Among two, with: [gate, ferries] }
  last: { kind: futures, title: Four }
`);

function room() {
  const program = load(scenario);
  const table = openTable(program, begin(program, { seed: '1', parameters: [], attribution: 'role' }));
  const words = new Map<number, readonly string[]>();
  const author = { participant: null, role: 'exercise_control', organisation: null };
  const texts = ({ entry, text }: { readonly entry: number; readonly text: number }) =>
    words.get(entry)?.[text] ?? null;
  const give = (command: Command, ...said: readonly string[]): number => {
    const entry = table.state().entries + 1;
    const refusal = table.give({ command, author, wall: 1000, texts: said });
    if (refusal) throw new Error(refusal.refused);
    words.set(entry, said);
    return entry;
  };
  const card = (
    activity: string,
    of: 'idea' | 'heading' | 'reason' | 'mitigation',
    said: string,
    about: number | null = null,
  ) => give({ kind: 'contribute', body: { activity, of, said: { text: 0 }, by: null, about } }, said);
  const vote = (activity: string, number: number, votes: number, by: string | null = null) =>
    give({ kind: 'vote', body: { activity, for: number, votes, by } });
  const next = () => give({ kind: 'next', body: {} });
  const views = () => ({
    control: controlView(program, table.state(), texts, plainReader(program.scenario)),
    gate: roleView(program, table.state(), 'gate', texts, plainReader(program.scenario)),
    state: roleView(program, table.state(), 'state', texts, plainReader(program.scenario)),
    room: roomView(program, table.state(), texts, plainReader(program.scenario)).subject,
  });
  give({ kind: 'start', body: {} });
  next();
  return { give, card, vote, next, views };
}
type Room = ReturnType<typeof room>;
const groups = ({ views }: Room) =>
  views().control.activity?.groups.map(({ heading, votes, cards }) => [
    heading?.text ?? null,
    votes,
    ...cards.map(({ number, text, votes: own, mitigations }) => [number, text, own, ...mitigations]),
  ]);

test('ideas stand under their headings, the most votes first, and what is taken down is gone', () => {
  const here = room();
  const { give, card, vote } = here;
  const wrong = card('signs', 'idea', 'Cheap voices');
  card('signs', 'idea', 'Old radios');
  card('signs', 'heading', 'Words');
  card('signs', 'idea', 'Good translation', 1);
  give({ kind: 'cluster', body: { activity: 'signs', ideas: [1], under: 1 } });
  vote('signs', 1, 2);
  vote('signs', 3, 2, 'gate');
  vote('signs', 3, 1, 'state');
  expect(groups(here)).toEqual([
    ['Words', 5, [3, 'Good translation', 3], [1, 'Cheap voices', 2]],
    [null, 0, [2, 'Old radios', 0]],
  ]);
  const { room: shown, control } = here.views();
  expect(shown).toMatchObject({ shows: 'activity', board: { groups: control.activity?.groups } });
  give({ kind: 'take-down', body: { activity: 'signs', entry: wrong } });
  card('signs', 'idea', 'Late');
  expect(groups(here)).toEqual([
    ['Words', 3, [3, 'Good translation', 3]],
    [null, 0, [2, 'Old radios', 0], [4, 'Late', 0]],
  ]);
});

test('a heading that goes leaves its ideas, a reason that goes takes its mitigations and votes along', () => {
  const here = room();
  const { give, card, vote, next } = here;
  const heading = card('signs', 'heading', 'Words');
  card('signs', 'idea', 'Cheap voices', 1);
  give({ kind: 'take-down', body: { activity: 'signs', entry: heading } });
  expect(groups(here)).toEqual([[null, 0, [1, 'Cheap voices', 0]]]);
  for (let times = 0; times < 4; times += 1) next();
  const reason = card('failed', 'reason', 'Nobody paid');
  card('failed', 'reason', 'Everybody left');
  vote('failed', 1, 4);
  card('failed', 'mitigation', 'Name an owner', 1);
  expect(groups(here)).toEqual([[null, 4, [1, 'Nobody paid', 4, 'Name an owner'], [2, 'Everybody left', 0]]]);
  give({ kind: 'take-down', body: { activity: 'failed', entry: reason } });
  expect(groups(here)).toEqual([[null, 0, [2, 'Everybody left', 0]]]);
});

test('a survey tells nobody how the answers lie before it is closed, and never whose they are', () => {
  const answered = (...all: readonly (readonly number[])[]) => {
    const { give, next, views } = room();
    next();
    next();
    const [gate = [], ferries = []] = all;
    give({ kind: 'rate', body: { activity: 'asked', by: 'gate', ratings: [5, 5] } });
    give({ kind: 'rate', body: { activity: 'asked', by: 'ferries', ratings: ferries } });
    give({ kind: 'rate', body: { activity: 'asked', by: 'gate', ratings: gate } });
    return { next, views };
  };
  const { next, views } = answered([3, 2], [1, 4]);
  // whatever is answered, everybody sees the same
  expect(views()).toEqual(answered([1, 1], [5, 5]).views());
  expect(views().control.activity?.survey).toEqual({ answered: 2, spread: null });
  next();
  const spread = [
    [1, 0, 1, 0, 0],
    [0, 1, 0, 1, 0],
  ];
  const { control, room: shown } = views();
  expect(control.activity?.survey).toEqual({ answered: 2, spread });
  // it stays on the room's screen until the next item begins
  expect(shown).toMatchObject({ shows: 'activity', board: { name: 'asked', survey: { spread } } });
  expect(JSON.stringify(shown)).not.toMatch(/gate|ferries/);
  next();
  expect(views().room).toMatchObject({ shows: 'activity', board: { name: 'failed' } });
});

test('what some do among themselves is neither on the room’s screen nor in the view of others', () => {
  const { card, next, views } = room();
  for (let times = 0; times < 6; times += 1) next();
  card('inner', 'idea', 'Only we two');
  const { gate, state, room: shown } = views();
  expect(gate.activity?.groups[0]?.cards[0]?.text).toBe('Only we two');
  expect(state.activity).toBeNull();
  expect(JSON.stringify(shown)).not.toContain('Only we two');
});

test('four futures: axes with ends and stories, drawn anew', () => {
  const { give, next, views } = room();
  for (let times = 0; times < 8; times += 1) next();
  const [name, low, high] = [{ text: 0 }, { text: 1 }, { text: 2 }] as const;
  give(
    { kind: 'draw', body: { activity: 'last', part: 'across', name, low, high } },
    'Trust',
    'none',
    'much',
  );
  give({ kind: 'draw', body: { activity: 'last', part: 'low-high', name } }, 'Watched');
  give(
    { kind: 'draw', body: { activity: 'last', part: 'low-high', name, story: low } },
    'Loud',
    'All shout.',
  );
  expect(views().control.activity).toMatchObject({
    axes: { across: { name: 'Trust', low: 'none', high: 'much' }, up: null },
    futures: [{ part: 'low-high', name: 'Loud', story: 'All shout.' }],
  });
});
