/** The Chatham House Rule: no output of any command, and nothing at any desk, names a person or quotes anybody. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { commandNames } from '../../packages/cli/src/commands.ts';
import { everyView } from '../../packages/terminal/test/every-view.ts';
import { everyOutput, linesOf, type Places } from './every-output.ts';
import {
  evaluate,
  fill,
  names,
  openRoom,
  quotation,
  remark,
  scenarioText,
  wash,
  type Room,
} from './full-record.ts';

process.env['TZ'] = 'UTC';

/** What a text gives away: the names and the quotations in it. */
const told = (text: string): readonly string[] => [
  ...names.filter((name) => text.toLowerCase().includes(name.toLowerCase())),
  ...new Set(text.match(quotation)),
];

const underRule = (room: Room) => () => void room.give({ kind: 'chatham-house', body: { on: true } });

/** The rule as an author writes it. */
const underRuleText = scenarioText.replace('attribution: person', 'chatham-house: true');

const script = `
seed: "7"
play:
  - { note: The mayor says “bramble”. }
  - { say: We say bramble., by: mayor, to: [guard] }
  - { decide: shut, answer: close, by: mayor, because: For bramble. }
`;

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sandtable-rule-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The two records, under the rule or not. */
function placesIn(folder: string, rule: boolean): Places {
  const at = {
    over: join(folder, 'over.jsonl'),
    open: join(folder, 'open.jsonl'),
    folder,
    scenario: join(folder, 'council.yaml'),
    script: join(folder, 'script.yaml'),
  };
  const over = openRoom(at.over);
  fill(over, rule ? underRule(over) : undefined);
  const open = openRoom(at.open);
  fill(open, rule ? underRule(open) : undefined, false);
  open.session.close();
  writeFileSync(at.script, script);
  writeFileSync(at.scenario, rule ? underRuleText : scenarioText);
  return at;
}

const leaks = (outputs: ReadonlyMap<string, string>): readonly string[] =>
  [...outputs].flatMap(([name, text]) => told(text).map((each) => `${name}: ${each}`));

test('each command of the table is tried', () => {
  expect(Object.keys(linesOf).toSorted()).toEqual([...commandNames].toSorted());
});

test('the record holds every kind of entry that has words of people', () => {
  const room = openRoom(join(newFolder(), 'full.jsonl'));
  fill(room, undefined, false);
  wash(room);
  evaluate(room);
  const page = readFileSync(join(import.meta.dirname, '../../docs/semantics.md'), 'utf8');
  const [causes = ''] = page.split('| consequence |');
  const worded = [...causes.matchAll(/^\| `([a-z-]+)` \| `([^`]*)`/gmu)].flatMap(([, kind = '', body = '']) =>
    /\bText\b|AnswerGrounds/u.test(body) ? [kind] : [],
  );
  const there = new Set<string>(room.session.entries.map(({ kind }) => kind));
  room.session.close();
  expect(worded.length).toBeGreaterThan(20);
  expect(worded.filter((kind) => !there.has(kind))).toEqual([]);
});

describe('every output of every command', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'sandtable-kept-'));
    vi.stubEnv('SANDTABLE_RECORDS', folder);
    return () => rmSync(folder, { recursive: true, force: true });
  });

  test('names and quotes without the rule: the search finds what it looks for', async () => {
    const told = leaks(await everyOutput(placesIn(newFolder(), false)));
    for (const command of ['run', 'transcribe', 'play', 'replay', 'report', 'erase'])
      expect(
        told.filter((each) => each.startsWith(`${command} `)),
        command,
      ).not.toEqual([]);
  });

  test('names and quotes nobody under the rule, and still tells what happened', async () => {
    const outputs = await everyOutput(placesIn(newFolder(), true));
    expect(leaks(outputs)).toEqual([]);
    const all = [...outputs.values()].join('\n');
    expect(all).toContain(remark);
    expect(all).toContain('(words withheld)');
    expect(all).toContain('person 2');
    expect(all).toContain('Chatham House Rule: by role');
  });
});

describe('a live exercise', () => {
  test.each([true, false])('shows no name and no quotation at any desk under the rule: %s', async (rule) => {
    const room = openRoom(join(newFolder(), 'live.jsonl'));
    fill(room, rule ? underRule(room) : undefined, false);
    const found = leaks(await everyView(room.session));
    room.session.close();
    if (rule) expect(found).toEqual([]);
    else expect(found.length).toBeGreaterThan(50);
  });

  test.each([true, false])(
    'shows none in the hot wash either, where it is read out to all: %s',
    async (rule) => {
      const room = openRoom(join(newFolder(), 'wash.jsonl'));
      fill(room, rule ? underRule(room) : undefined, false);
      wash(room);
      const views = await everyView(room.session);
      room.session.close();
      if (rule) expect(leaks(views)).toEqual([]);
      else
        for (const view of ['desk: card', 'the room’s screen', 'role: mayor'])
          expect(told(views.get(view) ?? ''), view).not.toEqual([]);
    },
  );

  test('set after names were given and words were said, it holds for them too, and cannot be lifted', () => {
    const room = openRoom(join(newFolder(), 'late.jsonl'));
    fill(room, undefined, false);
    expect(told(JSON.stringify(room.session.control()))).not.toEqual([]);
    room.give({ kind: 'chatham-house', body: { on: true } });
    expect(told(JSON.stringify(room.session.control()))).toEqual([]);
    expect(room.session.give({ kind: 'chatham-house', body: { on: false } })).toMatchObject({
      refused: 'chatham-house.promised',
    });
    const named = { kind: 'seat', body: { role: 'mayor', participant: 9, name: { text: 0 } } } as const;
    expect(room.session.give(named, ['Ilse Ott'])).toMatchObject({ refused: 'chatham-house.no-names' });
    room.session.close();
  });

  test('is told of the rule before StartEx, with the data notice, on every screen', async () => {
    const room = openRoom(join(newFolder(), 'opening.jsonl'));
    room.give({ kind: 'chatham-house', body: { on: true } });
    room.give({ kind: 'brief', body: {} });
    const views = await everyView(room.session);
    for (const view of ['desk: card', 'the room’s screen', 'plain: all', 'late: mayor'])
      expect(views.get(view)?.replace(/\s+/gu, ' '), view).toContain('The Chatham House Rule holds');
    expect(room.session.role('mayor').people).toMatchObject({ attribution: 'role', chathamHouse: true });
    room.session.close();
  });
});
