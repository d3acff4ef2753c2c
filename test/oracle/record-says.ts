/**
 * What a record says, read off its entries one by one: a world as the second interpreter holds it, and beside it what reached whom, what waits
 * to be given, who asked, and in which words somebody answered. Nothing of the views that are held against it is used.
 */
import {
  isCause,
  type Cause,
  type EditedText,
  type Entry,
  type PauseReason,
  type Printed,
  type Setup,
  type TextReference,
} from '@sandtable/core/record';
import type { Scenario } from '@sandtable/core/scenario';
import { readingOf, readOn, type Reading } from '../model/of-record.ts';
import type { World } from '../model/world.ts';

/** Something that reached people. */
export interface Sent {
  readonly story: number;
  readonly inject: string | null;
  /** Under which it is confirmed as given: the inject's, or that of the entry in which an author's message came; null for what people say. */
  readonly name: string | null;
  readonly from: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly said: TextReference | null;
  readonly edited: readonly EditedText[];
  readonly printed: Printed;
  /** Whether a person has to hand it over, and has. */
  hand: 'due' | 'given' | null;
  withdrawnFrom: readonly string[];
}

/** The words that came with an answer that stands. */
interface Said {
  readonly words: TextReference | null;
  readonly conditions: TextReference | null;
}

export interface RecordSays {
  readonly world: World;
  readonly sent: readonly Sent[];
  readonly pause: {
    readonly reason: PauseReason;
    readonly until: number | null;
    readonly since: number | null;
  } | null;
  /** What effects revealed, by the number of its entry, and whether somebody still has to say it. */
  readonly tidings: ReadonlyMap<number, { readonly fact: string; readonly due: boolean }>;
  readonly questions: readonly { readonly entry: number; readonly by: string; answered: boolean }[];
  readonly notes: readonly number[];
  /** By decision and role. */
  readonly said: ReadonlyMap<string, Said>;
  /** Whose answer a closed decision is, by decision; and who dissented, null where it was reversed since. */
  readonly makers: ReadonlyMap<
    string,
    { readonly roles: readonly string[]; readonly dissent: readonly string[] | null }
  >;
  readonly heardOf: ReadonlyMap<string, readonly string[]>;
  /** Places in the agenda of the phase that is active, of what is over. */
  readonly over: ReadonlyMap<number, 'done' | 'passed-over'>;
  /** How an expected action was met or missed, as it was entered last. */
  readonly ticks: ReadonlyMap<string, string>;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Says = Mutable<RecordSays> & {
  sent: Sent[];
  tidings: Map<number, { fact: string; due: boolean }>;
  questions: { entry: number; by: string; answered: boolean }[];
  notes: number[];
  said: Map<string, Said>;
  makers: Map<string, { roles: readonly string[]; dissent: readonly string[] | null }>;
  heardOf: Map<string, readonly string[]>;
  over: Map<number, 'done' | 'passed-over'>;
  ticks: Map<string, string>;
};

/** Reads on whenever it is asked: the entries may have become more since. */
export function recordReader(scenario: Scenario, setup: Setup): (entries: readonly Entry[]) => RecordSays {
  let reading: Reading = readingOf(scenario, setup);
  let atScreens: number[] = [];
  let says = nothingYet(reading.world);
  let last: Entry | undefined;
  let read = 0;
  return (entries) => {
    // a rewind goes on from an earlier entry, in another record
    if (entries.length < read || entries[read - 1] !== last) {
      reading = readingOf(scenario, setup);
      says = nothingYet(reading.world);
      atScreens = [];
      read = 0;
    }
    for (const entry of entries.slice(read)) {
      readOn(reading, entry);
      if (entry.kind === 'join') atScreens.push(entry.body.participant);
      if (entry.kind === 'left') atScreens = atScreens.filter((one) => one !== entry.body.participant);
      note(says, entry, reading, atScreens);
    }
    read = entries.length;
    last = entries.at(-1);
    return says;
  };
}

const nothingYet = (world: World): Says => ({
  world,
  sent: [],
  pause: null,
  tidings: new Map(),
  questions: [],
  notes: [],
  said: new Map(),
  makers: new Map(),
  heardOf: new Map(),
  over: new Map(),
  ticks: new Map(),
});

export const answerKey = (decision: string, role: string): string => `${decision} ${role}`;

function note(says: Says, entry: Entry, { causes }: Reading, atScreens: readonly number[]): void {
  const { scenario } = says.world;
  const { n, wall, story } = entry;
  const unread = (role: string): boolean =>
    scenario.roles.some(({ name }) => name === role) &&
    !(says.world.seats[role] ?? []).some((one) => atScreens.includes(one));
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- the world holds the rest
  switch (entry.kind) {
    case 'stage.changed': {
      const { pause } = entry.body;
      says.pause = pause === undefined ? null : { ...pause, since: wall };
      return;
    }
    case 'more-time':
      if (entry.body.of === 'break' && says.pause !== null && says.pause.until !== null)
        says.pause = {
          ...says.pause,
          until: Math.max(says.pause.until, wall ?? 0) + entry.body.minutes * 60_000,
        };
      return;
    case 'phase.entered':
      says.over = new Map();
      return;
    case 'item.done':
    case 'item.passed-over':
      says.over.set(entry.body.item, entry.kind === 'item.done' ? 'done' : 'passed-over');
      return;
    case 'inject.delivered': {
      const { inject, to, cc, printed, edited } = entry.body;
      const written = scenario.injects.find(({ name }) => name === inject);
      const adhoc = causes.get(entry.cause ?? 0);
      const own = adhoc?.kind === 'adhoc' ? adhoc.body : null;
      says.sent.push({
        story,
        inject,
        name: inject,
        from: written?.from ?? own?.from ?? 'exercise_control',
        to,
        cc,
        said: written === undefined && own ? { entry: entry.cause ?? 0, text: own.said.text } : null,
        edited,
        printed,
        hand: written ? handOf(says, written, to, atScreens) : null,
        withdrawnFrom: [],
      });
      return;
    }
    case 'inject.withdrawn': {
      const { inject, to } = entry.body;
      for (const each of says.sent)
        if (each.inject === inject) each.withdrawnFrom = [...each.withdrawnFrom, ...to];
      return;
    }
    case 'message.sent': {
      const { from, to, said, printed, effect } = entry.body;
      const name = effect === null ? null : `message-${n}`;
      const hand = name !== null && to.some(unread) ? 'due' : null;
      says.sent.push({
        story,
        inject: null,
        name,
        from,
        to,
        cc: [],
        said,
        edited: [],
        printed,
        hand,
        withdrawnFrom: [],
      });
      return;
    }
    case 'fact.learned': {
      const { fact, roles, how, of } = entry.body;
      // in the words of the inject whose effect it is, for who gets that now
      const beside = (role: string) =>
        of?.of === 'inject' &&
        says.sent.some(
          (each) =>
            each.inject === of.name && each.story === story && [...each.to, ...each.cc].includes(role),
        );
      if (how === 'effect' && roles.filter((role) => !beside(role)).some(unread))
        says.tidings.set(n, { fact, due: true });
      return;
    }
    case 'given': {
      const [, told] = /^fact-(\d+)$/u.exec(entry.body.inject) ?? [];
      const tidings = says.tidings.get(Number(told));
      if (tidings !== undefined) says.tidings.set(Number(told), { ...tidings, due: !entry.body.given });
      const latest = says.sent.findLast(({ name }) => name === entry.body.inject);
      if (latest !== undefined) latest.hand = entry.body.given ? 'given' : 'due';
      return;
    }
    case 'ask':
      says.questions.push({ entry: n, by: entry.body.by, answered: false });
      return;
    case 'reply': {
      const asked = says.questions.find((each) => each.entry === entry.body.question);
      if (asked !== undefined) asked.answered = true;
      return;
    }
    case 'note':
      says.notes.push(n);
      return;
    case 'heard': {
      const { discussion, task, heard } = entry.body;
      const others = (says.heardOf.get(discussion) ?? []).filter((each) => each !== task);
      says.heardOf.set(discussion, heard ? [...others, task] : others);
      return;
    }
    case 'answer': {
      const { decision, by, answer, grounds } = entry.body;
      says.said.set(answerKey(decision, by), {
        words: answer.form === 'other' ? { entry: n, text: answer.said.text } : null,
        conditions: grounds.conditions === undefined ? null : { entry: n, text: grounds.conditions.text },
      });
      return;
    }
    case 'reverse': {
      const { decision, by, answer } = entry.body;
      const words = answer.form === 'other' ? { entry: n, text: answer.said.text } : null;
      says.said.set(answerKey(decision, by), { words, conditions: null });
      return;
    }
    case 'correct':
      return putRight(says, entry, causes.get(entry.body.entry));
    case 'decision.closed':
      says.makers.set(entry.body.decision, { roles: entry.body.roles, dissent: entry.body.dissent });
      return;
    case 'decision.reversed':
      says.makers.set(entry.body.decision, { roles: [entry.body.by], dissent: null });
      return;
    case 'expected.met':
    case 'expected.missed':
      says.ticks.set(entry.body.expected, entry.body.how);
      return;
    default:
      if (isCause(entry)) return;
  }
}

/** What stands under the cursor of the agenda was spoken by whoever pressed the key; other cards, calls and readings wait for a hand. */
function handOf(
  { world, over }: Says,
  inject: Scenario['injects'][number],
  to: readonly string[],
  atScreens: readonly number[],
): Sent['hand'] {
  const byHand = inject.delivery === 'card' || inject.delivery === 'spoken' || inject.delivery === 'phone';
  const hasScreen = (role: string) => (world.seats[role] ?? []).some((one) => atScreens.includes(one));
  if (!byHand && to.every(hasScreen)) return null;
  const agenda = world.scenario.phases.find(({ name }) => name === world.phase)?.agenda ?? [];
  const item = agenda.find((_, at) => !over.has(at));
  return item?.does === 'inject' && item.inject === inject.name ? 'given' : 'due';
}

function putRight(says: Says, { n, body }: Cause & { readonly kind: 'correct' }, mistaken?: Cause): void {
  const { instead } = body;
  if (mistaken?.kind === 'say') {
    const to = instead !== null && 'to' in instead ? instead.to : [];
    for (const each of says.sent)
      if (each.said?.entry === mistaken.n) each.withdrawnFrom = each.to.filter((role) => !to.includes(role));
  }
  if (mistaken?.kind !== 'answer') return;
  const old = says.said.get(answerKey(mistaken.body.decision, mistaken.body.by));
  says.said.delete(answerKey(mistaken.body.decision, mistaken.body.by));
  if (instead?.of !== 'answer') return;
  says.said.set(answerKey(mistaken.body.decision, instead.by), {
    words: instead.answer.form === 'other' ? { entry: n, text: instead.answer.said.text } : null,
    conditions: old?.conditions ?? null,
  });
}

/** Delivered, and not handed over yet: the latest of each inject, unless it was taken back. */
export const waitsToBeGiven = ({ sent }: RecordSays, inject: string): boolean => {
  const latest = sent.findLast((each) => each.inject === inject);
  return latest?.hand === 'due' && latest.withdrawnFrom.length === 0;
};
