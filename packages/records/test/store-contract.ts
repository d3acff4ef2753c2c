/** What is asked of every store: the same tests, whatever keeps the records. */
import { describe, expect, test } from 'vitest';
import { BadRecord, RecordLost, type RecordStore } from '../src/index.ts';
import { about, note } from './commands.ts';

/** A store that is empty, and what a test may do to it from outside. */
export interface StoreAtHand {
  readonly store: RecordStore;
  /** A name that no record has yet. */
  name(): string;
  /** Until it is called back, nothing more is taken. */
  full(): () => void;
  /** Changes what is kept of a record, as nobody may. */
  damage(name: string): void;
  /** The machine stops in the middle of keeping something: what there is of it. */
  tear(name: string): void;
  /** The token by which a person says that the owner is gone. */
  token(name: string): string;
  /** Whether a text stands anywhere in what is kept. */
  holds(name: string, text: string): boolean;
}

export function storeContract(called: string, open: () => StoreAtHand): void {
  describe(`${called} keep what a store must`, () => {
    const begun = (commands = 2) => {
      const at = open();
      const live = at.store.create(at.name(), about);
      for (let number = 0; number < commands; number += 1) append(live, 1 + 2 * number);
      return { ...at, live };
    };

    test('what was appended is there when it is opened again, with its texts, in its order', () => {
      const { store, live } = begun(3);
      const head = live.head();
      live.close();
      const { record, live: again, cut } = store.open(live.name, null);
      expect(record.header).toMatchObject({ seed: '7', scenario: { id: 'ferry' } });
      expect(record.entries).toEqual([1, 3, 5].flatMap((n) => note(n).entries));
      expect(record.texts({ entry: 3, text: 0 })).toBe('said at 3');
      expect({ cut, head: again.head(), read: record.head }).toEqual({ cut: 0, head, read: head });
      append(again, 7);
      again.close();
      const last = store.open(live.name, null);
      expect(last.record.entries).toHaveLength(8);
      last.live.close();
    });

    test('a record that is there is never made anew', () => {
      const { store, live } = begun();
      live.close();
      expect(() => store.create(live.name, about)).toThrow(expect.objectContaining({ code: 'exists' }));
      const { record, live: again } = store.open(live.name, null);
      expect(record.entries).toHaveLength(4);
      again.close();
    });

    test('one that is not there is not opened', () => {
      const { store, name } = open();
      expect(() => store.open(name(), null)).toThrow(expect.objectContaining({ code: 'not-found' }));
    });

    test('one owner at a time; whoever closes it, or never got it, owns it no longer', () => {
      const { store, live, damage, name } = begun();
      expect(() => store.open(live.name, null)).toThrow(expect.objectContaining({ code: 'locked' }));
      live.close();
      store.open(live.name, null).live.close();
      const bad = store.create(name(), about);
      append(bad, 1);
      bad.close();
      damage(bad.name);
      for (const _time of [1, 2]) expect(() => store.open(bad.name, null)).toThrow(BadRecord);
    });

    test('an owner that was given up keeps nothing any more once the next one has gone on', () => {
      const { store, live, token } = begun();
      const next = store.open(live.name, token(live.name)).live;
      append(next, 5);
      expect(() => append(live, 5, 'too late')).toThrow(RecordLost);
      append(next, 7);
      next.close();
      const { record, live: last } = store.open(live.name, null);
      expect(record.entries.map(({ n }) => n)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
      expect(record.texts({ entry: 5, text: 0 })).toBe('said at 5');
      last.close();
    });

    test('entries that do not go on from the head are not kept, and a command is kept whole or not at all', () => {
      const { store, live } = begun();
      const before = live.head();
      for (const n of [3, 4, 7]) expect(() => append(live, n)).toThrow(TypeError);
      const { entries, texts } = note(5);
      expect(() => live.append([...entries, ...entries], texts)).toThrow(TypeError);
      live.append([], []);
      expect(live.head()).toEqual(before);
      live.close();
      const { record, live: again } = store.open(live.name, null);
      expect(record.entries).toHaveLength(4);
      again.close();
    });

    test('what is not taken is not there, is said, and can be given once more', () => {
      const { store, live, full } = begun();
      const before = live.head();
      const free = full();
      expect(() => append(live, 5)).toThrow(expect.objectContaining({ again: true }));
      free();
      expect(live.head()).toEqual(before);
      append(live, 5, 'now it is taken');
      live.close();
      const { record, live: again } = store.open(live.name, null);
      expect(record.texts({ entry: 5, text: 0 })).toBe('now it is taken');
      expect(record.entries).toHaveLength(6);
      again.close();
    });

    test('what was being kept when the machine stopped is gone, and said; all before it is there', () => {
      const { store, live, tear } = begun();
      live.close();
      tear(live.name);
      const { record, live: again, cut } = store.open(live.name, null);
      expect(cut).toBeGreaterThan(0);
      expect(record.entries).toHaveLength(4);
      append(again, 5);
      again.close();
    });

    test('words that are struck are nowhere any more, that is on the record, and it goes on', () => {
      const { store, live, holds } = begun();
      expect(holds(live.name, 'said at 3')).toBe(true);
      const entry = live.strike([{ entry: 3, text: 0 }], 9);
      expect(entry).toMatchObject({ n: 5, kind: 'erased', body: { struck: true } });
      expect(holds(live.name, 'said at 3')).toBe(false);
      append(live, 6);
      live.close();
      const { record, live: again } = store.open(live.name, null);
      expect(record.texts({ entry: 3, text: 0 })).toBeNull();
      expect(record.texts({ entry: 1, text: 0 })).toBe('said at 1');
      expect(record.head.number).toBe(7);
      again.close();
    });

    test('a fork is a record of its own, up to the end of a command, and the old one stays', () => {
      const { store, live } = begun(3);
      const names = [live.fork(3, 9), live.fork(3, 9)];
      expect(new Set([live.name, ...names]).size).toBe(3);
      append(live, 7);
      for (const name of names) {
        const fork = store.open(name, null);
        expect(fork.record.header.parent).toMatchObject({ entry: 4 });
        expect(fork.record.entries).toHaveLength(4);
        append(fork.live, 5, 'another way');
        fork.live.close();
      }
      live.close();
      const { record, live: again } = store.open(live.name, null);
      expect(record.texts({ entry: 5, text: 0 })).toBe('said at 5');
      again.close();
    });
  });
}

function append(
  live: { append: ReturnType<RecordStore['create']>['append'] },
  n: number,
  said?: string,
): void {
  const { entries, texts } = note(n, said);
  live.append(entries, texts);
}
