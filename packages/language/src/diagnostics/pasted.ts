/** ST013.: what comes along when text is pasted from elsewhere. */
import { problem, quoted } from './diagnostic.ts';

/** What a sign is taken for by whoever reads the file. */
export type Likeness = 'blank' | 'nothing' | 'hyphen' | 'colon' | 'comma' | 'letter' | 'sign';

export const lookAlike = problem<{
  readonly sign: string;
  readonly name: string;
  readonly like: string;
  readonly likeness: Likeness;
}>({
  code: 'ST0131',
  title: 'A sign that looks like another',
  replace: ({ like }) => like,
  say: ({ sign, name, like, likeness }) => ({
    message: `${name.charAt(0).toUpperCase()}${name.slice(1)} (U+${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}) stands here.`,
    reason: {
      blank: 'It looks like a blank and is none, so the line is not read as it seems to stand.',
      nothing: 'It cannot be seen, and makes another word of the one it stands in.',
      hyphen: 'It looks like a hyphen and is none.',
      colon: 'It looks like a colon and is none.',
      comma: 'It looks like a comma and is none.',
      letter: `It looks like the letter ${quoted(like)} and is none.`,
      sign: `It looks like ${quoted(like)} and is another.`,
    }[likeness],
    fix: {
      blank: 'Type a blank in its place.',
      nothing: 'Delete it: put the cursor behind it, and press backspace once.',
      hyphen: 'Type a hyphen (`-`) in its place.',
      colon: 'Type a colon and a blank in its place.',
      comma: 'Type a comma and a blank in its place.',
      letter: `Type ${quoted(like)} in its place.`,
      sign: `Type ${quoted(like)} in its place.`,
    }[likeness],
  }),
  explanation:
    'Web pages and word processors put no-break spaces, soft hyphens and dashes into text that is copied from them. In prose they may stay; between keys, names, numbers and brackets they break what nobody sees. `check --fix` puts the plain signs.',
  bad: 'title:«\u00a0»Silent gates\n',
  good: 'title: Silent gates\n',
});

export const unfinishedMerge = problem<{ readonly first: number; readonly last: number }>({
  code: 'ST0132',
  title: 'An unfinished merge',
  say: ({ first, last }) => ({
    message: `Two versions of the file stand here side by side, lines ${first} to ${last}.`,
    reason:
      'Somebody else changed the same lines, and git has left both, between `<<<<<<<` and `>>>>>>>`. Nothing is read before it is known which is meant.',
    fix: 'Keep the lines that are right, and delete the others and the three lines of signs.',
  }),
  explanation:
    'When two people change the same lines, git writes both versions into the file and marks them. Only a person can choose, so `check --fix` does nothing here.',
  bad: 'sandtable: 1\n«<<<<<<< HEAD»\ntitle: Silent gates\n=======\ntitle: The silent gates\n>>>>>>> anna\n',
  good: 'sandtable: 1\ntitle: The silent gates\n',
  whole: true,
});

export const codeFence = problem({
  code: 'ST0133',
  title: 'A fence of a chat or a web page',
  say: () => ({
    message: 'This line marks where a piece of code begins or ends in a chat or on a web page.',
    reason: 'It was copied along; a scenario has no such line.',
    fix: 'Delete the line.',
  }),
  replace: () => '',
  explanation:
    'Chats and web pages put code between lines of three backticks or tildes. Only what stands between them belongs into the file.',
  bad: '«```yaml»\ntitle: Silent gates\n',
  good: 'title: Silent gates\n',
});

export const bullet = problem<{ readonly sign: string }>({
  code: 'ST0134',
  title: 'A bullet of a word processor',
  replace: () => '-',
  say: ({ sign }) => ({
    message: `${quoted(sign)} does not begin an item of a list.`,
    reason: 'A list has its items on lines of their own that begin with a hyphen and a blank.',
    fix: 'Begin each line with `- `.',
  }),
  explanation: 'Word processors turn the hyphens of a list into bullets or dashes.',
  bad: 'hot-wash:\n  «•» What went well?\n',
  good: 'hot-wash:\n  - What went well?\n',
});
