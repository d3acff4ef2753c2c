/** A minister for twenty minutes: a guest who comes late, is told what there is to know, decides and leaves; meanwhile something real stops play. */
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { freshHome, root, sandtable } from './command.ts';
import { hurriedClock } from './hurried-clock.ts';
import { freePort } from './page-client.ts';
import { plainDesk } from './plain-desk.ts';
import { somebody } from './seat-client.ts';

test('a minister comes late, is told in five lines, sends and leaves; a real stop meanwhile is charged to nobody', async () => {
  const home = freshHome();
  onTestFinished(home.remove);
  const record = `${home.path}/joint.jsonl`;
  const roster = `${home.path}/people.csv`;
  writeFileSync(roster, 'name,role\nAide,police\nMinister,police\nPia,plaza\nMo,murmur\n');
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

  // something real: who has not confirmed is named, and no minute of it is one of the exercise
  await clock.reaches('09:04', desk.pid);
  await mo.does('stop-play');
  for (const each of [aide, minister, mo]) {
    expect(await each.page()).toContain('This is real');
    await each.here();
  }
  await door().toMatch(/3 have confirmed[^]*Not yet: Pia, Plaza/u);
  await clock.reaches('09:44', desk.pid);
  await pia.here();
  await desk.does('resume because The bell was a test.');
  await desk.type('roll-call', /Roll call, call 2/u);
  for (const each of [aide, minister, pia, mo]) await each.here();
  await door().toMatch(/4 of 4 have answered/u);

  // the minister sends what the role decides, and goes; the aide stays, and the seat is theirs
  await minister.does('answer', { answer: 'full', rationale: 'I take it on me.' }, 'activate');
  await desk.does('decide! D1 a by regulator,streamlet');
  await desk.leadOn(/D1 takes until|They decide D2/u);
  await minister.leaves();
  expect(await aide.page()).toContain('Police crisis cell');
  await desk.leadOn(/They decide D2/u);
  await aide.does('answer', { answer: 'facts', rationale: 'As was agreed.' }, 'first_words');
  await desk.does('end because It is enough for today.').catch(() => desk.does('yes'));
  await desk.leaves();

  expect((await sandtable(['replay', record, '--verify'], { home: home.path })).code).toBe(0);
  const { stdout: report } = await sandtable(['report', record], { home: home.path });
  for (const told of [
    /REAL WORLD, NOT EXERCISE\. Everything stops\./u,
    /The bell was a test\./u,
    /I take it on me\./u,
    /Roll call/u,
  ])
    expect(told.test(report), String(told)).toBe(true);
  // forty minutes went by outside of the exercise: nothing was missed by them
  expect(/Not done in time/u.test(report)).toBe(false);
}, 120_000);
