// Leaks that other exercise tools had, and clients that lie about who they are, where they sit, what they have seen and what time it is.
import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { newKey } from '../src/invitations/key.ts';
import { formOn, hiddenIn, letIn, linkFor, opened, toTheQuestion } from './at-the-door.ts';
import { begin, give, newTable, next, resumed, testClock, text } from './harbour.ts';

type At = ReturnType<typeof opened>;
const key = (device: string) => ({ authorization: `Bearer ${device}` });
const json = { accept: 'application/json' };
/** What the harbour was told, and is asked; the pilot knows nothing of it. */
const harbours = /We see nothing ahead|bank of fog|Do you close the port|close_port|fog_seen|fog_bank/u;

/** What comes by a stream until nothing more is on its way. */
async function streamed(at: At, path: string, headers: Record<string, string>): Promise<string> {
  const response = await at.ask('GET', path, { headers });
  if (response.status !== 200) return `${response.status}`;
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let bytes = '';
  const reading = (async () => {
    for (;;) {
      const read = await reader?.read();
      if (read === undefined || read.done) return;
      bytes += read.value;
    }
  })();
  for (let turn = 0; turn < 20; turn += 1) await setImmediate();
  await reader?.cancel();
  await reading;
  return bytes;
}

test('whoever asks for the seat of another gets their own, by each address, as a page, as data and as a stream', async () => {
  const at = opened();
  const { device } = await letIn(at, 'pilot', 'Bo');
  await letIn(at, 'harbour');
  toTheQuestion(at);
  const own = new Map<string, string>();
  for (const query of [
    'role=pilot',
    'role=harbour',
    'as=controller',
    'as=evaluator',
    'role=nobody',
    'role=harbour&role=pilot',
  ])
    for (const [path, headers] of [
      ['/', {}],
      ['/', json],
      ['/room', json],
      ['/changes', {}],
      ['/changes/room', {}],
    ] as const) {
      const said = await (
        await at.ask('GET', `${path}?${query}`, { headers: { ...key(device), ...headers } })
      ).text();
      expect(said, `${path}?${query}`).not.toMatch(
        path.endsWith('room') ? /We see nothing ahead|fog_seen/u : harbours,
      );
      const alike = said.replaceAll(/(name=\\?"order\\?" value=\\?")[\w-]{22}/gu, '$1');
      const name = `${path} ${JSON.stringify(headers)}`;
      expect(alike, `${path}?${query}`).toBe(own.get(name) ?? alike);
      own.set(name, alike);
    }
  for (const query of ['role=harbour', 'as=controller'])
    expect(await streamed(at, `/events?${query}`, key(device))).toMatch(
      /^(?!.*fog_seen)(?=[^]*event: view)/u,
    );
  expect(await streamed(at, '/events?role=harbour', key(device))).not.toMatch(harbours);
});

test('an order for the seat of another, or with a name, a number or a time of its own, is not theirs to give', async () => {
  const at = opened();
  const { device, participant } = await letIn(at, 'pilot', 'Bo');
  await letIn(at, 'harbour');
  toTheQuestion(at);
  const order = (body: Record<string, string>) =>
    at.ask('POST', '/orders', {
      headers: { ...key(device), ...json },
      body: { order: newKey(), on: 'x', ...body },
    });
  for (const lie of [
    { role: 'harbour', power: 'answer', subject: 'close_port' },
    { as: 'controller', power: 'next' },
    { as: 'director', power: 'end' },
    { power: 'next' },
    { power: 'answer', subject: 'close_port' },
  ]) {
    const before = at.session.entries.length;
    const reply = await order(lie);
    expect(reply.status).toBeGreaterThanOrEqual(400);
    expect(await reply.text()).not.toMatch(harbours);
    expect(at.session.entries.length).toBe(before);
  }
  const page = await (await at.ask('GET', '/', { headers: key(device) })).text();
  const asks = hiddenIn(formOn(page, 'form-question'));
  const lies = {
    name: 'Carla',
    participant: '1',
    author: '1',
    wall: '1',
    story: '9999',
    time: '1',
    entry: '1',
    n: '1',
  };
  const given = await order({ ...asks, 'f.said': 'Where is the tug?', ...lies });
  expect(given.status).toBe(200);
  expect(at.session.entries.findLast(({ kind }) => kind === 'ask')).toMatchObject({
    author: { participant, role: 'pilot' },
    wall: at.clock.now(),
    story: at.session.role('pilot').story.seconds,
    body: { by: 'pilot' },
  });
});

test('a number, a name, a key of another exercise and a key of a link are no way in', async () => {
  const [at, elsewhere] = [opened(), opened()];
  const { device } = await letIn(elsewhere, 'harbour');
  toTheQuestion(at);
  const link = linkFor(at, 'Ana');
  for (const headers of [
    key(device),
    key(link),
    { cookie: 'seat-8737=1' },
    { cookie: `seat-8737=${link}` },
    { authorization: 'Bearer 1' },
  ])
    for (const path of ['/?guest=1', '/?participant=1', '/events?guest=1', '/changes?seat=1', '/room'])
      expect((await at.ask('GET', path, { headers: { ...headers, ...json } })).status).toBe(401);
  for (const path of ['/i/1', '/i/Ana', `/i/${device}`]) expect((await at.ask('GET', path)).status).toBe(404);
});

test('what somebody says that they have seen last, and which language they say they read, gives them nothing else', async () => {
  const at = opened();
  const { device } = await letIn(at, 'pilot', 'Bo');
  toTheQuestion(at);
  const plain = await streamed(at, '/events', key(device));
  const alike = (bytes: string): string => bytes.replaceAll(/(name=\\"order\\" value=\\")[\w-]{22}/gu, '$1');
  for (const headers of [
    { 'last-event-id': '0' },
    { 'last-event-id': '1' },
    { 'last-event-id': '__proto__' },
    { 'accept-language': 'xx-evil, ../../etc/passwd;q=1' },
  ])
    expect(alike(await streamed(at, '/events', { ...key(device), ...headers }))).toBe(alike(plain));
  for (const query of ['language=xx', 'lang=harbour', 'at=-1', 'entry=3'])
    expect(alike(await streamed(at, `/events?${query}`, key(device)))).toBe(alike(plain));
});

test('what is written as pages mark their own places is shown as it was written, on a page, in a stream and in steps', async () => {
  const at = opened();
  const { cookie, device } = await letIn(at, 'harbour');
  toTheQuestion(at);
  const written = 'Send %order% value="%order%" now.';
  give(at.session, { kind: 'say', body: { from: 'ferry', to: ['harbour'], said: { text: 0 } } }, [written]);
  const shown = 'Send %order% value=&quot;%order%&quot; now.';
  const page = await (await at.ask('GET', '/', { cookie })).text();
  expect(page).toContain(shown);
  expect(page).not.toMatch(/name="order" value="%/u);
  expect(await (await at.ask('GET', '/changes', { headers: key(device) })).text()).toContain(shown);
  const stream = (await at.ask('GET', '/events', { headers: key(device) })).body?.getReader();
  const first = new TextDecoder().decode((await stream?.read())?.value);
  expect(first).toContain(shown);
  expect(first).not.toMatch(/name=."order." value=."%/u);
  await stream?.cancel();
});

test('what is answered in a sealed ballot nobody sees before it is closed, nor that reasons were given', async () => {
  const sealed = text
    .replace(
      '    by: [harbour]\n    rule: single',
      '    by: [harbour, pilot]\n    rule: consensus\n    ballot: sealed',
    )
    .replace('id: harbour\n', 'id: harbour-sealed\n');
  const at = opened(newTable(undefined, sealed));
  const people = { harbour: await letIn(at, 'harbour'), pilot: await letIn(at, 'pilot', 'Bo') };
  toTheQuestion(at);
  const page = await (await at.ask('GET', '/', { headers: key(people.harbour.device) })).text();
  const form = hiddenIn(formOn(page, 'form-answer-close_port'));
  const body = { ...form, 'f.answer': 'close', 'f.rationale': 'The pilots must not know why.' };
  const reply = await at.ask('POST', '/orders', {
    headers: { ...key(people.harbour.device), ...json },
    body,
  });
  expect(await reply.json()).toEqual({ is: 'done' });
  for (const path of ['/', '/room'])
    for (const headers of [{}, json]) {
      const said = await (
        await at.ask('GET', path, { headers: { ...key(people.pilot.device), ...headers } })
      ).text();
      expect(said).not.toContain('must not know');
    }
  const data = await at.ask('GET', '/', { headers: { ...key(people.pilot.device), ...json } });
  expect(await data.json()).toMatchObject({
    view: { decisions: [{ name: 'close_port', others: [{ answer: null }] }] },
  });
});

test('a restart does not begin the minutes of a running question anew', () => {
  const table = newTable();
  begin(table.session);
  next(table.session);
  next(table.session);
  const untilOf = (session: typeof table.session): unknown => {
    const { subject } = session.room();
    return 'until' in subject ? subject.until : subject.shows;
  };
  table.clock.pass(60);
  const before = untilOf(table.session);
  expect(before).toBeTypeOf('number');
  table.session.close();
  const clock = testClock();
  clock.wake(60);
  const { session } = resumed(table.file, clock);
  give(session, { kind: 'resume', body: {} });
  // nobody was seen since the question was put: that minute is given back, and no more
  expect(untilOf(session)).toBe(Number(before) + 60_000);
});
