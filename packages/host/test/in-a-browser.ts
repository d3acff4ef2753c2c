/** Pages in a real browser: a window of somebody's, how they come in, and what is wrong with a page for whoever cannot see it. */
import axe from 'axe-core';
import type { BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { openBrowser, type Browser, type Page } from './browser.ts';

/** One browser for all tests of a file. Returns how to open a window of somebody's own. */
export function browserForTests(): (options?: BrowserContextOptions) => Promise<Page> {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  }, 120_000);
  afterAll(() => browser.close());
  return async (options = {}) => {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, ...options });
    // the machine may be slow: what hangs is found by the time that a test has
    context.setDefaultTimeout(180_000);
    onTestFinished(() => context.close());
    return context.newPage();
  };
}

/** Opens a link, says that the notice was read, and comes in. */
export async function comeIn(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel('I have read this.').check();
  await page.getByRole('button', { name: 'Join' }).click();
  await page.locator('#parts').waitFor();
}

/** What is wrong with a page for whoever cannot see it, in a line each. Colours cost most to look at, and are the same on every page of a kind. */
export async function violations(
  page: Page,
  { colours = true }: { readonly colours?: boolean } = {},
): Promise<readonly string[]> {
  if (!(await page.evaluate('"axe" in globalThis'))) await page.evaluate(axe.source);
  return page.evaluate(async (enabled) => {
    const { axe: run } = globalThis as unknown as { axe: typeof axe };
    const found = await run.run({
      resultTypes: ['violations'],
      rules: { 'color-contrast': { enabled } },
    });
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  }, colours);
}

export const openEveryFold = async (page: Page): Promise<void> => {
  await page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true");
};
