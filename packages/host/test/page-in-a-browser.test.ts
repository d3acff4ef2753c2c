// The page in a real browser: it is played on a phone, kept up to date while somebody writes, and read by whoever uses a screen reader.
import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { linkFor, openedAtAnAddress, toTheQuestion } from './at-the-door.ts';
import type { Page } from './browser.ts';
import { begin, give, newTable, next, temporaryFolder, text, type Table } from './harbour.ts';
import { day } from './harbour-day.ts';
import { browserForTests, comeIn, openEveryFold, violations } from './in-a-browser.ts';

const newPage = browserForTests();
/** A computer that does much beside is no fault. */
const slowly = { timeout: 10_000 };
const atTheDoor = () => openedAtAnAddress('Ana');

async function join(page: Page, link: string): Promise<void> {
  await comeIn(page, link);
  await page.getByRole('heading', { name: 'Harbour master' }).waitFor();
}

const answers = ({ session }: Table): readonly unknown[] =>
  session.entries.filter(({ kind }) => kind === 'answer');

test('what is being written stays while the page goes on, and an answer is entered', async () => {
  const at = await atTheDoor();
  begin(at.session);
  next(at.session);
  const page = await newPage();
  await join(page, at.link);
  await page.locator('summary', { hasText: 'Ask exercise control' }).click();
  const question = page.locator('#form-question textarea');
  await question.fill('Who may close the');
  next(at.session);
  await page.getByRole('heading', { name: 'Do you close the port?' }).waitFor();
  expect(await question.inputValue()).toBe('Who may close the');
  const form = page.locator('#form-answer-close_port');
  await form.getByLabel('Close it').check();
  await form.locator('summary').click();
  await form.locator('[name="f.rationale"]').fill('Nobody sees.');
  await form.getByRole('button', { name: 'Send' }).click();
  await expect.poll(() => answers(at).length).toBe(1);
  expect(await question.inputValue()).toBe('Who may close the');
}, 60_000);

test('without scripts the same is done by forms and reloading', async () => {
  const at = await atTheDoor();
  begin(at.session);
  next(at.session);
  next(at.session);
  const page = await newPage({ javaScriptEnabled: false });
  await join(page, at.link);
  const form = page.locator('#form-answer-close_port');
  await form.getByLabel('Close it').check();
  await form.locator('summary').click();
  await form.locator('[name="f.rationale"]').fill('Nobody sees.');
  await form.getByRole('button', { name: 'Send' }).click();
  await page.waitForURL(/told=sent/u);
  expect(answers(at).length).toBe(1);
}, 60_000);

test('no page is wider than its window, and axe finds nothing, coming in and in play', async () => {
  const at = await atTheDoor();
  const page = await newPage();
  const looked: Record<string, unknown> = {};
  const look = async (name: string): Promise<void> => {
    const wide: number[] = [];
    for (const width of [320, 390, 768, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      if ((await page.locator('html').evaluate(({ scrollWidth }) => scrollWidth)) > width) wide.push(width);
    }
    looked[name] = { wide, violations: await violations(page) };
  };
  await page.goto(at.address);
  await look('welcome');
  await page.goto(at.link);
  await look('link');
  await join(page, at.link);
  await look('lobby of the exercise');
  begin(at.session);
  next(at.session);
  next(at.session);
  await page.getByRole('heading', { name: 'Do you close the port?' }).waitFor();
  await look('a question');
  await page.goto(`${at.address}/room`);
  await look('the room');
  const fine = { wide: [], violations: [] };
  expect(looked).toEqual(Object.fromEntries(Object.keys(looked).map((name) => [name, fine])));
}, 120_000);

test('a draft outlives its tab, is nobody else’s, and is gone when the device is left', async () => {
  const at = await atTheDoor();
  begin(at.session);
  const first = await newPage();
  await join(first, at.link);
  await first.locator('summary', { hasText: 'Ask exercise control' }).click();
  await first.locator('#form-question textarea').fill('Who may close the');
  const context = first.context();
  await first.close();
  const second = await context.newPage();
  await second.goto(at.address);
  await expect.poll(() => second.locator('#form-question textarea').inputValue()).toBe('Who may close the');
  await second.getByRole('button', { name: 'Leave this device' }).click();
  await second.getByRole('heading', { name: 'Come in', exact: true }).waitFor();
  const other = linkFor(at, 'Bo');
  await join(second, `${at.address}/i/${other}`);
  expect(await second.locator('#form-question textarea').inputValue()).toBe('');
}, 60_000);

/** A proxy that hands everything on but the bytes of a stream, which it keeps until the stream ends. */
async function withholding(address: string): Promise<string> {
  const proxy = createServer((incoming, outgoing) => {
    const onward = request(
      address + (incoming.url ?? ''),
      { method: incoming.method, headers: { ...incoming.headers } },
      (reply) => {
        if (reply.headers['content-type']?.startsWith('text/event-stream') === true) {
          reply.resume();
          return;
        }
        outgoing.writeHead(reply.statusCode ?? 500, reply.headers);
        reply.pipe(outgoing);
      },
    );
    onward.on('error', () => outgoing.destroy());
    outgoing.on('close', () => onward.destroy());
    incoming.pipe(onward);
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  onTestFinished(() => {
    proxy.closeAllConnections();
    proxy.close();
  });
  return `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
}

test('a stream that ends after some minutes is opened again at once: the page never says that it is not live, and misses nothing', async () => {
  const at = await openedAtAnAddress('Ana');
  toTheQuestion(at);
  const page = await newPage();
  await comeIn(page, at.link);
  await page.locator('#live', { hasText: 'Live' }).waitFor();
  await page.evaluate(
    "new MutationObserver(() => { if (document.querySelector('#live').matches('.not')) document.title = 'not live' }).observe(document.querySelector('#live'), { attributes: true })",
  );
  const again = page.waitForRequest(/\/events/u);
  // as time passes: what is sent at a beat is on its way before the next
  for (let beat = 0; beat < 21; beat += 1) {
    at.clock.jump(15);
    for (let turn = 0; turn < 100; turn += 1) await setImmediate();
  }
  await again;
  give(at.session, { kind: 'say', body: { from: 'exercise_control', to: ['harbour'], said: { text: 0 } } }, [
    'The tide turns.',
  ]);
  await page.locator('#inbox').getByText('The tide turns.').waitFor();
  expect(await page.title()).not.toBe('not live');
});

test('behind a proxy that holds the stream back the page asks in steps, and says so', async () => {
  const at = await atTheDoor();
  begin(at.session);
  next(at.session);
  const through = await withholding(at.address);
  const page = await newPage();
  await page.clock.install();
  await join(page, at.link.replace(at.address, through));
  await page.clock.fastForward(11_000);
  next(at.session);
  await page.getByRole('heading', { name: 'Do you close the port?' }).waitFor();
  expect(await page.locator('#live').textContent()).toContain('in steps');
}, 60_000);

test('a page that asks in steps stays in its own language, whatever language the browser was installed in', async () => {
  const french = text
    .replace('marking: TLP:CLEAR', 'languages: [en, fr]\nmarking: TLP:CLEAR')
    .replace(
      'question: Do you close the port?',
      'question: { en: Do you close the port?, fr: Fermez-vous ? }',
    );
  const at = await openedAtAnAddress('Ana', newTable(temporaryFolder(), french));
  begin(at.session);
  next(at.session);
  const through = await withholding(at.address);
  const page = await newPage({ locale: 'fr-FR' });
  await page.clock.install();
  await join(page, at.link.replace(at.address, through));
  await page.clock.fastForward(11_000);
  next(at.session);
  await page.locator('#parts .decision').waitFor();
  expect(await page.locator('#parts .decision h3').textContent()).toBe('Do you close the port?');
}, 60_000);

test('a real-world stop is on every open page within two seconds, and who has read it is known', async () => {
  const at = await atTheDoor();
  begin(at.session);
  const pages = await Promise.all([newPage(), newPage({ javaScriptEnabled: true })]);
  for (const [place, page] of pages.entries()) {
    const name = `Person ${place}`;
    const link = linkFor(at, name, { of: 'role', role: 'pilot' });
    await page.goto(`${at.address}/i/${link}`);
    await page.getByLabel('I have read this.').check();
    await page.getByRole('button', { name: 'Join' }).click();
    await page.getByRole('heading', { name: 'Pilot station' }).waitFor();
  }
  const stopped = Date.now();
  at.session.give({ kind: 'pause', body: { reason: 'real-world', until: null } });
  const read = pages.map((page) => page.getByRole('button', { name: 'I have read this' }));
  for (const button of read) await button.waitFor();
  expect(Date.now() - stopped).toBeLessThan(2000);
  const [first] = pages;
  expect(first === undefined ? [] : await violations(first)).toEqual([]);
  await read[0]?.click();
  await expect.poll(() => at.reception.call()?.answered.size).toBe(1);
}, 60_000);

test('a real-world stop is on every open page of whoever has come in, of a seat or not, and none is marked as an exercise while it stands', async () => {
  const at = await atTheDoor();
  begin(at.session);
  next(at.session);
  const [seat, room, code, lobby] = await Promise.all([newPage(), newPage(), newPage(), newPage()]);
  await join(seat, at.link);
  for (const [page, name] of [
    [room, 'Bo'],
    [code, 'Cleo'],
  ] as const)
    await comeIn(page, `${at.address}/i/${linkFor(at, name, { of: 'role', role: 'pilot' })}`);
  await room.goto(`${at.address}/room`);
  await code.getByRole('button', { name: 'Make a return code' }).click();
  await code.getByRole('heading', { name: 'Your return code' }).waitFor();
  const theirs = await code.locator('.code').textContent();
  await lobby.goto(at.address);
  await lobby.getByLabel('I have read this.').check();
  await lobby.getByLabel('Your name').fill('Dot');
  await lobby.getByLabel('Room code').fill(at.reception.roomCode() ?? '');
  await lobby.locator('form[action="/knock"] button').click();
  const waiting = lobby.locator('#waiting');
  await waiting.waitFor();
  const all = [seat, room, code, lobby];
  for (const page of all) await page.locator('#live', { hasText: 'Live' }).waitFor();

  const marked = async (page: Page): Promise<readonly string[]> => {
    const seen: string[] = [];
    for (const media of ['screen', 'print'] as const) {
      await page.emulateMedia({ media });
      const shown = await page.locator('header, .exercise, footer').allInnerTexts();
      if (shown.join(' ').includes('EXERCISE')) seen.push(media);
    }
    await page.emulateMedia({ media: 'screen' });
    return (await page.title()).includes('EXERCISE') ? [...seen, 'title'] : seen;
  };
  const everywhere = ['screen', 'print', 'title'];
  for (const page of all) expect(await marked(page)).toEqual(everywhere);
  const stopped = Date.now();
  at.session.give({ kind: 'pause', body: { reason: 'real-world', until: null } });
  for (const page of all) await page.locator('.real-world').waitFor();
  expect(Date.now() - stopped).toBeLessThan(2000);
  for (const page of all) expect(await marked(page)).toEqual([]);
  // who has a seat says there, too, that they have read it, and the code still stands
  await code.getByRole('button', { name: 'I have read this' }).click();
  await expect.poll(() => at.reception.call()?.answered.size).toBe(1);
  expect(await code.locator('.code').textContent()).toBe(theirs);
  expect(await lobby.getByRole('button', { name: 'I have read this' }).count()).toBe(0);
  // loaded anew it is the same
  await lobby.reload();
  await lobby.locator('.real-world').waitFor();
  expect(await marked(lobby)).toEqual([]);
  at.session.give({ kind: 'resume', body: { because: { text: 0 } } }, ['A drill bell.']);
  for (const page of all) await page.locator('.real-world').waitFor({ state: 'detached' });
  for (const page of all) expect(await marked(page)).toEqual(everywhere);
  // and who is let in is told at once
  const participant = at.reception.guests().at(-1)?.number ?? 0;
  give(at.session, { kind: 'seat', body: { role: 'pilot', participant } });
  await lobby.getByRole('heading', { name: 'Pilot station' }).waitFor();
}, 60_000);

test('what somebody was writing goes on after a stop, which comes before their eyes; what was only open is no loss', async () => {
  const at = await atTheDoor();
  begin(at.session);
  next(at.session);
  const page = await newPage({ viewport: { width: 390, height: 640 } });
  await join(page, at.link);
  next(at.session);
  await page.getByRole('heading', { name: 'Do you close the port?' }).waitFor();
  expect(await page.locator('#news').textContent()).toBe('You are asked: Do you close the port?');
  await page.locator('summary', { hasText: 'Ask exercise control' }).click();
  const question = page.locator('#form-question');
  await question.locator('textarea').fill('Who may close the');
  await page.locator('summary', { hasText: 'REAL WORLD' }).click();
  at.session.give({ kind: 'pause', body: { reason: 'real-world', until: null } });
  const stop = page.getByText('REAL WORLD. NOT EXERCISE.');
  await stop.waitFor();
  expect(await question.textContent()).toContain('no longer asked');
  const box = await stop.boundingBox();
  expect(box !== null && box.y >= 0 && box.y < 640).toBe(true);
  at.session.give({ kind: 'resume', body: { because: { text: 0 } } }, ['A drill bell.']);
  await stop.waitFor({ state: 'hidden' });
  expect(await question.textContent()).not.toContain('no longer asked');
  expect(await page.locator('.gone').count()).toBe(0);
  expect(await page.locator('#parts [type=submit]:disabled').count()).toBe(0);
  expect(await question.locator('textarea').inputValue()).toBe('Who may close the');
  await question.getByRole('button', { name: 'Send' }).click();
  await expect.poll(() => at.session.entries.some(({ kind }) => kind === 'ask')).toBe(true);
}, 60_000);

test('an answer that was sent is told as one that can be changed until it is decided, and not called lost when the decision is closed', async () => {
  const at = await atTheDoor();
  begin(at.session);
  next(at.session);
  next(at.session);
  const page = await newPage();
  await join(page, at.link);
  const form = page.locator('#form-answer-close_port');
  await form.getByLabel('Close it').check();
  await form.locator('summary').click();
  await form.locator('[name="f.rationale"]').fill('Nobody sees.');
  await form.getByRole('button', { name: 'Send' }).click();
  await expect.poll(() => answers(at).length).toBe(1);
  await page.getByText('Sent. You can change it until it is decided.').waitFor({ state: 'attached' });
  give(at.session, { kind: 'settle', body: { decision: 'close_port', byDefault: false } });
  await form.waitFor({ state: 'detached' });
  expect(await page.locator('#parts').textContent()).not.toContain('was not sent');
}, 60_000);

test('axe finds nothing in the dark, from right to left, while play stands, and with every fold open', async () => {
  const at = await atTheDoor();
  const page = await newPage();
  await page.emulateMedia({ colorScheme: 'dark' });
  await join(page, at.link);
  begin(at.session);
  next(at.session);
  next(at.session);
  await page.getByRole('heading', { name: 'Do you close the port?' }).waitFor();
  const found: Record<string, readonly string[]> = {};
  await openEveryFold(page);
  found['dark, open'] = await violations(page);
  await page.locator('html').evaluate((html) => html.setAttribute('dir', 'rtl'));
  found['from right to left'] = await violations(page);
  at.session.give({ kind: 'pause', body: { reason: 'real-world', until: null } });
  await page.getByText('REAL WORLD. NOT EXERCISE.').waitFor();
  found['stopped'] = await violations(page);
  expect(found).toEqual({ 'dark, open': [], 'from right to left': [], stopped: [] });
}, 60_000);

test('on paper no form is left, and a message that was folded is whole', async () => {
  const at = await atTheDoor();
  begin(at.session);
  next(at.session);
  next(at.session);
  const long = `${'The fog bank moves on. '.repeat(40)}That is all.`;
  give(at.session, { kind: 'say', body: { from: 'ferry', to: ['harbour'], said: { text: 0 } } }, [long]);
  give(at.session, { kind: 'say', body: { from: 'ferry', to: ['harbour'], said: { text: 0 } } }, ['Over.']);
  const page = await newPage();
  await join(page, at.link);
  const end = page.getByText('That is all.').last();
  expect(await end.isVisible()).toBe(false);
  await page.emulateMedia({ media: 'print' });
  expect(await end.isVisible()).toBe(true);
  expect(await page.locator('form:visible, textarea:visible, .live:visible').count()).toBe(0);
  expect(await page.getByText('Do you close the port?').first().isVisible()).toBe(true);
  // what heads and foots a table stands on each sheet
  for (const [part, display] of [
    ['header', 'table-header-group'],
    ['footer', 'table-footer-group'],
  ] as const) {
    expect(await page.evaluate(`getComputedStyle(document.querySelector('${part}')).display`)).toBe(display);
    expect(await page.locator(part).textContent()).toContain('EXERCISE EXERCISE EXERCISE');
  }
}, 60_000);

test('the running order stands beside what is now on a wide window, and the button says what comes next at once', async () => {
  const at = await atTheDoor();
  begin(at.session);
  const link = linkFor(at, 'Carla Reyes', { of: 'controller' });
  const page = await newPage();
  await page.setViewportSize({ width: 1280, height: 800 });
  await comeIn(page, `${at.address}/i/${link}`);
  // the desk passes them the floor
  at.session.give({ kind: 'door', body: { guest: 2, event: { did: 'takes-floor' } } });
  await page.locator('#form-next').waitFor();
  const now = await page.locator('#form-next').boundingBox();
  const order = await page.locator('#order').boundingBox();
  expect(order?.x ?? 0).toBeGreaterThan((now?.x ?? 0) + (now?.width ?? 0));
  expect(order?.y ?? 1000).toBeLessThan(now?.y ?? 0);
  // the focus stays on the button that was pressed, and what it says is what it does
  await page.getByRole('button', { name: 'Deliver 1-01' }).click();
  await page.getByRole('button', { name: 'Put D1 to them' }).waitFor();
  expect(await page.locator('*:focus').textContent()).toBe('Put D1 to them');
}, 60_000);

test('the console of the simulation cell finds a prepared answer by a word, and answers and speaks as an actor', async () => {
  const at = await openedAtAnAddress('Ana', newTable(temporaryFolder(), day));
  begin(at.session);
  next(at.session);
  at.session.give({ kind: 'ask', body: { by: 'pilot', said: { text: 0 } } }, ['What does the ferry carry?']);
  const page = await newPage({ viewport: { width: 1280, height: 800 } });
  const link = linkFor(at, 'Sam', { of: 'simcell' });
  await comeIn(page, `${at.address}/i/${link}`);
  const column = page.locator('#actors .column', { hasText: 'The ferry' });
  // what was told to whom before
  expect(await column.textContent()).toContain('to Harbour master:');
  await page.getByLabel('Find a prepared answer by a word').fill('fue');
  await page.getByText('For four hours.').locator('visible=true').first().waitFor();
  expect(await column.getByText('Two lorries of fish.').isVisible()).toBe(false);
  await column.getByRole('link', { name: 'Answer this about fuel' }).click();
  await page.locator('#form-reply').getByRole('button', { name: 'Send' }).click();
  await page.locator('#form-reply').getByRole('button', { name: 'Yes, do it' }).click();
  await expect
    .poll(() => at.session.entries.find(({ kind }) => kind === 'reply'), slowly)
    .toMatchObject({
      body: { from: 'ferry' },
      author: { participant: 2 },
    });
  await column.getByRole('link', { name: 'Speak as The ferry' }).click();
  await page.keyboard.type('Long blast follows.');
  await page.locator('#form-speak').getByLabel('Pilot station').check();
  await page.locator('#form-speak').getByRole('button', { name: 'Send' }).click();
  await page.locator('#form-speak').getByRole('button', { name: 'Yes, do it' }).click();
  await expect
    .poll(() => at.session.entries.findLast(({ kind }) => kind === 'say'), slowly)
    .toMatchObject({
      body: { from: 'ferry' },
    });
  await expect.poll(() => column.textContent(), slowly).toContain('Long blast follows.');
}, 60_000);

test('with eight pages open in one browser an answer goes through, and whichever somebody turns to is live', async () => {
  const at = await atTheDoor();
  const first = await newPage();
  await join(first, at.link);
  const pages = [first];
  while (pages.length < 8) {
    const page = await first.context().newPage();
    await page.goto(at.address);
    pages.push(page);
  }
  toTheQuestion(at);
  const [, , , , , , , last = first] = pages;
  const form = last.locator('#form-answer-close_port');
  await form.getByLabel('Close it').check();
  await form.locator('summary').click();
  await form.locator('[name="f.rationale"]').fill('Nobody sees.');
  await form.getByRole('button', { name: 'Send' }).click();
  await expect.poll(() => answers(at).length, slowly).toBe(1);
  await first.locator('#live', { hasText: 'Not live' }).waitFor();
  await first.keyboard.press('Shift');
  await first.getByText('Your answer:').waitFor();
  expect(await first.locator('#live').textContent()).toBe('Live');
}, 60_000);

test('what is sent without a connection is kept, told as not sent, and sent once when there is one; a double click is one, and what came meanwhile is there', async () => {
  const at = await atTheDoor();
  toTheQuestion(at);
  const page = await newPage();
  await page.clock.install();
  await join(page, at.link);
  await page.locator('#live', { hasText: 'Live' }).waitFor();
  await page.context().setOffline(true);
  await page.locator('summary', { hasText: 'Ask exercise control' }).click();
  const form = page.locator('#form-question');
  await form.locator('textarea').fill('Who may close the port?');
  await form.getByRole('button', { name: 'Send' }).click();
  await form.getByText('Not sent').waitFor();
  expect(await form.locator('textarea').inputValue()).toBe('Who may close the port?');
  // a stream that is open hears nothing of a network that is gone: after forty seconds without a word the page asks why
  await page.clock.fastForward(50_000);
  await page.locator('#live', { hasText: 'Not live since' }).waitFor();
  give(at.session, { kind: 'say', body: { from: 'exercise_control', to: ['harbour'], said: { text: 0 } } }, [
    'The tide turns.',
  ]);
  await page.context().setOffline(false);
  await page.locator('#inbox').getByText('The tide turns.').waitFor();
  const asks = () => at.session.entries.filter(({ kind }) => kind === 'ask').length;
  await expect.poll(asks, slowly).toBe(1);
  await form.getByText('Sent.').waitFor();
  await form.locator('textarea').fill('And who opens it?');
  await form.getByRole('button', { name: 'Send' }).dblclick();
  await expect.poll(asks, slowly).toBe(2);
  await form.getByText('Sent.').waitFor();
  expect(asks()).toBe(2);
}, 120_000);

test('what is ticked, chosen, opened or marked stays as it is while the page goes on, and the focus is not moved', async () => {
  const at = await atTheDoor();
  toTheQuestion(at);
  const page = await newPage();
  await join(page, at.link);
  const form = page.locator('#form-answer-close_port');
  await form.getByLabel('Close it').check();
  await form.locator('summary').click();
  await page.locator('#form-message summary').click();
  await page.locator('#form-message').getByLabel('Pilot station').check();
  await page.locator('#so-far-lines summary').click();
  const question = page.locator('#form-question textarea');
  await page.locator('#form-question summary').click();
  await question.fill('Who may close the port?');
  await question.evaluate((area: { setSelectionRange(from: number, to: number): void }) =>
    area.setSelectionRange(4, 7),
  );
  give(at.session, { kind: 'say', body: { from: 'exercise_control', to: ['harbour'], said: { text: 0 } } }, [
    'The tide turns.',
  ]);
  await page.locator('#inbox').getByText('The tide turns.').waitFor();
  // one polite line for who listens
  expect(await page.locator('#news').textContent()).toBe('New message from exercise control.');
  expect(await form.getByLabel('Close it').isChecked()).toBe(true);
  expect(await form.locator('details').first().getAttribute('open')).not.toBeNull();
  expect(await page.locator('#form-message').getByLabel('Pilot station').isChecked()).toBe(true);
  expect(await page.locator('#so-far-lines').getAttribute('open')).not.toBeNull();
  expect(await page.evaluate('document.activeElement.name')).toBe('f.said');
  expect(
    await page.evaluate('[document.activeElement.selectionStart, document.activeElement.selectionEnd]'),
  ).toEqual([4, 7]);
}, 60_000);

test('the time that is left to answer is said in one polite line at five, two and one minutes, and the focus is not moved', async () => {
  const at = await atTheDoor();
  toTheQuestion(at);
  const page = await newPage();
  await join(page, at.link);
  await page.locator('#live', { hasText: 'Live' }).waitFor();
  await page.locator('#form-question summary').click();
  await page.locator('#form-question textarea').focus();
  const news = page.locator('#news');
  expect(await news.textContent()).toBe('');
  for (const left of ['5 minutes are', '2 minutes are', '1 minute is']) {
    const said = new RegExp(`^${left} left to answer, until `, 'u');
    for (let beats = 0; beats < 40 && !said.test((await news.textContent()) ?? ''); beats += 1) {
      at.clock.jump(15);
      for (let turn = 0; turn < 30; turn += 1) await setImmediate();
    }
    expect(await news.textContent()).toMatch(said);
  }
  expect(await page.evaluate('document.activeElement.name')).toBe('f.said');
}, 60_000);
