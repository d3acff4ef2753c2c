/** The real browser, without a window. */
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as driver } from 'playwright-core';

export type { Browser, Locator, Page } from 'playwright-core';

export async function openBrowser(...more: readonly string[]): Promise<Browser> {
  // in one process it would end with its first window
  const args = chromium.args.filter((each) => each !== '--single-process');
  return driver.launch({ executablePath: await chromium.executablePath(), args: [...args, ...more] });
}
