/**
 * What has been told. The state says who knows a fact; whether anybody told them is another question: what waits to be given by hand is known
 * on the record alone, and so is what an effect revealed to a role without a screen.
 */
import {
  hasScreen,
  present,
  type Message,
  type Program,
  type RecordedDeed,
  type State,
} from '@sandtable/core';
import type { Entry } from '@sandtable/core/record';
import { messagesTo } from '@sandtable/core/view';

/** Goes along a record, beside its state. */
export interface Told {
  /** By role: the facts that it was told, each with the entry that told it first; without those that it knew from the start. */
  readonly by: ReadonlyMap<string, ReadonlyMap<string, Entry>>;
  before(entry: Entry, state: State): void;
  after(entry: Entry, state: State): void;
  /** Numbers of the entries by which a role was sent what is in its inbox, has reached it and was not withdrawn. */
  heard(state: State, role: string): readonly number[];
}

/** It fell due and nobody has given it yet. Where nobody is present there is no hand to wait for. */
export const waitsForHand = ({ byHand, wall }: Pick<Message, 'byHand' | 'wall'>): boolean =>
  byHand === 'due' && wall !== null;

export function whatIsTold(program: Program): Told {
  const roles = program.scenario.roles.map(({ name }) => name);
  const by = new Map(roles.map((role) => [role, new Map<string, Entry>()]));
  /** Up to which entry a screen showed a role all that came. */
  const shown = new Map<string, number>();
  /** By inject: what its own effects revealed to its readers. */
  const worded = new Map<string, readonly Tidings[]>();
  const tell = ({ facts, to }: Tidings, entry: Entry, reaches: (role: string) => boolean): void => {
    for (const [role, told] of by)
      if ((to === 'all' || to.includes(role)) && reaches(role))
        for (const fact of facts) if (!told.has(fact)) told.set(fact, entry);
  };

  return {
    by,
    before({ kind, n }, state) {
      if (state.atScreens.length > 0 && movesScreens(kind))
        for (const role of roles) if (hasScreen(program, state, role)) shown.set(role, n - 1);
    },
    after(entry, state) {
      const onScreen = (role: string): boolean => hasScreen(program, state, role);
      const deed = state.deeds.at(-1);
      if (deed?.entry === entry.n) tell(spoken(deed, state), entry, (role) => present(program, state, role));
      if (state.atScreens.length > 0 && movesScreens(entry.kind))
        for (const role of roles)
          tell({ facts: factsKnown(program, state, role), to: [role] }, entry, onScreen);
      if (entry.kind === 'inject.delivered') {
        const message = state.messages.at(-1);
        const waits = message !== undefined && waitsForHand(message);
        tell(delivered(program, entry.body), entry, waits ? onScreen : anybody);
      }
      // with the other ways to learn goes a deed or an inject
      if (entry.kind === 'fact.learned' && entry.body.how === 'effect') {
        const { fact, roles, of } = entry.body;
        // what an inject's effect reveals at once to who gets that inject stands in its words
        const message = of?.of === 'inject' ? sentNow(state, of.name) : undefined;
        const reads = (role: string): boolean =>
          message !== undefined && (message.to.includes(role) || message.cc.includes(role));
        const inWords = { facts: [fact], to: roles.filter(reads) };
        if (of !== undefined && inWords.to.length > 0)
          worded.set(of.name, [...(worded.get(of.name) ?? []), inWords]);
        tell(inWords, entry, message !== undefined && waitsForHand(message) ? onScreen : anybody);
        const rest = { facts: [fact], to: roles.filter((role) => !reads(role)) };
        tell(rest, entry, entry.wall === null ? anybody : onScreen);
      }
      if (entry.kind === 'given') {
        const { inject, given } = entry.body;
        if (given)
          for (const words of [handedOver(program, state, inject), ...(worded.get(inject) ?? [])])
            tell(words, entry, anybody);
        else takeBack(by.values(), inject);
      }
    },
    heard: (state, role) =>
      messagesTo(state, role)
        .filter(
          (message) =>
            !message.withdrawnFrom.includes(role) &&
            (!waitsForHand(message) ||
              hasScreen(program, state, role) ||
              message.entry <= (shown.get(role) ?? 0)),
        )
        .map(({ entry }) => entry),
  };
}

/** What was sent lies at a seat for who sits down there later; what is said only those hear who are there. */
const anybody = (): boolean => true;

interface Tidings {
  readonly facts: readonly string[];
  readonly to: 'all' | readonly string[];
}

const movesScreens = (kind: Entry['kind']): boolean =>
  kind === 'join' || kind === 'left' || kind === 'seat' || kind === 'unseat' || kind === 'merge';

/** Names of the facts that a role knows. */
export const factsKnown = (
  { scenario, places }: Program,
  { facts }: State,
  role: string,
): readonly string[] =>
  scenario.facts.flatMap(({ name }, at) =>
    (facts[at]?.since[places.role.get(role) ?? -1] ?? -1) < 0 ? [] : [name],
  );

function delivered(
  { scenario, places }: Program,
  { inject, to, cc }: Pick<Message, 'to' | 'cc'> & { readonly inject: string },
): Tidings {
  return { facts: scenario.injects[places.inject.get(inject) ?? -1]?.reveals ?? [], to: [...to, ...cc] };
}

/** The inject as it was sent at this moment of the story. */
const sentNow = ({ messages, now }: State, name: string): Message | undefined =>
  messages.findLast(({ inject, story }) => inject === name && story === now);

/** What a hand gave: an inject, or a fact that an effect revealed. */
function handedOver(program: Program, { messages, tidings }: State, name: string): Tidings {
  const fact = tidings.find(({ entry }) => name === `fact-${entry}`);
  if (fact) return { facts: [fact.fact], to: fact.to };
  const message = messages.findLast(({ inject }) => inject === name);
  return message ? delivered(program, { ...message, inject: name }) : { facts: [], to: [] };
}

/** It was not given after all. */
function takeBack(told: Iterable<Map<string, Entry>>, name: string): void {
  for (const facts of told)
    for (const [fact, entry] of facts)
      if (entry.kind === 'given' && entry.body.inject === name) facts.delete(fact);
}

function spoken({ command }: RecordedDeed, { questions }: State): Tidings {
  switch (command.kind) {
    case 'share':
      return { facts: [command.body.fact], to: command.body.with };
    case 'aloud':
      return { facts: [command.body.fact], to: command.body.to };
    case 'adhoc':
      return { facts: command.body.reveals, to: command.body.to };
    case 'reply': {
      const { question, reveals } = command.body;
      return { facts: reveals, to: questions.flatMap(({ entry, by }) => (entry === question ? [by] : [])) };
    }
    case 'act':
    case 'answer':
    case 'ask':
    case 'deliver':
    case 'override':
    case 'release':
    case 'reverse':
    case 'say':
    case 'seen':
      return { facts: [], to: [] };
  }
}
