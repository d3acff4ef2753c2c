// What concerns one seat reaches that seat and no other: a private word, who plays for it while it is silent, its windows, time boxes and legal clocks.
import { expect, test } from 'vitest';
import { formOn, hiddenIn, letIn, letInAsStaff, opened } from './at-the-door.ts';
import { begin, give, newTable, next, temporaryFolder, text } from './harbour.ts';

const watched = text.replace(
  'injects:\n',
  `clocks:
  tell: { name: Tell the coast guard, at: after inject.fog_seen.delivered, within: 45m, done: "queue > 999", seen-by: [harbour] }
injects:
`,
);

/** Two at pages of their own, and somebody who leads from one. */
async function table(scenario = text) {
  const at = opened(newTable(temporaryFolder(), scenario));
  const harbour = await letIn(at, 'harbour');
  const pilot = await letIn(at, 'pilot', 'Bo');
  const leader = await letInAsStaff(at, 'facilitator');
  begin(at.session);
  const page = async ({ cookie }: { readonly cookie: string }, path = '/') =>
    (await at.ask('GET', path, { cookie })).text();
  const send = async (
    who: { readonly cookie: string },
    form: string,
    filled: Readonly<Record<string, string>>,
  ) => {
    const body = { ...hiddenIn(formOn(await page(who), form)), ...filled, sure: 'yes' };
    return (await at.ask('POST', '/orders', { cookie: who.cookie, body })).status;
  };
  return { ...at, harbour, pilot, leader, page, send };
}

test('a private word of exercise control is on the page of that role, and nowhere else that is no control', async () => {
  const { harbour, pilot, leader, page, send } = await table();
  const words = 'Your pilot is ill, and nobody else knows.';
  const before = [await page(pilot, '/room')];
  expect(
    await send(leader, 'form-speak', { 'f.from': 'exercise_control', 'f.to': 'harbour', 'f.said': words }),
  ).toBe(303);
  expect(await page(harbour)).toContain(words);
  for (const [who, path] of [
    [pilot, '/'],
    [pilot, '/room'],
    [harbour, '/room'],
  ] as const)
    expect(await page(who, path)).not.toContain(words);
  expect([await page(pilot, '/room')]).toEqual(before);
});

test('between two roles a word is theirs alone', async () => {
  const { harbour, pilot, page, send } = await table();
  const words = 'We go out at ten.';
  expect(await send(pilot, 'form-message', { 'f.to': 'harbour', 'f.said': words })).toBe(303);
  expect(await page(harbour)).toContain(words);
  expect(await page(harbour, '/room')).not.toContain(words);
});

test('a silent seat is played from a page of whoever leads, and is its person’s again when they are back', async () => {
  const { session, harbour, leader, page, send } = await table();
  next(session);
  next(session);
  expect(await send(leader, 'form-play-role', { 'f.role': 'harbour' })).toBe(303);
  expect(session.control().seats.find(({ role }) => role === 'harbour')?.status).toBe('controls');
  // what was entered for it is told as exercise control's
  expect(await send(leader, 'form-decide-close_port', { 'f.answer': 'wait' })).toBe(303);
  expect(session.entries.findLast(({ kind }) => kind === 'answer')).toMatchObject({
    author: { role: 'exercise_control', participant: leader.participant },
    body: { by: 'harbour' },
  });
  // nothing of the role is before who does not have it now
  expect(await page(harbour)).not.toContain('Do you close the port?');
  give(session, { kind: 'seat', body: { role: 'harbour', participant: harbour.participant } });
  expect(await page(harbour)).toMatch(/Do you close the port\?[^]*Your answer[^]*Wait/u);
});

test('a window, a time box and a legal clock are seen by those whom they concern, with what is left', async () => {
  const { session, harbour, pilot, page } = await table(watched);
  next(session);
  expect(await page(harbour)).toContain('Tell the coast guard');
  for (const path of ['/', '/room']) expect(await page(pilot, path)).not.toContain('Tell the coast guard');
  expect(session.role('harbour').clocks).toMatchObject([{ name: 'tell', secondsLeft: 45 * 60 }]);
  next(session);
  expect(await page(harbour)).toMatch(/10 minutes, until/u);
  give(session, { kind: 'extend', body: { decision: 'close_port', seconds: 0, minutes: 5 } });
  expect(await page(harbour)).toMatch(/15 minutes, until/u);
  expect(await page(pilot)).not.toContain('Do you close the port?');
  give(session, { kind: 'open', body: { decision: 'answer_ferry' } });
  expect(session.role('pilot').decisions).toMatchObject([{ name: 'answer_ferry', secondsLeft: 20 * 60 }]);
  expect(await page(pilot)).toMatch(/20 min/u);
  expect(await page(harbour)).not.toContain('What do you answer the ferry?');
});
