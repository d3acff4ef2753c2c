// What is one concept stands in one place. Each row is a sign by which a second copy of it would be known in the sources.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { house } from '../house.ts';

interface Concept {
  readonly concept: string;
  readonly sign: RegExp;
  /** Where alone the sign stands: the one place, and what looks like it, with the reason. */
  readonly at: Readonly<Record<string, string>>;
}

const theOne = 'the one place';
const concepts: readonly Concept[] = [
  {
    concept: 'what an effect makes come: a list of verbs of one’s own forgets the verb that is added',
    sign: /\bverb [!=]== '(?:send|open|start-clock|reveal|go)'/u,
    at: {
      'packages/core/src/play/preview.ts':
        'what a facilitator added has verbs of its own, and only `send` waits',
      'packages/core/src/step/effect.ts': 'the same, where it acts',
      'packages/language/src/advice/mentions.ts':
        'goes through all that is written, of which effects are a part',
      'packages/language/src/check/circles.ts': 'what leaves a phase, which `end` does, too',
    },
  },
  {
    concept: 'all effects of a scenario, whoever holds them',
    sign: /\bonLeave\b/u,
    at: {
      'packages/core/src/scenario/effects.ts': theOne,
      'packages/core/src/scenario/scenario.ts': 'the type of a phase',
      'packages/language/src/check/course.ts': 'where they are read',
      'packages/language/src/check/circles.ts':
        'follows phases as they are left and entered, one after the other',
      'packages/simulate/src/possible/possible.ts': 'the same',
      'packages/documents/src/msel/today.ts': 'makes a scenario again, without what cannot come',
    },
  },
  {
    concept: 'a text in the reader’s language',
    sign: /\[(?:\w+\.)*language\] \?\?/u,
    at: { 'packages/core/src/scenario/text.ts': theOne },
  },
  {
    concept: 'what is a placeholder in a text',
    sign: /\\\{\\\{\||\\\{\(?\[a-z\]/u,
    at: {
      'packages/core/src/scenario/text.ts': theOne,
      'packages/language/src/check/checking.ts': 'looks for what may have been meant as one, too',
    },
  },
  {
    concept: 'what an inject without a title is called',
    sign: /\binject\.title\b/u,
    at: { 'packages/core/src/scenario/titles.ts': theOne },
  },
  {
    concept: 'who speaks, by a title',
    sign: /say\('format\.exercise-control'\)/u,
    at: {
      'packages/words/src/telling/names.ts': theOne,
      'packages/words/src/telling/reader.ts': 'hands the word to the views of the core',
    },
  },
  {
    concept: 'an answer in words',
    sign: /\.join\(' > '\)/u,
    at: { 'packages/words/src/telling/names.ts': theOne },
  },
  {
    concept: 'what may be said with an answer',
    sign: /^\s*(?:readonly )?'?necessity'?[?:,]/mu,
    at: {
      'packages/core/src/record/grounds.ts': theOne,
      'packages/core/src/scenario/answer.ts': 'the type of what a scenario asks for',
      'packages/core/src/record/cause.ts': 'the type of what stands on the record',
      'packages/core/src/record/entry-shapes.ts': 'its shape, which the type holds',
      'packages/language/src/schema/script.ts': 'its keys in a script',
    },
  },
  {
    concept: 'a gauge in words',
    sign: /\bworld\.(?:map|flatMap)\([^;]*[^.\w]value\(|shownAs [!=]== 'words'/u,
    at: {
      'packages/words/src/telling/number.ts': theOne,
      'packages/host/src/page/role-parts.tsx': 'draws no bar of what is told in words only',
    },
  },
  {
    concept: 'the run sheet in words: whether the day is behind its plan',
    sign: /Math\.\w+\(Math\.abs\([\w.]*behind/u,
    at: { 'packages/terminal/src/wording/time-box.ts': theOne },
  },
  {
    concept: 'how many edits lie between two words',
    sign: /levenshtein|\beditDistance\b/iu,
    at: { 'packages/core/src/scenario/nearest.ts': theOne },
  },
  {
    concept: 'how wide a text is',
    sign: /from '(?:string-width|get-east-asian-width)'|0x1100/u,
    at: {
      'packages/words/src/telling/width.ts': theOne,
      'packages/language/src/diagnostics/render.ts': 'asks the same library: language stands below words',
    },
  },
  {
    concept: 'where prose is broken into lines',
    sign: /from 'wrap-ansi'|\btext\.split\(' '\)|\.split\(\/ \+\/u?\)/u,
    at: {
      'packages/terminal/src/screen/wrap.ts': theOne,
      'packages/cli/src/help.ts': 'asks the same library, for what no screen draws',
    },
  },
  {
    concept: 'where a long text is cut',
    sign: /lastIndexOf\(' '|slice\(0, \w+ - 1\)[^;]*…/u,
    at: {
      'packages/author/src/graph/dot.ts': 'halves a label that is short already',
    },
  },
  {
    concept: 'what `next` does now',
    sign: /^(?=.*\bbusyWith\()(?=.*\b(?:itemAhead|handExit|exitByHand|decisionReady)\()/su,
    at: {
      'packages/core/src/questions/due-now.ts': theOne,
      'packages/core/src/play/attend.ts': 'asks how far time may go, and whether something stops it',
    },
  },
];

const root = join(import.meta.dirname, '../../..');
const sources = house
  .flatMap(({ package: name }) => {
    const src = `packages/${name}/src`;
    return readdirSync(join(root, src), { recursive: true, encoding: 'utf8' }).map(
      (file) => `${src}/${file.replaceAll('\\', '/')}`,
    );
  })
  .filter((file) => /\.tsx?$/u.test(file) && !file.startsWith('packages/words/src/en/'))
  .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));

test.for(concepts)('$concept', ({ sign, at }) => {
  const found = sources.filter(({ text }) => sign.test(text)).map(({ file }) => file);
  expect(found.toSorted()).toEqual(Object.keys(at).toSorted());
});
