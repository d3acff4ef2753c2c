/** A disk that takes one thing and not the next: nothing is acknowledged as none that is on it, nothing is there twice. */
import fs, { existsSync, readFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { readRecord, verifyRecord } from '@sandtable/records';
import { describe, expect, onTestFinished, test } from 'vitest';
import { replayEngine } from '../src/recorded.ts';
import { fullAfter } from './full-disk.ts';
import { begin, decide, give, newTable, next, resumed, testClock, toTheWatch } from './harbour.ts';

/** To where the next item lets twenty minutes pass. */
function beforeTheAdvance() {
  const table = newTable();
  begin(table.session);
  next(table.session);
  next(table.session);
  decide(table.session, 'close');
  give(table.session, { kind: 'advance', body: { to: 480 } });
  return table;
}

describe('half a command is never acknowledged as none', () => {
  test('the time that passes of itself with it is not taken: the command was given, and time passes once there is room', () => {
    const { session, clock, file } = beforeTheAdvance();
    const before = session.entries.length;
    const disk = fullAfter(1);
    const entries = next(session);
    expect(entries.map(({ kind }) => kind)).toContain('next');
    expect(session.trouble()).toMatchObject({ code: 'disk-full' });
    expect(session.entries.slice(before)).toEqual(entries);
    expect(readRecord(file).entries).toEqual(session.entries);
    expect(session.control().story.seconds).toBe(480);
    clock.pass(2);
    expect(session.trouble()).toMatchObject({ code: 'disk-full' });
    disk.free();
    clock.pass(1);
    expect(session.trouble()).toBeNull();
    expect(session.control().story.seconds).toBe(480 + 1200);
    expect(session.entries.filter(({ kind }) => kind === 'next')).toHaveLength(3);
    session.close();
    expect(verifyRecord(file, replayEngine)).toMatchObject({ sound: true });
  });

  test('of time over a stop the second stretch is not taken: the first was given', () => {
    const { session, file } = newTable();
    begin(session);
    next(session);
    next(session);
    decide(session, 'wait');
    give(session, { kind: 'advance', body: { to: 8 * 60 } });
    next(session);
    const far = { kind: 'advance', body: { to: 10 * 60 * 60 } } as const;
    give(session, far); // as far as the stop
    const disk = fullAfter(1);
    const given = session.give(far);
    expect(session.trouble()).toMatchObject({ code: 'disk-full' });
    expect(given).toHaveProperty('entries');
    expect(readRecord(file).entries).toEqual(session.entries);
    disk.free();
    session.close();
    expect(verifyRecord(file, replayEngine)).toMatchObject({ sound: true });
  });

  test('the command itself is not taken: nothing of it is there, and it can be given once more', () => {
    const { session, file } = beforeTheAdvance();
    const { entries } = session;
    const disk = fullAfter(0);
    expect(() => session.give({ kind: 'next', body: {} })).toThrow(
      expect.objectContaining({ code: 'disk-full', again: true }),
    );
    expect(session.entries).toBe(entries);
    expect(readRecord(file).entries).toEqual(entries);
    disk.free();
    next(session);
    expect(session.control().story.seconds).toBe(480 + 1200);
  });

  test('words are struck, but the folder does not take that their file was exchanged: nothing is added to the wrong end', () => {
    const { session, file } = newTable();
    begin(session);
    const [note] = give(
      session,
      { kind: 'note', body: { said: { text: 0 }, tag: null, role: null, about: null } },
      ['Take this out.'],
    );
    const real = fs.fsyncSync;
    let calls = 0;
    fs.fsyncSync = (descriptor) => {
      calls += 1;
      if (calls === 2) throw Object.assign(new Error('EIO'), { code: 'EIO', syscall: 'fsync' });
      real(descriptor);
    };
    syncBuiltinESMExports();
    onTestFinished(() => {
      fs.fsyncSync = real;
      syncBuiltinESMExports();
    });
    expect(() => session.strike(note?.n ?? 0)).toThrow(
      expect.objectContaining({ code: 'disk-failed', again: false }),
    );
    expect(readFileSync(file, 'utf8')).not.toContain('Take this out.');
    expect(() => session.give({ kind: 'next', body: {} })).toThrow(
      expect.objectContaining({ code: 'disk-failed' }),
    );
    session.close();
    expect(resumed(file, testClock()).session.control().stage).toBe('conduct');
    expect(verifyRecord(file, replayEngine)).toMatchObject({ sound: true, erased: 1 });
  });

  test('going on cannot write that play is paused: the record is given back', () => {
    const { session, file } = newTable();
    toTheWatch(session);
    session.close();
    const disk = fullAfter(1); // the lock is one
    expect(() => resumed(file, testClock())).toThrow(expect.objectContaining({ code: 'disk-full' }));
    expect(existsSync(`${file}.lock`)).toBe(false);
    disk.free();
    expect(resumed(file, testClock()).session.control().stage).toBe('paused');
  });
});
