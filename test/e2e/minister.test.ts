/** A minister for twenty minutes: a guest who comes late, is told what there is to know, decides and leaves; meanwhile something real stops play. */
import { readFileSync, writeFileSync } from 'node:fs';
import { doorBook } from '@sandtable/core/record';
import { readRecord } from '@sandtable/records';
import { expect, onTestFinished, test } from 'vitest';
import { freshHome, root, sandtable } from './command.ts';
import { hurriedClock } from './hurried-clock.ts';
import { freePort } from './page-client.ts';
import { plainDesk } from './plain-desk.ts';
import { somebody } from './seat-client.ts';

test('a minister comes late, is told in five lines, sends what the aide drafted, and leaves; a real stop meanwhile is charged to nobody, and nobody counts as having heard it who did not', async () => {
  const home = freshHome();
  onTestFinished(home.remove);
  const record = `${home.path}/joint.jsonl`;
  const roster = `${home.path}/people.csv`;
  writeFileSync(roster, 'name,role,function\nAide,police,aide\nMinister,police,\nPia,plaza,\nMo,murmur,\n');
  const clock = hurriedClock(`${home.path}/clock`, '2031-10-11', '09:00');
  const desk = plainDesk(
    `host ${root}/test/fixtures/content-surge.yaml --seed 7 --record ${record} --roster ${roster} --listen 127.0.0.1:${await freePort()}`.split(
      ' ',
    ),
    home.path,
    clock.env,
  );
  await desk.hears(/Expected: Aide[^]*NOW: /u);
  const links = readFileSync(`${home.path}/joint-links.csv`, 'utf8');
  const comes = (name: string) =>
    somebody(new RegExp(`"${name}","[^"]*","([^"]*)"`, 'u').exec(links)?.[1] ?? '');
  const door = () => expect.poll(() => desk.does('door'), { timeout: 15_000 });
  const aide = await comes('Aide');
  const pia = await comes('Pia');
  const mo = await comes('Mo');
  await desk.does('next!');
  await desk.does('start!');
  await desk.leadOn(/They decide D1/u);

  // what is asked of the role stands in the five lines that a late guest finds at the top of their page
  const minister = await comes('Minister');
  const [, soFar = ''] = /id="so-far-lines"[^]*?<ol>([^]*?)<\/ol>/u.exec(await minister.page()) ?? [];
  const lines = soFar.match(/<li/gu) ?? [];
  expect(lines.length).toBeGreaterThan(2);
  expect(lines.length).toBeLessThanOrEqual(5);
  expect(soFar).toContain('Asked of you now: Do you start the crisis protocol now');

  // the aide drafts: it stands in the minister's form at once, and on no record
  expect(await aide.page()).toContain('You are an aide of this role');
  const answers = () => readRecord(record).entries.filter(({ kind }) => kind === 'answer');
  await aide.does('draft', { answer: 'full', rationale: 'The platforms agree to it.' }, 'activate');
  const page = await minister.page();
  expect(page).toContain('Proposed by Aide:');
  expect(page).toContain('The platforms agree to it.');
  expect(answers()).toEqual([]);

  // the minister changes the reason, sends, and leaves; the decision stands open: the others have not answered
  await minister.does('answer', { answer: 'full', rationale: 'I take it on me.' }, 'activate');
  expect(await minister.page()).toContain(
    'You have answered, and it is not decided yet: Do you start the crisis protocol now',
  );
  await minister.leaves();
  await clock.reaches('09:03', desk.pid);
  await door().toMatch(/Dropped: [^\n]*Minister/u);

  // something real: who has not confirmed is named, and no minute of it is one of the exercise
  await clock.reaches('09:04', desk.pid);
  await mo.does('stop-play');
  for (const each of [aide, mo]) {
    expect(await each.page()).toContain('This is real');
    await each.here();
  }
  await door().toMatch(
    /2 have confirmed[^]*Not yet: Minister, Police crisis cell; Pia, Plaza crisis response\./u,
  );
  await clock.reaches('09:44', desk.pid);
  await pia.here();
  await desk.does('resume because The bell was a test.');
  await desk.type('roll-call', /Roll call, call 2/u);
  for (const each of [aide, pia, mo]) await each.here();
  await door().toMatch(/3 of 4 have answered[^]*Not yet: Minister, Police crisis cell\./u);

  await desk.does('decide! D1 a by regulator,streamlet');
  await desk.leadOn(/They decide D2/u);
  // the minister does not come back: the seat is the aide's, who sends from now on
  await desk.type('hand-over police name Aide', /which is it/u);
  await desk.type('same', /no longer plays Police crisis cell/u);
  await desk.does('yes');
  await aide.does('answer', { answer: 'facts', rationale: 'As was agreed.' }, 'first_words');
  await desk.does('end! because It is enough for today.');
  await desk.leaves();

  // by name: the minister answered no call, Pia that of the stop forty minutes late, and the record says of nobody else that they did
  const { entries, texts } = readRecord(record);
  const book = doorBook(entries);
  const nameOf = (number: number): string => {
    const name = book.guest(number)?.name;
    return (name && texts(name)) ?? '?';
  };
  const answered = entries.flatMap(({ kind, body, wall }) =>
    kind === 'door' && body.event.did === 'answered'
      ? [`${body.event.call}: ${nameOf(body.guest)}, ${new Date(wall ?? 0).toISOString().slice(11, 16)}`]
      : [],
  );
  expect(answered).toEqual([
    '1: Aide, 09:04',
    '1: Mo, 09:04',
    '1: Pia, 09:44',
    '2: Aide, 09:44',
    '2: Pia, 09:44',
    '2: Mo, 09:44',
  ]);
  expect(answers()).toMatchObject([
    { body: { by: 'police', drafted: { by: 1, changed: true } }, author: { participant: 2 } },
    { body: { by: 'regulator' } },
    { body: { by: 'streamlet' } },
    { body: { by: 'police' }, author: { participant: 1 } },
  ]);
  expect((await sandtable(['replay', record, '--verify'], { home: home.path })).code).toBe(0);
  const { stdout: report } = await sandtable(['report', record], { home: home.path });
  for (const told of [
    /REAL WORLD, NOT EXERCISE\. Everything stops\./u,
    /The bell was a test\./u,
    /I take it on me\./u,
    /Roll call/u,
    /Police crisis cell: Drafted by person 1; changed and sent by person 2\./u,
    // who was at no screen, and to whom nobody told anything, is not told of as if they had heard it
    /\*\*Plaza crisis response\*\*: had received nothing; knew none of the facts/u,
    /\*\*Media Authority\*\*: had received nothing; knew none of the facts/u,
  ])
    expect(told.test(report), String(told)).toBe(true);
  const as = async (format: string): Promise<string> =>
    (await sandtable(['report', record, '--format', format], { home: home.path })).stdout;
  expect(await as('html')).toContain('Drafted by person 1; changed and sent by person 2.');
  const { decisions } = JSON.parse(await as('json')) as {
    readonly decisions: readonly { readonly drafted: unknown[] }[];
  };
  const drafted = { role: 'Police crisis cell', aide: 'person 1', sender: 'person 2', changed: true };
  expect(decisions.flatMap((each) => each.drafted)).toMatchObject([drafted]);
  // what the aide threw away is nowhere
  expect(readFileSync(record, 'utf8')).not.toContain('The platforms agree to it.');
  // forty minutes went by outside of the exercise: nothing was missed by them
  expect(/Not done in time/u.test(report)).toBe(false);
}, 120_000);
