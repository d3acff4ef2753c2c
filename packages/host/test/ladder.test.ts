// How far an inject came with each of those whom it went to: delivered, on a screen, confirmed, answered.
import { expect, test } from 'vitest';
import { openSeats } from '../src/index.ts';
import { formOn, hiddenIn, letIn, letInAsStaff, opened } from './at-the-door.ts';
import { begin, give, next, type Table } from './harbour.ts';

const rows = ({ session }: Pick<Table, 'session'>, inject: string) =>
  session.ladder(9).find((each) => each.inject === inject)?.to;

test('step by step, with times: nobody has received what stands on no screen, nor read what stands on one', async () => {
  const at = opened();
  begin(at.session);
  next(at.session);
  expect(rows(at, 'fog_seen')).toMatchObject([{ role: 'harbour', onScreen: null, confirmed: null }]);
  at.clock.pass(60);
  const { cookie } = await letIn(at, 'harbour');
  expect(rows(at, 'fog_seen')).toMatchObject([{ onScreen: null }]);
  // looking in is being at a screen, and whoever looks has confirmed nothing
  const page = await (await at.ask('GET', '/', { cookie })).text();
  const seen = at.clock.now();
  expect(rows(at, 'fog_seen')).toMatchObject([{ onScreen: { at: seen }, confirmed: null, answer: null }]);
  at.clock.pass(30);
  const body = hiddenIn(formOn(page, 'form-confirm'));
  expect(
    (await at.ask('POST', '/orders', { cookie, body: { ...body, 'f.reply': 'We see it, too.' } })).status,
  ).toBe(303);
  expect(rows(at, 'fog_seen')).toEqual([
    {
      role: 'harbour',
      title: 'Harbour master',
      withdrawn: false,
      onScreen: { at: seen },
      confirmed: { at: at.clock.now() },
      answer: 'We see it, too.',
    },
  ]);
  expect(await (await at.ask('GET', '/', { cookie })).text()).toContain(
    'You have confirmed it and answered: “We see it, too.”',
  );
});

test('what comes while somebody is away is on their screen when they are back; what another plays is on that one’s', async () => {
  const at = opened();
  give(at.session, { kind: 'seat', body: { role: 'pilot', participant: 5 } });
  begin(at.session);
  give(at.session, { kind: 'say', body: { from: 'exercise_control', to: ['pilot'], said: { text: 0 } } }, [
    'Hello.',
  ]);
  give(at.session, { kind: 'join', body: { participant: 5 } });
  give(at.session, { kind: 'left', body: { participant: 5 } });
  give(
    at.session,
    {
      kind: 'adhoc',
      body: { from: 'ferry', to: ['pilot', 'harbour'], channel: 'radio', said: { text: 0 }, reveals: [] },
    },
    ['Fog!'],
  );
  const [board] = at.session.ladder(9);
  expect(board).toMatchObject({ title: 'Fog!', to: [{ onScreen: null }, { onScreen: null }] });
  give(at.session, { kind: 'join', body: { participant: 5 } });
  expect(at.session.ladder(9)[0]).toMatchObject({
    to: [{ onScreen: { at: at.clock.now() } }, { onScreen: null }],
  });
  give(at.session, { kind: 'merge', body: { role: 'harbour', into: 'pilot' } });
  expect(at.session.ladder(9)[0]).toMatchObject({
    to: [{ role: 'pilot' }, { onScreen: { at: at.clock.now() } }],
  });
});

test('a controller sees it on their page, and reminds those who have it before them and have not confirmed', async () => {
  const at = opened();
  const { cookie, participant } = await letIn(at, 'harbour');
  const controller = await letInAsStaff(at, 'controller');
  begin(at.session);
  next(at.session);
  const theirs = async () => (await at.ask('GET', '/', { cookie: controller.cookie })).text();
  expect((await theirs()).replaceAll(/\s+/gu, ' ')).toMatch(
    /How far each inject came[^]*Harbour master<\/dt><dd dir="auto">delivered 09:00, given in the room 09:00<\/dd>/u,
  );
  expect(await theirs()).not.toContain('id="form-remind"');
  await at.ask('GET', '/', { cookie });
  const body = hiddenIn(formOn(await theirs(), 'form-remind'));
  const asked = await (await at.ask('POST', '/orders', { cookie: controller.cookie, body })).text();
  expect(asked).toContain('Harbour master will be asked to read and confirm it.');
  await at.ask('POST', '/orders', { cookie: controller.cookie, body: { ...body, sure: 'yes' } });
  expect(at.session.role('harbour').inbox.at(-1)?.text).toBe(
    'Please read this, and confirm that you have: 1-01 “We see nothing ahead.”',
  );
  const { offers } = openSeats(at.session).look({ of: 'role', role: 'harbour' }, participant);
  const confirm = offers.find(({ power }) => power.id === 'confirm');
  const order = {
    id: 'confirmed',
    power: 'confirm',
    subject: null,
    on: confirm?.mark ?? '',
    filled: { message: ['1'] },
    sure: false,
  };
  expect(openSeats(at.session).give({ of: 'role', role: 'harbour' }, participant, order)).toEqual({
    is: 'done',
  });
  expect(await theirs()).not.toContain('id="form-remind"');
});

test('no order of votes and no voter is told before a secret ballot is closed', () => {
  const at = opened();
  begin(at.session);
  next(at.session);
  const before = JSON.stringify(at.session.ladder(9));
  next(at.session);
  give(at.session, {
    kind: 'answer',
    body: {
      decision: 'close_port',
      by: 'harbour',
      answer: { form: 'options', options: ['close'] },
      grounds: {},
      saidAt: null,
      added: [],
      instead: false,
    },
  });
  expect(JSON.stringify(at.session.ladder(9))).toBe(before);
});
