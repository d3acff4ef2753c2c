// A preview tells what an option does once it takes effect: at a time of its own, by which the world has moved on.
import { expect, test } from 'vitest';
import { deskOn } from './desk-at-hand.ts';
import { unchangedSession } from './library-session.ts';
import { facilitator } from './plain/facilitator-by-ear.ts';

function asked() {
  const { session } = unchangedSession('drone-incident', 'full', '3');
  session.give({ kind: 'start', body: {} });
  session.give({ kind: 'open', body: { decision: 'runway_use' } });
  return session;
}

test('a preview of what takes time says by when, on the desk and by ear', async () => {
  const session = asked();
  const shown = deskOn(session).shown(200, 60).replaceAll(/\s+/gu, ' ');
  expect(shown).toMatch(/at 06:58: [^·]*->/u);
  const heard = await (await facilitator(session)).say('preview D1 a');
  expect(heard.join('\n')).toMatch(/It takes effect at Sunday 06:58\. By then:\n.*/u);
});

test('chances stand whole in a preview', () => {
  const shown = deskOn(asked()).shown(200, 60);
  expect(shown).not.toMatch(/\d\.\d+ ?% chance/u);
});
