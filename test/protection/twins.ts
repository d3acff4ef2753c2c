/**
 * Two exercises that differ only in what some seats may not know: those seats get the same bytes at the same times through the page, as data,
 * by the stream and by the long poll, and the same replies to their orders.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Program, State } from '@sandtable/core';
import { isCause, type Command, type Entry, type Setup } from '@sandtable/core/record';
import { effectsIn, type Recipients, type Scenario, type Text } from '@sandtable/core/scenario';
import {
  capacityKey,
  openSeats,
  startSession,
  type LetInAs,
  type Session,
  type WallClock,
} from '@sandtable/host';
import { openReception, pageApp, type Reception } from '@sandtable/host/page-door';
import { textReader } from '@sandtable/words';
import { morning } from '../../packages/host/test/harbour.ts';
import { newKey } from '../../packages/host/src/invitations/key.ts';
import { played as playedBy, type Shelved } from '../scenarios/library.ts';
import { randomPlay, stream } from '../scenarios/random-play.ts';

/** Something that came to a seat. */
interface Came {
  /** Milliseconds of the room's clock. */
  readonly at: number;
  readonly by: string;
  readonly bytes: string;
}

/** Somebody at a seat: what comes to them by the stream and the long poll, and what they get when they ask. */
interface Watcher {
  readonly capacity: LetInAs;
  readonly came: Came[];
  ask(path: string, accept: string): Promise<void>;
  /** Sends a form of this power that is about this, as it stands now; one that does not stand is made up. */
  order(power: string, subject: string | null, filled?: Filled): Promise<string>;
}

type Filled = Readonly<Record<string, readonly string[]>>;

interface World {
  readonly session: Session;
  readonly clock: RoomClock;
  readonly reception: Reception;
  readonly watchers: readonly Watcher[];
  /** Waits until nothing is on its way any more. */
  settled(): Promise<void>;
  close(): void;
}

/** A clock that the play moves, second by second; whoever asked for every fifteenth second is called each fifteenth. */
interface RoomClock extends WallClock {
  pass(): void;
}

function roomClock(): RoomClock {
  let now = morning;
  const timers = new Set<{ readonly each: number; next: number; readonly tick: () => void }>();
  return {
    now: () => now,
    every(each, tick) {
      const timer = { each, next: now + each, tick };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    pass() {
      now += 1000;
      for (const timer of timers)
        if (timer.next <= now) {
          timer.next += timer.each;
          timer.tick();
        }
    },
  };
}

const host = '127.0.0.1:8737';
/** What this sending of a form is called: it is by chance, in one exercise as well. */
const chance = /(name=\\?"order\\?" value=\\?")[\w-]{22}/gu;

function openWorld(
  folder: string,
  { scenario, text, setup }: { readonly scenario: Scenario; readonly text: string; readonly setup: Setup },
  capacities: readonly LetInAs[],
): World {
  const clock = roomClock();
  const session = startSession({
    ...setup,
    scenario,
    text,
    engine: 'test',
    file: join(folder, 'a.jsonl'),
    clock,
    reader: textReader('en'),
  });
  const reception = openReception(session);
  const door = pageApp({
    session,
    seats: openSeats(session),
    reception,
    reach: { origin: null, behindProxy: false, lan: false },
  });
  const left = new AbortController();
  let moved = 0;
  const watcherOf = (capacity: LetInAs): Watcher => {
    const device = newKey();
    const by = reception.invite(null, capacity, clock.now() + 1e9);
    reception.enter({ device, address: '', by, alone: false, read: true });
    const came: Came[] = [];
    const note = (how: string, bytes: string): void => {
      moved += 1;
      came.push({ at: clock.now(), by: how, bytes: bytes.replaceAll(chance, '$1') });
    };
    const send = async (path: string, init: RequestInit = {}): Promise<Response> =>
      door.app.request(`http://${host}${path}`, {
        ...init,
        signal: left.signal,
        headers: {
          host,
          authorization: `Bearer ${device}`,
          ...(init.headers as Record<string, string> | undefined),
        },
      });
    const query = capacity.of === 'role' ? `role=${capacity.role}` : `as=${capacity.of}`;
    void (async () => {
      const { body } = await send(`/events?${query}`);
      const decoder = new TextDecoder();
      for await (const chunk of body ?? []) note('stream', decoder.decode(chunk as Uint8Array));
    })().catch(() => {});
    void (async () => {
      for (let at = ''; !left.signal.aborted;) {
        const response = await send(`/changes?${query}&at=${at}`);
        const reply = await response.text();
        note('long poll', reply);
        if (!response.ok) return;
        at = /"id":"([\w-]+)"/u.exec(reply)?.[1] ?? at;
      }
    })().catch(() => {});
    return {
      capacity,
      came,
      async ask(path, accept) {
        const response = await send(path, { headers: { accept } });
        note(`${path} ${accept} ${response.status}`, await response.text());
      },
      async order(power, subject, filled = {}) {
        const { forms = [] } = (await (
          await send(`/?${query}`, { headers: { accept: 'application/json' } })
        ).json()) as {
          readonly forms?: readonly {
            readonly power: string;
            readonly subject: string | null;
            readonly on: string;
          }[];
        };
        const on = forms.find((each) => each.power === power && each.subject === subject)?.on ?? 'made up';
        const body = { order: newKey(), power, subject, on, filled };
        const response = await send('/orders', {
          method: 'POST',
          headers: { accept: 'application/json', 'content-type': 'application/json' },
          body: JSON.stringify(body),
        });
        const reply = `${response.status} ${await response.text()}`;
        note(`${power} ${subject ?? ''}`, reply);
        return reply;
      },
    };
  };
  const watchers = capacities.map(watcherOf);
  return {
    session,
    clock,
    reception,
    watchers,
    async settled() {
      for (let quiet = 0, before = moved; quiet < 3; before = moved) {
        await new Promise(setImmediate);
        quiet = moved === before ? quiet + 1 : 0;
      }
    },
    close() {
      left.abort();
      door.close();
      reception.close();
      session.close();
    },
  };
}

/** Everybody outside is taken for somebody else: who it is, nobody at a seat may learn. */
const disguised = (scenario: Scenario): Scenario => ({
  ...scenario,
  actors: scenario.actors.map((actor) => ({ ...actor, shownAs: scenario.roles[0]?.name ?? null })),
});

/** The same scenario with other words where nobody but these roles could read them. */
function otherwiseFor(scenario: Scenario, apart: readonly string[], known: readonly string[]): Scenario {
  const other = (text: Text): Text =>
    Object.fromEntries(
      Object.entries(text).map(([language, words]) => [language, `${words} And so much more of it.`]),
    );
  const orNull = (text: Text | null): Text => other(text ?? { [scenario.language]: 'Something.' });
  const isTheirs = (...to: readonly Recipients[]): boolean =>
    to.every(({ roles }) => roles.every((role) => apart.includes(role)));
  return {
    ...scenario,
    injects: scenario.injects.map((inject) => ({
      ...inject,
      text: isTheirs(inject.to, inject.cc) ? other(inject.text) : inject.text,
      textFor: inject.textFor.map((own) =>
        apart.includes(own.role) ? { ...own, text: other(own.text) } : own,
      ),
      notes: orNull(inject.notes),
      evaluatorNotes: orNull(inject.evaluatorNotes),
    })),
    facts: scenario.facts.map((fact) =>
      known.includes(fact.name) ? fact : { ...fact, text: other(fact.text), detail: orNull(fact.detail) },
    ),
    decisions: scenario.decisions.map((decision) => ({ ...decision, notes: orNull(decision.notes) })),
    actors: scenario.actors.map((actor) => ({ ...actor, title: other(actor.title) })),
    roles: scenario.roles.map((role) =>
      apart.includes(role.name) ? { ...role, brief: orNull(role.brief) } : role,
    ),
    outcomes: scenario.outcomes.map((outcome) => ({
      ...outcome,
      clauses: outcome.clauses.map((clause) => ({ ...clause, text: other(clause.text) })),
    })),
    expected: scenario.expected.map((each) => ({ ...each, text: other(each.text) })),
    discussions: scenario.discussions.map((each) => ({ ...each, notes: orNull(each.notes) })),
  };
}

/** Something that nobody but exercise control and the two apart may know; what comes of it is of no interest. */
function inSecret(
  { session, reception, clock }: World,
  apart: readonly [string, string],
  luck: () => number,
): void {
  const [one, two] = apart;
  const said = { text: 0 } as const;
  const words = ['What only these two know. '.repeat(1 + Math.floor(luck() * 9))];
  const author = { participant: null, role: one, organisation: null };
  const deeds: readonly (() => unknown)[] = [
    () => session.give({ kind: 'note', body: { said, tag: null, role: two, about: null } }, words),
    () => session.give({ kind: 'ask', body: { by: one, said } }, words, author),
    () => session.give({ kind: 'say', body: { from: one, to: [two], said } }, words, author),
    () => session.give({ kind: 'say', body: { from: 'exercise_control', to: [one], said } }, words),
    () =>
      session.give(
        { kind: 'adhoc', body: { from: 'exercise_control', to: apart, channel: 'email', said, reveals: [] } },
        words,
      ),
    () => {
      const device = newKey();
      const by = reception.invite('Eve', { of: 'role', role: two }, clock.now() + 1e9);
      reception.enter({ device, address: '', by, alone: false, read: true });
    },
    () =>
      reception.knock({ device: newKey(), address: '', code: reception.roomCode(), name: 'Bo', read: true }),
    () =>
      reception.knock({
        device: newKey(),
        address: '192.0.2.7',
        code: 'BBBBBBBB',
        name: 'Mallory',
        read: true,
      }),
    () => {
      const wrong = session.entries.findLast(({ kind }) => kind === 'note');
      if (wrong !== undefined) session.strike(wrong.n);
    },
  ];
  deeds[Math.floor(luck() * deeds.length)]?.();
}

/** A command that names entries names those of the other exercise. */
function renumbered(command: Command, numbers: ReadonlyMap<number, number>): Command {
  const here = (entry: number): number => numbers.get(entry) ?? entry;
  if (command.kind === 'reply')
    return { ...command, body: { ...command.body, question: here(command.body.question) } };
  if (command.kind === 'correct')
    return { ...command, body: { ...command.body, entry: here(command.body.entry) } };
  return command;
}

export interface Twins {
  readonly program: Program;
  readonly text: string;
  readonly setup: Setup;
  /** A play: its commands are given in both exercises. */
  readonly played: { readonly state: State; readonly entries: readonly Entry[] };
  readonly seed: number;
  readonly folders: readonly [string, string];
}

export interface Difference {
  readonly seat: string;
  readonly what: string;
}

/** Plays both, and answers with how what came to somebody differs, and how many things came to all. */
export async function twins({ program, text, setup, played, seed, folders }: Twins): Promise<{
  readonly differences: readonly Difference[];
  readonly came: number;
  readonly secrets: number;
}> {
  const scenario = disguised(program.scenario);
  const luck = stream(seed);
  const names = scenario.roles.map(({ name }) => name);
  const first = Math.floor(luck() * names.length);
  const second = (first + 1 + Math.floor(luck() * (names.length - 1))) % names.length;
  const apart = [names[first] ?? '', names[second] ?? ''] as const;
  const capacities: readonly LetInAs[] = [
    ...names.filter((name) => !apart.includes(name)).map((role): LetInAs => ({ of: 'role', role })),
    { of: 'observer' },
    { of: 'screen' },
    { of: 'safety-lead' },
    { of: 'evaluator' },
    { of: 'interpreter' },
  ];
  // here seconds pass in the room, too, in which luck may bring about what it did not in the play
  const byLuck = effectsIn(scenario).flatMap(({ of, effect }) =>
    of === 'chance' && effect.verb === 'reveal' && effect.to.roles.some((role) => !apart.includes(role))
      ? [effect.fact]
      : [],
  );
  // so may a message come that never came there, and the facts that it tells with it
  const byMessage = scenario.injects.flatMap(({ to, cc, reveals }) =>
    [to, cc].some(({ roles }) => roles.some((role) => !apart.includes(role))) ? reveals : [],
  );
  const known = scenario.facts.flatMap(({ name }, at) =>
    byLuck.includes(name) ||
    byMessage.includes(name) ||
    names.some((role, place) => !apart.includes(role) && (played.state.facts[at]?.since[place] ?? -1) >= 0)
      ? [name]
      : [],
  );
  const worlds = [
    openWorld(folders[0], { scenario, text, setup }, capacities),
    openWorld(folders[1], { scenario: otherwiseFor(scenario, apart, known), text, setup }, capacities),
  ] as const;
  const [plain, other] = worlds;
  let secrets = 0;
  try {
    const numbers = new Map<number, number>();
    // the last of them watch somebody, or interpret for somebody, who is not apart
    const event = {
      did: 'watches',
      roles: names.filter((name) => !apart.includes(name)).slice(0, 1),
    } as const;
    for (const { session } of worlds)
      for (const guest of [capacities.length - 1, capacities.length])
        session.give({ kind: 'door', body: { guest, event } });
    const settle = async (): Promise<void> => {
      for (const world of worlds) await world.settled();
    };
    await settle();
    for (const entry of played.entries.filter(isCause)) {
      for (let times = Math.floor(luck() * 3); times > 0; times -= 1) {
        const before = other.session.entries.length;
        inSecret(other, apart, luck);
        secrets += other.session.entries.length - before;
        await settle();
      }
      // seconds pass, so that what happens in secret falls between two beats, too
      const seconds = 1 + Math.floor(luck() * 8);
      for (let second = 0; second < seconds; second += 1) {
        for (const { clock } of worlds) clock.pass();
        await settle();
        if (luck() < 0.2) {
          inSecret(other, apart, luck);
          await settle();
        }
      }
      const command = { kind: entry.kind, body: entry.body } as Command;
      const said = (JSON.stringify(command.body).match(/"text":\d+/gu) ?? []).map(() => 'So it is said.');
      const given = plain.session.give(command, said, entry.author);
      const again = other.session.give(renumbered(command, numbers), said, entry.author);
      if (!('refused' in given) && !('refused' in again))
        numbers.set(given.entries[0]?.n ?? 0, again.entries[0]?.n ?? 0);
      await settle();
      const watched = Math.floor(luck() * capacities.length);
      const decision = scenario.decisions[Math.floor(luck() * scenario.decisions.length)]?.name ?? '';
      const fact = scenario.facts[Math.floor(luck() * scenario.facts.length)]?.name ?? '';
      for (const world of worlds) {
        const who = world.watchers[watched];
        if (who === undefined) continue;
        await who.ask('/', 'text/html');
        await who.ask('/', 'application/json');
        for (const [power, subject] of [
          ['answer', decision],
          ['tell-fact', fact],
        ] as const)
          await who.order(power, subject, {});
        await who.order('note', null, { said: ['x'], about: ['100000'] });
      }
    }
    await settle();
  } finally {
    for (const world of worlds) world.close();
  }
  const hidden = namesForNobody(scenario);
  const differences = capacities.flatMap((capacity, place): readonly Difference[] => {
    const [one, two] = worlds.map(({ watchers }) => watchers[place]?.came ?? []);
    const told = two?.flatMap(({ bytes }) => bytes.match(/[a-z][a-z0-9]*(?:_[a-z0-9]+)+/gu) ?? []);
    const name = told?.find((each) => hidden.has(each));
    // how much stands on the record is nobody's business who may not read it
    const numbered = two?.find(({ bytes }) => /"(?:entry|n)":\d/u.test(bytes));
    if (numbered !== undefined)
      return [{ seat: capacityKey(capacity), what: `it was told the number of an entry: ${numbered.by}` }];
    if (name !== undefined) return [{ seat: capacityKey(capacity), what: `it was told the name ${name}` }];
    const at = (one ?? []).findIndex((each, index) => JSON.stringify(each) !== JSON.stringify(two?.[index]));
    if (at < 0 && one?.length === two?.length) return [];
    const shown = (each: Came | undefined): string =>
      each === undefined ? 'nothing' : `${each.by} at ${each.at}: ${each.bytes}`;
    return [{ seat: capacityKey(capacity), what: apartFrom(shown(one?.[at]), shown(two?.[at])) }];
  });
  return {
    differences,
    came: worlds.reduce(
      (sum, { watchers }) => sum + watchers.reduce((of, { came }) => of + came.length, 0),
      0,
    ),
    secrets,
  };
}

/** What the author calls things of which no player, and nobody who looks on, learns even that they are there; what is a word stands elsewhere. */
function namesForNobody(scenario: Scenario): ReadonlySet<string> {
  const { injects, expected, chances, luck, measures, outcomes, tests, variables } = scenario;
  const hidden = [injects, expected, chances, luck, measures, outcomes, tests].flatMap((each) =>
    each.map(({ name }) => name),
  );
  const unseen = variables.filter(({ seenBy }) => seenBy.roles.length === 0).map(({ name }) => name);
  const { roles, facts, decisions, actions, organisations, groups, clocks, activities } = scenario;
  const seen = [roles, facts, decisions, actions, organisations, groups, clocks, activities].flatMap((each) =>
    each.map(({ name }) => name),
  );
  const options = decisions.flatMap((each) => each.options.map(({ name }) => name));
  return new Set([...hidden, ...unseen].filter((name) => ![...seen, ...options].includes(name)));
}

/** Where two texts part, with some of what stands around. */
function apartFrom(one: string, two: string): string {
  let at = 0;
  while (at < one.length && one[at] === two[at]) at += 1;
  const from = Math.max(0, at - 60);
  return `${one.slice(0, 60)} … ${one.slice(from, from + 160)}\n<> ${two.slice(0, 60)} … ${two.slice(from, from + 160)}`;
}

/** A play of a scenario of the library, with a script of its own or by chance; of its commands so many at most. */
export async function twinsOf(
  { program, name, scripts }: Shelved,
  {
    seed,
    folder,
    most = Infinity,
  }: { readonly seed: number; readonly folder: string; readonly most?: number },
): ReturnType<typeof twins> {
  const script = scripts[seed % (scripts.length + 1)];
  const parameters = (script?.parameters ?? []).map(({ parameter, value }) => [parameter, value] as const);
  const setup: Setup = { seed: String(seed), parameters, attribution: program.scenario.attribution };
  const whole =
    script === undefined ? randomPlay(program, seed, parameters) : playedBy(program, script, setup.seed);
  const commands = whole.entries.filter(isCause).slice(0, most);
  const folders = ['one', 'two'].map((each) => join(folder, each)) as [string, string];
  for (const each of folders) mkdirSync(each);
  const text = readFileSync(new URL(`../../scenarios/${name}/scenario.yaml`, import.meta.url), 'utf8');
  return twins({ program, text, setup, played: { state: whole.state, entries: commands }, seed, folders });
}
