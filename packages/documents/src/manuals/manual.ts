/** What all manuals share: of which scenario, in which language and state, and how far they may go. */
import { textIn } from '@sandtable/core/scenario';
import type { Telling } from '@sandtable/words';
import { tellingOf, type PaperRequest } from '../before/cards.ts';
import { exerciseBlocks, exerciseReaders, imprintOf } from '../before/exercise.ts';
import { confined, type Document, type PaperPart } from '../page/document.ts';
import type { Block } from '../page/markdown.ts';

/** A part of several sections; none where all are empty. */
export const part = (...sections: readonly (readonly Block[])[]): PaperPart => ({ blocks: sections.flat() });

export interface Manual {
  readonly kind: string;
  readonly label: string;
  /** Only those who lead or watch may read it; absent: everybody. */
  readonly confidential?: true;
  /** It says first what this exercise is, as far as these may see it; absent: it does not. */
  readonly exerciseFor?: keyof typeof exerciseReaders;
  readonly parts: readonly PaperPart[];
}

/** `write` is given how things are told; parts in which nothing stands are left out. */
export function manual(request: PaperRequest, write: (telling: Telling) => Manual): Document {
  const telling = tellingOf(request);
  const { kind, label, confidential, parts, exerciseFor } = write(telling);
  const { exercise } = request;
  // under the Chatham House Rule no paper names anybody
  const unnamed = telling.scenario.chathamHouse;
  const said =
    exercise === undefined || exerciseFor === undefined
      ? []
      : [
          part(
            exerciseBlocks(exercise, telling, { ...exerciseReaders[exerciseFor], ...(unnamed && nobody) }),
          ),
        ];
  const { state, handling } = imprintOf(request, telling);
  return {
    kind,
    // the line of a state or a house stands beside the TLP label on every page
    label: handling === null ? label : `${label} · ${handling}`,
    title: telling.say('manual.of', { kind, title: textIn(telling.scenario.title, telling) }),
    marking: confidential === true ? confined(telling.scenario.marking) : telling.scenario.marking,
    state,
    parts: [...said, ...parts].filter(({ blocks }) => blocks.length > 0),
    telling,
  };
}

const nobody = { names: false, staffNames: false };
