/** The hot wash: one question after the other, then the parking lot; what was parked is seen by nobody before it is read out. */
import { expect, test } from 'vitest';
import { begin, decide, evolveAll, isRefusal, load, type State } from '../../src/index.ts';
import { controlView, plainReader, roleView, roomView } from '../../src/view.ts';
import type { Author, Command, HotWashPlace } from '../../src/record.ts';
import { scenarioOf } from '../engine/playing.ts';

const control: Author = { participant: null, role: 'exercise_control', organisation: null };
const said = { text: 0 } as const;

/** An exercise whose record is kept beside its state, so that both can be looked at. */
function table(hotWash: string) {
  const program = load(scenarioOf(`phases: { only: { title: Only } }\n${hotWash}`));
  const setup = { seed: '1', parameters: [], attribution: 'role' } as const;
  const words = new Map<number, readonly string[]>();
  let state: State = begin(program, setup);
  let minute = 0;
  const texts = ({ entry, text }: { readonly entry: number; readonly text: number }) =>
    words.get(entry)?.[text] ?? null;
  const give = (command: Command, ...own: readonly string[]): number => {
    minute += 1;
    const decided = decide(program, state, { command, author: control, wall: minute * 60_000, texts: own });
    if (isRefusal(decided)) throw new Error(decided.refused);
    const entry = decided.entries[0]?.n ?? 0;
    words.set(entry, own);
    state = evolveAll(program, state, decided.entries);
    return entry;
  };
  const reader = plainReader(program.scenario);
  const room = () => roomView(program, state, texts, reader);
  return {
    general: reader.hotWash,
    give,
    note: (text: string, tag: 'parking-lot' | 'gap' = 'parking-lot') =>
      give({ kind: 'note', body: { said, tag, role: null, about: null } }, text),
    to: (at: HotWashPlace) => give({ kind: 'turn-to', body: { at } }),
    board: () => controlView(program, state, texts, reader).hotWash,
    room,
    step: () => {
      const { subject } = room();
      return subject.shows === 'hot-wash' ? subject.step : null;
    },
    roles: () => program.scenario.roles.map(({ name }) => roleView(program, state, name, texts, reader)),
    erase: (entry: number) => words.delete(entry),
  };
}
const begun = (hotWash = 'hot-wash: [What did you know?, What do you change?]') => {
  const at = table(hotWash);
  at.give({ kind: 'start', body: {} });
  const parked = ['Who pays for the hotel?', 'Who rings the mayor?'].map((text) => at.note(text));
  at.give({ kind: 'end', body: {} });
  at.give({ kind: 'hot-wash', body: {} });
  return { ...at, parked: parked as [number, number] };
};
const question = (number: number): HotWashPlace => ({ of: 'question', number });

test('it goes from question to question, to what was parked, and back', () => {
  const { board, to, parked } = begun();
  const [hotel, mayor] = parked.map((note): HotWashPlace => ({ of: 'parked', note }));
  if (hotel === undefined || mayor === undefined) throw new Error('nothing was parked');
  const way: (HotWashPlace | null)[] = [];
  for (let next = board()?.next ?? null; next !== null; next = board()?.next ?? null) {
    way.push(next);
    to(next);
  }
  expect(way).toEqual([question(1), question(2), hotel, mayor]);
  const back: (HotWashPlace | null)[] = [];
  for (let before = board()?.before ?? null; before !== null; before = board()?.before ?? null) {
    back.push(before);
    to(before);
  }
  expect(back).toEqual([hotel, question(2), question(1)]);
});

test('what became of something parked is not read out again, and may be said before the rest is', () => {
  const { board, give, to, parked } = begun();
  give({ kind: 'unpark', body: { note: parked[0], becomes: 'left' } });
  to(question(2));
  expect(board()?.next).toEqual({ of: 'parked', note: parked[1] });
});

test('the room and every role see the question that stands, and nothing parked before it is read out', () => {
  const { room, step, roles, to, give, parked } = begun();
  expect(step()).toEqual({ at: 'opening', questions: ['What did you know?', 'What do you change?'] });
  to(question(2));
  expect(step()).toEqual({ at: 'question', number: 2, of: 2, ask: 'What do you change?' });
  for (const view of [room(), ...roles()]) {
    expect(JSON.stringify(view)).toContain('What do you change?');
    expect(JSON.stringify(view)).not.toMatch(/What did you know|hotel|mayor\?/u);
  }
  to({ of: 'parked', note: parked[0] });
  for (const view of [room(), ...roles()]) {
    expect(JSON.stringify(view)).toContain('Who pays for the hotel?');
    expect(JSON.stringify(view)).not.toMatch(/rings the mayor|What do you change/u);
  }
  const action = { said, owner: { text: 1 }, until: { text: 2 } };
  give(
    { kind: 'unpark', body: { note: parked[0], becomes: 'action', ...action } },
    'Ask the insurer.',
    'The town',
    'Friday',
  );
  expect(step()).toMatchObject({
    becomes: { becomes: 'action', said: 'Ask the insurer.', owner: 'The town', until: 'Friday' },
  });
  give({ kind: 'debrief', body: {} });
  for (const view of [room(), ...roles()]) expect(JSON.stringify(view)).not.toMatch(/hotel|insurer/u);
});

test('a note is kept with the question that stands, and the time with what it was spent on', () => {
  const { board, note, to } = begun();
  to(question(1));
  const gap = note('Nobody asked.', 'gap');
  to(question(2));
  to(question(1));
  const again = note('Nobody was told.', 'gap');
  to(question(2));
  expect(board()?.questions).toMatchObject([
    { notes: [gap, again], spent: 240_000 },
    { notes: [], spent: 60_000 },
  ]);
});

test('a scenario without questions has the general ones', () => {
  const { board, step, to, general } = begun('');
  expect(board()?.questions.map(({ text }) => text)).toEqual(general);
  to(question(3));
  expect(step()).toMatchObject({ ask: general[2], of: 3 });
  expect(() => to(question(4))).toThrow('hot-wash.no-question');
});

test('erased words stay erased when they are read out', () => {
  const { erase, to, step, parked } = begun();
  erase(parked[0]);
  to({ of: 'parked', note: parked[0] });
  expect(step()).toMatchObject({ text: '(erased)' });
});
