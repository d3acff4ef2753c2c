// Principal and aide on one seat: the aide writes, the principal sees it at once in the form, and sends it as it is or changed.
import { describe, expect, onTestFinished, test } from 'vitest';
import { visitorOf } from '../src/doors/visitor.ts';
import { newKey } from '../src/invitations/key.ts';
import { rolePowers, type RoleSituation } from '@sandtable/powers';
import { formOn, hiddenIn, linkFor, opened, toTheQuestion } from './at-the-door.ts';
import { comeIn, browserForTests } from './in-a-browser.ts';
import { openPageDoor, openReception } from '../src/page-door.ts';
import { give, resumed } from './harbour.ts';

const harbour = { of: 'role', role: 'harbour' } as const;
const aideOfHarbour = { ...harbour, aide: true } as const;

/** The harbour master, an aide of theirs and the pilots, each at a page, where the port's decision is open. */
async function atTheQuestion() {
  const at = opened();
  const comes = async (name: string, to: Parameters<typeof linkFor>[2]) => {
    const device = newKey();
    await at.ask('POST', '/enter', { body: { device, by: linkFor(at, name, to), read: 'yes' } });
    const participant = at.reception.guestOf(device)?.number ?? 0;
    const cookie = `seat-8737=${device}`;
    const page = async () => (await at.ask('GET', '/', { cookie })).text();
    const sends = async (form: string, filled: Record<string, string>) => {
      const sent = await at.ask('POST', '/orders', {
        cookie,
        body: { ...hiddenIn(formOn(await page(), form)), ...filled },
      });
      return sent.status;
    };
    return { device, participant, cookie, page, sends };
  };
  const minister = await comes('Ana', harbour);
  const aide = await comes('Ben', aideOfHarbour);
  const pilot = await comes('Cem', { of: 'role', role: 'pilot' });
  const director = await comes('Dina', { of: 'director' });
  toTheQuestion(at);
  const answers = () => at.session.entries.filter(({ kind }) => kind === 'answer');
  return { ...at, minister, aide, pilot, director, answers };
}
const drafts = (aide: { sends(form: string, filled: Record<string, string>): Promise<number> }) =>
  aide.sends('form-draft-close_port', { 'f.answer': 'close', 'f.rationale': 'No pilot can see.' });

describe('an aide', () => {
  test('is told what they are, writes and cannot send, whatever their page sends', async () => {
    const { aide, minister, ask, answers } = await atTheQuestion();
    const page = await aide.page();
    expect(page).toContain('You are an aide of this role');
    expect(page).toContain('Harbour master, aide');
    for (const id of ['answer', 'pass', 'take-back']) expect(formOn(page, `form-${id}-close_port`)).toBe('');
    const theirs = hiddenIn(formOn(await minister.page(), 'form-answer-close_port'));
    const sent = await ask('POST', '/orders', {
      cookie: aide.cookie,
      body: { ...theirs, 'f.answer': 'close', 'f.rationale': 'I.' },
    });
    expect(sent.status).toBe(409);
    expect(answers()).toEqual([]);
  });

  test('lays an answer before the principal and nobody else, and nothing of it is on the record', async () => {
    const { session, aide, minister, pilot, director, answers } = await atTheQuestion();
    // whoever looks for the first time is on the record by that
    for (const each of [aide, minister, pilot, director]) await each.page();
    const before = session.entries.length;
    const others = [await pilot.page(), await director.page()];
    expect(await drafts(aide)).toBe(303);
    expect(session.entries.length).toBe(before);
    expect(answers()).toEqual([]);
    const page = await minister.page();
    expect(page).toContain('Proposed by Ben:');
    const form = formOn(page, 'form-answer-close_port');
    expect(form).toMatch(/value="close" checked/u);
    expect(form).toContain('No pilot can see.');
    expect(await aide.page()).toContain('Nothing is sent yet.');
    // what others get is what they got, but for the names of orders that each page makes anew
    const plain = (html: string) => html.replaceAll(/name="order" value="[^"]*"/gu, '');
    expect([plain(await pilot.page()), plain(await director.page())]).toEqual(others.map(plain));
  });

  test.each([
    ['as it is', { 'f.answer': 'close', 'f.rationale': 'No pilot can see.' }, false],
    ['with another option', { 'f.answer': 'wait', 'f.rationale': 'No pilot can see.' }, true],
    ['without the reason', { 'f.answer': 'close', 'f.rationale': '' }, true],
  ])('is named with an answer that the principal sends %s', async (_how, filled, changed) => {
    const { session, aide, minister, answers } = await atTheQuestion();
    await drafts(aide);
    expect(await minister.sends('form-answer-close_port', filled)).toBe(303);
    expect(answers()).toMatchObject([
      {
        author: { participant: minister.participant, role: 'harbour' },
        body: { answer: { options: [filled['f.answer']] }, drafted: { by: aide.participant, changed } },
      },
    ]);
    const reasons = session.entries.flatMap(({ n, kind, body }) =>
      kind === 'answer' && body.grounds.rationale !== undefined
        ? [session.texts({ entry: n, text: body.grounds.rationale.text })]
        : [],
    );
    expect(reasons.join('')).toBe(filled['f.rationale']);
    // it was sent: nothing is proposed any more
    expect(await minister.page()).not.toContain('Proposed by');
  });

  test('is not named where nothing that they wrote was sent', async () => {
    const { aide, minister, answers } = await atTheQuestion();
    await drafts(aide);
    await minister.sends('form-answer-close_port', { 'f.answer': 'wait', 'f.rationale': 'We look first.' });
    expect(answers()).toHaveLength(1);
    expect(JSON.stringify(answers())).not.toContain('drafted');
  });

  test('who changes what they wrote puts it in the place of what they wrote before', async () => {
    const { aide, minister } = await atTheQuestion();
    await drafts(aide);
    expect(formOn(await aide.page(), 'form-draft-close_port')).toContain('No pilot can see.');
    await aide.sends('form-draft-close_port', { 'f.answer': 'other', 'f.words': 'Close the west gate.' });
    const page = await minister.page();
    expect(page).toContain('Close the west gate.');
    expect(page).not.toContain('No pilot can see.');
  });

  test('and principal send no answer in words of their own without a word, whatever was drafted before', async () => {
    const { aide, minister, answers } = await atTheQuestion();
    await drafts(aide);
    for (const [each, form] of [
      [aide, 'form-draft-close_port'],
      [minister, 'form-answer-close_port'],
    ] as const)
      expect(await each.sends(form, { 'f.answer': 'other', 'f.words': ' ' })).toBe(422);
    expect(await minister.page()).toContain('No pilot can see.');
    expect(answers()).toEqual([]);
  });

  test('who is sent away takes with them what they wrote; one to whom the role is handed sends', async () => {
    const { session, aide, minister, answers } = await atTheQuestion();
    await drafts(aide);
    give(session, { kind: 'seat', body: { role: 'harbour', participant: aide.participant } });
    expect(await minister.page()).not.toContain('Proposed by');
    expect(await aide.sends('form-answer-close_port', { 'f.answer': 'wait', 'f.rationale': 'I.' })).toBe(303);
    expect(answers()).toMatchObject([{ author: { participant: aide.participant } }]);

    const other = await atTheQuestion();
    await drafts(other.aide);
    give(other.session, {
      kind: 'door',
      body: { guest: other.aide.participant, event: { did: 'sent-away' } },
    });
    expect(await other.minister.page()).not.toContain('No pilot can see.');
  });

  test('is let in from the lobby as one, and is one after the host was started again', async () => {
    const { ask, session, clock, file, reception, minister, director } = await atTheQuestion();
    const device = newKey();
    await ask('POST', '/knock', {
      body: { device, code: reception.roomCode(), name: 'Eva', read: 'yes' },
    });
    const number = reception.guestOf(device)?.number ?? 0;
    // a role that somebody has is told with who has it
    expect(await director.page()).toContain('Harbour master (has Ana');
    const letIn = { 'f.guest': String(number), 'f.comes-as': 'aide:harbour' };
    expect(await director.sends('form-admit', letIn)).toBe(303);
    expect(await director.page()).toContain('Ana, Ben, Eva');
    session.close();
    const later = openReception(resumed(file, clock).session);
    const capacities = [device, minister.device].map((each) =>
      later.capacitiesOf(later.guestOf(each) ?? fail()),
    );
    expect(capacities).toEqual([[aideOfHarbour], [harbour]]);
  });

  test('and principal do the same in a terminal, and across doors', async () => {
    const { session, reception, aide, minister, answers } = await atTheQuestion();
    const visits = ({ device }: { readonly device: string }) =>
      visitorOf(session, reception, device, reception.guestOf(device) ?? fail());
    const seat = visits(aide).sit(aideOfHarbour);
    if (seat.of !== 'role') return fail();
    const power = (id: string) => rolePowers.find((each) => each.id === id) ?? fail();
    const situation = (of: typeof seat): RoleSituation => of.situation() ?? fail();
    let woken = 0;
    onTestFinished(seat.subscribe(() => (woken += 1)));
    expect(seat.give('answer', power('answer').build(situation(seat), decided))).toMatch(
      /no longer be done/u,
    );
    expect(seat.give('draft', power('draft').build(situation(seat), decided))).toBeNull();
    expect(woken).toBeGreaterThan(0);
    expect(await minister.page()).toContain('Proposed by Ben:');
    const principal = visits(minister).sit(harbour);
    if (principal.of !== 'role') return fail();
    // what nobody changes in the form is what the draft says
    const answer = power('answer');
    const presumed = answer.fields.flatMap(({ name, prompt }) => {
      const asked = prompt(situation(principal), { decision: 'close_port' });
      return asked !== null && 'presumed' in asked ? [[name, asked.presumed]] : [];
    });
    expect(Object.fromEntries(presumed)).toMatchObject({ answer: 'close', rationale: 'The fog stays.' });
    expect(principal.give('answer', answer.build(situation(principal), decided))).toBeNull();
    expect(answers()).toMatchObject([{ body: { drafted: { by: aide.participant, changed: false } } }]);
    // an aide's seat is no seat of whoever plays the role
    expect(visits(aide).isTheirs(harbour)).toBe(false);
  });
});

const decided = { decision: 'close_port', answer: 'close', rationale: 'The fog stays.' };
const fail = (): never => {
  throw new Error('it was there');
};

const newPage = browserForTests();

test('a draft stands in an open page at once; where the principal is writing it is told above, and what they wrote stays', async () => {
  const at = await atTheQuestion();
  const door = await openPageDoor(
    {
      session: at.session,
      seats: at.seats,
      reception: at.reception,
      reach: { origin: null, behindProxy: false, lan: false },
    },
    { host: '127.0.0.1', port: 0 },
  );
  onTestFinished(door.close);
  const open = async () => {
    const page = await newPage();
    await comeIn(page, `${door.address}/i/${linkFor(at, 'Ana', harbour)}`);
    return page;
  };
  const [reads, writes] = [await open(), await open()];
  await writes.locator('#form-answer-close_port').getByText('More to say with it').click();
  await writes.locator('[name="f.rationale"]').fill('I think that');
  await drafts(at.aide);
  await reads.getByText('Proposed by Ben:').waitFor();
  expect(await reads.locator('[name="f.answer"][value="close"]').isChecked()).toBe(true);
  expect(await reads.locator('[name="f.rationale"]').inputValue()).toBe('No pilot can see.');
  await writes.getByText('Proposed by Ben:').waitFor();
  expect(await writes.locator('[name="f.rationale"]').inputValue()).toBe('I think that');
});
