/** Room-safe means safe: while players see the desk nothing that only exercise control knows stands on it, in no form and no message. */
import { describe, expect, test } from 'vitest';
import type { Session } from '@sandtable/host';
import { controlPowers } from '@sandtable/powers';
import { words } from '@sandtable/words';
import { deskOn, type DeskAtHand } from '../desk-at-hand.ts';
import { droneSession } from '../drone-session.ts';

const say = words('en');

function playing(): Session {
  const session = droneSession();
  session.give({ kind: 'brief', body: {} });
  session.give({ kind: 'start', body: {} });
  for (let steps = 0; steps < 4; steps += 1) session.give({ kind: 'next', body: {} });
  return session;
}

/** What players must not read: how each begins, in a row of its own. */
function secretsOf(session: Session): readonly string[] {
  const view = session.control();
  const { scenario } = session;
  const en = (text: Readonly<Record<string, string>> | null): string => text?.['en'] ?? '';
  const known = new Set(
    view.facts.filter(({ holders }) => holders.length === scenario.roles.length).map(({ name }) => name),
  );
  const all = [
    ...view.facts.filter(({ name }) => !known.has(name)).map(({ text }) => text),
    ...view.expected.map(({ text }) => text),
    ...scenario.injects.flatMap(({ notes, evaluatorNotes, sensitivity }) =>
      [notes, evaluatorNotes, sensitivity].map(en),
    ),
    ...view.order.filter(({ of, status }) => of === 'inject' && status !== 'done').map(({ title }) => title),
    ...view.decisions.filter(({ status }) => status === 'pending').map(({ question }) => question),
    ...view.decisions.flatMap(({ ifThey }) => ifThey.map((each) => each.do)),
  ];
  const shown = all.map((text) => text.trim().slice(0, 26)).filter((text) => text.length > 8);
  return [...new Set(shown)];
}

const leaks = (desk: DeskAtHand, secrets: readonly string[]): readonly string[] => {
  const frame = desk.shown(80, 24);
  return secrets.filter((each) => frame.includes(each));
};

describe('room-safe covers forms, lists, warnings and refusals', () => {
  test('the secrets are there to be read once they are asked for', () => {
    const session = playing();
    const desk = deskOn(session, { seen: 'y' });
    const secrets = secretsOf(session);
    expect(secrets.length).toBeGreaterThan(30);
    desk.press('v', 'a');
    expect(leaks(desk, secrets).length).toBeGreaterThan(2);
    session.close();
  });

  test('every command, begun, with its keys and a letter', () => {
    const session = playing();
    const secrets = secretsOf(session);
    for (const { id } of controlPowers) {
      const desk = deskOn(session, { seen: 'y' });
      desk.press('ctrl+k');
      desk.write(say(`power.${id}.name`));
      for (const key of [
        'enter',
        'down',
        'down',
        'space',
        'ctrl+a',
        'x',
        'backspace',
        'up',
        'ctrl+o',
        'esc',
      ]) {
        desk.press(key);
        expect({ id, key, leaks: leaks(desk, secrets) }).toEqual({ id, key, leaks: [] });
      }
    }
    session.close();
  });

  test('nothing is chosen that nobody sees, and what is typed for is shown alone and taken', () => {
    const session = playing();
    const desk = deskOn(session, { seen: 'y' });
    const fact = session.control().facts.find(({ holders }) => holders.length < 2);
    if (!fact) throw new Error('everybody knows everything');
    const before = session.entries.length;
    desk.press('a', 'enter');
    expect(desk.shown(80, 24).replaceAll(/\s+/gu, ' ')).toContain('hidden while players see this screen');
    expect(session.entries).toHaveLength(before);
    desk.write(fact.text.trim().slice(0, 20));
    expect(desk.shown(80, 24)).toContain(fact.text.trim().slice(0, 20));
    expect(leaks(desk, secretsOf(session)).length).toBe(1);
    session.close();
  });

  test('a draft that no player saw typed is kept and not shown, whatever is typed before them', () => {
    const session = playing();
    const desk = deskOn(session, { seen: 'y' });
    const note = (text: string) => {
      desk.press('w', '-');
      desk.write(text);
    };
    desk.press('v');
    note('The minister was lost');
    desk.press('esc', 'esc', 'esc', 'w');
    expect(desk.shown()).toContain('A draft of yours is kept, and hidden');
    desk.press('-');
    expect(desk.shown()).not.toContain('minister');
    desk.write('For all to read');
    desk.press('esc', 'esc', 'w', '-');
    expect(desk.shown()).toContain('> For all to read');
    desk.press('enter', 'v', 'w', '-');
    expect(desk.shown()).toContain('> The minister was lost');
    // and so does what was left for a real-world stop
    desk.press('f9', 'enter', 'space', 'enter', 'w', '-');
    expect(desk.shown()).not.toContain('minister');
    expect(session.entries.filter(({ kind }) => kind === 'note')).toHaveLength(1);
    session.close();
  });

  test('a refusal says nothing but how its reason is seen, and counts and private questions are covered', () => {
    const session = playing();
    const desk = deskOn(session, { seen: 'y' });
    desk.press('ctrl+k');
    desk.write(say('power.recall.name'));
    desk.press('enter');
    const frame = desk.shown(120, 40).replaceAll(/\s+/gu, ' ');
    expect(frame).toContain('Why is hidden while players see this screen');
    expect(frame).not.toMatch(/\d+ (?:wait|of \d+ done)/u);
    session.close();
  });
});

describe('words that stand hidden are not marked as read', () => {
  test('the line asks for v first, which shows them; a space alone asks once, and whoever has them on paper says yes', () => {
    const session = droneSession();
    const desk = deskOn(session, { seen: 'y' });
    const line = () =>
      desk
        .shown(100, 30)
        .split('\n')
        .find((row) => row.startsWith(' NOW')) ?? '';
    // what tells nothing of the story is not hidden; what is read or ticked with it stands on the card
    expect(line()).toContain('See who is here');
    expect(line()).toContain('v = show it');
    desk.press('v');
    expect(desk.shown()).toContain('Opening: who is here');
    desk.press('v', 'space');
    expect(line()).toContain('Read the rules of play aloud');
    expect(line()).toContain('v = show it');
    desk.press('space', 'enter');
    const { now } = session.control();
    if (now.now !== 'deliver') throw new Error(now.now);
    expect(line()).toContain(`Read the opening of the module aloud first. A message, ${now.card.serial}.`);
    expect(line()).toContain('v = show it');
    const before = session.entries.length;
    desk.press('space');
    expect(desk.shown(100, 30)).toContain('Were they read from paper?');
    desk.press('esc');
    expect(session.entries).toHaveLength(before);
    desk.press('v');
    expect(line()).toContain('space = said, next');
    expect(desk.shown(100, 30)).toContain(session.control().phase?.say?.trim().slice(0, 20) ?? '?');
    desk.press('space');
    expect(session.entries.slice(before).map(({ kind }) => kind)).toContain('next');
    // from paper: two keys, too
    const again = session.entries.length;
    desk.press('space', 'enter');
    expect(session.entries.slice(again).length).toBeGreaterThan(0);
    session.close();
  });
});

test.each([false, true])(
  'V says who sees this screen, also where nothing else changes on it (v before: %s)',
  (shown) => {
    const desk = deskOn(playing(), { seen: 'y' });
    if (shown) desk.press('v');
    desk.press('V');
    expect(desk.shown(80, 24)).toContain('Done: only exercise control sees this screen: nothing is hidden.');
    desk.press('V');
    expect(desk.shown(80, 24)).toContain(
      'Done: players see this screen: what they may not see is hidden; v shows it.',
    );
  },
);
