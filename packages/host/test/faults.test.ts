// What goes wrong between people and the host: lines that are cut or hold everything, a crowd that comes back at once, a disk that is full,
// a clock that is set back, keys that count no longer.
import { setImmediate } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { openPresence } from '../src/page-door.ts';
import { newKey } from '../src/invitations/key.ts';
import { throttle } from '../src/invitations/throttle.ts';
import { letIn, linkFor, opened, openedAtAnAddress, toTheQuestion } from './at-the-door.ts';
import { fullAfter } from './full-disk.ts';
import { give } from './harbour.ts';
import { roughLine } from './rough-line.ts';

type At = Awaited<ReturnType<typeof openedAtAnAddress>>;
const json = { accept: 'application/json', 'content-type': 'application/json' };

/** Somebody who plays a role through a line. */
async function somebody(at: At, address: string, role: 'harbour' | 'pilot') {
  const device = newKey();
  const by = linkFor(at, null, { of: 'role', role });
  at.reception.enter({ device, address: '', by, alone: false, read: true });
  const headers = { ...json, authorization: `Bearer ${device}` };
  const ask = (path: string, body?: object, through = address): Promise<Response> =>
    fetch(`${through}${path}`, {
      headers,
      ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
    });
  return {
    ask,
    /** All that comes by the stream until it ends; what the page calls the last of it. */
    async listen(known: string, came: (bytes: string) => void): Promise<void> {
      try {
        const { body } = await ask(`/events?role=${role}&at=${known}`);
        for await (const bytes of body?.pipeThrough(new TextDecoderStream()) ?? []) came(bytes);
      } catch {
        // the line was cut
      }
    },
  };
}
const entriesOf = ({ session }: Pick<At, 'session'>, kind: string): number =>
  session.entries.filter((each) => each.kind === kind).length;

test('three hundred whose lines are cut at once come back at once: each is told what came meanwhile, and nobody has left', async () => {
  const at = await openedAtAnAddress('Ana');
  const line = await roughLine(at.address);
  toTheQuestion(at);
  const crowd = await Promise.all(
    Array.from({ length: 300 }, (_, place) =>
      somebody(at, line.address, place % 2 === 0 ? 'harbour' : 'pilot'),
    ),
  );
  const listenAll = async (wanted: string, known: readonly string[]): Promise<readonly string[]> => {
    const heard = crowd.map((): string => '');
    for (const [place, each] of crowd.entries())
      void each.listen(known[place] ?? '', (bytes) => void (heard[place] += bytes));
    await expect
      .poll(() => heard.filter((each) => each.includes(wanted)).length, { timeout: 60_000 })
      .toBe(crowd.length);
    return heard.map((each) => [...each.matchAll(/^id: (\S+)/gmu)].at(-1)?.[1] ?? '');
  };
  const known = await listenAll('event: view', []);
  const before = at.session.entries.length;
  line.cut();
  const said = { from: 'exercise_control', to: ['harbour', 'pilot'], said: { text: 0 } } as const;
  give(at.session, { kind: 'say', body: said }, ['The tide turns.']);
  await listenAll('The tide turns.', known);
  at.clock.pass(60);
  expect(at.session.entries.slice(before).map(({ kind }) => kind)).not.toContain('left');
  expect(entriesOf(at, 'join')).toBe(300);
}, 120_000);

test('of thirty whose lines take and give nothing any more, and tell nobody, all are told as gone within eleven minutes; who listens on is not, and misses nothing', async () => {
  const at = await openedAtAnAddress('Ana');
  const line = await roughLine(at.address);
  toTheQuestion(at);
  const gone = await Promise.all(Array.from({ length: 30 }, () => somebody(at, line.address, 'harbour')));
  const here = await somebody(at, at.address, 'pilot');
  let heard = '';
  let streams = 0;
  const isOver = new AbortController();
  onTestFinished(() => isOver.abort());
  const listenOn = async (): Promise<void> => {
    while (!isOver.signal.aborted) {
      streams += 1;
      await here.listen(
        [...heard.matchAll(/^id: (\S+)/gmu)].at(-1)?.[1] ?? '',
        (bytes) => void (heard += bytes),
      );
    }
  };
  for (const each of gone) void each.listen('', () => {});
  void listenOn();
  await expect.poll(() => entriesOf(at, 'join'), { timeout: 20_000 }).toBe(31);
  line.hold();
  const said = { from: 'exercise_control', to: ['harbour', 'pilot'], said: { text: 0 } } as const;
  const began = at.clock.now();
  let last = began;
  const beats = async (minutes: number): Promise<void> => {
    for (let beat = 0; beat < minutes * 4; beat += 1) {
      // what comes meanwhile fills every buffer on the way
      give(at.session, { kind: 'say', body: said }, [`Tide ${beat}. ${'Wind and water. '.repeat(200)}`]);
      const left = entriesOf(at, 'left');
      at.clock.jump(15);
      if (entriesOf(at, 'left') > left) last = at.clock.now();
      while (!heard.includes(`Tide ${beat}.`)) await setImmediate();
    }
  };
  await beats(11);
  expect(entriesOf(at, 'left')).toBe(30);
  expect(
    at.session.entries.flatMap(({ kind, body }) => (kind === 'left' ? [body.participant] : [])),
  ).not.toContain(at.reception.guests().at(-1)?.number);
  expect(last - began).toBeLessThan(11 * 60_000);
  expect(heard).toContain('Tide 43.');
  expect(streams).toBeGreaterThan(1);
}, 60_000);

test('an order whose bytes are held on the way is sent again on another line: it is given once, also when the first arrives after all', async () => {
  const at = await openedAtAnAddress('Ana');
  const line = await roughLine(at.address);
  toTheQuestion(at);
  const { ask } = await somebody(at, line.address, 'harbour');
  const { forms } = (await (await ask('/')).json()) as {
    readonly forms: readonly { readonly power: string; readonly on: string }[];
  };
  const on = forms.find(({ power }) => power === 'question')?.on;
  const order = { order: newKey(), power: 'question', on, filled: { said: ['Where is the tug?'] } };
  const release = line.hold();
  const late = ask('/orders', order);
  await setImmediate();
  const other = await somebody(at, at.address, 'harbour');
  expect(entriesOf(at, 'ask')).toBe(0);
  const again = await ask('/orders', order, at.address);
  expect(await again.json()).toEqual({ is: 'done' });
  expect(entriesOf(at, 'ask')).toBe(1);
  release();
  const first = await late;
  expect(await first.json()).toEqual({ is: 'done' });
  expect(entriesOf(at, 'ask')).toBe(1);
  for (let times = 0; times < 9; times += 1)
    expect(await (await ask('/orders', order)).json()).toEqual({ is: 'done' });
  // what somebody else calls the same is theirs
  expect((await other.ask('/orders', order)).status).toBe(200);
  expect(entriesOf(at, 'ask')).toBe(2);
});

test('a line that is cut while an order is on its way leaves it given once or not at all, and the same order says which', async () => {
  const at = await openedAtAnAddress('Ana');
  toTheQuestion(at);
  for (let turns = 0; turns < 12; turns += 1) {
    const line = await roughLine(at.address);
    const { ask } = await somebody(at, line.address, 'harbour');
    const { forms } = (await (await ask('/')).json()) as {
      readonly forms: readonly { readonly power: string; readonly on: string }[];
    };
    const on = forms.find(({ power }) => power === 'question')?.on;
    const order = { order: newKey(), power: 'question', on, filled: { said: [`Question ${turns}`] } };
    const sent = ask('/orders', order).catch(() => null);
    for (let turn = 0; turn < turns; turn += 1) await setImmediate();
    line.cut();
    await sent;
    expect(await (await ask('/orders', order)).json()).toEqual({ is: 'done' });
    expect(entriesOf(at, 'ask')).toBe(turns + 1);
  }
});

test('an order that the full disk does not take is refused in words, and given once when it is sent again', async () => {
  const at = opened();
  const { device } = await letIn(at, 'harbour');
  toTheQuestion(at);
  const ask = (path: string, body?: object) =>
    at.app.request(`http://127.0.0.1:8737${path}`, {
      headers: { ...json, host: '127.0.0.1:8737', authorization: `Bearer ${device}` },
      ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
    });
  const { forms } = (await (await ask('/')).json()) as {
    readonly forms: readonly { readonly power: string; readonly on: string }[];
  };
  const on = forms.find(({ power }) => power === 'question')?.on;
  const order = { order: newKey(), power: 'question', on, filled: { said: ['Where is the tug?'] } };
  const disk = fullAfter(0);
  const refused = await ask('/orders', order);
  expect(refused.status).toBe(409);
  expect(await refused.text()).toMatch(/disk|space/iu);
  expect(entriesOf(at, 'ask')).toBe(0);
  disk.free();
  for (let times = 0; times < 3; times += 1)
    expect(await (await ask('/orders', order)).json()).toEqual({ is: 'done' });
  expect(entriesOf(at, 'ask')).toBe(1);
});

test('while the disk is full people come to their screens and go, and no timer fails for it; who is there is told as soon as there is room, and told once', () => {
  const at = opened();
  const presence = openPresence(at.session);
  onTestFinished(presence.close);
  const [stays, goes, comes, looks] = [7, 8, 9, 10];
  presence.opened(goes)();
  const disk = fullAfter(0);
  presence.opened(stays);
  const closed = presence.opened(comes);
  at.clock.jump(41);
  // who came and went meanwhile was never there
  presence.heardOf(looks);
  at.clock.jump(41);
  const told = () =>
    at.session.entries.flatMap(({ kind, body }) =>
      kind === 'join' || kind === 'left' ? [`${kind} ${body.participant}`] : [],
    );
  expect(told()).toEqual([`join ${goes}`]);
  disk.free();
  at.clock.jump(1);
  at.clock.jump(1);
  expect(told().slice(1).toSorted()).toEqual([`join ${stays}`, `join ${comes}`, `left ${goes}`].toSorted());
  closed();
  at.clock.jump(41);
  expect(told().slice(4)).toEqual([`left ${comes}`]);
});

test('while the disk is full everybody’s page opens, and whoever comes to the door is told why nobody comes in', async () => {
  const at = opened();
  const { cookie } = await letIn(at, 'harbour');
  const disk = fullAfter(0);
  expect((await at.ask('GET', '/', { cookie })).status).toBe(200);
  const body = { device: newKey(), code: at.reception.roomCode(), name: 'Dov', read: 'yes' };
  const refused = await at.ask('POST', '/knock', { body });
  expect(refused.status).toBe(503);
  expect(await refused.text()).toMatch(/disk|space/iu);
  disk.free();
  expect((await at.ask('POST', '/knock', { body })).status).toBe(303);
});

test('a real-world stop whose call the full disk does not take stops play all the same, and everybody is called as soon as there is room', async () => {
  const at = opened();
  const { cookie } = await letIn(at, 'harbour');
  toTheQuestion(at);
  let told = 0;
  onTestFinished(at.session.subscribe(() => (told += 1)));
  const stop = { kind: 'pause', body: { reason: 'real-world', until: null } } as const;
  // the stop itself is taken
  const disk = fullAfter(1);
  give(at.session, stop);
  expect(told).toBe(1);
  expect(at.reception.call()).toBeNull();
  disk.free();
  give(at.session, { kind: 'note', body: { said: { text: 0 }, tag: null, role: null, about: null } }, [
    'Fog.',
  ]);
  expect(at.reception.call()).toMatchObject({ why: 'stop' });
  expect(await (await at.ask('GET', '/', { cookie })).text()).toContain('I have read this');
});

test('a clock that is set back an hour shuts nobody out, and keeps nobody at a screen who has gone', async () => {
  const slow = throttle({ most: 8, each: 2000 });
  const hour = 3_600_000;
  for (let times = 0; times < 20; times += 1) slow.wrong('192.0.2.1', 2 * hour);
  expect(slow.wait('192.0.2.1', hour)).toBeLessThanOrEqual(2);
  expect(slow.wait('192.0.2.1', hour + 16_000)).toBe(0);

  const at = opened();
  const presence = openPresence(at.session);
  onTestFinished(presence.close);
  const closed = presence.opened(7);
  closed();
  at.clock.jump(-3600);
  at.clock.pass(45);
  expect(at.session.entries.at(-1)).toMatchObject({ kind: 'left', body: { participant: 7 } });
});

test('who is sent away is told on every open page at once, and nothing that they hold opens anything any more', async () => {
  const at = opened();
  const { device, participant } = await letIn(at, 'harbour');
  const ask = (path: string) =>
    at.app.request(`http://127.0.0.1:8737${path}`, {
      headers: { host: '127.0.0.1:8737', authorization: `Bearer ${device}` },
    });
  let heard = '';
  const { body } = await ask('/events?role=harbour');
  const listening = (async () => {
    for await (const bytes of body?.pipeThrough(new TextDecoderStream()) ?? []) heard += bytes;
  })();
  const shown = (): string | undefined => /^id: (\S+)/mu.exec(heard)?.[1];
  await expect.poll(shown).toBeDefined();
  const polled = ask(`/changes?role=harbour&at=${shown()}`);
  await setImmediate();
  give(at.session, { kind: 'door', body: { guest: participant, event: { did: 'sent-away' } } });
  // no time passes: the streams end by themselves
  await listening;
  expect(await (await polled).json()).toEqual({ is: 'moved' });
  expect(heard).toContain('event: moved');
  for (const path of ['/events', '/changes', '/room']) expect((await ask(path)).status).toBe(401);
});

test('codes that are guessed are told at the desk, in lots', async () => {
  const at = opened();
  for (let tries = 0; tries < 25; tries += 1) {
    const body = { device: newKey(), code: 'BBBBBBBB', name: 'Eve', read: 'yes' };
    await at.ask('POST', '/knock', { body });
    at.clock.pass(2);
  }
  const told = at.session.entries.flatMap((entry) =>
    entry.kind === 'door' && entry.body.event.did === 'guessed' ? [entry.body.event.times] : [],
  );
  expect(told).toEqual([10, 10]);
});
