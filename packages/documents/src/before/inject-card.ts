/** Cards for those who receive an inject: what they may read, and a strip for the controller to cut off. Short ones stand several to a page. */
import { type Attachment, type Inject, type Scenario, textIn } from '@sandtable/core/scenario';
import { type Telling, clean, exerciseMarking, roleName, storyTimeAt } from '@sandtable/words';
import { toldSenderName } from '@sandtable/words/paper';
import type { Element } from 'hast';
import { type Content, box, brokenLines, grid, paragraphs } from '../page/page.ts';
import { cutSheets, sheet, tlpLabel, type Share } from '../page/sheet.ts';
import type { PlannedTimes } from '../msel/planned.ts';
import { onPaper } from './print.ts';
import { h } from 'hastscript';
import { writtenElements } from '../page/written.ts';

export const cardReaders = (inject: Inject): readonly string[] => [
  ...new Set([...inject.to.roles, ...inject.cc.roles]),
];

/**
 * Whether it is handed over. What is read aloud, told as a call or about the exercise itself is said; what all may see is on the room's
 * screen. What goes with an inject is paper in any case.
 */
export function needsPaper(inject: Inject, { roles }: Scenario): boolean {
  if (inject.attach.length > 0) return true;
  if (inject.kind === 'administrative') return false;
  switch (inject.delivery) {
    case 'card':
    case 'mail':
      return true;
    case 'screen':
      return cardReaders(inject).length < roles.length;
    case 'spoken':
    case 'phone':
      return false;
  }
}

export interface PrintedCard {
  readonly inject: Inject;
  readonly role: string;
}

/** Of these, the sheets: first those of which several stand on a page, the shortest first, then each that needs a page of its own. */
export function cardSheets(
  cards: readonly PrintedCard[],
  telling: Telling,
  times: PlannedTimes,
): readonly Element[] {
  const { say } = telling;
  const shares = Map.groupBy(cards, (card) => shareOf(card, telling));
  const several = ([6, 4, 2] as const).flatMap((share) =>
    cutSheets(
      say('paper.inject-cards'),
      share,
      (shares.get(share) ?? []).map((card) => ({
        content: letter(card, telling, times),
        marked: true,
        strip: stripOf(card, telling),
      })),
      telling,
    ),
  );
  return [...several, ...(shares.get(1) ?? []).map((card) => cardSheet(card, telling, times))];
}

/** What fits into a sixth, a quarter and a half of both papers, in characters; a line that is begun counts as half of one. */
const [inASixth, inAQuarter, inAHalf, aBrokenLine] = [255, 330, 900, 30];

function shareOf(card: PrintedCard, telling: Telling): Share | 1 {
  const { inject } = card;
  if (inject.attach.length > 0) return 1;
  const text = onPaper(textFor(card), telling);
  const note = inject.contentNote === null ? '' : textIn(inject.contentNote, telling);
  const broken = text.split(/\n\s*\n/u).length - 1;
  const long = text.length + note.length + broken * aBrokenLine;
  const besides = (note === '' ? 0 : aBrokenLine) + (inject.tlp === null ? 0 : aBrokenLine);
  if (long + besides <= inASixth) return 6;
  return long <= inAQuarter ? 4 : long <= inAHalf ? 2 : 1;
}

const textFor = ({ inject, role }: PrintedCard) =>
  inject.textFor.find((each) => each.role === role)?.text ?? inject.text;

function cardSheet(card: PrintedCard, telling: Telling, times: PlannedTimes): Element {
  const { say } = telling;
  return sheet(
    {
      kind: say('paper.inject'),
      label: roleName(card.role, telling),
      content: [letter(card, telling, times), card.inject.attach.map((each) => attachmentBox(each, telling))],
      strip: stripOf(card, telling),
    },
    telling,
  );
}

const stripOf = ({ inject, role }: PrintedCard, { say, ...telling }: Telling): readonly Element[] => [
  box(
    'strong',
    say('paper.card-number', { serial: inject.serial, role: roleName(role, { say, ...telling }) }),
  ),
  box('span', say('paper.given')),
];

function letter(card: PrintedCard, telling: Telling, times: PlannedTimes): Element {
  const { say } = telling;
  const { inject, role } = card;
  const exercise = box('strong.exercise', exerciseMarking(say));
  return box(
    'div.letter',
    box(
      'dl',
      box('dt', say('paper.from')),
      box('dd', toldSenderName(inject, telling)),
      box('dt', say('paper.to')),
      box('dd', roleName(role, telling)),
      box('dt', say('paper.channel')),
      box('dd', inject.channel),
      box('dt', say('paper.story-time')),
      box('dd', storyTimeOnCard(inject, telling, times)),
      inject.tlp === null ? null : box('dt', say('paper.story-marking')),
      inject.tlp === null ? null : box('dd', tlpLabel(inject.tlp)),
    ),
    inject.contentNote === null
      ? null
      : box('p.who', say('common.content-note', { text: textIn(inject.contentNote, telling).trim() })),
    exercise,
    box('div.text', paragraphs(onPaper(textFor(card), telling))),
    exercise,
  );
}

/** Printed where the story has that time whatever is played: at a moment of its own. Else it is written in when the card is handed over. */
const storyTimeOnCard = (inject: Inject, telling: Telling, times: PlannedTimes): string => {
  const planned = inject.at?.at === 'story' ? times('inject', inject.name) : null;
  return planned === null ? '________' : storyTimeAt(telling.scenario.story, planned.story, telling);
};

/** What goes with an inject, on paper: the text to be read, the table, the picture itself with the words for who cannot see it. */
function attachmentBox(attachment: Attachment, telling: Telling): Element {
  const exercise = box('strong.exercise', exerciseMarking(telling.say));
  return box(
    `section.attached.of-${attachment.holds}`,
    exercise,
    box('h3', textIn(attachment.title, telling).trim()),
    content(attachment, telling),
    exercise,
  );
}

function content(attachment: Attachment, telling: Telling): Content {
  switch (attachment.holds) {
    case 'text': {
      const text = onPaper(attachment.text, telling);
      return attachment.markdown ? writtenElements(text) : brokenLines(text);
    }
    case 'table': {
      const [head = [], ...rows] = attachment.table;
      return [box('p.alt', textIn(attachment.alt, telling).trim()), grid(head, rows)];
    }
    case 'picture':
      return h('img', { src: attachment.picture, alt: clean(textIn(attachment.alt, telling)).trim() });
  }
}
