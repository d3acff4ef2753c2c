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
  /** To look things up in: small, so that it is few pages. */
  readonly dense?: boolean;
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
  { kind, label, tlp, aboutReal, wide, runs, dense, content, strip }: Sheet,
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
    `table.sheet${wide === true ? '.wide' : ''}${runs === true ? '.report' : ''}${dense === true ? '.dense' : ''}`,
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

/** What is cut out of its sheet, and has its own markings. */
interface CutOut {
  readonly content: Content;
  /** It bears the exercise marking around what it says. */
  readonly marked?: true;
  /** For exercise control: cut off before it is handed over. */
  readonly strip?: readonly Content[];
}

/** So many stand on a page. */
export type Share = 6 | 4 | 2;

/** Sheets with as many of them as fit, to be cut apart. */
export function cutSheets(
  kind: string,
  share: Share,
  pieces: readonly CutOut[],
  telling: SheetTelling,
): readonly Element[] {
  const { say } = telling;
  return Array.from({ length: Math.ceil(pieces.length / share) }, (_, at) =>
    sheet(
      {
        kind,
        label: say('paper.cut-apart'),
        dense: true,
        content: [
          box(
            `div.cards.of-${share}`,
            pieces.slice(at * share, (at + 1) * share).map((piece) => cutOut(piece, telling)),
          ),
        ],
      },
      telling,
    ),
  );
}

function cutOut({ content, marked, strip }: CutOut, telling: SheetTelling): Element {
  const { say, scenario, imprint } = telling;
  const exercise = marked === true ? null : box('strong.exercise', exerciseMarking(say));
  return box(
    'section.card',
    box('div.body-of-card', exercise, content),
    box(
      'div.foot-of-card',
      // it stays with what is handed over
      box(
        'div.imprinted',
        exercise,
        tlpLabel(scenario.marking),
        imprint === undefined
          ? null
          : box(
              'span.imprint',
              [imprint.handling, imprint.state].filter((each) => each !== null).join(' · '),
            ),
      ),
      strip === undefined ? null : box('div.strip', box('span', say('paper.cut')), ...strip),
    ),
  );
}

export const tlpLabel = (tlp: Tlp): Element =>
  box(`span.tlp.${tlp.slice(4).toLowerCase().replace('+', '-')}`, tlp);
