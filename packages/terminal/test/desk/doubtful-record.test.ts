/** Whoever goes on with a record that tells what does not follow from its commands is told before anything else. */
import { expect, test } from 'vitest';
import { deskOn } from '../desk-at-hand.ts';
import { fixtureSession } from '../fixture-session.ts';

const doubt = /What this record tells from entry 12 on does not follow from its commands/;
const plain = (shown: string): string => shown.replaceAll(/[\s│]+/gu, ' ');

test('the desk says so above its keys, once it is known who sees the screen, until the next key', () => {
  const session = Object.assign(fixtureSession(), {
    recomputed: { is: 'different', entry: 12 } as const,
    entries: [
      {
        n: 1,
        story: 0,
        wall: null,
        author: { participant: null, role: null, organisation: null },
        cause: null,
        kind: 'brief' as const,
        body: {},
      },
    ],
  });
  for (const seen of ['n', 'y']) {
    const { shown, press } = deskOn(session, { seen, columns: 200 });
    expect(plain(shown())).toMatch(doubt);
    press('?');
    press('esc');
    expect(plain(shown())).not.toMatch(doubt);
  }
});
