// The page's door without a socket: coming in, and playing by forms alone.
import { expect, test } from 'vitest';
import { openSeats } from '../src/index.ts';
import { openReception, pageApp, type Reach } from '../src/page-door.ts';
import { begin, give, newTable, next, resumed, type Table } from './harbour.ts';
import { newKey } from '../src/invitations/key.ts';

const reach: Reach = { origin: null, behindProxy: false, lan: false };
const host = '127.0.0.1:8737';

function opened(table: Pick<Table, 'session'> = newTable()) {
  const { session } = table;
  const seats = openSeats(session);
  const reception = openReception(session);
  const { app } = pageApp({ session, seats, reception, reach });
  const ask = async (
    method: 'GET' | 'HEAD' | 'POST',
    path: string,
    options: {
      cookie?: string;
      body?: Record<string, string | string[]>;
      headers?: Record<string, string>;
    } = {},
  ) => {
    const body = new URLSearchParams();
    for (const [name, values] of Object.entries(options.body ?? {}))
      for (const value of [values].flat()) body.append(name, value);
    return app.request(`http://${host}${path}`, {
      method,
      headers: {
        host,
        ...(method === 'POST' && {
          'sec-fetch-site': 'same-origin',
          'content-type': 'application/x-www-form-urlencoded',
        }),
        ...(options.cookie !== undefined && { cookie: options.cookie }),
        ...options.headers,
      },
      ...(method === 'POST' && { body: body.toString() }),
    });
  };
  return { ...table, session, seats, reception, ask };
}

const formOn = (page: string, id: string): string =>
  new RegExp(`<section id="${id}"[\\s\\S]*?</section>`, 'u').exec(page)?.[0] ?? '';
const hiddenIn = (form: string): Record<string, string> =>
  Object.fromEntries(['order', 'role', 'power', 'subject', 'on'].map((name) => [name, field(form, name)]));

/** Somebody with the room's code, let in to a role. */
async function letIn({ ask, reception, session }: ReturnType<typeof opened>, role: string, name = 'Ana') {
  const device = newKey();
  const knocked = await ask('POST', '/knock', {
    body: { device, code: reception.roomCode(), name, read: 'yes' },
  });
  expect(knocked.status).toBe(303);
  const participant = reception.guests().at(-1)?.number ?? 0;
  give(session, { kind: 'seat', body: { role, participant } });
  return { device, cookie: `seat=${device}`, participant };
}

const field = (html: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';

/** Where the port's decision is open. */
function toTheQuestion({ session }: Pick<Table, 'session'>): void {
  begin(session);
  next(session);
  next(session);
}
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
  const link = at.reception.invite('Ana', 'harbour', at.session.clock.now() + 3_600_000);
  const before = at.session.entries.length;
  for (const method of ['GET', 'HEAD'] as const)
    for (const path of ['/', '/room', `/i/${link}`, '/health', '/nowhere']) await at.ask(method, path);
  expect(at.session.entries.length).toBe(before);
});

test('a link brings its owner in after a scanner has opened it; a lost reply is asked for again', async () => {
  const at = opened();
  const link = at.reception.invite('Ana', 'harbour', at.session.clock.now() + 3_600_000);
  const opening = await (await at.ask('GET', `/i/${link}`)).text();
  expect(opening).toContain('Ana');
  const device = newKey();
  for (const _time of [1, 2]) {
    const came = await at.ask('POST', '/enter', { body: { device, by: link, read: 'yes' } });
    expect(came.status).toBe(303);
  }
  const page = await (await at.ask('GET', '/', { cookie: `seat=${device}` })).text();
  expect(page).toContain('Harbour master');
  expect(at.reception.guests().length).toBe(1);
});

test('wrong codes are slowed by address, and what is no code opens nothing', async () => {
  const at = opened();
  const knock = (code: string) =>
    at.ask('POST', '/knock', { body: { device: newKey(), code, name: 'Eve', read: 'yes' } });
  const statuses: number[] = [];
  for (let tries = 0; tries < 10; tries += 1) statuses.push((await knock('BBBBBBBB')).status);
  expect(statuses.slice(0, 8)).toEqual(Array.from({ length: 8 }, () => 403));
  expect(statuses.slice(8)).toEqual([429, 429]);
  expect((await knock(at.reception.roomCode())).status).toBe(429);
  expect(at.reception.guests()).toEqual([]);
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
  for (const page of [await sees(), await sees(`seat=${device}`), await sees(`seat=${newKey()}`)])
    expect(page).not.toContain('Do you close the port?');
  give(at.session, {
    kind: 'door',
    body: { guest: guest?.number ?? 0, event: { did: 'sent-away' } },
  });
  expect((await at.ask('GET', '/events', { cookie: `seat=${device}` })).status).toBe(401);
});

test('after the host was started again everybody comes back with what they hold', async () => {
  const table = newTable();
  const at = opened(table);
  const { cookie } = await letIn(at, 'harbour');
  toTheQuestion(at);
  at.session.close();
  const again = opened(resumed(table.file, table.clock));
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
  }
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
