// What staff see and do on a page: each function its own, and nothing that it must not see.
import { describe, expect, test } from 'vitest';
import type { StaffFunction } from '@sandtable/core/record';
import { formOn, hiddenIn, letIn, letInAsStaff, opened, toTheQuestion } from './at-the-door.ts';
import { begin, decide, give, next } from './harbour.ts';

/** Somebody with a link as staff. */
async function serving(at: ReturnType<typeof opened>, of: StaffFunction) {
  const { cookie, participant } = await letInAsStaff(at, of);
  return {
    cookie,
    /** What is now is theirs to do. */
    takesTheFloor: () =>
      give(at.session, { kind: 'door', body: { guest: participant, event: { did: 'takes-floor' } } }),
    page: async () => (await at.ask('GET', '/', { cookie })).text(),
    data: async () => (await at.ask('GET', '/', { cookie, headers: { accept: 'application/json' } })).text(),
  };
}

describe('a controller', () => {
  test('reads what is now and does it, and goes on from there', async () => {
    const at = opened();
    toTheQuestion(at);
    const { cookie, page, takesTheFloor } = await serving(at, 'controller');
    takesTheFloor();
    const before = await page();
    expect(before).toContain('Do you close the port?');
    const form = hiddenIn(formOn(before, 'form-decide-close_port'));
    const sent = await at.ask('POST', '/orders', {
      cookie,
      body: { ...form, 'f.answer': 'close', 'f.rationale': 'Said aloud.' },
    });
    expect(sent.headers.get('location')).toBe('/?as=controller&told=sent');
    expect(at.session.entries.find(({ kind }) => kind === 'answer')).toMatchObject({
      author: { participant: 1, role: 'exercise_control' },
    });
    const next = hiddenIn(formOn(await page(), 'form-next'));
    await at.ask('POST', '/orders', { cookie, body: { ...next, sure: 'yes' } });
    expect(at.session.control().decisions[0]?.status).toBe('closed');
  });

  test('puts an answer right into words of their own only by words', async () => {
    const at = opened();
    toTheQuestion(at);
    decide(at.session, 'wait');
    const slip = at.session.entries.findLast(({ kind }) => kind === 'answer')?.n;
    const { cookie, page } = await serving(at, 'controller');
    const form = hiddenIn(formOn(await page(), 'form-correct'));
    const sends = async (words: string) => {
      const filled = {
        'f.entry': String(slip),
        'f.remedy': 'instead',
        'f.answer': 'other',
        'f.words': words,
      };
      return (await at.ask('POST', '/orders', { cookie, body: { ...form, ...filled, sure: 'yes' } })).status;
    };
    expect(await sends(' ')).toBe(422);
    expect(await sends('Close the west gate.')).toBe(303);
  });

  test('has one form that asks which, where the same is asked about each', async () => {
    const at = opened();
    toTheQuestion(at);
    const { page } = await serving(at, 'controller');
    const shown = await page();
    expect(shown.match(/name="power" value="open"/gu)).toHaveLength(1);
    // what is decided differs: each open question has a form of its own, and one that is to come is opened first
    expect(shown).toContain('form-decide-close_port');
    expect(shown).not.toContain('form-decide-answer_ferry');
  });

  test('reads on the one button what it does, and is asked nothing there that need not be', async () => {
    const at = opened();
    begin(at.session);
    const { page, takesTheFloor } = await serving(at, 'director');
    takesTheFloor();
    const button = async (): Promise<string | undefined> =>
      /<button type="submit"[^>]*>([^<]*)<\/button>/u.exec(formOn(await page(), 'form-next'))?.[1];
    const read: (string | undefined)[] = [];
    for (let step = 0; step < 2; step += 1) {
      read.push(await button());
      next(at.session);
    }
    decide(at.session, 'wait');
    read.push(await button());
    expect(read).toEqual(['Deliver 1-01', 'Put D1 to them', 'Move on to +8 min']);
    expect(formOn(await page(), 'form-next')).not.toContain('<details>');
  });

  test('finds what can be done under headings, none of them over nothing', async () => {
    const at = opened();
    const { page } = await serving(at, 'controller');
    const empty = async (): Promise<readonly string[]> => {
      const all = [...(await page()).matchAll(/<section id="([^"]*)"/gu)].map(([, id = '']) => id);
      // a line in which a word is typed heads nothing
      const ids = all.filter((id) => id !== 'find-form');
      const isOver = (id: string, after: string): boolean =>
        after.startsWith('form-') || (id === 'do' && after.startsWith('do-'));
      return ids.filter((id, at) => id.split('-')[0] === 'do' && !isOver(id, ids[at + 1] ?? ''));
    };
    for (const forward of [() => toTheQuestion(at), () => decide(at.session, 'close')]) {
      expect(await empty()).toEqual([]);
      forward();
    }
    expect(await empty()).toEqual([]);
    expect(await page()).toContain('id="do-talk"');
  });

  test('cannot begin or end the exercise, jump in time, or go back', async () => {
    const at = opened();
    const { page } = await serving(at, 'controller');
    const shown = await page();
    for (const power of ['start', 'end', 'advance', 'go', 'rewind', 'strike', 'send-away'])
      expect(shown).not.toContain(`name="power" value="${power}"`);
  });
});

test('an observation of an evaluator stands on the record with its time, as theirs', async () => {
  const at = opened();
  toTheQuestion(at);
  const { cookie, page } = await serving(at, 'evaluator');
  const form = hiddenIn(formOn(await page(), 'form-note'));
  await at.ask('POST', '/orders', {
    cookie,
    body: { ...form, 'f.tag': 'gap', 'f.said': 'Nobody asked the pilots.' },
  });
  expect(at.session.entries.at(-1)).toMatchObject({
    kind: 'note',
    body: { tag: 'gap' },
    author: { participant: 1 },
  });
});

describe('what is not theirs', () => {
  const watching = ['evaluator', 'safety-lead', 'observer', 'screen'] as const;
  test.each(watching)('no %s gets a word that was said to some, or that is still to come', async (of) => {
    const at = opened();
    const { cookie } = await letIn(at, 'harbour', 'Ana Secretive');
    toTheQuestion(at);
    const { page, data } = await serving(at, of);
    give(at.session, { kind: 'deliver', body: { inject: 'horn' } });
    const asked = hiddenIn(formOn(await (await at.ask('GET', '/', { cookie })).text(), 'form-message'));
    await at.ask('POST', '/orders', {
      cookie,
      body: { ...asked, 'f.to': 'pilot', 'f.said': 'Keep this to yourself.' },
    });
    expect(at.session.entries.at(-1)).toMatchObject({ author: { role: 'harbour' } });
    const secrets = [
      'One long blast',
      'Is the port open?',
      'What do you answer the ferry?',
      'Keep this to yourself',
      'close_port',
      'answer_ferry',
      'Ships waiting',
      'Ana Secretive',
    ];
    const got = (await page()) + (await data());
    expect(secrets.filter((each) => got.includes(each))).toEqual([]);
  });

  test.each(watching)('what a %s sees does not change with what they may not know', async (of) => {
    const at = opened();
    toTheQuestion(at);
    const { page } = await serving(at, of);
    const still = async () =>
      (await page()).replaceAll(/name="order" value="[^"]*"/gu, '').replaceAll(/value="[\w-]{22}"/gu, '');
    const before = await still();
    give(at.session, { kind: 'deliver', body: { inject: 'horn' } });
    give(at.session, { kind: 'note', body: { said: { text: 0 }, tag: null, role: null, about: null } }, [
      'Only for control.',
    ]);
    expect(await still()).toBe(before);
  });

  test('a seat that was taken back is gone with its forms', async () => {
    const at = opened();
    toTheQuestion(at);
    const { cookie, page, takesTheFloor } = await serving(at, 'controller');
    takesTheFloor();
    const form = hiddenIn(formOn(await page(), 'form-next'));
    give(at.session, { kind: 'door', body: { guest: 1, event: { did: 'sent-away' } } });
    const entries = at.session.entries.length;
    expect((await at.ask('POST', '/orders', { cookie, body: { ...form, sure: 'yes' } })).status).toBe(401);
    expect(at.session.entries.length).toBe(entries);
  });
});
