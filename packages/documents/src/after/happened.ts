/** What became of each row of the Master Scenario Events List, as far as the record may tell it. */
import type { Entry, EntryKind } from '@sandtable/core/record';
import { words } from '@sandtable/words';
import type { AdHoc, Happened, PlayedList, RowStatus } from '../msel/rows.ts';
import { attributedTexts, promised } from './attribution.ts';
import type { Conduct } from './walk.ts';

export function happenedSoFar(conduct: Conduct, language: string, zone: string | null): PlayedList {
  const promise = promised(conduct);
  const texts = attributedTexts(conduct, promise, words(language));
  // where no role is told, neither is who did in time what was theirs to do: exercise control's own deeds remain
  const tellsPlayers = promise.attribution === 'person' || promise.attribution === 'role';
  const rows = new Map<string, Happened>();
  const adHoc = new Map<string, AdHoc>();
  let startEx: number | null = null;
  let started = false;
  for (const entry of conduct.entries) {
    if (entry.kind === 'start' && !started) {
      started = true;
      startEx = entry.wall;
    }
    if (entry.kind === 'adhoc') {
      const { from, to, channel, said } = entry.body;
      const text = texts({ entry: entry.n, text: said.text });
      adHoc.set(`adhoc-${entry.n}`, { from, to, channel, text, ...cameBy(entry, 'delivered') });
    }
    if (entry.kind === 'inject.withdrawn') {
      const sent = adHoc.get(entry.body.inject);
      if (sent !== undefined) adHoc.set(entry.body.inject, { ...sent, status: 'withdrawn' });
    }
    const change = changeOf(entry);
    if (change === null || (!tellsPlayers && !change.key.startsWith('inject.'))) continue;
    const { key, status, came } = change;
    const before = rows.get(key);
    // what came once has come, whatever waits or is skipped then
    if (before?.status === 'delivered' && (status === 'held' || status === 'skipped')) continue;
    const first = before !== undefined && before.story !== null ? before : null;
    rows.set(key, {
      status,
      story: first?.story ?? (came ? entry.story : null),
      wall: first?.wall ?? (came ? entry.wall : null),
      entry: first !== null && status === 'delivered' ? first.entry : entry.n,
    });
  }
  return { zone, startEx, rows, adHoc: [...adHoc.values()] };
}

const cameBy = ({ n, story, wall }: Entry, status: RowStatus): Happened => ({
  status,
  story,
  wall,
  entry: n,
});

interface Change {
  readonly key: string;
  readonly status: RowStatus;
  /** With this it came. */
  readonly came: boolean;
}

const change = (key: string, status: RowStatus, came = false): Change => ({ key, status, came });

/** What an entry of each kind does to a row; the other kinds do nothing to any. */
const changes: {
  readonly [Kind in EntryKind]?: (body: Extract<Entry, { readonly kind: Kind }>['body']) => Change;
} = {
  'inject.proposed': ({ inject }) => change(`inject.${inject}`, 'held'),
  'inject.delivered': ({ inject }) => change(`inject.${inject}`, 'delivered', true),
  'inject.skipped': ({ inject }) => change(`inject.${inject}`, 'skipped'),
  'inject.withdrawn': ({ inject }) => change(`inject.${inject}`, 'withdrawn'),
  'inject.cancelled': ({ inject }) => change(`inject.${inject}`, 'cancelled'),
  'decision.opened': ({ decision }) => change(`decision.${decision}`, 'open', true),
  'decision.closed': ({ decision, how }) =>
    change(`decision.${decision}`, how === 'default' ? 'missed' : 'done'),
  'decision.passed-over': ({ decision }) => change(`decision.${decision}`, 'skipped'),
  'expected.started': ({ expected }) => change(`expected.${expected}`, 'open', true),
  'expected.met': ({ expected, how }) => change(`expected.${expected}`, how === 'late' ? 'late' : 'done'),
  'expected.missed': ({ expected, how }) =>
    change(`expected.${expected}`, how === 'overtaken' ? 'skipped' : 'missed'),
  'clock.started': ({ clock }) => change(`clock.${clock}`, 'open', true),
  'clock.met': ({ clock }) => change(`clock.${clock}`, 'done'),
  'clock.missed': ({ clock }) => change(`clock.${clock}`, 'missed'),
  'clock.stopped': ({ clock }) => change(`clock.${clock}`, 'cancelled'),
};

function changeOf(entry: Entry): Change | null {
  const told = changes[entry.kind] as ((body: Entry['body']) => Change) | undefined;
  return told?.(entry.body) ?? null;
}
