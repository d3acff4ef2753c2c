/** ST062.: texts, tables and pictures that go with an inject. */
import { problem, quoted } from './diagnostic.ts';
import { type PictureKind, endingOf } from '../files/picture.ts';

const attached = (item: string, files = ''): string =>
  `actors:\n  crier: { name: Town crier }\ninjects:\n  siren:\n    at: 5m\n    from: crier\n    to: [mayor]\n    channel: mail\n    text: See the attachment.\n    attach:\n      - ${item}\n${files}`;
const picture = (bytes: string): string => `#! file fire.png\ndata:image/png;base64,${bytes}\n`;
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==';
const sound = attached('{ title: The fire, alt: Smoke over a roof, file: fire.png }', picture(png));

export const noAlt = problem<{ readonly path: string; readonly table: boolean }>({
  code: 'ST0621',
  title: 'A picture or table without the words for it',
  say: ({ path, table }) => ({
    message: `Nothing says what ${quoted(path)} shows.`,
    reason: table
      ? 'A table is read aloud, on the telephone and by screen readers: then one sentence must say what is in it.'
      : 'No terminal shows a picture, and not everybody sees one: people at a desk, on the telephone or with a screen reader have its words alone.',
    fix: table
      ? 'Add `alt` beside it, such as `alt: How many were hurt, hour by hour`.'
      : 'Add `alt` beside it, with all that matters for play: `alt: Smoke over the market hall, people leave by the north door`.',
  }),
  explanation:
    'What can be seen only is lost for some of those who play, so every picture and table has an `alt`. Whatever somebody must know to decide stands in it, in words.',
  bad: attached('{ title: The fire, file: «fire.png» }', picture(png)),
  good: sound,
});

export const notThatPicture = problem<{ readonly path: string; readonly found: PictureKind | null }>({
  code: 'ST0622',
  title: 'A file that is not the picture that its name says',
  say: ({ path, found }) => ({
    message:
      found === null ? `${quoted(path)} holds no picture.` : `${quoted(path)} holds a ${found} picture.`,
    reason:
      'What a picture is shows in its first bytes. Where its name says something else it was renamed or damaged, and it would not be seen on paper.',
    fix:
      found === null
        ? 'Save it anew as PNG, JPEG, GIF or WebP.'
        : `Give it a name that ends in \`${endingOf(found)}\`.`,
  }),
  explanation:
    'A picture can be PNG, JPEG, GIF or WebP, and the end of its name says which. To rename a file does not change what it holds: save it in another form from a program for pictures.',
  bad: attached(
    '{ title: The fire, alt: Smoke over a roof, file: «fire.png» }',
    picture('/9j/4AAQSkZJRgABAQ=='),
  ),
  good: sound,
});

export const svgPicture = problem({
  code: 'ST0623',
  title: 'A drawing in SVG',
  say: () => ({
    message: 'An SVG cannot be attached.',
    reason:
      'SVG is a page with a drawing in it: it can hold script and fetch things from elsewhere, on the machine of everybody who opens the paper.',
    fix: 'Export it as PNG, about 1600 points wide, and attach that.',
  }),
  explanation:
    'A scenario that comes from somebody else must be safe to open. PNG, JPEG, GIF and WebP hold a picture and nothing that runs.',
  bad: attached('{ title: The map, alt: Where the fire is, file: «map.svg» }'),
  good: sound,
});

export const emptyAttachment = problem<{ readonly path: string }>({
  code: 'ST0624',
  title: 'An attached file with nothing in it',
  say: ({ path }) => ({
    message: `${quoted(path)} is empty.`,
    reason: 'Players would be given a title and nothing to read.',
    fix: 'Write what it is to hold, or take the attachment out.',
  }),
  explanation: 'An attached text has a text, an attached table at least one row.',
  bad: attached('{ title: The order, file: «order.txt» }', '#! file order.txt\n\n'),
  good: attached('{ title: The order, file: order.txt }', '#! file order.txt\nLeave the hall.\n'),
});

export const longAttachment = problem<{
  readonly path: string;
  readonly characters: number;
  readonly most: number;
}>({
  code: 'ST0625',
  title: 'An attached file that nobody could read in play',
  say: ({ path, characters, most }) => ({
    message: `${quoted(path)} has ${characters} characters; an attached text may have ${most}.`,
    reason: 'To read so much would take more than two hours, and every screen and card would carry it.',
    fix: 'Attach the page that matters, and give the rest to read before the exercise.',
  }),
  explanation:
    'What goes with an inject is read while the clock runs: a page, or two. A handbook or a law belongs into what people get beforehand.',
  bad: 'a scenario with an attached text of more than 100,000 characters',
  good: 'a scenario with an attached text of a page',
  whole: true,
  met: 'outside',
});
