// The SSH door, with callers at it: who comes in, what they see and do, and what is refused.
import { once, type EventEmitter } from 'node:events';
import { chmodSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { doorBook } from '@sandtable/core/record';
import { BadHostKey, hostKeyIn, newKeyPair } from '@sandtable/host/ssh-door';
import { words } from '@sandtable/words';
import { bilingual } from '../../packages/host/test/bilingual.ts';
import { expect, onTestFinished, test } from 'vitest';
import ssh from 'ssh2';
import {
  call,
  configOf,
  harbourText,
  linkTo,
  openAtTheDoor,
  type AtTheDoor,
  type CallOptions,
} from './at-the-ssh-door.ts';

async function atTheDoor(options?: Parameters<typeof openAtTheDoor>[0]): Promise<AtTheDoor> {
  const at = await openAtTheDoor(options);
  onTestFinished(at.close);
  return at;
}
const entriesOf = ({ session }: AtTheDoor, kind: string): readonly unknown[] =>
  session.entries.filter((each) => each.kind === kind);
const lines = { pty: null };
const seatLast = (at: AtTheDoor, role: string): void =>
  at.give({ kind: 'seat', body: { role, participant: at.reception.guests().at(-1)?.number ?? 0 } });

/** Whatever it says about why. */
const closed = (line: EventEmitter & { readonly closed?: boolean }): Promise<void> =>
  new Promise((resolve) => {
    if (line.closed === true) resolve();
    else line.once('close', () => resolve());
  });

/** What a caller is told who is not let in, and how often they were asked. */
async function refused(
  at: AtTheDoor,
  options: CallOptions & { readonly codes?: readonly string[] },
): Promise<{ readonly told: readonly string[]; readonly asked: number }> {
  const client = new ssh.Client();
  const told: string[] = [];
  let asked = 0;
  client.on('error', () => {});
  client.on('ready', () => told.push('IN'));
  client.on('keyboard-interactive', (_name, instructions, _language, prompts, finish) => {
    told.push(instructions);
    finish(prompts.length === 0 ? [] : [options.codes?.[asked] ?? options.code ?? '', '']);
    asked += 1;
  });
  client.connect(configOf(at, options));
  await closed(client);
  return { told, asked };
}

test('a role answers a decision at a screen of its own, and it stands on the record', async () => {
  const at = await atTheDoor();
  at.toTheQuestion();
  const ana = await call(at, { code: linkTo(at, 'harbour') });
  await ana.until('Do you close the port?');
  ana.type('d');
  await ana.until('> a');
  ana.type('\r');
  await ana.until('Given, thank you');
  expect(entriesOf(at, 'answer')).toMatchObject([
    { author: { role: 'harbour', organisation: 'port', participant: 1 } },
  ]);
  ana.hangUp();
  expect(at.broken).toEqual([]);
});

test('without a terminal to draw on it is plain mode: what comes is told, and lines are commands', async () => {
  const at = await atTheDoor();
  const ana = await call(at, { code: linkTo(at, 'harbour'), ...lines });
  await ana.until('Harbour master');
  at.toTheQuestion();
  await ana.until('We see nothing ahead.');
  await ana.until('Do you close the port?');
  ana.type('answer close because nobody sees\n');
  await ana.until('It is entered.');
  expect(entriesOf(at, 'answer')).toMatchObject([{ author: { participant: 1 } }]);
  expect(ana.bytes()).not.toMatch(/[^\P{Cc}\n]/u);
  ana.type('done\nleave\n');
  await ana.ended;
  expect(ana.bytes()).toContain('Your seat stays yours');
});

test('a terminal that cannot be drawn on gets lines, with what a driver would make of them', async () => {
  const at = await atTheDoor();
  const ana = await call(at, {
    code: linkTo(at, 'harbour'),
    pty: { term: 'dumb', cols: 80, rows: 24 },
  });
  await ana.until('Type what you do');
  expect(ana.bytes()).not.toMatch(/[^\r]\n/u);
  ana.type('where\r');
  await ana.until('> where');
});

test('with the room’s code one waits in the lobby, and has a seat as soon as one is let in', async () => {
  const at = await atTheDoor();
  const ana = await call(at, { code: at.reception.roomCode().toLowerCase(), name: 'Ana B.' });
  await ana.until('You are in the lobby');
  expect(ana.bytes()).not.toContain('Do you close');
  expect(at.reception.guests()).toMatchObject([{ came: true, roles: [] }]);
  seatLast(at, 'harbour');
  await ana.until('Harbour master');
  expect(entriesOf(at, 'join')).toHaveLength(1);
});

test('a real-world stop is all that stands on a terminal until it is confirmed, by no key that was on its way; then all is as it was', async () => {
  const at = await atTheDoor();
  const ana = await call(at, { code: linkTo(at, 'harbour') });
  await ana.until('Harbour master');
  at.toTheQuestion();
  await ana.until('Do you close the port?');
  ana.type('r');
  await ana.until('Esc');
  ana.type('Is the light');
  await ana.until('Is the light');
  const stop = (): void => at.give({ kind: 'pause', body: { reason: 'real-world', until: null } });
  const resume = (): void => at.give({ kind: 'resume', body: { because: { text: 0 } } }, ['It is over.']);
  stop();
  const shown = await ana.until('REAL WORLD. NOT EXERCISE.');
  expect(shown).toContain('I have read this');
  expect(shown).not.toContain('Do you close the port?');
  ana.type('\r');
  await ana.until('REAL WORLD');
  expect(at.reception.call()?.answered.size).toBe(0);
  at.clock.pass(2);
  ana.type('\r');
  await ana.until('Harbour master');
  expect(at.reception.call()?.answered.size).toBe(1);
  resume();
  await ana.until('Is the light');
  // whoever had not read of it when it was over has nothing to confirm
  stop();
  await ana.until('I have read this');
  resume();
  await ana.until('Is the light');
});

test('in lines a call is told, and answered by a word of its own', async () => {
  const at = await atTheDoor();
  const ana = await call(at, { code: linkTo(at, 'harbour'), ...lines });
  await ana.until('Harbour master');
  at.toTheQuestion();
  at.give({ kind: 'pause', body: { reason: 'real-world', until: null } });
  await ana.until('Type here to answer.');
  ana.type('here\n');
  await ana.until('exercise control knows');
  expect(at.reception.call()?.answered.size).toBe(1);
});

test.each(['controller', 'observer'] as const)(
  'in lines a call is told at the screen of whoever is %s, too, and answered there; what was asked meanwhile is asked on',
  async (of) => {
    const at = await atTheDoor();
    at.toTheQuestion();
    const link = at.reception.invite('Bo', { of }, at.clock.now() + 3_600_000);
    const bo = await call(at, { code: link, ...lines });
    await bo.until('Do you close the port?');
    if (of === 'controller') bo.type('note\n');
    if (of === 'controller') await bo.until('What kind of note?');
    at.give({ kind: 'pause', body: { reason: 'real-world', until: null } });
    await bo.until('Type here to answer.');
    bo.type('here\n');
    await bo.until('exercise control knows');
    expect(at.reception.call()?.answered.size).toBe(1);
    expect(entriesOf(at, 'note')).toEqual([]);
    if (of === 'observer') return;
    bo.type('+\n');
    await bo.until('In which words?');
  },
);

test('a form at a desk that is half filled in when everybody is called is there again once that is answered', async () => {
  const at = await atTheDoor();
  at.toTheQuestion();
  const link = at.reception.invite('Bo', { of: 'controller' }, at.clock.now() + 3_600_000);
  const bo = await call(at, { code: link, pty: { term: 'xterm-256color', cols: 120, rows: 40 } });
  await bo.until('Do players see this screen?');
  bo.type('n');
  await bo.until('NOW');
  bo.type('\u000B');
  await bo.until('What do you want to do?');
  bo.type('note');
  await bo.until('Note');
  bo.type('\r');
  await bo.until('What kind of note?');
  bo.type('+');
  await bo.until('strength');
  bo.type('The pilots were');
  await bo.until('The pilots were');
  at.give({ kind: 'pause', body: { reason: 'real-world', until: null } });
  await bo.until('REAL WORLD. NOT EXERCISE.');
  at.clock.pass(2);
  bo.type('\r');
  await bo.until('The pilots were');
  bo.type(' not asked.');
  await bo.until('The pilots were not asked.');
  bo.type('q');
  expect(bo.screen()).not.toContain('Do players see this screen?');
});

test('who was sent away sees nothing more, and is off the line', async () => {
  for (const options of [{}, lines]) {
    const at = await atTheDoor();
    const ana = await call(at, { code: linkTo(at, 'harbour'), ...options });
    await ana.until('Harbour master');
    const guest = at.reception.guests().at(-1)?.number ?? 0;
    const before = ana.bytes().length;
    at.give({ kind: 'door', body: { guest, event: { did: 'sent-away' } } });
    at.toTheQuestion();
    await ana.ended;
    expect(ana.bytes().slice(before)).not.toContain('We see nothing ahead.');
    expect(ana.bytes()).toContain('You have no seat here any more.');
  }
});

test('a seat that is taken away is left, and the others stay', async () => {
  const at = await atTheDoor();
  const ana = await call(at, { code: linkTo(at, 'harbour') });
  await ana.until('Harbour master');
  const participant = at.reception.guests().at(-1)?.number ?? 0;
  at.give({ kind: 'seat', body: { role: 'pilot', participant } });
  at.give({ kind: 'unseat', body: { role: 'harbour', participant } });
  await ana.until('Your seats');
  ana.type('1');
  expect(await ana.until('Pilot station')).not.toContain('Harbour master');
});

test('a dropped link gives the seat up after a while, and not at once', async () => {
  const at = await atTheDoor();
  const ana = await call(at, { code: linkTo(at, 'harbour') });
  await ana.until('Harbour master');
  expect(entriesOf(at, 'join')).toHaveLength(1);
  ana.client.destroy();
  await gone(at);
  at.clock.pass(30);
  expect(entriesOf(at, 'left')).toHaveLength(0);
  at.clock.pass(30);
  expect(entriesOf(at, 'left')).toHaveLength(1);
});

/** Until the host knows that nobody is on the line. */
async function gone({ door }: AtTheDoor): Promise<void> {
  while (door.callers().known + door.callers().unknown > 0) await new Promise(setImmediate);
}

test('wrong codes are refused, after three the line is closed, and whoever goes on is slowed', async () => {
  const at = await atTheDoor();
  const first = await refused(at, { code: 'BBBBBBBB' });
  expect(first.asked).toBe(3);
  expect(first.told.at(-1)).toContain('That code is not right');
  const told: string[] = [];
  for (let calls = 0; calls < 3; calls += 1) told.push(...(await refused(at, { code: 'BBBBBBBB' })).told);
  expect(told.some((each) => each.includes('Too many wrong codes'))).toBe(true);
  expect(told).not.toContain('IN');
  expect(at.reception.guests()).toEqual([]);
});

test('nobody comes in by the name alone, without a code, or with a password that is none', async () => {
  const at = await atTheDoor();
  linkTo(at, 'harbour');
  for (const options of [
    { user: 'harbour' },
    { user: at.reception.roomCode() },
    { password: '' },
    { password: 'harbour' },
    { code: '' },
    { code: 'x'.repeat(5000) },
  ])
    expect((await refused(at, options)).told).not.toContain('IN');
});

test('a code may stand in the place of a password', async () => {
  const at = await atTheDoor();
  const ana = await call(at, { password: at.reception.roomCode(), user: 'Ana' });
  expect(await ana.until('You are here as Ana.')).toContain('You are in the lobby');
});

test('a return code brings somebody back, from the list of their seats', async () => {
  const at = await atTheDoor();
  const ana = await call(at, { code: linkTo(at, 'harbour') });
  await ana.until('Harbour master');
  ana.type('q');
  await ana.until('Your seats');
  ana.type('r');
  const screen = await ana.until('Your return code');
  const code = /\b\w{4}(?:-\w{4}){3}\b/u.exec(screen)?.[0] ?? '';
  ana.type('q');
  await ana.ended;
  const again = await call(at, { code });
  await again.until('Harbour master');
  expect(at.reception.guests()).toHaveLength(1);
});

test('a key that signed once, with a code, brings back; one that is only offered does not', async () => {
  const at = await atTheDoor();
  const { private: privateKey } = newKeyPair();
  const ana = await call(at, { code: linkTo(at, 'harbour'), privateKey });
  await ana.until('Harbour master');
  ana.hangUp();
  const again = await call(at, { privateKey });
  await again.until('Harbour master');
  expect(at.reception.guests()).toHaveLength(1);
  // somebody else offers the public half, and signs with what they have
  const known = ssh.utils.parseKey(privateKey);
  const other = ssh.utils.parseKey(newKeyPair().private);
  if (known instanceof Error || other instanceof Error) throw new Error('no key');
  const forged = { ...configOf(at, {}), authHandler: [] as unknown };
  const agent = new (class extends ssh.BaseAgent {
    override getIdentities(done: (error: Error | undefined, keys: ssh.ParsedKey[]) => void): void {
      done(undefined, [known]);
    }
    override sign(
      _key: unknown,
      data: Buffer,
      options: unknown,
      done?: (error: Error | undefined, signature: Buffer) => void,
    ): void {
      const answer = (done ?? options) as (error: Error | undefined, signature: Buffer) => void;
      answer(undefined, other.sign(data));
    }
  })();
  const client = new ssh.Client();
  let isIn = false;
  client.on('error', () => {});
  client.on('ready', () => (isIn = true));
  client.connect({
    ...forged,
    authHandler: [{ type: 'agent', username: 'ana', agent }] as never,
  });
  await closed(client);
  expect(isIn).toBe(false);
});

test('no key that is known at this door opens another: what is kept of it is made with the host’s secret', async () => {
  const at = await atTheDoor();
  const pair = newKeyPair();
  const ana = await call(at, { code: linkTo(at, 'harbour'), privateKey: pair.private });
  await ana.until('Harbour master');
  const book = doorBook(at.session.entries);
  const guest = at.reception.guests().at(-1)?.number ?? 0;
  expect(book.devicesOf(guest)).toHaveLength(1);
  const blob = Buffer.from(pair.public.split(' ')[1] ?? '', 'base64');
  const { createHash } = await import('node:crypto');
  for (const made of [blob, Buffer.from(pair.public)]) {
    const device = createHash('sha256').update(made).digest('base64url').slice(0, 22);
    expect(at.reception.guestOf(device)).toBeNull();
  }
});

test('nothing is run, forwarded or copied, and one line is one screen', async () => {
  const at = await atTheDoor();
  const { client } = await call(at, { code: linkTo(at, 'harbour') });
  const told = (ask: (done: (error?: Error | null) => void) => void): Promise<boolean> =>
    new Promise((resolve) => ask((error) => resolve(error === undefined || error === null)));
  const taken = {
    exec: await told((done) => client.exec('id', done)),
    sftp: await told((done) => client.sftp(done)),
    subsystem: await told((done) => client.subsys('netconf', done)),
    shell: await told((done) => client.shell(done)),
    out: await told((done) => client.forwardOut('127.0.0.1', 1, '127.0.0.1', at.door.port, done)),
    in: await told((done) => client.forwardIn('127.0.0.1', 0, done)),
    streamOut: await told((done) => client.openssh_forwardOutStreamLocal('/tmp/x', done)),
    streamIn: await told((done) => client.openssh_forwardInStreamLocal('/tmp/x', done)),
  };
  expect(Object.entries(taken).filter(([, isTaken]) => isTaken)).toEqual([]);
  const other = new ssh.Client();
  other.on('error', () => {});
  other.connect(configOf(at, { password: linkTo(at, 'pilot') }));
  await once(other, 'ready');
  expect(await told((done) => other.shell(false, { x11: true }, done))).toBe(false);
  other.end();
});

test('a window of another size is drawn anew, and one of a size that cannot be is cut to what can', async () => {
  const at = await atTheDoor();
  at.toTheQuestion();
  const ana = await call(at, { code: linkTo(at, 'harbour') });
  await ana.until('Do you close the port?');
  ana.resize(60, 16);
  await ana.until(
    (screen) => screen.split('\n')[0]?.endsWith('TLP:CLEAR') === true && screen.includes('q your'),
  );
  ana.channel.setWindow(4_000_000_000, 4_000_000_000, 0, 0);
  ana.channel.setWindow(0, 0, 0, 0);
  ana.resize(90, 20);
  await ana.until((screen) => screen.split('\n')[0]?.length === 89 || screen.includes('TLP:CLEAR'));
  expect(at.broken).toEqual([]);
});

test('an answer to a question that is closed meanwhile is not given, and what was typed can be found again', async () => {
  const at = await atTheDoor();
  at.toTheQuestion();
  const ana = await call(at, { code: linkTo(at, 'harbour') });
  await ana.until('Do you close the port?');
  ana.type('d');
  await ana.until('> a');
  at.give({ kind: 'settle', body: { decision: 'close_port', byDefault: true } });
  ana.type('\r');
  await ana.until('has changed');
  expect(entriesOf(at, 'answer')).toEqual([]);
  expect(at.broken).toEqual([]);
});

test('colours are those that the caller’s terminal has', async () => {
  const at = await atTheDoor();
  at.toTheQuestion();
  const at16 = await call(at, { code: linkTo(at, 'harbour'), pty: { term: 'xterm', cols: 80, rows: 24 } });
  await at16.until('Do you close the port?');
  expect(at16.bytes()).not.toMatch(/\u001B\[[0-9;]*[34]8;[25]/u);
});

test('a controller away from the desk goes on with the exercise, and does not end it', async () => {
  const at = await atTheDoor();
  at.toTheQuestion();
  const link = at.reception.invite('Bo', { of: 'controller' }, at.clock.now() + 3_600_000);
  const bo = await call(at, { code: link, ...lines });
  await bo.until('Harbour in fog');
  bo.type('note Heard by one only.\n');
  await bo.until((shown) => entriesOf(at, 'note').length > 0 || shown.includes('Heard'));
  bo.type('end because it is late\n');
  await bo.until('not for your function to do');
  expect(entriesOf(at, 'note')).toMatchObject([{ author: { participant: 1 } }]);
  expect(entriesOf(at, 'end')).toEqual([]);
  expect(bo.bytes()).not.toContain(at.folder);
  const link2 = at.reception.invite('Bo', { of: 'controller' }, at.clock.now() + 3_600_000);
  const drawn = await call(at, { code: link2, pty: { term: 'xterm-256color', cols: 120, rows: 40 } });
  await drawn.until('Do players see this screen?');
  drawn.type('n');
  await drawn.until('NOW');
  drawn.type('q');
  await drawn.until('Leave the desk?');
  expect(drawn.bytes()).not.toContain(at.folder);
});

test('an evaluator writes what they observe in a terminal, drawn or in lines; it takes its place by itself, and outlives a call', async () => {
  const at = await atTheDoor();
  at.toTheQuestion();
  const link = at.reception.invite('Eva', { of: 'evaluator' }, at.clock.now() + 3_600_000);
  const eva = await call(at, { code: link });
  await eva.until('write what you observe');
  eva.type('w');
  await eva.until('What do you observe?');
  eva.type('- Nobody asked');
  await eva.until('- Nobody asked');
  at.give({ kind: 'pause', body: { reason: 'real-world', until: null } });
  await eva.until('REAL WORLD. NOT EXERCISE.');
  at.clock.pass(2);
  eva.type('\r');
  await eva.until('- Nobody asked');
  const place = at.session.record.head.number;
  eva.type(' the pilots.');
  await eva.until('- Nobody asked the pilots.');
  eva.type('\r');
  await eva.until('Sent.');
  const inLines = await call(at, { code: link, ...lines });
  await inLines.until('“note” and your words');
  inLines.type('note + They read the fog.\n');
  await inLines.until('Sent.');
  expect(entriesOf(at, 'note')).toMatchObject([
    { author: { participant: 1 }, body: { tag: 'gap', about: place } },
    { author: { participant: 1 }, body: { tag: 'strength' } },
  ]);
  const said = at.session.entries.flatMap((entry) =>
    entry.kind === 'note' ? [at.session.texts({ entry: entry.n, text: entry.body.said.text })] : [],
  );
  expect(said).toEqual(['Nobody asked the pilots.', 'They read the fog.']);
  // who only looks on has no such key
  at.give({ kind: 'resume', body: { because: { text: 0 } } }, ['It is over.']);
  const observer = at.reception.invite('Cy', { of: 'observer' }, at.clock.now() + 3_600_000);
  const cy = await call(at, { code: observer });
  await cy.until('Do you close the port?');
  expect(cy.screen()).not.toContain('write what you observe');
});

test('an interpreter sees both languages in a terminal, drawn or in lines, and puts what was said beside it', async () => {
  const at = await atTheDoor({ text: bilingual });
  at.toTheQuestion();
  const until = at.clock.now() + 3_600_000;
  const link = at.reception.invite('Kim', { of: 'interpreter' }, until, {}, ['harbour']);
  const kim = await call(at, { code: link });
  await kim.until('Fermez-vous le port ?');
  at.give({ kind: 'say', body: { from: 'harbour', to: ['pilot'], said: { text: 0 } } }, ['Keep your place.']);
  await kim.until('1. Harbour master: Keep your place.');
  kim.type('w');
  await kim.until('The number of the words');
  kim.type('1 Gardez votre place.');
  await kim.until('1 Gardez votre place.');
  kim.type('\r');
  await kim.until('Sent.');
  await kim.until('interpreted: Gardez votre place.');
  const inLines = await call(at, { code: link, ...lines });
  await inLines.until('Fermez-vous le port ?');
  inLines.type('interpret 7 fr Rien.\n');
  await inLines.until('Not taken.');
  inLines.type('interpret 1 fr Restez en place.\n');
  await inLines.until('Sent.');
  expect(entriesOf(at, 'note')).toMatchObject([
    { author: { participant: 1 }, body: { interprets: { into: 'fr' } } },
    { author: { participant: 1 }, body: { interprets: { into: 'fr' } } },
  ]);
});

test('somebody who looks on sees what all may see', async () => {
  const at = await atTheDoor();
  at.toTheQuestion();
  const link = at.reception.invite('Cy', { of: 'observer' }, at.clock.now() + 3_600_000);
  const cy = await call(at, { code: link });
  await cy.until('Do you close the port?');
  expect(cy.bytes()).not.toContain('We see nothing ahead.');
  const other = await call(at, { code: link, ...lines });
  await other.until('Do you close the port?');
  other.type('\n');
  await other.until('Your seats');
});

test('a screen that breaks costs one visitor the line, and the door is told', async () => {
  const fault = new Error('a fault of a screen');
  const at = await atTheDoor({ show: () => Promise.reject(fault) });
  const ana = await call(at, { code: linkTo(at, 'harbour') });
  await ana.ended;
  expect(ana.bytes()).toContain('Something went wrong at the host');
  expect(at.broken).toEqual([fault]);
  // whoever leads reads why they are gone
  expect(entriesOf(at, 'door').at(-1)).toMatchObject({ body: { guest: 1, event: { did: 'broke' } } });
});

test('a line at which nobody presses a key is closed after an hour outside play, said five minutes before, and stays in play', async () => {
  const at = await atTheDoor();
  const silent = await call(at, { code: linkTo(at, 'harbour'), pty: { term: 'xterm', cols: 120, rows: 40 } });
  await silent.until('Harbour master');
  const typing = await call(at, { code: linkTo(at, 'pilot'), pty: { term: 'xterm', cols: 120, rows: 40 } });
  await typing.until('Pilot station');
  at.clock.pass(55 * 60 + 1);
  await silent.until('this line is closed; any key keeps it');
  const before = typing.bytes().length;
  typing.type('?');
  await typing.until(() => typing.bytes().length > before);
  at.clock.pass(6 * 60);
  await silent.ended;
  expect(silent.bytes()).toContain('so this line is closed');
  expect(at.door.callers().known).toBe(1);
  at.toTheQuestion();
  at.clock.pass(2 * 60 * 60);
  expect(at.door.callers().known).toBe(1);
});

test('a clock that is set forward closes no line, and one that is set back keeps none open for longer', async () => {
  const at = await atTheDoor();
  const ana = await call(at, { code: linkTo(at, 'harbour') });
  await ana.until('Harbour master');
  at.clock.jump(2 * 60 * 60);
  const before = ana.bytes().length;
  ana.type('?');
  await ana.until(() => ana.bytes().length > before);
  expect(ana.bytes()).not.toContain('this line is closed');
  at.clock.jump(-4 * 60 * 60);
  at.clock.pass(61 * 60);
  await ana.ended;
  expect(ana.bytes()).toContain('so this line is closed');
});

test('that a line will be closed is told in the language of whoever is on it', async () => {
  const at = await atTheDoor({
    text: harbourText.replace('marking: TLP:CLEAR', 'languages: [en, en-XA]\nmarking: TLP:CLEAR'),
  });
  const env = { LANG: 'en_XA.UTF-8' };
  const ana = await call(at, { code: linkTo(at, 'harbour'), env, ...lines });
  await ana.until('Harbour master');
  at.clock.pass(61 * 60);
  await ana.ended;
  const say = words('en-XA');
  expect(ana.bytes()).toContain(say('seat.ssh.idle-soon', { minutes: 5 }));
  expect(ana.bytes()).toContain(say('seat.ssh.idle'));
});

test('whoever does not come in within a while is cut off, and one address does not take all places', async () => {
  const at = await atTheDoor();
  const silent = Array.from({ length: 14 }, () => connect(at.door.port, '127.0.0.1'));
  for (const each of silent) each.on('error', () => {}).resume();
  while (silent.filter((each) => each.closed).length < 4) await new Promise(setImmediate);
  expect(at.door.callers()).toEqual({ known: 0, unknown: 10 });
  at.clock.pass(21);
  await Promise.all(silent.map(closed));
  await gone(at);
  const ana = await call(at, { code: linkTo(at, 'harbour') });
  await ana.until('Harbour master');
});
test('bytes before the keys are agreed on are few, and a line without an end is cut', async () => {
  const at = await atTheDoor();
  for (const flood of [Buffer.alloc(1024 * 1024, 'x'), Buffer.alloc(1024 * 1024, 'SSH-2.0-x\r\n')]) {
    const socket = connect(at.door.port, '127.0.0.1');
    socket.on('error', () => {}).resume();
    socket.write(flood);
    await closed(socket);
  }
  await gone(at);
  expect(at.broken).toEqual([]);
});

test('the host’s key is made once, for its owner’s eyes only, and refused where others can read it', async () => {
  const at = await atTheDoor();
  const file = join(at.folder, 'ssh-host-key');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(hostKeyIn(file)).toEqual(at.hostKey);
  expect(at.hostKey.fingerprint).toMatch(/^SHA256:[\w+/]{43}$/u);
  chmodSync(file, 0o644);
  expect(() => hostKeyIn(file)).toThrow(BadHostKey);
  const other = join(at.folder, 'other');
  writeFileSync(other, 'no key', { mode: 0o600 });
  expect(() => hostKeyIn(other)).toThrow(BadHostKey);
});

test('a pair of keys that is made can be read: those too of which the public one begins with a zero', () => {
  for (let times = 0; times < 1500; times += 1) {
    const pair = newKeyPair();
    const [, blob = ''] = pair.public.split(' ');
    // the kind of the key, then its 32 bytes, each with its length
    expect(Buffer.from(blob, 'base64')).toHaveLength(4 + 11 + 4 + 32);
  }
});

test('two exercises that differ only in what a seat may not know show it the same, and no byte of either', async () => {
  const other = harbourText
    .replace('We see nothing ahead.', 'A light ahead and we stop.')
    .replace('A bank of fog lies off the breakwater.', 'The breakwater is clear.')
    .replace('Do you close the port?', 'Do you let the ferry in, whatever the pilots say?');
  const sent: string[] = [];
  for (const text of [harbourText, other]) {
    const at = await atTheDoor({ text });
    const drawn = await call(at, { code: linkTo(at, 'pilot') });
    const read = await call(at, { code: linkTo(at, 'pilot', 'Bo'), ...lines });
    for (const pilot of [drawn, read]) await pilot.until('Pilot station');
    await read.until('Type what you do');
    at.toTheQuestion();
    at.give({ kind: 'settle', body: { decision: 'close_port', byDefault: true } });
    at.give({ kind: 'advance', body: { to: 10 * 60 } });
    for (const pilot of [drawn, read]) await pilot.until('One long blast.');
    // how many frames a screen was drawn in is its line's affair: what stands on it is not
    sent.push(drawn.screen(), read.bytes());
    drawn.type('l');
    await drawn.until('What you said and did');
    sent.push(drawn.screen());
    for (const each of ['We see nothing ahead', 'breakwater', 'close the port', 'light ahead', 'ferry in'])
      for (const pilot of [drawn, read]) expect(pilot.bytes()).not.toContain(each);
    for (const pilot of [drawn, read]) pilot.hangUp();
  }
  expect(sent.slice(0, 3)).toEqual(sent.slice(3));
});

test('what a seat may not see sends it not one byte, at a screen and in lines', async () => {
  const sent: (readonly string[])[] = [];
  for (const inSecret of [false, true]) {
    const at = await atTheDoor();
    const seats = [
      await call(at, { code: linkTo(at, 'pilot') }),
      await call(at, { code: linkTo(at, 'pilot', 'Bo'), ...lines }),
    ];
    for (const seat of seats) await seat.until('Pilot station');
    at.toTheQuestion();
    for (const told of ['Fog at the pier.', 'Fog at the bridge.', 'Fog at the mole.']) {
      if (inSecret) {
        const said = { text: 0 } as const;
        at.give({ kind: 'note', body: { said, tag: 'gap', role: 'pilot', about: null } }, ['Pilot sleeps.']);
        at.give({ kind: 'ask', body: { by: 'harbour', said } }, ['Where is the pilot?']);
        at.give({ kind: 'say', body: { from: 'exercise_control', to: ['harbour'], said } }, ['At sea.']);
        at.reception.invite('Eve', { of: 'role', role: 'harbour' }, at.clock.now() + 1000);
        for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
      }
      const body = { from: 'exercise_control', to: ['pilot'], said: { text: 0 } } as const;
      at.give({ kind: 'say', body }, [told]);
      for (const seat of seats) await seat.until(told);
    }
    sent.push(seats.map((seat) => seat.bytes()));
    for (const seat of seats) seat.hangUp();
  }
  expect(sent[1]).toEqual(sent[0]);
});

test('a caller reads in the language that their terminal names, where there is it, and what is not put into it is marked, drawn or in lines', async () => {
  const at = await atTheDoor({ text: bilingual });
  at.toTheQuestion();
  const shown = async (env: Readonly<Record<string, string>>, asked: string) => {
    const { until, type, hangUp, ended } = await call(at, { code: linkTo(at, 'harbour'), env });
    await until('port');
    type('\r');
    const read = await until(asked);
    hangUp();
    await ended;
    return read;
  };
  const french = { LANG: 'fr_FR.UTF-8' };
  expect(await shown(french, 'Fermez-vous le port ?')).not.toContain('Do you close');
  await shown(french, '[en] Wait');
  const inLines = await call(at, { code: linkTo(at, 'harbour'), env: french, ...lines });
  await inLines.until('[en] Wait');
  inLines.type('done\n2\n');
  await inLines.until('What all may see, as it changes');
  await inLines.until('Fermez-vous le port ?');
  await shown({ ...french, LC_ALL: 'en_GB.UTF-8' }, 'Do you close the port?');
  await shown({ LANG: 'C', PATH: 'fr' }, 'Do you close the port?');
});
