/**
 * A sheet of paper that carries its marking on every page it is printed on: the head and foot of a table are repeated by every browser
 * where the table is broken over pages.
 */
import { exerciseMarking, tlpMeaning, type Telling } from '@sandtable/words';
import { textIn, type Scenario, type Tlp } from '@sandtable/core/scenario';
import type { Element } from 'hast';
import { box, type Content } from './page.ts';

export interface Sheet {
  /** What it is, in the middle of its head: "Role card". */
  readonly kind: string;
  /** Whose it is, or its serial, at the right of its foot. */
  readonly label: string;
  readonly tlp?: Tlp;
  /** Of a paper whose findings are real: what stands in the place of the exercise marking. */
  readonly aboutReal?: string;
  readonly wide?: boolean;
  /** It runs on over pages as long as it is: a report. */
  readonly runs?: boolean;
  readonly content: readonly Content[];
  /** For exercise control, under the foot: cut off before the sheet is handed over. */
  readonly strip?: readonly Content[];
}

/** What tells one printed paper from another of the same kind: it stands on every sheet, and on every card that is cut out. */
export interface Imprint {
  /** Name of the exercise, version, draft or final, the day on which it was made. */
  readonly state: string;
  /** The line of a state or a house, which stands beside the TLP label. */
  readonly handling: string | null;
}

/** Of which exercise it is, and in which language. */
export interface SheetTelling extends Pick<Telling, 'say' | 'language'> {
  readonly scenario: Pick<Scenario, 'title' | 'marking' | 'language'>;
  readonly imprint?: Imprint;
}

export function sheet(
  { kind, label, tlp, aboutReal, wide, runs, content, strip }: Sheet,
  telling: SheetTelling,
): Element {
  const { say, scenario, imprint } = telling;
  const marking = tlp ?? scenario.marking;
  const exercise = box(
    aboutReal === undefined ? 'strong.exercise' : 'strong',
    aboutReal ?? exerciseMarking(say),
  );
  const mark = tlpLabel(marking);
  const handling = imprint?.handling ? box('strong', imprint.handling) : null;
  const line = (selector: string, ...parts: readonly Content[]) =>
    box('tr', box('td', box(`div.${selector}`, ...parts)));
  return box(
    `table.sheet${wide === true ? '.wide' : ''}${runs === true ? '.report' : ''}`,
    box('thead', line('head', exercise, box('span.kind', kind), handling, mark)),
    box('tbody', box('tr', box('td.content', ...content))),
    box(
      'tfoot',
      line(
        'foot',
        exercise,
        box('span.kind', `${textIn(scenario.title, telling)} · ${label}`),
        mark,
        box(
          'span.meaning',
          imprint === undefined ? null : box('span.imprint', imprint.state),
          tlpMeaning(marking, say),
        ),
      ),
      strip === undefined ? null : line('strip', box('span', say('paper.cut')), ...strip),
    ),
  );
}

/** On a card that leaves its sheet. */
export const cardImprint = ({ imprint }: SheetTelling): Content =>
  imprint === undefined
    ? null
    : box('span.imprint', [imprint.handling, imprint.state].filter((each) => each !== null).join(' · '));

export const tlpLabel = (tlp: Tlp): Element =>
  box(`span.tlp.${tlp.slice(4).toLowerCase().replace('+', '-')}`, tlp);
