// The whole part of a participant, from the link to leaving, as two have it: with the keyboard alone, and without scripts.
import { expect, test } from 'vitest';
import { openedAtAnAddress } from './at-the-door.ts';
import type { Page } from './browser.ts';
import { give, newTable, next, temporaryFolder } from './harbour.ts';
import { day } from './harbour-day.ts';
import { browserForTests } from './in-a-browser.ts';

const newPage = browserForTests();
/** A computer that does much beside is no fault. */
const slowly = { timeout: 10_000 };

/** How somebody works a page. */
interface Hand {
  /** Presses what is called so: a button or a fold, in the form of that name where one is told. */
  press(name: string, form?: string): Promise<void>;
  /** Ticks a box, chooses a row, or writes. */
  fill(form: string, field: string, value: string): Promise<void>;
  /** Sees it come: by itself, or by loading the page again. */
  see(text: string): Promise<void>;
}

interface Focus {
  readonly text: string;
  readonly name: string;
  readonly value: string;
  readonly kind: string;
  readonly form: string;
  readonly covered: boolean;
}

/** Where the focus is, and whether the bar at the foot covers it. */
const focusOf = (page: Page): Promise<Focus> =>
  page.evaluate(`(() => {
    const at = document.activeElement;
    const box = at.getBoundingClientRect();
    const bar = document.querySelector('.live')?.getBoundingClientRect();
    return {
      text: at.tagName === 'BODY' ? '' : at.textContent.trim(),
      name: at.getAttribute('name') ?? '',
      value: at.getAttribute('value') ?? '',
      kind: at.getAttribute('type') ?? at.tagName.toLowerCase(),
      form: at.closest('[data-part]')?.id ?? '',
      covered: bar !== undefined && box.height > 0 && box.top + Math.min(box.height, 40) > bar.top,
    };
  })()`);

function keyboard(page: Page): Hand & { readonly covered: readonly string[] } {
  const covered: string[] = [];
  const goTo = async (what: string, is: (at: Focus) => boolean): Promise<Focus> => {
    if (is(await focusOf(page))) return focusOf(page);
    for (let presses = 0; presses < 150; presses += 1) {
      await page.keyboard.press('Tab');
      const at = await focusOf(page);
      if (at.covered) covered.push(at.text.slice(0, 40) || at.name);
      if (is(at)) return at;
    }
    throw new Error(`the keyboard does not lead to ${what}`);
  };
  return {
    covered,
    async press(name, form) {
      await goTo(
        `${name} in ${form}`,
        (at) => at.text.startsWith(name) && (form === undefined || at.form === form),
      );
      await page.keyboard.press('Enter');
    },
    async fill(form, field, value) {
      const at = await goTo(
        `${field} of ${form}`,
        (each) => each.name === field && (form === '' || each.form === form),
      );
      switch (at.kind) {
        case 'checkbox':
          return page.keyboard.press('Space');
        case 'radio':
          await page.keyboard.press('Space');
          for (let moves = 0; moves < 10 && (await focusOf(page)).value !== value; moves += 1)
            await page.keyboard.press('ArrowDown');
          return;
        case 'number':
          await page.keyboard.press('Control+a');
          return page.keyboard.type(value);
        default:
          return page.keyboard.type(value);
      }
    },
    see: (text) => page.getByText(text).filter({ visible: true }).first().waitFor(),
  };
}

function withoutScripts(page: Page): Hand {
  const within = (form: string | undefined) =>
    form === undefined || form === '' ? page : page.locator(`#${form}`);
  return {
    async press(name, form) {
      const found = within(form)
        .locator('button, summary')
        .filter({ hasText: new RegExp(`^\\s*${name}`, 'u') });
      await found.first().click();
    },
    async fill(form, field, value) {
      const fields = within(form).locator(`[name="${field}"]`);
      const kind = await fields.first().getAttribute('type');
      if (kind === 'checkbox' || kind === 'radio')
        return within(form).locator(`[name="${field}"][value="${value}"]`).check();
      await fields.first().fill(value);
    },
    async see(text) {
      await expect
        .poll(async () => {
          await page.goto(new URL('/', page.url()).href);
          return page.getByText(text).filter({ visible: true }).first().isVisible();
        }, slowly)
        .toBe(true);
    },
  };
}

/** Returns what stands on the record as theirs. */
async function wholePart(page: Page, hand: Hand): Promise<readonly string[]> {
  const at = await openedAtAnAddress('Ana', newTable(temporaryFolder(), day));
  const { session } = at;
  const has = (kind: string): boolean => session.entries.some((entry) => entry.kind === kind);
  const stands = (kind: string): Promise<void> =>
    expect.poll(() => has(kind), { ...slowly, message: kind }).toBe(true);

  await page.goto(at.link);
  await hand.fill('', 'read', 'yes');
  await hand.press('Join');
  await hand.see('Harbour master');
  give(session, { kind: 'door', body: { guest: 0, event: { did: 'called', call: 1, why: 'check' } } });
  await hand.see('can you read this?');
  await hand.press('Yes, I can read it');
  await expect.poll(() => at.reception.call()?.answered.size, slowly).toBe(1);

  give(session, { kind: 'brief', body: {} });
  give(session, { kind: 'start', body: {} });
  next(session);
  await hand.see('We see nothing ahead.');
  await hand.press('Ask exercise control', 'form-question');
  await hand.fill('form-question', 'f.said', 'Is the light on?');
  await hand.press('Send', 'form-question');
  await stands('ask');
  const question = session.control().questions[0]?.entry ?? 0;
  const reply = { question, from: 'exercise_control', said: { text: 0 }, reveals: [] };
  give(session, { kind: 'reply', body: reply }, ['It is on.']);
  await hand.see('It is on.');

  await hand.press('Share a fact', 'form-tell-fact-fog_bank');
  await hand.fill('form-tell-fact-fog_bank', 'f.with', 'pilot');
  await hand.press('Send', 'form-tell-fact-fog_bank');
  await hand.press('Yes, do it');
  await stands('share');

  next(session);
  await hand.see('Do you close the port?');
  await hand.fill('form-answer-close_port', 'f.answer', 'close');
  await hand.press('More to say with it', 'form-answer-close_port');
  await hand.fill('form-answer-close_port', 'f.rationale', 'No pilot can see.');
  await hand.press('Send', 'form-answer-close_port');
  await stands('answer');
  await hand.see('Close it');

  // somebody calls a stop that is real, and each says that they read of it
  give(session, { kind: 'pause', body: { reason: 'real-world', until: null } });
  await hand.see('This is real, and no part of the exercise.');
  await hand.press('I have read this');
  await expect.poll(() => at.reception.call()?.answered.size, slowly).toBe(1);
  give(session, { kind: 'resume', body: { because: { text: 0 } } }, ['A drill bell.']);

  give(session, { kind: 'settle', body: { decision: 'close_port', byDefault: false } });
  next(session);
  await hand.see('What would help?');
  await hand.press('Write on the wall', 'form-write');
  await hand.fill('form-write', 'f.said', 'Lanterns.');
  await hand.press('Send', 'form-write');
  await stands('contribute');

  give(session, { kind: 'end', body: {} });
  give(session, { kind: 'hot-wash', body: {} });
  await hand.see('Hot wash');
  await hand.press('Leave this device');
  await page.getByRole('heading', { name: 'Come in', exact: true }).waitFor();
  return session.entries.flatMap(({ kind, cause, author }) =>
    cause === null && author.role === 'harbour' ? [kind] : [],
  );
}

const whole = ['ask', 'share', 'answer', 'contribute'];

test('with the keyboard alone the whole part is played, and the bar at the foot never covers the focus', async () => {
  // a keyboard under the thumbs leaves little room
  const page = await newPage({ viewport: { width: 390, height: 420 } });
  const hand = keyboard(page);
  expect(await wholePart(page, hand)).toEqual(whole);
  expect(hand.covered).toEqual([]);
}, 120_000);

test('without scripts the whole part is played by forms and reloading', async () => {
  const page = await newPage({ javaScriptEnabled: false });
  expect(await wholePart(page, withoutScripts(page))).toEqual(whole);
}, 120_000);
