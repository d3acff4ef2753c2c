import { existsSync, readFileSync, readdirSync, renameSync, truncateSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { plainReader } from '@sandtable/core/view';
import type { Entry } from '@sandtable/core/record';
import { createRecord, readRecord, verifyRecord } from '@sandtable/records';
import { describe, expect, test } from 'vitest';
import { startSession } from '../src/index.ts';
import { replayEngine } from '../src/recorded.ts';
import {
  begin,
  decide,
  give,
  harbour,
  morning,
  newTable,
  next,
  resumed,
  temporaryFolder,
  testClock,
  text,
  toTheWatch,
} from './harbour.ts';

describe('a command', () => {
  test('is on disk, sealed, with its author and the time in the room, when it is acknowledged', () => {
    const { session, clock, file } = newTable();
    let told = 0;
    session.subscribe(() => (told += 1));
    clock.pass(5);
    begin(session);
    expect(told).toBe(2);
    const record = readRecord(file);
    expect(record.head).toEqual(session.record.head);
    expect(record.entries).toEqual(session.entries);
    expect(record.header).toMatchObject({
      seed: '7',
      attribution: 'role',
      wall: morning,
      scenario: { id: 'harbour', text },
    });
    expect(record.entries[0]).toMatchObject({
      n: 1,
      kind: 'brief',
      wall: morning + 5000,
      author: { role: 'exercise_control' },
      cause: null,
    });
    expect(session.control().stage).toBe('conduct');
  });

  test('that is refused changes nothing, and nobody is told', () => {
    const { session, file } = newTable();
    const before = readFileSync(file);
    let told = 0;
    session.subscribe(() => (told += 1));
    expect(session.give({ kind: 'resume', body: {} })).toHaveProperty('refused');
    expect({ told, entries: session.entries.length, bytes: readFileSync(file) }).toEqual({
      told: 0,
      entries: 0,
      bytes: before,
    });
  });

  test('keeps what people wrote beside what is hashed, and hands it out again', () => {
    const { session, file } = newTable();
    begin(session);
    const [note] = give(
      session,
      { kind: 'note', body: { said: { text: 0 }, tag: 'gap', role: null, about: null } },
      ['Nobody asked the pilots \ud83d!'],
    );
    const said = 'Nobody asked the pilots \uFFFD!';
    expect(session.texts({ entry: note?.n ?? 0, text: 0 })).toBe(said);
    expect(session.control().notes.map((one) => one.text)).toEqual([said]);
    expect(readRecord(file).texts({ entry: note?.n ?? 0, text: 0 })).toBe(said);
  });

  test('that the disk does not take is no part of the exercise', () => {
    const { session, file } = newTable();
    begin(session);
    const { entries } = session;
    renameSync(file, `${file}.away`);
    expect(() => session.give({ kind: 'next', body: {} })).toThrow(
      expect.objectContaining({ name: 'RecordLost', code: 'file-away' }),
    );
    expect(session.entries).toBe(entries);
  });
});

describe('story time', () => {
  test('passes on a standing clock when the agenda asks for it, and busy time waits for a key', () => {
    const { session } = newTable();
    begin(session);
    next(session);
    next(session);
    decide(session, 'close');
    expect(session.control().story.seconds).toBe(0);
    expect(session.control().now).toMatchObject({ now: 'busy', to: 480 });
    give(session, { kind: 'advance', body: { to: 480 } });
    expect(session.control().story.seconds).toBe(480);
    const entries = next(session);
    expect(session.control().story.seconds).toBe(480 + 1200);
    const advance = entries.find(({ kind }) => kind === 'advance');
    expect(advance).toMatchObject({
      cause: null,
      author: { role: null, participant: null },
      body: { to: 1680 },
    });
    expect(entries.find((entry) => entry.kind === 'inject.delivered')).toMatchObject({
      story: 600,
      body: { inject: 'horn' },
    });
  });

  test('runs with the wall clock at its pace, and stops before what would end by itself', () => {
    const { session, clock, file } = newTable();
    toTheWatch(session);
    const from = session.control().story.seconds;
    expect(session.running()).toBe(true);
    clock.pass(10);
    expect(session.control().story.seconds).toBe(from + 40);
    clock.pass(3600);
    const stopped = session.control();
    expect(stopped.stop).toMatchObject({ why: 'decision-closes', decision: 'answer_ferry' });
    expect(stopped.story.seconds).toBe(3599);
    expect(session.running()).toBe(false);
    const { number } = session.record.head;
    clock.pass(60);
    expect(session.record.head.number).toBe(number);
    give(session, { kind: 'settle', body: { decision: 'answer_ferry', byDefault: true } });
    expect(session.running()).toBe(true);
    clock.pass(10);
    expect(session.control().story.seconds).toBeGreaterThan(3599);
    expect(verifyRecord(file, replayEngine)).toMatchObject({ sound: true, consequences: { checked: true } });
  });

  test('is brought to the next stop by a person’s advance, and past it by the next', () => {
    const { session } = newTable();
    toTheWatch(session);
    give(session, { kind: 'advance', body: { to: 3 * 3600 } });
    expect(session.control().story.seconds).toBe(3599);
    give(session, { kind: 'advance', body: { to: 3600 } });
    expect(session.control().story.seconds).toBe(3600);
    expect(session.entries.at(-1)).toBeDefined();
    expect(
      session.entries.some(
        (entry) =>
          entry.kind === 'decision.closed' &&
          entry.body.decision === 'answer_ferry' &&
          entry.body.how === 'default',
      ),
    ).toBe(true);
  });

  test('that the agenda asked for waits at a stop, and goes on when a person let it pass', () => {
    const report =
      'clocks:\n  report: { name: Report to the coast guard, at: 12m, within: 6m, done: "fact.fog_bank.pilot" }\n';
    const { session } = newTable(temporaryFolder(), text + report);
    begin(session);
    next(session);
    next(session);
    decide(session, 'close');
    give(session, { kind: 'advance', body: { to: 480 } });
    next(session);
    const seconds = () => session.control().story.seconds;
    expect(seconds()).toBe(1079);
    expect(session.control().stop).toMatchObject({ why: 'clock-ends', clock: 'report' });
    give(session, { kind: 'note', body: { said: { text: 0 }, tag: null, role: null, about: null } }, [
      'We wait.',
    ]);
    expect(seconds()).toBe(1079);
    const entries = give(session, { kind: 'advance', body: { to: 1080 } });
    expect(seconds()).toBe(1680);
    expect(entries.filter(({ kind }) => kind === 'advance').map(({ author }) => author.role)).toEqual([
      'exercise_control',
      null,
    ]);
    expect(entries.some(({ kind, story }) => kind === 'clock.missed' && story === 1080)).toBe(true);
  });

  test('stands while the machine sleeps: the exercise is paused from when it was last awake', () => {
    const { session, clock } = newTable();
    toTheWatch(session);
    clock.pass(10);
    const { seconds } = session.control().story;
    const { elapsed } = session.exerciseClock();
    const awake = clock.now();
    clock.jump(45 * 60);
    expect(session.control()).toMatchObject({
      stage: 'paused',
      story: { seconds },
      pause: { reason: 'technical', since: awake },
    });
    expect(session.interrupted()).toEqual({ why: 'asleep', away: 45 * 60_000 });
    expect(session.exerciseClock().elapsed).toBe(elapsed);
    expect(session.running()).toBe(false);
    clock.pass(20);
    give(session, { kind: 'resume', body: {} });
    expect(session.interrupted()).toBeNull();
    clock.pass(10);
    expect(session.control().story.seconds).toBe(seconds + 40);
  });

  test('whoever gives a command is awake: a sleep counts from then, also when the clock was put back and no tick came between', () => {
    const { session, clock } = newTable();
    begin(session);
    clock.pass(90);
    clock.wake(-2 * 3600);
    give(session, { kind: 'next', body: {} });
    const awake = clock.now();
    clock.jump(5 * 3600);
    expect(session.control()).toMatchObject({ stage: 'paused', pause: { since: awake } });
    expect(session.interrupted()).toEqual({ why: 'asleep', away: 5 * 3_600_000 });
  });

  test('a sleep while it stands is no play either: paused from when it was last awake, also when a key comes before the tick', () => {
    const { session, clock } = newTable();
    begin(session);
    clock.pass(90);
    expect(session.control().phase?.clock).toBe('stands');
    const { elapsed, item } = session.exerciseClock();
    const awake = clock.now();
    clock.jump(50 * 60);
    expect(session.control()).toMatchObject({
      stage: 'paused',
      pause: { reason: 'technical', since: awake },
    });
    expect(session.interrupted()).toEqual({ why: 'asleep', away: 50 * 60_000 });
    expect(session.exerciseClock()).toMatchObject({ elapsed, item });
    give(session, { kind: 'resume', body: {} });
    clock.pass(10);
    expect(session.exerciseClock()).toMatchObject({ elapsed: elapsed + 10_000, item: item + 10_000 });
    // a clock that is put right by less than that, or back, is no sleep
    clock.jump(25);
    clock.jump(-3600);
    expect(session.control().stage).toBe('conduct');

    clock.wake(40 * 60);
    expect(session.give({ kind: 'next', body: {} })).toMatchObject({ refused: 'paused' });
    expect(session.interrupted()).toEqual({ why: 'asleep', away: 40 * 60_000 });
    expect(session.entries.filter(({ kind }) => kind === 'pause')).toHaveLength(2);
  });

  test('does not run while the disk takes nothing, and says why', () => {
    const { session, clock, file } = newTable();
    toTheWatch(session);
    clock.pass(5);
    const { seconds } = session.control().story;
    renameSync(file, `${file}.away`);
    clock.pass(5);
    expect(session.control().story.seconds).toBe(seconds);
    expect(session.trouble()).toMatchObject({ code: 'file-away' });
    renameSync(`${file}.away`, file);
    clock.pass(5);
    expect(session.trouble()).toBeNull();
    expect(session.control().story.seconds).toBeGreaterThan(seconds);
  });
});

describe('the room’s time', () => {
  test('tells once when a decision’s minutes are over, not counting pauses, and closes nothing', () => {
    const { session, clock } = newTable();
    begin(session);
    next(session);
    next(session);
    const told = () =>
      session.entries
        .filter(({ kind }) => kind === 'box-ran-out')
        .map(({ wall }) => ((wall ?? 0) - morning) / 60_000);
    clock.pass(5 * 60);
    give(session, { kind: 'pause', body: { reason: 'break', until: null } });
    clock.pass(10 * 60);
    give(session, { kind: 'resume', body: {} });
    clock.pass(4 * 60);
    expect(told()).toEqual([]);
    clock.pass(3 * 60);
    expect(told()).toEqual([20]);
    expect(session.entries.findLast(({ kind }) => kind === 'box-ran-out')?.body).toEqual({
      of: 'decision',
      name: 'close_port',
    });
    give(session, { kind: 'extend', body: { decision: 'close_port', seconds: 0, minutes: 2 } });
    clock.pass(3 * 60);
    expect(told()).toEqual([20, 24]);
    expect(session.control().decisions.find(({ name }) => name === 'close_port')?.status).toBe('open');
    expect(session.exerciseClock()).toMatchObject({
      elapsed: 15 * 60_000,
      item: 15 * 60_000,
      plannedItem: 10 * 60_000,
    });
  });

  test('keeps the world’s history for sparklines', () => {
    const { session } = newTable();
    expect(session.history()).toEqual([{ story: 0, values: [['queue', 10]] }]);
    begin(session);
    next(session);
    next(session);
    decide(session, 'close');
    give(session, { kind: 'advance', body: { to: 480 } });
    expect(session.history().at(-1)).toEqual({ story: 480, values: [['queue', 34]] });
    const stories = session.history().map(({ story }) => story);
    expect(stories).toEqual([...new Set(stories)].toSorted((a, b) => a - b));
    expect(stories.length).toBeGreaterThan(1);
  });
});

describe('going on', () => {
  test('with a record stands where it stood, with all that was acknowledged', () => {
    const { session, clock, file } = newTable();
    begin(session);
    next(session);
    next(session);
    decide(session, 'close');
    const before = {
      control: session.control(),
      role: session.role('harbour'),
      entries: session.entries,
      history: session.history(),
      clock: session.exerciseClock(),
      record: session.record,
    };
    session.close();
    const { session: again, cut, derived } = resumed(file, clock);
    expect({ cut, derived }).toEqual({ cut: 0, derived: 0 });
    expect({
      control: again.control(),
      role: again.role('harbour'),
      entries: again.entries,
      history: again.history(),
      clock: again.exerciseClock(),
      record: again.record,
    }).toEqual(before);
    expect(again.interrupted()).toBeNull();
  });

  test('derives what a crash left undone of the last command, wherever it was cut', () => {
    const { session, clock, file } = newTable();
    begin(session);
    const { number } = session.record.head;
    next(session);
    const { entries } = session;
    const whole = readFileSync(file);
    session.close();
    const lines = whole.toString().split(/(?<=\n)/);
    for (let kept = number + 2; kept <= lines.length; kept += 1) {
      const torn = lines.slice(0, kept).join('') + (lines[kept] ?? '').slice(0, 30);
      writeFileSync(file, torn);
      const { session: again, cut, derived } = resumed(file, clock);
      expect({ kept, cut, derived }).toEqual({
        kept,
        cut: kept < lines.length ? 30 : 0,
        derived: lines.length - kept,
      });
      expect(again.entries).toEqual(entries);
      again.close();
      expect(verifyRecord(file, replayEngine)).toMatchObject({ sound: true });
    }
  });

  test('with a clock that ran finds it paused since the last entry', () => {
    const { session, clock, file } = newTable();
    toTheWatch(session);
    clock.pass(10);
    const { seconds } = session.control().story;
    const last = session.entries.at(-1)?.wall ?? 0;
    session.close();
    clock.jump(3600);
    const { session: again } = resumed(file, clock);
    expect(again.control()).toMatchObject({ stage: 'paused', story: { seconds } });
    expect(again.interrupted()).toEqual({ why: 'restarted', away: clock.now() - last });
  });

  test('counts no absence as play: an evening and the next morning, with a clock that stands', () => {
    const { session, clock, file } = newTable();
    begin(session);
    clock.pass(90);
    give(session, { kind: 'note', body: { said: { text: 0 }, tag: null, role: null, about: null } }, ['x']);
    const { elapsed, item } = session.exerciseClock();
    const last = clock.now();
    session.close();
    clock.jump(17 * 3600);
    const { session: again } = resumed(file, clock);
    expect(again.control()).toMatchObject({ stage: 'paused', pause: { reason: 'technical', since: last } });
    expect(again.interrupted()).toEqual({ why: 'restarted', away: 17 * 3_600_000 });
    expect(again.exerciseClock()).toMatchObject({ elapsed, item });
    clock.pass(60);
    give(again, { kind: 'resume', body: {} });
    clock.pass(10);
    expect(again.exerciseClock()).toMatchObject({ elapsed: elapsed + 10_000, item: item + 10_000 });
    expect(again.exerciseClock().behind).toBeLessThan(10 * 60_000);
    again.close();
    expect(verifyRecord(file, replayEngine)).toMatchObject({ sound: true });
  });

  test('counts no absence as play: a crash of a moment stops nothing, a pause before leaving is not doubled', () => {
    const { session, clock, file } = newTable();
    begin(session);
    session.close();
    clock.jump(20);
    const { session: soon } = resumed(file, clock);
    expect(soon.control().stage).toBe('conduct');
    give(soon, { kind: 'pause', body: { reason: 'confusion', until: null } });
    soon.close();
    clock.jump(3600);
    const { session: later } = resumed(file, clock);
    expect(later.control().pause?.reason).toBe('confusion');
    expect(later.entries.filter(({ kind }) => kind === 'pause')).toHaveLength(1);
  });

  test.each(['the laptop is closed', 'the program is left'])(
    'counts no absence as play: a break from which nobody comes back that evening, %s',
    (how) => {
      const { session, clock, file } = newTable();
      begin(session);
      clock.pass(60);
      const back = clock.now() + 600_000;
      give(session, { kind: 'pause', body: { reason: 'break', until: back } });
      const { behind } = session.exerciseClock();
      clock.pass(300);
      let now = session;
      if (how === 'the program is left') {
        session.close();
        clock.jump(14 * 3600);
        ({ session: now } = resumed(file, clock));
      } else clock.jump(14 * 3600);
      expect(now.control().pause).toMatchObject({ reason: 'technical', since: back });
      expect(now.interrupted()?.away).toBe(clock.now() - back);
      expect(now.exerciseClock().behind ?? 0).toBe(behind ?? 0);
      give(now, { kind: 'resume', body: {} });
      expect(now.exerciseClock().behind ?? 0).toBe(behind ?? 0);
    },
  );

  test('takes planned minutes from the item that is now, and not from one before it that cannot come; its time goes on when that is passed over', () => {
    const gated = text.replace(
      '- { decide: close_port, minutes: 10 }',
      '- { inject: ferry_calls, minutes: 3, only-if: "queue > 399" }\n      - { discuss: what_now, minutes: 22 }\n      - { decide: close_port, minutes: 10 }',
    );
    const asked = gated.replace(
      'variables:',
      'discussions:\n  what_now: { ask: What do we know?, with: [all] }\nvariables:',
    );
    const { session, clock } = newTable(temporaryFolder(), asked);
    begin(session);
    next(session);
    clock.pass(5);
    expect(session.exerciseClock()).toMatchObject({ item: 5_000, plannedItem: 22 * 60_000 });
    next(session);
    clock.pass(5);
    expect(session.exerciseClock()).toMatchObject({ item: 10_000, plannedItem: 22 * 60_000 });
  });

  test('a sleep within a break leaves its return as it was', () => {
    const { session, clock } = newTable();
    begin(session);
    clock.pass(60);
    const back = clock.now() + 600_000;
    give(session, { kind: 'pause', body: { reason: 'break', until: back } });
    clock.jump(300);
    expect(session.control().pause).toMatchObject({ reason: 'break', until: back });
  });

  test('is refused for a record that is no play of its scenario, and leaves it unlocked', () => {
    const { session, clock, file } = newTable();
    begin(session);
    session.close();
    const bytes = readFileSync(file, 'utf8');
    writeFileSync(file, bytes.replace('"stage":"conduct"', '"stage":"closed"'));
    expect(() => resumed(file, clock)).toThrow(expect.objectContaining({ code: 'bad-line' }));
    expect(existsSync(`${file}.lock`)).toBe(false);
    truncateSync(file, 10);
    expect(() => resumed(file, clock)).toThrow(expect.objectContaining({ code: 'bad-line' }));
  });

  test('is refused for a sealed record whose entries or scenario this engine would not make, and leaves it unlocked', () => {
    const { session, clock, file } = newTable();
    begin(session);
    const { entries } = session;
    const { header } = readRecord(file);
    const made = (name: string, scenario: string, wanted: readonly Entry[]) => {
      const writer = createRecord(`${file}.${name}`, {
        ...header,
        scenario: { ...header.scenario, text: scenario },
      });
      writer.append(wanted, []);
      writer.close();
      return writer.file;
    };
    const last = entries.at(-1);
    const wrong: readonly (readonly [why: string, file: string])[] = [
      ['scenario', made('1', 'nothing', [])],
      ['consequence', made('2', text, [...entries.slice(0, -1), { ...last, story: 60 } as Entry])],
      ['consequence', made('3', text, [...entries, { ...last, n: entries.length + 1 } as Entry])],
      ['refused', made('4', text, [...entries, { ...entries[0], n: entries.length + 1 } as Entry])],
    ];
    for (const [why, bad] of wrong) {
      expect(() => resumed(bad, clock)).toThrow(
        expect.objectContaining({ bad: expect.objectContaining({ why }) as unknown }),
      );
      expect(existsSync(`${bad}.lock`)).toBe(false);
    }
    expect(resumed(made('5', text, entries), clock).session.entries).toEqual(entries);
  });

  test('after a rewind keeps the old branch, and goes on in a new record beside it', () => {
    const { session, file } = newTable();
    begin(session);
    const { entries } = session;
    const { number } = session.record.head;
    next(session);
    next(session);
    decide(session, 'wait');
    const old = readFileSync(file);
    let told = 0;
    session.subscribe(() => (told += 1));
    const forked = session.rewind(number);
    expect(told).toBe(1);
    expect(forked).toEqual(session.record);
    expect(basename(forked.file)).toBe(`harbour-from-${number}-1.jsonl`);
    expect(session.entries).toEqual(entries);
    next(session);
    expect(readFileSync(file)).toEqual(old);
    expect(verifyRecord(file, replayEngine)).toMatchObject({ sound: true });
    expect(verifyRecord(forked.file, replayEngine)).toMatchObject({
      sound: true,
      header: { parent: { entry: number } },
    });
    expect(readdirSync(dirname(file)).filter((name) => name.endsWith('.lock'))).toEqual([
      `${basename(forked.file)}.lock`,
    ]);
    expect(() => session.rewind(10_000)).toThrow(expect.objectContaining({ code: 'no-such-entry' }));
    expect(session.record.file).toBe(forked.file);
  });

  test('keeps the words of before in a new branch', () => {
    const { session } = newTable();
    begin(session);
    const [note] = give(
      session,
      { kind: 'note', body: { said: { text: 0 }, tag: null, role: null, about: null } },
      ['kept'],
    );
    next(session);
    session.rewind(note?.n ?? 0);
    expect(session.texts({ entry: note?.n ?? 0, text: 0 })).toBe('kept');
  });
});

test('two exercises cannot share a record', () => {
  const folder = temporaryFolder();
  newTable(folder);
  const clock = testClock();
  const twice = () => newTable(folder);
  expect(twice).toThrow(expect.objectContaining({ code: 'locked' }));
  expect(() => resumed(`${folder}/harbour.jsonl`, clock)).toThrow(
    expect.objectContaining({ code: 'locked' }),
  );
  expect(() =>
    startSession({
      file: folder,
      clock,
      reader: plainReader,
      scenario: harbour(),
      text,
      seed: '1',
      parameters: [],
      attribution: 'none',
      engine: 'test',
    }),
  ).toThrow(expect.objectContaining({ code: 'not-a-file' }));
});
