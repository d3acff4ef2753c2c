// The page in a real browser: it is played on a phone, kept up to date while somebody writes, and read by whoever uses a screen reader.
import chromium from '@sparticuz/chromium';
import axe from 'axe-core';
import { type Browser, type Page, chromium as driver } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { openSeats } from '../src/index.ts';
import { openPageDoor, openReception } from '../src/page-door.ts';
import { begin, newTable, next, type Table } from './harbour.ts';

let browser: Browser;
beforeAll(async () => {
  // in one process it would end with its first window
  const args = chromium.args.filter((each) => each !== '--single-process');
  browser = await driver.launch({ executablePath: await chromium.executablePath(), args });
}, 120_000);
afterAll(() => browser.close());

interface AtTheDoor extends Table {
  readonly address: string;
  readonly link: string;
}

async function atTheDoor(): Promise<AtTheDoor> {
  const table = newTable();
  const { session, clock } = table;
  const reception = openReception(session);
  const reach = { origin: null, behindProxy: false, lan: false };
  const door = await openPageDoor(
    { session, seats: openSeats(session), reception, reach },
    { host: '127.0.0.1', port: 0 },
  );
  onTestFinished(door.close);
  const link = reception.invite('Ana', { of: 'role', role: 'harbour' }, clock.now() + 3_600_000);
  return { ...table, address: door.address, link: `${door.address}/i/${link}` };
}

async function newPage(options: { javaScriptEnabled?: boolean } = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, ...options });
  onTestFinished(() => context.close());
  return context.newPage();
}

async function join(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel('I have read this.').check();
  await page.getByRole('button', { name: 'Join' }).click();
  await page.getByRole('heading', { name: 'Harbour master' }).waitFor();
}

const answers = ({ session }: Table): readonly unknown[] =>
  session.entries.filter(({ kind }) => kind === 'answer');

/** What is wrong with a page for whoever cannot see it, in a line each. */
async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe: run } = globalThis as unknown as { axe: typeof axe };
    const found = await run.run();
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  });
}

test('what is being written stays while the page goes on, and an answer is entered', async () => {
  const at = await atTheDoor();
  begin(at.session);
  next(at.session);
  const page = await newPage();
  await join(page, at.link);
  await page.locator('summary', { hasText: 'Ask exercise control' }).click();
  const question = page.locator('#form-question textarea');
  await question.fill('Who may close the');
  next(at.session);
  await page.getByRole('heading', { name: 'Do you close the port?' }).waitFor();
  expect(await question.inputValue()).toBe('Who may close the');
  const form = page.locator('#form-answer-close_port');
  await form.getByLabel('Close it').check();
  await form.locator('summary').click();
  await form.locator('[name="f.rationale"]').fill('Nobody sees.');
  await form.getByRole('button', { name: 'Send' }).click();
  await expect.poll(() => answers(at).length).toBe(1);
  expect(await question.inputValue()).toBe('Who may close the');
}, 60_000);

test('without scripts the same is done by forms and reloading', async () => {
  const at = await atTheDoor();
  begin(at.session);
  next(at.session);
  next(at.session);
  const page = await newPage({ javaScriptEnabled: false });
  await join(page, at.link);
  const form = page.locator('#form-answer-close_port');
  await form.getByLabel('Close it').check();
  await form.locator('summary').click();
  await form.locator('[name="f.rationale"]').fill('Nobody sees.');
  await form.getByRole('button', { name: 'Send' }).click();
  await page.waitForURL(/told=sent/u);
  expect(answers(at).length).toBe(1);
}, 60_000);

test('no page is wider than its window, and axe finds nothing, coming in and in play', async () => {
  const at = await atTheDoor();
  const page = await newPage();
  const looked: Record<string, unknown> = {};
  const look = async (name: string): Promise<void> => {
    const wide: number[] = [];
    for (const width of [320, 390, 768, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      if ((await page.locator('html').evaluate(({ scrollWidth }) => scrollWidth)) > width) wide.push(width);
    }
    looked[name] = { wide, violations: await violations(page) };
  };
  await page.goto(at.address);
  await look('welcome');
  await page.goto(at.link);
  await look('link');
  await join(page, at.link);
  await look('lobby of the exercise');
  begin(at.session);
  next(at.session);
  next(at.session);
  await page.getByRole('heading', { name: 'Do you close the port?' }).waitFor();
  await look('a question');
  await page.goto(`${at.address}/room`);
  await look('the room');
  const fine = { wide: [], violations: [] };
  expect(looked).toEqual(Object.fromEntries(Object.keys(looked).map((name) => [name, fine])));
}, 120_000);
