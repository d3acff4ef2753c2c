/** Questions to exercise control: whose turn it is, and what was told already about the same thing, so that two tables hear the same. */
import type { Texts } from '../../record/parts.ts';
import type { Program } from '../../program/program.ts';
import type { Message, Question, State } from '../../program/state.ts';
import { waitsFor } from '../../questions/due-now.ts';
import { fold } from '../../scenario/nearest.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import type { QuestionBoard } from './control-view.ts';
import { messageText } from '../messages.ts';
import { speakerName, type Reader } from '../reader.ts';

/** Oldest first. */
export function questionQueue(
  program: Program,
  state: State,
  texts: Texts,
  reader: Reader,
): readonly QuestionBoard[] {
  const { scenario } = program;
  return state.questions.map((question) => ({
    entry: question.entry,
    by: question.by,
    title: speakerName(question.by, reader),
    text: texts(question.said),
    wall: question.wall,
    answered: question.answered,
    deferred: question.deferred,
    waitsFor: waitsFor(scenario, state, question),
    told: question.answered ? [] : alreadyTold(scenario, state, question, texts, reader),
  }));
}

/** The latest few messages of the world outside that speak of the same, newest first. */
function alreadyTold(
  scenario: Scenario,
  state: State,
  question: Question,
  texts: Texts,
  reader: Reader,
): QuestionBoard['told'] {
  const asked = wordsOf(texts(question.said) ?? '');
  const themes = scenario.actors
    .flatMap((actor) => actor.answers)
    .map(({ about }) => about.map(fold))
    .filter((about) => about.some((word) => asked.has(word)));
  const isRole = (name: string): boolean => scenario.roles.some((role) => role.name === name);
  const about = (text: string): boolean => {
    const said = wordsOf(text);
    const shared = [...asked].filter((word) => said.has(word) && word.length >= longWord).length;
    return shared >= 2 || themes.some((theme) => theme.some((word) => said.has(word)));
  };
  const found = state.messages.flatMap((message): readonly { message: Message; text: string }[] => {
    if (isRole(message.from) || message.withdrawnFrom.length > 0) return [];
    const text = messageText(texts, message, null, reader);
    return text !== null && about(text) ? [{ message, text }] : [];
  });
  return found
    .slice(-most)
    .toReversed()
    .map(({ message, text }) => ({
      from: speakerName(message.from, reader),
      to: [...message.to, ...message.cc],
      text,
      seconds: message.story,
    }));
}

const most = 3;
/** Words shorter than this occur everywhere, and do not show that two sentences are about the same thing. */
const longWord = 5;

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(fold(text).match(/[\p{L}\p{N}]+/gu) ?? []);
}
