// The page's door without a socket: coming in, and playing by forms alone.
import { readFileSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { formOn, hiddenIn, letIn, linkFor, opened, toTheQuestion } from './at-the-door.ts';
import { decide, give, newTable, next, resumed, temporaryFolder, text, type Table } from './harbour.ts';
import { newKey, newRoomCode } from '../src/invitations/key.ts';

const answers = (session: Table['session']) => session.entries.filter(({ kind }) => kind === 'answer');

test('an answer is given by a form alone; one with a gap comes back, and one sent twice is one', async () => {
  const at = opened();
  const { cookie, participant } = await letIn(at, 'harbour');
  toTheQuestion(at);
  const page = await (await at.ask('GET', '/', { cookie })).text();
  expect(page).toContain('Do you close the port?');
  const body = hiddenIn(formOn(page, 'form-answer-close_port'));
  const wrong = await at.ask('POST', '/orders', { cookie, body });
  expect(wrong.status).toBe(422);
  expect(answers(at.session)).toEqual([]);
  const filled = { ...body, 'f.answer': 'close', 'f.rationale': 'Nobody sees.' };
  for (const _time of [1, 2]) {
    const sent = await at.ask('POST', '/orders', { cookie, body: filled });
    expect({ status: sent.status, to: sent.headers.get('location') }).toEqual({
      status: 303,
      to: '/?role=harbour&told=sent',
    });
  }
  expect(answers(at.session)).toMatchObject([{ author: { participant, role: 'harbour' } }]);
});

test('looking changes nothing, whoever looks and however often', async () => {
  const at = opened();
  const link = linkFor(at, 'Ana');
  const before = at.session.entries.length;
  for (const method of ['GET', 'HEAD'] as const)
    for (const path of ['/', '/room', `/i/${link}`, '/health', '/nowhere']) await at.ask(method, path);
  expect(at.session.entries.length).toBe(before);
});

test('a link brings its owner in after a scanner has opened it; a lost reply is asked for again', async () => {
  const at = opened();
  const link = linkFor(at, 'Ana');
  const opening = await (await at.ask('GET', `/i/${link}`)).text();
  expect(opening).toContain('Ana');
  const device = newKey();
  for (const _time of [1, 2]) {
    const came = await at.ask('POST', '/enter', { body: { device, by: link, read: 'yes' } });
    expect(came.status).toBe(303);
  }
  const page = await (await at.ask('GET', '/', { cookie: `seat-8737=${device}` })).text();
  expect(page).toContain('Harbour master');
  expect(at.reception.guests().length).toBe(1);
});

test('nobody comes in, by whatever way, who has not said that they read what is kept of them; whoever comes back has', async () => {
  const at = opened();
  const link = linkFor(at, 'Ana');
  const before = at.session.entries.length;
  const device = newKey();
  const knocked = { device, code: at.reception.roomCode(), name: 'Bo' };
  for (const read of ['', 'no'])
    for (const [path, body] of [
      ['/enter', { device, by: link }],
      ['/knock', knocked],
    ] as const) {
      const refused = await at.ask('POST', path, { body: { ...body, read } });
      expect([refused.status, await refused.text()]).toEqual([
        403,
        expect.stringContaining('tick “I have read this”'),
      ]);
    }
  expect(at.session.entries.length).toBe(before);
  // what is shown again is as it was: the link, and the name that was typed
  expect(await (await at.ask('POST', '/enter', { body: { device, by: link } })).text()).toContain('Ana');
  expect(await (await at.ask('POST', '/knock', { body: knocked })).text()).toContain('value="Bo"');
  await at.ask('POST', '/enter', { body: { device, by: link, read: 'yes' } });
  const [ana] = at.reception.guests();
  expect(ana?.came).toBe(true);
  const back = ana === undefined ? '' : at.reception.returnCode(ana);
  expect((await at.ask('POST', '/enter', { body: { device: newKey(), by: back } })).status).toBe(303);
});

test('two hosts on one computer leave each other’s visitors alone: what remembers a device has the port in its name', async () => {
  const at = opened();
  const { device } = await letIn(at, 'harbour');
  const other = { host: '127.0.0.1:8738' };
  for (const cookie of [`seat=${device}`, `seat-8738=${device}`])
    expect(await (await at.ask('GET', '/', { cookie })).text()).not.toContain('Harbour master');
  const set = await at.ask('POST', '/knock', {
    headers: other,
    body: { device: newKey(), code: at.reception.roomCode(), name: 'Bo', read: 'yes' },
  });
  expect(set.headers.get('set-cookie')).toMatch(/^seat-8738=/u);
  const left = await at.ask('POST', '/leave', { headers: other, cookie: `seat-8737=${device}` });
  expect(left.headers.get('set-cookie')).toMatch(/^seat-8738=;/u);
  expect(at.reception.guestOf(device)).not.toBeNull();
});

test('wrong codes are slowed by address, and what is no code opens nothing', async () => {
  const at = opened();
  const knock = (code: string) =>
    at.ask('POST', '/knock', { body: { device: newKey(), code, name: 'Eve', read: 'yes' } });
  const statuses: number[] = [];
  for (let tries = 0; tries < 10; tries += 1) statuses.push((await knock('BBBBBBBB')).status);
  expect(statuses.slice(0, 8)).toEqual(Array.from({ length: 8 }, () => 403));
  expect(statuses.slice(8)).toEqual([429, 429]);
  expect(at.reception.guests()).toEqual([]);
  // what was wrong is forgiven with time, and never more of it than at first
  at.clock.pass(60);
  let tried = 0;
  for (; (await knock('BBBBBBBB')).status === 403; tried += 1);
  expect(tried).toBe(8);
});

test('the slips of others behind one address shut nobody out who has the right code or a link', async () => {
  const at = opened();
  const link = linkFor(at, null);
  const knock = (code: string) =>
    at.ask('POST', '/knock', { body: { device: newKey(), code, name: 'Bo', read: 'yes' } });
  for (let tries = 0; tries < 40; tries += 1) await knock('BBBBBBBB');
  const entered = await at.ask('POST', '/enter', { body: { device: newKey(), by: link, read: 'yes' } });
  expect(entered.status).toBe(303);
  const slowed = await knock(at.reception.roomCode());
  expect(Number(slowed.headers.get('retry-after'))).toBeLessThanOrEqual(2);
  at.clock.pass(2);
  expect((await knock(at.reception.roomCode())).status).toBe(303);
});

test('a form of another site, of another name for this address, or without an origin is refused', async () => {
  const at = opened();
  const { cookie } = await letIn(at, 'harbour');
  const before = at.session.entries.length;
  for (const headers of [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { host: 'evil.example' },
    // what is no key is no reason to trust a cookie
    { 'sec-fetch-site': 'cross-site', authorization: 'Bearer no key' },
  ])
    expect((await at.ask('POST', '/orders', { cookie, headers, body: { order: newKey() } })).status).toBe(
      403,
    );
  expect(at.session.entries.length).toBe(before);
});

test('who waits, who was sent away and who never came see nothing of the exercise', async () => {
  const at = opened();
  toTheQuestion(at);
  const device = newKey();
  await at.ask('POST', '/knock', {
    body: { device, code: at.reception.roomCode(), name: 'Bo', read: 'yes' },
  });
  const guest = at.reception.guests().at(-1);
  expect(guest).toBeDefined();
  const sees = async (cookie?: string) =>
    (await at.ask('GET', '/', cookie === undefined ? {} : { cookie })).text();
  for (const page of [await sees(), await sees(`seat-8737=${device}`), await sees(`seat-8737=${newKey()}`)])
    expect(page).not.toContain('Do you close the port?');
  give(at.session, {
    kind: 'door',
    body: { guest: guest?.number ?? 0, event: { did: 'sent-away' } },
  });
  expect((await at.ask('GET', '/events', { cookie: `seat-8737=${device}` })).status).toBe(401);
});

test('after the host was started again everybody comes back with what they hold', async () => {
  const table = newTable();
  const at = opened(table);
  const { cookie } = await letIn(at, 'harbour');
  toTheQuestion(at);
  at.session.close();
  const code = at.reception.roomCode();
  const again = opened({ ...table, ...resumed(table.file, table.clock) });
  expect(again.reception.roomCode()).toBe(code);
  const page = await (await again.ask('GET', '/', { cookie })).text();
  expect(page).toContain('Do you close the port?');
});

test('every answer says that nothing is kept, loaded from elsewhere or put into a frame', async () => {
  const at = opened();
  for (const path of ['/', '/room', '/nowhere']) {
    const { headers } = await at.ask('GET', path);
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/u);
    expect(headers.get('cache-control')).toBe('no-store, no-transform');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    // a link is told to no other host; within this one a form needs to say where it was
    expect(headers.get('referrer-policy')).toBe('same-origin');
  }
  const { cookie, device } = await letIn(at, 'harbour');
  const stream = await at.ask('GET', '/events', { cookie, headers: { 'accept-encoding': 'gzip' } });
  expect(stream.headers.get('x-accel-buffering')).toBe('no');
  expect(stream.headers.get('cache-control')).toBe('no-store, no-transform');
  expect(stream.headers.get('content-encoding')).toBeNull();
  await stream.body?.cancel();
  const by = linkFor(at, 'Bo');
  const entered = await at.ask('POST', '/enter', { body: { device: newKey(), by, read: 'yes' } });
  expect(entered.headers.get('set-cookie')).toMatch(/; HttpOnly; SameSite=Lax$/u);
  expect(entered.headers.get('location')).toBe('/');
  expect(device).toHaveLength(22);
});

test('what opens a door stands on no record: of links, devices and return codes digests, of the room’s code itself, which is eight signs that nobody misreads', async () => {
  const at = opened();
  const { device } = await letIn(at, 'harbour');
  const link = linkFor(at, 'Bo');
  const [ana] = at.reception.guests();
  const back = ana === undefined ? '' : at.reception.returnCode(ana);
  const record = readFileSync(at.session.record.file, 'utf8');
  for (const key of [device, link, back]) expect(record).not.toContain(key);
  expect(record).toContain(at.reception.roomCode());
  expect(`${device} ${link}`).toMatch(/^[\w-]{22} [\w-]{22}$/u);
  for (let times = 0; times < 200; times += 1) expect(newRoomCode()).toMatch(/^[B-DF-HJ-KM-NP-TV-Z2-9]{8}$/u);
});

test('a thousand streams that are cut leave nobody behind; one that nobody reads has the newest when it is read on, and not all between', async () => {
  const at = opened();
  const { device } = await letIn(at, 'harbour');
  toTheQuestion(at);
  const streamed = async () =>
    (await at.ask('GET', '/events', { headers: { authorization: `Bearer ${device}` } })).body;
  const streams = await Promise.all(Array.from({ length: 1000 }, streamed));
  for (const stream of streams) await stream?.cancel();
  at.clock.pass(45);
  expect(at.session.entries.filter(({ kind }) => kind === 'left')).toHaveLength(1);

  const unread = (await streamed())?.pipeThrough(new TextDecoderStream()).getReader();
  const said = { from: 'exercise_control', to: ['harbour'], said: { text: 0 } } as const;
  for (let tide = 1; tide <= 200; tide += 1) {
    give(at.session, { kind: 'say', body: said }, [`Tide ${tide}.`]);
    await setImmediate();
  }
  let heard = '';
  let events = 0;
  for (; !heard.includes('Tide 200.'); events += 1) heard += (await unread?.read())?.value ?? '';
  expect(events).toBeLessThan(8);
  await unread?.cancel();
});

test('what is no form, or a thousand fields, is refused in words and changes nothing', async () => {
  const at = opened();
  const { cookie } = await letIn(at, 'harbour');
  const before = at.session.entries.length;
  const many = Object.fromEntries(Array.from({ length: 1000 }, (_, place) => [`f.${place}`, 'x']));
  expect((await at.ask('POST', '/orders', { cookie, body: many })).status).toBe(400);
  const large = await at.ask('POST', '/orders', { cookie, body: { 'f.answer': 'x'.repeat(70_000) } });
  expect(large.status).toBe(413);
  const alien = await at.ask('POST', '/orders', {
    cookie,
    body: { order: newKey(), role: 'harbour', power: 'end', on: 'x' },
  });
  expect(alien.status).toBeGreaterThanOrEqual(400);
  expect(at.session.entries.length).toBe(before);
});

test('a page tells whose it is, and has no heading over nothing', async () => {
  const at = opened();
  const { cookie } = await letIn(at, 'harbour', 'Carla Reyes');
  const page = async (): Promise<string> => (await at.ask('GET', '/', { cookie })).text();
  const before = await page();
  expect(before.replaceAll(/<[^>]*>/gu, '')).toContain('Carla Reyes · Harbour master');
  expect(before).not.toContain('What you can do');
  toTheQuestion(at);
  expect(await page()).toContain('What you can do');
});

test('after a rewind nobody is called for a stop that was taken back, and everybody is still in', async () => {
  const at = opened();
  const { cookie } = await letIn(at, 'harbour');
  toTheQuestion(at);
  const before = at.session.entries.length;
  give(at.session, { kind: 'pause', body: { reason: 'real-world', until: null } });
  expect(await (await at.ask('GET', '/', { cookie })).text()).toContain('I have read this');
  const { device } = await letIn(at, 'pilot', 'Bo');
  at.session.rewind(before);
  expect(at.reception.call()).toBeNull();
  const page = await (await at.ask('GET', '/', { cookie })).text();
  expect(page).not.toContain('I have read this');
  expect(page).toContain('Do you close the port?');
  expect(await (await at.ask('GET', '/', { cookie: `seat-8737=${device}` })).text()).toContain(
    'Pilot station',
  );
});

test('a host that died between a real-world stop and its call calls when it is started again', () => {
  const table = newTable();
  toTheQuestion(table);
  // the code is on the record, and no reception is there that could call
  opened(table).reception.close();
  give(table.session, { kind: 'pause', body: { reason: 'real-world', until: null } });
  expect(opened(table).reception.call()).toMatchObject({ number: 1, why: 'stop' });
});

describe('what a decision is to whoever reads its page', () => {
  const decisionBy = (by: string): string =>
    text.replace(
      '    by: [harbour]\n    rule: single\n    takes: 8m\n',
      `    by: [harbour, pilot]\n    ${by}\n`,
    );
  test.each([
    ['rule: majority', 'You decide together with Pilot station.', 'What do you decide?'],
    ['rule: consensus', 'You decide together with Pilot station.', 'What do you decide?'],
    ['rule: single', 'You decide, or one of these does: Pilot station.', 'What do you decide?'],
    ['rule: each', 'You decide.', 'What do you decide?'],
    ['rule: lead\n    lead: harbour', 'You lead: your answer is the decision.', 'What do you decide?'],
    ['rule: lead\n    lead: pilot', 'You say what you would do; the lead decides.', 'What do you advise?'],
  ])('says with whom they decide, and asks who advises for advice: %s', async (by, part, asks) => {
    const at = opened(newTable(temporaryFolder(), decisionBy(by)));
    const { cookie } = await letIn(at, 'harbour');
    toTheQuestion(at);
    const page = await (await at.ask('GET', '/', { cookie })).text();
    expect(page).toContain(part);
    expect(formOn(page, 'form-answer-close_port')).toContain(asks);
  });
});

test('a page on which nothing is to be entered says what the room discusses', async () => {
  const at = opened(
    newTable(
      temporaryFolder(),
      text
        .replace('      - { advance: 20m }', '      - { discuss: lanterns }\n      - { advance: 20m }')
        .concat('discussions:\n  lanterns: { ask: Who lights the lanterns? }\n'),
    ),
  );
  const { cookie } = await letIn(at, 'harbour');
  const page = async () => (await at.ask('GET', '/', { cookie })).text();
  toTheQuestion(at);
  decide(at.session, 'wait');
  expect(await page()).toContain('Nothing is asked of you now.');
  next(at.session);
  expect(await page()).toContain('The room discusses: Who lights the lanterns?');
  expect(await page()).not.toContain('Nothing is asked of you now.');
});
