// The screen of a group's table: what all at it were given, and what one of them enters for all.
import { expect, test } from 'vitest';
import { openSeats, type Capacity } from '../src/index.ts';
import { formOn, hiddenIn, letIn, opened } from './at-the-door.ts';
import { begin, give, newTable, next, temporaryFolder, text } from './harbour.ts';

/** Two tables, of which one has two roles that decide together. */
const twoTables = text
  .replace(
    '  pilot: { name: Pilot station, organisation: port }',
    '  pilot: { name: Pilot station, organisation: port }\n  coast: { name: Coast guard, organisation: port }',
  )
  .replace('    by: [harbour]\n    rule: single', '    by: [harbour, pilot]\n    rule: majority')
  .replace('    takes: 8m\n', '')
  .replace(
    '      - { advance: 20m }',
    '      - { activity: ideas }\n      - { brief-back: group, minutes: 10, form: [decided, unsure] }\n      - { advance: 20m }',
  ).concat(`groups:
  quay: [harbour, pilot]
  sea: [coast]
activities:
  ideas: { kind: brainstorm, title: What would help? }
`);

const quay: Capacity = { of: 'group', group: 'quay' };
const sea: Capacity = { of: 'group', group: 'sea' };

function tables() {
  const table = newTable(temporaryFolder(), twoTables);
  const seats = openSeats(table.session);
  let orders = 0;
  const does = (at: Capacity, power: string, filled: Record<string, string[]>) => {
    const form = seats.look(at, 4).offers.find((each) => each.power.id === power);
    orders += 1;
    const order = { id: `order-of-table-${orders}`, power, subject: null, on: form?.mark ?? '', filled };
    return seats.give(at, 4, { ...order, sure: true });
  };
  const powers = (at: Capacity) => seats.look(at, 4).offers.map(({ power }) => power.id);
  return { ...table, seats, does, powers };
}

test('shows the question to the table that has heard it, and takes one answer of all with a dissent', () => {
  const { session, seats, does, powers } = tables();
  begin(session);
  next(session);
  next(session);
  expect(JSON.stringify(seats.look(quay, 4))).toContain('Do you close the port?');
  expect(JSON.stringify(seats.look(sea, 5))).not.toContain('close_port');
  expect(powers(sea)).toEqual(['table-stop']);
  expect(
    does(quay, 'table-answer', {
      answer: ['close'],
      rationale: ['No pilot sees.'],
      dissent: ['One would wait.'],
    }),
  ).toEqual({ is: 'done' });
  const answers = session.entries.filter(({ kind }) => kind === 'answer');
  expect(answers).toMatchObject([
    { body: { by: 'harbour', grounds: { dissent: {} } }, author: { participant: 4 } },
    { body: { by: 'pilot' }, author: { participant: 4 } },
  ]);
  expect(session.texts({ entry: answers[0]?.n ?? 0, text: 1 })).toBe('One would wait.');
  expect(session.control().decisions[0]?.agreed).toBe(true);
});

test('shows what was said to each at the table and to no other, and nothing that one of them has not', () => {
  const { session, seats } = tables();
  begin(session);
  const shown = (at: Capacity): string => JSON.stringify(seats.look(at, 4));
  give(session, { kind: 'say', body: { from: 'ferry', to: ['harbour', 'pilot'], said: { text: 0 } } }, [
    'Both of you.',
  ]);
  expect(shown(quay)).toContain('Both of you.');
  expect(shown(sea)).not.toContain('Both of you.');
  give(session, { kind: 'say', body: { from: 'ferry', to: ['harbour'], said: { text: 0 } } }, ['You alone.']);
  expect(shown(quay)).not.toContain('You alone.');
});

test('puts on the wall and tells back for its own table, and more minutes reach every table', () => {
  const { session, seats, does, powers } = tables();
  begin(session);
  next(session);
  next(session);
  does(quay, 'table-answer', { answer: ['wait'] });
  give(session, { kind: 'settle', body: { decision: 'close_port', byDefault: false } });
  next(session);
  expect(powers(sea)).toContain('table-idea');
  expect(does(sea, 'table-idea', { said: ['Lanterns.'] })).toEqual({ is: 'done' });
  expect(session.entries.at(-1)).toMatchObject({ kind: 'contribute', body: { by: 'sea' } });
  next(session);
  give(session, { kind: 'more-time', body: { of: 'item', minutes: 5 } });
  for (const each of [quay, sea])
    expect(seats.look(each, 4)).toMatchObject({ view: { subject: { minutes: 15 } } });
  expect(does(sea, 'table-report', { 'told-1': ['We wait.'] })).toEqual({ is: 'done' });
  const toldBack = session.entries.find(({ kind }) => kind === 'told-back');
  expect(toldBack).toMatchObject({ body: { by: ['coast'] } });
  expect(seats.look(sea, 4)).toMatchObject({ view: { briefBack: { said: ['We wait.', null] } } });
  expect(seats.look(quay, 4)).toMatchObject({ view: { briefBack: { said: null } } });
});

test('who is an aide at a table writes its answer and sends none; one of those who play there sends it, and the record says who wrote', async () => {
  const at = opened(newTable(temporaryFolder(), twoTables));
  const principal = await letIn(at, 'harbour');
  const aide = await letIn(at, 'pilot', 'Ben');
  give(at.session, { kind: 'seat', body: { role: 'pilot', participant: aide.participant, aide: true } });
  begin(at.session);
  next(at.session);
  next(at.session);
  const table = async (cookie: string): Promise<string> =>
    (await at.ask('GET', '/?as=group%3Aquay', { cookie })).text();
  const own = await table(aide.cookie);
  expect(own).toContain('You are an aide at this table');
  const forged = {
    ...hiddenIn(formOn(await table(principal.cookie), 'form-table-answer')),
    'f.answer': 'close',
  };
  expect((await at.ask('POST', '/orders', { cookie: aide.cookie, body: forged })).status).toBe(409);
  const draft = hiddenIn(formOn(own, 'form-table-draft'));
  const filled = { 'f.answer': 'close', 'f.rationale': 'No pilot sees.', 'f.dissent': 'One would wait.' };
  expect(
    (await at.ask('POST', '/orders', { cookie: aide.cookie, body: { ...draft, ...filled } })).status,
  ).toBe(303);
  expect(at.session.entries.filter(({ kind }) => kind === 'answer')).toEqual([]);
  const shown = await table(principal.cookie);
  expect(shown).toMatch(/Proposed by Ben: <span[^>]*>Close it/u);
  const form = formOn(shown, 'form-table-answer');
  expect(form).toContain('One would wait.');
  const sent = { ...hiddenIn(form), ...filled };
  expect((await at.ask('POST', '/orders', { cookie: principal.cookie, body: sent })).status).toBe(303);
  expect(at.session.entries.filter(({ kind }) => kind === 'answer')).toMatchObject([
    { body: { by: 'harbour', drafted: { by: aide.participant, changed: false } } },
    { body: { by: 'pilot' } },
  ]);
});

test('whoever has a role at the table opens its page and writes there, and nobody else does', async () => {
  const at = opened(newTable(temporaryFolder(), twoTables));
  const { cookie } = await letIn(at, 'harbour');
  begin(at.session);
  next(at.session);
  next(at.session);
  const own = await (await at.ask('GET', '/', { cookie })).text();
  expect(own).toContain('/?as=group%3Aquay');
  expect(own).not.toContain('group%3Asea');
  const page = await (await at.ask('GET', '/?as=group%3Aquay', { cookie })).text();
  expect(page).toContain('One of you writes here for all.');
  const form = hiddenIn(formOn(page, 'form-table-answer'));
  const sent = await at.ask('POST', '/orders', { cookie, body: { ...form, 'f.answer': 'close' } });
  expect(sent.headers.get('location')).toBe('/?as=group%3Aquay&told=sent');
  // asked for the page of another table, they are shown their own seat
  expect(await (await at.ask('GET', '/?as=group%3Asea', { cookie })).text()).not.toContain('group:sea');
  const forged = await at.ask('POST', '/orders', { cookie, body: { ...form, as: 'group:sea' } });
  expect(forged.status).toBe(403);
});
