// What goes by hand: due when the story delivers it, given when a controller confirms it with one key, and told as both.
import type { Session } from '@sandtable/host';
import { describeEntry as tell, words } from '@sandtable/words';
import { expect, test } from 'vitest';
import { deskOn } from '../desk-at-hand.ts';
import { droneSession } from '../drone-session.ts';

process.env['TZ'] = 'UTC';

/** A session in play in which a phone call has fallen due beside the agenda. */
function withACall(): { readonly session: Session; readonly serial: string; readonly name: string } {
  const session = droneSession();
  session.give({ kind: 'brief', body: {} });
  session.give({ kind: 'start', body: {} });
  const call = session.scenario.injects.find(
    ({ delivery, at }) => delivery === 'phone' && at?.at === 'reserve',
  );
  if (call === undefined) throw new Error('no call in reserve');
  session.give({ kind: 'deliver', body: { inject: call.name } });
  return { session, serial: call.serial, name: call.name };
}
const told = (session: Session): readonly string[] =>
  session.entries.flatMap((entry) => {
    const event =
      entry.kind === 'given'
        ? tell(entry, {
            scenario: session.scenario,
            entries: session.entries,
            texts: session.texts,
            language: 'en',
            zone: 'UTC',
            say: words('en'),
          })
        : null;
    return event === null ? [] : [event.text];
  });

test('a call that is due waits for us until one key confirms that it was made', () => {
  const { session, serial } = withACall();
  const { press, shown } = deskOn(session);
  expect(session.control().toGive).toMatchObject([{ serial, delivery: 'phone' }]);
  expect(shown(200, 60)).toContain(serial);
  expect(shown(200, 60).replaceAll(/\s+/gu, ' ')).toContain('is to be phoned to');
  expect(shown(200, 60)).toContain('g given');
  press('g');
  expect(session.control().toGive).toEqual([]);
  expect(shown(200, 60)).not.toContain('g given');
  expect(told(session)[0]).toContain('was given by Exercise control: due 08:00, given 08:00.');
  session.close();
});

test('who gave it and when may be said, stands on the running order, and can be taken back', () => {
  const { session, name } = withACall();
  const { press, write, shown } = deskOn(session);
  // a card of the agenda's own is given as it is said
  press('ctrl+k');
  write('confirm that something was given');
  press('enter', 'esc');
  expect(session.control().toGive).toEqual([]);
  press('ctrl+k');
  write('not given after all');
  press('enter');
  expect(session.control().toGive).toEqual([]);
  press('enter');
  expect(session.control().toGive).toHaveLength(1);
  session.give({ kind: 'given', body: { inject: name, given: true, by: { text: 0 }, at: null } }, ['Ana']);
  const row = session.control().order.find((each) => each.name === name);
  expect(row?.handed?.given).toMatchObject({ by: 'Ana' });
  expect(shown(200, 60)).toContain('Nobody waits for anybody.');
  expect(told(session)).toMatchObject([
    expect.stringContaining('given by Exercise control'),
    expect.stringContaining('was not given after all'),
    expect.stringContaining('given by Ana: due 08:00'),
  ]);
  session.close();
});

test('under the Chatham House Rule nobody is named as the one who gave it', () => {
  const { session, name } = withACall();
  session.give({ kind: 'chatham-house', body: { on: true } });
  const by = { inject: name, given: true, by: { text: 0 }, at: null } as const;
  expect(session.give({ kind: 'given', body: by }, ['Ana'])).toMatchObject({
    refused: 'chatham-house.no-names',
  });
  deskOn(session).press('g');
  expect(session.control().toGive).toEqual([]);
  session.close();
});

test('what the agenda reads out is given as it is said: no second key', () => {
  const session = droneSession();
  session.give({ kind: 'brief', body: {} });
  session.give({ kind: 'start', body: {} });
  const byHand = session.scenario.injects.filter(({ delivery }) =>
    ['card', 'spoken', 'phone'].includes(delivery),
  );
  for (let steps = 0; steps < 4; steps += 1) session.give({ kind: 'next', body: {} });
  const done = session.control().order.filter(({ status, item }) => status === 'done' && item !== null);
  expect(done.some(({ name }) => byHand.some((each) => each.name === name))).toBe(true);
  expect(session.control().toGive).toEqual([]);
  session.close();
});

test('what is withdrawn is looked for among what players had last: that stands first', () => {
  const { session, serial, name } = withACall();
  session.give({ kind: 'next', body: {} });
  session.give({ kind: 'deliver', body: { inject: name } });
  const { press, shown } = deskOn(session);
  press('W');
  expect(shown(200, 60).replaceAll(/\s+/gu, ' ')).toContain(` > ${serial} `);
  press('esc');
  session.close();
});
