/** Words of people with what an interpreter put beside them, and what there is to interpret. */
import type { TextReference, Texts } from '../record/parts.ts';
import type { Program } from '../program/program.ts';
import type { State } from '../program/state.ts';
import { messagesTo } from '../questions/received.ts';
import { partIn } from '../questions/seat.ts';
import { isCovered } from './ballot.ts';
import { toldSender } from './messages.ts';
import { speakerName, type Reader } from './reader.ts';

/** The same words, and beside them what they say in the language of whoever reads, where somebody interpreted them into it. */
export function withInterpreters(state: State, texts: Texts, reader: Reader): Texts {
  const own = state.interpreted.filter(({ into }) => into === reader.language);
  if (own.length === 0) return texts;
  return (reference) => {
    const words = texts(reference);
    const beside = own.findLast((each) => isSame(each.words, reference));
    // what was taken out, or is told to nobody, is so in every language
    if (words === null || beside === undefined || words === reader.struck || words === reader.withheld)
      return words;
    const said = texts(beside.said);
    return said === null ? words : reader.interpreted(words, said);
  };
}

const isSame = (one: TextReference, other: TextReference): boolean =>
  one.entry === other.entry && one.text === other.text;

/** Words that somebody said, and whoever reads them may have interpreted. */
export interface SpokenWords {
  readonly words: TextReference;
  readonly by: string;
  /** As they were said. */
  readonly text: string;
  /** Into which languages they were put. */
  readonly into: readonly string[];
}

/** What these roles heard and said in words of people, oldest first, each once: messages, questions, and answers that no ballot covers. */
export function spokenWords(
  program: Program,
  state: State,
  roles: readonly string[],
  texts: Texts,
  reader: Reader,
): readonly SpokenWords[] {
  const said = roles.flatMap((role) => [
    ...messagesTo(state, role).flatMap((message) =>
      message.said === null || message.withdrawnFrom.includes(role)
        ? []
        : [{ words: message.said, by: toldSender(message, reader) }],
    ),
    ...state.deeds.flatMap(({ command, doneIn, role: by }) =>
      by === role && (command.kind === 'say' || command.kind === 'ask')
        ? [{ words: { entry: doneIn, text: command.body.said.text }, by: speakerName(role, reader) }]
        : [],
    ),
    ...answersSeenBy(program, state, role, reader),
  ]);
  const byPlace = new Map(said.map((each) => [`${each.words.entry}:${each.words.text}`, each]));
  return [...byPlace.values()]
    .toSorted((one, other) => one.words.entry - other.words.entry)
    .flatMap(({ words, by }) => {
      const text = texts(words);
      if (text === null || text === reader.struck || text === reader.withheld) return [];
      const into = state.interpreted.flatMap((each) => (isSame(each.words, words) ? [each.into] : []));
      return [{ words, by, text, into }];
    });
}

function answersSeenBy(program: Program, state: State, role: string, reader: Reader) {
  return program.scenario.decisions.flatMap((decision, place) => {
    const now = state.decisions[place];
    const isTold =
      now?.everOpened === true &&
      !isCovered(decision, now.status) &&
      decision.ballot !== 'secret' &&
      partIn(program, state, decision, role) !== null;
    if (!isTold) return [];
    return now.answers.flatMap(({ role: by, answer, grounds, entry, saidIn }) => {
      const name = speakerName(by, reader);
      return [
        ...(answer.form === 'other' ? [{ words: { entry, text: answer.said.text }, by: name }] : []),
        ...(grounds.conditions === undefined
          ? []
          : [{ words: { entry: saidIn, text: grounds.conditions.text }, by: name }]),
      ];
    });
  });
}
