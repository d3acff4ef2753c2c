/** The world outside as whoever plays it needs it: each actor with its voice, what is prepared for it, and what it told whom before. */
import type { Texts } from '../../record/parts.ts';
import type { Program } from '../../program/program.ts';
import type { State } from '../../program/state.ts';
import { storyTimeOf, type StoryTime } from '../../scenario/story-time.ts';
import { textIn, textOrNull } from '../../scenario/text.ts';
import { messageText } from '../messages.ts';
import { speakerName, type Reader } from '../reader.ts';

export interface ActorBoard {
  readonly name: string;
  readonly title: string;
  /** Whom players take it for; null: they see who it is. */
  readonly shownAs: string | null;
  /** How it speaks. */
  readonly voice: string | null;
  readonly answers: readonly {
    /** Words of a question that it answers. */
    readonly about: readonly string[];
    readonly says: string;
    /** What it says when they insist. */
    readonly ifPressed: string | null;
  }[];
  /** Newest first. */
  readonly told: readonly {
    readonly story: StoryTime;
    /** Titles. */
    readonly to: readonly string[];
    readonly text: string;
  }[];
}

/** Pure. */
export function actorBoards(
  { scenario }: Program,
  state: State,
  texts: Texts,
  reader: Reader,
): readonly ActorBoard[] {
  return scenario.actors.map((actor) => ({
    name: actor.name,
    title: textIn(actor.title, reader),
    shownAs: actor.shownAs === null ? null : speakerName(actor.shownAs, reader),
    voice: textOrNull(actor.voice, reader),
    answers: actor.answers.map(({ about, says, ifPressed }) => ({
      about,
      says: textIn(says, reader),
      ifPressed: textOrNull(ifPressed, reader),
    })),
    told: state.messages
      .filter(({ from, withdrawnFrom }) => from === actor.name && withdrawnFrom.length === 0)
      .toReversed()
      .flatMap((message) => {
        const text = messageText(texts, message, null, reader);
        if (text === null) return [];
        const to = [...message.to, ...message.cc].map((role) => speakerName(role, reader));
        return [{ story: storyTimeOf(scenario.story, message.story), to, text }];
      }),
  }));
}
