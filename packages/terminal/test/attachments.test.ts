// What goes with an inject, on every screen: the texts in full, the tables in columns, of a picture its words.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { filesWanted, oneText } from '@sandtable/language';
import type { ShownAttachment } from '@sandtable/core/view';
import type { Session } from '@sandtable/host';
import { words } from '@sandtable/words';
import { expect, test } from 'vitest';
import { attachmentLines } from '../src/panes/attachments.ts';
import { frameText } from '../src/screen/frame.ts';
import { lineText, lineWidth } from '../src/screen/line.ts';
import { roleFrame } from '../src/role/role-frame.ts';
import { deskOn } from './desk-at-hand.ts';
import { sessionOfText } from './library-session.ts';

const folder = join(import.meta.dirname, '../../../docs/author/examples/market-hall');
const say = words('en');

/** The example of the documents, its files beside it, at its first inject. */
function marketHall(): Session {
  const own = readFileSync(join(folder, 'scenario.yaml'), 'utf8');
  const beside = filesWanted(own).map((path) => {
    const bytes = readFileSync(join(folder, path));
    const text = path.endsWith('.png')
      ? `data:image/png;base64,${bytes.toString('base64')}`
      : bytes.toString('utf8');
    return { path, text, why: null };
  });
  const text = oneText(own, beside);
  const { session } = sessionOfText(text);
  session.give({ kind: 'brief', body: {} });
  session.give({ kind: 'start', body: {} });
  return session;
}

test('the desk tells the controller where the picture is', () => {
  const session = marketHall();
  const shown = deskOn(session).shown(120, 40);
  expect(shown).toContain('Attached picture: Plan of the hall');
  expect(shown).toContain('Gas bottles stand in front of the south');
  expect(shown).toContain('plan.png');
  expect(shown).not.toContain('base64');
  session.close();
});

test('a long text is scrolled at the desk, as long texts are', () => {
  const session = marketHall();
  session.give({ kind: 'next', body: {} });
  const desk = deskOn(session);
  expect(desk.shown(120, 60)).toContain('Attached text: Order to clear the hall');
  expect(desk.shown(120, 60)).toContain('Ask nobody for papers');
  // what is for the controller stands above, in sight
  expect(desk.shown(80, 24)).toContain('Which door do they take');
  expect(desk.shown(80, 24)).not.toContain('Signed: duty officer');
  for (let step = 0; step < 20; step += 1) desk.press('down');
  expect(desk.shown(80, 24)).toContain('Signed: duty officer');
  session.close();
});

test('a role reads what it was given, and of the picture that it is on the card', () => {
  const session = marketHall();
  for (const _ of ['smoke', 'order', 'later', 'count']) session.give({ kind: 'next', body: {} });
  const inbox = (role: string) =>
    frameText(
      roleFrame(
        { shows: 'inbox', scroll: 0, form: null, drafts: [], told: null },
        {
          view: session.role(role),
          roles: [],
          isAide: false,
          drafts: [],
          wall: 0,
          say,
          language: 'en',
          zone: null,
          storyTimeAt: String,
          leaves: '',
        },
        { columns: 80, rows: 60 },
      ),
    );
  expect(inbox('officer')).toMatch(/Where +Counted +Expected\n +Assembly point +212 +about 260/u);
  expect(inbox('officer')).toContain('the picture is on the printed card');
  expect(inbox('officer')).not.toContain('plan.png');
  expect(inbox('market')).toContain('Attached text: Order to clear the hall');
  expect(inbox('market')).not.toContain('The count');
  session.close();
});

const nasty = fc.string({
  unit: fc.constantFrom('a', ' ', 'é', '渡', '\n', '\t', '\u001B[2J', '\u202E', '\u0007'),
});
const attachment: fc.Arbitrary<ShownAttachment> = fc.oneof(
  fc.record({ holds: fc.constant('text' as const), title: nasty, text: nasty }),
  fc.record({
    holds: fc.constant('table' as const),
    title: nasty,
    alt: nasty,
    table: fc.array(fc.array(nasty, { maxLength: 5 }), { maxLength: 6 }),
  }),
  fc.record({ holds: fc.constant('picture' as const), title: nasty, alt: nasty }),
);

test('whatever stands in them, no line is too wide and nothing moves a cursor', () => {
  fc.assert(
    fc.property(attachment, fc.integer({ min: 12, max: 90 }), (one, width) => {
      for (const each of attachmentLines([one], say, width)) {
        expect(lineWidth(each)).toBeLessThanOrEqual(width);
        expect(lineText(each)).not.toMatch(/[\u0000-\u001F\u202E]/u);
      }
    }),
    {
      examples: [
        [
          {
            holds: 'table',
            title: '',
            alt: '',
            table: [
              ['', '', '渡a渡'],
              ['aa', '渡aa渡a', '\t', '', 'a'],
            ],
          },
          26,
        ],
      ],
    },
  );
});

test('of a table that is too wide, the names of its columns are told where there is nothing else', () => {
  const names: ShownAttachment = { holds: 'table', title: 'Count', alt: '', table: [['Where', 'Counted']] };
  const told = attachmentLines([names], say, 12).map(lineText).join(' ');
  expect(told).toContain('Where;');
  expect(told).toContain('Counted');
});
