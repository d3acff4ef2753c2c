/** What all manuals share: of which scenario, in which language and state, and how far they may go. */
import { textIn, type Tlp } from '@sandtable/core/scenario';
import type { Telling } from '@sandtable/words';
import { tellingOf, type PaperRequest } from '../before/cards.ts';
import type { Document, PaperPart } from '../page/document.ts';
import type { Block } from '../page/markdown.ts';

/** A part of several sections; none where all are empty. */
export const part = (...sections: readonly (readonly Block[])[]): PaperPart => ({ blocks: sections.flat() });

export interface Manual {
  readonly kind: string;
  readonly label: string;
  readonly marking?: Tlp;
  readonly parts: readonly PaperPart[];
}

/** `write` is given how things are told; parts in which nothing stands are left out. */
export function manual(request: PaperRequest, write: (telling: Telling) => Manual): Document {
  const telling = tellingOf(request);
  const { kind, label, marking, parts } = write(telling);
  return {
    kind,
    label,
    title: telling.say('manual.of', { kind, title: textIn(telling.scenario.title, telling) }),
    marking: marking ?? telling.scenario.marking,
    state: stateWords(request, telling),
    parts: parts.filter(({ blocks }) => blocks.length > 0),
    telling,
  };
}

/** Version, draft or final, and the day on which it was made. */
function stateWords({ printed }: PaperRequest, { say, scenario }: Telling): string {
  return say('manual.state', { version: scenario.version, state: 'draft', printed: printed ?? 'none' });
}
