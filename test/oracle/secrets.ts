/**
 * What a screen must not tell. Everything that the author wrote for exercise control alone, every message and fact that did not reach whoever
 * looks at the screen, questions that were not asked, options that are not open. What was given in the same words may be told.
 */
import type { Texts } from '@sandtable/core/record';
import type { Scenario, Text } from '@sandtable/core/scenario';
import { lifeOf } from '../model/world.ts';
import { answerKey, type RecordSays, type Sent } from './record-says.ts';
import { collapsed } from './statement.ts';
import { en, optionsNow } from './words-of-record.ts';

/** Shorter pieces stand in texts of all kinds. */
const least = 24;

/** The sentences of a text, as far as they are the same whatever its placeholders stand for. */
export const piecesOf = (text: string): readonly string[] =>
  text
    .split(/\{[^{}]*\}|(?<=[.?!])\s+/u)
    .map((piece) => collapsed(piece))
    .filter((piece) => piece.length >= least);

export interface Circle {
  readonly roles: readonly string[];
  readonly reached: (message: Sent) => boolean;
}

/** What these roles were told, decide or may see, as text; `reached` says which messages they had. */
function givenTo(says: RecordSays, { roles, reached }: Circle, texts: Texts): readonly string[] {
  const { world, sent } = says;
  const { scenario } = world;
  const own = scenario.roles.filter(({ name }) => roles.includes(name));
  const deed = (text: Text | null): readonly string[] => (text === null ? [] : [en(text)]);
  return [
    ...deed(scenario.title),
    ...deed(scenario.fictional),
    ...scenario.law.flatMap(({ title, text }) => [...deed(title), ...deed(text)]),
    ...scenario.phases.flatMap(({ title, soFar }) => [...deed(title), ...deed(soFar)]),
    ...own.flatMap(({ title, brief, can }) => [
      ...deed(title),
      ...deed(brief),
      ...can.map(({ text }) => en(text)),
    ]),
    ...sent.filter(reached).flatMap((message) => wordingsOf(scenario, message, texts)),
    ...scenario.facts
      .filter(({ name }) => lifeOf(world.facts, name).roles.some((role) => roles.includes(role)))
      .flatMap(({ text, detail }) => [...deed(text), ...deed(detail)]),
    ...scenario.decisions.flatMap((decision) => {
      const { question, whyNow, options, by, consult } = decision;
      const asked = [...by.roles, ...consult.roles];
      const isAsked = roles.length === 0 || asked.some((role) => roles.includes(role));
      const { status, opened } = lifeOf(world.decisions, decision.name);
      // in the room stands what was decided, before it was asked, too
      // reopened, it is asked, though it was answered before it was asked
      const isPut = opened || status === 'open';
      if (!isAsked || !(isPut || (roles.length === 0 && status === 'closed'))) return [];
      const shown = status === 'closed' ? options.map(({ text }) => en(text)) : openOptions(says, decision);
      // what a card foresaw may be what somebody said
      const said = asked.flatMap((role) => wordsOf(says, decision.name, role, texts));
      return [...deed(question), ...deed(whyNow), ...shown, ...said];
    }),
    ...scenario.actions
      .filter(({ by }) => by.roles.some((role) => roles.includes(role)))
      .map(({ text }) => en(text)),
    ...scenario.discussions
      .filter(
        ({ name, with: { roles: circle } }) =>
          lifeOf(world.talks, name).opened &&
          (roles.length === 0 || circle.length === 0 || circle.some((role) => roles.includes(role))),
      )
      .map(({ ask }) => en(ask)),
    ...scenario.activities
      .filter(({ name }) => lifeOf(world.talks, name).opened)
      .map(({ title }) => en(title)),
    ...scenario.clocks.map(({ title }) => en(title)),
    ...scenario.variables
      .filter(({ seenBy }) => seenBy.roles.some((role) => roles.includes(role)))
      .map(({ title }) => en(title)),
    ...scenario.hotWash.map(en),
  ];
}

const openOptions = (says: RecordSays, decision: Scenario['decisions'][number]): readonly string[] =>
  optionsNow(says, decision).flatMap(({ open, text }) => (open ? [text] : []));

function wordsOf({ said }: RecordSays, decision: string, role: string, texts: Texts): readonly string[] {
  const { words = null, conditions = null } = said.get(answerKey(decision, role)) ?? {};
  return [words, conditions].flatMap((at) => (at === null ? [] : [texts(at) ?? '']));
}

/** A message in all the words in which it may have come. */
function wordingsOf(scenario: Scenario, message: Sent, texts: Texts): readonly string[] {
  const inject = scenario.injects.find(({ name }) => name === message.inject);
  return [
    ...(message.said === null ? [] : [texts(message.said) ?? '']),
    ...message.edited.map(({ said }) => texts(said) ?? ''),
    ...(inject === undefined ? [] : [inject.text, ...inject.textFor.map(({ text }) => text)].map(en)),
    ...(inject === undefined ? [] : [en(inject.contentNote ?? {})]),
    ...(inject?.attach ?? []).flatMap((attached) =>
      Object.values(attached).map((part) => JSON.stringify(part)),
    ),
  ];
}

/** Everything there is that somebody could tell. */
function everythingOf(scenario: Scenario): readonly string[] {
  const all = (texts: readonly (Text | null)[]) => texts.flatMap((text) => (text === null ? [] : [en(text)]));
  return [
    ...scenario.injects.flatMap(({ text, textFor, notes, evaluatorNotes, sensitivity }) => [
      ...all([text, notes, evaluatorNotes, sensitivity, ...textFor.map((own) => own.text)]),
    ]),
    ...scenario.facts.flatMap(({ text, detail }) => all([text, detail])),
    ...scenario.decisions.flatMap(({ question, whyNow, notes, options, ifThey }) => [
      ...all([question, whyNow, notes]),
      ...options.flatMap((option) => all([option.text, option.whyNot])),
      ...ifThey.flatMap((card) => all([card.do, card.say])),
    ]),
    ...scenario.discussions.flatMap(({ ask, probes, ifSilent, notes }) =>
      all([ask, ...probes, ifSilent, notes]),
    ),
    ...scenario.expected.flatMap(({ text }) => all([text])),
    ...scenario.outcomes.flatMap(({ clauses }) => clauses.flatMap(({ text }) => all([text]))),
    ...scenario.roles.flatMap(({ brief }) => all([brief])),
  ];
}

/** Pieces of the author's text that must not stand on a screen of these people. */
export function secretsFrom(says: RecordSays, circle: Circle, texts: Texts): readonly string[] {
  const given = collapsed(
    givenTo(says, circle, texts)
      .join('\n')
      .replaceAll(/\{[^{}]*\}/gu, ' '),
  );
  return allPieces(says.world.scenario).filter((piece) => !given.includes(piece));
}

const known = new WeakMap<Scenario, readonly string[]>();
function allPieces(scenario: Scenario): readonly string[] {
  const pieces = known.get(scenario) ?? [...new Set(everythingOf(scenario).flatMap(piecesOf))];
  known.set(scenario, pieces);
  return pieces;
}
