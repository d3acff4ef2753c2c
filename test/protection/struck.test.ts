/** Whoever said something may have it struck until a day after EndEx: from then on nothing shows the words, and the record verifies. */
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { type Session } from '@sandtable/host';
import { followExercise, replayEngine, resumeSession } from '@sandtable/host/recorded';
import { forkRecord, readRecord, verifyRecord } from '@sandtable/records';
import { textReader } from '@sandtable/words';
import { run } from '../../packages/cli/test/run.ts';
import { everyView } from '../../packages/terminal/test/every-view.ts';
import { everyOutput } from './every-output.ts';
import { fill, openRoom, scenarioText, type Room } from './full-record.ts';

process.env['TZ'] = 'UTC';

const aDay = 86_400_000;
const remark = 'We say bramblebush of it.';

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sandtable-struck-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** What a role says in play; its entry. */
const say = ({ give }: Room, words = remark): number =>
  give({ kind: 'say', body: { from: 'mayor', to: ['guard'], said: { text: 0 } } }, [words], {
    role: 'mayor',
  });

function struck(session: Session, entry: number): void {
  const result = session.strike(entry);
  if ('refused' in result) throw new Error(JSON.stringify(result));
}

test('a remark struck in play is gone from every view and from the file, and play goes on', async () => {
  const file = join(newFolder(), 'live.jsonl');
  const room = openRoom(file);
  fill(room, undefined, false);
  const entry = say(room);
  const before = [...(await everyView(room.session))].filter(([, view]) => view.includes('bramblebush'));
  expect(before.length).toBeGreaterThan(3);
  const screen = followExercise({ file, clock: room.session.clock, reader: textReader('en') });
  struck(room.session, entry);
  expect(room.session.strike(entry)).toMatchObject({ refused: 'strike.gone' });
  say(room, 'Then we say something else.');
  const views = await everyView(room.session);
  expect([...views].filter(([, view]) => view.includes('bramblebush'))).toEqual([]);
  for (const view of ['desk: log', 'plain: again 500', 'role: guard'])
    expect(views.get(view), view).toContain('(struck by the speaker)');
  expect(screen.trouble()).toBeNull();
  screen.close();
  room.session.close();
  expect(readFileSync(file, 'utf8')).not.toContain('bramblebush');
  expect(readdirSync(join(file, '..'))).toEqual(['live.jsonl']);
  expect(verifyRecord(file, replayEngine, null)).toMatchObject({ sound: true, erased: 1 });
  const { session } = resumeSession({ file, clock: room.session.clock, reader: textReader('en') });
  expect(session.texts({ entry, text: 0 })).toBe('(struck by the speaker)');
  session.close();
  const fork = join(file, '..', 'fork.jsonl');
  forkRecord(file, entry, fork, 0);
  expect((await run('replay', fork)).out).toContain('(struck by the speaker)');
});

test('what was said can be struck wherever it was written down: drawn on the wall, or in the place of a mistaken answer', () => {
  const room = openRoom(join(newFolder(), 'written-down.jsonl'));
  fill(room, undefined, false);
  const { session } = room;
  const drawn = session.entries.find(({ kind }) => kind === 'draw')?.n ?? 0;
  struck(session, drawn);
  expect([0, 1, 2].map((text) => session.texts({ entry: drawn, text }))).toEqual(
    Array(3).fill('(struck by the speaker)'),
  );
  const answer = session.entries.find(
    (each) => each.kind === 'correct' && each.body.instead?.of === 'answer',
  );
  const corrected = answer?.n ?? 0;
  struck(session, corrected);
  expect(session.texts({ entry: corrected, text: 0 })).toBe('(struck by the speaker)');
  // why it was corrected exercise control said
  expect(session.texts({ entry: corrected, text: 1 })).toContain('heather');
  session.close();
});

test('what exercise control wrote into the story, a name, and what nobody said cannot be struck', () => {
  const room = openRoom(join(newFolder(), 'whose.jsonl'));
  fill(room, undefined, false);
  const kindOf = (kind: string) => room.session.entries.find((each) => each.kind === kind)?.n ?? 0;
  for (const kind of ['seat', 'adhoc', 'start', 'reply'])
    expect(room.session.strike(kindOf(kind)), kind).toMatchObject({ refused: 'strike.no-remark' });
  room.session.close();
});

test('it may be done until a day after EndEx, by the clock of the room, and then is refused with a word', async () => {
  const room = openRoom(join(newFolder(), 'day.jsonl'));
  fill(room, undefined, false);
  const [first, second] = [say(room), say(room)];
  room.give({ kind: 'end', body: {} });
  room.pass(aDay);
  struck(room.session, first);
  room.pass(1);
  expect(room.session.strike(second)).toMatchObject({ refused: 'strike.too-late' });
  const views = await everyView(room.session);
  expect(views.get('plain: strike')).toContain('bramblebush');
  room.session.close();
});

test('the command does the same with a record that nobody plays, and says when it is too late', async () => {
  vi.stubEnv('SANDTABLE_RECORDS', newFolder());
  const folder = newFolder();
  const at = {
    over: join(folder, 'over.jsonl'),
    open: join(folder, 'open.jsonl'),
    scenario: join(folder, 'council.yaml'),
    script: join(folder, 'script.yaml'),
    folder,
  };
  writeFileSync(at.scenario, scenarioText);
  writeFileSync(at.script, 'play: []\n');
  fill(openRoom(at.over));
  const room = openRoom(at.open);
  fill(room, undefined, false);
  const entry = String(say(room));
  room.session.close();
  const asked = await run('strike', at.open, '--entry', entry);
  expect(asked.out).toContain(`strike ${at.open} --entry ${entry} --yes`);
  expect(asked.out).toContain('bramblebush');
  const done = await run('strike', at.open, '--entry', entry, '--yes');
  expect(done).toMatchObject({ code: 0 });
  expect(done.out).toMatch(/^Entry \d+ is struck\. The chain is whole/u);
  expect((await run('replay', at.open, '--verify')).code).toBe(0);
  const outputs = await everyOutput(at);
  expect([...outputs].filter(([, text]) => text.includes('bramblebush'))).toEqual([]);
  expect(outputs.get(`report ${at.open} --kind aar --format md`)).toContain('(struck by the speaker)');
  expect(outputs.get(`report ${at.open} --kind aar --format md`)).toContain('at the wish of the speaker');
});

test('a day after EndEx the command refuses', async () => {
  const file = join(newFolder(), 'old.jsonl');
  const room = openRoom(file);
  room.pass(-365 * aDay);
  fill(room);
  const asked = readRecord(file).entries.find(({ kind }) => kind === 'ask')?.n ?? 0;
  const { code, err } = await run('strike', file, '--entry', String(asked));
  expect(code).toBe(1);
  expect(err).toContain('More than a day has passed since EndEx');
});
