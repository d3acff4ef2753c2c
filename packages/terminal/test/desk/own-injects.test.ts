// An inject of one's own that went out by mistake is withdrawn like any other, from where one looks for it first.
import { expect, test } from 'vitest';
import { deskOn } from '../desk-at-hand.ts';
import { droneSession } from '../drone-session.ts';

/** The first report has come, and then one's own. */
function sentByMistake() {
  const session = droneSession();
  for (const kind of ['brief', 'start'] as const) session.give({ kind, body: {} });
  session.give({ kind: 'deliver', body: { inject: 'first_report' } });
  session.give(
    {
      kind: 'adhoc',
      body: {
        from: 'exercise_control',
        to: ['police', 'tower'],
        channel: 'phone',
        said: { text: 0 },
        reveals: [],
      },
    },
    ['The bridge is closed.'],
  );
  const at = deskOn(session);
  const withdrawn = () =>
    session.entries.flatMap((each) => (each.kind === 'withdraw' ? [each.body.inject] : []));
  const own = session.entries.findLast(({ kind }) => kind === 'adhoc')?.n ?? 0;
  return { ...at, session, withdrawn, own, shown: () => at.shown().replaceAll(/[\s|]+/gu, ' ') };
}

test('what went out last, though no file holds it, is the first that can be withdrawn; once nobody has it, it is not offered', () => {
  const { press, shown, withdrawn, own } = sentByMistake();
  press('W');
  expect(shown()).toContain('The bridge is closed.');
  press('enter', 'ctrl+s');
  expect(shown()).toContain('“The bridge is closed.”');
  press('enter');
  expect(withdrawn()).toEqual([`adhoc-${own}`]);
  press('W');
  expect(shown()).toContain('Which inject?');
  press('enter', 'ctrl+s', 'enter');
  expect(withdrawn()).toEqual([`adhoc-${own}`, 'first_report']);
});

test('a correction of what was said to people says that only to whom it went can be put right', () => {
  const { press, shown } = sentByMistake();
  press('c', 'enter');
  expect(shown()).toContain('it went to others than that');
});
