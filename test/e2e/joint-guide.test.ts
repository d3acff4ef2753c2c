/** The guide's first joint exercise, followed word by word with one laptop and two phones; and what the participants' page says of their page. */
import { readFileSync } from 'node:fs';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import type { Page } from '../../packages/host/test/browser.ts';
import { browserForTests } from '../../packages/host/test/in-a-browser.ts';
import { freshHome, root, sandtable } from './command.ts';
import { facilitator } from './facilitator.ts';
import { freePort } from './page-client.ts';
import { keys, start } from './terminal.ts';

const home = freshHome();
afterAll(() => home.remove());
const newPage = browserForTests();

const guide = readFileSync(`${root}/docs/guides/joint.md`, 'utf8');
const [, lesson = ''] = /## Your first joint exercise.*?\n(.*?)\n## /su.exec(guide) ?? [];
/** What a step of the lesson quotes, in its order: what one reads or presses. */
const quotedIn = (step: number): readonly string[] => {
  const [, told = ''] = new RegExp(`^${step}\\. (.*?)(?=^\\d+\\. |(?![^]))`, 'msu').exec(lesson) ?? [];
  return [...told.matchAll(/“(.+?)”/gu)].map(([, words = '']) => words);
};

async function phone(): Promise<Page> {
  const page = await newPage();
  page.setDefaultTimeout(20_000);
  return page;
}
const button = (page: Page, name = '') => page.getByRole('button', { name });

test('the first joint exercise of the guide is as the guide says, with one laptop and two phones', async () => {
  const [, command = ''] = /\$ sandtable (host .*)/u.exec(lesson) ?? [];
  const port = await freePort();
  const record = `${home.path}/first.jsonl`;
  // the usual port may be taken here
  const desk = start([...command.replace('8737', String(port)).split(' '), '--record', record], {
    home: home.path,
    cols: 120,
    rows: 40,
  });
  onTestFinished(() => desk.kill('SIGKILL'));
  await desk.waitFor('Do players see this screen?');
  desk.type('n');
  expect(await desk.waitFor('People open this address')).toMatch(new RegExp(`http://[\\d.]+:${port}`, 'u'));
  const [, code = ''] = /"code":"(\w{8})"/u.exec(readFileSync(record, 'utf8')) ?? [];
  const hands = facilitator(desk);

  const phones: Page[] = [];
  for (const [name, role] of [
    ['Ana', 'airport'],
    ['Bo', 'tower'],
  ] as const) {
    expect(lesson).toContain(`(${role})`);
    const [read, yours, room, ask, lobby = ''] = quotedIn(2);
    const page = await phone();
    await page.goto(`http://127.0.0.1:${port}`);
    await page.getByLabel(read ?? '').check();
    await page.getByLabel(yours ?? '').fill(name);
    await page.getByLabel(room ?? '').fill(code);
    await button(page, ask).click();
    await page.getByRole('heading', { name: lobby }).waitFor();
    expect(await hands.press('L', [['As whom?', role]])).toContain('Done: Let somebody in');
    await page.getByRole('heading', { name: role === 'tower' ? 'Tower' : 'Airport' }).waitFor();
    phones.push(page);
  }
  desk.type('O');
  await desk.waitFor('People open this address');
  desk.type('T');
  for (const page of phones) await button(page, quotedIn(5)[0]).click();
  await desk.waitFor('2 of 2 have');

  const [asked = '', send, sureAtDesk = ''] = quotedIn(6);
  await hands.leadOn((screen) => screen.includes('They decide D1'));
  const [ana, bo] = phones as [Page, Page];
  await ana.getByRole('heading', { name: asked }).waitFor();
  const answers = () => readFileSync(record, 'utf8').split('"kind":"answer"').length - 1;
  const answer = async (page: Page): Promise<void> => {
    const before = answers();
    const form = page.locator('[id^="form-answer"]').first();
    await form.locator('[type=radio]').first().check();
    await form.getByRole('button', { name: send ?? '' }).click();
    await expect.poll(answers, { timeout: 20_000 }).toBeGreaterThan(before);
  };
  await answer(ana);

  // what the participants' page says that theirs shows stands there, in that order
  const order = await ana.locator('#parts > section').evaluateAll((all) => all.map(({ id }) => id));
  const said = ['now', 'asked', 'inbox', 'facts', 'do', 'brief', 'log'];
  expect(order.filter((id) => said.includes(id))).toEqual(said);

  // the tower leads: with its answer the decision waits for its confirmation
  await answer(bo);
  await desk.waitFor('D1 is answered');
  desk.type(' ');
  await desk.waitFor(sureAtDesk);
  desk.type(keys.enter);
  await desk.waitFor((screen) => !screen.includes(sureAtDesk) && !screen.includes('D1 is answered'));
  expect(readFileSync(record, 'utf8')).toContain('"kind":"decision.closed"');

  const [under, stop = '', sure, read] = quotedIn(7);
  await bo.getByRole('heading', { name: under ?? '' }).scrollIntoViewIfNeeded();
  const stopping = bo.locator('#form-stop-play');
  await stopping.locator('summary').filter({ hasText: stop }).click();
  await stopping.getByRole('button', { name: stop }).click();
  await stopping.getByRole('button', { name: sure ?? '' }).click();
  for (const page of phones) await button(page, read).waitFor();
  await button(ana, read).click();
  await desk.waitFor(/Not yet: Bo/u);
  desk.type(' ');
  await desk.waitFor('Why is it safe to go on?');
  desk.type('It is over.');
  await desk.waitFor('It is over.');
  desk.type(keys.enter);
  await desk.waitFor('NOW  ');

  const [goesOn = ''] = quotedIn(9);
  desk.type('q');
  expect(await desk.waitFor(goesOn)).toContain(record);
  desk.type(keys.enter);
  expect((await desk.exit()).code).toBe(0);
  expect(desk.screen()).toContain(`The record is ${record}`);
  expect(desk.screen()).toMatch(new RegExp(`${goesOn}: .*sandtable host`, 'u'));

  // and of the record that the guide has one look for
  const { stdout } = await sandtable(['records'], { home: home.path, env: { SANDTABLE_RECORDS: home.path } });
  expect(stdout).toContain(record);
}, 180_000);
