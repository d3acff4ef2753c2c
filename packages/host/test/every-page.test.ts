// Every page in every state of an exercise, for every function: whoever cannot see it finds nothing wrong, and none is wider than its window.
import { staffFunctions } from '@sandtable/core/record';
import { expect, test } from 'vitest';
import { linkFor, openedAtAnAddress } from './at-the-door.ts';
import { decide, give, newTable, next, temporaryFolder, type Table } from './harbour.ts';
import { day } from './harbour-day.ts';
import { browserForTests, comeIn, openEveryFold, violations } from './in-a-browser.ts';

const newPage = browserForTests();

type Step = (at: Table) => void;
const write = (at: Table, said: string): void =>
  void give(
    at.session,
    {
      kind: 'contribute',
      body: { activity: 'ideas', of: 'idea', said: { text: 0 }, by: 'pilot', about: null },
    },
    [said],
  );
/** In the order in which a day goes; each goes on from the one before. */
const states: Readonly<Record<string, Step>> = {
  'set-up': () => {},
  briefing: ({ session }) => give(session, { kind: 'brief', body: {} }),
  'in play': ({ session }) => {
    give(session, { kind: 'start', body: {} });
    next(session);
    give(session, { kind: 'ask', body: { by: 'pilot', said: { text: 0 } } }, [
      'How much fuel has the ferry?',
    ]);
  },
  'at a question': ({ session }) => next(session),
  'in a break': ({ session, clock }) =>
    give(session, { kind: 'pause', body: { reason: 'break', until: clock.now() + 900_000 } }),
  'in a real-world stop': ({ session }) => {
    give(session, { kind: 'resume', body: {} });
    give(session, { kind: 'pause', body: { reason: 'real-world', until: null } });
  },
  'in a brainstorm': (at) => {
    give(at.session, { kind: 'resume', body: { because: { text: 0 } } }, ['A drill bell.']);
    decide(at.session, 'wait');
    next(at.session);
    write(at, 'Lanterns.');
  },
  'in a survey': ({ session }) => {
    next(session);
    next(session);
  },
  'in a discussion': ({ session }) => {
    next(session);
    next(session);
  },
  'in a brief-back': ({ session }) => next(session),
  'after EndEx': ({ session }) => give(session, { kind: 'end', body: {} }),
  'in the hot wash': ({ session }) => give(session, { kind: 'hot-wash', body: {} }),
  // with a rating, and a draft that an organisation disputes
  'in the debrief': ({ session }) => {
    const said = { text: 0 } as const;
    give(session, { kind: 'note', body: { said, tag: 'gap', role: null, about: null } }, ['Called late.']);
    const rests = [session.record.head.number];
    const rated = { of: 'target', name: 'asked' } as const;
    give(session, { kind: 'judge', body: { rated, rating: 'U', rests, said } }, ['Too late.']);
    give(session, { kind: 'debrief', body: {} });
    give(session, { kind: 'reconcile', body: { rated, rating: 'U', said } }, ['The log shows it.']);
    const found = { objective: 'safe', of: 'improvement', cause: 'plan-unknown', rests } as const;
    const body = { ...found, organisation: 'port', observation: said, analysis: { text: 1 } } as const;
    give(session, { kind: 'find', body }, ['The station was called late.', 'Nobody knew the list.']);
    const finding = session.record.head.number;
    give(session, { kind: 'issue', body: {} });
    const comment = { finding, organisation: 'port', disputes: true, said } as const;
    give(session, { kind: 'comment', body: comment }, ['After eight minutes.']);
  },
  closed: ({ session }) => give(session, { kind: 'close', body: {} }),
};

/** The soak looks at every page in every state; without it the role's is looked at in each, and each of the others in its turn. */
const looksAtAll = process.env['SANDTABLE_SEED'] !== undefined;
/** Where colours are looked at, too. */
const coloured: readonly string[] = ['in play', 'in a real-world stop', 'in a brainstorm', 'in the hot wash'];

test('in every state of a day no page of any kind has a violation, or is wider than its window', async () => {
  const at = await openedAtAnAddress('Ana', newTable(temporaryFolder(), day));
  const seats = [
    { as: 'harbour', to: { of: 'role', role: 'harbour' } as const },
    { as: 'a table', to: { of: 'role', role: 'pilot' } as const },
    ...staffFunctions.map((of) => ({ as: of, to: { of } })),
  ];
  const people = await Promise.all(
    seats.map(async ({ as, to }) => {
      const page = await newPage({ viewport: { width: 320, height: 800 } });
      const link = linkFor(at, `Kim ${as}`, to);
      await comeIn(page, `${at.address}/i/${link}`);
      if (as === 'a table') await page.goto(`${at.address}/?as=group%3Aboats`);
      return { as, page };
    }),
  );
  const wrong: string[] = [];
  const seen = new Set<string>();
  for (const [turn, [state, goOn]] of Object.entries(states).entries()) {
    goOn(at);
    const looked = people.filter(
      (_, place) => looksAtAll || place === 0 || place === 1 + (turn % (people.length - 1)),
    );
    for (const { as, page } of looked) {
      // as it comes with a reload, and so with every part at once
      await page.reload();
      await openEveryFold(page);
      const width = await page.locator('html').evaluate(({ scrollWidth }) => scrollWidth);
      if (width > 320) wrong.push(`${state}, ${as}: ${width} pixels wide`);
      for (const each of await violations(page, { colours: coloured.includes(state) }))
        wrong.push(`${state}, ${as}: ${each}`);
      seen.add(as);
    }
  }
  expect(wrong).toEqual([]);
  expect(seen.size).toBe(seats.length);
}, 900_000);
