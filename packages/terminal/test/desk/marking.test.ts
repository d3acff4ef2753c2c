// How far the report may go, set at the desk and in plain mode, and told in both.
import { describeEntry, words } from '@sandtable/words';
import { expect, test } from 'vitest';
import type { Session } from '@sandtable/host';
import { deskOn } from '../desk-at-hand.ts';
import { droneSession } from '../drone-session.ts';
import { facilitator } from '../plain/facilitator-by-ear.ts';

const marked = (session: Session): readonly string[] =>
  session.entries.flatMap((entry) =>
    entry.kind === 'mark'
      ? [describeEntry(entry, { ...session, language: 'en', say: words('en') })?.text ?? '']
      : [],
  );

test('at the desk by its name, before StartEx and after EndEx', () => {
  const session = droneSession();
  const { press, write } = deskOn(session);
  for (const marking of ['GREEN', 'TLP:RED']) {
    press('ctrl+k');
    write('marking');
    press('enter');
    write(marking);
    press('enter');
    session.give({ kind: 'brief', body: {} });
    session.give({ kind: 'start', body: {} });
    session.give({ kind: 'end', body: {} });
  }
  expect(marked(session)).toEqual(['The report is marked TLP:GREEN.', 'The report is marked TLP:RED.']);
  session.close();
});

test('in plain mode in one line', async () => {
  const session = droneSession();
  const person = await facilitator(session);
  const heard = await person.say('marking TLP:AMBER+STRICT');
  expect(marked(session)).toEqual(['The report is marked TLP:AMBER+STRICT.']);
  expect(heard.join('\n')).toContain('The report is marked TLP:AMBER+STRICT.');
  await person.leave();
});
