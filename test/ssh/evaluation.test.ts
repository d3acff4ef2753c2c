/** The evaluation at terminals away from the desk: an evaluator notes and rates, a representative checks the draft and accepts, drawn and in lines. */
import { expect, onTestFinished, test } from 'vitest';
import { evaluatedHarbour } from '../../packages/host/test/seated.ts';
import { call, linkTo, openAtTheDoor, type AtTheDoor, type Call } from './at-the-ssh-door.ts';

const lines = { pty: null };
/** Enter, after another key: it is not held down. */
const enter = '\u001B[B\u001B[A\r';

async function atTheDoor(): Promise<AtTheDoor> {
  const at = await openAtTheDoor({ text: evaluatedHarbour });
  onTestFinished(() => at.close());
  return at;
}

/** Types an answer to each question once it stands there. */
async function answers(
  to: Call,
  asked: readonly (readonly [question: string, keys: string])[],
): Promise<void> {
  for (const [question, keys] of asked) {
    await to.until(question);
    to.type(keys);
  }
}

const judged = (at: AtTheDoor) =>
  at.session.entries.flatMap((entry) =>
    entry.kind === 'judge' ? [{ by: entry.author.participant, ...entry.body }] : [],
  );

test('an evaluator notes with its task, rates with the definition in sight, and reads what others said once they have rated, at a screen and in lines', async () => {
  const at = await atTheDoor();
  at.toTheQuestion();
  const link = (name: string) => at.reception.invite(name, { of: 'evaluator' }, at.clock.now() + 3_600_000);
  const eva = await call(at, { code: link('Eva') });
  await answers(eva, [
    ['r Rate a target', 'r'],
    ['Ratings come after EndEx', 'n'],
    ['What kind of note?', '-'],
    ['In which words?', 'Called late.'],
    ['Called late.', '\u000F'],
    ['Which detail do you add?', '\u001B[B'],
    [' > Which critical task', '\r'],
    ['   Call the pilots', '\u001B[B'],
    [' > Call the pilots', '\r'],
    ['In which words?', enter],
    ['Sent.', ''],
  ]);
  expect(at.session.control().notes.at(-1)).toMatchObject({
    text: 'Called late.',
    tag: 'gap',
    on: { of: 'task', name: 'call' },
  });
  const ben = await call(at, { code: link('Ben'), ...lines });
  await answers(ben, [
    ['“judge” rates after EndEx', 'judge\n'],
    ['Ratings come after EndEx', 'note + They heard the radio.; task call\n'],
    ['Sent.', 'objectives\n'],
    ['Pilots are warned within ten minutes\nCall the pilots', ''],
  ]);
  expect(at.session.control().notes.at(-1)).toMatchObject({ tag: 'strength', on: { name: 'call' } });
  at.give({ kind: 'end', body: {} });

  await answers(eva, [
    ['r Rate a target', 'r'],
    ['What is rated?', enter],
    ['Of which organisation?', enter],
    ['Which rating?', 'M'],
    // the definition is in sight, to its end
    ['departed from plan, procedure, regulation or law.', enter],
    ['What makes the challenges major?', enter],
    ['Were law or rights breached here?', '\u001B[B'],
    [' > no', '\r'],
    ['Which observations does it rest on?', ' '],
    ['[x] Called late.', enter],
    ['In which words?', 'Too late.'],
    ['Too late.', enter],
    ['Sent.', 'o'],
    ['What to watch for', ' '],
    ['Pilots are warned within ten minutes: M Too late.', 'o'],
    ['r Rate a target', ''],
  ]);
  await answers(ben, [
    ['What to watch for', 'judge\n'],
    ['What is rated?', '1\n'],
    ['Of which organisation?', '\n'],
    ['2. S: Performed with some challenges (As P in every respect', 'S\n'],
    ['Were law or rights breached here?', 'no\n'],
    ['They heard the radio.', '1\n'],
    ['In which words?', 'Soon enough.\n'],
  ]);
  await ben.until((shown) => shown.split('Sent.').length > 2);
  expect(judged(at)).toMatchObject([
    { by: 1, rated: { of: 'target', name: 'early' }, rating: 'M', condition: 'hurt-others' },
    { by: 2, rated: { of: 'target', name: 'early' }, rating: 'S' },
  ]);
  // each alone until they have rated the same, then what the other said; an empty line leads away
  expect(ben.bytes()).not.toContain('Too late.');
  await answers(ben, [
    ['Sent.', 'ratings\n'],
    ['M Too late.', '\n'],
    ['Your seats', ''],
  ]);
});

test('a representative checks the draft at a screen and in lines, and accepts the action of their organisation', async () => {
  const at = await atTheDoor();
  at.toTheQuestion();
  const said = { text: 0 } as const;
  at.give({ kind: 'note', body: { said, tag: 'gap', role: null, about: null } }, ['Called late.']);
  const seen = at.session.record.head.number;
  for (const kind of ['end', 'hot-wash', 'debrief'] as const) at.give({ kind, body: {} });
  const of = { objective: 'warning', of: 'improvement', cause: 'plan-unknown', rests: [seen] } as const;
  const found = { ...of, organisation: 'guild', observation: said, analysis: { text: 1 } } as const;
  at.give({ kind: 'find', body: found }, ['The station was called late.', 'Nobody knew the list.']);
  const finding = at.session.record.head.number;
  const pilot = await call(at, { code: linkTo(at, 'pilot') });
  const inLines = await call(at, { code: linkTo(at, 'pilot', 'Bo'), ...lines });
  await inLines.until('Pilot station');
  await pilot.until('Pilot station');
  expect(pilot.screen()).not.toContain('called late');
  at.give({ kind: 'issue', body: {} });
  await answers(pilot, [
    ['The station was called late.', 'f'],
    ['Which finding?', enter],
    ['Is the finding disputed?', '\u001B[A\r'],
    ['In which words?', 'After eight minutes.'],
    ['After eight minutes.', enter],
    ['disputed by The guild: After eight minutes.', ''],
  ]);
  await answers(inLines, [
    ['Area for improvement, The guild: The station was called late.', 'check\n'],
    ['Which finding?', '1\n'],
    ['Is the finding disputed?', 'no\n'],
    ['In which words?', 'The list is old.\n'],
    ['comment of The guild: The list is old.', ''],
  ]);
  const comments = at.session.entries.flatMap((entry) => (entry.kind === 'comment' ? [entry] : []));
  expect(comments).toMatchObject([
    { author: { role: 'pilot', participant: 1 }, body: { finding, organisation: 'guild' } },
    { author: { role: 'pilot', participant: 2 }, body: { finding, disputes: false } },
  ]);
  for (const { n } of comments)
    at.give({ kind: 'dispose', body: { comment: n, disposition: 'rejected', said } }, ['By the log.']);
  const planned = { finding, action: said, element: 'planning', organisation: 'guild' } as const;
  at.give({ kind: 'plan-action', body: { ...planned, ends: '2031-10-31', priority: 'high' } }, ['Print it.']);
  await answers(pilot, [
    ['Print it.', 'a'],
    ['Which corrective action?', enter],
    ['until 2031-10-31, accepted', ''],
  ]);
  await inLines.until('until 2031-10-31, accepted');
});
