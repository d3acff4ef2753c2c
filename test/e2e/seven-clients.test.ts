/**
 * A whole joint exercise with seven clients of every kind: a phone and two larger pages of the real browser, two terminals over SSH, a program at the
 * API, and a role without a device. Everything happens that happens on such a day, and record and report tell it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { openBrowser, type Browser, type Page } from '../../packages/host/test/browser.ts';
import { freshHome, root, sandtable } from './command.ts';
import { comesBySsh, hasSsh } from './far-terminal.ts';
import { hurriedClock } from './hurried-clock.ts';
import { freePort } from './page-client.ts';
import { plainDesk } from './plain-desk.ts';
import { somebody } from './seat-client.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
}, 120_000);
afterAll(() => browser.close());

async function windowOf(width: number, height: number): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height } });
  onTestFinished(() => context.close());
  return context.newPage();
}

/** Joins by a link. */
async function joins(page: Page, link: string): Promise<Page> {
  await page.goto(link);
  await page.getByLabel('I have read this.').check();
  await page.getByRole('button', { name: 'Join' }).click();
  await page.locator('#parts').waitFor();
  return page;
}

/** Fills in a form of the page, and sends it; a warning that comes is confirmed. */
async function sends(
  page: Page,
  id: string,
  filled: Readonly<Record<string, string>>,
  sure: 'as it is' | 'although warned' = 'as it is',
): Promise<void> {
  const form = page.locator(`[id="form-${id}"]`);
  await form.waitFor();
  for (const fold of await form.locator('details:not([open]) > summary').all()) await fold.click();
  for (const [name, value] of Object.entries(filled)) {
    const field = form.locator(`[name="f.${name}"]`);
    const type = await field.first().getAttribute('type');
    if (type === 'radio' || type === 'checkbox')
      await form.locator(`[name="f.${name}"][value="${value}"]`).check();
    else if ((await field.evaluate(({ tagName }) => tagName)) === 'SELECT') await field.selectOption(value);
    else await field.fill(value);
  }
  await form.locator('[type=submit]').click();
  if (sure === 'although warned') await form.getByRole('button', { name: 'Yes, do it' }).click();
  await page.getByText('Sent.').first().waitFor();
}

test.each([[hasSsh ? 'OpenSSH' : 'the library’s SSH: this computer has no ssh']])(
  'seven clients of every kind play a whole exercise to its end (terminals: %s)',
  async () => {
    const home = freshHome();
    onTestFinished(home.remove);
    const record = `${home.path}/joint.jsonl`;
    const roster = `${home.path}/people.csv`;
    writeFileSync(roster, 'name,role\nSam,simcell\nEva,evaluator\nPia,plaza\nStu,streamlet\nMo,murmur\n');
    const clock = hurriedClock(`${home.path}/clock`, '2031-10-11', '09:00');
    const [web, ssh] = [await freePort(), await freePort()];
    const address = `http://127.0.0.1:${web}`;
    const desk = plainDesk(
      [
        'host',
        `${root}/test/fixtures/content-surge.yaml`,
        ...['--seed', '7', '--record', record, '--roster', roster],
        ...['--listen', `127.0.0.1:${web}`, '--ssh', `127.0.0.1:${ssh}`],
      ],
      home.path,
      { ...clock.env, SANDTABLE_RECORDS: `${home.path}/records` },
    );
    const opened = await desk.hears(/Expected: Sam[^]*NOW: /u);
    const [, code = ''] = /with the code ([\w-]+)\./u.exec(opened) ?? [];
    const links = readFileSync(`${home.path}/joint-links.csv`, 'utf8');
    const linkOf = (name: string): string =>
      new RegExp(`"${name}","[^"]*","([^"]*)"`, 'u').exec(links)?.[1] ?? '';
    const codeOf = (name: string): string => linkOf(name).split('/').at(-1) ?? '';

    // everybody comes in: one through the lobby, the others by their links
    const ana = await windowOf(390, 844);
    await ana.goto(address);
    await ana.getByLabel('Your name').fill('Ana');
    await ana.getByLabel('Room code').fill(code);
    await ana.getByLabel('I have read this.').check();
    await ana.getByRole('button', { name: 'Ask to be let in' }).click();
    await ana.getByRole('heading', { name: 'You are in the lobby' }).waitFor();
    await desk.does('admit Ana police');
    await ana.getByRole('heading', { name: 'Police crisis cell' }).waitFor();
    const sam = await joins(await windowOf(1280, 800), linkOf('Sam'));
    const eva = await joins(await windowOf(1024, 768), linkOf('Eva'));
    const pia = await comesBySsh(ssh, codeOf('Pia'), home.path);
    await pia.until('Plaza crisis response');
    const stu = await comesBySsh(ssh, codeOf('Stu'), home.path);
    await stu.until('Streamlet trust and safety');
    const mo = await somebody(linkOf('Mo'));

    // the communications check reaches each of them
    await desk.type('roll-call', /Communications check, call 1/u);
    for (const page of [ana, sam, eva])
      await page.getByRole('button', { name: 'Yes, I can read it' }).click();
    for (const far of [pia, stu]) await far.until('Yes, I can read it');
    await clock.reaches('09:01', desk.pid);
    for (const far of [pia, stu]) far.type('\r');
    await pia.until('Plaza crisis response');
    await stu.until('Streamlet trust and safety');
    expect(await desk.does('door')).toMatch(/5 of 6 have answered[^]*Not yet: Mo/u);
    await mo.here();
    expect(await desk.does('door')).toMatch(/6 of 6 have answered/u);

    await desk.does('next!');
    await desk.does('start!');
    await desk.leadOn(/They decide D1/u);
  },
  120_000,
);
